# Die Seite, mit der ein Administrator die Zentrale betreut.

admin-title = Zentrale
admin-door-hint = Für den Administrator des Servers.
admin-password = Passwort
admin-enter = Anmelden
admin-leave = Abmelden
admin-sections = Teile
admin-stale = Was darunter steht, kann alt sein.
admin-pcs = PCs
admin-unsettled = Zu klären
admin-server = Server

## PCs
admin-pcs-none = Noch kein PC ist beigetreten
admin-pcs-none-hint = Nehmen Sie den ersten auf: Er bekommt einen Code, der an diesem PC eingegeben wird.
admin-head-pc = PC
admin-head-state = Stand
admin-head-holds = Hält
admin-head-seen = Zuletzt gesehen
admin-head-waits = Wartet
admin-head-version = Version
admin-pc-here = Auf dem Stand
admin-pc-fetching = Holt
admin-pc-away = Nicht da
admin-pc-stale = Zu lange still
admin-pc-revoked = Ausgeschlossen
admin-pc-disk = Festplatte fast voll: noch { $free }
admin-period = Bevor ein Monat abgeschlossen wird
admin-period-hint = Die PCs, von denen noch etwas davon kommen kann.
admin-period-month = Monat
admin-period-look = Nachsehen
admin-now = jetzt
admin-ago = vor { $time }
admin-clock-ahead = Uhr geht { $off } vor
admin-clock-behind = Uhr geht { $off } nach
admin-all-branches = Alle Filialen
admin-deals-of = Chancen von { $teams }
admin-deals-of-no-team = Chancen ohne Team
admin-to-send = { $count ->
    [one] { $count } Änderung zu senden
   *[other] { $count } Änderungen zu senden
}
admin-to-fetch = { $count ->
    [one] { $count } zu holen
   *[other] { $count } zu holen
}
admin-gigabytes = { $size } GB

## Aufnehmen
admin-enrol = PC aufnehmen
admin-enrol-make = Code erzeugen
admin-branch-hint = Der PC hält, was zu dieser Filiale gehört und was zur ganzen Firma gehört.
admin-role = Arbeit, die dort getan wird
admin-role-hint = Daraus folgt, was der PC hält: Ändert sich die Rolle, ändert es sich mit.
admin-people-there = Wer dort arbeitet
admin-people-there-hint = Der PC hält auch, was diese Leute in ihren eigenen Filialen sehen dürfen. Es ändert sich mit ihren Rollen und endet, wenn sie gehen.
admin-code-title = Code für den neuen PC
admin-code-hint = Am neuen PC „Meiner Firma beitreten“ wählen und eingeben:
admin-code-left = Noch { $left } gültig, für einen PC.
admin-code-over = Der Code gilt nicht mehr.
admin-code-again = Neuen erzeugen
admin-copy = Kopieren
admin-copied = Adresse und Code sind kopiert
admin-fingerprint = Zertifikat: { $fingerprint }
admin-qr = Adresse und Code als Bild für eine Kamera

## Ändern und Ausschließen
admin-reach-of = Was { $name } hält
admin-reach-text = Was er gewinnt, kommt beim nächsten Kontakt; was er verliert, verlässt seine Festplatte.
admin-reach-done = { $name } ändert sich beim nächsten Kontakt
admin-revoke-of = { $name } ausschließen
admin-revoke-title = { $name } aus der Firma ausschließen?
admin-revoke-text = Er bekommt von jetzt an nichts mehr, und was er noch sendet, wird für Sie zum Ansehen getrennt aufgehoben. Beim nächsten Kontakt vergisst er die Firma. Ging der PC verloren oder wurde er gestohlen, ändern Sie auch die Passwörter der Personen, die dort gearbeitet haben. Um ihn wieder hereinzulassen, braucht er einen neuen Code.
admin-revoke-waiting = { $count ->
    [one] Eine Änderung von ihm ist noch nicht angekommen.
   *[other] { $count } Änderungen von ihm sind noch nicht angekommen.
}
admin-revoke = Ausschließen
admin-revoked = { $name } ist ausgeschlossen

## Zu klären
admin-unsettled-none = Nichts wartet
admin-unsettled-none-hint = Unstimmigkeiten, Aufgehobenes und was ausgeschlossene PCs noch gesendet haben, kommt hierher.
admin-issues = Unstimmigkeiten
admin-issues-hint = Sie warten im Eingang derer, die sie klären dürfen, an jedem PC.
admin-a-field = Ein Feld
admin-parked = Für später aufgehoben
admin-quarantine = Getrennt aufgehoben
admin-quarantine-hint = Von PCs, die ausgeschlossen wurden oder deren Datei kopiert wurde. Nichts davon wird übernommen.

## Personen
admin-people-none = Noch keine Personen
admin-people-hint = Personen, Rollen und Passwörter werden an jedem PC betreut: Einstellungen, Personen. Sie gelten auf allen.

## Server
admin-backups = Sicherungen
admin-backup-never = Noch keine Sicherung
admin-backup-hint = Kopieren Sie die Datei auf einen anderen Rechner. Nach einer Wiederherstellung bringen die PCs zurück, was der Sicherung fehlt.
admin-backup-now = Jetzt sichern
admin-backup-done = Sicherung gemacht
admin-backup-postgres = Die Datenbank ist ein PostgreSQL: Sichern Sie sie mit dessen eigenen Werkzeugen.
admin-machine = Rechner
admin-version = Version
admin-backup-last = Letzte Sicherung { $when }, { $size }
admin-backup-since = { $count ->
    [one] Seither kam eine Änderung.
   *[other] Seither kamen { $count } Änderungen.
}
admin-database = Datenbank
admin-attachments = Bilder und Belege
admin-megabytes = { $size } MB
admin-code-founder = An dem PC, der die Firma bringt: Einstellungen, Zentrale, dann eingeben:
admin-of-pc = Von PC { $code }
admin-parked-hint = Von einem neueren Programm. Sie werden übernommen, sobald dieser Server aktualisiert ist.
admin-quarantine-revoked = { $count ->
    [one] PC { $code } war ausgeschlossen und sandte noch eine Änderung
   *[other] PC { $code } war ausgeschlossen und sandte noch { $count } Änderungen
}
admin-quarantine-fork = { $count ->
    [one] Eine Kopie der Firmendatei von PC { $code } sandte eine Änderung
   *[other] Eine Kopie der Firmendatei von PC { $code } sandte { $count } Änderungen
}
admin-facet-cost = Kosten
admin-facet-credit = Kreditlimits
admin-facet-bank = Bankkonten
admin-facet-pay = Gehälter

## Was schiefgehen kann
admin-err-unreachable = Die Zentrale antwortet nicht. Es wird von selbst wieder versucht.
admin-err-signed-out = Sie sind abgemeldet.
admin-err-wrong-password = Das stimmt nicht.
admin-err-wait = Zu viele falsche Versuche: Warten Sie { $wait }.
admin-err-name-the-firm = Dieser Server hat mehrere Firmen: welche?
admin-err-not-found = Das gibt es nicht mehr.
admin-err-revoked-before = Dieser PC wurde schon ausgeschlossen.
admin-err-no-backup-here = Diese Datenbank hat eigene Werkzeuge zum Sichern.
admin-err-bad-request = Die Zentrale versteht diese Seite nicht. Laden Sie sie neu.
admin-err-failed = Das ist fehlgeschlagen. Das Protokoll des Servers sagt, warum.
