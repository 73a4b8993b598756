# Names that the program itself brings: units, price list, payment terms, tax categories. Stored as keys, shown as words.

## Units (UN/ECE Recommendation 20 and 21)
unit-C62 = pc
unit-H87 = pc
unit-KGM = kg
unit-GRM = g
unit-LTR = l
unit-MLT = ml
unit-MTR = m
unit-CMT = cm
unit-MTK = m²
unit-MTQ = m³
unit-HUR = h
unit-DAY = day
unit-MON = month
unit-XBX = box
unit-XCT = carton
unit-XPX = pallet
unit-XPK = pack
unit-PR = pair
unit-SET = set
unit-LS = lump sum

## Names that come with the program
name-price-list-standard = Standard
name-payment-term-net-0 = At once
name-payment-term-net-14 = 14 days
name-payment-term-net-30 = 30 days
name-tax-category-standard = Standard rate
name-tax-category-reduced = Reduced rate
name-tax-category-super_reduced = Second reduced rate
name-tax-category-zero = Zero rate
name-tax-category-small_business = Small business
name-tax-category-reverse_charge = Reverse charge
name-tax-category-intra_community = Intra-EU supply
name-tax-category-export = Export
name-tax-category-outside_scope = Outside the scope
