# Belege der Verkaufskette, Wareneingänge und Bestandskorrekturen: Listen, Bearbeitung, Ansicht, Vorschau.

## Areas
area-receipts = Wareneingänge
area-transfers = Umlagerungen
area-corrections = Bestandskorrekturen
cmd-go-receipts = Gehe zu Wareneingänge
cmd-go-transfers = Gehe zu Umlagerungen
cmd-go-corrections = Gehe zu Bestandskorrekturen
doc-list-quotes = Angebote
doc-list-orders = Aufträge
doc-list-deliveries = Lieferungen
doc-list-invoices = Rechnungen
doc-list-receipts = Wareneingänge
doc-list-transfers = Umlagerungen
doc-list-corrections = Bestandskorrekturen

## Kinds
doc-kind = Art
doc-kind-quote = Angebot
doc-kind-order = Auftrag
doc-kind-delivery = Lieferung
doc-kind-invoice = Rechnung
doc-kind-credit_note = Gutschrift
doc-kind-receipt = Wareneingang
doc-kind-dispatch = Versand
doc-kind-arrival = Ankunft
doc-kind-correction = Bestandskorrektur
doc-title = { $kind } { $number }
doc-new-quote = Neues Angebot
doc-new-order = Neuer Auftrag
doc-new-delivery = Neue Lieferung
doc-new-invoice = Neue Rechnung
doc-new-credit_note = Neue Gutschrift
doc-new-receipt = Neuer Wareneingang
doc-new-dispatch = Ware an eine andere Filiale senden
doc-new-arrival = Ware annehmen
doc-new-correction = Neue Bestandskorrektur
doc-new-prepayment = Neue Abschlagsrechnung

## States
doc-state = Stand
doc-state-open = Offen
doc-state-partial = Begonnen
doc-state-done = Erledigt
doc-state-expired = Abgelaufen
doc-state-accepted = Angenommen
doc-state-declined = Abgelehnt
doc-state-replaced = Ersetzt
doc-state-closed = Geschlossen
doc-state-overdue = Überfällig
doc-state-final = Gebucht
doc-state-quote-open = Unbeantwortet
doc-state-order-partial = In Arbeit
doc-state-delivery-open = Zu berechnen
doc-state-delivery-partial = Teils berechnet
doc-state-delivery-done = Berechnet
doc-state-invoice-partial = Teils bezahlt
doc-state-invoice-done = Bezahlt
doc-filter-unanswered = Ohne Antwort
doc-filter-expired = Abgelaufen
doc-filter-accepted = Angenommen
doc-filter-declined = Abgelehnt
doc-filter-replaced = Ersetzt
doc-filter-unfinished = Unerledigt
doc-filter-late = Verspätet
doc-filter-finished = Erledigt
doc-filter-closed = Geschlossen
doc-filter-unpaid = Unbezahlt
doc-filter-overdue = Überfällig
doc-filter-paid = Bezahlt

## Fields
doc-branch = Filiale
doc-number = Nummer
doc-customer = Kunde
doc-supplier = Lieferant
doc-contact = Ansprechpartner
doc-no-contact = Niemand Bestimmtes
doc-date = Datum
doc-supply-on = Leistungsdatum
doc-valid-until = Gültig bis
doc-wanted-on = Gewünscht am
doc-due = Fällig
doc-reference = Bezug
doc-reference-customer = Zeichen des Kunden
doc-reference-supplier = Lieferschein des Lieferanten
doc-reference-own = Notiz
doc-reason = Grund
doc-goods-back = Ware kommt ins Lager zurück
doc-payment-term = Zahlungsziel
doc-price-list = Preisliste
doc-location = Ort
doc-own-location = Ort der Filiale
doc-currency = Währung
doc-exchange-rate = Wechselkurs
doc-exchange-rate-hint = Leer: der bekannte Kurs des Tages
doc-language = Sprache auf Papier
doc-billing-address = Rechnung geht an
doc-delivery-address = Ware geht an
doc-usual-address = Übliche Anschrift
doc-as-customer = Wie beim Kunden üblich
doc-discount-whole = Rabatt auf alles
doc-intro = Text über den Positionen
doc-closing = Text unter den Positionen
doc-more = Weitere Felder
doc-less = Weniger Felder
doc-owes = Schuldet { $amount }
doc-issued-by = Von
doc-sent = Versandt
doc-yes = Ja
doc-no = Nein
doc-not-yet = Noch nicht
doc-delivered-to = Geliefert an

## Lines
doc-lines-title = Positionen
doc-lines = { $count ->
    [one] { $count } Position
   *[other] { $count } Positionen
}
doc-more-lines = { $count ->
    [one] und { $count } weitere Position
   *[other] und { $count } weitere Positionen
}
doc-item = Artikel
doc-item-find = Name, Nummer oder Strichcode
doc-item-or-text = Name, Nummer, Strichcode oder Text
doc-quantity = Menge
doc-unit = Einheit
doc-unit-of = { $factor } { $unit }
doc-counted = Gezählt
doc-change = Änderung
doc-price = Preis
doc-price-gross = Preis mit Steuer
doc-cost = Kosten je Einheit
doc-discount = Rabatt
doc-vat = USt.
doc-amount = Betrag
doc-net = Netto
doc-net-of = Netto { $currency }
doc-line-text = Text
doc-line-description = Kleinerer Text darunter
doc-line-tax = Steuer
doc-line-tax-item = Wie beim Artikel
doc-line-as-text = „{ $text }“ als Textposition schreiben
doc-line-details = Text, Beschreibung und Steuer
doc-line-details-text = Beschreibung und Steuer
doc-line-fold = Einklappen
doc-available = { $quantity } verfügbar
doc-available-all = { $quantity } an allen Orten
doc-short = nur { $quantity } verfügbar
doc-none = nichts verfügbar
doc-delivered = Geliefert
doc-invoiced = Berechnet
doc-returned = Zurück
doc-of = { $done } von { $of }

## Totals
doc-total = Gesamt
doc-open = Offen
doc-tax-rate = { $tax } { $rate }{ $words }
doc-vat-Z = Nullsatz
doc-vat-E = steuerfrei
doc-vat-AE = Steuerschuld beim Empfänger
doc-vat-K = innergemeinschaftlich
doc-vat-G = Ausfuhr
doc-vat-O = nicht steuerbar
doc-vat-L = IGIC
doc-vat-M = IPSI
doc-prepaid = Abzüglich Abschlag
doc-to-pay = Zu zahlen
doc-instalments = Fällig in Teilen
doc-early = { $amount } Skonto bis { $date }
doc-still-open = noch { $amount } offen
doc-settled = beglichen

## Drafts
doc-draft = Entwurf
doc-draft-of = Entwurf: { $kind }
doc-draft-untitled = Noch niemand
doc-drafts = Ihre Entwürfe
doc-drafts-all = { $count ->
    [one] { $count } zeigen
   *[other] Alle { $count } zeigen
}
doc-drafts-fewer = Weniger zeigen
doc-issued = { $kind } { $number } ist ausgestellt
doc-posted = { $kind } { $number } ist gebucht
doc-approve-title = Trotzdem ausstellen?
doc-approve = Freigeben und ausstellen
doc-discard-title = Diesen Entwurf verwerfen?
doc-discard-text = Was Sie darin geschrieben haben, ist dann weg. Eine Nummer wurde nicht verbraucht.
doc-conflict = Jemand hat diesen Entwurf inzwischen geändert
doc-conflict-hint = Er wurde in einem anderen Fenster oder auf einem anderen PC gesichert. Nichts wurde überschrieben; wählen Sie, welche Fassung gilt.
doc-conflict-mine = Meine behalten
doc-conflict-theirs = Die andere nehmen

## Commands
cmd-doc-new-quote = Neues Angebot
cmd-doc-new-order = Neuer Auftrag
cmd-doc-new-delivery = Neue Lieferung
cmd-doc-new-invoice = Neue Rechnung
cmd-doc-new-receipt = Neuer Wareneingang
cmd-doc-new-dispatch = Ware an eine andere Filiale senden
cmd-doc-new-correction = Neue Bestandskorrektur
cmd-doc-make-order = Auftrag anlegen
cmd-doc-make-delivery = Lieferung anlegen
cmd-doc-make-invoice = Rechnung anlegen
cmd-doc-make-credit_note = Gutschrift anlegen
cmd-doc-prepayment = Abschlag berechnen…
cmd-doc-accept = Als angenommen vermerken
cmd-doc-decline = Als abgelehnt vermerken…
cmd-doc-revise = Neue Fassung anlegen
cmd-doc-close = Auftrag schließen…
cmd-doc-sent = Als versandt vermerken
cmd-doc-duplicate = Duplizieren
cmd-doc-preview = Vorschau und Druck
cmd-doc-preview-draft = Vorschau
cmd-doc-issue = Ausstellen
cmd-doc-post = Buchen
cmd-doc-discard = Entwurf verwerfen
cmd-doc-postings = Buchungssätze zeigen
cmd-payment-record = Zahlung erfassen
cmd-zoom-in = Größer
cmd-zoom-out = Kleiner

## Steps and history
doc-chain = Belege davor und danach
doc-history = Verlauf
doc-event-issued = Ausgestellt
doc-event-posted = Gebucht
doc-event-sent = Versandt
doc-event-accepted = Angenommen
doc-event-declined = Abgelehnt
doc-event-closed = Geschlossen
doc-event-replaced = Durch neuere Fassung ersetzt
doc-step-done-sent = { $number } ist als versandt vermerkt
doc-step-done-accepted = { $number } ist angenommen
doc-step-done-declined = { $number } ist abgelehnt
doc-step-done-closed = { $number } ist geschlossen
doc-step-done-replaced = { $number } ist ersetzt
doc-decline-title = Angebot { $number } wurde abgelehnt
doc-decline-reason = Warum? (für Ihre Berichte; wird nicht gedruckt)
doc-close-title = Auftrag { $number } schließen
doc-close-reason = Warum? Was noch nicht geliefert ist, wird nicht mehr geliefert.
doc-prepayment = Abschlag
doc-prepayment-title = Abschlag berechnen
doc-prepayment-percent = Teil des Auftrags
doc-prepayment-hint = Von der Schlussrechnung wird er von selbst abgezogen.
doc-prepayment-make = Rechnung anlegen

## Preview
preview-title = Vorschau: { $title }
preview-pages = { $count ->
    [one] { $count } Seite
   *[other] { $count } Seiten
}
preview-page = Seite { $page }
preview-draft-hint = So wird es aussehen. Die Nummer kommt beim Buchen.
preview-open = PDF öffnen
preview-save = PDF speichern
preview-save-title = PDF speichern
preview-saved = Gespeichert
preview-reveal = Im Ordner zeigen
preview-print = Drucken
preview-printer = Drucker
preview-copies = Exemplare
preview-printed = An { $printer } gesandt
preview-away = Auf einem anderen PC gedruckt: Das Blatt kommt von der Zentrale, wenn es hier geöffnet oder gedruckt wird.
preview-no-printer = Dieser Rechner hat keinen Drucker

## Why this price
doc-why-price = Warum dieser Preis?
why-base = { $list }: { $price }
why-convert = Umgerechnet von { $from } ({ $base }) in { $to } ({ $factor })
why-typed = Eingegeben: { $price }
why-exchange = Umgerechnet: 1 { $from } = { $rate } { $to }
why-round = Gerundet auf { $digits } Nachkommastellen
why-discount = Rabatt der Position: { $value }
why-result = { $price } je { $unit }

## Empty lists
doc-empty-quotes = Noch keine Angebote
doc-empty-quotes-hint = Aus einem Angebot wird mit einem Schritt ein Auftrag, und nichts wird zweimal getippt.
doc-empty-orders = Noch keine Aufträge
doc-empty-orders-hint = Legen Sie einen aus einem Angebot an oder beginnen Sie einen neuen. Ein Auftrag hält seine Ware, bis sie geht.
doc-empty-deliveries = Noch keine Lieferungen
doc-empty-deliveries-hint = Öffnen Sie einen Auftrag und legen Sie seine Lieferung an, ganz oder in Teilen.
doc-empty-invoices = Noch keine Rechnungen
doc-empty-invoices-hint = Legen Sie eine aus einem Auftrag oder einer Lieferung an oder beginnen Sie eine neue.
doc-empty-receipts = Noch kein Wareneingang
doc-empty-receipts-hint = Was ankommt, wird hier mit seinen Kosten eingebucht.
doc-empty-transfers = Noch keine Umlagerungen
doc-empty-transfers-hint = Senden Sie Ware an eine andere Filiale: Dort wartet sie als Ankunft, bis sie jemand annimmt.
doc-destination = Geht an
doc-empty-corrections = Noch keine Korrekturen
doc-empty-corrections-hint = Zählen Sie, was da ist, oder vermerken Sie, was zerbrach, fehlt oder sich fand.

## Postings
postings-title = Buchungssätze zu { $number }
postings-none = Es wurde nichts gebucht
postings-none-hint = Dieser Beleg hat weder Geld noch Warenwert bewegt.
postings-journal-sales = Verkauf
postings-journal-purchase = Einkauf
postings-journal-stock = Lager
postings-journal-payment = Zahlungen
postings-journal-general = Allgemein
postings-account = Konto
postings-debit = Soll { $currency }
postings-credit = Haben { $currency }
postings-due = fällig { $date }
why-formula = { $list }: { $formula }
why-rule-margin = Regel „{ $name }“: { $value } Aufschlag
why-rule-set_price = Regel „{ $name }“: Preis { $value }
why-rule-percent = Regel „{ $name }“: { $value } Nachlass
why-rule-amount = Regel „{ $name }“: { $value } Nachlass je Einheit
why-rule-gone = inzwischen gelöscht
