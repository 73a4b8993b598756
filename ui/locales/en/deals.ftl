# Deals and their way through the pipeline.

cmd-deal-new = New deal
cmd-deal-quote = Make quote
cmd-deal-order = Make order
cmd-deal-won = Won
cmd-deal-lost = Lost
cmd-deal-delete = Delete deal
deal-create = Create
deal-views = View
deal-view-board = Board
deal-view-list = List
deal-whose = Whose
deal-all = Everybody’s
deal-mine = Mine
deal-pipeline = Pipeline
pipeline-sales = Sales
stage-contact = First contact
stage-qualified = Qualified
stage-offer = Offer
stage-negotiation = Negotiation
stage-won = Won
stage-lost = Lost
outcome-open = Open
outcome-won = Won
outcome-lost = Lost

deal-empty = No deals yet
deal-empty-hint = A deal is a chance to sell: with whom, for how much, and what happens next.
deal-title = Deal
deal-title-hint = What it is about
deal-party = Customer
deal-contact = Contact person
deal-amount = Worth
deal-expected = Decision expected
deal-stage = Stage
deal-owner = Who
deal-nobody = Nobody
deal-source = Source
deal-source-hint = Fair, recommendation…
deal-notes = Notes
deal-next = Next step
deal-outcome = Outcome
deal-which = Show
deal-which-mine = Mine
deal-which-stuck = Stuck
deal-which-unplanned = Without a next step
deal-probability = Chance
deal-since = In this stage since

deal-lines = What it is about
deal-line-add = Add line
deal-line-what = Item or text
deal-line-text = Text: { $text }
deal-line-quantity = Quantity
deal-line-price = Price
deal-line-net = Amount
deal-sum = Sum

deal-count = { $count ->
    [one] { $count } open deal
   *[other] { $count } open deals
}
deal-weighted-sum = weighted { $sum }
deal-weighted = weighted { $sum } ({ $percent })
deal-weighted-at = Weighted at { $percent }
deal-unconverted = { $count ->
    [one] { $count } without exchange rate
   *[other] { $count } without exchange rate
}
deal-more = { $count ->
    [one] { $count } more in the list
   *[other] { $count } more in the list
}
deal-unplanned = No next step
deal-unplanned-short = unplanned
deal-unplanned-hint = Nothing is planned. What is the next step?
deal-stuck = { $count ->
    [one] Stuck: { $count } day in this stage
   *[other] Stuck: { $count } days in this stage
}
deal-stuck-chip = Stuck
deal-in-stage = In this stage
deal-days = { $count ->
    [one] { $count } day
   *[other] { $count } days
}
deal-days-in-stage = { $count ->
    [one] { $count } day
   *[other] { $count } days
}
deal-path = Stages
deal-move-to = Move to { $stage }
deal-moved = { $title } is now in { $stage }
deal-lose = Lost: { $title }
deal-lost = Mark as lost
deal-lost-reason = Why was it lost?
deal-lost-usual = Usual reasons
deal-lost-hint = The reasons show in the reports what to do better.
deal-lost-because = Lost: { $reason }
lost-price = Too expensive
lost-time = Too late
lost-rival = Went to a competitor
lost-need = No longer needed
lost-silence = No answer
deal-deleted = { $title } was deleted
deal-no-documents = No documents yet.
deal-history = Way so far
deal-changed = { $title } changed
deal-amount-of-lines = The worth of this deal is the sum of its lines. Change them in the deal.
