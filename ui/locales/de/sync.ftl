# Zentrale: das Zeichen in der oberen Leiste, Beitreten, was auf jemanden wartet, Zusammenführen.

## Das Zeichen
cmd-sync = Stand des Abgleichs
sync-also = Zentrale Verbindung offline Netz Server Synchronisierung
sync-sign = Abgleich:
sync-sign-current = Alles gesendet
sync-sign-waiting = { $count ->
    [one] { $count } Änderung wartet
   *[other] { $count } Änderungen warten
}
sync-sign-sending = Sendet { $count }
sync-sign-receiving = Empfängt
sync-sign-offline = Offline
sync-sign-paused = Angehalten
sync-sign-stopped = Kein Abgleich
sync-sign-loading = Lädt { $percent } %
sync-sign-history = Verlauf { $percent } %
sync-sign-and-waiting = { $state } · { $waiting }
sync-needs = { $count ->
    [one] Sache wartet auf jemanden
   *[other] Sachen warten auf jemanden
}
sync-needs-long = { $count ->
    [one] Eine Sache wartet auf jemanden: ansehen
   *[other] { $count } Sachen warten auf jemanden: ansehen
}

## Hinter dem Zeichen
sync-office = Zentrale
sync-told-alone = Diese Firma ist mit keiner Zentrale verbunden.
sync-told-never = Die Zentrale wurde noch nicht erreicht. Die Arbeit geht wie gewohnt weiter; alles ist hier gespeichert.
sync-told-offline = Die Zentrale wurde zuletzt um { $since } erreicht. Die Arbeit geht wie gewohnt weiter; alles ist hier gespeichert.
sync-told-trying = Gerade wird es wieder versucht.
sync-told-next = Der nächste Versuch ist in { $in }.
sync-told-contact = Verbunden. Letzter Kontakt um { $at }.
sync-told-paused = Der Abgleich ruht, weil ihn jemand angehalten hat. Bis es weitergeht, wird nichts gesendet und nichts empfangen.
sync-told-loading = Die Firma wird noch geladen. Mit dem, was da ist, lässt sich arbeiten.
sync-told-history = Kontakte, Artikel und Entwürfe sind da; was ausgestellt und gebucht wurde, wird noch geladen. Entwürfe, Kontakte, Geschäfte und Aktivitäten lassen sich schreiben und sichern; Ausstellen, Buchen und Löschen gehen, sobald alles da ist.
sync-told-stopped = Alles ist auf diesem Computer gespeichert, und die Arbeit kann weitergehen. Gesendet wird nichts mehr, bis das geklärt ist.
sync-told-waiting = { $count ->
    [one] Eine Änderung wartet darauf, gesendet zu werden. Auf diesem Computer ist sie sicher.
   *[other] { $count } Änderungen warten darauf, gesendet zu werden. Auf diesem Computer sind sie sicher.
}
sync-told-sending = { $count ->
    [one] Eine Änderung wird gesendet.
   *[other] { $count } Änderungen werden gesendet.
}
sync-told-sent = Alles, was hier geschehen ist, ist in der Zentrale angekommen.
sync-told-papers-sending = { $count ->
    [one] Ein Anhang ({ $size }) folgt, wenn die Leitung frei ist. Er ist auf diesem Computer sicher.
   *[other] { $count } Anhänge ({ $size }) folgen, wenn die Leitung frei ist. Sie sind auf diesem Computer sicher.
}
sync-told-papers-wanted = { $count ->
    [one] Ein Anhang eines anderen PCs ist angefordert und kommt, sobald die Zentrale ihn hat.
   *[other] { $count } Anhänge anderer PCs sind angefordert und kommen, sobald die Zentrale sie hat.
}
sync-told-papers-coming = { $count ->
    [one] Ein Anhang eines anderen PCs kommt herein.
   *[other] { $count } Anhänge anderer PCs kommen herein.
}
sync-told-papers-full = Die Zentrale hat keinen Platz für weitere Anhänge. Sie bleiben auf diesem Computer. Bitte sagen Sie es Ihrer Administration.
sync-told-sparing = { $count ->
    [one] Die Leitung wird geschont: Änderungen gehen jede Minute, Blätter und Bilder warten. „Jetzt versuchen“ sendet sofort.
   *[other] Die Leitung wird geschont: Änderungen gehen alle { $count } Minuten, Blätter und Bilder warten. „Jetzt versuchen“ sendet sofort.
}
sync-told-as-of = Was andere Filialen getan haben, ist bis { $at } bekannt.
sync-told-lease-near = Wird die Zentrale bis { $at } nicht erreicht, lässt sich auf diesem Computer nur noch lesen, bis sie wieder erreicht wird.
sync-told-lease-ended = Dieser Computer war zu lange ohne die Zentrale: Alles lässt sich lesen, nichts ändern. Was wartet, wird noch gesendet, und mit dem nächsten Kontakt geht es weiter.
sync-told-clock-ahead = Die Uhr dieses Computers geht gegenüber der Zentrale { $off } vor. Bitte stellen: Ihre Zeiten stehen auf Belegen und Aufgaben.
sync-told-clock-behind = Die Uhr dieses Computers geht gegenüber der Zentrale { $off } nach. Bitte stellen: Ihre Zeiten stehen auf Belegen und Aufgaben.
sync-seconds = { $count ->
    [one] { $count } Sekunde
   *[other] { $count } Sekunden
}
sync-minutes = { $count ->
    [one] { $count } Minute
   *[other] { $count } Minuten
}
sync-hours = { $count ->
    [one] { $count } Stunde
   *[other] { $count } Stunden
}
sync-days = { $count ->
    [one] { $count } Tag
   *[other] { $count } Tage
}
sync-now = Jetzt versuchen
sync-rest = Anhalten
sync-go-on = Fortsetzen
sync-settings = Einstellungen
sync-load = Erstes Laden
sync-load-of = { $done } von { $of }
sync-as-of = Stand { $at }
sync-not-all = Wird geladen: noch nicht alles ist da
sync-not-all-percent = { $percent } % geladen: noch nicht alles ist da
sync-not-all-history = Verlauf zu { $percent } % geladen: noch nicht alles Gebuchte ist da
sync-as-of-hint = Andere Filialen können das seither geändert haben. Es folgt, sobald die Zentrale erreicht ist.

## Beitreten
join-title = Meiner Firma beitreten
join-hint = Die Firma arbeitet mit einer Zentrale, und dieser Computer soll dazugehören.
join-server = Adresse der Zentrale
join-server-example = zentrale.beispiel.de:7443
join-server-hint = So, wie Ihr Administrator sie aufgeschrieben hat, mit der Zahl hinter dem Doppelpunkt, falls eine dasteht.
join-code = Code
join-code-example = K7M4 XQ2P
join-code-hint = Acht Zeichen, eine Viertelstunde gültig. Ihr Administrator erzeugt ihn in der Zentrale.
join-name = Name dieses PCs
join-name-hint = Damit klar ist, welcher es ist: Theke, Lager, Annas Laptop.
join-now = Beitreten
join-asking = Die Zentrale wird gefragt…
join-loading = Die Firma wird geladen…
join-loading-hint = Sie können anfangen, sobald Kunden und Artikel da sind; der Verlauf folgt, während Sie arbeiten. Wenn die Leitung abbricht, geht es dort weiter, wo es aufgehört hat.
join-stopped = Angehalten. Was da ist, bleibt: Öffnen Sie die Firma auf dem ersten Bildschirm, und es geht weiter.
office-again = Wieder beitreten
office-again-hint = Die Zentrale lässt diesen PC nicht mehr herein. Mit einem neuen Code tritt er wieder bei und macht dort weiter, wo er war; nichts, was hier getan wurde, geht verloren.
office-own = Ein eigener PC werden
office-own-hint = Diese Firmendatei ist eine Kopie, mit deren Original ein anderer PC arbeitet. Mit einem Code Ihrer Administration tritt dieser Computer als eigener PC bei: Er bekommt eine neue Datei mit allem, was die Firma hat, und vergibt eigene Nummern. Was seit dem Kopieren an diesem Computer getan wurde, kommt mit; was nicht mehr passt – etwa eine Rechnung, deren Nummer auch der andere PC vergeben hat –, steht danach unter den nicht übernommenen Änderungen. Die bisherige Datei bleibt auf diesem Computer und lässt sich öffnen.
office-joined-again = Dieser PC ist wieder beigetreten
office-fingerprint = Zertifikat der Zentrale
office-hint = Hier kommen die PCs der Firma zusammen. Jeder von ihnen arbeitet auch ohne sie.
office-state = Stand
office-firm = Firma
office-pc = Dieser PC
office-none = Bisher lebt diese Firma nur auf diesem Computer.
office-none-hint = Mit einer Zentrale arbeiten mehrere PCs an einer Firma, mit und ohne Netz. Richten Sie zuerst den Server ein; er nennt die Adresse und den Code, nach denen hier gefragt wird. Was auf diesem PC ist, geht dann in die Zentrale, und weitere PCs treten dort bei.
office-bring = Firma in die Zentrale bringen
office-bring-title = { $company } in die Zentrale bringen?
office-bring-text = Alles in dieser Firma geht an { $server }. Von da an gehört dieser PC zu dieser Zentrale; mit einem Klick lässt sich das nicht zurücknehmen. Sie können dabei weiterarbeiten.
office-brought = Die Firma ist auf dem Weg in die Zentrale
office-brought-hint = Wie weit sie ist, sagt das Zeichen oben.
office-lease = Ohne Kontakt
office-lease-hint = Ein PC, der die Zentrale nicht erreicht, arbeitet so lange weiter; danach lässt sich auf ihm nur noch lesen, bis er sie erreicht. So behält ein verlorener PC seine Rechte nicht für immer.
office-lease-at-most = Höchstens
office-lease-at-most-hint = Das gilt für alle PCs der Firma. Jeder erfährt es beim nächsten Kontakt.
office-lease-days = { $count ->
    [one] { $count } Tag
   *[other] { $count } Tage
}
office-lease-here = Dieser PC arbeitet bis
office-line = Leitung
office-line-hint = Wie viel davon der Austausch mit der Zentrale nehmen darf. Das gilt für diesen PC.
office-speed = Höchstens
office-speed-hint = Um eine langsame Leitung oder eine, die nach Menge kostet, zu schonen. Wo gar nichts darüber gehen soll, halten Sie den Abgleich an.
office-speed-all = So viel, wie da ist
office-speed-kilobytes = { $count } kB pro Sekunde
office-spare = Leitung schonen
office-spare-hint = Für eine Leitung, die nach Menge kostet: Änderungen gehen nur ab und zu, Blätter und Bilder warten.
office-spare-never = Nie
office-spare-metered = Solange das System sie getaktet nennt
office-spare-always = Immer
office-spare-minutes = Änderungen gehen
office-spare-every = { $count ->
    [one] jede Minute
   *[other] alle { $count } Minuten
}

## Before a period is closed
late-pcs = { $count ->
    [one] Ein PC kann davon noch etwas bringen
   *[other] { $count } PCs können davon noch etwas bringen
}
late-pcs-none = Alle PCs haben alles davon gesendet
late-pc-seen = zuletzt gehört vor { $time }
late-pc-seen-on = zuletzt gehört am { $when }
late-pc-waiting = { $count ->
    [one] eine Änderung wartete dort noch
   *[other] { $count } Änderungen warteten dort noch
}
late-pc-clean = alles bis { $when } ist da
late-pc-never = er hat noch nie gemeldet, dass alles da ist
