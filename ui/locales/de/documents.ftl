### Wörter auf Papier: Angebot, Auftragsbestätigung, Lieferschein, Rechnung, Rechnungskorrektur.
### Beträge, Daten und Zahlen kommen fertig formatiert an.

## Überschriften

paper-title-quote = Angebot { $number }
paper-title-order-confirmation = Auftragsbestätigung { $number }
paper-title-dispatch = Versandschein { $number }
paper-title-delivery-note = Lieferschein { $number }
paper-title-invoice = Rechnung { $number }
paper-title-prepayment-invoice = Anzahlungsrechnung { $number }
paper-title-credit-note = Rechnungskorrektur { $number }

## Quer über die Seite

paper-mark-draft = Entwurf
paper-mark-copy = Kopie

## Neben dem Fenster des Umschlags

paper-quote-number = Angebotsnr.
paper-order-number = Auftragsnr.
paper-dispatch-number = Versandscheinnr.
paper-delivery-number = Lieferscheinnr.
paper-invoice-number = Rechnungsnr.
paper-credit-note-number = Korrekturnr.
paper-corrects = Korrigiert Rechnung
paper-date = Datum
paper-valid-until = Gültig bis
paper-your-reference = Ihr Zeichen
paper-branch-code = Filiale
paper-customer-number = Kundennr.
paper-delivered-on = Lieferdatum
paper-requested-on = Wunschtermin
paper-from-quote = Aus Angebot
paper-from-order = Aus Auftrag
paper-from-delivery = Aus Lieferung
paper-due-on = Fällig am
paper-your-vat-id = Ihre USt-IdNr.
paper-contact = Ansprechpartner
paper-deliver-to = Lieferanschrift

## Einleitung

paper-replaces-quote = Dieses Angebot ersetzt das Angebot { $number } vom { $date }.
paper-intro-quote = Vielen Dank für Ihre Anfrage. Gern bieten wir Ihnen an:
paper-intro-order-confirmation = Vielen Dank für Ihren Auftrag, den wir wie folgt bestätigen:
paper-intro-dispatch = Wir senden Ihnen die folgenden Waren:
paper-intro-delivery-note = Wir liefern Ihnen die folgenden Waren:
paper-intro-invoice = Für unsere Lieferungen und Leistungen berechnen wir Ihnen:
paper-intro-prepayment-invoice = Für die vereinbarte Anzahlung berechnen wir Ihnen:
paper-intro-credit-note = Wir korrigieren die Rechnung { $number } vom { $date } wie folgt:
paper-intro-credit-note-free = Wir schreiben Ihnen Folgendes gut:
paper-reason = Grund: { $reason }

## Tabelle

paper-column-position = Pos.
paper-column-code = Artikelnr.
paper-column-description = Bezeichnung
paper-column-quantity = Menge
paper-column-unit = Einheit
paper-column-price = Preis { $currency }
paper-column-discount = Rabatt
paper-column-tax = USt.
paper-column-net = Netto { $currency }
paper-column-gross = Brutto { $currency }
paper-line-code = Artikelnr. { $code }
paper-list-total = Summe { $currency }
paper-carried-forward = Übertrag
paper-brought-forward = Übertrag

## Summen

paper-total-lines = Summe der Positionen
paper-total-discount = Nachlass
paper-total-discount-percent = Nachlass { $percent }
paper-total-net = Nettobetrag
paper-total-tax = Umsatzsteuer
paper-total-tax-rate = USt. { $rate } auf { $base }
paper-total-tax-none = USt. ({ $reason })
paper-total-tax-included = enthält USt. { $rate } auf { $base }
paper-total-rounding = Rundung
paper-total-gross = Gesamtbetrag
paper-total-invoice = Rechnungsbetrag
paper-total-credit = Korrekturbetrag
paper-total-prepaid = abzüglich Anzahlung
paper-total-prepaid-invoice = Anzahlung { $number } vom { $date }, USt. { $tax }
paper-total-due = Zahlbetrag
paper-tax-head-rate = USt.
paper-tax-head-base = Netto
paper-tax-head-tax = Steuer
paper-tax-exempt = steuerfrei
paper-tax-reverse = § 13b UStG
paper-tax-intra-community = innergem.
paper-tax-export = Ausfuhr
paper-tax-outside = nicht steuerbar

## Was das Gesetz verlangt

paper-notice-reverse-charge = Steuerschuldnerschaft des Leistungsempfängers
paper-notice-intra-community = Steuerfreie innergemeinschaftliche Lieferung
paper-notice-export = Steuerfreie Ausfuhrlieferung
paper-notice-exempt = Umsatzsteuerfrei: { $reason }
paper-notice-PL-reverse-charge = odwrotne obciążenie
paper-notice-small-business = Es wird keine Umsatzsteuer berechnet (Kleinunternehmer).
paper-notice-small-business-de = Gemäß § 19 UStG wird keine Umsatzsteuer berechnet (Kleinunternehmer).
paper-notice-national-tax = Umsatzsteuer in { $currency }: { $amount } (1 { $foreign } = { $rate } { $currency })

## Zahlungsbedingungen

paper-terms-due = Bitte zahlen Sie { $amount } bis zum { $date }.
paper-terms-due-now = { $amount } sind sofort nach Erhalt fällig.
paper-terms-instalment = { $position }. { $amount } bis zum { $date }
paper-terms-instalment-discount = { $percent } Skonto bis zum { $date }: { $amount }
paper-terms-instalments = Zahlbar in Raten:
paper-terms-discount = { $percent } Skonto bei Zahlung bis zum { $date }: nur { $amount }.
paper-terms-paid = Der Betrag ist bezahlt. Vielen Dank.
paper-terms-credit = Der Betrag wird mit offenen Rechnungen verrechnet oder erstattet.
paper-terms-quote = An dieses Angebot halten wir uns bis zum { $date } gebunden.
paper-terms-label = Zahlungsbedingungen: { $terms }

## Zahlung

paper-payment-heading = So zahlen Sie
paper-payment-recipient = Empfänger
paper-payment-bank = Bank
paper-payment-iban = IBAN
paper-payment-bic = BIC
paper-payment-amount = Betrag
paper-payment-reference = Verwendungszweck
paper-payment-caption = Mit der Banking-App scannen

## Schluss

paper-closing-quote = Wir freuen uns auf Ihren Auftrag.
paper-closing-order-confirmation = Vielen Dank für Ihr Vertrauen.
paper-closing-invoice = Vielen Dank für die gute Zusammenarbeit.
paper-sign-received = Ware vollständig und unbeschädigt erhalten
paper-sign-date = Ort, Datum
paper-sign-signature = Unterschrift

## Briefkopf und Fuß

paper-phone = Telefon { $phone }
paper-vat-id = USt-IdNr. { $id }
paper-tax-number = Steuernr. { $number }
paper-directors = Geschäftsführung:
paper-iban = IBAN { $iban }
paper-bic = BIC { $bic }
paper-page = Seite { $page } von { $pages }

## Einheiten (UN/ECE-Empfehlung 20 und 21), so kurz, wie eine Spalte es braucht

paper-unit-C62 = Stk.
paper-unit-H87 = Stk.
paper-unit-KGM = kg
paper-unit-GRM = g
paper-unit-LTR = l
paper-unit-MLT = ml
paper-unit-MTR = m
paper-unit-CMT = cm
paper-unit-MTK = m²
paper-unit-MTQ = m³
paper-unit-HUR = Std.
paper-unit-DAY = Tag
paper-unit-MON = Monat
paper-unit-XBX = Kiste
paper-unit-XCT = Karton
paper-unit-XPX = Palette
paper-unit-XPK = Pack
paper-unit-PR = Paar
paper-unit-SET = Satz
paper-unit-LS = pauschal
