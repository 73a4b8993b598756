# Importing tables. The core reads the fields, the reason and the name of the file with the wrong rows as well.
import-reason = Reason
import-wrong-rows = rows that are wrong
import-opening-stock = Opening stock
import-open-claim = Open from before

## Commands
cmd-import = Import data…
cmd-import-also = CSV, Excel, spreadsheet, list, migrate
cmd-import-parties = Import customers…
cmd-import-items = Import items…
settings-import = Import
cmd-settings-import = Settings: import
settings-import-hint = Customers, suppliers, contact persons, items, prices, opening stock, open invoices and payments from a spreadsheet or another program. You see what would happen before anything is changed.

## Steps
import-title = Import data
import-steps = Steps of the import
import-step-file = File
import-step-columns = Columns
import-step-check = Check
import-step-done = Import
import-not-allowed = You may not import data
import-not-allowed-hint = Ask whoever administers the company.

## File
import-file-title = Which list do you want to bring in?
import-file-hint = Nothing is changed until you have seen what would happen.
import-drop = Drop a file here
import-choose = Choose a file
import-choose-title = Choose a list
import-file-type = Spreadsheets (CSV, Excel)
import-formats = CSV or Excel (XLSX), from any program and in any order of columns
import-too-large-browser = “{ $name }” is too large for a browser (at most { $most } MB). Please use the Kontor window on this computer, which reads files of up to 100 MB.
import-too-large-dropped = “{ $name }” is too large to be handed over (at most { $most } MB). Please choose it with the button; then it is read where it lies.
import-kept = “{ $name }” is still open.
import-go-on = Go on with it
import-recent = Imported before
import-recent-none = Nothing has been imported on this computer yet.
import-recent-when = When
import-recent-file = File
import-recent-kind = What
import-recent-counts = Rows
import-count-created = { $count } new
import-count-updated = { $count } changed
import-count-same = { $count } the same
import-count-skipped = { $count } passed over
import-count-wrong = { $count } left out
import-count-nothing = no rows
import-undo = Undo
import-undo-all = Undo the whole import
import-undo-title = Take “{ $name }” back?
import-undo-text = New records are removed ({ $created }), changed ones get their old values ({ $updated }). This cannot be repeated: the file would have to be imported again.
import-undo-text-booked = What it booked ({ $created }) stays in the books; the opposite is booked on the same day.
import-undoing = Taking it back
import-undone = “{ $name }” was taken back
import-is-undone = Taken back
import-undo-refused = The import stays as it is:

## Columns
import-columns-title = What is in the columns?
import-columns-hint = This is how the file was understood. Please look over it and change what is wrong.
import-remembered = You have imported a file like this before: everything is as you chose it the last time.
import-shape = How the file is written
import-shape-hint = Recognised from its content
import-sheet = Sheet
import-encoding = Characters
import-encoding-utf-8 = Unicode
import-encoding-windows-1252 = Western Europe
import-encoding-windows-1250 = Central Europe
import-encoding-windows-1251 = Cyrillic
import-encoding-iso-8859-2 = Central Europe, ISO
import-encoding-iso-8859-5 = Cyrillic, ISO
import-encoding-koi8-r = Russian, KOI8
import-encoding-ibm866 = Russian, DOS
import-encoding-macintosh = Macintosh
import-delimiter = Between columns
import-delimiter-semicolon = Semicolon ;
import-delimiter-comma = Comma ,
import-delimiter-tab = Tab
import-delimiter-bar = Bar |
import-header = Names of the columns
import-header-row = In row { $row }
import-header-none = None: all rows are content
import-decimal = Decimals
import-decimal-comma = 1234,5
import-decimal-point = 1234.5
import-dates = Dates
import-dates-day = 31.12.2024
import-dates-month = 12/31/2024
import-dates-year = 2024-12-31
import-unsure-decimal = “{ $example }” in your file: which number is that?
import-unsure-date = “{ $example }” in your file: which day is that?
import-kind = What kind of list is this?
import-kind-parties = Customers and suppliers
import-kind-contacts = Contact persons
import-kind-items = Items
import-kind-prices = Prices
import-kind-opening-stock = Opening stock
import-kind-open-invoices = Open invoices
import-kind-payments = Payments
import-columns = Columns
import-columns-note = { $used } of { $all } are imported
import-lacking = { $count ->
    [one] Which column is { $fields }? Without it the rows make no sense. Choose it below, or give a value for all rows.
   *[other] Which columns are { $fields }? Without them the rows make no sense. Choose them below, or give a value for all rows.
}
import-quoted = “{ $name }”
import-lacking-short = Still missing: { $fields }
import-column = Column in the file
import-samples = For example
import-field = Becomes
import-field-of = { $column } becomes
import-sure = Proposal
import-no-field = Do not import
import-column-empty = empty
import-not-imported = not imported
import-chosen = chosen by you
import-as-last-time = as last time
import-check-this = Check this
import-proposed = proposed
import-group-required = Needed
import-group-more = Record
import-group-address = Address
import-group-reach = Phone and mail
import-group-bank = Bank
import-group-delivery = Delivery address
import-defaults = The same for all rows
import-defaults-hint = For what no column says, and for cells that are empty
import-default-add = Add a value for all rows
import-default-remove = Remove the value for { $field }
import-yes = Yes
import-no = No
import-known = What is here already
import-known-both = Create and update
import-known-new = Only new ones
import-known-known = Only update
import-known-hint-both = A row with a known { $by } updates that record, every other row becomes a new one. Empty cells change nothing.
import-known-hint-new = A row with a known { $by } is passed over, every other row becomes a new record.
import-known-hint-known = A row with a known { $by } updates that record, every other row is passed over. Empty cells change nothing.
import-known-hint-both-price = A price that is there already is updated, every other row becomes a new price.
import-known-hint-new-price = A price that is there already is passed over, every other row becomes a new price.
import-known-hint-known-price = A price that is there already is updated, every other row is passed over.
import-match = Recognised by
import-match-number = Number
import-match-vat-id = VAT id
import-match-mail = E-mail
import-match-name = Name
import-match-barcode = Barcode
import-by-number = number
import-by-vat-id = VAT id
import-by-mail = e-mail address
import-by-name = name
import-by-barcode = barcode
import-to-check = Check

## Check
import-check-title = This would happen
import-check-hint = Nothing has been changed yet.
import-check-hint-booked = Nothing has been changed yet. When you import them, these rows are booked. They can be taken back as a whole; the opposite is then booked on the same day.
import-trying = Trying it out
import-try-stopped = Stopped before all rows were tried out.
import-try-again = Try again
import-nothing-new = There is nothing to import: everything is here already.
import-nothing-left = There is nothing to import: all the rest is here already.
import-figures = { $rows ->
    [one] { $rows } row in all
   *[other] { $rows } rows in all
}
import-figure-created = New
import-figure-updated = Changed
import-figure-same = The same
import-figure-skipped = Passed over
import-figure-wrong = Wrong
import-figure-alike = Look alike
import-figure-created-try = will be created
import-figure-updated-try = will be updated
import-figure-same-try = are here already
import-figure-skipped-try = as you wished
import-figure-wrong-try = need a decision
import-figure-wrong-out = will be left out
import-figure-alike-try = new, but resemble one
import-figure-created-done = created
import-figure-updated-done = updated
import-figure-same-done = were here already
import-figure-skipped-done = as you wished
import-figure-wrong-done = left out
import-figure-alike-done = new, but resemble one
import-problems = What is wrong
import-problems-hint = By reason, the most frequent first
import-problem-rows = { $count ->
    [one] Row { $rows }
   *[other] { $count } rows: { $rows }
}
import-fix-decimal = Read numbers as { $sample }
import-fix-dates = Read dates as { $sample }
import-fix-default = Fill in a value
import-fix-default-take = Use it for all empty ones
import-fix-column = Do not import this column
import-leave-out = { $count ->
    [one] Leave the wrong row out and import the others
   *[other] Leave the { $count } wrong rows out and import the others
}
import-blocked = { $count ->
    [one] { $count } row is wrong: mend it or leave it out
   *[other] { $count } rows are wrong: mend them or leave them out
}
import-save-wrong = Save the wrong rows
import-wrong-saved = Saved as “{ $name }”. Correct it there and import it again.
import-alike = Is this the same one?
import-alike-hint = These rows look like a record that is here
import-alike-all = All:
import-alike-create = New record
import-alike-update = The same: update
import-alike-skip = Leave out
import-alike-choice = What becomes of { $title }
import-alike-by = same { $by }
import-alike-head-row = Row
import-alike-head-title = In the file
import-alike-head-like = Already here
import-alike-head-choice = Decision
import-alike-more = { $count ->
    [one] { $count } more follows when these are decided.
   *[other] { $count } more follow when these are decided.
}
import-rows = Row by row
import-rows-first = The first { $shown } of { $all }
import-rows-row = Row
import-rows-did = What happens
import-rows-title = What it is
import-rows-note = Note
import-row-like = Looks like “{ $title }”
import-did-created = New
import-did-updated = Changed
import-did-same = The same
import-did-skipped = Passed over
import-did-wrong = Wrong
import-stopped = Cancelled. Nothing was changed.
import-run-unknown = Import
import-run = { $count ->
    [one] Import { $count } record
   *[other] Import { $count } records
}

## Import
import-running = The import is under way
import-running-of = Importing “{ $name }”
import-stop-hint = If you cancel, nothing is changed.
import-done = { $count ->
    [one] { $count } record is in
   *[other] { $count } records are in
}
import-done-hint = { $kind } from “{ $name }”
import-show = Show them
import-again = Import another file

## Fields
import-field-number = Number
import-field-name = Name
import-field-legal-name = Legal name
import-field-kind = Kind
import-field-customer = Customer (yes or no)
import-field-supplier = Supplier (yes or no)
import-field-vat-id = VAT id
import-field-tax-number = Tax number
import-field-language = Language
import-field-currency = Currency
import-field-price-list = Price list
import-field-payment-term = Payment terms
import-field-segment = Group
import-field-notes = Notes
import-field-street = Street
import-field-house-number = House number
import-field-postal-code = Postal code
import-field-city = City
import-field-region = Region
import-field-country = Country
import-field-phone = Phone
import-field-mobile = Mobile
import-field-mail = E-mail
import-field-web = Website
import-field-iban = IBAN
import-field-bic = BIC
import-field-bank-name = Bank
import-field-delivery-name = Delivery: name
import-field-delivery-street = Delivery: street
import-field-delivery-postal-code = Delivery: postal code
import-field-delivery-city = Delivery: city
import-field-delivery-country = Delivery: country
import-field-organisation = Company
import-field-organisation-number = Number of the company
import-field-first-name = First name
import-field-last-name = Last name
import-field-role = Role
import-field-title = Position
import-field-sku = Item number
import-field-description = Description
import-field-category = Item group
import-field-unit = Unit
import-field-tax-category = Tax
import-field-tax-rate = Tax rate
import-field-barcode = Barcode
import-field-reorder-point = Reorder point
import-field-price = Price
import-field-active = Active (yes or no)
import-field-list = Price list
import-field-min-quantity = From quantity
import-field-valid-from = Valid from
import-field-valid-to = Valid to
import-field-location = Place
import-field-quantity = Quantity
import-field-cost = Cost
import-field-party = Customer
import-field-party-number = Customer number
import-field-issued-on = Date of the invoice
import-field-due-on = Due on
import-field-amount = Amount
import-field-invoice = Invoice
import-field-paid-on = Date of the payment
import-field-method = Way
import-field-reference = Reference
import-alike-row = (row { $row } of this file)
