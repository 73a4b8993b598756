# Verlauf von Datensätzen, Journal, Nachweis.

cmd-history = Verlauf
history-title = Verlauf
history-of = Verlauf: { $name }
history-none = Noch ist nichts festgehalten
history-none-hint = Von jetzt an steht hier jede Änderung mit ihrem Urheber.
history-somebody = Jemand
history-to = zu
history-empty = leer
history-yes = ja
history-no = nein
history-erased-value = für immer gelöscht
history-made = { $what } angelegt
history-changed = { $what } geändert
history-removed = { $what } entfernt
history-restored = { $what } zurückgeholt
history-erased = { $what }: Angaben zu einer Person gelöscht
history-left = Hat das Programm verlassen
disclosure-paper = Als Datei gespeichert
disclosure-print = Gedruckt
disclosure-list = Liste exportiert
disclosure-report = Auswertung exportiert
disclosure-everything = Alles exportiert
disclosure-evidence = Nachweis für die Prüfung
disclosure-person = Daten einer Person

## Wie ein Datensatz heißt, der Teil eines anderen ist
history-kind-address = Adresse
history-kind-contact_point = Telefon oder E-Mail
history-kind-bank_account = Bankverbindung
history-kind-party_relation = Verbindung zu einer Firma
history-kind-item_unit = Einheit
history-kind-item_barcode = Strichcode
history-kind-deal_line = Position
history-kind-document_event = Schritt
history-kind-document_file = Papier
history-kind-employee = Mitarbeiter
history-kind-shift = Schicht
history-kind-role = Rolle
history-kind-team = Team
history-kind-branch = Filiale
history-kind-device = PC
history-kind-stage = Stufe
history-kind-tax_rate = Steuersatz
history-kind-stock_policy = Nachbestellregel
history-kind-party_credit = Kreditlimit
history-kind-employee_pay = Lohn

## Felder
history-field-name = Name
history-field-names = Namen in anderen Sprachen
history-field-legal-name = Name auf Belegen
history-field-number = Nummer
history-field-kind = Art
history-field-customer = Kunde
history-field-supplier = Lieferant
history-field-vat-id = USt-IdNr.
history-field-tax-number = Steuernummer
history-field-language = Sprache
history-field-currency = Währung
history-field-price-list = Preisliste
history-field-payment-term = Zahlungsbedingung
history-field-segment = Gruppe
history-field-owner = Betreut von
history-field-branch = Filiale
history-field-block = Sperre
history-field-notes = Notizen
history-field-usage = Verwendung
history-field-street = Straße
history-field-postal-code = Postleitzahl
history-field-city = Ort
history-field-region = Region
history-field-country = Land
history-field-value = Wert
history-field-label = Bezeichnung
history-field-holder = Inhaber
history-field-iban = IBAN
history-field-bic = BIC
history-field-bank-name = Bank
history-field-person = Person
history-field-organisation = Firma
history-field-party = Kontakt
history-field-role = Rolle
history-field-title = Titel
history-field-sku = Artikelnummer
history-field-description = Beschreibung
history-field-category = Gruppe
history-field-tax-category = Steuer
history-field-unit = Einheit
history-field-negative = Wenn er ausgeht
history-field-reorder-point = Nachbestellen bei
history-field-active = In Gebrauch
history-field-factor = Faktor
history-field-code = Code
history-field-item = Artikel
history-field-list = Preisliste
history-field-location = Lagerort
history-field-min-quantity = Ab Menge
history-field-price = Preis
history-field-valid-from = Ab
history-field-valid-to = Bis
history-field-contact = Ansprechpartner
history-field-stage = Stufe
history-field-amount-minor = Betrag
history-field-expected-on = Erwartet am
history-field-source = Herkunft
history-field-lost-reason = Grund des Verlusts
history-field-text = Text
history-field-quantity = Menge
history-field-subject = Betreff
history-field-due-on = Fällig
history-field-starts-at-ms = Beginnt
history-field-ends-at-ms = Endet
history-field-assignee = Erledigt von
history-field-link-kind = Zu
history-field-link-id = Zu
history-field-remind-at-ms = Erinnerung
history-field-done-at-ms = Erledigt
history-field-outcome = Ergebnis
history-field-phone = Telefon
history-field-mail = E-Mail
history-field-employee = Mitarbeiter
history-field-team = Team
history-field-weekday = Wochentag
history-field-starts-min = Beginnt
history-field-ends-min = Endet
history-field-break-min = Pause
history-field-valid-from-on = Ab
history-field-valid-to-on = Bis
history-field-limit-minor = Kreditlimit
history-field-pay-minor = Lohn
history-field-per = Je
history-field-grants = Rechte
history-field-facets = Vertrauliche Angaben
history-field-at-ms = Wann
history-field-by = Wer
history-field-note = Notiz
history-field-issued-on = Datum
history-field-made-at-ms = Erzeugt

## Das Journal
journal-title = Journal
journal-view-changes = Änderungen
journal-view-left = Hat das Programm verlassen
journal-who = Wer
journal-changes = Änderungen
journal-command = Befehl
journal-place = Stelle
journal-place-of = { $incarnation }-{ $place }
journal-empty = In dieser Zeit wurde nichts geändert
journal-empty-hint = Wählen Sie eine andere Zeit oder eine andere Person.
disclosures-title = Was das Programm verlassen hat
disclosure-how = Wie
disclosure-rows = Zeilen
disclosures-empty = Nichts hat das Programm verlassen
disclosures-empty-hint = Gedruckte oder gespeicherte Belege und exportierte Listen stehen hier.
cmd-go-journal = Zum Journal
cmd-go-disclosures = Zu dem, was das Programm verlassen hat

## Prüfen
settings-proof = Journal und Nachweis
cmd-settings-proof = Einstellungen: Journal und Nachweis
proof-journal = Journal
proof-journal-hint = Wer was geändert hat und was gedruckt oder exportiert wurde.
proof-journal-open = Journal öffnen
verify-title = Stimmt alles?
verify-hint = Prüft jede Regel neu: Unterschriften, Nummern, Salden, Bestand gegen Bücher, jede Zeile gegen ihr Journal.
verify-start = Prüfen
verify-running = Wird geprüft
verify-sound = Alles stimmt
verify-broken = { $count ->
    [one] Eine Regel ist verletzt
   *[other] { $count } Regeln sind verletzt
}
verify-broken-hint = Jemand oder etwas hat die Datei hinter dem Rücken des Programms verändert. Lassen Sie diese Datei, wie sie ist, lassen Sie sie ansehen und stellen Sie eine frühere Sicherung wieder her.
verify-rules = { $count ->
    [one] eine Regel geprüft
   *[other] { $count } Regeln geprüft
}
verify-findings = Funde
verify-expected = Erwartet { $expected }, gefunden { $found }
verify-last = Letzte echte Änderung: { $who }, { $when }, { $what }
verify-rule-other = Eine Regel ist verletzt
verify-rule-file-sound = Die Datei ist beschädigt
verify-rule-chain-whole = Das Journal hat eine Lücke oder wurde verändert
verify-rule-signatures-hold = Eine Unterschrift passt nicht
verify-rule-rows-as-committed = Am Programm vorbei geändert
verify-rule-facts-guarded = Ein Schutz gebuchter Belege fehlt
verify-rule-references-hold = Etwas, worauf verwiesen wird, fehlt
verify-rule-files-unchanged = Ein aufbewahrtes Papier wurde verändert
verify-rule-entries-balance = Eine Buchung geht nicht auf
verify-rule-trial-balance-zero = Die Bücher gehen nicht auf
verify-rule-turnover-agrees = Ein Umsatz stimmt nicht mit seinen Buchungen überein
verify-rule-stock-on-accounts = Der Lagerwert stimmt nicht mit den Büchern überein
verify-rule-open-on-accounts = Offene Posten stimmen nicht mit den Büchern überein
verify-rule-world-zero = Ware kam aus dem Nichts
verify-rule-levels-agree = Ein Bestand stimmt nicht mit seinen Bewegungen überein
verify-rule-reserved-agrees = Eine Reservierung stimmt nicht mit ihrem Auftrag überein
verify-rule-costs-agree = Ein Einstand stimmt nicht mit seinen Bewegungen überein
verify-rule-layers-agree = Eine Einstandsschicht stimmt nicht mit ihren Bewegungen überein
verify-rule-series-gapless = Eine Nummer fehlt oder ist doppelt
verify-rule-totals-agree = Die Summen eines Belegs stimmen nicht mit seinen Positionen überein
verify-rule-lists-agree = Eine Liste stimmt nicht mit ihren Belegen überein
verify-rule-sales-agree = Die Verkaufssummen stimmen nicht mit ihren Belegen überein
verify-rule-progress-agrees = Geliefertes oder Berechnetes stimmt nicht
verify-rule-open-agrees = Offenes stimmt nicht mit den Zahlungen überein
verify-rule-states-agree = Der Stand eines Belegs stimmt nicht
verify-rule-search-agrees = Die Suche findet nicht, was da ist


## Was getan wurde, nach seinem Befehl
did-account_save = Konto geändert
did-company_create = Firma angelegt
did-company_open = Firma geöffnet
did-demo_create = Demo-Firma angelegt
did-credit_apply = Guthaben verrechnet
did-desk_lock = gesperrt
did-document_issue = Beleg ausgestellt
did-document_pdf = Papier gespeichert
did-document_print = gedruckt
did-document_step = Schritt vermerkt
did-documents_pdf = Papiere gespeichert
did-entry_post = Buchung gebucht
did-entry_reverse = Buchung storniert
did-evidence_export = Nachweis exportiert
did-export_all = alles exportiert
did-import_all = alles hereingeholt
did-import_online_retail = Jahr nachgespielt
did-import_run = Liste importiert
did-import_undo = Import zurückgenommen
did-item_category_save = Artikelgruppe geändert
did-item_category_delete = Artikelgruppe gelöscht
did-key_change = Schlüssel gewechselt
did-key_move = Schlüssel verlegt
did-recovery_key_confirm = Wiederherstellungsschlüssel bestätigt
did-list_export = Liste exportiert
did-report_export = Auswertung exportiert
did-password_change = Passwort geändert
did-password_reset = Einmalpasswort vergeben
did-payment_record = Zahlung erfasst
did-payment_reverse = Zahlung storniert
did-payment_unallocate = Ausgleich zurückgenommen
did-person_erase = Daten einer Person gelöscht
did-person_export = Daten einer Person exportiert
did-redo = wiederholt
did-undo = rückgängig gemacht
did-refund = erstattet
did-reminder_shown = Erinnerung gezeigt
did-role_preview = Programm mit einer Rolle angesehen
did-sign_in = angemeldet
did-sign_out = abgemeldet
did-stock_policy_delete = Bestandsregel entfernt
did-stock_transfer = Ware umgelagert
did-upgrade_back = Upgrade zurückgenommen
did-backup_restore = Sicherung wiederhergestellt
did-backup_settings_save = Sicherungen geändert
history-field-net-minor = Nettobetrag
history-field-tax-minor = Steuer
history-field-gross-minor = Summe
history-field-due-minor = Fälliger Betrag
history-field-debit-minor = Soll
history-field-credit-minor = Haben
history-field-value-minor = Wert

## Nachweis
evidence-title = Nachweis für die Prüfung
evidence-note = Lässt sich ohne dieses Programm prüfen.
evidence-hint = Eine unterschriebene Datei: Belege mit ihren Papieren, das Journal, die Nummern mit dem Nachweis, dass keine fehlt, und ein lesbarer Bericht.
evidence-from = Von
evidence-until = Bis
evidence-start = Paket machen
evidence-running = Der Nachweis wird zusammengestellt
evidence-made = { $documents } Belege, { $commits } Änderungen
evidence-findings = { $count ->
    [one] Die Prüfung hatte einen Fund; er steht im Paket.
   *[other] Die Prüfung hatte { $count } Funde; sie stehen im Paket.
}
evidence-fingerprint = Geben Sie diesen Fingerabdruck auf anderem Weg weiter, auf Papier oder am Telefon:
evidence-check = Paket prüfen…
evidence-whole = Wie unterschrieben: { $company }, { $from } bis { $until }

## Personenbezogene Daten
cmd-person-export = Personenbezogene Daten herausgeben
cmd-person-erase = Personenbezogene Daten löschen
person-export = Personenbezogene Daten
person-exported = Daten von { $name } gespeichert
person-erase-title = { $name } für immer löschen?
person-erase-text = Namen, Adressen, Bankverbindungen, Notizen und ihr Verlauf werden geleert und lassen sich nicht zurückholen, auch nicht aus einer Sicherung. Ausgestellte Belege bleiben ganz: Das Gesetz verlangt es.
person-erase-type = Zum Fortfahren „{ $name }“ eintippen
person-erase-now = Für immer löschen
person-erased = Gelöscht
person-erased-kept = { $count ->
    [0] Nichts davon blieb.
    [one] Ein ausgestellter Beleg oder eine Zahlung bleibt, wie er ist.
   *[other] { $count } ausgestellte Belege und Zahlungen bleiben, wie sie sind.
}
