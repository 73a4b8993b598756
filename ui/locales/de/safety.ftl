# Schlüssel, Wiederherstellung, Sicherungen.

settings-safety = Sicherheit
cmd-settings-safety = Einstellungen: Sicherheit
safety-title = Der Schlüssel der Firma
safety-hint = Die Firma ist verschlüsselt. Wer Datei und Schlüssel hat, hat alles darin; wer den Schlüssel verliert, verliert alles.

recovery-title = Wiederherstellungsschlüssel
recovery-missing = Noch nicht aufgeschrieben
recovery-hint = Geht dieser PC kaputt oder sein Schlüsselbund verloren, öffnet er die Firma und ihre Sicherungen. Er wird einmal gezeigt.
recovery-show = Wiederherstellungsschlüssel aufschreiben
recovery-written = Aufgeschrieben am { $date }
recovery-lost = Er wird nicht noch einmal gezeigt. Ist das Papier verloren, geben Sie der Firma unten einen neuen Schlüssel.
recovery-print = Drucken
recovery-is-written = Ist aufgeschrieben
recovery-keep = Bewahren Sie das Papier so auf, dass weder Feuer noch Diebe beides bekommen, das Papier und diesen PC. Nicht fotografieren.
recovery-prove = Vom Papier ablesen
recovery-prove-hint = Tippen Sie die Gruppen { $first } und { $second } vom Papier ab. Großschreibung, Leerzeichen und Striche sind egal.
recovery-group = Gruppe { $number }
recovery-confirm = Bestätigen
recovery-done = Der Wiederherstellungsschlüssel ist aufgeschrieben
recovery-sheet = Wiederherstellungsschlüssel von { $company }
recovery-sheet-hint = Öffnet die Firma und alle Sicherungen mit diesem Schlüssel: Firma öffnen, dann „Mit dem Wiederherstellungsschlüssel“.
recovery-home = Wiederherstellungsschlüssel aufschreiben
recovery-home-hint = Ohne ihn öffnet niemand die Firma, wenn dieser PC kaputtgeht.

key-title = Wo der Schlüssel liegt
key-home-now = jetzt
key-home-choose = Dort aufbewahren
key-home-store = Im Schlüsselbund des Computers
key-home-store-hint = Öffnet von selbst für den, der an diesem Computer angemeldet ist. Das Übliche.
key-home-file = In einer Datei neben der Firma
key-home-file-hint = Für Computer ohne Schlüsselbund. Wer beide Dateien kopiert, hat die Firma.
key-home-file-warning = Wer die Firma und diese Datei kopiert, kann sie öffnen. Nur wählen, wo es keinen Schlüsselbund gibt.
key-home-passphrase = Mit einer Passphrase verschlossen
key-home-passphrase-hint = Wird bei jedem Öffnen der Firma gefragt.
key-passphrase = Passphrase
key-passphrase-again = Passphrase noch einmal
key-passphrase-now = Jetzige Passphrase
key-passphrase-set = Damit verschließen
key-passphrase-change = Passphrase ändern
key-passphrase-hint = Mindestens 10 Zeichen; vier oder fünf Wörter, die nicht zusammengehören. Niemand kann sie Ihnen noch einmal sagen; dann hilft nur der Wiederherstellungsschlüssel.
key-moved-store = Der Schlüssel liegt im Schlüsselbund
key-moved-file = Der Schlüssel liegt in einer Datei neben der Firma
key-moved-passphrase = Der Schlüssel ist mit der Passphrase verschlossen
key-moved-no-passphrase = Nach der Passphrase wird nicht mehr gefragt.
key-new = Neuen Schlüssel machen
key-new-hint = Wenn jemand den Schlüssel kopiert haben könnte oder mit einer Kopie die Firma verlassen hat: Die Datei wird mit neuem Schlüssel neu geschrieben.
key-new-title = { $name } einen neuen Schlüssel geben?
key-new-text = Alles wird neu geschrieben, das dauert so lange wie die Datei zu kopieren. Schreiben Sie danach den neuen Wiederherstellungsschlüssel auf; ältere Sicherungen öffnet der alte.
key-new-then = Solange kann niemand arbeiten. Fällt der Strom aus, öffnet der alte oder der neue Schlüssel die Datei.
key-new-now = Jetzt machen
key-new-done = Die Firma hat einen neuen Schlüssel. Schreiben Sie jetzt den Wiederherstellungsschlüssel auf.
key-former = { $count ->
    [one] Ein früherer Schlüssel liegt für ältere Sicherungen in der Firma.
   *[other] { $count } frühere Schlüssel liegen für ältere Sicherungen in der Firma.
}

## Öffnen ohne Schlüssel
open-title = { $name } öffnen
open-passphrase = Passphrase
open-passphrase-hint = Der Schlüssel dieser Firma ist damit verschlossen.
open-recovery = Wiederherstellungsschlüssel
open-recovery-hint = Acht Gruppen zu acht Zeichen, vom Papier. Großschreibung, Leerzeichen und Striche sind egal.
open-with-recovery = Mit dem Wiederherstellungsschlüssel
open-with-passphrase = Mit der Passphrase
open-key-gone = Kein Schlüssel auf diesem Computer öffnet sie. Der Wiederherstellungsschlüssel tut es und liegt danach wieder im Schlüsselbund.
open-now = Öffnen

## Sicherungen
settings-backups = Sicherungen
cmd-settings-backups = Einstellungen: Sicherungen
backup-now = Jetzt sichern
backup-elsewhere = In anderen Ordner sichern…
backup-running = Wird gesichert. Alle können weiterarbeiten.
backup-stop-hint = Bei Abbruch bleibt nichts Halbes zurück.
backup-made = Gesichert, geöffnet und geprüft
backup-made-findings = Gesichert; die Firma verletzt Regeln: bitte prüfen
backup-last-good = Letzte gute Sicherung: { $when }
backup-never = Noch keine gute Sicherung
backup-never-hint = Die erste entsteht bald nach dem Öffnen, oder jetzt.
backup-failed = Die Sicherung schlug fehl, { $when }
backup-unplanned = Es wird nicht gesichert
backup-unplanned-hint = Wählen Sie einen Ordner auf einem anderen Datenträger: Geht dieser PC kaputt, ist alles seit der letzten Sicherung weg.
backup-old-hint = Sie ist alt. Sehen Sie nach, ob der Datenträger verbunden ist.
backup-plan = Wo und wann
backup-plan-hint = Jede Sicherung wird nach dem Schreiben geöffnet und geprüft.
backup-plan-saved = Sicherungen gespeichert
backup-folder = Ordner
backup-folder-hint = Auf einem anderen Datenträger, einem Netzlaufwerk oder Wechseldatenträger
backup-folder-choose = Ordner wählen…
backup-every = Wie oft
backup-every-never = Nicht nach der Uhr
backup-every-hours = { $hours ->
    [1] Jede Stunde
    [24] Jeden Tag
    [168] Jede Woche
   *[other] Alle { $hours } Stunden
}
backup-at-closing = Auch beim Schließen der Firma
backup-keep-daily = Tage, von denen eine bleibt
backup-keep-weekly = Wochen, von denen eine bleibt
backup-keep-monthly = Monate, von denen eine bleibt
backup-list = Die Sicherungen
backup-list-hint = Die neueste zuerst.
backup-list-none = In diesem Ordner ist noch keine.
backup-made-at = Entstanden
backup-proof = Nachweis
backup-bytes = Größe
backup-program = Version
backup-size = { $size } MB
backup-proven = Nach dem Schreiben geprüft
backup-not-whole = Nicht vollständig
backup-findings = { $count ->
    [one] Verletzt eine Regel
   *[other] Verletzt { $count } Regeln
}
backup-foreign = Von anderem PC oder anderer Firma
backup-restore = Wiederherstellen…
restore-title = Sicherung vom { $when } wiederherstellen
restore-hint = Die jetzt offene Firma bleibt daneben erhalten. Nummern gehen nach der höchsten vergebenen weiter.
restore-until = Bis wann?
restore-as-it-was = Wie sie bei der Sicherung war
restore-carried-on = Oder weitergeführt mit dem, was seitdem geschah, bis einschließlich:
restore-older = Frühere zeigen
restore-is-lost = wäre weg
restore-loses-nothing = Nichts ginge verloren.
restore-loses = { $count ->
    [one] Eine Änderung wäre weg, vom { $from }.
   *[other] { $count } Änderungen wären weg, vom { $from } an.
}
restore-loses-more = Mehr als { $count } Änderungen wären weg. Zeigen Sie frühere, um zu sehen, wo sie beginnen.
restore-now = Wiederherstellen
restore-done = Die Firma ist wiederhergestellt
restore-replaced = Was vorher da war, liegt in { $path }.
restore-unknown = Welche Nummern seitdem vergeben wurden, ist nicht bekannt; dieser PC geht unter neuem Kürzel weiter.
backup-home = Sicherungen
put-back-home = An die Stelle der Firma wurde eine ältere Kopie gelegt
put-back-home-hint = Bemerkt am { $day }: { $missing ->
        [one] Mindestens eine Änderung dieses PCs fehlt
       *[other] Mindestens { $missing } Änderungen dieses PCs fehlen
    }. Neue Belege bekommen Nummern hinter den vergebenen. Wenn es die neuere Datei noch gibt, stellen Sie sie wieder her.
welcome-backup = Aus einer Sicherung…
welcome-backup-title = Eine Firma aus einer Sicherung machen
welcome-backup-type = Sicherung einer Kontor-Firma
welcome-backup-place = Wo die Firma liegen soll

## Nach einem Upgrade
upgrade-title = Zurück vor das Upgrade
upgrade-hint = Als die Firma auf diese Version gebracht wurde, blieb die Datei von vorher erhalten:
upgrade-back = Zurückgehen
upgrade-back-title = { $name } auf den Stand vor dem Upgrade bringen?
upgrade-back-text = Die Datei von vorher tritt wieder an ihre Stelle; die neue bleibt daneben liegen. Die Firma wird geschlossen.
upgrade-back-lose-title = Seitdem wurde gearbeitet
upgrade-back-lose = Seit dem Upgrade gab es { $count } Änderungen. Die alte Datei hat sie nicht; sie bleiben in der neuen daneben.
upgrade-back-anyway = Trotzdem zurückgehen
upgrade-back-done = Die Firma ist wie vor dem Upgrade
upgrade-back-done-hint = Öffnen Sie sie mit der Version von Kontor, die Sie vorher hatten. Diese Version würde sie wieder anheben.
