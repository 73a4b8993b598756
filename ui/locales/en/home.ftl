# My day.

home-morning = Good morning, { $name }
home-day = Hello, { $name }
home-evening = Good evening, { $name }
home-agenda = To do today
home-agenda-empty = Nothing is due. Enjoy the quiet.
home-today = today
home-unplanned = Deals without a next step
home-unplanned-empty = Every deal has a next step.
home-overdue = Overdue invoices
home-overdue-empty = Nobody is late with a payment.
home-orders = Orders due
home-orders-empty = No order is wanted this week.
home-quotes = Quotes that expire
home-quotes-empty = No quote expires this week.
home-low-stock = Low stock
home-low-stock-empty = There is enough of everything.
home-low = { $available } of { $wanted }
home-drafts = My drafts
home-draft-unnamed = Without a customer
home-figure-overdue = Overdue
home-figure-deals = Open deals
home-figure-quotes = Quotes without an answer
home-figure-orders = Orders to fulfil
home-invoices = { $count ->
    [one] { $count } invoice
   *[other] { $count } invoices
}
checklist = First steps
checklist-hide = Do not show again
checklist-done = Done
checklist-import = Bring in your lists
checklist-import-hint = Customers and items from a spreadsheet
checklist-customer = First customer
checklist-customer-hint = Name and city are enough
checklist-item = First item
checklist-item-hint = What you sell, with its price
checklist-document = First document
checklist-document-hint = A quote or an invoice
checklist-people = Who works here
checklist-people-hint = Names and weekly shifts
