// Generated from the command list by `cargo xtask codegen`. Do not edit.

/**
 * Whose activities.
 */
export type ActivitiesOf = { 
/**
 * The record that they belong to, or the party that they are about.
 */
id: Id, };

/**
 * A task, call, appointment or note, linked to any record.
 */
export type Activity = { 
/**
 * Identity.
 */
id: ActivityId, 
/**
 * What it is.
 */
kind: ActivityKind, 
/**
 * In a few words.
 */
subject: string, 
/**
 * More about it.
 */
notes: string, 
/**
 * Due on that day; with a time when `starts_at_ms` is given.
 */
due_on: string | null, 
/**
 * When it starts.
 */
starts_at_ms: Timestamp | null, 
/**
 * When it ends.
 */
ends_at_ms: Timestamp | null, 
/**
 * Who does it.
 */
assignee: EmployeeId | null, 
/**
 * With or for whom.
 */
party: PartyId | null, 
/**
 * Kind of the record that it belongs to.
 */
link_kind: EntityKind | null, 
/**
 * The record that it belongs to.
 */
link_id: Id | null, 
/**
 * When to remind.
 */
remind_at_ms: Timestamp | null, 
/**
 * When it was done.
 */
done_at_ms: Timestamp | null, 
/**
 * What came of it.
 */
outcome: string, };

/**
 * An activity with the names around it.
 */
export type ActivityDetail = { 
/**
 * The activity.
 */
activity: Activity, 
/**
 * Name of the party.
 */
party_name: string | null, 
/**
 * Name of the person who does it.
 */
assignee_name: string | null, 
/**
 * Title, name or number of the record that it belongs to.
 */
link_title: string | null, };

/**
 * An activity was done.
 */
export type ActivityDone = { 
/**
 * Which activity.
 */
id: ActivityId, 
/**
 * What came of it.
 */
outcome: string, };

/**
 * Which activity.
 */
export type ActivityGet = { 
/**
 * Its identity.
 */
id: ActivityId, };

/**
 * A task, call, meeting or note, linked to any record.
 */
export type ActivityId = string;

/**
 * What is to be done, or was done.
 */
export type ActivityKind = "task" | "call" | "meeting" | "mail" | "note";

/**
 * An activity is moved to another time or person. What is left out becomes empty; a reminder moves along.
 */
export type ActivityReschedule = { 
/**
 * Which activity.
 */
id: ActivityId, 
/**
 * The day, for one without a time.
 */
due_on: string | null, 
/**
 * When it starts.
 */
starts_at_ms: Timestamp | null, 
/**
 * When it ends.
 */
ends_at_ms: Timestamp | null, 
/**
 * Who does it.
 */
assignee: EmployeeId | null, };

/**
 * An activity in a list.
 */
export type ActivityRow = { 
/**
 * Identity.
 */
id: ActivityId, 
/**
 * What it is.
 */
kind: ActivityKind, 
/**
 * In a few words.
 */
subject: string, 
/**
 * More about it.
 */
notes: string, 
/**
 * Due on that day.
 */
due_on: string | null, 
/**
 * When it starts.
 */
starts_at_ms: Timestamp | null, 
/**
 * When it ends.
 */
ends_at_ms: Timestamp | null, 
/**
 * Who does it.
 */
assignee: EmployeeId | null, 
/**
 * Name of the person who does it.
 */
assignee_name: string | null, 
/**
 * With or for whom.
 */
party: PartyId | null, 
/**
 * Name of the party.
 */
party_name: string | null, 
/**
 * Kind of the record that it belongs to.
 */
link_kind: EntityKind | null, 
/**
 * The record that it belongs to.
 */
link_id: Id | null, 
/**
 * Title, name or number of that record.
 */
link_title: string | null, 
/**
 * When to remind.
 */
remind_at_ms: Timestamp | null, 
/**
 * Whether it was done: `1` or `0` in filters.
 */
done: boolean, 
/**
 * When it was done.
 */
done_at_ms: Timestamp | null, 
/**
 * What came of it.
 */
outcome: string, };

/**
 * An activity as it should be.
 */
export type ActivitySave = { 
/**
 * The activity. A new one comes with an id of the caller's making. With a time, `due_on` is the day of that.
 */
activity: Activity, };

/**
 * An address of a party. Without one of the right usage the first one serves.
 */
export type Address = { 
/**
 * Identity.
 */
id: AddressId, 
/**
 * Whose.
 */
party: PartyId, 
/**
 * What for.
 */
usage: AddressUsage, 
/**
 * Name of the place where it differs from the party's ("Ramp 3").
 */
name: string, 
/**
 * Street and number.
 */
street: string, 
/**
 * Postal code.
 */
postal_code: string, 
/**
 * City.
 */
city: string, 
/**
 * State or province.
 */
region: string, 
/**
 * Country, ISO 3166-1 alpha-2.
 */
country: string, };

/**
 * An address of a party.
 */
export type AddressId = string;

/**
 * What an address is for.
 */
export type AddressUsage = "billing" | "delivery" | "other";

/**
 * Why a command did not do its work. Nothing of it was done.
 */
export type AppError = { 
/**
 * All that is wrong, in the order of the fields.
 */
faults: Array<Fault>, };

/**
 * A bank account of a party. Never merged silently: a changed IBAN is the oldest fraud there is.
 */
export type BankAccount = { 
/**
 * Identity.
 */
id: BankAccountId, 
/**
 * Whose.
 */
party: PartyId, 
/**
 * Account holder where it differs.
 */
holder: string, 
/**
 * IBAN.
 */
iban: string, 
/**
 * BIC.
 */
bic: string, 
/**
 * Name of the bank.
 */
bank_name: string, };

/**
 * A bank account of a party.
 */
export type BankAccountId = string;

/**
 * A stage on the board.
 */
export type BoardColumn = { 
/**
 * The stage.
 */
stage: Stage, 
/**
 * How many deals are in it.
 */
count: number, 
/**
 * What they are worth, in company currency at today's rates.
 */
total: Money, 
/**
 * The same, times the chance to win.
 */
weighted: Money, 
/**
 * How many of them are in a currency without a known rate, and so in none of the sums.
 */
unconverted: number, 
/**
 * The first of them: open ones by the date of their decision, won and lost ones with the newest first.
 */
cards: Array<DealCard>, };

/**
 * A board.
 */
export type BoardView = { 
/**
 * Its pipeline.
 */
pipeline: Pipeline, 
/**
 * Its stages from left to right.
 */
columns: Array<BoardColumn>, };

/**
 * An outlet, the warehouse, head office.
 */
export type Branch = { 
/**
 * Identity.
 */
id: BranchId, 
/**
 * Two or three letters or digits that stand in document numbers.
 */
code: string, 
/**
 * Name.
 */
name: string, 
/**
 * What it is for.
 */
kind: BranchKind, 
/**
 * Street and number.
 */
street: string, 
/**
 * Postal code.
 */
postal_code: string, 
/**
 * City.
 */
city: string, 
/**
 * Where its goods are taken from.
 */
location: LocationId | null, };

/**
 * An outlet, the warehouse, head office.
 */
export type BranchId = string;

/**
 * What a branch is for.
 */
export type BranchKind = "head_office" | "outlet" | "warehouse";

/**
 * The key of an event's colour.
 */
export type CalendarColour = "task" | "call" | "meeting" | "mail" | "note" | "shift" | "delivery";

/**
 * Something in the calendar.
 */
export type CalendarEvent = { 
/**
 * The activity, shift or order. With `day` it tells events apart.
 */
id: Id, 
/**
 * What it is.
 */
kind: CalendarKind, 
/**
 * The subject, the employee's name, or number and customer.
 */
title: string, 
/**
 * The day on which it is or starts.
 */
day: string, 
/**
 * When it starts; without a time it is for the whole day.
 */
starts_at_ms: Timestamp | null, 
/**
 * When it ends.
 */
ends_at_ms: Timestamp | null, 
/**
 * Whose row it stands in.
 */
employee: EmployeeId | null, 
/**
 * Kind of the record that it belongs to.
 */
link_kind: EntityKind | null, 
/**
 * The record that it belongs to.
 */
link_id: Id | null, 
/**
 * Whether it was done.
 */
done: boolean, 
/**
 * The key of its colour.
 */
colour: CalendarColour, };

/**
 * What an event of the calendar is.
 */
export type CalendarKind = "activity" | "shift" | "delivery";

/**
 * Which part of the calendar.
 */
export type CalendarSpan = { 
/**
 * First day.
 */
first: string, 
/**
 * Last day; at most 100 days in all.
 */
last: string, 
/**
 * Only activities and shifts of these people; everybody's and nobody's when empty.
 */
employees: Array<EmployeeId>, 
/**
 * Only these kinds; all when empty.
 */
kinds: Array<CalendarKind>, };

/**
 * The charts of accounts that come with the program.
 */
export type ChartName = "skr03" | "skr04" | "pl" | "neutral";

/**
 * Every reason for which a command can refuse its work.
 */
export type Code = "required" | "too-long" | "bad-format" | "not-a-choice" | "out-of-range" | "too-many-decimals" | "not-positive" | "negative" | "bad-check-digit" | "end-before-start" | "repeated" | "amount-too-large" | "currency-mismatch" | "unknown-currency" | "not-found" | "not-allowed" | "bad-request" | "unknown-command" | "changed-meanwhile" | "in-use" | "immutable" | "wrong-state" | "nothing-to-do" | "no-tax-rate" | "reason-missing" | "seller-tax-id-missing" | "buyer-tax-id-missing" | "category-must-stand-alone" | "reason-not-allowed" | "tax-id-not-allowed" | "price-list-cycle" | "below-floor-price" | "no-price" | "unknown-unit" | "terms-do-not-add-up" | "no-exchange-rate" | "more-than-left" | "party-blocked" | "no-lines" | "more-than-open" | "not-enough-stock" | "same-place" | "not-stocked" | "unbalanced" | "period-closed" | "unknown-account" | "file-in-use" | "not-a-company" | "newer-file" | "read-only" | "disk-full" | "file-missing" | "file-exists" | "key-store-unavailable" | "key-missing" | "file-damaged" | "internal" | "unknown-printer" | "print-failed" | "bad-image";

/**
 * The firm itself. What is printed on every document comes from here.
 */
export type Company = { 
/**
 * Identity.
 */
id: CompanyId, 
/**
 * Name on the letterhead.
 */
name: string, 
/**
 * Legal form and register, as the law wants it on business letters ("HRB 4711, Amtsgericht Hamburg").
 */
register: string, 
/**
 * Directors, as the law wants it on business letters.
 */
directors: string, 
/**
 * Street and number.
 */
street: string, 
/**
 * Postal code.
 */
postal_code: string, 
/**
 * City.
 */
city: string, 
/**
 * Country, ISO 3166-1 alpha-2.
 */
country: string, 
/**
 * VAT id with prefix.
 */
vat_id: string | null, 
/**
 * National tax number.
 */
tax_number: string | null, 
/**
 * Telephone.
 */
phone: string, 
/**
 * E-mail.
 */
mail: string, 
/**
 * Web site.
 */
web: string, 
/**
 * Name of the bank.
 */
bank_name: string, 
/**
 * Account for incoming payments.
 */
iban: string | null, 
/**
 * Bank code.
 */
bic: string | null, 
/**
 * Currency of the books.
 */
currency: Currency, 
/**
 * First language of people and paper.
 */
language: Language, 
/**
 * Chart of accounts.
 */
chart: ChartName, 
/**
 * How tax is rounded on new documents.
 */
tax_mode: TaxMode, 
/**
 * How issues are costed.
 */
cost_method: CostMethod, 
/**
 * Small business without VAT (section 19 UStG and the like).
 */
small_business: boolean, 
/**
 * Identity zone for business dates, as `Europe/Berlin`.
 */
time_zone: string, 
/**
 * Hash of the stored logo.
 */
logo: string | null, 
/**
 * Pattern of document numbers.
 */
number_pattern: string, 
/**
 * Whether it is the demo company, which is marked on screen and may not send mail.
 */
demo: boolean, };

/**
 * What is asked before a company can be made. Everything else has a default that can be changed later.
 */
export type CompanyCreate = { 
/**
 * Name of the firm.
 */
name: string, 
/**
 * Street and number.
 */
street: string, 
/**
 * Postal code.
 */
postal_code: string, 
/**
 * City.
 */
city: string, 
/**
 * Country, ISO 3166-1 alpha-2; chooses taxes, accounts and time zone.
 */
country: string, 
/**
 * Language of people and paper.
 */
language: Language, 
/**
 * Currency of the books.
 */
currency: Currency, 
/**
 * VAT id.
 */
vat_id: string | null, 
/**
 * National tax number.
 */
tax_number: string | null, 
/**
 * Small business without VAT.
 */
small_business: boolean, 
/**
 * Chart of accounts; the country's first when empty.
 */
chart: ChartName | null, 
/**
 * Name of the person who sets it up and administers it.
 */
user_name: string, 
/**
 * Name of the first branch; the city when empty.
 */
branch_name: string, 
/**
 * Code of the first branch in numbers.
 */
branch_code: string, 
/**
 * Code of this PC in numbers.
 */
device_code: string, 
/**
 * Where the file goes; a name made of the firm's in the usual folder when empty.
 */
path: string | null, 
/**
 * A company to try things out.
 */
demo: boolean, };

/**
 * A company file that was found in the usual folder.
 */
export type CompanyFile = { 
/**
 * Its path.
 */
path: string, 
/**
 * Its name without ending.
 */
name: string, };

/**
 * The firm itself: one row.
 */
export type CompanyId = string;

/**
 * Which company file.
 */
export type CompanyOpen = { 
/**
 * Its path.
 */
path: string, };

/**
 * How a party is reached.
 */
export type ContactKind = "phone" | "mobile" | "mail" | "web" | "other";

/**
 * A phone number, mail address or the like.
 */
export type ContactPoint = { 
/**
 * Identity.
 */
id: ContactPointId, 
/**
 * Whose.
 */
party: PartyId, 
/**
 * Which way.
 */
kind: ContactKind, 
/**
 * The number or address as it was typed.
 */
value: string, 
/**
 * What it is for ("orders", "accounts").
 */
label: string, };

/**
 * Phone, mail, messenger of a party.
 */
export type ContactPointId = string;

/**
 * How the cost of what leaves is found.
 */
export type CostMethod = "moving_average" | "fifo";

/**
 * A currency of ISO 4217.
 */
export type Currency = string;

/**
 * A chance to sell.
 */
export type Deal = { 
/**
 * Identity.
 */
id: DealId, 
/**
 * What it is about, in a few words.
 */
title: string, 
/**
 * With whom.
 */
party: PartyId, 
/**
 * The person one speaks with.
 */
contact: PartyId | null, 
/**
 * In which stage it is.
 */
stage: StageId, 
/**
 * What it is worth, in minor units; the sum of its lines when it has any.
 */
amount_minor: number, 
/**
 * In which currency.
 */
currency: Currency, 
/**
 * When it will probably be decided.
 */
expected_on: string | null, 
/**
 * Who works on it.
 */
owner: UserId | null, 
/**
 * For which branch.
 */
branch: BranchId | null, 
/**
 * Where it came from ("fair", "web", "recommendation").
 */
source: string, 
/**
 * Why it was lost.
 */
lost_reason: string, 
/**
 * Free notes.
 */
notes: string, 
/**
 * Since when it is in its stage.
 */
stage_since_at_ms: Timestamp, };

/**
 * Which board.
 */
export type DealBoard = { 
/**
 * Of which pipeline; the first when empty.
 */
pipeline: PipelineId | null, 
/**
 * Only deals of this person.
 */
owner: UserId | null, };

/**
 * A deal on the board.
 */
export type DealCard = { 
/**
 * The deal.
 */
deal: DealRow, 
/**
 * Whole days in its stage.
 */
days_in_stage: number, 
/**
 * Whether it has been there for longer than it should.
 */
stuck: boolean, 
/**
 * Whether it is open and nothing is planned to be done about it.
 */
unplanned: boolean, };

/**
 * A deal with all that belongs to it.
 */
export type DealDetail = { 
/**
 * The deal.
 */
deal: Deal, 
/**
 * Its lines.
 */
lines: Array<DealLine>, 
/**
 * The stage in which it is.
 */
stage: Stage, 
/**
 * Name of the customer.
 */
party_name: string, 
/**
 * Name of the person one speaks with.
 */
contact_name: string | null, 
/**
 * Name of the person who works on it.
 */
owner_name: string | null, 
/**
 * Amount times chance to win.
 */
weighted: Money, 
/**
 * Whole days in its stage.
 */
days_in_stage: number, 
/**
 * Whether it has been there for longer than it should.
 */
stuck: boolean, 
/**
 * Whether it is open and nothing is planned to be done about it.
 */
unplanned: boolean, 
/**
 * Its way through the stages, from the first on; each step starts where the one before ended.
 */
history: Array<StageStep>, 
/**
 * What is to be done and was done about it.
 */
activities: Array<ActivityRow>, 
/**
 * Documents that came of it.
 */
documents: Array<DocumentRow>, };

/**
 * Which deal.
 */
export type DealGet = { 
/**
 * Its identity.
 */
id: DealId, };

/**
 * A chance to sell.
 */
export type DealId = string;

/**
 * What a deal is about.
 */
export type DealLine = { 
/**
 * Identity.
 */
id: DealLineId, 
/**
 * Of which deal.
 */
deal: DealId, 
/**
 * Order of the lines.
 */
position: number, 
/**
 * The item; free text without one.
 */
item: ItemId | null, 
/**
 * What it is.
 */
text: string, 
/**
 * How many.
 */
quantity: Quantity, 
/**
 * At what price, net.
 */
price: UnitPrice, };

/**
 * What a deal is about.
 */
export type DealLineId = string;

/**
 * A deal goes to another stage.
 */
export type DealMove = { 
/**
 * Which deal.
 */
id: DealId, 
/**
 * To which stage.
 */
stage: StageId, 
/**
 * Why it was lost; needed when the stage means that.
 */
lost_reason: string, };

/**
 * A deal in a list or on the board.
 */
export type DealRow = { 
/**
 * Identity.
 */
id: DealId, 
/**
 * What it is about.
 */
title: string, 
/**
 * With whom.
 */
party: PartyId, 
/**
 * Name of the customer.
 */
party_name: string | null, 
/**
 * In which pipeline.
 */
pipeline: PipelineId, 
/**
 * In which stage.
 */
stage: StageId, 
/**
 * Name of the stage.
 */
stage_name: string, 
/**
 * Open, won or lost.
 */
outcome: StageOutcome, 
/**
 * Chance to win in percent.
 */
probability: Rate, 
/**
 * What it is worth.
 */
amount: Money, 
/**
 * When it will probably be decided.
 */
expected_on: string | null, 
/**
 * Who works on it.
 */
owner: UserId | null, 
/**
 * Name of the person who works on it.
 */
owner_name: string | null, 
/**
 * For which branch.
 */
branch: BranchId | null, 
/**
 * Where it came from.
 */
source: string, 
/**
 * Why it was lost.
 */
lost_reason: string, 
/**
 * Since when it is in its stage.
 */
stage_since_at_ms: Timestamp, 
/**
 * From when on it counts as stuck; never when empty.
 */
stuck_at_ms: Timestamp | null, 
/**
 * The next thing to do about it.
 */
next_activity: ActivityId | null, 
/**
 * What kind of thing that is.
 */
next_kind: ActivityKind | null, 
/**
 * In a few words.
 */
next_subject: string | null, 
/**
 * Until when.
 */
next_due_on: string | null, };

/**
 * A deal as it should be. Lines that are not named are removed. When there are lines, the deal is worth their sum.
 * Another stage than before is a move, with the same rules.
 */
export type DealSave = { 
/**
 * The deal. A new one comes with an id of the caller's making; `stage_since_at_ms` is kept by the program.
 */
deal: Deal, 
/**
 * All its lines.
 */
lines: Array<DealLine>, };

/**
 * A PC that posts documents. Its code stands in every number that it gives, so that two PCs never give the same.
 */
export type Device = { 
/**
 * Identity.
 */
id: DeviceId, 
/**
 * Two digits or letters that stand in document numbers.
 */
code: string, 
/**
 * Name for people.
 */
name: string, 
/**
 * Where it stands.
 */
branch: BranchId, };

/**
 * A PC that posts documents.
 */
export type DeviceId = string;

/**
 * A document as it was issued. Amounts are minor units of `currency`, positive also on a credit note.
 */
export type Document = { 
/**
 * Identity.
 */
id: DocumentId, 
/**
 * What it is.
 */
kind: DocumentKind, 
/**
 * The number for people: gapless per kind, device and year.
 */
number: string, 
/**
 * Issuing branch.
 */
branch: BranchId, 
/**
 * Issuing PC.
 */
device: DeviceId, 
/**
 * Customer or supplier.
 */
party: PartyId | null, 
/**
 * The person addressed.
 */
contact: PartyId | null, 
/**
 * The deal that it belongs to.
 */
deal: DealId | null, 
/**
 * The document that it continues.
 */
source: DocumentId | null, 
/**
 * The quote that it replaces.
 */
revision_of: DocumentId | null, 
/**
 * Date of the document.
 */
issued_on: string, 
/**
 * Date of supply.
 */
supply_on: string, 
/**
 * Quote: valid until. Order: wanted on. Invoice: last due date.
 */
until_on: string | null, 
/**
 * Currency.
 */
currency: Currency, 
/**
 * Units of company currency for one unit of `currency`, frozen.
 */
exchange_rate: Rate, 
/**
 * Language of the paper.
 */
language: Language, 
/**
 * How tax was rounded.
 */
tax_mode: TaxMode, 
/**
 * Whether the prices contain the tax.
 */
prices_gross: boolean, 
/**
 * The party as it was printed.
 */
party_snapshot: PartySnapshot | null, 
/**
 * The firm as it was printed.
 */
seller_snapshot: SellerSnapshot, 
/**
 * The payment term in words.
 */
terms: string, 
/**
 * From or to where goods move.
 */
location: LocationId | null, 
/**
 * The customer's order number or the supplier's delivery note number.
 */
reference: string, 
/**
 * Text above the lines.
 */
intro: string, 
/**
 * Text below the lines.
 */
closing: string, 
/**
 * Why a credit note or a correction was made.
 */
reason: string, 
/**
 * Discount on the whole document in percent.
 */
discount_percent: Rate | null, 
/**
 * A prepayment of so many percent of the order.
 */
prepayment_percent: Rate | null, 
/**
 * The goods came back into stock.
 */
goods_back: boolean, 
/**
 * Sum of the lines after discounts, without tax.
 */
net_minor: number, 
/**
 * Tax.
 */
tax_minor: number, 
/**
 * With tax.
 */
gross_minor: number, 
/**
 * Already paid by prepayment invoices.
 */
prepaid_minor: number, 
/**
 * Cash rounding.
 */
rounding_minor: number, 
/**
 * What is to be paid: gross - prepaid + rounding.
 */
due_minor: number, 
/**
 * Who issued it.
 */
issued_by: UserId, 
/**
 * When it was issued.
 */
issued_at_ms: Timestamp, };

/**
 * A document with everything around it.
 */
export type DocumentDetail = { 
/**
 * The document.
 */
document: Document, 
/**
 * Where it stands.
 */
state: DocumentState, 
/**
 * Whether it was sent or printed.
 */
sent: boolean, 
/**
 * What is still open of it.
 */
open: Money, 
/**
 * Its lines with how far they are carried on.
 */
lines: Array<LineDetail>, 
/**
 * Its taxes.
 */
taxes: Array<DocumentTax>, 
/**
 * Its due parts.
 */
instalments: Array<Instalment>, 
/**
 * What happened to it.
 */
events: Array<DocumentEvent>, 
/**
 * The document that it continues, and those that continue it.
 */
links: Array<DocumentLink>, 
/**
 * It as it was printed, once it was.
 */
file: DocumentFile | null, 
/**
 * Which kinds can be made from it now.
 */
next: Array<DocumentKind>, };

/**
 * What a person typed so far.
 */
export type DocumentDraft = { 
/**
 * What it will become.
 */
kind: DocumentKind, 
/**
 * Customer or supplier.
 */
party: PartyId | null, 
/**
 * The person addressed.
 */
contact: PartyId | null, 
/**
 * The deal that it belongs to.
 */
deal: DealId | null, 
/**
 * Issuing branch; the PC's own when empty.
 */
branch: BranchId | null, 
/**
 * Date of the document; today when empty.
 */
issued_on: string | null, 
/**
 * Date of supply; the document's date when empty.
 */
supply_on: string | null, 
/**
 * Quote: valid until. Order: wanted on.
 */
until_on: string | null, 
/**
 * Currency; the party's when empty.
 */
currency: Currency | null, 
/**
 * Units of company currency for one unit of the document's; the known rate of the day when empty.
 */
exchange_rate: Rate | null, 
/**
 * Language of the paper; the party's when empty.
 */
language: Language | null, 
/**
 * Where the invoice goes; the party's billing address when empty.
 */
billing_address: AddressId | null, 
/**
 * Where the goods go; the party's delivery address when empty.
 */
delivery_address: AddressId | null, 
/**
 * Price list; the party's when empty.
 */
price_list: PriceListId | null, 
/**
 * Payment term; the party's when empty.
 */
payment_term: PaymentTermId | null, 
/**
 * From or to where goods move; the branch's place when empty.
 */
location: LocationId | null, 
/**
 * The customer's order number, or the supplier's delivery note number.
 */
reference: string, 
/**
 * Text above the lines.
 */
intro: string, 
/**
 * Text below the lines.
 */
closing: string, 
/**
 * Why a credit note or a correction is made.
 */
reason: string, 
/**
 * Discount on the whole document in percent.
 */
discount_percent: Rate | null, 
/**
 * Invoice: this is a prepayment of so many percent of its order.
 */
prepayment_percent: Rate | null, 
/**
 * Credit note: the goods come back into stock.
 */
goods_back: boolean, 
/**
 * The document that it continues.
 */
source: DocumentId | null, 
/**
 * The quote that it replaces.
 */
revision_of: DocumentId | null, 
/**
 * The lines.
 */
lines: Array<DraftLine>, };

/**
 * A step that happened.
 */
export type DocumentEvent = { 
/**
 * Identity.
 */
id: DocumentEventId, 
/**
 * Which document.
 */
document: DocumentId, 
/**
 * What happened.
 */
kind: EventKind, 
/**
 * When.
 */
at_ms: Timestamp, 
/**
 * Who.
 */
by: UserId, 
/**
 * Why, where that matters.
 */
note: string, };

/**
 * A step in the life of an issued document: sent, accepted, declined, closed.
 */
export type DocumentEventId = string;

/**
 * An issued document as it was printed; reprinted byte for byte.
 */
export type DocumentFile = { 
/**
 * Identity.
 */
id: DocumentFileId, 
/**
 * Of which document.
 */
document: DocumentId, 
/**
 * SHA-256 of the bytes, in hex.
 */
hash: string, 
/**
 * Media type.
 */
mime: string, 
/**
 * Name under which it is saved.
 */
name: string, 
/**
 * When it was made.
 */
made_at_ms: Timestamp, };

/**
 * An issued document as it was printed.
 */
export type DocumentFileId = string;

/**
 * Which document.
 */
export type DocumentGet = { 
/**
 * Its identity.
 */
id: DocumentId, };

/**
 * A quote, order, delivery, invoice, credit note, receipt or stock correction as it was issued.
 */
export type DocumentId = string;

/**
 * Which draft is issued, as it was last seen.
 */
export type DocumentIssue = { 
/**
 * The draft.
 */
draft: DraftId, 
/**
 * Its version: what is issued is what the person saw.
 */
version: number, };

/**
 * Kinds of documents that are issued with a number.
 */
export type DocumentKind = "quote" | "order" | "delivery" | "invoice" | "credit_note" | "receipt" | "correction";

/**
 * A line of an issued document.
 */
export type DocumentLine = { 
/**
 * Identity.
 */
id: DocumentLineId, 
/**
 * Of which document.
 */
document: DocumentId, 
/**
 * Place on the paper, from 1.
 */
position: number, 
/**
 * The item.
 */
item: ItemId | null, 
/**
 * Its number.
 */
sku: string, 
/**
 * Its name as printed.
 */
text: string, 
/**
 * Smaller text below.
 */
description: string, 
/**
 * How many units.
 */
quantity: Quantity, 
/**
 * Which unit.
 */
unit: string, 
/**
 * The same in stock units.
 */
stock_quantity: Quantity, 
/**
 * Price per unit (or cost per unit in a receipt).
 */
price: UnitPrice, 
/**
 * Discount of the line in percent.
 */
discount_percent: Rate | null, 
/**
 * Net after the line's discount and its part of the document's.
 */
net_minor: number, 
/**
 * Its tax, for statistics; the document's tax is what counts.
 */
tax_minor: number, 
/**
 * EN 16931 category of its VAT.
 */
vat_category: VatCategory | null, 
/**
 * Rate of its VAT in percent.
 */
vat_rate: Rate, 
/**
 * All its taxes as they were reckoned; a credit note uses them again.
 */
taxes: Array<LineTax>, 
/**
 * The line that it continues.
 */
source_line: DocumentLineId | null, 
/**
 * Why this price.
 */
price_trace: PriceTrace | null, };

/**
 * A line of an issued document.
 */
export type DocumentLineId = string;

/**
 * A document in the chain.
 */
export type DocumentLink = { 
/**
 * Identity.
 */
id: DocumentId, 
/**
 * Kind.
 */
kind: DocumentKind, 
/**
 * Number.
 */
number: string, 
/**
 * Date.
 */
issued_on: string, 
/**
 * What it comes to.
 */
gross: Money, 
/**
 * Whether it comes before this one.
 */
before: boolean, };

/**
 * Which documents, in which order.
 */
export type DocumentListRequest = { 
/**
 * Kinds; all when empty.
 */
kinds?: Array<DocumentKind>, 
/**
 * The window.
 */
window?: Window, };

/**
 * An issued document in the list.
 */
export type DocumentRow = { 
/**
 * Identity.
 */
id: DocumentId, 
/**
 * What it is.
 */
kind: DocumentKind, 
/**
 * Number.
 */
number: string, 
/**
 * Customer or supplier.
 */
party: PartyId | null, 
/**
 * Name as printed.
 */
party_name: string | null, 
/**
 * Date.
 */
issued_on: string, 
/**
 * Quote: valid until. Order: wanted on. Invoice: last due date.
 */
until_on: string | null, 
/**
 * When the oldest open part is due.
 */
due_on: string | null, 
/**
 * Where it stands.
 */
state: DocumentState, 
/**
 * Whether it was sent or printed.
 */
sent: boolean, 
/**
 * Without tax.
 */
net: Money, 
/**
 * With tax.
 */
gross: Money, 
/**
 * What is still to be paid.
 */
open: Money, 
/**
 * The customer's order number or the supplier's delivery note number.
 */
reference: string, 
/**
 * Code of the issuing branch.
 */
branch: string | null, 
/**
 * Who issued it.
 */
issued_by: string | null, 
/**
 * The deal that it belongs to.
 */
deal: DealId | null, };

/**
 * Where an issued document stands, as people see it.
 */
export type DocumentState = "open" | "partial" | "done" | "expired" | "accepted" | "declined" | "replaced" | "closed" | "overdue" | "final";

/**
 * A step of a document.
 */
export type DocumentStep = { 
/**
 * Which document.
 */
id: DocumentId, 
/**
 * What happened.
 */
event: EventKind, 
/**
 * Why, where that matters.
 */
note: string, };

/**
 * The tax of one category and rate on an issued document.
 */
export type DocumentTax = { 
/**
 * Identity.
 */
id: DocumentTaxId, 
/**
 * Of which document.
 */
document: DocumentId, 
/**
 * Short name of the tax ("VAT", "eco").
 */
tax: string, 
/**
 * EN 16931 category; none for taxes that are not VAT.
 */
category: VatCategory | null, 
/**
 * What `rate` means.
 */
rate_kind: TaxKind, 
/**
 * Percent, or major units per unit of quantity.
 */
rate: Rate, 
/**
 * On how much.
 */
base_minor: number, 
/**
 * How much.
 */
tax_minor: number, 
/**
 * Why no tax is charged, as a VATEX code.
 */
reason_code: string | null, 
/**
 * Why no tax is charged, in the words of the law.
 */
reason_text: string | null, };

/**
 * The tax of one category and rate on an issued document.
 */
export type DocumentTaxId = string;

/**
 * A draft as it is kept: who writes it, when it was saved, and how often.
 */
export type Draft = { 
/**
 * Identity; the issued document takes it over.
 */
id: DraftId, 
/**
 * What it will become.
 */
kind: DocumentKind, 
/**
 * A line for lists: party and first item.
 */
title: string, 
/**
 * What was typed.
 */
body: DocumentDraft, 
/**
 * Who writes it.
 */
owner: UserId, 
/**
 * When it was saved last.
 */
saved_at_ms: Timestamp, 
/**
 * Counts the saves: a save that does not know the last one is refused with `changed-meanwhile`.
 */
version: number, };

/**
 * Which draft.
 */
export type DraftGet = { 
/**
 * Its identity.
 */
id: DraftId, };

/**
 * A document being written; nothing in it counts yet.
 */
export type DraftId = string;

/**
 * A line while it is being written.
 */
export type DraftLine = { 
/**
 * The item; free text without one.
 */
item: ItemId | null, 
/**
 * What stands on the paper; the item's name when empty.
 */
text: string, 
/**
 * Smaller text below.
 */
description: string, 
/**
 * How many. In a correction: by how much the stock changes.
 */
quantity: Quantity | null, 
/**
 * Unit code; the item's stock unit when empty.
 */
unit: string | null, 
/**
 * Price per unit, or in a receipt the cost per unit; looked up when empty.
 */
price: UnitPrice | null, 
/**
 * Discount of the line in percent.
 */
discount_percent: Rate | null, 
/**
 * How it is taxed; the item's category when empty.
 */
tax_category: TaxCategoryId | null, 
/**
 * The line that it continues.
 */
source_line: DocumentLineId | null, 
/**
 * Correction: what was counted; blank is not zero (ST35).
 */
counted: Quantity | null, };

/**
 * A draft in the list.
 */
export type DraftRow = { 
/**
 * Identity.
 */
id: DraftId, 
/**
 * What it will become.
 */
kind: DocumentKind, 
/**
 * Party and first line.
 */
title: string, 
/**
 * When it was saved last.
 */
saved_at_ms: Timestamp, };

/**
 * What was typed so far.
 */
export type DraftSave = { 
/**
 * The draft; a new one comes with an id of the caller's making.
 */
id: DraftId, 
/**
 * The version that was last seen; 0 for a new one.
 */
version: number, 
/**
 * What was typed.
 */
body: DocumentDraft, };

/**
 * What a draft starts from.
 */
export type DraftStart = { 
/**
 * What it will become.
 */
kind: DocumentKind, 
/**
 * The document that it continues.
 */
source: DocumentId | null, 
/**
 * The quote of which it is a new revision, or any document whose content is copied.
 */
copy_of: DocumentId | null, 
/**
 * The deal that it is for.
 */
deal: DealId | null, 
/**
 * The customer or supplier.
 */
party: PartyId | null, 
/**
 * Invoice: a prepayment of so many percent of the order.
 */
prepayment_percent: Rate | null, };

/**
 * A draft with what it comes to.
 */
export type DraftView = { 
/**
 * The draft as it is kept.
 */
draft: Draft, 
/**
 * What it comes to today.
 */
reckoned: Reckoned, };

/**
 * Somebody who works for the firm.
 */
export type Employee = { 
/**
 * Identity.
 */
id: EmployeeId, 
/**
 * Name.
 */
name: string, 
/**
 * What the person does.
 */
title: string, 
/**
 * Where the person works.
 */
branch: BranchId | null, 
/**
 * Telephone.
 */
phone: string, 
/**
 * E-mail.
 */
mail: string, 
/**
 * Whether the person still works here.
 */
active: boolean, };

/**
 * An employee with the weekly shifts.
 */
export type EmployeeDetail = { 
/**
 * The employee.
 */
employee: Employee, 
/**
 * The shifts in the order of the week.
 */
shifts: Array<Shift>, };

/**
 * Which employee.
 */
export type EmployeeGet = { 
/**
 * Identity.
 */
id: EmployeeId, };

/**
 * Somebody who works for the firm.
 */
export type EmployeeId = string;

/**
 * An employee in the list.
 */
export type EmployeeRow = { 
/**
 * Identity.
 */
id: EmployeeId, 
/**
 * Name.
 */
name: string, 
/**
 * What the person does.
 */
title: string, 
/**
 * Where the person works.
 */
branch: BranchId | null, 
/**
 * Name of that branch.
 */
branch_name: string | null, 
/**
 * Telephone.
 */
phone: string, 
/**
 * E-mail.
 */
mail: string, 
/**
 * Whether the person still works here: `1` or `0` in filters.
 */
active: boolean, 
/**
 * As whom the person works with the program.
 */
user: UserId | null, };

/**
 * An employee as it should be.
 */
export type EmployeeSave = { 
/**
 * The employee. A new one comes with an id of the caller's making.
 */
employee: Employee, };

/**
 * Every kind of record that Kontor keeps.
 */
export type EntityKind = "company" | "branch" | "device" | "user" | "setting" | "number_series" | "exchange_rate" | "party" | "address" | "contact_point" | "bank_account" | "party_relation" | "item" | "item_unit" | "item_barcode" | "item_category" | "price_list" | "price_item" | "price_rule" | "tax_category" | "tax_rate" | "tax_rule" | "payment_term" | "pipeline" | "stage" | "deal" | "deal_line" | "stage_change" | "activity" | "draft" | "document" | "document_line" | "document_tax" | "instalment" | "document_event" | "document_file" | "payment" | "allocation" | "location" | "stock_policy" | "stock_move" | "revaluation" | "reservation" | "account" | "entry" | "entry_line" | "period_lock" | "employee" | "shift";

/**
 * A step in the life of an issued document.
 */
export type EventKind = "sent" | "accepted" | "declined" | "closed" | "replaced";

/**
 * One thing that is wrong: code, field and the parameters that its sentence needs.
 */
export type Fault = { 
/**
 * What is wrong.
 */
code: Code, 
/**
 * Path of the field, as `lines.2.qty`; empty when the whole request is meant.
 */
field: string, 
/**
 * Values for the sentence, by name. Numbers and dates are plain (`1234.5`, `2026-01-31`); the screen formats them.
 */
params: { [key in string]: string }, };

/**
 * A condition on a column.
 */
export type Filter = { 
/**
 * Name of the column.
 */
column: string, 
/**
 * How it is compared.
 */
op: FilterOp, 
/**
 * With what; several mean "one of them". Amounts are minor units, dates ISO text.
 */
values: Array<string>, };

/**
 * How a column is compared.
 */
export type FilterOp = "is" | "is_not" | "contains" | "from" | "to" | "empty" | "filled";

/**
 * How much is not finished; nothing where the person may not see it.
 */
export type HomeCounts = { 
/**
 * Open deals.
 */
deals: number | null, 
/**
 * Quotes that wait for an answer.
 */
quotes: number | null, 
/**
 * Orders that are not delivered and invoiced.
 */
orders: number | null, 
/**
 * The person's drafts.
 */
drafts: number | null, };

/**
 * What waits for the person. A section that the person may not see is left out.
 */
export type HomeSummary = { 
/**
 * Today, as the company counts.
 */
today: string, 
/**
 * What the person should do: overdue, due today, or taking place today. Everybody's, when the person is no employee.
 */
agenda: Page<ActivityRow>, 
/**
 * Money that should have come by now, the oldest first.
 */
overdue: Overdue | null, 
/**
 * Open quotes that expire within a week.
 */
quotes_expiring: Page<DocumentRow> | null, 
/**
 * Orders that are late or wanted within a week.
 */
orders_due: Page<DocumentRow> | null, 
/**
 * Items of which there is too little.
 */
low_stock: Page<LowStockRow> | null, 
/**
 * Open deals about which nothing is planned.
 */
deals_unplanned: Page<DealRow> | null, 
/**
 * How much is not finished.
 */
counts: HomeCounts, };

/**
 * The identity of any record.
 */
export type Id = string;

/**
 * A part of an invoice with its due date.
 */
export type Instalment = { 
/**
 * Identity.
 */
id: InstalmentId, 
/**
 * Of which document.
 */
document: DocumentId, 
/**
 * Order.
 */
position: number, 
/**
 * When it is due.
 */
due_on: string, 
/**
 * How much, in the document's currency; negative on a credit note.
 */
amount_minor: number, 
/**
 * Last day of the early-payment discount.
 */
discount_until_on: string | null, 
/**
 * How much may then be taken off.
 */
discount_minor: number, };

/**
 * A part of an invoice with its due date.
 */
export type InstalmentId = string;

/**
 * Something that is bought and sold.
 */
export type ItemId = string;

/**
 * A language of screen and paper (ISO 639-1).
 */
export type Language = "en" | "de" | "pl" | "ru" | "kk" | "id";

/**
 * A line with how far it is carried on.
 */
export type LineDetail = { 
/**
 * The line.
 */
line: DocumentLine, 
/**
 * Delivered of it.
 */
delivered: Quantity, 
/**
 * Invoiced of it.
 */
invoiced: Quantity, 
/**
 * Returned or credited of it.
 */
returned: Quantity, 
/**
 * Held for it, in stock units.
 */
reserved: Quantity, };

/**
 * One tax of a document line.
 */
export type LineTax = { 
/**
 * Short name of the tax ("VAT", "eco"); once per line.
 */
tax: string, 
/**
 * Category of EN 16931; none for taxes that are not VAT (eco tax, withholding).
 */
category: VatCategory | null, 
/**
 * What `amount` means.
 */
kind: TaxKind, 
/**
 * Percent, or major units per unit of quantity.
 */
amount: Rate, 
/**
 * Whether the price contains it.
 */
included: boolean, 
/**
 * Whether taxes of a later sequence are reckoned on top of it.
 */
raises_base: boolean, 
/**
 * Order of reckoning.
 */
sequence: number, 
/**
 * Code of the VATEX list.
 */
reason_code: string | null, 
/**
 * Reason in words.
 */
reason_text: string | null, };

/**
 * A place where goods are, or a partner where they come from and go to.
 */
export type LocationId = string;

/**
 * An item of which less is available than there should be, in all or in one place.
 */
export type LowStockRow = { 
/**
 * The item.
 */
item: ItemId, 
/**
 * Its number.
 */
sku: string, 
/**
 * Its name.
 */
name: string, 
/**
 * Its unit.
 */
unit: string, 
/**
 * In which place; in all together when empty.
 */
location: LocationId | null, 
/**
 * Name of the place.
 */
location_name: string | null, 
/**
 * What can be sold.
 */
available: Quantity, 
/**
 * Below which it should be ordered again.
 */
reorder_point: Quantity, };

/**
 * An amount of money. Arithmetic is checked: it fails with a code instead of wrapping or mixing currencies.
 */
export type Money = { 
/**
 * Minor units (cents), at most 9e15 either way.
 */
minor: number, 
/**
 * Of which currency.
 */
currency: Currency, };

/**
 * A relation with the name of the other side.
 */
export type NamedRelation = { 
/**
 * The relation.
 */
relation: PartyRelation, 
/**
 * Name of the other side.
 */
name: string, };

/**
 * A request or response without fields.
 */
export type Nothing = Record<symbol, never>;

/**
 * The open company.
 */
export type OpenCompany = { 
/**
 * Its record.
 */
company: Company, 
/**
 * The person at work.
 */
user: User, 
/**
 * This PC.
 */
device: Device, 
/**
 * Where it stands.
 */
branch: Branch, 
/**
 * Language of the screen.
 */
language: Language, 
/**
 * Today, as the company counts.
 */
today: string, 
/**
 * Path of the file.
 */
path: string, 
/**
 * The rights of the person, as `resource.action`.
 */
rights: Array<string>, };

/**
 * Money that should have come by now.
 */
export type Overdue = { 
/**
 * The first parts of invoices.
 */
invoices: Page<OverdueRow>, 
/**
 * All of it in company currency, as it stands in the books.
 */
total: Money, };

/**
 * Money that should have come by now.
 */
export type OverdueRow = { 
/**
 * The invoice.
 */
document: DocumentId, 
/**
 * Its number.
 */
number: string, 
/**
 * Who owes it.
 */
party: PartyId | null, 
/**
 * Name of the party.
 */
party_name: string | null, 
/**
 * When it was due.
 */
due_on: string | null, 
/**
 * What is open.
 */
open: Money, };

/**
 * A window of a list.
 */
export type Page<T> = { 
/**
 * The rows of the window.
 */
rows: Array<T>, 
/**
 * How many rows the list has with this search and these filters.
 */
total: number, };

/**
 * Customer, supplier or contact.
 */
export type Party = { 
/**
 * Identity.
 */
id: PartyId, 
/**
 * Human or firm.
 */
kind: PartyKind, 
/**
 * Name by which people find it.
 */
name: string, 
/**
 * Name on documents, where it differs.
 */
legal_name: string, 
/**
 * Customer or supplier number for people.
 */
number: string, 
/**
 * Buys from us.
 */
customer: boolean, 
/**
 * Sells to us.
 */
supplier: boolean, 
/**
 * VAT id with prefix.
 */
vat_id: string | null, 
/**
 * National tax number.
 */
tax_number: string | null, 
/**
 * Language of its documents; the company's when empty.
 */
language: Language | null, 
/**
 * Currency of its documents; the company's when empty.
 */
currency: Currency | null, 
/**
 * Its prices; the standard list when empty.
 */
price_list: PriceListId | null, 
/**
 * When it pays; the standard term when empty.
 */
payment_term: PaymentTermId | null, 
/**
 * Group for prices and reports ("retail", "gastronomy").
 */
segment: string, 
/**
 * Who looks after it.
 */
owner: UserId | null, 
/**
 * Which branch looks after it.
 */
branch: BranchId | null, 
/**
 * What may no longer be done.
 */
block: PartyBlock, 
/**
 * Free notes.
 */
notes: string, };

/**
 * What may no longer be done with a party.
 */
export type PartyBlock = "none" | "orders" | "all";

/**
 * A party with all that belongs to it.
 */
export type PartyDetail = { 
/**
 * The party.
 */
party: Party, 
/**
 * Its addresses.
 */
addresses: Array<Address>, 
/**
 * Phone numbers, mail addresses and the like.
 */
contact_points: Array<ContactPoint>, 
/**
 * Its bank accounts.
 */
bank_accounts: Array<BankAccount>, 
/**
 * Relations to other parties, with their names.
 */
relations: Array<NamedRelation>, 
/**
 * Other parties with the same VAT id: possible duplicates.
 */
duplicates: Array<PartyName>, };

/**
 * Which party.
 */
export type PartyGet = { 
/**
 * Its identity.
 */
id: PartyId, };

/**
 * Customer, supplier, contact.
 */
export type PartyId = string;

/**
 * A human or a firm.
 */
export type PartyKind = "organisation" | "person";

/**
 * A party by name.
 */
export type PartyName = { 
/**
 * Identity.
 */
id: PartyId, 
/**
 * Name.
 */
name: string, };

/**
 * Who is what to whom.
 */
export type PartyRelation = { 
/**
 * Identity.
 */
id: PartyRelationId, 
/**
 * The person (or branch).
 */
person: PartyId, 
/**
 * The firm.
 */
organisation: PartyId, 
/**
 * As what.
 */
role: RelationRole, 
/**
 * Title or position ("Head of purchasing").
 */
title: string, };

/**
 * Who is what to whom: a person is the buyer of a firm.
 */
export type PartyRelationId = string;

/**
 * A party in the list.
 */
export type PartyRow = { 
/**
 * Identity.
 */
id: PartyId, 
/**
 * Human or firm.
 */
kind: PartyKind, 
/**
 * Name.
 */
name: string, 
/**
 * Customer or supplier number.
 */
number: string, 
/**
 * Buys from us.
 */
customer: boolean, 
/**
 * Sells to us.
 */
supplier: boolean, 
/**
 * City of its first address.
 */
city: string | null, 
/**
 * Country of its first address.
 */
country: string | null, 
/**
 * Group.
 */
segment: string, 
/**
 * First phone number.
 */
phone: string | null, 
/**
 * First mail address.
 */
mail: string | null, 
/**
 * What it owes us, in company currency; below zero when we owe it.
 */
balance: Money, 
/**
 * What may no longer be done.
 */
block: PartyBlock, };

/**
 * A party as it should be. Parts that are not named are removed.
 */
export type PartySave = { 
/**
 * The party. A new one comes with an id of the caller's making.
 */
party: Party, 
/**
 * All its addresses.
 */
addresses: Array<Address>, 
/**
 * All its contact points.
 */
contact_points: Array<ContactPoint>, 
/**
 * All its bank accounts.
 */
bank_accounts: Array<BankAccount>, 
/**
 * All its relations.
 */
relations: Array<PartyRelation>, };

/**
 * The party as it was printed.
 */
export type PartySnapshot = { 
/**
 * Legal name.
 */
name: string, 
/**
 * Customer number.
 */
number: string, 
/**
 * The person addressed.
 */
contact: string, 
/**
 * VAT id.
 */
vat_id: string | null, 
/**
 * Where the document goes.
 */
address: PostalAddress, 
/**
 * Where the goods go, where it differs.
 */
delivery_address: PostalAddress | null, };

/**
 * When and in which parts an invoice is due.
 */
export type PaymentTermId = string;

/**
 * A reduction or surcharge, either way of writing it.
 */
export type PercentOrAmount = { "kind": "percent", "value": Rate } | { "kind": "amount", "value": Money };

/**
 * A row of stages.
 */
export type Pipeline = { 
/**
 * Identity.
 */
id: PipelineId, 
/**
 * Name.
 */
name: string, };

/**
 * A row of deal stages.
 */
export type PipelineId = string;

/**
 * A pipeline with its stages in their order.
 */
export type PipelineStages = { 
/**
 * The pipeline.
 */
pipeline: Pipeline, 
/**
 * Its stages.
 */
stages: Array<Stage>, };

/**
 * An address as it was printed.
 */
export type PostalAddress = { 
/**
 * Name of the place where it differs from the party's.
 */
name: string, 
/**
 * Street and number.
 */
street: string, 
/**
 * Postal code.
 */
postal_code: string, 
/**
 * City.
 */
city: string, 
/**
 * State or province.
 */
region: string, 
/**
 * Country, ISO 3166-1 alpha-2.
 */
country: string, };

/**
 * What a rule does to the price.
 */
export type PriceAction = "margin" | "set_price" | "percent" | "amount";

/**
 * A price in a list.
 */
export type PriceItemId = string;

/**
 * A price list.
 */
export type PriceListId = string;

/**
 * A rule that changes prices.
 */
export type PriceRuleId = string;

/**
 * A step towards the price.
 */
export type PriceStep = { "step": "base", 
/**
 * Row.
 */
price_item: PriceItemId, 
/**
 * List.
 */
list: PriceListId, 
/**
 * Price in the unit of the row.
 */
price: UnitPrice, } | { "step": "convert", 
/**
 * Unit of the row.
 */
from: string, 
/**
 * Stock units in it.
 */
from_factor: Rate, 
/**
 * Unit of sale.
 */
to: string, 
/**
 * Stock units in it.
 */
to_factor: Rate, } | { "step": "formula", 
/**
 * The list that builds.
 */
list: PriceListId, 
/**
 * Percent put on.
 */
percent: Rate, 
/**
 * Amount put on each stock unit.
 */
add: UnitPrice, 
/**
 * Stock units in the unit of sale.
 */
factor: Rate, } | { "step": "rule", 
/**
 * Which.
 */
rule: PriceRuleId, 
/**
 * What it does.
 */
action: PriceAction, 
/**
 * Percent, or price or amount of a stock unit.
 */
value: UnitPrice, 
/**
 * Stock units in the unit of sale.
 */
factor: Rate, } | { "step": "typed", 
/**
 * As typed.
 */
price: UnitPrice, } | { "step": "round", 
/**
 * Digits behind the decimal mark.
 */
digits: number, } | { "step": "discount", 
/**
 * Percent, or an amount off the whole line.
 */
of: PercentOrAmount, };

/**
 * The stored explanation of a price.
 */
export type PriceTrace = { 
/**
 * What was asked for.
 */
item: ItemId, 
/**
 * In which unit.
 */
unit: string, 
/**
 * How many of it.
 */
quantity: Quantity, 
/**
 * How many stock units, by which bands count.
 */
stock_quantity: Quantity, 
/**
 * Currency.
 */
currency: Currency, 
/**
 * List of the customer.
 */
list: PriceListId, 
/**
 * Whether the price contains tax.
 */
includes_tax: boolean, 
/**
 * For which day.
 */
on: string, 
/**
 * Steps in order.
 */
steps: Array<PriceStep>, 
/**
 * What they lead to: the price of one unit after the line discount.
 */
price: UnitPrice, };

/**
 * The running program.
 */
export type ProgramState = { 
/**
 * Version of the program.
 */
version: string, 
/**
 * The open company, as far as every screen needs it.
 */
company: OpenCompany | null, };

/**
 * A quantity in some unit; up to 6 decimals, so that it is an exact integer of millionths in the store.
 */
export type Quantity = string;

/**
 * A rate or factor: tax in percent (`19`), discount in percent, exchange rate, unit factor; up to 12 decimals.
 */
export type Rate = string;

/**
 * What a draft comes to, as the screen shows it while one types.
 */
export type Reckoned = { 
/**
 * Its lines, with what was looked up.
 */
lines: Array<ReckonedLine>, 
/**
 * Tax by category and rate.
 */
taxes: Array<TaxGroup>, 
/**
 * Without tax.
 */
net: Money, 
/**
 * Tax.
 */
tax: Money, 
/**
 * With tax.
 */
gross: Money, 
/**
 * Already paid by prepayment invoices.
 */
prepaid: Money, 
/**
 * To be paid.
 */
due: Money, 
/**
 * Whether prices contain the tax.
 */
prices_gross: boolean, 
/**
 * All that keeps it from being issued, by field of the draft.
 */
faults: Array<Fault>, };

/**
 * A line of a draft with what was looked up.
 */
export type ReckonedLine = { 
/**
 * Where it stands in the draft, from 0.
 */
at: number, 
/**
 * Number of the item.
 */
sku: string, 
/**
 * Text on the paper.
 */
text: string, 
/**
 * Quantity.
 */
quantity: Quantity, 
/**
 * Unit.
 */
unit: string, 
/**
 * Price of one unit.
 */
price: UnitPrice, 
/**
 * Net after the discount of the line and its part of the document's.
 */
net: Money, 
/**
 * VAT category and rate, as `S 19`.
 */
vat: string, 
/**
 * Why this price.
 */
trace: PriceTrace | null, 
/**
 * What is free in the place from which goods go; for stocked items.
 */
available: Quantity | null, };

/**
 * What a person is to a firm.
 */
export type RelationRole = "buyer" | "decider" | "user" | "payer" | "employee" | "branch_of";

/**
 * A reminder that the person has seen on this PC.
 */
export type ReminderShown = { 
/**
 * Which activity.
 */
id: ActivityId, 
/**
 * For when it was set; another time reminds again.
 */
remind_at_ms: Timestamp, };

/**
 * A change that was taken back or done again.
 */
export type Replayed = { 
/**
 * The command whose change it was.
 */
command: string, };

/**
 * The roles that are ready to use.
 */
export type Role = "sales" | "warehouse" | "accountant" | "manager" | "administrator";

/**
 * What is looked for.
 */
export type SearchAll = { 
/**
 * Words that all must occur, or a number or barcode.
 */
words: string, 
/**
 * How many hits at most; 40 when left out, never more than 200.
 */
limit?: number | null, };

/**
 * Hits of one kind, the best first.
 */
export type SearchGroup = { 
/**
 * The kind.
 */
kind: EntityKind, 
/**
 * The hits.
 */
hits: Array<SearchHit>, };

/**
 * A record that was found.
 */
export type SearchHit = { 
/**
 * What it is.
 */
kind: EntityKind, 
/**
 * Which one.
 */
id: Id, 
/**
 * What of its kind: `invoice`, `call`, `organisation`, `goods`; empty where there is nothing to tell apart.
 */
variant: string, 
/**
 * Name, title or number.
 */
title: string, 
/**
 * What else helps to tell it from others: city, item number, customer.
 */
subtitle: string, 
/**
 * When it was issued, paid or is due.
 */
on: string | null, };

/**
 * What was found.
 */
export type SearchResult = { 
/**
 * Records whose number or barcode is exactly what was typed.
 */
exact: Array<SearchHit>, 
/**
 * The others by kind; the kind of the best hit first.
 */
groups: Array<SearchGroup>, };

/**
 * The firm as it was printed.
 */
export type SellerSnapshot = { 
/**
 * Name.
 */
name: string, 
/**
 * Address.
 */
address: PostalAddress, 
/**
 * Register and legal form.
 */
register: string, 
/**
 * Directors.
 */
directors: string, 
/**
 * VAT id.
 */
vat_id: string | null, 
/**
 * National tax number.
 */
tax_number: string | null, 
/**
 * Telephone.
 */
phone: string, 
/**
 * E-mail.
 */
mail: string, 
/**
 * Web site.
 */
web: string, 
/**
 * Name of the bank.
 */
bank_name: string, 
/**
 * Account for payments.
 */
iban: string | null, 
/**
 * Bank code.
 */
bic: string | null, 
/**
 * Hash of the logo.
 */
logo: string | null, 
/**
 * Small business without VAT.
 */
small_business: boolean, };

/**
 * When an employee works, week by week.
 */
export type Shift = { 
/**
 * Identity.
 */
id: ShiftId, 
/**
 * Whose.
 */
employee: EmployeeId, 
/**
 * ISO weekday: 1 is Monday, 7 is Sunday.
 */
weekday: number, 
/**
 * Minutes after midnight, local time of the branch.
 */
starts_min: number, 
/**
 * Minutes after midnight; at most 1440.
 */
ends_min: number, 
/**
 * Unpaid break.
 */
break_min: number, 
/**
 * First day.
 */
valid_from_on: string, 
/**
 * Last day; open when empty.
 */
valid_to_on: string | null, };

/**
 * Which shift.
 */
export type ShiftGet = { 
/**
 * Identity.
 */
id: ShiftId, };

/**
 * When an employee works, week by week.
 */
export type ShiftId = string;

/**
 * A shift as it should be.
 */
export type ShiftSave = { 
/**
 * The shift. A new one comes with an id of the caller's making.
 */
shift: Shift, };

/**
 * A saved shift, and what to think about.
 */
export type ShiftSaved = { 
/**
 * The shift.
 */
shift: Shift, 
/**
 * Other shifts of the same person at the same time. Nothing is refused: two people may each be right for a while.
 */
overlaps: Array<Shift>, };

/**
 * Whose shifts.
 */
export type ShiftsOf = { 
/**
 * The employee; everybody's when empty.
 */
employee: EmployeeId | null, };

/**
 * A column to sort by.
 */
export type Sort = { 
/**
 * Name of the column.
 */
column: string, 
/**
 * Largest first.
 */
descending: boolean, };

/**
 * A stage of a pipeline.
 */
export type Stage = { 
/**
 * Identity.
 */
id: StageId, 
/**
 * Of which pipeline.
 */
pipeline: PipelineId, 
/**
 * Name; a key of the locale files (`stage-qualified`) for the stages that every company starts with.
 */
name: string, 
/**
 * Place in the row, from 0.
 */
position: number, 
/**
 * Chance to win in percent.
 */
probability: Rate, 
/**
 * Open, won or lost.
 */
outcome: StageOutcome, 
/**
 * Days after which a deal in this stage counts as stuck.
 */
max_days: number | null, };

/**
 * Which stage.
 */
export type StageDelete = { 
/**
 * Its identity.
 */
id: StageId, };

/**
 * A stage of a pipeline.
 */
export type StageId = string;

/**
 * What it means that a deal is in a stage.
 */
export type StageOutcome = "open" | "won" | "lost";

/**
 * A stage as it should be; a new one comes with an id of the caller's making. `position` is where it should stand, the others
 * make room.
 */
export type StageSave = { 
/**
 * The stage.
 */
stage: Stage, };

/**
 * A step of a deal through its stages.
 */
export type StageStep = { 
/**
 * From where; empty for a new deal.
 */
from: StageId | null, 
/**
 * To where.
 */
to: StageId, 
/**
 * Name of the stage.
 */
to_name: string, 
/**
 * When.
 */
at_ms: Timestamp, 
/**
 * Days it stayed there; until now for the last step.
 */
days: number, 
/**
 * Who.
 */
by: UserId, 
/**
 * Name of that person.
 */
by_name: string, };

/**
 * A group of items or services that is taxed alike.
 */
export type TaxCategoryId = string;

/**
 * One tax line of a document.
 */
export type TaxGroup = { 
/**
 * Short name of the tax.
 */
tax: string, 
/**
 * Category of EN 16931; none for taxes that are not VAT.
 */
category: VatCategory | null, 
/**
 * What `amount` means.
 */
kind: TaxKind, 
/**
 * Percent, or major units per unit of quantity.
 */
amount: Rate, 
/**
 * Code of the reason why no tax is charged.
 */
reason_code: string | null, 
/**
 * Reason in words.
 */
reason_text: string | null, 
/**
 * Part of the document discount that falls on it, net (already taken off the base).
 */
discount: Money, 
/**
 * What the tax is reckoned from.
 */
base: Money, 
/**
 * The tax.
 */
charged: Money, };

/**
 * What a tax is reckoned from.
 */
export type TaxKind = "percent" | "per_unit";

/**
 * Where the tax of a document is rounded.
 */
export type TaxMode = "per_document" | "per_line";

/**
 * An instant in milliseconds since 1970 UTC (`_at_ms`).
 */
export type Timestamp = number;

/**
 * What can be undone and redone next: names of the commands.
 */
export type UndoState = { 
/**
 * The command that undo takes back.
 */
undo: string | null, 
/**
 * The command that redo does again.
 */
redo: string | null, };

/**
 * A price for one unit in major units of its currency (`12.3456` EUR); up to 8 decimals.
 */
export type UnitPrice = string;

/**
 * Somebody who works with the program.
 */
export type User = { 
/**
 * Identity.
 */
id: UserId, 
/**
 * Name for people.
 */
name: string, 
/**
 * What the person may do.
 */
role: Role, 
/**
 * Language of the screen; the company's when empty.
 */
language: Language | null, 
/**
 * The person's entry among the employees.
 */
employee: EmployeeId | null, 
/**
 * Whether the person still works here.
 */
active: boolean, };

/**
 * Somebody who works with the program.
 */
export type UserId = string;

/**
 * The VAT categories of EN 16931 (a selection of UNTDID 5305).
 */
export type VatCategory = "S" | "Z" | "E" | "AE" | "K" | "G" | "O" | "L" | "M";

/**
 * Which rows of a list, in which order.
 */
export type Window = { 
/**
 * First row, from 0.
 */
from?: number, 
/**
 * How many at most; 100 when left out, never more than 1000.
 */
limit?: number | null, 
/**
 * Words that all must occur.
 */
search?: string, 
/**
 * Order; the list's own when empty.
 */
sort?: Array<Sort>, 
/**
 * Conditions that all must hold.
 */
filters?: Array<Filter>, };

/** All codes, for the check that each has a text. */
export const ALL_CODES: Code[] = [
  'required',
  'too-long',
  'bad-format',
  'not-a-choice',
  'out-of-range',
  'too-many-decimals',
  'not-positive',
  'negative',
  'bad-check-digit',
  'end-before-start',
  'repeated',
  'amount-too-large',
  'currency-mismatch',
  'unknown-currency',
  'not-found',
  'not-allowed',
  'bad-request',
  'unknown-command',
  'changed-meanwhile',
  'in-use',
  'immutable',
  'wrong-state',
  'nothing-to-do',
  'no-tax-rate',
  'reason-missing',
  'seller-tax-id-missing',
  'buyer-tax-id-missing',
  'category-must-stand-alone',
  'reason-not-allowed',
  'tax-id-not-allowed',
  'price-list-cycle',
  'below-floor-price',
  'no-price',
  'unknown-unit',
  'terms-do-not-add-up',
  'no-exchange-rate',
  'more-than-left',
  'party-blocked',
  'no-lines',
  'more-than-open',
  'not-enough-stock',
  'same-place',
  'not-stocked',
  'unbalanced',
  'period-closed',
  'unknown-account',
  'file-in-use',
  'not-a-company',
  'newer-file',
  'read-only',
  'disk-full',
  'file-missing',
  'file-exists',
  'key-store-unavailable',
  'key-missing',
  'file-damaged',
  'internal',
  'unknown-printer',
  'print-failed',
  'bad-image',
];

/** Every command with its request and response. */
export interface Commands {
  /** About the running program: version, open company, person, language. */
  program_state: { request: Nothing; response: ProgramState };
  /** Company files in the usual folder of this PC. */
  company_files: { request: Nothing; response: Array<CompanyFile> };
  /** Makes a company file with all that work needs, keeps its key, and opens it. */
  company_create: { request: CompanyCreate; response: ProgramState };
  /** Opens a company file. */
  company_open: { request: CompanyOpen; response: ProgramState };
  /** Closes the open company. */
  company_close: { request: Nothing; response: ProgramState };
  /** Takes back the last change of the person, if nobody changed the same fields meanwhile. */
  undo: { request: Nothing; response: Replayed };
  /** Does the last undone change again. */
  redo: { request: Nothing; response: Replayed };
  /** What can be undone and redone next. */
  undo_state: { request: Nothing; response: UndoState };
  /** Parties: customers, suppliers, contacts. */
  party_list: { request: Window; response: Page<PartyRow> };
  /** A party with all that belongs to it. */
  party_get: { request: PartyGet; response: PartyDetail };
  /** Makes or changes a party with its addresses, contact points, bank accounts and relations in one step. */
  party_save: { request: PartySave; response: PartyDetail };
  /** Removes a party from lists and search; its documents stay. */
  party_delete: { request: PartyGet; response: Nothing };
  /** Pipelines with their stages. */
  pipeline_list: { request: Nothing; response: Array<PipelineStages> };
  /** Makes or changes a stage; the others make room where it should stand. */
  stage_save: { request: StageSave; response: PipelineStages };
  /** Removes a stage that no deal is in. */
  stage_delete: { request: StageDelete; response: PipelineStages };
  /** The board of a pipeline: its stages with sums and their first cards. */
  deal_board: { request: DealBoard; response: BoardView };
  /** Deals in a list. */
  deal_list: { request: Window; response: Page<DealRow> };
  /** A deal with its lines, its way through the stages, its activities and documents. */
  deal_get: { request: DealGet; response: DealDetail };
  /** Makes or changes a deal with its lines in one step. */
  deal_save: { request: DealSave; response: DealDetail };
  /** Moves a deal to another stage and keeps that in its history; a lost deal needs a reason. */
  deal_move: { request: DealMove; response: DealDetail };
  /** Removes a deal from which no document came. */
  deal_delete: { request: DealGet; response: Nothing };
  /** Tasks, calls, appointments and notes in a list. */
  activity_list: { request: Window; response: Page<ActivityRow> };
  /** An activity. */
  activity_get: { request: ActivityGet; response: ActivityDetail };
  /** Makes or changes an activity. */
  activity_save: { request: ActivitySave; response: ActivityDetail };
  /** Removes an activity. */
  activity_delete: { request: ActivityGet; response: Nothing };
  /** Notes that an activity was done and what came of it. */
  activity_done: { request: ActivityDone; response: ActivityDetail };
  /** An activity is to be done after all. */
  activity_reopen: { request: ActivityGet; response: ActivityDetail };
  /** Moves an activity to another time or person, with its reminder. */
  activity_reschedule: { request: ActivityReschedule; response: ActivityDetail };
  /** Activities that belong to a record or are about a party: open ones first, then the newest of the others. */
  activities_of: { request: ActivitiesOf; response: Array<ActivityRow> };
  /** Reminders that are due and were not shown on this PC. */
  reminder_due: { request: Nothing; response: Array<ActivityRow> };
  /** Notes that a reminder was shown on this PC. */
  reminder_shown: { request: ReminderShown; response: Nothing };
  /** Employees in a list. */
  employee_list: { request: Window; response: Page<EmployeeRow> };
  /** An employee with the weekly shifts. */
  employee_get: { request: EmployeeGet; response: EmployeeDetail };
  /** Makes or changes an employee. */
  employee_save: { request: EmployeeSave; response: EmployeeDetail };
  /** Removes an employee who has nothing to do any more, with the shifts. */
  employee_delete: { request: EmployeeGet; response: Nothing };
  /** Weekly shifts of an employee or of all. */
  shift_list: { request: ShiftsOf; response: Array<Shift> };
  /** Makes or changes a weekly shift; says which others overlap it. */
  shift_save: { request: ShiftSave; response: ShiftSaved };
  /** Removes a weekly shift. */
  shift_delete: { request: ShiftGet; response: Nothing };
  /** What takes place in a span of at most 100 days: activities, shifts day by day, planned deliveries. */
  calendar_span: { request: CalendarSpan; response: Array<CalendarEvent> };
  /** What waits for the person today. Sections that the person may not see are left out. */
  home_summary: { request: Nothing; response: HomeSummary };
  /** Records that have all the words, by kind; an exact number or barcode first. */
  search_all: { request: SearchAll; response: SearchResult };
  /** Starts a draft, filled from a document, a deal or a party. */
  draft_start: { request: DraftStart; response: DraftView };
  /** Saves what was typed so far; answers what it comes to. */
  draft_save: { request: DraftSave; response: DraftView };
  /** A draft with what it comes to today. */
  draft_get: { request: DraftGet; response: DraftView };
  /** The person's drafts, the newest first. */
  draft_list: { request: Nothing; response: Array<DraftRow> };
  /** Throws a draft away. */
  draft_discard: { request: DraftGet; response: Nothing };
  /** Issues a draft: number, document, goods, entries, all or nothing. */
  document_issue: { request: DocumentIssue; response: DocumentDetail };
  /** Issued documents. */
  document_list: { request: DocumentListRequest; response: Page<DocumentRow> };
  /** An issued document with everything around it. */
  document_get: { request: DocumentGet; response: DocumentDetail };
  /** Notes a step: sent, accepted, declined, closed. */
  document_step: { request: DocumentStep; response: DocumentDetail };
}

/** What each command shows or changes; the cache is refreshed by it. */
export const commandEffects: Record<keyof Commands, { reads: EntityKind[]; changes: EntityKind[] }> = {
  program_state: { reads: ['company', 'user'], changes: [] },
  company_files: { reads: [], changes: [] },
  company_create: { reads: [], changes: ['company', 'branch', 'device', 'user'] },
  company_open: { reads: [], changes: ['company', 'branch', 'device', 'user'] },
  company_close: { reads: [], changes: ['company', 'branch', 'device', 'user'] },
  undo: { reads: [], changes: [] },
  redo: { reads: [], changes: [] },
  undo_state: { reads: [], changes: [] },
  party_list: { reads: ['party', 'address'], changes: [] },
  party_get: { reads: ['party', 'address', 'contact_point', 'bank_account', 'party_relation'], changes: [] },
  party_save: { reads: [], changes: ['party', 'address', 'contact_point', 'bank_account', 'party_relation'] },
  party_delete: { reads: [], changes: ['party'] },
  pipeline_list: { reads: ['pipeline', 'stage'], changes: [] },
  stage_save: { reads: [], changes: ['stage'] },
  stage_delete: { reads: [], changes: ['stage'] },
  deal_board: { reads: ['pipeline', 'stage', 'deal', 'activity', 'party', 'exchange_rate'], changes: [] },
  deal_list: { reads: ['deal', 'stage', 'activity', 'party'], changes: [] },
  deal_get: { reads: ['deal', 'deal_line', 'stage', 'stage_change', 'activity', 'document', 'party'], changes: [] },
  deal_save: { reads: [], changes: ['deal', 'deal_line', 'stage_change'] },
  deal_move: { reads: [], changes: ['deal', 'stage_change'] },
  deal_delete: { reads: [], changes: ['deal'] },
  activity_list: { reads: ['activity', 'employee', 'party'], changes: [] },
  activity_get: { reads: ['activity', 'employee', 'party'], changes: [] },
  activity_save: { reads: [], changes: ['activity'] },
  activity_delete: { reads: [], changes: ['activity'] },
  activity_done: { reads: [], changes: ['activity'] },
  activity_reopen: { reads: [], changes: ['activity'] },
  activity_reschedule: { reads: [], changes: ['activity'] },
  activities_of: { reads: ['activity', 'employee', 'party'], changes: [] },
  reminder_due: { reads: ['activity'], changes: [] },
  reminder_shown: { reads: [], changes: [] },
  employee_list: { reads: ['employee', 'branch', 'user'], changes: [] },
  employee_get: { reads: ['employee', 'shift'], changes: [] },
  employee_save: { reads: [], changes: ['employee'] },
  employee_delete: { reads: [], changes: ['employee', 'shift'] },
  shift_list: { reads: ['shift'], changes: [] },
  shift_save: { reads: [], changes: ['shift'] },
  shift_delete: { reads: [], changes: ['shift'] },
  calendar_span: { reads: ['activity', 'employee', 'shift', 'document'], changes: [] },
  home_summary: { reads: ['activity', 'deal', 'document', 'draft', 'instalment', 'payment', 'item', 'stock_move', 'reservation'], changes: [] },
  search_all: { reads: ['party', 'item', 'deal', 'activity', 'employee', 'document', 'payment'], changes: [] },
  draft_start: { reads: [], changes: ['draft'] },
  draft_save: { reads: [], changes: ['draft'] },
  draft_get: { reads: ['draft', 'item', 'party', 'price_item', 'tax_rate'], changes: [] },
  draft_list: { reads: ['draft'], changes: [] },
  draft_discard: { reads: [], changes: ['draft'] },
  document_issue: { reads: [], changes: ['draft', 'document', 'document_line', 'instalment', 'stock_move', 'reservation', 'entry', 'entry_line'] },
  document_list: { reads: ['document', 'document_event', 'payment', 'allocation'], changes: [] },
  document_get: { reads: ['document', 'document_line', 'document_event', 'document_file', 'payment', 'allocation'], changes: [] },
  document_step: { reads: [], changes: ['document', 'document_event', 'reservation'] },
};
