# Namen, die das Programm selbst mitbringt: Einheiten, Preisliste, Zahlungsziele, Steuerarten. Gespeichert als Schlüssel, gezeigt als Wörter.

## Units (UN/ECE Recommendation 20 and 21)
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

## Names that come with the program
name-price-list-standard = Standard
name-payment-term-net-0 = Sofort
name-payment-term-net-14 = 14 Tage
name-payment-term-net-30 = 30 Tage
name-tax-category-standard = Regelsatz
name-tax-category-reduced = Ermäßigter Satz
name-tax-category-super_reduced = Zweiter ermäßigter Satz
name-tax-category-zero = Nullsatz
name-tax-category-small_business = Kleinunternehmer
name-tax-category-reverse_charge = Steuerschuld beim Empfänger
name-tax-category-intra_community = Innergemeinschaftliche Lieferung
name-tax-category-export = Ausfuhr
name-tax-category-outside_scope = Nicht steuerbar
