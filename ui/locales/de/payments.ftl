# Zahlungen: Liste, Erfassen, Ausgleich, Zurücknehmen.

## Befehle
cmd-payment-new = Neue Zahlung
cmd-payment-save = Erfassen
cmd-payment-next = Weitere Zahlung
cmd-payment-reverse = Zurücknehmen

## Felder
payment-party = Von oder an
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
payment-credit-after = Bleibt als Guthaben
payment-offer = { $number }: { $amount } Skonto bei Zahlung bis { $date }
payment-offer-take = { $amount } zahlen
payment-recorded = { $amount } für { $party } erfasst

## Zahlung
payment-title = { $amount }, { $party }
payment-settles-nothing = Diese Zahlung gleicht nichts aus; sie bleibt als Guthaben.
payment-exchange = Kursdifferenz
payment-taken-back = Zurückgenommen
payment-refund = Guthaben zurückgezahlt
payment-reversed-by = Zurückgenommen durch
payment-reverses = Nimmt zurück
payment-other = die andere Zahlung
payment-entry = Buchung
payment-reverse-title = { $amount } zurücknehmen?
payment-reverse-text = Was sie ausgeglichen hat, ist wieder offen. Eine zweite Zahlung mit umgekehrtem Vorzeichen bleibt stehen; nichts wird gelöscht.
payment-reverse-done = Die Zahlung ist zurückgenommen
