# What is where, and how it moved.

cmd-stock-transfer = Transfer stock
transfer-from = From
transfer-to = To
transfer-on = On
transfer-lines = What moves
transfer-now = Transfer
transfer-done = The stock was transferred
transfer-done-short = { $count ->
    [one] The stock was transferred. One item is short now.
   *[other] The stock was transferred. { $count } items are short now.
}
move-item = Item
move-quantity = Quantity
place-supplier = Supplier
place-customer = Customer
place-transit = On the way
place-loss = Loss
place-production = Production

cmd-go-stock-moves = Go to Stock moves
cmd-stock-moves = Show moves
stock-moves = Stock moves
stock-view-levels = Levels
stock-view-receipts = Receipts
stock-view-transfers = Transfers
stock-view-corrections = Corrections
stock-view-moves = Moves
stock-place = Place
stock-value = Value
stock-state-there = On hand
stock-state-reorder = Low stock
stock-empty = Nothing in stock yet
stock-empty-hint = Goods come into stock with receipts.
move-when = Date
move-document = Document
