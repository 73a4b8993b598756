# The first run: making, trying and opening companies.

cmd-company-close = Close this company, open another
welcome-title = Welcome to Kontor
welcome-hint = Everything stays on this computer and works without a network.
welcome-new = Set up my company
welcome-new-hint = Three short questions, then you can write the first invoice.
welcome-join = Join my firm
welcome-join-hint = Address and code from head office, and the company comes to this computer.
welcome-demo = Try the demo company
welcome-demo-hint = A trading firm with a year of business to play with. Nothing in it counts.
welcome-demo-making = Making the demo company…
welcome-open = Open a company
welcome-open-other = Another file…
welcome-open-title = Open a company
welcome-file-type = Kontor company
welcome-no-files = There is no company on this computer yet.
welcome-is-open = open now

wizard-title = New company
wizard-steps = Steps
wizard-step-country = Country
wizard-step-company = Company
wizard-step-codes = Numbers
wizard-hint-country = Taxes, accounts and formats follow from the country.
wizard-hint-company = This stands on your invoices. All of it can be changed later.
wizard-hint-codes = Every PC gives its own numbers, so that two of them can work apart and never give the same one.
wizard-back = Back
wizard-next = Next
wizard-create = Make the company
wizard-done = { $company } is set up
wizard-done-hint = Taxes, accounts, a price list and a pipeline are ready.
wizard-language = Language
wizard-language-hint = Of the screen and of your paper
wizard-country = Country
wizard-country-hint = Chooses taxes, chart of accounts and time zone
wizard-currency = Currency of the books
wizard-name = Name of the company
wizard-street = Street and number
wizard-postal-code = Postal code
wizard-city = City
wizard-vat-id = VAT id
wizard-vat-id-hint = With the letters of the country, as DE136695976
wizard-tax-number = Tax number
wizard-tax-number-hint = Enough where there is no VAT id
wizard-small-business = Small business: we charge no tax
wizard-chart = Chart of accounts
chart-skr03 = SKR03, by processes
chart-skr04 = SKR04, by the annual accounts
chart-pl = Polish standard chart
chart-neutral = International chart
wizard-user-name = Your name
wizard-user-name-hint = You administer the company; more people can be added later
wizard-branch-name = First branch
wizard-branch-code = Code of the branch
wizard-branch-code-hint = Up to six letters or digits
wizard-device-code = Code of this PC
wizard-device-code-hint = Two letters or digits
wizard-first-invoice = Your first invoice
wizard-first-quote = Your first quote

demo-title = Demo company
demo-make = Make it
demo-language-hint = Of the people, the items and the paper
demo-currency = Country and currency
demo-currency-hint = With its taxes and accounts
demo-market-EUR = Germany
demo-market-PLN = Poland
demo-market-GBP = Great Britain
demo-market-CHF = Switzerland
demo-market-KZT = Kazakhstan
demo-market-RUB = Russia
demo-market-IDR = Indonesia
demo-market-USD = United States
demo-making = A year is being lived day by day: goods are bought and sold, delivered, invoiced and paid.
demo-making-hint = This takes about ten seconds. Then the company opens by itself.

welcome-archive = From an export…
welcome-archive-title = Make a company of an export of everything
welcome-archive-running = Bringing everything in and checking it
welcome-archive-stop = If you cancel, nothing is left.
welcome-archive-stopped = Cancelled. Nothing was left.
welcome-archive-enter = Open the company
welcome-archive-findings = { $count ->
    [one] The company is in. One row of it contradicts others, as it did before.
   *[other] The company is in. { $count } rows of it contradict others, as they did before.
  }
