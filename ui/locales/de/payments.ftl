# Zahlungen: Liste, Erfassen, Ausgleich, Zurücknehmen.

## Befehle
cmd-payment-new = Neue Zahlung
cmd-payment-save = Erfassen
cmd-payment-next = Weitere Zahlung
cmd-payment-reverse = Zurücknehmen

## Felder
payment-party = Von oder an
payment-from = Von
payment-to = An
payment-date = Datum
payment-method = Zahlungsweg
payment-method-bank = Überweisung
payment-method-cash = Bar
payment-method-card = Karte
payment-reference = Verwendungszweck
payment-branch = Filiale
payment-currency = Währung
payment-amount = Betrag
payment-rate = Wechselkurs
payment-rate-hint = 1 { $from } in { $to }. Leer: der bekannte Kurs des Tages
payment-way = Richtung
payment-in = Geldeingang
payment-out = Geldausgang

## Liste
payment-state = Stand
payment-settled = Ausgeglichen
payment-has-credit = Guthaben übrig
payment-reversed = Zurückgenommen
payment-reversal = Nimmt eine Zahlung zurück
payment-filter-standing = Ohne zurückgenommene
payment-used = Gleicht aus
payment-credit = Guthaben
payment-empty = Noch keine Zahlungen
payment-empty-hint = Erfassen Sie die erste hier oder aus einer Rechnung heraus.

## Ausgleich
payment-settles = Gleicht aus
payment-how-oldest_first = Älteste zuerst
payment-how-by_hand = Von Hand
payment-how-keep = Noch nichts
payment-keep-hint = Alles bleibt als Guthaben und kann später eine Rechnung ausgleichen.
payment-nothing-open = Nichts ist offen
payment-nothing-open-hint = Was erfasst wird, bleibt als Guthaben und kann später eine Rechnung ausgleichen.
payment-claim = Beleg
payment-due = Fällig
payment-overdue = { $count ->
    [one] { $count } Tag überfällig
   *[other] { $count } Tage überfällig
}
payment-open = Offen
payment-gives = Gezahlt
payment-discount = Skonto
payment-write-off = Ausgebucht
payment-left = Bleibt offen
payment-all-open = Insgesamt offen
payment-worth = Gegenwert
payment-offer = { $number }: { $amount } Skonto bei Zahlung bis { $date }
payment-offer-take = { $amount } zahlen
payment-recorded = { $amount } für { $party } erfasst

## Zahlung
payment-title = { $amount }, { $party }
payment-settles-nothing = Diese Zahlung gleicht nichts aus; sie bleibt als Guthaben.
payment-exchange = Kursdifferenz
payment-taken-back = Zurückgenommen
payment-refund = Guthaben zurückgezahlt
payment-of-other-branch = Ein Beleg einer anderen Niederlassung
payment-reversed-by = Zurückgenommen durch
payment-reverses = Nimmt zurück
payment-other = die andere Zahlung
payment-entry = Buchung
payment-reverse-title = { $amount } zurücknehmen?
payment-reverse-text = Was sie ausgeglichen hat, ist wieder offen. Eine zweite Zahlung mit umgekehrtem Vorzeichen bleibt stehen; nichts wird gelöscht.
payment-reverse-done = Die Zahlung ist zurückgenommen
payment-filter-credit = Mit Restguthaben

## Auf einen Blick
payment-figure-in-done = Eingegangen
payment-figure-out-done = Ausgezahlt
payment-figure-settled-done = Ausgeglichen
payment-figure-left-done = Übrig
payment-figure-in-plan = Geht ein
payment-figure-out-plan = Geht aus
payment-figure-settled-plan = Gleicht aus
payment-figure-left-plan = Bleibt übrig
payment-left-nothing = nichts bleibt übrig
payment-left-credit = Guthaben des Kunden
payment-left-advance = gleicht noch nichts aus
payment-documents = { $count ->
    [0] kein Beleg
    [one] ein Beleg
   *[other] { $count } Belege
}
payment-with-discount = mit { $amount } Skonto
payment-with-write-off = { $amount } ausgebucht
payment-with-gain = { $amount } zu viel behalten

## Weiter und zurück
cmd-payment-settle = Mit Rechnungen verrechnen
cmd-payment-refund = Zurückzahlen
cmd-payment-unallocate = Zurücknehmen
payment-credit-hint = { $amount } von { $party } gleichen noch nichts aus.
payment-credit-there = Guthaben von { $amount } ist offen ({ $number }).
payment-discount-taken = { $number }: { $amount } Skonto für Zahlung bis { $date } wird abgezogen.
payment-discount-late = { $number }: { $amount } Skonto galten nur bis { $date }.
payment-short = { $amount } fehlen bei { $number }.
payment-over = { $amount } mehr sind eingegangen, als bei { $number } offen waren.
payment-write-off-now = { $amount } ausbuchen
payment-unallocate-of = Ausgleich von { $what } zurücknehmen
payment-unallocate-title = Ausgleich von { $what } zurücknehmen?
payment-unallocate-text = Der Beleg ist wieder offen, und { $amount } sind wieder Guthaben. Die Zahlung selbst bleibt.
payment-unallocate-done = { $what } ist wieder offen
credit-title = Guthaben von { $amount }
credit-settled = { $amount } mit Guthaben verrechnet
refund-title = { $amount } zurückzahlen
refund-now = { $amount } zurückzahlen
refund-all = Das ganze Guthaben geht zurück.
refund-rest = { $amount } bleiben als Guthaben.
refund-done = { $amount } zurückgezahlt
credit-nothing-open-hint = Das Guthaben bleibt, bis es eine Rechnung dafür gibt oder es zurückgezahlt wird.
payment-given-back = { $amount } zurückgezahlt
