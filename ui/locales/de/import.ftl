# Tabellen einlesen. Auch der Kern liest die Felder, den Grund und den Namen der Datei mit den fehlerhaften Zeilen.
import-reason = Grund
import-wrong-rows = fehlerhafte Zeilen
import-opening-stock = Anfangsbestand
import-open-claim = Offen aus der Zeit davor

## Befehle
cmd-import = Daten importieren …
cmd-import-also = CSV, Excel, Tabelle, Liste, Umzug, einlesen
cmd-import-parties = Kunden importieren …
cmd-import-items = Artikel importieren …
settings-import = Import
cmd-settings-import = Einstellungen: Import
settings-import-hint = Kunden, Lieferanten, Ansprechpartner, Artikel, Preise, Anfangsbestände, offene Rechnungen und Zahlungen aus einer Tabelle oder einem anderen Programm. Sie sehen, was geschehen würde, bevor etwas geändert wird.

## Schritte
import-title = Daten importieren
import-steps = Schritte des Imports
import-step-file = Datei
import-step-columns = Spalten
import-step-check = Prüfen
import-step-done = Import
import-not-allowed = Sie dürfen keine Daten importieren
import-not-allowed-hint = Fragen Sie, wer die Firma verwaltet.

## Datei
import-file-title = Welche Liste möchten Sie übernehmen?
import-file-hint = Es wird nichts geändert, bevor Sie gesehen haben, was geschehen würde.
import-drop = Datei hier ablegen
import-choose = Datei wählen
import-choose-title = Liste wählen
import-file-type = Tabellen (CSV, Excel)
import-formats = CSV oder Excel (XLSX), aus jedem Programm und mit beliebiger Reihenfolge der Spalten
import-too-large-browser = „{ $name }“ ist für den Browser zu groß (höchstens { $most } MB). Bitte nehmen Sie das Fenster von Kontor auf diesem Rechner, das Dateien bis 100 MB liest.
import-too-large-dropped = „{ $name }“ ist zu groß, um abgelegt zu werden (höchstens { $most } MB). Bitte wählen Sie die Datei mit der Schaltfläche; dann wird sie dort gelesen, wo sie liegt.
import-kept = „{ $name }“ ist noch offen.
import-go-on = Damit weitermachen
import-recent = Bisherige Importe
import-recent-none = Auf diesem Rechner wurde noch nichts importiert.
import-recent-when = Wann
import-recent-file = Datei
import-recent-kind = Was
import-recent-counts = Zeilen
import-count-created = { $count } neu
import-count-updated = { $count } geändert
import-count-same = { $count } unverändert
import-count-skipped = { $count } übergangen
import-count-wrong = { $count } ausgelassen
import-count-nothing = keine Zeilen
import-undo = Zurücknehmen
import-undo-all = Ganzen Import zurücknehmen
import-undo-title = „{ $name }“ zurücknehmen?
import-undo-text = Neue Datensätze werden entfernt ({ $created }), geänderte bekommen ihre alten Werte ({ $updated }). Das lässt sich nicht wiederholen: Die Datei müsste noch einmal importiert werden.
import-undo-text-booked = Was gebucht wurde ({ $created }), bleibt in den Büchern; am selben Tag wird das Gegenteil gebucht.
import-undoing = Import wird zurückgenommen
import-undone = „{ $name }“ wurde zurückgenommen
import-is-undone = Zurückgenommen
import-undo-refused = Der Import bleibt bestehen:

## Spalten
import-columns-title = Was steht in den Spalten?
import-columns-hint = So wurde die Datei verstanden. Bitte sehen Sie es durch und ändern Sie, was nicht stimmt.
import-remembered = So eine Datei haben Sie schon importiert: Alles steht wie beim letzten Mal.
import-shape = Wie die Datei geschrieben ist
import-shape-hint = Am Inhalt erkannt
import-sheet = Blatt
import-encoding = Zeichen
import-encoding-utf-8 = Unicode
import-encoding-windows-1252 = Westeuropa
import-encoding-windows-1250 = Mitteleuropa
import-encoding-windows-1251 = Kyrillisch
import-encoding-iso-8859-2 = Mitteleuropa, ISO
import-encoding-iso-8859-5 = Kyrillisch, ISO
import-encoding-koi8-r = Russisch, KOI8
import-encoding-ibm866 = Russisch, DOS
import-encoding-macintosh = Macintosh
import-delimiter = Zwischen den Spalten
import-delimiter-semicolon = Strichpunkt ;
import-delimiter-comma = Komma ,
import-delimiter-tab = Tabulator
import-delimiter-bar = Strich |
import-header = Namen der Spalten
import-header-row = In Zeile { $row }
import-header-none = Keine: alle Zeilen sind Inhalt
import-decimal = Dezimalzeichen
import-decimal-comma = 1234,5
import-decimal-point = 1234.5
import-dates = Datum
import-dates-day = 31.12.2024
import-dates-month = 12/31/2024
import-dates-year = 2024-12-31
import-unsure-decimal = „{ $example }“ in Ihrer Datei: Welche Zahl ist das?
import-unsure-date = „{ $example }“ in Ihrer Datei: Welcher Tag ist das?
import-kind = Was ist das für eine Liste?
import-kind-parties = Kunden und Lieferanten
import-kind-contacts = Ansprechpartner
import-kind-items = Artikel
import-kind-prices = Preise
import-kind-opening-stock = Anfangsbestände
import-kind-open-invoices = Offene Rechnungen
import-kind-payments = Zahlungen
import-columns = Spalten
import-columns-note = { $used } von { $all } werden importiert
import-lacking = { $count ->
    [one] Welche Spalte ist { $fields }? Ohne sie ergeben die Zeilen keinen Sinn. Wählen Sie sie unten, oder geben Sie einen Wert für alle Zeilen an.
   *[other] Welche Spalten sind { $fields }? Ohne sie ergeben die Zeilen keinen Sinn. Wählen Sie sie unten, oder geben Sie Werte für alle Zeilen an.
}
import-quoted = „{ $name }“
import-lacking-short = Es fehlt noch: { $fields }
import-column = Spalte der Datei
import-samples = Zum Beispiel
import-field = Wird zu
import-field-of = { $column } wird zu
import-sure = Vorschlag
import-no-field = Nicht importieren
import-column-empty = leer
import-not-imported = nicht importiert
import-chosen = von Ihnen gewählt
import-as-last-time = wie beim letzten Mal
import-check-this = Bitte prüfen
import-proposed = vorgeschlagen
import-group-required = Notwendig
import-group-more = Datensatz
import-group-address = Anschrift
import-group-reach = Telefon und E-Mail
import-group-bank = Bank
import-group-delivery = Lieferanschrift
import-defaults = Für alle Zeilen gleich
import-defaults-hint = Für das, was keine Spalte sagt, und für leere Zellen
import-default-add = Wert für alle Zeilen hinzufügen
import-default-remove = Wert für { $field } entfernen
import-yes = Ja
import-no = Nein
import-known = Was schon da ist
import-known-both = Anlegen und ändern
import-known-new = Nur neue
import-known-known = Nur ändern
import-known-hint-both = Eine Zeile mit bekanntem Merkmal ({ $by }) ändert diesen Datensatz, jede andere wird ein neuer. Leere Zellen ändern nichts.
import-known-hint-new = Eine Zeile mit bekanntem Merkmal ({ $by }) wird übergangen, jede andere wird ein neuer Datensatz.
import-known-hint-known = Eine Zeile mit bekanntem Merkmal ({ $by }) ändert diesen Datensatz, jede andere wird übergangen. Leere Zellen ändern nichts.
import-known-hint-both-price = Ein Preis, den es schon gibt, wird geändert, jede andere Zeile wird ein neuer Preis.
import-known-hint-new-price = Ein Preis, den es schon gibt, wird übergangen, jede andere Zeile wird ein neuer Preis.
import-known-hint-known-price = Ein Preis, den es schon gibt, wird geändert, jede andere Zeile wird übergangen.
import-match = Erkannt an
import-match-number = Nummer
import-match-vat-id = USt-IdNr.
import-match-mail = E-Mail
import-match-name = Name
import-match-barcode = Barcode
import-by-number = Nummer
import-by-vat-id = USt-IdNr.
import-by-mail = E-Mail-Adresse
import-by-name = Name
import-by-barcode = Barcode
import-to-check = Prüfen

## Prüfen
import-check-title = Das würde geschehen
import-check-hint = Noch ist nichts geändert.
import-check-hint-booked = Noch ist nichts geändert. Beim Import werden diese Zeilen gebucht. Zurücknehmen lassen sie sich als Ganzes; gebucht wird dann am selben Tag das Gegenteil.
import-trying = Wird ausprobiert
import-try-stopped = Angehalten, bevor alle Zeilen ausprobiert waren.
import-try-again = Noch einmal
import-nothing-new = Es gibt nichts zu importieren: Alles ist schon da.
import-nothing-left = Es gibt nichts zu importieren: Alles Übrige ist schon da.
import-figures = { $rows ->
    [one] { $rows } Zeile insgesamt
   *[other] { $rows } Zeilen insgesamt
}
import-figure-created = Neu
import-figure-updated = Geändert
import-figure-same = Unverändert
import-figure-skipped = Übergangen
import-figure-wrong = Fehlerhaft
import-figure-alike = Ähnlich
import-figure-created-try = werden angelegt
import-figure-updated-try = werden geändert
import-figure-same-try = sind schon so da
import-figure-skipped-try = wie gewünscht
import-figure-wrong-try = brauchen eine Entscheidung
import-figure-wrong-out = werden ausgelassen
import-figure-alike-try = neu, aber ähneln einem
import-figure-created-done = angelegt
import-figure-updated-done = geändert
import-figure-same-done = waren schon so da
import-figure-skipped-done = wie gewünscht
import-figure-wrong-done = ausgelassen
import-figure-alike-done = neu, aber ähneln einem
import-problems = Was nicht stimmt
import-problems-hint = Nach Gründen, die häufigsten zuerst
import-problem-rows = { $count ->
    [one] Zeile { $rows }
   *[other] { $count } Zeilen: { $rows }
}
import-fix-decimal = Zahlen als { $sample } lesen
import-fix-dates = Datum als { $sample } lesen
import-fix-default = Wert eintragen
import-fix-default-take = Für alle leeren nehmen
import-fix-column = Spalte nicht importieren
import-leave-out = { $count ->
    [one] Die fehlerhafte Zeile auslassen und die anderen importieren
   *[other] Die { $count } fehlerhaften Zeilen auslassen und die anderen importieren
}
import-blocked = { $count ->
    [one] { $count } Zeile ist fehlerhaft: berichtigen oder auslassen
   *[other] { $count } Zeilen sind fehlerhaft: berichtigen oder auslassen
}
import-save-wrong = Fehlerhafte Zeilen sichern
import-wrong-saved = Gesichert als „{ $name }“. Berichtigen Sie die Zeilen dort und importieren Sie die Datei wieder.
import-alike = Ist das derselbe?
import-alike-hint = Diese Zeilen ähneln einem vorhandenen Datensatz
import-alike-all = Alle:
import-alike-create = Neu anlegen
import-alike-update = Derselbe: ändern
import-alike-skip = Auslassen
import-alike-choice = Was wird aus { $title }
import-alike-by = gleich: { $by }
import-alike-head-row = Zeile
import-alike-head-title = In der Datei
import-alike-head-like = Schon da
import-alike-head-choice = Entscheidung
import-alike-more = { $count ->
    [one] { $count } weitere folgt, wenn diese entschieden sind.
   *[other] { $count } weitere folgen, wenn diese entschieden sind.
}
import-rows = Zeile für Zeile
import-rows-first = Die ersten { $shown } von { $all }
import-rows-row = Zeile
import-rows-did = Was geschieht
import-rows-title = Was es ist
import-rows-note = Hinweis
import-row-like = Ähnelt „{ $title }“
import-did-created = Neu
import-did-updated = Geändert
import-did-same = Unverändert
import-did-skipped = Übergangen
import-did-wrong = Fehlerhaft
import-stopped = Abgebrochen. Es wurde nichts geändert.
import-run-unknown = Importieren
import-run = { $count ->
    [one] { $count } Datensatz importieren
   *[other] { $count } Datensätze importieren
}

## Import
import-running = Der Import läuft
import-running-of = „{ $name }“ wird importiert
import-stop-hint = Wenn Sie abbrechen, ändert sich nichts.
import-done = { $count ->
    [one] { $count } Datensatz ist da
   *[other] { $count } Datensätze sind da
}
import-done-hint = { $kind } aus „{ $name }“
import-show = Anzeigen
import-again = Weitere Datei importieren

## Felder
import-field-number = Nummer
import-field-name = Name
import-field-legal-name = Rechtlicher Name
import-field-kind = Art
import-field-customer = Kunde (ja oder nein)
import-field-supplier = Lieferant (ja oder nein)
import-field-vat-id = USt-IdNr.
import-field-tax-number = Steuernummer
import-field-language = Sprache
import-field-currency = Währung
import-field-price-list = Preisliste
import-field-payment-term = Zahlungsbedingung
import-field-segment = Gruppe
import-field-notes = Notizen
import-field-street = Straße
import-field-house-number = Hausnummer
import-field-postal-code = PLZ
import-field-city = Ort
import-field-region = Region
import-field-country = Land
import-field-phone = Telefon
import-field-mobile = Mobil
import-field-mail = E-Mail
import-field-web = Website
import-field-iban = IBAN
import-field-bic = BIC
import-field-bank-name = Bank
import-field-delivery-name = Lieferung: Name
import-field-delivery-street = Lieferung: Straße
import-field-delivery-postal-code = Lieferung: PLZ
import-field-delivery-city = Lieferung: Ort
import-field-delivery-country = Lieferung: Land
import-field-organisation = Firma
import-field-organisation-number = Nummer der Firma
import-field-first-name = Vorname
import-field-last-name = Nachname
import-field-role = Rolle
import-field-title = Position
import-field-sku = Artikelnummer
import-field-description = Beschreibung
import-field-category = Warengruppe
import-field-unit = Einheit
import-field-tax-category = Steuer
import-field-tax-rate = Steuersatz
import-field-barcode = Barcode
import-field-reorder-point = Meldebestand
import-field-price = Preis
import-field-active = Aktiv (ja oder nein)
import-field-list = Preisliste
import-field-min-quantity = Ab Menge
import-field-valid-from = Gültig ab
import-field-valid-to = Gültig bis
import-field-location = Lagerort
import-field-quantity = Menge
import-field-cost = Kosten
import-field-party = Kunde
import-field-party-number = Kundennummer
import-field-issued-on = Rechnungsdatum
import-field-due-on = Fällig am
import-field-amount = Betrag
import-field-invoice = Rechnung
import-field-paid-on = Zahlungsdatum
import-field-method = Zahlungsweg
import-field-reference = Verwendungszweck
import-alike-row = (Zeile { $row } dieser Datei)
