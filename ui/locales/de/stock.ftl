# Was wo liegt, und wie es bewegt wurde.

cmd-stock-transfer = Bestand umlagern
transfer-from = Von
transfer-to = Nach
transfer-on = Am
transfer-lines = Was umgelagert wird
transfer-now = Umlagern
transfer-done = Der Bestand wurde umgelagert
transfer-done-short = { $count ->
    [one] Der Bestand wurde umgelagert. Ein Artikel fehlt jetzt.
   *[other] Der Bestand wurde umgelagert. { $count } Artikel fehlen jetzt.
}
move-item = Artikel
move-quantity = Menge
place-supplier = Lieferant
place-customer = Kunde
place-transit = Unterwegs
place-loss = Verlust
place-production = Fertigung

cmd-go-stock-moves = Gehe zu Lagerbewegungen
cmd-stock-moves = Bewegungen zeigen
stock-moves = Lagerbewegungen
stock-view-levels = Bestände
stock-view-receipts = Wareneingänge
stock-view-transfers = Umlagerungen
stock-view-corrections = Korrekturen
stock-view-moves = Bewegungen
stock-place = Ort
stock-value = Wert
stock-state-there = Vorhanden
stock-state-reorder = Bestand niedrig
stock-empty = Noch nichts am Lager
stock-empty-hint = Ware kommt mit Wareneingängen ins Lager.
move-when = Datum
move-document = Beleg
