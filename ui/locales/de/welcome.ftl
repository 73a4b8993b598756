# Der erste Start: Firmen anlegen, ausprobieren, öffnen.

cmd-company-close = Diese Firma schließen, andere öffnen
welcome-title = Willkommen bei Kontor
welcome-hint = Alles bleibt auf diesem Computer und läuft ohne Netz.
welcome-new = Meine Firma einrichten
welcome-new-hint = Drei kurze Fragen, dann kann die erste Rechnung geschrieben werden.
welcome-join = Meiner Firma beitreten
welcome-join-hint = Adresse und Code aus der Zentrale, und die Firma kommt auf diesen Computer.
welcome-demo = Musterfirma ausprobieren
welcome-demo-hint = Ein Handelsbetrieb mit einem Jahr Geschäft zum Üben. Nichts darin zählt.
welcome-demo-making = Musterfirma wird angelegt…
welcome-open = Firma öffnen
welcome-open-other = Andere Datei…
welcome-open-title = Firma öffnen
welcome-file-type = Kontor-Firma
welcome-no-files = Auf diesem Computer gibt es noch keine Firma.
welcome-is-open = gerade offen

wizard-title = Neue Firma
wizard-steps = Schritte
wizard-step-country = Land
wizard-step-company = Firma
wizard-step-codes = Nummern
wizard-hint-country = Steuern, Konten und Schreibweisen richten sich nach dem Land.
wizard-hint-company = Das steht auf Ihren Rechnungen. Alles lässt sich später ändern.
wizard-hint-codes = Jeder PC vergibt eigene Nummern; so können zwei getrennt arbeiten und nie dieselbe vergeben.
wizard-back = Zurück
wizard-next = Weiter
wizard-create = Firma anlegen
wizard-done = { $company } ist eingerichtet
wizard-done-hint = Steuern, Konten, eine Preisliste und ein Verkaufsweg sind da.
wizard-language = Sprache
wizard-language-hint = Des Bildschirms und Ihrer Papiere
wizard-country = Land
wizard-country-hint = Bestimmt Steuern, Kontenrahmen und Zeitzone
wizard-currency = Währung der Bücher
wizard-name = Name der Firma
wizard-street = Straße und Hausnummer
wizard-postal-code = Postleitzahl
wizard-city = Ort
wizard-vat-id = USt-IdNr.
wizard-vat-id-hint = Mit den Buchstaben des Landes, etwa DE136695976
wizard-tax-number = Steuernummer
wizard-tax-number-hint = Genügt, wenn es keine USt-IdNr. gibt
wizard-small-business = Kleinunternehmen: Wir berechnen keine Steuer
wizard-chart = Kontenrahmen
chart-skr03 = SKR03, nach Abläufen gegliedert
chart-skr04 = SKR04, nach dem Abschluss gegliedert
chart-pl = Polnischer Kontenplan
chart-neutral = Internationaler Kontenplan
wizard-user-name = Ihr Name
wizard-user-name-hint = Sie verwalten die Firma; weitere Personen können später dazukommen
wizard-branch-name = Erste Filiale
wizard-branch-code = Kürzel der Filiale
wizard-branch-code-hint = Bis zu sechs Buchstaben oder Ziffern
wizard-device-code = Kürzel dieses PCs
wizard-device-code-hint = Zwei Buchstaben oder Ziffern
wizard-first-invoice = Ihre erste Rechnung
wizard-first-quote = Ihr erstes Angebot

demo-title = Musterfirma
demo-make = Anlegen
demo-language-hint = Der Menschen, der Artikel und der Papiere
demo-currency = Land und Währung
demo-currency-hint = Mit Steuern und Konten des Landes
demo-market-EUR = Deutschland
demo-market-PLN = Polen
demo-market-GBP = Großbritannien
demo-market-CHF = Schweiz
demo-market-KZT = Kasachstan
demo-market-RUB = Russland
demo-market-IDR = Indonesien
demo-market-USD = Vereinigte Staaten
demo-making = Ein Jahr wird Tag für Tag gelebt: Waren werden gekauft und verkauft, geliefert, berechnet und bezahlt.
demo-making-hint = Das dauert etwa zehn Sekunden. Dann öffnet sich die Firma von selbst.

welcome-archive = Aus einem Export …
welcome-archive-title = Firma aus einem Gesamtexport anlegen
welcome-archive-running = Alles wird eingelesen und geprüft
welcome-archive-stop = Wenn Sie abbrechen, bleibt nichts zurück.
welcome-archive-stopped = Abgebrochen. Es ist nichts zurückgeblieben.
welcome-archive-enter = Firma öffnen
welcome-archive-findings = { $count ->
    [one] Die Firma ist da. Eine Zeile widerspricht anderen, wie schon zuvor.
   *[other] Die Firma ist da. { $count } Zeilen widersprechen anderen, wie schon zuvor.
  }
