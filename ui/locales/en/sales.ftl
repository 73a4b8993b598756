# Documents of the sales chain, goods receipts and stock corrections: lists, editor, view, preview.

## Areas
area-receipts = Receipts
area-transfers = Transfers
area-corrections = Stock corrections
cmd-go-receipts = Go to Receipts
cmd-go-transfers = Go to Transfers
cmd-go-corrections = Go to Stock corrections
doc-list-quotes = Quotes
doc-list-orders = Orders
doc-list-deliveries = Deliveries
doc-list-invoices = Invoices
doc-list-receipts = Receipts
doc-list-transfers = Transfers
doc-list-corrections = Stock corrections

## Kinds
doc-kind = Kind
doc-kind-quote = Quote
doc-kind-order = Order
doc-kind-delivery = Delivery
doc-kind-invoice = Invoice
doc-kind-credit_note = Credit note
doc-kind-receipt = Receipt
doc-kind-dispatch = Dispatch
doc-kind-arrival = Arrival
doc-kind-correction = Stock correction
doc-title = { $kind } { $number }
doc-new-quote = New quote
doc-new-order = New order
doc-new-delivery = New delivery
doc-new-invoice = New invoice
doc-new-credit_note = New credit note
doc-new-receipt = New receipt
doc-new-dispatch = Send goods to another branch
doc-new-arrival = Receive goods
doc-new-correction = New stock correction
doc-new-prepayment = New prepayment invoice

## States
doc-state = State
doc-state-open = Open
doc-state-partial = Begun
doc-state-done = Done
doc-state-expired = Expired
doc-state-accepted = Accepted
doc-state-declined = Declined
doc-state-replaced = Replaced
doc-state-closed = Closed
doc-state-overdue = Overdue
doc-state-final = Posted
doc-state-quote-open = Unanswered
doc-state-order-partial = In progress
doc-state-delivery-open = To invoice
doc-state-delivery-partial = Partly invoiced
doc-state-delivery-done = Invoiced
doc-state-invoice-partial = Partly paid
doc-state-invoice-done = Paid
doc-filter-unanswered = Without answer
doc-filter-expired = Expired
doc-filter-accepted = Accepted
doc-filter-declined = Declined
doc-filter-replaced = Replaced
doc-filter-unfinished = Unfinished
doc-filter-late = Late
doc-filter-finished = Done
doc-filter-closed = Closed
doc-filter-unpaid = Unpaid
doc-filter-overdue = Overdue
doc-filter-paid = Paid

## Fields
doc-branch = Branch
doc-number = Number
doc-customer = Customer
doc-supplier = Supplier
doc-contact = Contact
doc-no-contact = Nobody in particular
doc-date = Date
doc-supply-on = Date of supply
doc-valid-until = Valid until
doc-wanted-on = Wanted on
doc-due = Due
doc-reference = Reference
doc-reference-customer = Customer’s reference
doc-reference-supplier = Supplier’s delivery note
doc-reference-own = Note
doc-reason = Reason
doc-goods-back = Goods come back into stock
doc-payment-term = Payment term
doc-price-list = Price list
doc-location = Place
doc-own-location = Place of the branch
doc-currency = Currency
doc-exchange-rate = Exchange rate
doc-exchange-rate-hint = Empty: the known rate of the day
doc-language = Language on paper
doc-billing-address = Invoice goes to
doc-delivery-address = Goods go to
doc-usual-address = Usual address
doc-as-customer = As usual for the customer
doc-discount-whole = Discount on everything
doc-intro = Text above the lines
doc-closing = Text below the lines
doc-more = More fields
doc-less = Fewer fields
doc-owes = Owes { $amount }
doc-issued-by = By
doc-sent = Sent
doc-yes = Yes
doc-no = No
doc-not-yet = Not yet
doc-delivered-to = Delivered to

## Lines
doc-lines-title = Lines
doc-lines = { $count ->
    [one] { $count } line
   *[other] { $count } lines
}
doc-more-lines = { $count ->
    [one] and { $count } more line
   *[other] and { $count } more lines
}
doc-item = Item
doc-item-find = Name, number or barcode
doc-item-or-text = Name, number, barcode, or words
doc-quantity = Quantity
doc-unit = Unit
doc-unit-of = { $factor } { $unit }
doc-counted = Counted
doc-change = Change
doc-price = Price
doc-price-gross = Price with tax
doc-cost = Cost per unit
doc-discount = Discount
doc-vat = VAT
doc-amount = Amount
doc-net = Net
doc-net-of = Net { $currency }
doc-line-text = Text
doc-line-description = Smaller text below
doc-line-tax = Tax
doc-line-tax-item = As the item
doc-line-as-text = Write “{ $text }” as a line of text
doc-line-details = Text, description and tax
doc-line-details-text = Description and tax
doc-line-fold = Fold away
doc-available = { $quantity } available
doc-available-all = { $quantity } in all places
doc-short = only { $quantity } available
doc-none = none available
doc-delivered = Delivered
doc-invoiced = Invoiced
doc-returned = Returned
doc-of = { $done } of { $of }

## Totals
doc-total = Total
doc-open = Open
doc-tax-rate = { $tax } { $rate }{ $words }
doc-vat-Z = zero rate
doc-vat-E = exempt
doc-vat-AE = reverse charge
doc-vat-K = intra-EU supply
doc-vat-G = export
doc-vat-O = outside the scope
doc-vat-L = IGIC
doc-vat-M = IPSI
doc-prepaid = Less prepayment
doc-to-pay = To pay
doc-instalments = Due in parts
doc-early = { $amount } off if paid by { $date }
doc-still-open = { $amount } still open
doc-settled = settled

## Drafts
doc-draft = Draft
doc-draft-of = Draft: { $kind }
doc-draft-untitled = Nobody yet
doc-drafts = Your drafts
doc-drafts-all = { $count ->
    [one] Show { $count }
   *[other] Show all { $count }
}
doc-drafts-fewer = Show fewer
doc-issued = { $kind } { $number } is issued
doc-posted = { $kind } { $number } is posted
doc-approve-title = Issue it all the same?
doc-approve = Approve and issue
doc-discard-title = Discard this draft?
doc-discard-text = What you typed in it will be gone. No number was used.
doc-conflict = Somebody changed this draft meanwhile
doc-conflict-hint = It was saved in another window or on another PC. Nothing was overwritten; choose which version counts.
doc-conflict-mine = Keep mine
doc-conflict-theirs = Take the other

## Commands
cmd-doc-new-quote = New quote
cmd-doc-new-order = New order
cmd-doc-new-delivery = New delivery
cmd-doc-new-invoice = New invoice
cmd-doc-new-receipt = New receipt
cmd-doc-new-dispatch = Send goods to another branch
cmd-doc-new-correction = New stock correction
cmd-doc-make-order = Make order
cmd-doc-make-delivery = Make delivery
cmd-doc-make-invoice = Make invoice
cmd-doc-make-credit_note = Make credit note
cmd-doc-prepayment = Invoice a prepayment…
cmd-doc-accept = Mark as accepted
cmd-doc-decline = Mark as declined…
cmd-doc-revise = Make new revision
cmd-doc-close = Close order…
cmd-doc-sent = Mark as sent
cmd-doc-duplicate = Duplicate
cmd-doc-preview = Preview and print
cmd-doc-preview-draft = Preview
cmd-doc-issue = Issue
cmd-doc-post = Post
cmd-doc-discard = Discard draft
cmd-doc-postings = Show postings
cmd-payment-record = Record payment
cmd-zoom-in = Larger
cmd-zoom-out = Smaller

## Steps and history
doc-chain = Documents before and after
doc-history = History
doc-event-issued = Issued
doc-event-posted = Posted
doc-event-sent = Sent
doc-event-accepted = Accepted
doc-event-declined = Declined
doc-event-closed = Closed
doc-event-replaced = Replaced by a newer revision
doc-step-done-sent = { $number } is marked as sent
doc-step-done-accepted = { $number } is accepted
doc-step-done-declined = { $number } is declined
doc-step-done-closed = { $number } is closed
doc-step-done-replaced = { $number } is replaced
doc-decline-title = Quote { $number } was declined
doc-decline-reason = Why? (for your reports; not printed)
doc-close-title = Close order { $number }
doc-close-reason = Why? What is not delivered yet will not be delivered.
doc-prepayment = Prepayment
doc-prepayment-title = Invoice a prepayment
doc-prepayment-percent = Part of the order
doc-prepayment-hint = It is taken off the final invoice by itself.
doc-prepayment-make = Make invoice

## Preview
preview-title = Preview: { $title }
preview-pages = { $count ->
    [one] { $count } page
   *[other] { $count } pages
}
preview-page = Page { $page }
preview-draft-hint = This is how it will look. It gets its number when it is issued.
preview-open = Open PDF
preview-save = Save PDF
preview-save-title = Save PDF
preview-saved = Saved
preview-reveal = Show in folder
preview-print = Print
preview-printer = Printer
preview-copies = Copies
preview-printed = Sent to { $printer }
preview-away = Printed on another PC: its paper comes from head office when it is opened or printed here.
preview-no-printer = This computer has no printer

## Why this price
doc-why-price = Why this price?
why-base = { $list }: { $price }
why-convert = Converted from { $from } ({ $base }) to { $to } ({ $factor })
why-typed = Typed: { $price }
why-exchange = Converted: 1 { $from } = { $rate } { $to }
why-round = Rounded to { $digits } decimals
why-discount = Discount of the line: { $value }
why-result = { $price } per { $unit }

## Empty lists
doc-empty-quotes = No quotes yet
doc-empty-quotes-hint = A quote becomes an order with one step, and nothing is typed twice.
doc-empty-orders = No orders yet
doc-empty-orders-hint = Make one from a quote, or begin a new one. An order holds its goods until they leave.
doc-empty-deliveries = No deliveries yet
doc-empty-deliveries-hint = Open an order and make its delivery; whole or in parts.
doc-empty-invoices = No invoices yet
doc-empty-invoices-hint = Make one from an order or a delivery, or begin a new one.
doc-empty-receipts = No goods received yet
doc-empty-receipts-hint = What arrives is counted in here, with its cost.
doc-empty-transfers = No transfers yet
doc-empty-transfers-hint = Send goods to another branch: they wait there as an arrival until somebody receives them.
doc-destination = Goes to
doc-empty-corrections = No corrections yet
doc-empty-corrections-hint = Count what is there, or note what was broken, lost or found.

## Postings
postings-title = Postings of { $number }
postings-none = Nothing was posted
postings-none-hint = This document moved neither money nor the value of goods.
postings-journal-sales = Sales
postings-journal-purchase = Purchases
postings-journal-stock = Stock
postings-journal-payment = Payments
postings-journal-general = General
postings-account = Account
postings-debit = Debit { $currency }
postings-credit = Credit { $currency }
postings-due = due { $date }
why-formula = { $list }: { $formula }
why-rule-margin = Rule “{ $name }”: { $value } put on
why-rule-set_price = Rule “{ $name }”: price of { $value }
why-rule-percent = Rule “{ $name }”: { $value } off
why-rule-amount = Rule “{ $name }”: { $value } off each unit
why-rule-gone = deleted since
