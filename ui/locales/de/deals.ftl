# Verkaufschancen und ihr Weg durch die Stufen.

cmd-deal-new = Neue Chance
cmd-deal-quote = Angebot erstellen
cmd-deal-order = Auftrag erstellen
cmd-deal-won = Gewonnen
cmd-deal-lost = Verloren
cmd-deal-delete = Chance löschen
deal-create = Anlegen
deal-views = Ansicht
deal-view-board = Tafel
deal-view-list = Liste
deal-whose = Wessen
deal-all = Alle
deal-mine = Meine
deal-pipeline = Verkaufsweg
pipeline-sales = Verkauf
stage-contact = Erstkontakt
stage-qualified = Bedarf klar
stage-offer = Angebot
stage-negotiation = Verhandlung
stage-won = Gewonnen
stage-lost = Verloren
outcome-open = Offen
outcome-won = Gewonnen
outcome-lost = Verloren

deal-empty = Noch keine Chancen
deal-empty-hint = Eine Chance ist ein möglicher Verkauf: mit wem, wie viel, und was als Nächstes geschieht.
deal-title = Chance
deal-title-hint = Worum es geht
deal-party = Kunde
deal-contact = Ansprechperson
deal-amount = Wert
deal-expected = Entscheidung erwartet
deal-stage = Stufe
deal-owner = Wer
deal-nobody = Niemand
deal-source = Herkunft
deal-source-hint = Messe, Empfehlung…
deal-notes = Notizen
deal-next = Nächster Schritt
deal-outcome = Ausgang
deal-which = Zeigen
deal-which-mine = Meine
deal-which-stuck = Festgefahren
deal-which-unplanned = Ohne nächsten Schritt
deal-probability = Aussicht
deal-since = In dieser Stufe seit

deal-lines = Worum es geht
deal-line-add = Zeile hinzufügen
deal-line-what = Artikel oder Text
deal-line-text = Text: { $text }
deal-line-quantity = Menge
deal-line-price = Preis
deal-line-net = Betrag
deal-sum = Summe

deal-count = { $count ->
    [one] { $count } offene Chance
   *[other] { $count } offene Chancen
}
deal-weighted-sum = gewichtet { $sum }
deal-weighted = gewichtet { $sum } ({ $percent })
deal-weighted-at = Gewichtet mit { $percent }
deal-unconverted = { $count ->
    [one] { $count } ohne Wechselkurs
   *[other] { $count } ohne Wechselkurs
}
deal-more = { $count ->
    [one] { $count } weitere in der Liste
   *[other] { $count } weitere in der Liste
}
deal-unplanned = Kein nächster Schritt
deal-unplanned-short = ungeplant
deal-unplanned-hint = Nichts ist geplant. Was ist der nächste Schritt?
deal-stuck = { $count ->
    [one] Festgefahren: seit { $count } Tag in dieser Stufe
   *[other] Festgefahren: seit { $count } Tagen in dieser Stufe
}
deal-stuck-chip = Festgefahren
deal-in-stage = In dieser Stufe
deal-days = { $count ->
    [one] { $count } Tag
   *[other] { $count } Tage
}
deal-days-in-stage = { $count ->
    [one] seit { $count } Tag
   *[other] seit { $count } Tagen
}
deal-path = Stufen
deal-move-to = Nach { $stage } verschieben
deal-moved = { $title } ist jetzt in { $stage }
deal-lose = Verloren: { $title }
deal-lost = Als verloren vermerken
deal-lost-reason = Warum ging sie verloren?
deal-lost-usual = Häufige Gründe
deal-lost-hint = Die Gründe zeigen in den Berichten, was besser werden kann.
deal-lost-because = Verloren: { $reason }
lost-price = Zu teuer
lost-time = Zu spät
lost-rival = Ging an Mitbewerb
lost-need = Kein Bedarf mehr
lost-silence = Keine Antwort
deal-deleted = { $title } wurde gelöscht
deal-no-documents = Noch keine Belege.
deal-history = Weg bisher
deal-changed = { $title } geändert
deal-amount-of-lines = Der Wert dieser Chance ist die Summe ihrer Positionen. Ändern Sie sie in der Chance.
