# History of records, the journal, proof.

cmd-history = History
history-title = History
history-of = History: { $name }
history-none = Nothing is noted yet
history-none-hint = Every change from now on stands here with its author.
history-somebody = Somebody
history-to = to
history-empty = empty
history-yes = yes
history-no = no
history-erased-value = erased for ever
history-made = { $what } made
history-changed = { $what } changed
history-removed = { $what } removed
history-restored = { $what } brought back
history-erased = { $what }: what it said of a person was erased
history-left = Left the program
disclosure-paper = Saved as a file
disclosure-print = Printed
disclosure-list = List exported
disclosure-report = Report exported
disclosure-everything = Everything exported
disclosure-evidence = Evidence for an auditor
disclosure-person = Data of a person

## What a record is called where it is a part of another one
history-kind-address = address
history-kind-contact_point = phone or mail
history-kind-bank_account = bank account
history-kind-party_relation = link to a firm
history-kind-item_unit = unit
history-kind-item_barcode = barcode
history-kind-deal_line = line
history-kind-document_event = step
history-kind-document_file = paper
history-kind-employee = employee
history-kind-shift = shift
history-kind-role = role
history-kind-team = team
history-kind-branch = branch
history-kind-device = PC
history-kind-stage = stage
history-kind-tax_rate = tax rate
history-kind-stock_policy = reorder rule
history-kind-party_credit = credit limit
history-kind-employee_pay = pay

## Fields
history-field-name = Name
history-field-names = Names in other languages
history-field-legal-name = Name on documents
history-field-number = Number
history-field-kind = Kind
history-field-customer = Customer
history-field-supplier = Supplier
history-field-vat-id = VAT id
history-field-tax-number = Tax number
history-field-language = Language
history-field-currency = Currency
history-field-price-list = Price list
history-field-payment-term = Payment term
history-field-segment = Group
history-field-owner = Looked after by
history-field-branch = Branch
history-field-block = Block
history-field-notes = Notes
history-field-usage = Use
history-field-street = Street
history-field-postal-code = Postal code
history-field-city = City
history-field-region = Region
history-field-country = Country
history-field-value = Value
history-field-label = Label
history-field-holder = Holder
history-field-iban = IBAN
history-field-bic = BIC
history-field-bank-name = Bank
history-field-person = Person
history-field-organisation = Firm
history-field-party = Contact
history-field-role = Role
history-field-title = Title
history-field-sku = Item number
history-field-description = Description
history-field-category = Group
history-field-tax-category = Tax
history-field-unit = Unit
history-field-negative = When it runs out
history-field-reorder-point = Reorder at
history-field-active = In use
history-field-factor = Factor
history-field-code = Code
history-field-item = Item
history-field-list = Price list
history-field-location = Place
history-field-min-quantity = From quantity
history-field-price = Price
history-field-valid-from = From
history-field-valid-to = Until
history-field-contact = Contact person
history-field-stage = Stage
history-field-amount-minor = Amount
history-field-expected-on = Expected on
history-field-source = Source
history-field-lost-reason = Reason of the loss
history-field-text = Text
history-field-quantity = Quantity
history-field-subject = Subject
history-field-due-on = Due
history-field-starts-at-ms = Begins
history-field-ends-at-ms = Ends
history-field-assignee = Done by
history-field-link-kind = About
history-field-link-id = About
history-field-remind-at-ms = Reminder
history-field-done-at-ms = Done
history-field-outcome = Outcome
history-field-phone = Phone
history-field-mail = E-mail
history-field-employee = Employee
history-field-team = Team
history-field-weekday = Weekday
history-field-starts-min = Begins
history-field-ends-min = Ends
history-field-break-min = Break
history-field-valid-from-on = From
history-field-valid-to-on = Until
history-field-limit-minor = Credit limit
history-field-pay-minor = Pay
history-field-per = For
history-field-grants = Rights
history-field-facets = Confidential figures
history-field-at-ms = When
history-field-by = Who
history-field-note = Note
history-field-issued-on = Date
history-field-made-at-ms = Made

## The journal
journal-title = Journal
journal-view-changes = Changes
journal-view-left = Left the program
journal-who = Who
journal-changes = Changes
journal-command = Command
journal-place = Place
journal-place-of = { $incarnation }-{ $place }
journal-empty = Nothing was changed in this time
journal-empty-hint = Choose another time or another person.
disclosures-title = What left the program
disclosure-how = How
disclosure-rows = Rows
disclosures-empty = Nothing has left the program
disclosures-empty-hint = Papers that are printed or saved, and lists that are exported, stand here.
cmd-go-journal = Go to the journal
cmd-go-disclosures = Go to what left the program

## Verify
settings-proof = Journal and proof
cmd-settings-proof = Settings: Journal and proof
proof-journal = Journal
proof-journal-hint = Who changed what, and what was printed or exported.
proof-journal-open = Open the journal
verify-title = Is everything sound?
verify-hint = Judges every rule anew: signatures, numbers, balances, stock against the books, every row against its journal.
verify-start = Verify
verify-running = Verifying
verify-sound = Sound
verify-broken = { $count ->
    [one] One rule is broken
   *[other] { $count } rules are broken
}
verify-broken-hint = Somebody or something changed the file behind the program’s back. Keep this file as it is, have it looked at, and restore a backup from before.
verify-rules = { $count ->
    [one] one rule judged
   *[other] { $count } rules judged
}
verify-findings = Findings
verify-expected = Expected { $expected }, found { $found }
verify-last = Last true change: { $who }, { $when }, { $what }
verify-rule-other = A rule is broken
verify-rule-file-sound = The file is damaged
verify-rule-chain-whole = The journal has a gap or was changed
verify-rule-signatures-hold = A signature does not fit
verify-rule-rows-as-committed = Changed behind the program’s back
verify-rule-facts-guarded = A guard of posted documents is missing
verify-rule-references-hold = Something that is referred to is missing
verify-rule-files-unchanged = A kept paper was changed
verify-rule-entries-balance = A booking does not balance
verify-rule-trial-balance-zero = The books do not balance
verify-rule-turnover-agrees = A turnover does not agree with its bookings
verify-rule-stock-on-accounts = The value of stock does not agree with the books
verify-rule-open-on-accounts = What is open does not agree with the books
verify-rule-world-zero = Goods came from nowhere
verify-rule-levels-agree = A stock level does not agree with its moves
verify-rule-reserved-agrees = A reservation does not agree with its order
verify-rule-costs-agree = A cost does not agree with its moves
verify-rule-layers-agree = A cost layer does not agree with its moves
verify-rule-series-gapless = A number is missing or doubled
verify-rule-totals-agree = The totals of a document do not agree with its lines
verify-rule-lists-agree = A list does not agree with its documents
verify-rule-sales-agree = The sums of sales do not agree with their documents
verify-rule-progress-agrees = What was delivered or invoiced does not agree
verify-rule-open-agrees = What is open does not agree with payments
verify-rule-states-agree = The state of a document does not agree
verify-rule-search-agrees = The search does not find what is there


## What was done, by its command
did-account_save = account changed
did-company_create = company made
did-company_open = company opened
did-demo_create = demo company made
did-credit_apply = credit used
did-desk_lock = locked
did-document_issue = document issued
did-document_pdf = paper saved
did-document_print = printed
did-document_step = step noted
did-documents_pdf = papers saved
did-entry_post = booking posted
did-entry_reverse = booking reversed
did-evidence_export = evidence exported
did-export_all = everything exported
did-import_all = everything brought in
did-import_online_retail = year played
did-import_run = list imported
did-import_undo = import taken back
did-item_category_save = item group changed
did-item_category_delete = item group deleted
did-key_change = key changed
did-key_move = key moved
did-recovery_key_confirm = recovery key confirmed
did-list_export = list exported
did-report_export = report exported
did-password_change = password changed
did-password_reset = password for one time given
did-payment_record = payment recorded
did-payment_reverse = payment taken back
did-payment_unallocate = settlement taken back
did-person_erase = data of a person erased
did-person_export = data of a person exported
did-redo = done again
did-undo = undone
did-refund = refunded
did-reminder_shown = reminder shown
did-role_preview = program seen as a role
did-sign_in = signed in
did-sign_out = signed out
did-stock_policy_delete = stock rule removed
did-stock_transfer = goods moved
did-upgrade_back = upgrade taken back
did-backup_restore = backup restored
did-backup_settings_save = backups changed
history-field-net-minor = Net amount
history-field-tax-minor = Tax
history-field-gross-minor = Total
history-field-due-minor = Amount due
history-field-debit-minor = Debit
history-field-credit-minor = Credit
history-field-value-minor = Value

## Evidence
evidence-title = Evidence for an auditor
evidence-note = Can be checked without this program.
evidence-hint = One signed file: documents and their papers, the journal, the numbers with proof that none is missing, and a report to read.
evidence-from = From
evidence-until = Until
evidence-start = Make the package
evidence-running = Gathering the evidence
evidence-made = { $documents } documents, { $commits } changes
evidence-findings = { $count ->
    [one] The check had one finding; it stands in the package.
   *[other] The check had { $count } findings; they stand in the package.
}
evidence-fingerprint = Give this fingerprint to the auditor on another way, on paper or by phone:
evidence-check = Check a package…
evidence-whole = As it was signed: { $company }, { $from } to { $until }

## Personal data
cmd-person-export = Hand out personal data
cmd-person-erase = Erase personal data
person-export = Personal data
person-exported = Data of { $name } saved
person-erase-title = Erase { $name } for ever?
person-erase-text = Names, addresses, bank accounts, notes and their history are emptied and cannot be brought back, not even from a backup. Issued documents stay whole: the law wants them kept.
person-erase-type = Type “{ $name }” to go on
person-erase-now = Erase for ever
person-erased = Erased
person-erased-kept = { $count ->
    [0] Nothing of it was kept.
    [one] One issued document or payment stays as it is.
   *[other] { $count } issued documents and payments stay as they are.
}
