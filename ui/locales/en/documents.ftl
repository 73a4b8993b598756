### Words on paper: quotes, order confirmations, delivery notes, invoices, credit notes.
### Amounts, dates and numbers arrive formatted.

## Titles

paper-title-quote = Quote { $number }
paper-title-order-confirmation = Order confirmation { $number }
paper-title-dispatch = Dispatch note { $number }
paper-title-delivery-note = Delivery note { $number }
paper-title-invoice = Invoice { $number }
paper-title-prepayment-invoice = Prepayment invoice { $number }
paper-title-credit-note = Credit note { $number }

## Marks across the page

paper-mark-draft = Draft
paper-mark-copy = Copy

## Beside the window of the envelope

paper-quote-number = Quote no.
paper-order-number = Order no.
paper-dispatch-number = Dispatch note no.
paper-delivery-number = Delivery note no.
paper-invoice-number = Invoice no.
paper-credit-note-number = Credit note no.
paper-corrects = Corrects invoice
paper-date = Date
paper-valid-until = Valid until
paper-your-reference = Your reference
paper-branch-code = Branch
paper-customer-number = Customer no.
paper-delivered-on = Date of delivery
paper-requested-on = Requested delivery
paper-from-quote = From quote
paper-from-order = From order
paper-from-delivery = From delivery
paper-due-on = Due on
paper-your-vat-id = Your VAT ID
paper-contact = Your contact
paper-deliver-to = Delivery address

## Opening words

paper-replaces-quote = This quote replaces quote { $number } of { $date }.
paper-intro-quote = Thank you for your enquiry. We are pleased to offer you:
paper-intro-order-confirmation = Thank you for your order, which we confirm as follows:
paper-intro-dispatch = We send you the following goods:
paper-intro-delivery-note = We deliver the following goods:
paper-intro-invoice = For our deliveries and services we invoice:
paper-intro-prepayment-invoice = For the agreed prepayment we invoice:
paper-intro-credit-note = We correct invoice { $number } of { $date } as follows:
paper-intro-credit-note-free = We credit you with the following:
paper-reason = Reason: { $reason }

## Table

paper-column-position = No.
paper-column-code = Item no.
paper-column-description = Description
paper-column-quantity = Quantity
paper-column-unit = Unit
paper-column-price = Price { $currency }
paper-column-discount = Discount
paper-column-tax = VAT
paper-column-net = Net { $currency }
paper-column-gross = Gross { $currency }
paper-line-code = Item no. { $code }
paper-list-total = Total { $currency }
paper-carried-forward = Carried forward
paper-brought-forward = Brought forward

## Sums

paper-total-lines = Sum of lines
paper-total-discount = Discount
paper-total-discount-percent = Discount { $percent }
paper-total-net = Net total
paper-total-tax = VAT
paper-total-tax-rate = VAT { $rate } on { $base }
paper-total-tax-none = VAT ({ $reason })
paper-total-tax-included = includes VAT { $rate } on { $base }
paper-total-rounding = Rounding
paper-total-gross = Total
paper-total-invoice = Invoice total
paper-total-credit = Credit total
paper-total-prepaid = Less prepayment
paper-total-prepaid-invoice = Less prepayment { $number } of { $date }, VAT { $tax }
paper-total-due = Amount due
paper-tax-head-rate = VAT
paper-tax-head-base = Net
paper-tax-head-tax = Tax
paper-tax-exempt = exempt
paper-tax-reverse = reverse charge
paper-tax-intra-community = intra-EU
paper-tax-export = export
paper-tax-outside = not taxable

## What the law wants said

paper-notice-reverse-charge = Reverse charge: the recipient of the supply owes the tax.
paper-notice-intra-community = Tax-exempt intra-Community supply.
paper-notice-export = Tax-exempt export delivery.
paper-notice-exempt = Exempt from VAT: { $reason }
paper-notice-PL-reverse-charge = odwrotne obciążenie
paper-notice-small-business = No VAT is charged, as the seller is a small business.
paper-notice-small-business-de = No VAT is charged in accordance with section 19 UStG (German small business rule).
paper-notice-national-tax = VAT in { $currency }: { $amount } (1 { $foreign } = { $rate } { $currency })

## Terms

paper-terms-due = Please pay { $amount } by { $date }.
paper-terms-due-now = { $amount } is due on receipt.
paper-terms-instalment = { $position }. { $amount } by { $date }
paper-terms-instalment-discount = { $percent } discount until { $date }: { $amount }
paper-terms-instalments = Payable in instalments:
paper-terms-discount = { $percent } discount for payment by { $date }: pay only { $amount }.
paper-terms-paid = The amount has been paid. Thank you.
paper-terms-credit = The amount is set off against open invoices or refunded.
paper-terms-quote = This quote is valid until { $date }.
paper-terms-label = Terms of payment: { $terms }

## Payment

paper-payment-heading = How to pay
paper-payment-recipient = Recipient
paper-payment-bank = Bank
paper-payment-iban = IBAN
paper-payment-bic = BIC
paper-payment-amount = Amount
paper-payment-reference = Reference
paper-payment-caption = Scan with your banking app

## Closing

paper-closing-quote = We look forward to your order.
paper-closing-order-confirmation = Thank you for your trust.
paper-closing-invoice = Thank you for your business.
paper-sign-received = Goods received in full and in good order
paper-sign-date = Place, date
paper-sign-signature = Signature

## Letterhead and foot

paper-phone = Phone { $phone }
paper-vat-id = VAT ID { $id }
paper-tax-number = Tax no. { $number }
paper-directors = Directors:
paper-iban = IBAN { $iban }
paper-bic = BIC { $bic }
paper-page = Page { $page } of { $pages }

## Units (UN/ECE Recommendation 20 and 21), as short as a column allows

paper-unit-C62 = pc
paper-unit-H87 = pc
paper-unit-KGM = kg
paper-unit-GRM = g
paper-unit-LTR = l
paper-unit-MLT = ml
paper-unit-MTR = m
paper-unit-CMT = cm
paper-unit-MTK = m²
paper-unit-MTQ = m³
paper-unit-HUR = h
paper-unit-DAY = day
paper-unit-MON = month
paper-unit-XBX = box
paper-unit-XCT = carton
paper-unit-XPX = pallet
paper-unit-XPK = pack
paper-unit-PR = pair
paper-unit-SET = set
paper-unit-LS = lump sum
