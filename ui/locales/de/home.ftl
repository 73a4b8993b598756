# Mein Tag.

home-morning = Guten Morgen, { $name }
home-day = Guten Tag, { $name }
home-evening = Guten Abend, { $name }
home-agenda = Heute zu tun
home-agenda-empty = Nichts ist fällig. Genießen Sie die Ruhe.
home-today = heute
home-unplanned = Chancen ohne nächsten Schritt
home-unplanned-empty = Jede Chance hat einen nächsten Schritt.
home-overdue = Überfällige Rechnungen
home-overdue-empty = Niemand ist mit einer Zahlung im Verzug.
home-orders = Fällige Aufträge
home-orders-empty = Diese Woche wird kein Auftrag erwartet.
home-quotes = Ablaufende Angebote
home-quotes-empty = Diese Woche läuft kein Angebot ab.
home-low-stock = Knapper Bestand
home-low-stock-empty = Von allem ist genug da.
home-low = { $available } von { $wanted }
home-drafts = Meine Entwürfe
home-draft-unnamed = Ohne Kunde
home-figure-overdue = Überfällig
home-figure-deals = Offene Chancen
home-figure-quotes = Angebote ohne Antwort
home-figure-orders = Zu erfüllende Aufträge
home-invoices = { $count ->
    [one] { $count } Rechnung
   *[other] { $count } Rechnungen
}
checklist = Erste Schritte
checklist-hide = Nicht mehr zeigen
checklist-done = Erledigt
checklist-import = Listen übernehmen
checklist-import-hint = Kunden und Artikel aus einer Tabelle
checklist-customer = Erster Kunde
checklist-customer-hint = Name und Ort genügen
checklist-item = Erster Artikel
checklist-item-hint = Was Sie verkaufen, mit Preis
checklist-document = Erster Beleg
checklist-document-hint = Ein Angebot oder eine Rechnung
checklist-people = Wer hier arbeitet
checklist-people-hint = Namen und Wochenschichten
