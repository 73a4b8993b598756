# Ein Satz zu jedem Code in crates/core/src/fault.rs: was nicht stimmt und was zu tun ist.

## Fields
err-required = Bitte ausfüllen.
err-too-long = Das ist zu lang: Höchstens { $max } Zeichen passen hinein.
err-bad-format = Das lässt sich nicht lesen. { $example ->
    [missing] Bitte prüfen Sie die Eingabe.
   *[other] Beispiel: { $example }
}
err-not-a-choice = Bitte wählen Sie einen Wert aus der Liste.
err-out-of-range = Der Wert muss zwischen { $min } und { $max } liegen.
err-too-many-decimals = Zu viele Nachkommastellen: Das Feld fasst { $max }. Es wird nichts gerundet.
err-not-positive = Der Wert muss größer als null sein.
err-negative = Der Wert darf nicht kleiner als null sein.
err-bad-check-digit = Die Prüfziffer passt nicht. Bitte vergleichen Sie mit dem Original.
err-end-before-start = Das Ende liegt vor dem Anfang.
err-repeated = Dieser Wert steht schon in der Liste.

## Amounts
err-amount-too-large = Dieser Betrag ist zu groß, um genau geführt zu werden.
err-currency-mismatch = { $left } und { $right } lassen sich nicht addieren. Bitte nur eine Währung verwenden.
err-unknown-currency = „{ $currency }“ ist kein Währungscode. Beispiel: EUR

## Requests
err-not-found = Diesen Datensatz gibt es nicht mehr. Vielleicht hat ihn jemand entfernt.
err-not-allowed = Das dürfen Sie nicht. Fragen Sie Ihren Administrator nach dem Recht „{ $permission }“.
err-out-of-sight = Sie würden diesen Datensatz dann nicht mehr sehen. Bitten Sie jemanden, der ihn auch dort sieht.
err-more-than-own = Sie können keine Rechte vergeben, die Sie selbst nicht haben. Fragen Sie jemanden, der alles darf.
err-right-needs = Das Recht „{ $right }“ verrät mehr, als diese Rolle darf. Geben Sie auch „{ $needs }“, oder nehmen Sie das Recht weg.
err-preview-only = Das Programm wird so gezeigt, wie eine andere Rolle es sieht. Beenden Sie die Vorschau, um etwas zu ändern.
err-bad-request = Das Programm hat etwas Unlesbares gesendet ({ $detail }). Ihre Daten sind unverändert.
err-request-too-large = Das ist zu viel auf einmal: Höchstens { $max } MB lassen sich senden. Ihre Daten sind unverändert.
err-unknown-command = Diese Version kennt „{ $name }“ nicht. Bitte aktualisieren Sie das Programm.
err-changed-meanwhile = Jemand hat diesen Datensatz inzwischen geändert. Ihre Eingaben sind erhalten; sehen Sie die neue Fassung an und speichern Sie erneut.
err-immutable = Dieser Beleg ist ausgestellt und bleibt, wie er ist. Erstellen Sie einen Korrekturbeleg.
err-wrong-state = „{ $action }“ ist im Status „{ $state }“ nicht möglich.
err-erased = Was über diese Person bekannt war, wurde endgültig gelöscht. Bitte legen Sie einen neuen Datensatz an.
err-nothing-to-do = Hier ist nichts mehr zu tun.

## Taxes, prices, terms
err-no-tax-rate = Für die Steuerkategorie „{ $category }“ gilt am { $on } kein Satz. Legen Sie einen unter Einstellungen, Steuern an.
err-reason-missing = Bitte nennen Sie den Grund der Steuerbefreiung; er steht auf der Rechnung.
err-reason-not-allowed = Diese Steuerkategorie braucht keinen Befreiungsgrund. Bitte leer lassen.
err-tax-id-not-allowed = Bei „nicht steuerbar“ darf keine USt-IdNr. auf dem Beleg stehen. Wählen Sie eine andere Kategorie oder lassen Sie sie weg.
err-below-floor-price = { $floor ->
    [missing] Der Preis { $price } liegt unter dem niedrigsten Preis. Jemand mit dem Recht dazu muss ihn freigeben.
   *[other] Der Preis { $price } liegt unter dem niedrigsten Preis { $floor }. Jemand mit dem Recht dazu muss ihn freigeben.
  }
err-seller-tax-id-missing = Ihre eigene USt-IdNr. fehlt. Tragen Sie sie unter Einstellungen, Firma ein.
err-buyer-tax-id-missing = Die USt-IdNr. des Kunden fehlt. Tragen Sie sie beim Kontakt ein.
err-category-must-stand-alone = „Nicht steuerbar“ kann in einem Beleg nicht neben anderen Steuerkategorien stehen.
err-price-list-cycle = Diese Preislisten bauen im Kreis aufeinander auf. Wählen Sie eine andere Basisliste.
err-no-price = Für „{ $item }“ wurde kein Preis gefunden. Bitte geben Sie einen ein.
err-unknown-unit = Diesen Artikel gibt es nicht in der Einheit „{ $unit }“. Legen Sie sie zuerst beim Artikel an.
err-terms-do-not-add-up = Die Teile der Zahlungsbedingung müssen zusammen 100 % ergeben.
err-no-exchange-rate = Für { $currency } ist am { $on } kein Wechselkurs bekannt. Bitte geben Sie einen ein.

## Sales chain
err-other-branch = Dieser Ort gehört zu einer anderen Filiale. Senden Sie die Ware mit einem Versandschein: Beide Filialen bekommen ein Papier.
err-on-the-way = Diese Ware ist unterwegs: Jemand muss sie annehmen. Was verloren ging: Nehmen Sie es an, und buchen Sie es mit einer Bestandskorrektur aus.
err-more-than-left = Von dieser Position sind nur noch { $left } übrig.
err-party-blocked = Dieser Kunde ist gesperrt. Heben Sie zuerst die Sperre beim Kontakt auf.
err-credit-exceeded = { $limit ->
    [missing] Dieser Kunde schuldet mehr, als sein Kredit erlaubt. Jemand, der es darf, muss den Beleg freigeben.
   *[other] Dieser Kunde schuldet { $open }, mehr als sein Kredit von { $limit } erlaubt. Jemand, der es darf, muss den Beleg freigeben.
  }
err-no-lines = Bitte fügen Sie mindestens eine Position hinzu.
err-more-than-open = Nur noch { $open } sind offen.

## Stock
err-not-enough-stock = Von „{ $item }“ ist dort nicht genug: { $available } verfügbar.
err-same-place = Von und nach sind derselbe Platz.
err-not-stocked = Dieser Artikel wird nicht im Lager geführt.

## Ledger
err-unbalanced = Soll { $debit } und Haben { $credit } gehen nicht auf.
err-period-closed = Die Bücher sind bis { $until } abgeschlossen. Wählen Sie ein späteres Datum.
err-unknown-account = Das Konto { $account } gibt es im Kontenrahmen nicht.

## The company file
err-sign-in-needed = Niemand ist angemeldet. Melden Sie sich an, um weiterzuarbeiten.
err-locked = Der Arbeitsplatz ist gesperrt. Geben Sie Ihr Kennwort ein, um weiterzuarbeiten; was Sie getippt haben, ist nicht verloren.
err-wrong-password = Name und Kennwort passen nicht zusammen. Prüfen Sie die Tastatur und versuchen Sie es noch einmal.
err-too-many-tries = Zu viele falsche Kennwörter. Versuchen Sie es in { $seconds } Sekunden noch einmal.
err-password-missing = Diese Person hat noch kein Kennwort. Ein Administrator vergibt das erste unter Einstellungen, Personen.
err-new-password-needed = Setzen Sie zuerst ein eigenes Kennwort.
err-password-too-short = Bitte verwenden Sie mindestens { $min } Zeichen.
err-file-in-use = Ein anderes Programm hat diese Firma geöffnet. Schließen Sie sie dort und versuchen Sie es erneut.
err-not-a-company = Diese Datei ist keine Firma, oder der Schlüssel passt nicht.
err-newer-file = Diese Firma wurde mit einer neueren Version benutzt ({ $file }; dies ist { $program }). Bitte aktualisieren; es wurde nichts geändert.
err-read-only = Die Datei oder ihr Ordner ist schreibgeschützt. Prüfen Sie die Rechte oder wählen Sie einen anderen Ordner.
err-disk-full = Der Datenträger ist voll. Es wurde nichts geändert; schaffen Sie Platz und versuchen Sie es erneut.
err-disk-failed = Der Datenträger mit dieser Datei antwortet nicht ({ $detail }). Schließen Sie ihn wieder an und öffnen Sie die Firma neu; alles, was vorher fertig war, bleibt erhalten.
err-file-missing = Die Datei { $path } gibt es nicht.
err-file-exists = Die Datei { $path } gibt es schon. Wählen Sie einen anderen Namen.
err-key-store-unavailable = Der Schlüsselspeicher dieses Rechners ist nicht erreichbar. Entsperren Sie ihn oder nutzen Sie die Passphrase.
err-key-missing = Dieser Rechner hat keinen Schlüssel für diese Firma. Geben Sie die Passphrase oder den Wiederherstellungsschlüssel ein.
err-passphrase-missing = Der Schlüssel dieser Firma ist mit einer Passphrase gesperrt. Geben Sie sie ein.
err-wrong-passphrase = Diese Passphrase öffnet den Schlüssel nicht. Prüfen Sie Großschreibung und Tastaturbelegung.
err-key-store-locked = Der Schlüsselbund dieses Rechners ist gesperrt. Entsperren Sie ihn (Anmeldung am Rechner) und versuchen Sie es noch einmal, oder öffnen Sie die Firma mit dem Wiederherstellungsschlüssel.
err-passphrase-too-short = Die Passphrase ist zu kurz: Sie braucht mindestens { $min } Zeichen. Gut sind vier oder fünf Wörter, die nicht zusammengehören.
err-recovery-key-wrong = Die Gruppe { $group } stimmt nicht mit der Niederschrift überein. Bitte vergleichen Sie Zeichen für Zeichen.
err-recovery-key-length = Der Wiederherstellungsschlüssel hat { $expected } Zeichen; das sind { $length }.
err-recovery-key-other = Dieser Wiederherstellungsschlüssel ist richtig eingegeben, öffnet aber diese Datei nicht: Er gehört zu einer anderen Firma, oder die Firma hat inzwischen einen neuen Schlüssel.
err-recovery-key-confirmed = Der Wiederherstellungsschlüssel wurde aufgeschrieben und bestätigt; er wird nicht noch einmal gezeigt. Ging er verloren, geben Sie der Firma einen neuen Schlüssel.
err-file-damaged = Die Datei ist beschädigt ({ $detail }). Stellen Sie die letzte Sicherung wieder her; die beschädigte Datei bleibt erhalten.
err-upgrade-failed = Die Firma ließ sich nicht auf diese Version bringen ({ $detail }). Es wurde nichts geändert: Die Datei öffnet sich weiter mit der bisherigen Version. Bitte lassen Sie sie prüfen, bevor Sie es noch einmal versuchen.
err-work-since = Seitdem wurden { $commits } Änderungen gemacht, die die ältere Datei nicht hat. Sie bleiben in der Datei, die beiseitegelegt wird. Bitte bestätigen Sie, dass Sie trotzdem zurück wollen.
err-restore-failed = Die Sicherung ließ sich nicht wiederherstellen ({ $detail }). Die Firma ist, wie sie vorher war.
err-moment-unknown = Die vorhandene Firmendatei führt von dieser Sicherung nicht zu diesem Zeitpunkt. Stellen Sie die Sicherung wieder her, wie sie ist, oder wählen Sie eine spätere.
err-backup-folder-missing = Der Ordner für Sicherungen ist nicht da: { $path }. Bitte schließen Sie den Datenträger oder das Netzlaufwerk an, oder wählen Sie einen anderen Ordner.
err-backup-target-full = Für die Sicherung ist in { $path } kein Platz mehr. Es blieb nichts Halbes zurück; bitte schaffen Sie Platz oder heben Sie weniger Sicherungen auf.
err-backup-target-read-only = In { $path } kann nichts geschrieben werden. Bitte prüfen Sie die Rechte oder den Schreibschutz des Datenträgers.
err-backup-target-failed = Die Sicherung nach { $path } ist fehlgeschlagen ({ $detail }). Die Firma selbst ist nicht betroffen; bitte prüfen Sie den Datenträger oder das Netz.
err-backup-damaged = Die Sicherung ist nicht, was geschrieben wurde ({ $detail }). Verlassen Sie sich nicht auf diesen Datenträger; die Firma selbst ist nicht betroffen.
err-internal = Etwas ist schiefgegangen, das nicht hätte passieren dürfen. Ihre Daten sind sicher. Kennung: { $reference }

## Paper
err-unknown-printer = Den Drucker „{ $printer }“ gibt es nicht. Wählen Sie einen anderen.
err-print-failed = Der Druck ist fehlgeschlagen ({ $detail }). Der Beleg ist gesichert; versuchen Sie es erneut.
err-bad-image = Dieses Bild ist nicht lesbar. Verwenden Sie PNG, JPEG oder SVG bis 2 MB und 40 Millionen Bildpunkte.

## Alles, hinaus und zurück
err-not-an-export = Diese Datei ist kein Gesamtexport. Wählen Sie das ZIP-Archiv, das „Alles exportieren“ geschrieben hat.
err-export-newer = Dieser Export stammt von einer neueren Version (Format { $version }; dieses Programm liest bis { $known }). Bitte aktualisieren.
err-export-damaged = Der Export ist beschädigt: { $part } ({ $detail }). Es wurde nichts importiert; bitte exportieren Sie neu.
err-export-unknown = Der Export enthält { $name }; diese Version kennt das nicht. Es wurde nichts importiert; bitte aktualisieren Sie.
err-not-evidence = Diese Datei ist kein Beweispaket.
err-package-damaged = Das Paket ist nicht mehr so, wie es signiert wurde: { $part } ({ $detail }). Verlassen Sie sich nicht darauf; lassen Sie es sich erneut geben.

## Tabellen
err-file-too-large = Diese Datei ist zu groß: Höchstens { $max } MB können gelesen werden. Teilen Sie sie bitte auf.
err-too-large = Entpackt hat diese Arbeitsmappe mehr als { $max } MB. Speichern Sie bitte das benötigte Blatt als CSV.
err-not-a-table = { $format ->
    [pdf] Das ist ein PDF. Exportieren Sie die Liste bitte aus ihrem Programm als CSV oder Excel (XLSX).
    [image] Das ist ein Bild. Wählen Sie bitte eine Tabelle (CSV oder XLSX).
    [document] Das ist ein Textdokument. Kopieren Sie die Tabelle bitte in eine Arbeitsmappe und speichern Sie diese als XLSX.
    [xls] Das ist eine Arbeitsmappe eines alten Excel oder eine mit Kennwort. Speichern Sie sie bitte als XLSX ohne Kennwort.
    [ods] Das ist eine Arbeitsmappe von LibreOffice. Speichern Sie sie bitte als XLSX oder CSV.
    [html] Das ist eine Webseite, auch wenn sie sich Tabelle nennt. Öffnen Sie sie bitte in Excel und speichern Sie sie als XLSX.
    [archive] Das ist ein Archiv. Entpacken Sie es bitte und wählen Sie die Tabelle darin.
   *[other] Das ist keine Tabelle. Wählen Sie bitte eine CSV- oder XLSX-Datei.
}
err-table-damaged = Diese Arbeitsmappe ist beschädigt ({ $detail }). Öffnen Sie sie bitte in Excel und speichern Sie sie neu.
err-no-rows = In dieser Datei sind keine Zeilen.
err-too-many-rows = Diese Datei hat mehr als { $max } Zeilen. Teilen Sie sie bitte auf.
err-too-long-for-paper = Diese Liste hat mehr als { $max } Zeilen: zu viele für Papier. Schränken Sie sie ein oder nehmen Sie eine Tabelle.
err-too-large-for-page = Diese Datei hat mehr als { $max } MB: zu viel für einen Browser. Speichern Sie sie im Programmfenster oder mit kontorctl.
err-too-many-columns = Diese Datei hat mehr als { $max } Spalten. Entfernen Sie bitte, was nicht gebraucht wird.
err-too-many-to-sort = Mehr als { $max } Zeilen lassen sich nach dieser Spalte nicht ordnen. Zuerst eingrenzen: Zeitraum, Kunde, Wort.
err-too-many-to-group = Mehr als { $max } Zeilen lassen sich nicht auf einmal gruppieren. Zuerst eingrenzen: Zeitraum, Kunde, Wort.
err-cell-too-long = Eine Zelle in Zeile { $row } ist länger als { $max } Zeichen.
err-unclosed-quote = Ein Anführungszeichen in Zeile { $row } wird nie geschlossen. Berichtigen Sie es bitte, oder wählen Sie ein anderes Trennzeichen.
err-unknown-encoding = Die Zeichenkodierung „{ $encoding }“ ist nicht bekannt. Wählen Sie bitte eine aus der Liste.
err-broken-cell = Die Zelle „{ $value }“ enthält einen Fehler oder verlorene Zeichen. Berichtigen Sie sie bitte, oder wählen Sie eine andere Kodierung.

## The window's own
err-unreachable = Kontor antwortet nicht. Es ging nichts verloren; prüfen Sie, ob das Programm noch läuft, und versuchen Sie es erneut.
err-passwords-differ = Das ist nicht das Passwort darüber.
err-number-taken = Es gibt schon einen Beleg mit der Nummer { $number }.
err-busy = Eine längere Aufgabe schreibt gerade. Ihre Eingaben bleiben erhalten; versuchen Sie es danach noch einmal.
err-stopped = Angehalten. Es wurde nichts geändert.
err-column-missing = Keine Spalte enthält „{ $field }“, ohne die eine Zeile keinen Sinn ergibt.
err-rows-wrong = { $rows ->
    [one] Eine Zeile ist fehlerhaft. Es wurde nichts übernommen.
   *[other] { $rows } Zeilen sind fehlerhaft. Es wurde nichts übernommen.
}
err-row-repeated = Zeile { $row } meint denselben Datensatz.
err-unknown-name = „{ $value }“ gibt es hier nicht.
err-ambiguous = Mehrere Datensätze heißen „{ $value }“.
err-already-imported = Diese Datei wurde schon eingelesen.
err-totals-differ = Die Summen von { $month } ({ $country }) stimmen nicht mit der Datei überein: { $books } statt { $file }. Es wurde nichts übernommen.
err-in-use = Das wird noch verwendet ({ $by }) und lässt sich nicht entfernen.

## What still uses it
entity-party = Kontakt
entity-item = Artikel
entity-item_category = Artikelgruppe
entity-price_list = Preisliste
entity-price_item = Preis
entity-price_rule = Preisregel
entity-tax_category = Steuer
entity-tax_rule = Steuerregel
entity-payment_term = Zahlungsbedingung
entity-pipeline = letzte Stufe ihrer Art
entity-deal = Chance
entity-document = Beleg
entity-draft = Entwurf
entity-payment = Zahlung
entity-entry = Buchung
entity-stock_move = Lagerbewegung
entity-company = Firma
entity-activity = Aktivität
entity-user = Person
err-amount-of-lines = Summe der Zeilen

## Zentrale
err-access-ended = Ihr Zugang zu dieser Firma ist beendet: Die Administration hat Sie aus den Personen genommen, die hier arbeiten. Fragen Sie Ihre Administration.
err-sync-unreachable = { $server } antwortet nicht. Sie können weiterarbeiten; es wird von selbst wieder versucht.
err-sync-strange = Unter { $server } antwortet etwas anderes als die Zentrale: vielleicht verlangt das Netz eine Anmeldung. Es wird von selbst wieder versucht.
err-sync-other-server = Der Server { $server } zeigt ein anderes Zertifikat als beim Beitritt dieses PCs. Es wurde nichts gesendet. Fragen Sie Ihre Administration.
err-sync-unknown-pc = Die Zentrale { $server } kennt diesen PC nicht. Lassen Sie sich einen Code geben und treten Sie neu bei.
err-sync-busy = Die Zentrale hat gerade viel zu tun. Es wird von selbst wieder versucht.
err-sync-refused = Die Zentrale lehnt die Anfrage ab (Status { $status }). Es wird von selbst wieder versucht; bleibt es so, fragen Sie Ihre Administration.
err-sync-revoked = Dieser PC wurde aus der Firma genommen. Fragen Sie Ihre Administration.
err-sync-forked = Ein anderer PC arbeitet mit einer Kopie dieser Firmendatei. Damit keine Nummer zweimal vergeben wird, wird von hier nichts mehr gesendet. Lassen Sie sich einen Code geben: Unter Einstellungen, Zentrale, wird dieser PC ein eigener.
err-sync-upgrade = Die Zentrale kennt Tabellen nur bis Version { $schema }. Ihre Arbeit bleibt erhalten und wird gesendet, sobald die Zentrale aktualisiert ist.
err-sync-wrong = Die Zentrale nimmt nicht an, was dieses Programm sendet ({ $what }). Ihre Arbeit bleibt auf diesem PC. Bitte sagen Sie es Ihrer Administration.
err-sync-key-missing = Der Schlüssel, mit dem dieser PC beigetreten ist, ist nicht auf diesem Rechner. Lassen Sie sich einen Code geben und treten Sie neu bei.
err-paper-away = { $count ->
    [one] { $name } wurde auf einem anderen PC gedruckt und ist noch nicht hier. Das Blatt ist angefordert und kommt, sobald die Zentrale es hat und erreichbar ist.
   *[other] { $count } Blätter wurden auf anderen PCs gedruckt und sind noch nicht hier. Sie sind angefordert und kommen, sobald die Zentrale sie hat und erreichbar ist.
}
err-lease-ended = Dieser PC hatte seit { $days ->
    [one] einem Tag
   *[other] { $days } Tagen
} keinen Kontakt mit der Zentrale. Alles lässt sich lesen, und was wartet, wird noch gesendet; ändern lässt sich nichts, bis die Zentrale wieder erreicht wird.
err-history-loading = Der Verlauf wird noch geladen ({ $percent } %). Entwürfe, Kontakte, Geschäfte und Aktivitäten lassen sich schon schreiben und sichern; Ausstellen, Buchen und Löschen gehen gleich.
err-pc-wiped = Dieser PC wurde aus { $firm } genommen. Was noch nicht gesendet war, wurde der Zentrale übergeben; das Unternehmen, seine Sicherungen im Ordner dieses Programms und die Schlüssel wurden von diesem PC entfernt.
err-join-code-unknown = Dieser Code ist nicht bekannt. Ein Code gilt eine Viertelstunde und für einen PC. Bitte vergleichen Sie ihn, oder lassen Sie sich einen neuen geben.
err-join-impostor = Der Server unter dieser Adresse konnte nicht beweisen, dass er Ihre Zentrale ist. Es wurde nichts gesendet. Bitte prüfen Sie die Adresse.
err-join-other-company = Diese Firma hat in der Zentrale schon ein anderes Unternehmen. Treten Sie ihr als neuer PC bei.
err-join-no-company = In der Zentrale gibt es noch kein Unternehmen. Bringen Sie zuerst Ihres dorthin: öffnen, dann Einstellungen, Zentrale.
err-joined-already = Dieses Unternehmen gehört schon zu „{ $firm }“.
