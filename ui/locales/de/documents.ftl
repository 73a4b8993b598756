### Wörter auf Papier: Angebot, Auftragsbestätigung, Lieferschein, Rechnung, Rechnungskorrektur, Etiketten.
### Beträge, Daten und Zahlen kommen fertig formatiert an.

## Überschriften

paper-title-quote = Angebot { $number }
paper-title-quote-revision = Angebot { $number }, Fassung { $revision }
paper-title-order-confirmation = Auftragsbestätigung { $number }
paper-title-delivery-note = Lieferschein { $number }
paper-title-invoice = Rechnung { $number }
paper-title-prepayment-invoice = Anzahlungsrechnung { $number }
paper-title-credit-note = Rechnungskorrektur { $number }
paper-title-draft-quote = Angebot
paper-title-draft-order-confirmation = Auftragsbestätigung
paper-title-draft-delivery-note = Lieferschein
paper-title-draft-invoice = Rechnung
paper-title-draft-credit-note = Rechnungskorrektur

## Quer über die Seite

paper-mark-draft = Entwurf
paper-mark-copy = Kopie

## Neben dem Fenster des Umschlags

paper-quote-number = Angebotsnr.
paper-order-number = Auftragsnr.
paper-delivery-number = Lieferscheinnr.
paper-invoice-number = Rechnungsnr.
paper-credit-note-number = Korrekturnr.
paper-corrects = Korrigiert Rechnung
paper-corrects-of = { $number } vom { $date }
paper-date = Datum
paper-valid-until = Gültig bis
paper-your-reference = Ihr Zeichen
paper-customer-number = Kundennr.
paper-delivered-on = Lieferdatum
paper-delivered-in = Lieferzeitraum
paper-requested-on = Wunschtermin
paper-due-on = Fällig am
paper-your-vat-id = Ihre USt-IdNr.
paper-contact = Ansprechpartner
paper-deliver-to = Lieferanschrift
paper-shipped-from = Versand ab
paper-from-quote = Aus Angebot
paper-from-order = Aus Auftrag
paper-from-delivery = Aus Lieferung

## Einleitung

paper-intro-quote = Vielen Dank für Ihre Anfrage. Gern bieten wir Ihnen an:
paper-intro-order-confirmation = Vielen Dank für Ihren Auftrag, den wir wie folgt bestätigen:
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
paper-line-base-quantity = Preis je { $quantity } { $unit }
paper-line-allowance = Nachlass: { $amount }
paper-line-charge = Zuschlag { $reason }: { $amount }
paper-line-ordered = { $ordered } { $unit } bestellt, { $open } { $unit } folgen
paper-carried-forward = Übertrag
paper-brought-forward = Übertrag

## Summen

paper-total-lines = Summe der Positionen
paper-total-allowance = Nachlass { $reason }
paper-total-charge = Zuschlag { $reason }
paper-total-net = Nettobetrag
paper-total-tax = Umsatzsteuer
paper-total-tax-rate = USt. { $rate } auf { $base }
paper-total-tax-included = enthält USt. { $rate } auf { $base }
paper-total-rounding = Rundung
paper-total-gross = Gesamtbetrag
paper-total-invoice = Rechnungsbetrag
paper-total-credit = Korrekturbetrag
paper-total-prepaid = abzüglich Anzahlung
paper-total-prepaid-invoice = abzüglich Anzahlungsrechnung { $number } vom { $date } (darin USt. { $tax })
paper-total-due = Zahlbetrag
paper-tax-head-rate = USt.
paper-tax-head-base = Netto
paper-tax-head-tax = Steuer
paper-tax-head-national = Steuer { $currency }
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
paper-notice-outside = Nicht steuerbar: { $reason }
paper-notice-small-business = Es wird keine Umsatzsteuer berechnet (Kleinunternehmer).
paper-notice-small-business-de = Gemäß § 19 UStG wird keine Umsatzsteuer berechnet (Kleinunternehmer).
paper-notice-supply-date = Das Lieferdatum entspricht dem Rechnungsdatum.
paper-notice-national-tax = Umsatzsteuer in { $currency }: { $amount } (1 { $foreign } = { $rate } { $currency })
paper-notice-split-payment = mechanizm podzielonej płatności (getrennte Zahlung)
paper-notice-cash-accounting = Versteuerung nach vereinnahmten Entgelten
paper-notice-self-billing = Gutschrift
paper-notice-discounts-agreed = Es gelten die in den Zahlungsbedingungen genannten Nachlässe und Skonti.

## Zahlungsbedingungen

paper-terms-due = Bitte zahlen Sie { $amount } bis zum { $date }.
paper-terms-due-now = { $amount } sind sofort nach Erhalt fällig.
paper-terms-instalment = { $amount } bis zum { $date }
paper-terms-instalments = Zahlbar in Raten:
paper-terms-discount = { $percent } Skonto bei Zahlung bis zum { $date }: nur { $amount }.
paper-terms-paid = Der Betrag ist bezahlt. Vielen Dank.
paper-terms-credit = Der Betrag wird mit offenen Rechnungen verrechnet oder erstattet.
paper-terms-quote = An dieses Angebot halten wir uns bis zum { $date } gebunden.
paper-terms-label = Zahlungsbedingungen: { $terms }
paper-terms-retention = Die Ware bleibt bis zur vollständigen Bezahlung unser Eigentum.

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
paper-sign-accepted = Auftrag erteilt

## Briefkopf und Fuß

paper-phone = Telefon { $phone }
paper-vat-id = USt-IdNr. { $id }
paper-tax-number = Steuernr. { $number }
paper-directors = Geschäftsführung: { $names }
paper-iban = IBAN { $iban }
paper-bic = BIC { $bic }
paper-page = Seite { $page } von { $pages }

## Einheiten (UN/ECE-Empfehlung 20 und 21), so kurz, wie eine Spalte es braucht

unit-C62 = Stk.
unit-H87 = Stk.
unit-KGM = kg
unit-GRM = g
unit-LTR = l
unit-MLT = ml
unit-MTR = m
unit-CMT = cm
unit-MTK = m²
unit-MTQ = m³
unit-HUR = Std.
unit-DAY = Tag
unit-MON = Monat
unit-XBX = Kiste
unit-XCT = Karton
unit-XPX = Palette
unit-XPK = Pack
unit-PR = Paar
unit-SET = Satz
unit-LS = pauschal

## Etiketten

label-price-per = { $price } / { $unit }
