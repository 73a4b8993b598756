# Payments: list, recording, what they settle, taking back.

## Commands
cmd-payment-new = New payment
cmd-payment-save = Record
cmd-payment-next = Another payment
cmd-payment-reverse = Take back

## Fields
payment-party = From or to
payment-from = From
payment-to = To
payment-date = Date
payment-method = Way
payment-method-bank = Bank transfer
payment-method-cash = Cash
payment-method-card = Card
payment-reference = Reference
payment-branch = Branch
payment-currency = Currency
payment-amount = Amount
payment-rate = Exchange rate
payment-rate-hint = 1 { $from } in { $to }. Empty: the known rate of the day
payment-way = Direction
payment-in = Money comes in
payment-out = Money goes out

## List
payment-state = State
payment-settled = Settled
payment-has-credit = Credit left
payment-reversed = Taken back
payment-reversal = Takes a payment back
payment-filter-standing = Without those taken back
payment-used = Settles
payment-credit = Credit
payment-empty = No payments yet
payment-empty-hint = Record the first one here or from an invoice.

## What it settles
payment-settles = Settles
payment-how-oldest_first = Oldest first
payment-how-by_hand = By hand
payment-how-keep = Nothing yet
payment-keep-hint = All of it stays as credit and can settle an invoice later.
payment-nothing-open = Nothing is open
payment-nothing-open-hint = What is recorded stays as credit and can settle an invoice later.
payment-claim = Document
payment-due = Due
payment-overdue = { $count ->
    [one] { $count } day late
   *[other] { $count } days late
}
payment-open = Open
payment-gives = Paid
payment-discount = Discount
payment-write-off = Written off
payment-left = Still open
payment-all-open = Open in all
payment-worth = Worth
payment-offer = { $number }: { $amount } off if paid by { $date }
payment-offer-take = Pay { $amount }
payment-recorded = { $amount } recorded for { $party }

## Payment
payment-title = { $amount }, { $party }
payment-settles-nothing = This payment settles nothing; it stays as credit.
payment-exchange = Exchange difference
payment-taken-back = Taken back
payment-refund = Credit given back
payment-of-other-branch = A paper of another branch
payment-reversed-by = Taken back by
payment-reverses = Takes back
payment-other = the other payment
payment-entry = Entry
payment-reverse-title = Take back { $amount }?
payment-reverse-text = What it settled is open again. A second payment with the opposite sign is kept; nothing is erased.
payment-reverse-done = The payment is taken back
payment-filter-credit = With credit left

## In one look
payment-figure-in-done = Came in
payment-figure-out-done = Went out
payment-figure-settled-done = Settled
payment-figure-left-done = Left
payment-figure-in-plan = Comes in
payment-figure-out-plan = Goes out
payment-figure-settled-plan = Settles
payment-figure-left-plan = Will be left
payment-left-nothing = nothing is left over
payment-left-credit = credit of the customer
payment-left-advance = settles nothing yet
payment-documents = { $count ->
    [0] no document
    [one] one document
   *[other] { $count } documents
}
payment-with-discount = with { $amount } discount
payment-with-write-off = { $amount } written off
payment-with-gain = { $amount } too much kept

## Ways on and back
cmd-payment-settle = Set off against invoices
cmd-payment-refund = Pay back
cmd-payment-unallocate = Take back
payment-credit-hint = { $amount } of { $party } settle nothing yet.
payment-credit-there = Credit of { $amount } is open ({ $number }).
payment-discount-taken = { $number }: { $amount } discount for paying by { $date } is taken.
payment-discount-late = { $number }: the discount of { $amount } was for paying by { $date }.
payment-short = { $amount } are missing on { $number }.
payment-over = { $amount } more came than was open on { $number }.
payment-write-off-now = Write off { $amount }
payment-unallocate-of = Take back what settled { $what }
payment-unallocate-title = Take back what settled { $what }?
payment-unallocate-text = The document is open again, and { $amount } are credit again. The payment itself stays.
payment-unallocate-done = { $what } is open again
credit-title = Credit of { $amount }
credit-settled = { $amount } settled with credit
refund-title = Pay back { $amount }
refund-now = Pay back { $amount }
refund-all = All of the credit goes back.
refund-rest = { $amount } stay as credit.
refund-done = { $amount } paid back
credit-nothing-open-hint = The credit stays until there is an invoice for it, or until it is paid back.
payment-given-back = { $amount } given back
