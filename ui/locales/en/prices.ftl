# Price lists and the prices in them.

cmd-price-new = New price
price-list = Price list
price-change = Change price
price-delete = Delete price
price-deleted = The price was deleted
price-none = No prices yet
price-none-hint = Without a price of its own, the price of its group counts, or none.
price-unit = Per
price-from-quantity = From quantity
price-valid = Valid
price-valid-from = Valid from
price-valid-to = Valid until
price-since = from { $date }
price-until = until { $date }
price-with-tax = Price with tax
price-without-tax = Price without tax
price-includes-tax = with tax
price-no-lists = No price lists yet
price-for-everybody = counts for everybody
price-count = { $count ->
    [one] { $count } price
   *[other] { $count } prices
}
price-prices = Prices in the list
price-of = Item or group
price-of-all = Everything
price-sku = Number
price-price = Price
price-none-list-hint = Prices are added at the item. A list can do without when it builds on another one.
price-all-lists = All price lists
