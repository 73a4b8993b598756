// Generated from the command list by `cargo xtask codegen`. Do not edit.

/**
 * An account of the company.
 */
export type Account = { 
/**
 * Identity.
 */
id: AccountId, 
/**
 * Number in the chart.
 */
code: string, 
/**
 * Name.
 */
name: string, 
/**
 * Where it stands in the statements.
 */
kind: AccountType, 
/**
 * What the posting rules use it for.
 */
role: AccountRole | null, 
/**
 * For which tax category only.
 */
vat: VatCategory | null, 
/**
 * For which rate only.
 */
rate: Rate | null, 
/**
 * Whether it may still be used.
 */
active: boolean, };

/**
 * An account of the ledger.
 */
export type AccountId = string;

/**
 * What the posting rules use an account for.
 */
export type AccountRole = "receivable" | "payable" | "bank" | "cash" | "card_clearing" | "inventory" | "goods_received_not_invoiced" | "revenue" | "cogs" | "purchases" | "vat_output" | "vat_output_deferred" | "vat_input" | "other_tax" | "prepayments_received" | "prepayments_made" | "discount_granted" | "discount_taken" | "write_off" | "write_off_gain" | "exchange_gain" | "exchange_loss" | "cash_rounding" | "price_difference" | "stock_loss" | "stock_gain" | "opening" | "capital" | "retained_earnings";

/**
 * An account as it should be.
 */
export type AccountSave = { 
/**
 * The account. A new one comes with an id of the caller's making.
 */
account: Account, };

/**
 * Where an account stands in the statements.
 */
export type AccountType = "asset" | "liability" | "equity" | "income" | "expense";

/**
 * What a right lets one do.
 */
export type Action = "see" | "create" | "change" | "post" | "void" | "export" | "approve";

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
 * An open claim.
 */
export type AgeingClaim = { 
/**
 * The invoice.
 */
document: DocumentId, 
/**
 * Its number.
 */
number: string, 
/**
 * When it was due.
 */
due_on: string, 
/**
 * Days overdue; zero when it is not due yet.
 */
overdue_days: number, 
/**
 * What is open, in the currency of the invoice.
 */
open: Money, 
/**
 * The same in company currency.
 */
book: Money, };

/**
 * Amounts by how long they are overdue, in company currency.
 */
export type AgeingFigures = { 
/**
 * Not due yet.
 */
not_due: Money, 
/**
 * 1 to 30 days overdue.
 */
days_1_30: Money, 
/**
 * 31 to 60 days.
 */
days_31_60: Money, 
/**
 * 61 to 90 days.
 */
days_61_90: Money, 
/**
 * More than 90 days.
 */
over_90: Money, 
/**
 * Credit notes and money that settle nothing yet, below zero.
 */
credit: Money, 
/**
 * All of it.
 */
total: Money, };

/**
 * What one party owes.
 */
export type AgeingRow = { 
/**
 * The party.
 */
party: PartyId | null, 
/**
 * Its name.
 */
party_name: string, 
/**
 * Invoice by invoice, the oldest first.
 */
claims: Array<AgeingClaim>, 
/**
 * Not due yet.
 */
not_due: Money, 
/**
 * 1 to 30 days overdue.
 */
days_1_30: Money, 
/**
 * 31 to 60 days.
 */
days_31_60: Money, 
/**
 * 61 to 90 days.
 */
days_61_90: Money, 
/**
 * More than 90 days.
 */
over_90: Money, 
/**
 * Credit notes and money that settle nothing yet, below zero.
 */
credit: Money, 
/**
 * All of it.
 */
total: Money, };

/**
 * Which payment or credit settles which instalment.
 */
export type AllocationId = string;

/**
 * What a payment settled, or gave back.
 */
export type AllocationView = { 
/**
 * The allocation.
 */
id: AllocationId, 
/**
 * When.
 */
allocated_on: string, 
/**
 * The settled invoice or credit note; none when credit of another payment was given back.
 */
document: DocumentId | null, 
/**
 * What kind of document.
 */
document_kind: DocumentKind | null, 
/**
 * Its number.
 */
number: string, 
/**
 * When the settled part was due.
 */
due_on: string | null, 
/**
 * The payment whose credit was given back.
 */
refunded: PaymentId | null, 
/**
 * The payment that gave: another one where this payment's own credit was given back.
 */
payment: PaymentId | null, 
/**
 * What was given.
 */
amount: Money, 
/**
 * Early-payment discount taken.
 */
discount: Money, 
/**
 * Given up.
 */
write_off: Money, 
/**
 * Exchange difference in company currency: gain above zero.
 */
exchange: Money, 
/**
 * Whether it was taken back, or takes another one back.
 */
reversed: boolean, };

/**
 * Why a command did not do its work. Nothing of it was done.
 */
export type AppError = { 
/**
 * All that is wrong, in the order of the fields.
 */
faults: Array<Fault>, };

/**
 * What a part of the stock of an item is worth at today's cost.
 */
export type AtCost = Money;

/**
 * Where backups are looked for.
 */
export type BackupList = { 
/**
 * The folder; that of the open company's plan when empty.
 */
folder: string | null, };

/**
 * A good backup.
 */
export type BackupMade = { 
/**
 * Where it is.
 */
path: string, 
/**
 * Its length.
 */
bytes: number, 
/**
 * Rows that break a rule, in the company as in its backup; it should be judged.
 */
findings: number, 
/**
 * Older backups that were removed.
 */
removed: number, };

/**
 * Between which backup and which moment.
 */
export type BackupMoments = { 
/**
 * The backup.
 */
backup: string, 
/**
 * Only moments before this one, for the next page.
 */
before: Moment | null, };

/**
 * A backup that is wanted now.
 */
export type BackupNow = { 
/**
 * The folder, if another than the planned one; nothing is removed there.
 */
folder: string | null, };

/**
 * Where backups of this PC go, when, and how many stay.
 */
export type BackupPlan = { 
/**
 * The folder: on another disk, a network drive, a removable disk.
 */
folder: string, 
/**
 * Hours between two backups, at most 744; 0 for none by the clock.
 */
every_h: number, 
/**
 * Whether one is made when the company is closed, if anything changed.
 */
at_closing: boolean, 
/**
 * Days of which the last backup stays, 1 to 366.
 */
daily: number, 
/**
 * Weeks of which the last backup stays, up to 520.
 */
weekly: number, 
/**
 * Months of which the last backup stays, up to 120.
 */
monthly: number, };

/**
 * A plan, or none any more.
 */
export type BackupPlanSave = { 
/**
 * The plan.
 */
plan: BackupPlan | null, };

/**
 * A backup that shall become the company.
 */
export type BackupRestore = { 
/**
 * The backup.
 */
backup: string, 
/**
 * The company file that it becomes; the open one when empty. What is there is kept beside it.
 */
path: string | null, 
/**
 * The moment up to which it is carried on with the changes of the file that is there; that of the backup when empty.
 */
until: Moment | null, 
/**
 * The passphrase, where one locks the key.
 */
passphrase: Secret | null, 
/**
 * The recovery key, where the key of the backup is lost.
 */
recovery_key: Secret | null, };

/**
 * A company that was restored.
 */
export type BackupRestored = { 
/**
 * The program with the company open, as far as nobody must sign in.
 */
state: ProgramState, 
/**
 * Where the file lies that was there before.
 */
replaced: string | null, 
/**
 * Whether it was known how far that file came. If not, this PC goes on as another one and gives its numbers under a new code.
 */
known: boolean, };

/**
 * A backup as it says of itself.
 */
export type BackupRow = { 
/**
 * Where it is.
 */
path: string, 
/**
 * When it was made.
 */
made_at_ms: Timestamp, 
/**
 * The version of the program that made it.
 */
program: string, 
/**
 * The state that it holds: the last commit of an incarnation of the PC.
 */
incarnation: number, 
/**
 * The last commit.
 */
dseq: number, 
/**
 * Its length.
 */
bytes: number, 
/**
 * Whether the file has that length; all of it is only looked at when it is restored.
 */
whole: boolean, 
/**
 * Whether it is of this PC and of the company that is open.
 */
own: boolean, 
/**
 * Rows that broke a rule in the company when it was made.
 */
findings: number, };

/**
 * The plan and what came of it so far.
 */
export type BackupSettings = { 
/**
 * The plan; none as long as nobody made one, and then no backups are made.
 */
plan: BackupPlan | null, 
/**
 * What is proposed, apart from the folder.
 */
proposed: BackupPlan, 
/**
 * What came of it.
 */
state: BackupState, };

/**
 * How the backups of this PC stand.
 */
export type BackupState = { 
/**
 * Whether there is a plan.
 */
planned: boolean, 
/**
 * When the last good one was made.
 */
last_good_at_ms: Timestamp | null, 
/**
 * Where it is.
 */
last_good_path: string | null, 
/**
 * Why the last one came to nothing, unless a good one followed.
 */
failed: Fault | null, 
/**
 * When that was.
 */
failed_at_ms: Timestamp | null, 
/**
 * When the next one is due by the clock.
 */
due_at_ms: Timestamp | null, };

/**
 * What a party owes us, less what we owe them.
 */
export type Balance = { 
/**
 * All of it.
 */
total: Money, 
/**
 * What of it is due.
 */
due: Money, };

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
 * A change to many records.
 */
export type BulkAction = { "do": "party_owner", 
/**
 * Nobody when empty.
 */
owner: UserId | null, } | { "do": "party_segment", 
/**
 * None when empty.
 */
segment: string, } | { "do": "party_price_list", 
/**
 * The standard list when empty.
 */
price_list: PriceListId | null, } | { "do": "party_payment_term", 
/**
 * The standard term when empty.
 */
payment_term: PaymentTermId | null, } | { "do": "party_language", 
/**
 * The company's when empty.
 */
language: Language | null, } | { "do": "party_branch", 
/**
 * None when empty.
 */
branch: BranchId | null, } | { "do": "party_block", 
/**
 * That.
 */
block: PartyBlock, } | { "do": "item_category", 
/**
 * None when empty.
 */
category: ItemCategoryId | null, } | { "do": "item_tax_category", 
/**
 * So.
 */
tax_category: TaxCategoryId, } | { "do": "item_active", 
/**
 * They are.
 */
active: boolean, } | { "do": "item_reorder_point", 
/**
 * Never when empty.
 */
reorder_point: Quantity | null, } | { "do": "item_price", 
/**
 * The list.
 */
list: PriceListId, 
/**
 * By how much.
 */
change: PriceChange, 
/**
 * To which step the new price is rounded, half away from zero: `0.05`.
 */
step: UnitPrice | null, } | { "do": "deal_owner", 
/**
 * Nobody when empty.
 */
owner: UserId | null, } | { "do": "deal_stage", 
/**
 * This one.
 */
stage: StageId, 
/**
 * Why they were lost, if the stage means that.
 */
lost_reason: string, } | { "do": "activity_done", 
/**
 * What came of them.
 */
outcome: string, } | { "do": "activity_assignee", 
/**
 * Nobody when empty.
 */
assignee: EmployeeId | null, } | { "do": "activity_move", 
/**
 * So many days later; earlier below zero.
 */
days: number, } | { "do": "document_sent", 
/**
 * How.
 */
note: string, };

/**
 * What was done, or would be.
 */
export type BulkOutcome = { 
/**
 * Records that the list found.
 */
found: number, 
/**
 * Records that were changed.
 */
done: number, 
/**
 * Records that were so already.
 */
same: number, 
/**
 * What the changed ones are worth, by currency; empty where they have no amount.
 */
sums: Array<Money>, 
/**
 * Why others cannot be changed, the most frequent reason first.
 */
reasons: Array<BulkReason>, 
/**
 * Those others, the first ten thousand.
 */
skipped: Array<BulkSkipped>, };

/**
 * Records that cannot be changed for the same reason.
 */
export type BulkReason = { 
/**
 * The reason.
 */
fault: Fault, 
/**
 * How many.
 */
count: number, 
/**
 * The first of them by name.
 */
examples: Array<string>, };

/**
 * A record that was passed over.
 */
export type BulkSkipped = { 
/**
 * Which.
 */
id: Id, 
/**
 * Its name or number.
 */
title: string, 
/**
 * Why.
 */
faults: Array<Fault>, };

/**
 * A change and to what.
 */
export type BulkWish = { 
/**
 * What is done.
 */
action: BulkAction, 
/**
 * The list command whose rows are changed: `party_list`.
 */
list: string, 
/**
 * Its request: all rows that its search and filters find; single ones by a filter on `id`.
 */
parameters: unknown, };

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
 * A group by name.
 */
export type CategoryName = { 
/**
 * Identity.
 */
id: ItemCategoryId, 
/**
 * Name.
 */
name: string, };

/**
 * A group of items with its place among the others.
 */
export type CategoryRow = { 
/**
 * The group.
 */
category: ItemCategory, 
/**
 * From the outermost group to this one.
 */
path: Array<CategoryName>, };

/**
 * A value that was changed.
 */
export type CellChange = { 
/**
 * The column.
 */
column: string, 
/**
 * What stood there before: a number, text, identity; nothing where it was empty.
 */
from: string | number | null, 
/**
 * What stands there since.
 */
to: string | number | null, 
/**
 * What people call the record that `from` names.
 */
from_name: string | null, 
/**
 * What people call the record that `to` names.
 */
to_name: string | null, 
/**
 * A value of it was erased for ever.
 */
erased: boolean, };

/**
 * What a commit did to a record.
 */
export type ChangeKind = "made" | "changed" | "removed" | "restored" | "erased";

/**
 * The charts of accounts that come with the program.
 */
export type ChartName = "skr03" | "skr04" | "pl" | "neutral";

/**
 * What the person wants to settle of one claim, in its currency and with its sign.
 */
export type Choice = { 
/**
 * Which.
 */
instalment: InstalmentId, 
/**
 * With the money.
 */
amount: Money, 
/**
 * By discount.
 */
discount: Money, 
/**
 * By giving up; of the other sign where more than the claim is kept.
 */
write_off: Money, };

/**
 * What can be chosen. Names that came with the program ("standard", "net-30", "won") are keys that the screen translates.
 */
export type Choices = { 
/**
 * Branches by code.
 */
branches: Array<Branch>, 
/**
 * People by name, also those who no longer work here.
 */
users: Array<User>, 
/**
 * Employees by name.
 */
employees: Array<EmployeeChoice>, 
/**
 * Price lists by name.
 */
price_lists: Array<PriceListChoice>, 
/**
 * Payment terms by name.
 */
payment_terms: Array<PaymentTermChoice>, 
/**
 * Tax categories with what they charge today.
 */
tax_categories: Array<TaxCategoryChoice>, 
/**
 * Groups of items as a tree laid out in lines.
 */
item_categories: Array<CategoryRow>, 
/**
 * Places by name, those of partners too.
 */
locations: Array<Location>, 
/**
 * Pipelines.
 */
pipelines: Array<Pipeline>, 
/**
 * Stages of all pipelines in their order.
 */
stages: Array<Stage>, 
/**
 * Currencies by code.
 */
currencies: Array<CurrencyChoice>, 
/**
 * Codes of the usual units (UN/ECE Recommendation 20).
 */
units: Array<string>, 
/**
 * Codes of countries (ISO 3166-1).
 */
countries: Array<string>, 
/**
 * Languages of screen and paper.
 */
languages: Array<Language>, };

/**
 * Every reason for which a command can refuse its work.
 */
export type Code = "required" | "too-long" | "bad-format" | "not-a-choice" | "out-of-range" | "too-many-decimals" | "not-positive" | "negative" | "bad-check-digit" | "end-before-start" | "repeated" | "amount-too-large" | "currency-mismatch" | "unknown-currency" | "not-found" | "not-allowed" | "out-of-sight" | "more-than-own" | "right-needs" | "preview-only" | "bad-request" | "request-too-large" | "unknown-command" | "changed-meanwhile" | "in-use" | "immutable" | "wrong-state" | "busy" | "stopped" | "column-missing" | "rows-wrong" | "row-repeated" | "unknown-name" | "ambiguous" | "already-imported" | "totals-differ" | "erased" | "nothing-to-do" | "no-tax-rate" | "reason-missing" | "seller-tax-id-missing" | "buyer-tax-id-missing" | "category-must-stand-alone" | "reason-not-allowed" | "tax-id-not-allowed" | "price-list-cycle" | "below-floor-price" | "no-price" | "unknown-unit" | "terms-do-not-add-up" | "no-exchange-rate" | "more-than-left" | "other-branch" | "on-the-way" | "party-blocked" | "credit-exceeded" | "no-lines" | "more-than-open" | "number-taken" | "not-enough-stock" | "same-place" | "not-stocked" | "unbalanced" | "period-closed" | "unknown-account" | "sign-in-needed" | "locked" | "wrong-password" | "too-many-tries" | "password-missing" | "new-password-needed" | "password-too-short" | "access-ended" | "sync-unreachable" | "sync-strange" | "sync-other-server" | "sync-unknown-pc" | "sync-busy" | "sync-refused" | "sync-revoked" | "sync-forked" | "sync-upgrade" | "sync-wrong" | "sync-key-missing" | "paper-away" | "lease-ended" | "history-loading" | "pc-wiped" | "join-code-unknown" | "join-impostor" | "join-other-company" | "join-no-company" | "joined-already" | "file-in-use" | "not-a-company" | "newer-file" | "read-only" | "disk-full" | "disk-failed" | "file-missing" | "file-exists" | "key-store-unavailable" | "key-store-locked" | "key-missing" | "passphrase-missing" | "wrong-passphrase" | "passphrase-too-short" | "recovery-key-wrong" | "recovery-key-length" | "recovery-key-other" | "recovery-key-confirmed" | "file-damaged" | "upgrade-failed" | "backup-folder-missing" | "backup-target-full" | "backup-target-read-only" | "backup-target-failed" | "backup-damaged" | "restore-failed" | "moment-unknown" | "work-since" | "internal" | "unknown-printer" | "print-failed" | "bad-image" | "not-an-export" | "export-newer" | "export-damaged" | "export-unknown" | "not-evidence" | "package-damaged" | "file-too-large" | "too-large" | "not-a-table" | "table-damaged" | "no-rows" | "too-many-rows" | "too-long-for-paper" | "too-large-for-page" | "too-many-columns" | "too-many-to-sort" | "too-many-to-group" | "cell-too-long" | "unclosed-quote" | "unknown-encoding" | "broken-cell";

/**
 * An item that carries a code.
 */
export type CodeHit = { 
/**
 * The item.
 */
item: Item, 
/**
 * The unit that the code stands on: the stock unit for a number or a barcode without a unit.
 */
unit: string, };

/**
 * A column with the field that is proposed for it.
 */
export type ColumnProposal = { 
/**
 * The column.
 */
column: ColumnSeen, 
/**
 * The field.
 */
field: string | null, 
/**
 * How sure it is, 0 to 100; 100 where the person said so before.
 */
sure: number, };

/**
 * A column as it was found.
 */
export type ColumnSeen = { 
/**
 * Its name in the header, or its letter as the spreadsheet shows it.
 */
name: string, 
/**
 * Whether the name is from the header.
 */
named: boolean, 
/**
 * The first different values, at most five, shortened.
 */
samples: Array<string>, 
/**
 * What nine of ten values look like.
 */
look: Look, 
/**
 * Filled cells in the first 1000 rows.
 */
filled: number, 
/**
 * Different values in the first 1000 rows.
 */
distinct: number, };

/**
 * A commit, as a finding names it: who wrote it, when, on which PC, with which command.
 */
export type CommitRef = { 
/**
 * How often the PC had begun to count anew.
 */
incarnation: number, 
/**
 * Its place in the chain.
 */
dseq: number, 
/**
 * When.
 */
at_ms: Timestamp, 
/**
 * Who.
 */
user: UserId, 
/**
 * The name of that person, if the file still has it.
 */
user_name: string, 
/**
 * The PC.
 */
device: DeviceId, 
/**
 * Name of the command.
 */
command: string, };

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
path: string, 
/**
 * The passphrase, where one locks the key.
 */
passphrase: Secret | null, 
/**
 * The recovery key, where the key is lost; it is kept again, in the key store or locked with the passphrase.
 */
recovery_key: Secret | null, };

/**
 * The firm, and what of it can no longer change.
 */
export type CompanySettings = { 
/**
 * The firm.
 */
company: Company, 
/**
 * Names of the fields that stand, because books or goods rest on them.
 */
fixed: Array<string>, };

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
 * How many rows came to what.
 */
export type Counts = { 
/**
 * Rows of the file.
 */
rows: number, 
/**
 * New records.
 */
created: number, 
/**
 * Records brought up to date.
 */
updated: number, 
/**
 * Records that said the same already.
 */
same: number, 
/**
 * Rows passed over.
 */
skipped: number, 
/**
 * Rows that are wrong.
 */
wrong: number, 
/**
 * New records that look like one that is there.
 */
alike: number, };

/**
 * A credit that settles claims of the same party.
 */
export type CreditApply = { 
/**
 * The credit note or the payment.
 */
credit: OpenSource, 
/**
 * What it settles.
 */
settling: Settling, 
/**
 * On which day; today when empty.
 */
on: string | null, };

/**
 * How much a customer may owe.
 */
export type CreditLimit = { 
/**
 * At most so much, in company currency; as much as it likes when empty.
 */
limit: Money | null, };

/**
 * Ways to cure an issue.
 */
export type Cure = "choose" | "remove" | "keep" | "merge" | "correct_stock" | "reallocate" | "credit" | "take_out" | "reopen" | "post_later" | "raise_limit" | "look";

/**
 * A currency of ISO 4217.
 */
export type Currency = string;

/**
 * A currency.
 */
export type CurrencyChoice = { 
/**
 * Code of ISO 4217.
 */
code: Currency, 
/**
 * Digits of its minor unit.
 */
digits: number, };

/**
 * The first look in the morning, in company currency.
 */
export type DashboardView = { 
/**
 * Today, as the company counts.
 */
today: string, 
/**
 * Net sales of this month so far.
 */
month: Money, 
/**
 * Net sales of the same month last year up to the same day.
 */
month_last_year_to_date: Money, 
/**
 * Net sales of the same month last year.
 */
month_last_year: Money, 
/**
 * The last twelve months with this one, the oldest first; a month without sales has zeros.
 */
months: Array<SalesRow>, 
/**
 * What customers owe, less their credits.
 */
receivables: Money, 
/**
 * What of it is overdue.
 */
overdue: Money, 
/**
 * Customers with the most net sales in these twelve months.
 */
top_customers: Array<SalesRow>, 
/**
 * Items with the most net sales in these twelve months.
 */
top_items: Array<SalesRow>, };

/**
 * Which part of a date comes first.
 */
export type DateOrder = "day" | "month" | "year";

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
 * The team that it lies with: that of whoever works on it. The program keeps it.
 */
team: TeamId | null, 
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
 * What stands before the decimals.
 */
export type DecimalMark = "point" | "comma";

/**
 * What kind of demo company is wanted.
 */
export type DemoCreate = { 
/**
 * Language of people and paper.
 */
language: Language, 
/**
 * Currency of the books; chooses the country too.
 */
currency: Currency, 
/**
 * Where the file goes; the usual folder when empty.
 */
path: string | null, };

/**
 * Whether the person who is there can go on.
 */
export type DeskActive = { 
/**
 * Whether the desk had locked itself already.
 */
locked: boolean, };

/**
 * When the desk locks itself.
 */
export type DeskLock = { 
/**
 * After so many minutes without anybody; never when empty.
 */
after_min: number | null, };

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
 * A PC with what surrounds it.
 */
export type DeviceRow = { 
/**
 * The PC.
 */
device: Device, 
/**
 * Name of the branch where it stands.
 */
branch_name: string, 
/**
 * Whether it is this one.
 */
this: boolean, 
/**
 * Whether it has issued documents, so that its code stands.
 */
code_fixed: boolean, };

/**
 * What came of a row.
 */
export type Did = "created" | "updated" | "same" | "skipped" | "wrong";

/**
 * Something was printed, handed out or exported.
 */
export type Disclosure = { 
/**
 * Identity.
 */
id: DisclosureId, 
/**
 * How it left the program.
 */
kind: DisclosureKind, 
/**
 * Which record it was, where it was one.
 */
record: Id | null, 
/**
 * Which list or report it was, or the number of the document.
 */
what: string, 
/**
 * How many rows or documents it had.
 */
rows: number, 
/**
 * When.
 */
at_ms: Timestamp, 
/**
 * Who took it out.
 */
by: UserId, };

/**
 * What was printed, handed out or exported, by whom.
 */
export type DisclosureId = string;

/**
 * How something left the program.
 */
export type DisclosureKind = "paper" | "print" | "list" | "report" | "everything" | "evidence" | "person";

/**
 * Something that left the program, in the list.
 */
export type DisclosureRow = { 
/**
 * Identity.
 */
id: DisclosureId, 
/**
 * How it left the program.
 */
kind: DisclosureKind, 
/**
 * Which record it was, where it was one.
 */
record: Id | null, 
/**
 * Which list or report, or the number of the document.
 */
what: string, 
/**
 * How many rows or documents.
 */
rows: number, 
/**
 * When.
 */
at_ms: Timestamp, 
/**
 * Who.
 */
by: UserId, 
/**
 * Name of that person.
 */
user_name: string | null, };

/**
 * What may be taken off one part of an invoice, and until when.
 */
export type DiscountOffer = { 
/**
 * The last day.
 */
until_on: string, 
/**
 * How much.
 */
amount: Money, };

/**
 * What early payment does to the tax. It differs by country.
 */
export type DiscountTax = "reduced_when_taken" | "always_reduced" | "unchanged";

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
 * The quote that it replaces, or the claim from before the first day that it takes back.
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
 * Dispatch: to where goods go.
 */
destination: LocationId | null, 
/**
 * The draft that was issued; none where the document was never kept as one.
 */
draft: DraftId | null, 
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
 * It was there before the first day in this company file. A claim keeps the number that it had, is free of tax here and
 * stands against the opening balance, like goods that were there.
 */
opening: boolean, 
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
 * Whether its bytes are on this PC; those of another PC come from head office when they are asked for.
 */
paper_here: boolean, 
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
 * Dispatch: to where goods go, a place of another branch.
 */
destination: LocationId | null, 
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
 * It was there before the first day in this company file: a claim or goods that another program had booked.
 */
opening: boolean, 
/**
 * The document that it continues.
 */
source: DocumentId | null, 
/**
 * The quote that it replaces, or the claim from before the first day that it takes back.
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
version: number, 
/**
 * Whether the person lets pass that prices lie below the floor and that the customer owes more than its credit, who must have the
 * right to approve.
 */
approved?: boolean, };

/**
 * Kinds of documents that are issued with a number.
 */
export type DocumentKind = "quote" | "order" | "delivery" | "invoice" | "credit_note" | "receipt" | "correction" | "dispatch" | "arrival";

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
 * What is printed where.
 */
export type DocumentPrint = { 
/**
 * The document.
 */
id: DocumentId, 
/**
 * The printer.
 */
printer: string, 
/**
 * How many copies.
 */
copies: number, };

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
 * The papers of many documents.
 */
export type DocumentsPdf = { 
/**
 * Which documents: all that the request of `document_list` finds. Those that are not printed are passed over.
 */
list: DocumentListRequest, 
/**
 * What the archive is called.
 */
title: string, 
/**
 * Where it goes; without it the answer holds its bytes.
 */
to?: string | null, };

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
 * A draft that is not wanted any more.
 */
export type DraftDiscard = { 
/**
 * Its identity.
 */
id: DraftId, 
/**
 * The version that was last seen, to discard no other; none for whichever there is.
 */
version: number | null, };

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
 * The rule, applied in the order of its fields. A day that a month does not have becomes its last day, so one month after
 * 31 January is 28 (or 29) February, and day 31 is the last day of every month.
 */
export type Due = { 
/**
 * So many months later.
 */
months: number, 
/**
 * And so many days.
 */
days: number, 
/**
 * Then on to the end of that month.
 */
end_of_month: boolean, 
/**
 * Then on to the next such day of a month, that day included.
 */
day_of_month: number | null, };

/**
 * So many percent off when paid within so many days.
 */
export type EarlyDiscount = { 
/**
 * How much, in percent.
 */
percent: Rate, 
/**
 * Days after the date of the document; the last of them still counts.
 */
days: number, 
/**
 * What becomes of the tax.
 */
tax: DiscountTax, };

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
 * An employee.
 */
export type EmployeeChoice = { 
/**
 * Identity.
 */
id: EmployeeId, 
/**
 * Name.
 */
name: string, };

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
shifts: Array<Shift>, 
/**
 * What the employee earns; absent for people who may not see that.
 */
pay?: Wage, };

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
employee: Employee, 
/**
 * What the employee earns; that stays as it is when left out.
 */
pay?: Wage, };

/**
 * Every kind of record that Kontor keeps.
 */
export type EntityKind = "company" | "branch" | "device" | "user" | "setting" | "number_series" | "exchange_rate" | "device_key" | "disclosure" | "commit_replaced" | "issue_note" | "party" | "address" | "contact_point" | "bank_account" | "party_relation" | "item" | "item_unit" | "item_barcode" | "item_category" | "price_list" | "price_item" | "price_rule" | "tax_category" | "tax_rate" | "tax_rule" | "payment_term" | "pipeline" | "stage" | "deal" | "deal_line" | "stage_change" | "activity" | "draft" | "document" | "document_line" | "document_tax" | "instalment" | "document_event" | "document_file" | "document_signature" | "payment" | "allocation" | "location" | "stock_policy" | "stock_move" | "stock_move_cost" | "revaluation" | "reservation" | "account" | "entry" | "entry_line" | "period_lock" | "employee" | "shift" | "role" | "team" | "sign_in" | "credential" | "party_credit" | "employee_pay";

/**
 * Entries of what.
 */
export type EntriesOf = { "kind": "document", 
/**
 * Which.
 */
id: DocumentId, } | { "kind": "payment", 
/**
 * Which.
 */
id: PaymentId, };

/**
 * How a person comes in.
 */
export type Entry = "password" | "free" | "first" | "closed";

/**
 * Which entry.
 */
export type EntryGet = { 
/**
 * Its identity.
 */
id: EntryId, };

/**
 * What an entry is about. One posting event of one source makes one entry.
 */
export type EntryHead = { 
/**
 * Identity.
 */
id: EntryId, 
/**
 * Whose.
 */
branch: BranchId, 
/**
 * The kind of event.
 */
journal: Journal, 
/**
 * Its date.
 */
booked_on: string, 
/**
 * The document that made it.
 */
document: DocumentId | null, 
/**
 * Or the payment.
 */
payment: PaymentId | null, 
/**
 * The entry that it takes back.
 */
reversal_of: EntryId | null, 
/**
 * What it is about, where a person wrote it by hand.
 */
text: string, };

/**
 * A balanced booking.
 */
export type EntryId = string;

/**
 * A side of an entry with names.
 */
export type EntryLineView = { 
/**
 * The account.
 */
account: AccountId, 
/**
 * Its number.
 */
code: string, 
/**
 * Its name.
 */
name: string, 
/**
 * Left side, in company currency.
 */
debit: Money | null, 
/**
 * Right side, in company currency.
 */
credit: Money | null, 
/**
 * The same in the currency of the document, where it is another one.
 */
foreign: Money | null, 
/**
 * Whose claim or debt.
 */
party: PartyId | null, 
/**
 * Name of the party.
 */
party_name: string | null, 
/**
 * When it is due.
 */
due_on: string | null, 
/**
 * For the tax return.
 */
tax: TaxKey | null, };

/**
 * An entry by hand.
 */
export type EntryPost = { 
/**
 * Identity, made by the caller. The same entry sent twice is posted once.
 */
id: EntryId, 
/**
 * Whose; the PC's own branch when empty.
 */
branch: BranchId | null, 
/**
 * Its date.
 */
booked_on: string, 
/**
 * What it is about.
 */
text: string, 
/**
 * Its lines.
 */
lines: Array<EntryPostLine>, };

/**
 * A line of an entry by hand: one side of one account.
 */
export type EntryPostLine = { 
/**
 * The account.
 */
account: AccountId, 
/**
 * Left side, in company currency.
 */
debit: Money | null, 
/**
 * Right side, in company currency.
 */
credit: Money | null, 
/**
 * Whose.
 */
party: PartyId | null, 
/**
 * For the tax return.
 */
tax: TaxKey | null, };

/**
 * Which entry by hand is taken back.
 */
export type EntryReverse = { 
/**
 * The entry.
 */
entry: EntryId, 
/**
 * On which day; today when empty.
 */
on: string | null, };

/**
 * An entry in the list.
 */
export type EntryRow = { 
/**
 * Identity.
 */
id: EntryId, 
/**
 * Its date.
 */
booked_on: string, 
/**
 * The kind of event.
 */
journal: Journal, 
/**
 * Number of the document, or what the payer wrote.
 */
number: string | null, 
/**
 * What a person wrote by hand.
 */
text: string, 
/**
 * The document that made it.
 */
document: DocumentId | null, 
/**
 * Or the payment.
 */
payment: PaymentId | null, 
/**
 * Whose.
 */
party: PartyId | null, 
/**
 * Name of the party.
 */
party_name: string | null, 
/**
 * What stands on each side.
 */
amount: Money, 
/**
 * Whether it was taken back, or takes another one back.
 */
reversed: boolean, 
/**
 * Code of the branch.
 */
branch: string | null, };

/**
 * An entry with its lines.
 */
export type EntryView = { 
/**
 * What it is about.
 */
entry: EntryHead, 
/**
 * Number of the document, or what the payer wrote.
 */
number: string, 
/**
 * Its lines.
 */
lines: Array<EntryLineView>, 
/**
 * What stands on each side.
 */
total: Money, 
/**
 * The entry that takes it back.
 */
reversed_by: EntryId | null, };

/**
 * A step in the life of an issued document.
 */
export type EventKind = "sent" | "accepted" | "declined" | "closed" | "replaced";

/**
 * Which package.
 */
export type EvidenceCheck = { 
/**
 * The archive.
 */
file: string, };

/**
 * Which documents the package holds.
 */
export type EvidenceExport = { 
/**
 * From this day on.
 */
from: string, 
/**
 * Up to and with this day.
 */
until: string, 
/**
 * Which kinds; all when empty.
 */
kinds?: Array<DocumentKind>, 
/**
 * The archive to write, or a folder for it; beside the company file when empty.
 */
path?: string | null, 
/**
 * Whether a file that is there may be replaced.
 */
replace: boolean, };

/**
 * The package that was made.
 */
export type EvidenceExported = { 
/**
 * The archive.
 */
path: string, 
/**
 * Its length.
 */
bytes: number, 
/**
 * How many documents it holds.
 */
documents: number, 
/**
 * How many commits.
 */
commits: number, 
/**
 * Fingerprint of the key that signed it: to be given to the auditor on another way.
 */
fingerprint: string, 
/**
 * How many findings the check of the whole company had; they stand in the package.
 */
findings: number, };

/**
 * A package that is as it was signed.
 */
export type EvidenceReport = { 
/**
 * Name of the firm.
 */
company: string, 
/**
 * First day.
 */
from: string, 
/**
 * Last day.
 */
until: string, 
/**
 * When it was made, as `2026-01-31T08:00:00Z`.
 */
made_at: string, 
/**
 * Files that were compared with their hashes.
 */
files: number, 
/**
 * Documents.
 */
documents: number, 
/**
 * Documents whose signature was checked.
 */
signed_documents: number, 
/**
 * Commits whose place in the chain was checked.
 */
commits: number, 
/**
 * Signed heads over them that were checked.
 */
heads: number, 
/**
 * Fingerprint of the key that signed it: compare it with the one that the firm gave on another way.
 */
fingerprint: string, };

/**
 * Units of company currency for one unit of a foreign currency from a day on.
 */
export type ExchangeRate = { 
/**
 * Identity.
 */
id: ExchangeRateId, 
/**
 * The foreign currency.
 */
currency: Currency, 
/**
 * From which day.
 */
on_day: string, 
/**
 * Units of company currency for one of it.
 */
rate: Rate, };

/**
 * Units of foreign currency per day.
 */
export type ExchangeRateId = string;

/**
 * An exchange rate.
 */
export type ExchangeRateRow = { 
/**
 * Identity.
 */
id: ExchangeRateId, 
/**
 * The foreign currency.
 */
currency: Currency, 
/**
 * From which day.
 */
on_day: string, 
/**
 * Units of company currency for one of it.
 */
rate: Rate, };

/**
 * How everything goes out.
 */
export type ExportAll = { 
/**
 * The archive to write, or a folder for it; beside the company file when empty.
 */
path: string | null, 
/**
 * How rows are written.
 */
format: ExportFormat, 
/**
 * Whether a file that is there may be replaced.
 */
replace: boolean, };

/**
 * A column of the file.
 */
export type ExportColumn = { 
/**
 * Name of the field; a dot leads into its parts (`net.currency`).
 */
name: string, 
/**
 * What stands above it; the name when empty.
 */
title?: string, 
/**
 * What people read where the program has a word of its own (`overdue`, `true`).
 */
words?: { [key in string]: string }, };

/**
 * How rows are written.
 */
export type ExportFormat = "csv" | "json";

/**
 * A file that was made.
 */
export type Exported = { 
/**
 * How many rows or documents are in it.
 */
rows: number, 
/**
 * Where it is, if a place was named.
 */
path: string | null, 
/**
 * The file itself, if none was.
 */
file: FileContent | null, };

/**
 * What went out.
 */
export type ExportedAll = { 
/**
 * The archive.
 */
path: string, 
/**
 * Its length.
 */
bytes: number, 
/**
 * Rows of all tables.
 */
rows: number, 
/**
 * Kept files.
 */
files: number, };

/**
 * Confidential figures. Whoever lacks one gets answers without it: the field is absent, not zero.
 */
export type Facet = "cost" | "credit" | "bank" | "pay";

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
 * What a field holds, and by which function of [`values`](crate::values) it is read.
 */
export type FieldKind = "text" | "code" | "number" | "money" | "percent" | "date" | "yes_no" | "mail" | "phone" | "url" | "iban" | "vat_id" | "ean" | "country" | "currency";

/**
 * A field that a table of this kind can fill.
 */
export type FieldSeen = { 
/**
 * Its name.
 */
name: string, 
/**
 * What it holds.
 */
kind: FieldKind, 
/**
 * Whether a row makes no sense without it.
 */
required: boolean, };

/**
 * A file as it is handed to the person.
 */
export type FileContent = { 
/**
 * Name under which it is offered.
 */
name: string, 
/**
 * Media type.
 */
mime: string, 
/**
 * The bytes in base64.
 */
base64: string, };

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
 * A row that breaks a rule.
 */
export type Finding = { 
/**
 * Which rule.
 */
rule: Rule, 
/**
 * What kind of record breaks it; none where the file itself does.
 */
kind: EntityKind | null, 
/**
 * Which record.
 */
id: Id | null, 
/**
 * What people call it.
 */
name: string, 
/**
 * What follows from the facts.
 */
expected: string, 
/**
 * What the file says.
 */
found: string, 
/**
 * Which of its columns, where it is one.
 */
column: string | null, 
/**
 * The last true change of it, where the journal knows one.
 */
commit: CommitRef | null, };

/**
 * What cures all rows of a problem.
 */
export type Fix = { "fix": "decimal", 
/**
 * The mark.
 */
mark: DecimalMark, } | { "fix": "dates", 
/**
 * The order.
 */
order: DateOrder, } | { "fix": "default" } | { "fix": "leave_out_column" } | { "fix": "leave_out_rows" };

/**
 * The format of a file.
 */
export type Format = "csv" | "xlsx";

/**
 * A right and how far it reaches.
 */
export type Grant = { 
/**
 * On what.
 */
resource: Resource, 
/**
 * What.
 */
action: Action, 
/**
 * How far.
 */
scope: Scope, };

/**
 * Rows that have something in common.
 */
export type Group = { 
/**
 * What they have in common, as a filter takes it; nothing for rows without it.
 */
value: string | null, 
/**
 * How many they are.
 */
count: number, 
/**
 * What their amounts come to: one sum per column and currency.
 */
sums: Array<Sum>, };

/**
 * By what rows are grouped.
 */
export type GroupBy = { 
/**
 * Name of the column.
 */
column: string, 
/**
 * Days of it together; every value by itself when empty.
 */
span?: Span | null, 
/**
 * The last group first.
 */
descending?: boolean, };

/**
 * What one commit did to a record and its parts.
 */
export type HistoryEntry = { 
/**
 * Who, when, on which PC, with which command.
 */
commit: CommitRef, 
/**
 * What was changed.
 */
changes: Array<RecordChange>, };

/**
 * Whose history, and which part of it.
 */
export type HistoryOf = { 
/**
 * What kind of record.
 */
kind: EntityKind, 
/**
 * Which.
 */
id: Id, 
/**
 * How many of the newest entries are passed over.
 */
from?: number, 
/**
 * How many at most; 50 when left out, never more than 500.
 */
limit?: number, };

/**
 * A part of the history of a record.
 */
export type HistoryPage = { 
/**
 * What happened, the newest first.
 */
entries: Array<HistoryEntry>, 
/**
 * How many entries there are.
 */
total: number, 
/**
 * How it was printed, handed out and exported, the newest first.
 */
disclosures: Array<Disclosure>, };

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
 * What the person should do: overdue, due today, or taking place today, and assigned to nobody else. Everybody's, when
 * the person is no employee.
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
counts: HomeCounts, 
/**
 * Whether the company is safe, for those who can do something about it; nothing in a company to try things out.
 */
safety: Safety | null, };

/**
 * The identity of any record.
 */
export type Id = string;

/**
 * An archive that shall become a company.
 */
export type ImportAll = { 
/**
 * The archive.
 */
file: string, 
/**
 * Where the company file goes; a name made of the firm's in the usual folder when empty.
 */
path: string | null, };

/**
 * Where the rows come from.
 */
export type ImportFile = { "from": "path", 
/**
 * Where it is.
 */
path: string, } | { "from": "content", 
/**
 * Its name.
 */
name: string, 
/**
 * Its bytes in base64.
 */
base64: string, };

/**
 * A file to look at.
 */
export type ImportLook = { 
/**
 * The file.
 */
file: ImportFile, 
/**
 * How it is written, where that is not to be detected.
 */
shape: ShapeWish, 
/**
 * What its rows are; guessed when empty.
 */
kind?: TableKind | null, };

/**
 * What an import does, or would do.
 */
export type ImportOutcome = { 
/**
 * Its number, to take it back by; none of what was only tried out.
 */
run: number | null, 
/**
 * Counts.
 */
counts: Counts, 
/**
 * The first hundred rows.
 */
first: Array<RowSeen>, 
/**
 * The first hundred rows that look like a record that is there.
 */
alike: Array<RowSeen>, 
/**
 * What is wrong, the most frequent first.
 */
problems: Array<Problem>, };

/**
 * An import of this PC.
 */
export type ImportRow = { 
/**
 * Its number.
 */
run: number, 
/**
 * When it was done.
 */
at_ms: Timestamp, 
/**
 * What the rows were.
 */
kind: string, 
/**
 * Name of the file.
 */
name: string, 
/**
 * What came of the rows.
 */
counts: Counts, 
/**
 * Whether it was taken back.
 */
undone: boolean, };

/**
 * A file that was looked at.
 */
export type ImportSeen = { 
/**
 * Its name.
 */
name: string, 
/**
 * SHA-256 of its bytes, in hexadecimal.
 */
hash: string, 
/**
 * How it is written.
 */
shape: Shape, 
/**
 * What of that a person has said, now or the last time; the rest is detected.
 */
said: ShapeWish, 
/**
 * What its rows may be, the likeliest first.
 */
kinds: Array<KindGuess>, 
/**
 * What they are taken for.
 */
kind: TableKind, 
/**
 * Its columns, from left to right.
 */
columns: Array<ColumnProposal>, 
/**
 * The fields of this kind.
 */
fields: Array<FieldSeen>, 
/**
 * By what rows were recognised the last time that such a file was imported.
 */
match_by?: MatchBy | null, 
/**
 * Values that were given for empty fields the last time.
 */
defaults: { [key in string]: string }, 
/**
 * Whether such a file was imported before.
 */
remembered: boolean, };

/**
 * Which import.
 */
export type ImportUndo = { 
/**
 * Its number.
 */
run: number, };

/**
 * An import as it should be done.
 */
export type ImportWish = { 
/**
 * The file.
 */
file: ImportFile, 
/**
 * SHA-256 of the file that the person looked at; another one is refused with `changed-meanwhile`.
 */
hash?: string | null, 
/**
 * What its rows are.
 */
kind: TableKind, 
/**
 * How it is written, where that is not to be detected.
 */
shape: ShapeWish, 
/**
 * The field of each column, from left to right; nothing for columns that are not wanted.
 */
fields: Array<string | null>, 
/**
 * Values for fields that are empty or have no column.
 */
defaults: { [key in string]: string }, 
/**
 * By what rows are recognised; by the surest that the columns have when empty.
 */
match_by?: MatchBy | null, 
/**
 * Records that are there already stay as they are.
 */
keep_known: boolean, 
/**
 * No new records come about.
 */
only_known: boolean, 
/**
 * Rows that are wrong are left out instead of keeping the whole file out.
 */
leave_out_wrong: boolean, 
/**
 * Rows for which something else was decided, by their number in the file.
 */
choices: { [key in number]: RowChoice }, };

/**
 * A company that came in.
 */
export type ImportedAll = { 
/**
 * The program with the company open.
 */
state: ProgramState, 
/**
 * Rows of all tables.
 */
rows: number, 
/**
 * Kept files.
 */
files: number, 
/**
 * Whether the company is sound, judged anew.
 */
report: VerifyReport, };

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
discount_minor: number, 
/**
 * What taking it does to the tax, frozen with the payment term.
 */
discount_tax: DiscountTax | null, };

/**
 * A part of an invoice with its due date.
 */
export type InstalmentId = string;

/**
 * A mistyped word, and the one that was looked for instead.
 */
export type Instead = { 
/**
 * What was typed.
 */
typed: string, 
/**
 * What was looked for.
 */
taken: string, };

/**
 * A way to cure an issue.
 */
export type IssueCure = { 
/**
 * Which.
 */
cure: Cure, 
/**
 * The command that does it.
 */
command: string, 
/**
 * What of its request is known already; the screen asks for the rest.
 */
request: Record<string, unknown>, 
/**
 * The right that it needs, as `payment.void`.
 */
needs: string, 
/**
 * Whether the person may do it.
 */
allowed: boolean, };

/**
 * An issue with all that is known of it.
 */
export type IssueDetail = { 
/**
 * As in the list.
 */
issue: IssueRow, 
/**
 * What stood in the column before both, where head office knows it.
 */
before: IssueValue | null, 
/**
 * What cures it, the usual way first.
 */
cures: Array<IssueCure>, 
/**
 * What was said when it was settled, the newest last.
 */
notes: Array<IssueNote>, };

/**
 * Which issue.
 */
export type IssueGet = { 
/**
 * Its number in the firm.
 */
number: number, };

/**
 * Sorts of issues: two people said different things, or what was accepted breaks a rule.
 */
export type IssueKind = "overwritten" | "held" | "removal_asked" | "duplicate" | "number_twice" | "series_not_owned" | "totals_wrong" | "entry_unbalanced" | "not_allowed" | "period_closed" | "oversold" | "over_allocated" | "invoiced_twice" | "decided_twice" | "clock_off" | "unreadable" | "received_twice" | "signature_wrong" | "credit_exceeded" | "issued_twice";

/**
 * A part of the inbox, the newest first.
 */
export type IssueList = { 
/**
 * Those that wait, or those that were settled.
 */
show?: IssueShow, 
/**
 * Behind the issue with this number: the last one of the page before.
 */
after?: number, 
/**
 * How many at most; 50 when left out, never more than 500.
 */
limit?: number, };

/**
 * Somebody looked at an issue that head office had found, and settled it with a word: it is closed for everybody.
 */
export type IssueNote = { 
/**
 * Identity.
 */
id: IssueNoteId, 
/**
 * Number of the issue in the firm.
 */
issue: number, 
/**
 * What kind of record it is about.
 */
kind: EntityKind, 
/**
 * Which.
 */
record: Id, 
/**
 * What came of it.
 */
note: string, 
/**
 * When.
 */
at_ms: Timestamp, 
/**
 * Who.
 */
by: UserId, };

/**
 * Somebody looked at an issue that head office had found, and settled it with a word.
 */
export type IssueNoteId = string;

/**
 * A part of the inbox.
 */
export type IssuePage = { 
/**
 * The issues, the newest first.
 */
rows: Array<IssueRow>, 
/**
 * Whether there are more behind them.
 */
more: boolean, };

/**
 * An issue about a closed period, and what becomes of the amounts.
 */
export type IssuePeriod = { 
/**
 * Its number in the firm.
 */
number: number, 
/**
 * What becomes of them.
 */
way: PeriodWay, };

/**
 * An issue in the list.
 */
export type IssueRow = { 
/**
 * Its number in the firm.
 */
number: number, 
/**
 * Of which sort.
 */
kind: IssueKind, 
/**
 * Whether it waits for somebody.
 */
open: boolean, 
/**
 * The record that it is about.
 */
record: Related, 
/**
 * The whole that the record is a part of: the party of an address, the document of a move.
 */
whole: Related | null, 
/**
 * The other record, where there are two and it may be seen.
 */
beside: Related | null, 
/**
 * The column, where it is about one: its name in `record.kind`.
 */
column: string | null, 
/**
 * The value that stands; with a broken rule, what follows from the facts.
 */
stands: IssueValue | null, 
/**
 * The value that does not; with a broken rule, what was found.
 */
other: IssueValue | null, 
/**
 * Who wrote what stands, where two people wrote.
 */
stands_by: IssueWriter | null, 
/**
 * Who wrote what does not stand.
 */
user: UserId, 
/**
 * Name of that person.
 */
user_name: string, 
/**
 * Whether that is the person who asks.
 */
mine: boolean, 
/**
 * On which PC.
 */
device: DeviceId, 
/**
 * Name of that PC.
 */
device_name: string, 
/**
 * When, by the corrected clock.
 */
at_ms: Timestamp, 
/**
 * The right that settling it needs, as `party.change`.
 */
needs: string, 
/**
 * Whether the person may settle it.
 */
allowed: boolean, };

/**
 * An issue, and how it is settled. Another value than the two of them is set where the record is edited: that settles the issue, too.
 */
export type IssueSettle = { 
/**
 * Its number in the firm.
 */
number: number, 
/**
 * How.
 */
settling: IssueSettling, };

/**
 * How an issue is settled.
 */
export type IssueSettling = { "how": "stands" } | { "how": "other" } | { "how": "remove" } | { "how": "keep" } | { "how": "seen", 
/**
 * What came of it.
 */
note: string, };

/**
 * Which issues.
 */
export type IssueShow = "open" | "settled";

/**
 * A value of a column, with all that it takes to show it.
 */
export type IssueValue = { 
/**
 * What it is.
 */
holds: ValueKind, 
/**
 * The value as it stands in the column; nothing where it is empty.
 */
value: string | number | null, 
/**
 * What people call the record that it names, where that may be seen.
 */
name: string | null, 
/**
 * Of an amount.
 */
currency: Currency | null, };

/**
 * Who wrote a value.
 */
export type IssueWriter = { 
/**
 * Who.
 */
user: UserId, 
/**
 * Name of that person.
 */
user_name: string, 
/**
 * Whether that is the person who asks.
 */
mine: boolean, 
/**
 * Name of the PC.
 */
device_name: string, 
/**
 * When, by the corrected clock.
 */
at_ms: Timestamp, };

/**
 * Something that is bought and sold.
 */
export type Item = { 
/**
 * Identity.
 */
id: ItemId, 
/**
 * Number for people and shelves.
 */
sku: string, 
/**
 * Name in the company's language.
 */
name: string, 
/**
 * Names in other languages, for the documents of customers who read them.
 */
names: { [key in Language]?: string }, 
/**
 * What stands below the name on documents.
 */
description: string, 
/**
 * Goods or service.
 */
kind: ItemKind, 
/**
 * Group.
 */
category: ItemCategoryId | null, 
/**
 * How it is taxed.
 */
tax_category: TaxCategoryId, 
/**
 * Unit in which stock is kept: UN/ECE Recommendation 20 (`C62` piece, `KGM` kilogram, `HUR` hour).
 */
unit: string, 
/**
 * What happens when it runs out; the place may say otherwise.
 */
negative: NegativePolicy, 
/**
 * Order again when available stock falls below.
 */
reorder_point: Quantity | null, 
/**
 * Whether it is still sold.
 */
active: boolean, 
/**
 * The item that this one turned out to be: that one goes on, what names this one means it.
 */
merged_into?: ItemId, };

/**
 * A barcode.
 */
export type ItemBarcode = { 
/**
 * Identity.
 */
id: ItemBarcodeId, 
/**
 * Of which item.
 */
item: ItemId, 
/**
 * The code.
 */
code: string, 
/**
 * The unit that it stands on; the stock unit when empty.
 */
unit: string | null, };

/**
 * A barcode of an item.
 */
export type ItemBarcodeId = string;

/**
 * A group of items.
 */
export type ItemCategory = { 
/**
 * Identity.
 */
id: ItemCategoryId, 
/**
 * Name.
 */
name: string, 
/**
 * The group that it belongs to.
 */
parent: ItemCategoryId | null, };

/**
 * A group of items.
 */
export type ItemCategoryId = string;

/**
 * What a scanner read or a person typed.
 */
export type ItemCode = { 
/**
 * A barcode or an item number, exactly.
 */
code: string, };

/**
 * An item with all that belongs to it.
 */
export type ItemDetail = { 
/**
 * The item.
 */
item: Item, 
/**
 * Its other units.
 */
units: Array<ItemUnit>, 
/**
 * Its barcodes.
 */
barcodes: Array<ItemBarcode>, 
/**
 * Its groups, the outermost first.
 */
category_path: Array<CategoryName>, 
/**
 * What is where, in stock units.
 */
levels: Array<ItemLevel>, 
/**
 * Its own prices in all lists.
 */
prices: Array<PriceItemRow>, 
/**
 * Other items with the same number or barcode: possible duplicates.
 */
duplicates: Array<ItemName>, 
/**
 * Items that turned out to be this one.
 */
merged: Array<ItemName>, 
/**
 * Whether it was ever moved or sold, so that its stock unit stands.
 */
unit_fixed: boolean, };

/**
 * Something that is bought and sold.
 */
export type ItemId = string;

/**
 * What an item is.
 */
export type ItemKind = "goods" | "service" | "ancillary";

/**
 * What of an item is in a place.
 */
export type ItemLevel = { 
/**
 * The place.
 */
location: LocationId, 
/**
 * Its name.
 */
name: string, 
/**
 * What is there.
 */
on_hand: Quantity, 
/**
 * What of it is promised.
 */
reserved: Quantity, 
/**
 * What can be sold.
 */
available: Quantity, };

/**
 * The moves of one item.
 */
export type ItemMoves = { 
/**
 * The item.
 */
item: ItemId, 
/**
 * Which of them, the newest first.
 */
window: Window, };

/**
 * An item by name.
 */
export type ItemName = { 
/**
 * Identity.
 */
id: ItemId, 
/**
 * Number.
 */
sku: string, 
/**
 * Name.
 */
name: string, };

/**
 * An item in the list. Quantities are in its stock unit.
 */
export type ItemRow = { 
/**
 * Identity.
 */
id: ItemId, 
/**
 * Number for people and shelves.
 */
sku: string, 
/**
 * Name.
 */
name: string, 
/**
 * Goods or service.
 */
kind: ItemKind, 
/**
 * Group.
 */
category: ItemCategoryId | null, 
/**
 * Name of the group.
 */
category_name: string | null, 
/**
 * Stock unit.
 */
unit: string, 
/**
 * Its own price in the standard list today, lowest band; prices of groups and rules left out.
 */
price: UnitPrice | null, 
/**
 * Currency of the standard list.
 */
currency: Currency | null, 
/**
 * What is there.
 */
on_hand: Quantity, 
/**
 * What of it is promised.
 */
reserved: Quantity, 
/**
 * What can be sold; below zero when too much was promised.
 */
available: Quantity, 
/**
 * Order again when available stock falls below.
 */
reorder_point: Quantity | null, 
/**
 * Whether it has fallen below.
 */
low: boolean, 
/**
 * Whether it is still sold.
 */
active: boolean, };

/**
 * An item as it should be. Units and barcodes that are not named are removed.
 */
export type ItemSave = { 
/**
 * The item. A new one comes with an id of the caller's making.
 */
item: Item, 
/**
 * All its other units.
 */
units: Array<ItemUnit>, 
/**
 * All its barcodes.
 */
barcodes: Array<ItemBarcode>, };

/**
 * Another unit: one of it is `factor` stock units, exactly.
 */
export type ItemUnit = { 
/**
 * Identity.
 */
id: ItemUnitId, 
/**
 * Of which item.
 */
item: ItemId, 
/**
 * Unit code.
 */
unit: string, 
/**
 * Stock units in one of it (a box of 12: 12).
 */
factor: Rate, };

/**
 * Another unit of an item with its exact factor.
 */
export type ItemUnitId = string;

/**
 * Which task.
 */
export type JobId = { 
/**
 * Its number in this run of the program.
 */
id: number, };

/**
 * A command to run as a task.
 */
export type JobStart = { 
/**
 * Its name.
 */
command: string, 
/**
 * Its request.
 */
request: unknown, };

/**
 * Where a task stands.
 */
export type JobView = { 
/**
 * Its number.
 */
id: number, 
/**
 * The command.
 */
command: string, 
/**
 * Steps that are done.
 */
done: number, 
/**
 * Steps there are, as soon as that is known.
 */
total: number | null, 
/**
 * Milliseconds that it took so far, or in all.
 */
took_ms: number, 
/**
 * Milliseconds that it will probably still take.
 */
left_ms: number | null, 
/**
 * The answer of the command, once it has ended well.
 */
answer: unknown, 
/**
 * Why it did not end well.
 */
refused: AppError | null, };

/**
 * Which kind of event an entry comes from.
 */
export type Journal = "sales" | "purchase" | "stock" | "payment" | "general";

/**
 * Which commits, in which order.
 */
export type JournalListRequest = { 
/**
 * Only those that touched this kind of record; all without it.
 */
kind?: EntityKind, 
/**
 * The window; filters by `user`, `command` and `at_ms` (`from`, `to`).
 */
window?: Window, };

/**
 * A commit in the list.
 */
export type JournalRow = { 
/**
 * Its place in the list.
 */
nth: number, 
/**
 * How often the PC had begun to count anew.
 */
incarnation: number, 
/**
 * Its place in the chain.
 */
dseq: number, 
/**
 * When.
 */
at_ms: Timestamp, 
/**
 * Who.
 */
user: UserId, 
/**
 * Name of that person.
 */
user_name: string | null, 
/**
 * The command.
 */
command: string, 
/**
 * How many changes it has.
 */
changes: number, };

/**
 * A new key is wanted.
 */
export type KeyChange = { 
/**
 * The passphrase, where one locks the key.
 */
passphrase: Secret | null, };

/**
 * Where the key of a company is kept.
 */
export type KeyHome = "store" | "file" | "passphrase";

/**
 * Where the key shall be kept from now on.
 */
export type KeyMove = { 
/**
 * Where.
 */
home: KeyHome, 
/**
 * What locks it there, when that is a passphrase; an old one is replaced.
 */
passphrase: Secret | null, };

/**
 * How the company's key is kept.
 */
export type KeyState = { 
/**
 * Where it is.
 */
home: KeyHome, 
/**
 * When the recovery key was typed, so that it is known to be written down; empty as long as it was not.
 */
recovery_confirmed_at_ms: Timestamp | null, 
/**
 * Keys that the company had before, for backups of that time.
 */
former_keys: number, };

/**
 * A kind of table that a file may be.
 */
export type KindGuess = { 
/**
 * The kind.
 */
kind: TableKind, 
/**
 * How sure it is, 0 to 100.
 */
sure: number, };

/**
 * What the labels are printed on.
 */
export type LabelPaper = { "kind": "sheet", 
/**
 * Places of the first sheet that are used up already, at most 23.
 */
used: number, } | { "kind": "roll", 
/**
 * Width of a label in tenths of a millimetre, 150 to 20000.
 */
width: number, 
/**
 * Height of a label in tenths of a millimetre, 150 to 20000.
 */
height: number, };

/**
 * A wish for labels.
 */
export type LabelRequest = { 
/**
 * For which items, in this order.
 */
items: Array<LabelWish>, 
/**
 * On what.
 */
paper: LabelPaper, 
/**
 * Prices of which list; the standard one when empty. They are printed with tax.
 */
list?: PriceListId | null, 
/**
 * Leaves the price away, as for parcels and shelves of the warehouse.
 */
without_price: boolean, };

/**
 * Labels of one item.
 */
export type LabelWish = { 
/**
 * The item.
 */
item: ItemId, 
/**
 * How many labels.
 */
count: number, };

/**
 * A language of screen and paper (ISO 639-1).
 */
export type Language = "en" | "de" | "pl" | "ru" | "kk" | "id";

/**
 * A PC that may still bring something from before the end of a period.
 */
export type LatePc = { 
/**
 * Identity.
 */
id: DeviceId, 
/**
 * Its code in numbers.
 */
code: string, 
/**
 * Its name for people.
 */
name: string, 
/**
 * The people who wrote on it lately, by name.
 */
people: Array<string>, 
/**
 * How many changes waited on it when head office heard of it last.
 */
waiting: number, 
/**
 * When that was.
 */
seen_at_ms: Timestamp, 
/**
 * Everything done on it up to then is at head office; empty before it told.
 */
clean_to_ms: Timestamp | null, };

/**
 * How the time without head office stands.
 */
export type LeasePhase = "ample" | "near" | "ended";

/**
 * A record that a row may mean.
 */
export type Like = { 
/**
 * Which.
 */
id: Id, 
/**
 * Its name.
 */
title: string, 
/**
 * What both have in common.
 */
by: MatchBy, 
/**
 * The row of the same file that it comes from, where it is not there yet.
 */
row: number | null, };

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
export type Location = { 
/**
 * Identity.
 */
id: LocationId, 
/**
 * Name.
 */
name: string, 
/**
 * What kind of place.
 */
kind: LocationType, 
/**
 * Whose it is.
 */
branch: BranchId | null, 
/**
 * What happens here when an item runs out; the item's own rule when empty.
 */
negative: NegativePolicy | null, };

/**
 * A place where goods are, or a partner where they come from and go to.
 */
export type LocationId = string;

/**
 * A place as it should be.
 */
export type LocationSave = { 
/**
 * The place. A new one comes with an id of the caller's making.
 */
location: Location, };

/**
 * What kind of place it is. Goods are ours, and have a value, in storage and in transit.
 */
export type LocationType = "supplier" | "customer" | "storage" | "transit" | "loss" | "production";

/**
 * What a lock closes.
 */
export type LockArea = "all" | "sales" | "purchase" | "stock" | "payment";

/**
 * The picture on letters.
 */
export type Logo = { 
/**
 * Its hash.
 */
hash: string, 
/**
 * What it is: `image/png`, `image/jpeg`, `image/svg+xml`.
 */
mime: string, 
/**
 * Its bytes as base64.
 */
data: string, };

/**
 * A picture for letters.
 */
export type LogoSet = { 
/**
 * PNG, JPEG or SVG up to 2 MB, as base64; no logo when empty.
 */
data: string | null, };

/**
 * What the values of a column look like.
 */
export type Look = "empty" | "text" | "number" | "date" | "yes_no" | "mail" | "phone" | "iban" | "vat_id" | "ean" | "country" | "currency" | "url";

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
 * By what a row is recognised as a record that is there already.
 */
export type MatchBy = "number" | "vat_id" | "mail" | "name" | "barcode";

/**
 * Two records that are one.
 */
export type Merge = { 
/**
 * The one that goes on.
 */
keep: Id, 
/**
 * The one that turned out to be it.
 */
drop: Id, 
/**
 * The issue of the inbox that this settles.
 */
issue?: number, };

/**
 * A moment: the last commit that the company shall have.
 */
export type Moment = { 
/**
 * Incarnation of the PC.
 */
incarnation: number, 
/**
 * The commit.
 */
dseq: number, };

/**
 * What was done at a moment since the backup.
 */
export type MomentRow = { 
/**
 * The moment: with this change, without the next one.
 */
moment: Moment, 
/**
 * When, by the clock of the PC.
 */
at_ms: Timestamp, 
/**
 * Who.
 */
user: string, 
/**
 * The command.
 */
command: string, };

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
 * What happens when more leaves a place than is there.
 */
export type NegativePolicy = "refuse" | "warn" | "allow";

/**
 * A request or response without fields.
 */
export type Nothing = Record<symbol, never>;

/**
 * A password for one time. It is told once and kept nowhere.
 */
export type OneTimePassword = { 
/**
 * The password.
 */
password: string, };

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
rights: Array<string>, 
/**
 * How far rights reach that do not reach as far as the company.
 */
scopes: { [key in string]: Scope }, 
/**
 * The confidential figures that the person sees.
 */
facets: Array<Facet>, 
/**
 * Whether the person has a password: whoever has one gives it before setting another.
 */
has_password: boolean, 
/**
 * The role whose view is shown; nothing can be changed meanwhile.
 */
preview: RoleKey | null, };

/**
 * Something open.
 */
export type OpenEntry = { 
/**
 * Where it comes from.
 */
source: OpenSource, 
/**
 * The invoice or credit note.
 */
document: DocumentId | null, 
/**
 * What kind of document; none for a payment.
 */
document_kind: DocumentKind | null, 
/**
 * Its number; of a payment what the payer wrote.
 */
number: string, 
/**
 * Date of the document or payment.
 */
dated_on: string, 
/**
 * When it is due.
 */
due_on: string | null, 
/**
 * Days since it was due; zero when it is not due yet.
 */
overdue_days: number, 
/**
 * What it was at first.
 */
amount: Money, 
/**
 * What of it is open; below zero we owe it.
 */
open: Money, 
/**
 * The same in the books.
 */
book: Money, 
/**
 * What may be taken off for paying early.
 */
discount: DiscountOffer | null, };

/**
 * Of which party.
 */
export type OpenItems = { 
/**
 * The party.
 */
party: PartyId, 
/**
 * Overdue as of this day; today when empty.
 */
on: string | null, };

/**
 * What is open between the firm and a party.
 */
export type OpenItemsView = { 
/**
 * What the party owes us, the oldest first.
 */
claims: Array<OpenEntry>, 
/**
 * What we owe the party: credit notes and money that settles nothing yet.
 */
credits: Array<OpenEntry>, 
/**
 * All of it in company currency, and what of it is due.
 */
balance: Balance, };

/**
 * Where something open comes from.
 */
export type OpenSource = { "kind": "instalment", 
/**
 * Which.
 */
id: InstalmentId, } | { "kind": "payment", 
/**
 * Which.
 */
id: PaymentId, };

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
 * How many rows the list has with this search and these filters; where there are very many, as many as were counted.
 */
total: number, 
/**
 * Whether there are more rows than were counted.
 */
more?: boolean, 
/**
 * The groups, where these were asked for.
 */
groups?: Array<Group>, 
/**
 * The amounts of all matching rows, where these were asked for: one sum per column and currency.
 */
sums?: Array<Sum>, };

/**
 * The pages of a document.
 */
export type Pages = { 
/**
 * One SVG per page, from the same layout as the PDF.
 */
pages: Array<string>, };

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
notes: string, 
/**
 * The party that this one turned out to be: that one goes on, what names this one means it.
 */
merged_into?: PartyId, };

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
 * Its bank accounts; absent for people who may not see them.
 */
bank_accounts?: Array<BankAccount>, 
/**
 * How much it may owe; absent for people who may not see that.
 */
credit?: CreditLimit, 
/**
 * Relations to other parties, with their names.
 */
relations: Array<NamedRelation>, 
/**
 * Other parties with the same VAT id: possible duplicates.
 */
duplicates: Array<PartyName>, 
/**
 * Parties that turned out to be this one.
 */
merged: Array<PartyName>, };

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
 * All its bank accounts; they stay as they are when left out.
 */
bank_accounts?: Array<BankAccount>, 
/**
 * How much it may owe; that stays as it is when left out.
 */
credit?: CreditLimit, 
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
 * Another password for the person at work.
 */
export type PasswordChange = { 
/**
 * The one that holds now; not asked for the first one, nor right after a one-time password.
 */
old?: Secret, 
/**
 * The new one, of at least eight characters.
 */
new: Secret, };

/**
 * Who gets a one-time password.
 */
export type PasswordReset = { 
/**
 * The person.
 */
user: UserId, };

/**
 * For what time somebody is paid.
 */
export type PayPer = "hour" | "month";

/**
 * Money that came in or went out.
 */
export type Payment = { 
/**
 * Identity.
 */
id: PaymentId, 
/**
 * Where it was taken.
 */
branch: BranchId, 
/**
 * From or to whom.
 */
party: PartyId | null, 
/**
 * How.
 */
method: PaymentMethod, 
/**
 * Value date.
 */
paid_on: string, 
/**
 * Currency.
 */
currency: Currency, 
/**
 * How much came in; below zero when it went out.
 */
amount_minor: number, 
/**
 * Units of company currency for one unit of `currency`, frozen.
 */
exchange_rate: Rate, 
/**
 * What the payer wrote.
 */
reference: string, 
/**
 * The payment that this one takes back.
 */
reversal_of: PaymentId | null, };

/**
 * Which payment.
 */
export type PaymentGet = { 
/**
 * Its identity.
 */
id: PaymentId, };

/**
 * Money that came in or went out.
 */
export type PaymentId = string;

/**
 * How money changes hands.
 */
export type PaymentMethod = "cash" | "bank" | "card";

/**
 * What a payment would settle.
 */
export type PaymentProposal = { 
/**
 * The open claims of the payment's sign, the oldest first.
 */
claims: Array<ProposedClaim>, 
/**
 * What the payment is worth in the currency of the claims.
 */
settles: Money, 
/**
 * Units of company currency for one of the payment's.
 */
exchange_rate: Rate, 
/**
 * What stays as credit, in the currency of the payment.
 */
credit: Money, 
/**
 * What is open in all claims, in the currency of the claims.
 */
open: Money, };

/**
 * A payment that somebody is about to record.
 */
export type PaymentPropose = { 
/**
 * From or to whom.
 */
party: PartyId, 
/**
 * How much comes in; below zero when it goes out. Nothing shows the claims alone.
 */
amount: Money, 
/**
 * Value date.
 */
paid_on: string, 
/**
 * Units of company currency for one of the payment's; the known rate of the day when empty.
 */
exchange_rate: Rate | null, 
/**
 * What it is worth in the currency of the claims, where that is another one; converted when empty.
 */
settles: Money | null, };

/**
 * A payment as it should be recorded.
 */
export type PaymentRecord = { 
/**
 * Identity, made by the caller. The same payment sent twice is recorded once.
 */
id: PaymentId, 
/**
 * From or to whom.
 */
party: PartyId, 
/**
 * Where it was taken; the PC's own branch when empty.
 */
branch: BranchId | null, 
/**
 * How.
 */
method: PaymentMethod, 
/**
 * How much came in; below zero when it went out.
 */
amount: Money, 
/**
 * Value date.
 */
paid_on: string, 
/**
 * Units of company currency for one of the payment's; the known rate of the day when empty.
 */
exchange_rate: Rate | null, 
/**
 * What it is worth in the currency of the claims, where that is another one.
 */
settles: Money | null, 
/**
 * What the payer wrote.
 */
reference: string, 
/**
 * What it settles.
 */
settling: Settling, };

/**
 * Which payment is taken back.
 */
export type PaymentReverse = { 
/**
 * The payment.
 */
payment: PaymentId, 
/**
 * Identity of the payment that takes it back, made by the caller.
 */
id: PaymentId, 
/**
 * On which day; today when empty.
 */
on: string | null, };

/**
 * A payment in the list.
 */
export type PaymentRow = { 
/**
 * Identity.
 */
id: PaymentId, 
/**
 * Value date.
 */
paid_on: string, 
/**
 * From or to whom.
 */
party: PartyId | null, 
/**
 * Name of the party.
 */
party_name: string | null, 
/**
 * How.
 */
method: PaymentMethod, 
/**
 * How much came in; below zero when it went out.
 */
amount: Money, 
/**
 * What of it settles something or was given back.
 */
used: Money, 
/**
 * What settles nothing yet: credit of the party.
 */
credit: Money, 
/**
 * Whether it was taken back, or takes another one back.
 */
reversed: boolean, 
/**
 * What the payer wrote.
 */
reference: string, 
/**
 * Code of the branch.
 */
branch: string | null, };

/**
 * When and in which parts an invoice is due.
 */
export type PaymentTerm = { 
/**
 * Identity.
 */
id: PaymentTermId, 
/**
 * Name for people ("30 days, 2 % within 10").
 */
name: string, 
/**
 * The parts, in the order in which they take from the invoice.
 */
parts: Array<TermPart>, 
/**
 * What may be taken off for paying early.
 */
discount: EarlyDiscount | null, };

/**
 * A payment term.
 */
export type PaymentTermChoice = { 
/**
 * Identity.
 */
id: PaymentTermId, 
/**
 * Name.
 */
name: string, };

/**
 * When and in which parts an invoice is due.
 */
export type PaymentTermId = string;

/**
 * Which allocation is taken back.
 */
export type PaymentUnallocate = { 
/**
 * The allocation.
 */
allocation: AllocationId, 
/**
 * On which day; today when empty.
 */
on: string | null, };

/**
 * A payment with all that belongs to it.
 */
export type PaymentView = { 
/**
 * The payment.
 */
payment: Payment, 
/**
 * From or to whom.
 */
party_name: string, 
/**
 * Where.
 */
branch_name: string, 
/**
 * How much came in; below zero when it went out.
 */
amount: Money, 
/**
 * What of it settles nothing yet.
 */
credit: Money, 
/**
 * The payment that took it back.
 */
reversed_by: PaymentId | null, 
/**
 * What it settled, the first first.
 */
allocations: Array<AllocationView>, 
/**
 * How it was booked.
 */
entries: Array<EntryView>, };

/**
 * A reduction or surcharge, either way of writing it.
 */
export type PercentOrAmount = { "kind": "percent", "value": Rate } | { "kind": "amount", "value": Money };

/**
 * An area of a branch is closed until a day, that day included.
 */
export type PeriodLock = { 
/**
 * Identity.
 */
id: PeriodLockId, 
/**
 * What is closed.
 */
area: LockArea, 
/**
 * Where; everywhere when empty.
 */
branch: BranchId | null, 
/**
 * The last closed day.
 */
until_on: string, };

/**
 * Until when an area of a branch is closed.
 */
export type PeriodLockId = string;

/**
 * A period that somebody wants to close.
 */
export type PeriodReadiness = { 
/**
 * Its last day.
 */
until_on: string, };

/**
 * What becomes of amounts that were posted into a closed period.
 */
export type PeriodWay = "post_later" | "reopen";

/**
 * A person: a party, or an employee.
 */
export type Person = { 
/**
 * `party` or `employee`.
 */
kind: EntityKind, 
/**
 * Which.
 */
id: Id, };

/**
 * Somebody who may want to sign in.
 */
export type PersonAtDoor = { 
/**
 * Identity.
 */
id: UserId, 
/**
 * Name.
 */
name: string, 
/**
 * How the person comes in.
 */
entry: Entry, };

/**
 * What was erased.
 */
export type PersonErased = { 
/**
 * How many records were emptied.
 */
records: number, 
/**
 * How many issued documents and payments stay as they are.
 */
kept: number, };

/**
 * Whose data, and where it goes.
 */
export type PersonExport = { 
/**
 * The person.
 */
person: Person, 
/**
 * Where the archive goes; without it the answer holds its bytes.
 */
to?: string | null, };

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
 * How prices change.
 */
export type PriceChange = { "percent": Rate } | { "amount": UnitPrice };

/**
 * The lowest price that may be sold without approval.
 */
export type PriceFloor = { 
/**
 * Percent on the cost of an item; no floor when empty. People who may not see costs are told nothing of it.
 */
margin_percent: Rate | null, };

/**
 * A price in a list, of an item or of a whole group.
 */
export type PriceItem = { 
/**
 * Identity.
 */
id: PriceItemId, 
/**
 * In which list.
 */
list: PriceListId, 
/**
 * Of which item (and its variants).
 */
item: ItemId | null, 
/**
 * Of which group, when it is not the price of one item.
 */
category: ItemCategoryId | null, 
/**
 * Unit of which it is the price; the item's stock unit when empty.
 */
unit: string | null, 
/**
 * From which quantity, in stock units.
 */
min_quantity: Quantity, 
/**
 * Price of one unit.
 */
price: UnitPrice, 
/**
 * First day.
 */
valid_from: string | null, 
/**
 * Last day.
 */
valid_to: string | null, };

/**
 * A price in a list.
 */
export type PriceItemId = string;

/**
 * A price in a list. Filter by `list` or `item` for the prices of one.
 */
export type PriceItemRow = { 
/**
 * Identity.
 */
id: PriceItemId, 
/**
 * List.
 */
list: PriceListId, 
/**
 * Name of the list.
 */
list_name: string, 
/**
 * Item.
 */
item: ItemId | null, 
/**
 * Number of the item.
 */
sku: string | null, 
/**
 * Name of the item.
 */
item_name: string | null, 
/**
 * Or group of items.
 */
category: ItemCategoryId | null, 
/**
 * Name of the group.
 */
category_name: string | null, 
/**
 * Unit of which it is the price; the stock unit when empty.
 */
unit: string | null, 
/**
 * From which quantity, in stock units.
 */
min_quantity: Quantity, 
/**
 * Price of one unit.
 */
price: UnitPrice, 
/**
 * Currency of the list.
 */
currency: Currency, 
/**
 * Whether the prices of the list contain tax.
 */
includes_tax: boolean, 
/**
 * First day.
 */
valid_from: string | null, 
/**
 * Last day.
 */
valid_to: string | null, };

/**
 * A price list.
 */
export type PriceList = { 
/**
 * Identity.
 */
id: PriceListId, 
/**
 * Name.
 */
name: string, 
/**
 * Currency of its prices.
 */
currency: Currency, 
/**
 * Whether its prices contain tax.
 */
includes_tax: boolean, 
/**
 * The list that it builds on.
 */
parent: PriceListId | null, 
/**
 * What is put on the parent's prices, in percent (-10: ten percent cheaper).
 */
parent_percent: Rate, 
/**
 * What is put on after that, per stock unit.
 */
parent_add: UnitPrice, 
/**
 * Digits to which prices are rounded after all rules; none keeps them exact.
 */
price_digits: number | null, 
/**
 * First day.
 */
valid_from: string | null, 
/**
 * Last day.
 */
valid_to: string | null, };

/**
 * A price list.
 */
export type PriceListChoice = { 
/**
 * Identity.
 */
id: PriceListId, 
/**
 * Name.
 */
name: string, 
/**
 * Currency of its prices.
 */
currency: Currency, 
/**
 * Whether its prices contain tax.
 */
includes_tax: boolean, 
/**
 * Whether it counts for everybody who has no list of their own.
 */
standard: boolean, };

/**
 * A price list.
 */
export type PriceListId = string;

/**
 * A price list with what surrounds it.
 */
export type PriceListRow = { 
/**
 * The list.
 */
list: PriceList, 
/**
 * Name of the list that it builds on.
 */
parent_name: string | null, 
/**
 * How many prices it has of its own.
 */
prices: number, 
/**
 * Whether it counts for everybody who has no list of their own.
 */
standard: boolean, };

/**
 * A question for a price.
 */
export type PriceQuestion = { 
/**
 * What is sold.
 */
item: ItemId, 
/**
 * In which unit; the stock unit when empty.
 */
unit?: string | null, 
/**
 * How many of it; one when left out.
 */
quantity?: Quantity | null, 
/**
 * To whom.
 */
party?: PartyId | null, 
/**
 * From which list; the customer's or the standard one when empty.
 */
list?: PriceListId | null, 
/**
 * On which day; today when empty.
 */
on?: string | null, 
/**
 * In which currency; the customer's, else the company's, when empty.
 */
currency?: Currency | null, 
/**
 * Units of company currency for one of `currency`; the rate of the day when empty.
 */
exchange_rate?: Rate | null, 
/**
 * A price that was typed in.
 */
typed?: UnitPrice | null, 
/**
 * Discount of the line in percent.
 */
discount_percent?: Rate | null, };

/**
 * A price and why it is what it is.
 */
export type PriceQuote = { 
/**
 * Price of one unit, before the discount of the line.
 */
unit_price: UnitPrice, 
/**
 * Price of one unit after it.
 */
discounted: UnitPrice, 
/**
 * Currency of both.
 */
currency: Currency, 
/**
 * Whether they contain tax.
 */
includes_tax: boolean, 
/**
 * The list that they come from.
 */
list: PriceListId, 
/**
 * Its name.
 */
list_name: string, 
/**
 * The way to the price.
 */
steps: Array<QuoteStep>, 
/**
 * Lowest price of one stock unit that may be sold without approval; absent without one, and for people who may not see
 * costs.
 */
floor?: UnitPrice, 
/**
 * The floor of one unit, when the price is below it; absent as above.
 */
below_floor?: UnitPrice, 
/**
 * The explanation as it is kept with the line of a document.
 */
trace: PriceTrace, };

/**
 * A rule. An empty condition asks nothing; all bands include both ends.
 */
export type PriceRule = { 
/**
 * Identity.
 */
id: PriceRuleId, 
/**
 * Name.
 */
name: string, 
/**
 * The highest wins.
 */
priority: number, 
/**
 * For one item and its variants, or one variant.
 */
item: ItemId | null, 
/**
 * For a group of items.
 */
category: ItemCategoryId | null, 
/**
 * For one customer.
 */
party: PartyId | null, 
/**
 * For a group of customers.
 */
segment: string | null, 
/**
 * For one price list.
 */
list: PriceListId | null, 
/**
 * Currency of `value` and of the amounts; a rule that names prices or amounts needs one.
 */
currency: Currency | null, 
/**
 * From this quantity on, in stock units.
 */
min_quantity: Quantity | null, 
/**
 * Up to this quantity, in stock units.
 */
max_quantity: Quantity | null, 
/**
 * From this value on (quantity x price before rules), in minor units.
 */
min_amount_minor: number | null, 
/**
 * Up to this value, in minor units.
 */
max_amount_minor: number | null, 
/**
 * First day.
 */
valid_from: string | null, 
/**
 * Last day.
 */
valid_to: string | null, 
/**
 * What it does.
 */
action: PriceAction, 
/**
 * Percent, or price or amount of a stock unit.
 */
value: UnitPrice, 
/**
 * Whether rules of lower priority that are stackable too apply as well.
 */
stackable: boolean, 
/**
 * Whether it counts.
 */
active: boolean, };

/**
 * A rule that changes prices.
 */
export type PriceRuleId = string;

/**
 * A price rule with the names of what it is about.
 */
export type PriceRuleRow = { 
/**
 * The rule.
 */
rule: PriceRule, 
/**
 * Name of the item.
 */
item_name: string | null, 
/**
 * Name of the group of items.
 */
category_name: string | null, 
/**
 * Name of the customer.
 */
party_name: string | null, 
/**
 * Name of the price list.
 */
list_name: string | null, };

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
digits: number, } | { "step": "exchange", 
/**
 * Currency of the list.
 */
from: Currency, 
/**
 * Units of company currency for one of it.
 */
from_rate: Rate, 
/**
 * Currency of the document.
 */
to: Currency, 
/**
 * Units of company currency for one of it.
 */
to_rate: Rate, 
/**
 * Digits behind the decimal mark to which it is rounded.
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
 * Currency of the document, in which the price is.
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
 * A printer of this computer.
 */
export type PrinterName = { 
/**
 * Its name.
 */
name: string, 
/**
 * Whether the system prints there when nothing is said.
 */
preferred: boolean, };

/**
 * Rows that are wrong for the same reason.
 */
export type Problem = { 
/**
 * The reason, with the parameters of the first row.
 */
fault: Fault, 
/**
 * How many rows.
 */
count: number, 
/**
 * Numbers of the first of them, as the spreadsheet shows them.
 */
rows: Array<number>, 
/**
 * Different values that were found, the first ones.
 */
values: Array<string>, 
/**
 * What cures all of them.
 */
fixes: Array<Fix>, };

/**
 * The running program.
 */
export type ProgramState = { 
/**
 * Version of the program.
 */
version: string, 
/**
 * The open company, as far as every screen needs it; nothing while nobody may work in it.
 */
company: OpenCompany | null, 
/**
 * The open company while nobody may work in it.
 */
waiting: Waiting | null, 
/**
 * What people must hear before anything else: why they were signed out, or why their company is not there any more.
 */
notice?: Fault, };

/**
 * A claim with what the payment would do to it.
 */
export type ProposedClaim = { 
/**
 * The claim.
 */
claim: OpenEntry, 
/**
 * What the payment gives, in the currency of the claim.
 */
amount: Money, 
/**
 * Early-payment discount taken.
 */
discount: Money, 
/**
 * Whether the discount may be taken on the value date.
 */
discount_in_time: boolean, 
/**
 * What stays open.
 */
left: Money, };

/**
 * An older copy of the company that was put in its place by hand.
 */
export type PutBack = { 
/**
 * When it was noticed.
 */
at_ms: Timestamp, 
/**
 * At least so many changes are missing in it.
 */
missing: number, };

/**
 * A quantity in some unit; up to 6 decimals, so that it is an exact integer of millionths in the store.
 */
export type Quantity = string;

/**
 * A step towards the price, with names.
 */
export type QuoteStep = { 
/**
 * The step.
 */
step: PriceStep, 
/**
 * Name of the list or rule that it comes from.
 */
name: string | null, 
/**
 * Price before it.
 */
before: UnitPrice, 
/**
 * Price after it.
 */
after: UnitPrice, };

/**
 * A rate or factor: tax in percent (`19`), discount in percent, exchange rate, unit factor; up to 12 decimals.
 */
export type Rate = string;

/**
 * The roles that are ready to use.
 */
export type ReadyRole = "sales" | "shop" | "warehouse" | "purchasing" | "accountant" | "manager" | "administrator";

/**
 * Receivables of which day.
 */
export type ReceivablesAgeing = { 
/**
 * At the end of this day; today when empty.
 */
on: string | null, 
/**
 * Of one branch only.
 */
branch: BranchId | null, };

/**
 * What customers owe.
 */
export type ReceivablesAgeingView = { 
/**
 * At the end of this day.
 */
on: string, 
/**
 * By party, who owes most first.
 */
rows: Array<AgeingRow>, 
/**
 * All of it.
 */
total: AgeingFigures, };

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
 * What a commit did to a record or a part of it.
 */
export type RecordChange = { 
/**
 * Kind of the record or part.
 */
kind: EntityKind, 
/**
 * Which.
 */
id: Id, 
/**
 * What people call it now.
 */
name: string, 
/**
 * What was done.
 */
change: ChangeKind, 
/**
 * The values; none of issued documents, which show them themselves.
 */
cells: Array<CellChange>, };

/**
 * Which record.
 */
export type RecordId = { 
/**
 * Its identity.
 */
id: Id, };

/**
 * The recovery key: whoever has it opens the company and all backups of its time.
 */
export type RecoveryKey = { 
/**
 * Eight groups of eight characters, in their order.
 */
groups: Array<string>, };

/**
 * Parts of the recovery key, read from where it was written down.
 */
export type RecoveryKeyConfirm = { 
/**
 * At least two groups.
 */
groups: Array<TypedGroup>, };

/**
 * Credit that is given back in money.
 */
export type Refund = { 
/**
 * Identity of the payment that goes out, made by the caller. The same refund sent twice is recorded once.
 */
id: PaymentId, 
/**
 * The credit note or the payment.
 */
credit: OpenSource, 
/**
 * How much, above zero, in the currency of the credit; all of it when empty.
 */
amount: Money | null, 
/**
 * Where it is paid out; the PC's own branch when empty.
 */
branch: BranchId | null, 
/**
 * How.
 */
method: PaymentMethod, 
/**
 * Value date.
 */
paid_on: string, 
/**
 * Units of company currency for one of the credit's; the known rate of the day when empty.
 */
exchange_rate: Rate | null, 
/**
 * A note for the statement.
 */
reference: string, };

/**
 * Which change.
 */
export type RefusalId = { 
/**
 * Its incarnation.
 */
incarnation: number, 
/**
 * Its place in the chain of this PC.
 */
dseq: number, };

/**
 * Why a change was not applied.
 */
export type RefusalReason = "not_allowed" | "no_record" | "erased" | "other_fact" | "unreadable" | "decided" | "stale";

/**
 * A record that such a change is about.
 */
export type RefusedRecord = { 
/**
 * Of which kind.
 */
kind: EntityKind, 
/**
 * Which.
 */
id: Id, 
/**
 * What people call it, also where it is not here any more.
 */
name: string, };

/**
 * Where a customer is, seen from the seller.
 */
export type Region = "domestic" | "eu" | "third_country";

/**
 * Another record that has to do with an issue.
 */
export type Related = { 
/**
 * What kind of record.
 */
kind: EntityKind, 
/**
 * Which.
 */
id: Id, 
/**
 * What people call it.
 */
name: string, };

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
 * Which sales, grouped how.
 */
export type ReportSales = { 
/**
 * First day.
 */
from: string, 
/**
 * Last day.
 */
until: string, 
/**
 * Of one branch only.
 */
branch: BranchId | null, 
/**
 * By what.
 */
group: SalesGroup, };

/**
 * Sales of a span.
 */
export type ReportSalesView = { 
/**
 * Spans of time in their order; records by net, the most first.
 */
rows: Array<SalesRow>, 
/**
 * All of it.
 */
total: SalesRow, };

/**
 * Which goods.
 */
export type ReportStockValue = { 
/**
 * Of one group of items only.
 */
category: ItemCategoryId | null, };

/**
 * What the goods in stock are worth now.
 */
export type ReportStockValueView = { 
/**
 * By group and name.
 */
rows: Array<StockValueRow>, 
/**
 * By group.
 */
groups: Array<StockValueGroup>, 
/**
 * All of it.
 */
total: Money, 
/**
 * What stands on the inventory account; the total of all groups, always.
 */
inventory_account: Money, };

/**
 * Taxes of which span.
 */
export type ReportVat = { 
/**
 * First day.
 */
from: string, 
/**
 * Last day.
 */
until: string, 
/**
 * Of one branch only.
 */
branch: BranchId | null, };

/**
 * Taxes of a span.
 */
export type ReportVatView = { 
/**
 * Sales first, then by category and rate.
 */
rows: Array<VatRow>, 
/**
 * Tax on sales that fell due.
 */
output: Money, 
/**
 * Tax on purchases.
 */
input: Money, 
/**
 * What is to be paid; below zero what comes back.
 */
payable: Money, };

/**
 * What a right is about.
 */
export type Resource = "company" | "user" | "party" | "item" | "price" | "tax" | "deal" | "activity" | "document" | "purchase" | "payment" | "stock" | "ledger" | "schedule" | "report";

/**
 * The year of the wholesaler, as a file.
 */
export type RetailImport = { 
/**
 * `online-retail.csv`, plain or packed with xz.
 */
path: string, };

/**
 * What was made of the file.
 */
export type RetailReport = { 
/**
 * Rows of the file.
 */
rows: number, 
/**
 * Numbers of invoices and cancellations in the file.
 */
papers: number, 
/**
 * Customers, with those that stand for unknown ones.
 */
parties: number, 
/**
 * Items.
 */
items: number, 
/**
 * Documents by kind.
 */
documents: Record<string, number>, 
/**
 * Payments.
 */
payments: number, 
/**
 * Sum of quantity by price over all rows, rounded per row.
 */
total: Money, 
/**
 * What was done with which rows.
 */
rules: { [key in string]: Used }, 
/**
 * Months and countries whose totals were compared with the file; all of them agree.
 */
compared: number, };

/**
 * A role of the firm's own: a copy of another one that was changed.
 */
export type Role = { 
/**
 * Identity.
 */
id: RoleId, 
/**
 * Name for people.
 */
name: string, 
/**
 * What it may do.
 */
grants: Array<Grant>, 
/**
 * Which confidential figures it may see.
 */
facets: Array<Facet>, };

/**
 * A role with all that it may do. To make one of the firm's own, copy the grants and facets of another.
 */
export type RoleDetail = { 
/**
 * Which.
 */
role: RoleKey, 
/**
 * The one that is ready to use.
 */
ready: ReadyRole | null, 
/**
 * Name of one of the firm's own.
 */
name: string, 
/**
 * Version of one that is ready to use: it goes up when a newer program changes it.
 */
version: number | null, 
/**
 * What it may do.
 */
grants: Array<Grant>, 
/**
 * Which confidential figures it sees.
 */
facets: Array<Facet>, 
/**
 * The same in sentences.
 */
sentences: Array<RoleSentence>, };

/**
 * Which role.
 */
export type RoleGet = { 
/**
 * Its key.
 */
role: RoleKey, };

/**
 * A role of the firm's own.
 */
export type RoleId = string;

/**
 * Which role: the name of one that is ready to use, or the identity of one of the firm's own.
 */
export type RoleKey = string;

/**
 * As which role the program is shown.
 */
export type RolePreview = { 
/**
 * The role; as the person's own again when empty.
 */
role: RoleKey | null, };

/**
 * A role in the list.
 */
export type RoleRow = { 
/**
 * Which.
 */
role: RoleKey, 
/**
 * The one that is ready to use, which the screen has a name for.
 */
ready: ReadyRole | null, 
/**
 * Name of one of the firm's own.
 */
name: string, 
/**
 * How many people at work have it.
 */
people: number, };

/**
 * A sentence about a role, as a code with what it is about; the words are the screen's.
 */
export type RoleSentence = { 
/**
 * What it says.
 */
says: SentenceKind, 
/**
 * About what.
 */
resource: Resource | null, 
/**
 * What may be done.
 */
actions: Array<Action>, 
/**
 * How far.
 */
scope: Scope | null, 
/**
 * Which confidential figure.
 */
facet: Facet | null, };

/**
 * What happens to one row, whatever holds for the others.
 */
export type RowChoice = { "do": "create" } | { "do": "update", 
/**
 * Which.
 */
id: Id, } | { "do": "skip" };

/**
 * A row with what came of it.
 */
export type RowSeen = { 
/**
 * Its number in the file, as the spreadsheet shows it.
 */
row: number, 
/**
 * What came of it.
 */
did: Did, 
/**
 * Its name or number.
 */
title: string, 
/**
 * A record that it looks like.
 */
like: Like | null, 
/**
 * All that is wrong with it; the fields are those of the mapping.
 */
faults: Array<Fault>, };

/**
 * What is looked at in a company file.
 */
export type Rule = "file-sound" | "chain-whole" | "signatures-hold" | "rows-as-committed" | "facts-guarded" | "references-hold" | "files-unchanged" | "entries-balance" | "trial-balance-zero" | "turnover-agrees" | "stock-on-accounts" | "open-on-accounts" | "world-zero" | "levels-agree" | "reserved-agrees" | "costs-agree" | "layers-agree" | "series-gapless" | "totals-agree" | "lists-agree" | "sales-agree" | "progress-agrees" | "open-agrees" | "states-agree" | "search-agrees";

/**
 * A rule and how many rows break it.
 */
export type RuleResult = { 
/**
 * Which rule.
 */
rule: Rule, 
/**
 * How many rows break it; of one rule at most a hundred are listed.
 */
findings: number, };

/**
 * Whether the company could be had back.
 */
export type Safety = { 
/**
 * Whether the recovery key is written down.
 */
recovery_key_confirmed: boolean, 
/**
 * How the backups of this PC stand.
 */
backup: BackupState, 
/**
 * An older copy of the company was put in its place by hand, not long ago.
 */
put_back: PutBack | null, };

/**
 * By what sales are grouped.
 */
export type SalesGroup = "day" | "week" | "month" | "customer" | "item" | "category" | "branch" | "salesperson";

/**
 * Sales of a group.
 */
export type SalesRow = { 
/**
 * First day of the span, where days, weeks or months are grouped.
 */
first_on: string | null, 
/**
 * The customer, item, group, branch or person; nothing for what belongs to none.
 */
id: Id | null, 
/**
 * Its name.
 */
label: string, 
/**
 * In stock units, credit notes taken off.
 */
quantity: Quantity, 
/**
 * Without tax, credit notes taken off.
 */
net: Money, 
/**
 * What the goods that left had cost, less what came back; absent for people who may not see costs.
 */
cost?: Money, 
/**
 * Net less cost; absent as above.
 */
margin?: Money, 
/**
 * Margin in percent of net, to one decimal; absent without net, and as above.
 */
margin_percent?: Rate, };

/**
 * How far a right reaches.
 */
export type Scope = "own" | "team" | "branch" | "company";

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
on: string | null, 
/**
 * What a line of the document says, or what stands above or below, where the words were found there.
 */
line?: string, };

/**
 * What was found.
 */
export type SearchResult = { 
/**
 * Records of which a number, a barcode or an address of mail is exactly what was typed.
 */
exact: Array<SearchHit>, 
/**
 * The others by kind; the kind of the best hit first.
 */
groups: Array<SearchGroup>, 
/**
 * Mistyped words, and what was looked for instead, when nothing has them as they were typed.
 */
instead?: Array<Instead>, };

/**
 * A password, passphrase or key as it was typed. It can be read from a request, and cannot be written into anything.
 */
export type Secret = string;

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
 * What a sentence about a role says.
 */
export type SentenceKind = "everything" | "may" | "never" | "sees" | "hidden";

/**
 * How far a series of numbers has counted.
 */
export type SeriesState = { 
/**
 * The kind of document.
 */
kind: DocumentKind, 
/**
 * The last count of this year on this PC; zero when none was drawn.
 */
last_no: number, 
/**
 * The number that a document of today would get. Nothing is drawn by looking.
 */
next: string, };

/**
 * What is done with money or credit.
 */
export type Settling = { "how": "oldest_first" } | { "how": "by_hand", 
/**
 * How much of which claim, with discount and write-off.
 */
choices: Array<Choice>, } | { "how": "keep" };

/**
 * How a file is written, as it was detected or as the user said.
 */
export type Shape = { 
/**
 * The format.
 */
format: Format, 
/**
 * Label of the encoding in the terms of the web ("UTF-8", "windows-1251"); none for a workbook.
 */
encoding?: string | null, 
/**
 * What stands between two cells; none for a workbook.
 */
delimiter?: string | null, 
/**
 * The sheet that is read; none for text.
 */
sheet?: string | null, 
/**
 * All sheets of the workbook in their order; empty for text.
 */
sheets: Array<string>, 
/**
 * Number of the row that names the columns, from 1; none when the columns have no names.
 */
header?: number | null, 
/**
 * What stands before the decimals of numbers written as text.
 */
decimal: DecimalMark, 
/**
 * Whether something in the file proves the mark, or nothing depends on it. `1.234` alone proves nothing.
 */
decimal_sure: boolean, 
/**
 * What was seen between groups of digits.
 */
thousands?: Thousands | null, 
/**
 * Order of dates written as text.
 */
dates: DateOrder, 
/**
 * Whether something in the file proves the order, or nothing depends on it. `05/02/2024` alone proves nothing.
 */
dates_sure: boolean, };

/**
 * What the user says of a file; what is left out is detected.
 */
export type ShapeWish = { 
/**
 * Label of the encoding.
 */
encoding?: string | null, 
/**
 * An ASCII character other than quote and line end.
 */
delimiter?: string | null, 
/**
 * Name of the sheet.
 */
sheet?: string | null, 
/**
 * Number of the row that names the columns, from 1; 0 when there is none and all rows are content.
 */
header?: number | null, 
/**
 * What stands before the decimals.
 */
decimal?: DecimalMark | null, 
/**
 * Order of dates.
 */
dates?: DateOrder | null, };

/**
 * How much of an invoice a part takes; never more than is left.
 */
export type Share = { "kind": "percent", "value": Rate } | { "kind": "fixed", "value": UnitPrice } | { "kind": "net" } | { "kind": "tax" } | { "kind": "remainder" };

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
 * Who wants to work.
 */
export type SignInAs = { 
/**
 * The person; by `name` when empty.
 */
user?: UserId | null, 
/**
 * Name of the person.
 */
name?: string, 
/**
 * The password; empty for who has none.
 */
password?: Secret, };

/**
 * What happened at the door.
 */
export type SignInOutcome = "in" | "out" | "failed" | "waited" | "locked" | "new_password" | "reset";

/**
 * Somebody signed in or out, or failed to.
 */
export type SignInRow = { 
/**
 * When.
 */
at_ms: Timestamp, 
/**
 * As whom.
 */
user: UserId, 
/**
 * Name of that person.
 */
user_name: string, 
/**
 * Name of the PC.
 */
device_name: string, 
/**
 * What came of it.
 */
outcome: SignInOutcome, };

/**
 * How many notes.
 */
export type SignInsWanted = { 
/**
 * At most so many; 100 when left out, never more than 1000.
 */
limit?: number | null, };

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
 * How much time belongs together.
 */
export type Span = "month" | "year";

/**
 * When the line is spared, because it costs by volume: commits go once in a while then, and attachments wait.
 */
export type SpareLine = "never" | "metered" | "always";

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
 * An item in one of our places.
 */
export type StockLevelRow = { 
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
 * Its group.
 */
category: ItemCategoryId | null, 
/**
 * Name of its group.
 */
category_name: string | null, 
/**
 * Stock unit.
 */
unit: string, 
/**
 * The place.
 */
location: LocationId, 
/**
 * Name of the place.
 */
location_name: string, 
/**
 * What is there.
 */
on_hand: Quantity, 
/**
 * What of it is promised.
 */
reserved: Quantity, 
/**
 * What can be promised or sold.
 */
available: Quantity, 
/**
 * What is there at today's cost; absent for people who may not see costs.
 */
value?: AtCost, 
/**
 * Order again when available stock falls below.
 */
reorder_point: Quantity | null, 
/**
 * Whether it fell below.
 */
reorder: boolean, };

/**
 * Goods moved from one place to another.
 */
export type StockMoveId = string;

/**
 * Goods that went from one place to another.
 */
export type StockMoveRow = { 
/**
 * Identity.
 */
id: StockMoveId, 
/**
 * On which business day.
 */
moved_on: string, 
/**
 * When.
 */
moved_at_ms: Timestamp, 
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
 * Stock unit.
 */
unit: string, 
/**
 * Out of here.
 */
from_location: LocationId, 
/**
 * Name of that place.
 */
from_name: string, 
/**
 * What kind of place.
 */
from_kind: LocationType, 
/**
 * Into there.
 */
to_location: LocationId, 
/**
 * Name of that place.
 */
to_name: string, 
/**
 * What kind of place.
 */
to_kind: LocationType, 
/**
 * How much.
 */
quantity: Quantity, 
/**
 * What it was worth at cost; absent for people who may not see costs.
 */
value?: Money, 
/**
 * The document that caused it.
 */
document: DocumentId | null, 
/**
 * What kind of document.
 */
document_kind: DocumentKind | null, 
/**
 * Its number.
 */
number: string | null, 
/**
 * Code of the branch.
 */
branch: string | null, };

/**
 * What holds for one item in one place.
 */
export type StockPolicy = { 
/**
 * Identity.
 */
id: StockPolicyId, 
/**
 * Which item.
 */
item: ItemId, 
/**
 * Where.
 */
location: LocationId, 
/**
 * What happens when it runs out.
 */
negative: NegativePolicy, 
/**
 * Order again when available stock falls below.
 */
reorder_point: Quantity | null, };

/**
 * What happens when an item runs out in a place.
 */
export type StockPolicyId = string;

/**
 * Of which item.
 */
export type StockPolicyList = { 
/**
 * The item.
 */
item: ItemId, };

/**
 * What should hold for an item in a place. The second one for the same item and place replaces the first.
 */
export type StockPolicySave = { 
/**
 * The rule. A new one comes with an id of the caller's making.
 */
policy: StockPolicy, };

/**
 * Goods from one of our places to another.
 */
export type StockTransfer = { 
/**
 * Out of here.
 */
from: LocationId, 
/**
 * Into there.
 */
to: LocationId, 
/**
 * On which business day; today when empty.
 */
moved_on: string | null, 
/**
 * What moves. Each item once.
 */
lines: Array<StockTransferLine>, };

/**
 * How much of an item moves.
 */
export type StockTransferLine = { 
/**
 * The item.
 */
item: ItemId, 
/**
 * How much, in its stock unit; above zero.
 */
quantity: Quantity, };

/**
 * What was moved.
 */
export type StockTransferred = { 
/**
 * The moves, in the order of the lines.
 */
moves: Array<StockMoveId>, 
/**
 * What the person should know: where the rules warn instead of refusing.
 */
shortages: Array<TransferShortage>, };

/**
 * What a group of items is worth.
 */
export type StockValueGroup = { 
/**
 * The group; nothing for items without one.
 */
category: ItemCategoryId | null, 
/**
 * Its name.
 */
name: string, 
/**
 * What its items cost.
 */
value: Money, };

/**
 * What an item in stock is worth.
 */
export type StockValueRow = { 
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
 * Its group.
 */
category: ItemCategoryId | null, 
/**
 * Name of its group.
 */
category_name: string, 
/**
 * Stock unit.
 */
unit: string, 
/**
 * How many, in all our places.
 */
quantity: Quantity, 
/**
 * What one costs on average.
 */
unit_cost: UnitPrice, 
/**
 * What all of them cost.
 */
value: Money, };

/**
 * What the amounts of a column come to in one currency.
 */
export type Sum = { 
/**
 * Name of the column.
 */
column: string, 
/**
 * The sum.
 */
amount: Money, };

/**
 * Attachments on their way.
 */
export type SyncAttachments = { 
/**
 * Those that head office does not have yet.
 */
sending: number, 
/**
 * Their bytes.
 */
sending_bytes: number, 
/**
 * Those that come from there.
 */
fetching: number, 
/**
 * Those of them that somebody asked for.
 */
wanted: number, 
/**
 * Head office has no room for more.
 */
full: boolean, };

/**
 * Brings the open company to head office.
 */
export type SyncConnect = { 
/**
 * Address of head office: a name or an address, with a port or without.
 */
server: string, 
/**
 * The code that the server printed, in any writing.
 */
code: string, };

/**
 * Joins a firm as a new PC.
 */
export type SyncJoin = { 
/**
 * Address of head office: a name or an address, with a port or without.
 */
server: string, 
/**
 * The code that the administrator gave, in any writing.
 */
code: string, 
/**
 * Name of this PC for people.
 */
name: string, 
/**
 * Where the file goes; a name made of the address in the usual folder when empty.
 */
path: string | null, };

/**
 * How long the PCs of the firm work without head office.
 */
export type SyncLease = { 
/**
 * Days, 1 to 365; 30 as long as nobody says otherwise.
 */
days: number, };

/**
 * How the link may work.
 */
export type SyncLimits = { 
/**
 * It waits until somebody lets it go on, on a metered line perhaps.
 */
paused: boolean, 
/**
 * Kilobytes a second that it may carry, 1 to 1,000,000; all there are when empty.
 */
most_kilobytes: number | null, 
/**
 * When the line is spared; as before when empty.
 */
spare?: SpareLine, 
/**
 * Minutes between two exchanges then, 1 to 1,440; as before when empty.
 */
spare_minutes?: number, };

/**
 * How far the loading is.
 */
export type SyncLoading = { 
/**
 * Rows that are here.
 */
done: number, 
/**
 * Rows there are.
 */
of: number, 
/**
 * It is the history of a PC that joined: until it is here nothing can be posted, and lists and reports do not tell of it.
 */
history: boolean, };

/**
 * What the link with head office does.
 */
export type SyncPhase = "alone" | "current" | "working" | "offline" | "loading" | "paused" | "stopped";

/**
 * A change of which something was not applied.
 */
export type SyncRefusal = { 
/**
 * Which.
 */
id: RefusalId, 
/**
 * When head office said so.
 */
at_ms: Timestamp, 
/**
 * Who made it.
 */
user: UserId, 
/**
 * Name of that person.
 */
user_name: string, 
/**
 * The command.
 */
command: string, 
/**
 * Why.
 */
reason: RefusalReason, 
/**
 * Head office keeps it and applies it when it can; otherwise it is not applied.
 */
kept: boolean, 
/**
 * Whether it can be made once more, by the person who asks.
 */
again: boolean, 
/**
 * The records that it is about, each once.
 */
records: Array<RefusedRecord>, };

/**
 * The link with head office.
 */
export type SyncState = { 
/**
 * What it does.
 */
phase: SyncPhase, 
/**
 * Address of head office; nothing when the PC works alone.
 */
server: string | null, 
/**
 * Name of the firm there.
 */
firm: string | null, 
/**
 * Fingerprint of the certificate of head office, in hexadecimal.
 */
fingerprint: string | null, 
/**
 * The last place of the firm's feed that is here.
 */
cursor: number, 
/**
 * Own changes that head office has not answered yet.
 */
waiting: number, 
/**
 * Own changes of which something was not applied, and nobody has put aside.
 */
refused: number, 
/**
 * What is wrong.
 */
problem: Fault | null, 
/**
 * The last time that head office answered.
 */
last_contact_at_ms: Timestamp | null, 
/**
 * The last time that everything was sent and everything was here: figures of other places are as of then.
 */
current_at_ms: Timestamp | null, 
/**
 * When it is tried again.
 */
next_try_at_ms: Timestamp | null, 
/**
 * The own clock less the server's, where that is more than five minutes.
 */
clock_off_ms: number | null, 
/**
 * How far the loading is.
 */
loading: SyncLoading | null, 
/**
 * Papers and pictures on their way; absent when the PC works alone.
 */
attachments?: SyncAttachments, 
/**
 * Kilobytes a second that it may carry; all there are when empty.
 */
most_kilobytes: number | null, 
/**
 * When the line is spared.
 */
spare: SpareLine, 
/**
 * Minutes between two exchanges then.
 */
spare_minutes: number, 
/**
 * It is spared at this moment.
 */
sparing: boolean, 
/**
 * When this PC can only be read, if it does not reach head office until then; absent when it works alone.
 */
lease_ends_at_ms?: Timestamp, 
/**
 * How that stands: people are warned where it is near, and told where it has ended.
 */
lease?: LeasePhase, };

/**
 * A list or a report as a file.
 */
export type TableExport = { 
/**
 * The command whose rows it has: `party_list`, `report_sales`.
 */
of: string, 
/**
 * The request of that command. Search, sort and filters hold; where a window begins and ends does not.
 */
parameters: unknown, 
/**
 * Which columns, in this order; all that fit into a cell when empty.
 */
columns: Array<ExportColumn>, 
/**
 * What kind of file.
 */
format: TableFormat, 
/**
 * What it is called: the sheet, the heading, the file.
 */
title: string, 
/**
 * What was asked for, in words: filters, span. Printed below the title.
 */
notes?: Array<string>, 
/**
 * Where the file goes; without it the answer holds its bytes.
 */
to?: string | null, };

/**
 * What kind of file.
 */
export type TableFormat = "csv" | "xlsx" | "pdf";

/**
 * What the rows of a table are.
 */
export type TableKind = "parties" | "contacts" | "items" | "prices" | "opening_stock" | "open_invoices" | "payments";

/**
 * A group of items or services that is taxed alike. Its rates are [`super::TaxRate`] rows.
 */
export type TaxCategory = { 
/**
 * Identity.
 */
id: TaxCategoryId, 
/**
 * Name for people ("Standard rate", "Books").
 */
name: string, 
/**
 * Code of EN 16931.
 */
vat: VatCategory, 
/**
 * Code of the VATEX list, when the usual one of the category does not fit.
 */
reason_code: string | null, 
/**
 * The sentence that the law wants on the document; when empty, the sentence of the code in the reader's language.
 */
reason_text: string | null, };

/**
 * A tax category.
 */
export type TaxCategoryChoice = { 
/**
 * Identity.
 */
id: TaxCategoryId, 
/**
 * Name.
 */
name: string, 
/**
 * Code of EN 16931.
 */
vat: VatCategory, 
/**
 * VAT in percent today; nothing when no rate is valid.
 */
rate: Rate | null, };

/**
 * A group of items or services that is taxed alike.
 */
export type TaxCategoryId = string;

/**
 * A tax category with its rates.
 */
export type TaxCategoryRow = { 
/**
 * The category.
 */
category: TaxCategory, 
/**
 * VAT in percent today; nothing when no rate is valid.
 */
today: Rate | null, 
/**
 * Its rates, by tax and first day.
 */
rates: Array<TaxRate>, };

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
 * Which tax: accounts of revenue and tax are kept apart by it, so that the tax return can be read from the ledger.
 */
export type TaxKey = { 
/**
 * Category of EN 16931.
 */
category: VatCategory, 
/**
 * Percent.
 */
rate: Rate, };

/**
 * What a tax is reckoned from.
 */
export type TaxKind = "percent" | "per_unit";

/**
 * Where the tax of a document is rounded.
 */
export type TaxMode = "per_document" | "per_line";

/**
 * All about taxes.
 */
export type TaxOverview = { 
/**
 * Categories with their rates.
 */
categories: Array<TaxCategoryRow>, 
/**
 * What replaces a category for certain customers, the first that counts first.
 */
rules: Array<TaxRule>, };

/**
 * A rate of a tax category with its dates.
 *
 * Rows of different `tax` stand beside each other (VAT and eco tax). Of the rows of one `tax` that are valid on a day,
 * the one that began last counts: a new rate can be entered ahead without touching the old row.
 */
export type TaxRate = { 
/**
 * Identity.
 */
id: TaxRateId, 
/**
 * Of which category.
 */
category: TaxCategoryId, 
/**
 * Short name of the tax ("VAT", "eco").
 */
tax: string, 
/**
 * Whether it is VAT and carries the category's code; withholding and eco taxes are not.
 */
is_vat: boolean, 
/**
 * What `amount` means.
 */
kind: TaxKind, 
/**
 * Percent, or major units per unit of quantity.
 */
amount: Rate, 
/**
 * Whether prices contain it; when empty, as the price list says.
 */
included: boolean | null, 
/**
 * Whether later taxes are reckoned on top of it.
 */
raises_base: boolean, 
/**
 * Order of reckoning.
 */
sequence: number, 
/**
 * First day.
 */
valid_from: string | null, 
/**
 * Last day.
 */
valid_to: string | null, };

/**
 * A rate of a tax category with its dates.
 */
export type TaxRateId = string;

/**
 * What replaces the tax for certain customers. An empty condition asks nothing.
 */
export type TaxRule = { 
/**
 * Identity.
 */
id: TaxRuleId, 
/**
 * The highest priority wins.
 */
priority: number, 
/**
 * Where the customer is.
 */
region: Region | null, 
/**
 * One country alone.
 */
country: string | null, 
/**
 * Human or firm.
 */
customer: PartyKind | null, 
/**
 * Whether the customer has a VAT id.
 */
with_vat_id: boolean | null, 
/**
 * Goods or services.
 */
supply: ItemKind | null, 
/**
 * The tax category that is replaced.
 */
category: TaxCategoryId | null, 
/**
 * The tax category that takes its place.
 */
becomes: TaxCategoryId, 
/**
 * First day.
 */
valid_from: string | null, 
/**
 * Last day.
 */
valid_to: string | null, };

/**
 * What replaces the tax for certain customers.
 */
export type TaxRuleId = string;

/**
 * People who look after the same customers.
 */
export type Team = { 
/**
 * Identity.
 */
id: TeamId, 
/**
 * Name for people.
 */
name: string, };

/**
 * People who look after the same customers.
 */
export type TeamId = string;

/**
 * One part: how much, and when.
 */
export type TermPart = { 
/**
 * How much.
 */
share: Share, 
/**
 * When.
 */
due: Due, };

/**
 * What stands between groups of digits.
 */
export type Thousands = "point" | "comma" | "space" | "apostrophe";

/**
 * An instant in milliseconds since 1970 UTC (`_at_ms`).
 */
export type Timestamp = number;

/**
 * More left a place than was free there.
 */
export type TransferShortage = { 
/**
 * The item.
 */
item: ItemId, 
/**
 * What was free.
 */
available: Quantity, 
/**
 * What is missing.
 */
missing: Quantity, };

/**
 * Which trial balance.
 */
export type TrialBalanceRequest = { 
/**
 * First day of the period; from the beginning when empty.
 */
from: string | null, 
/**
 * Last day; today when empty.
 */
until: string | null, 
/**
 * Of one branch only.
 */
branch: BranchId | null, };

/**
 * What stands on an account.
 */
export type TrialBalanceRow = { 
/**
 * The account.
 */
account: AccountId, 
/**
 * Its number.
 */
code: string, 
/**
 * Its name.
 */
name: string, 
/**
 * Where it stands in the statements.
 */
kind: AccountType, 
/**
 * Debits less credits before the period.
 */
opening: Money, 
/**
 * Debits of the period.
 */
debit: Money, 
/**
 * Credits of the period.
 */
credit: Money, 
/**
 * Debits less credits at the end.
 */
closing: Money, };

/**
 * What stands on all accounts on which something was booked.
 */
export type TrialBalanceView = { 
/**
 * Last day.
 */
until: string, 
/**
 * By account, in the order of their numbers.
 */
rows: Array<TrialBalanceRow>, 
/**
 * All debits of the period.
 */
debit: Money, 
/**
 * All credits of the period.
 */
credit: Money, 
/**
 * All that stands on all accounts: nothing, always.
 */
closing: Money, };

/**
 * A group of the recovery key as somebody typed it.
 */
export type TypedGroup = { 
/**
 * Which, from 1.
 */
number: number, 
/**
 * What was typed.
 */
text: Secret, };

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
 * Which upgrade shall be taken back.
 */
export type UpgradeBack = { 
/**
 * Path of the company file.
 */
path: string, 
/**
 * Whether changes that were made since may be left behind in the upgraded file.
 */
lose_work: boolean, 
/**
 * The passphrase, where one locks the key.
 */
passphrase: Secret | null, };

/**
 * Which company.
 */
export type UpgradeKept = { 
/**
 * Path of its file.
 */
path: string, };

/**
 * An upgrade that was taken back.
 */
export type UpgradeTakenBack = { 
/**
 * Where the upgraded file lies now.
 */
upgraded: string, };

/**
 * How often a rule was used, and where first.
 */
export type Used = { 
/**
 * Rows of the file.
 */
rows: number, 
/**
 * The first of them, as a spreadsheet counts lines.
 */
first_lines: Array<number>, };

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
role: RoleKey, 
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
active: boolean, 
/**
 * With whom the person looks after customers.
 */
team: TeamId | null, 
/**
 * Where the person works: rights that reach as far as the branch mean this one.
 */
branch: BranchId | null, };

/**
 * Somebody who works with the program.
 */
export type UserId = string;

/**
 * What a value is.
 */
export type ValueKind = "empty" | "text" | "integer" | "flag" | "money" | "quantity" | "decimal" | "date" | "instant" | "choice" | "reference" | "structure";

/**
 * The VAT categories of EN 16931 (a selection of UNTDID 5305).
 */
export type VatCategory = "S" | "Z" | "E" | "AE" | "K" | "G" | "O" | "L" | "M";

/**
 * One tax.
 */
export type VatRow = { 
/**
 * Owed or deducted.
 */
side: VatSide, 
/**
 * Category of EN 16931.
 */
category: VatCategory, 
/**
 * Percent.
 */
rate: Rate, 
/**
 * On how much: sales, prepayments invoiced, discounts taken off; or purchases.
 */
base: Money, 
/**
 * The tax that fell due.
 */
tax: Money, 
/**
 * The tax that is invoiced and not owed yet.
 */
waiting: Money, };

/**
 * Whose tax it is.
 */
export type VatSide = "sales" | "purchases";

/**
 * What was looked at and what was found.
 */
export type VerifyReport = { 
/**
 * Every rule that was judged, with how many rows break it.
 */
rules: Array<RuleResult>, 
/**
 * The rows that break a rule; empty for a sound file.
 */
findings: Array<Finding>, };

/**
 * What somebody earns, if that was written down.
 */
export type Wage = { 
/**
 * For what time; `amount` is for it.
 */
per: PayPer, 
/**
 * How much; nothing when it was not written down.
 */
amount: Money | null, };

/**
 * An open company in which nobody may work yet.
 */
export type Waiting = { 
/**
 * For what.
 */
for_what: WaitingFor, 
/**
 * Name of the firm.
 */
company: string, 
/**
 * Its language.
 */
language: Language, 
/**
 * Path of the file.
 */
path: string, 
/**
 * Who sits at the desk.
 */
user: UserId | null, 
/**
 * Who works with the program.
 */
people: Array<PersonAtDoor>, };

/**
 * For what an open company waits.
 */
export type WaitingFor = "sign_in" | "unlock" | "new_password";

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
filters?: Array<Filter>, 
/**
 * Beside them, one of these groups must hold as a whole; nothing when empty.
 */
any?: Array<Array<Filter>>, 
/**
 * Groups instead of rows: `from`, `limit` and the page's `total` then count groups.
 */
group?: GroupBy, 
/**
 * Whether the amounts of all matching rows are added up too.
 */
sum?: boolean, };

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
  'out-of-sight',
  'more-than-own',
  'right-needs',
  'preview-only',
  'bad-request',
  'request-too-large',
  'unknown-command',
  'changed-meanwhile',
  'in-use',
  'immutable',
  'wrong-state',
  'busy',
  'stopped',
  'column-missing',
  'rows-wrong',
  'row-repeated',
  'unknown-name',
  'ambiguous',
  'already-imported',
  'totals-differ',
  'erased',
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
  'other-branch',
  'on-the-way',
  'party-blocked',
  'credit-exceeded',
  'no-lines',
  'more-than-open',
  'number-taken',
  'not-enough-stock',
  'same-place',
  'not-stocked',
  'unbalanced',
  'period-closed',
  'unknown-account',
  'sign-in-needed',
  'locked',
  'wrong-password',
  'too-many-tries',
  'password-missing',
  'new-password-needed',
  'password-too-short',
  'access-ended',
  'sync-unreachable',
  'sync-strange',
  'sync-other-server',
  'sync-unknown-pc',
  'sync-busy',
  'sync-refused',
  'sync-revoked',
  'sync-forked',
  'sync-upgrade',
  'sync-wrong',
  'sync-key-missing',
  'paper-away',
  'lease-ended',
  'history-loading',
  'pc-wiped',
  'join-code-unknown',
  'join-impostor',
  'join-other-company',
  'join-no-company',
  'joined-already',
  'file-in-use',
  'not-a-company',
  'newer-file',
  'read-only',
  'disk-full',
  'disk-failed',
  'file-missing',
  'file-exists',
  'key-store-unavailable',
  'key-store-locked',
  'key-missing',
  'passphrase-missing',
  'wrong-passphrase',
  'passphrase-too-short',
  'recovery-key-wrong',
  'recovery-key-length',
  'recovery-key-other',
  'recovery-key-confirmed',
  'file-damaged',
  'upgrade-failed',
  'backup-folder-missing',
  'backup-target-full',
  'backup-target-read-only',
  'backup-target-failed',
  'backup-damaged',
  'restore-failed',
  'moment-unknown',
  'work-since',
  'internal',
  'unknown-printer',
  'print-failed',
  'bad-image',
  'not-an-export',
  'export-newer',
  'export-damaged',
  'export-unknown',
  'not-evidence',
  'package-damaged',
  'file-too-large',
  'too-large',
  'not-a-table',
  'table-damaged',
  'no-rows',
  'too-many-rows',
  'too-long-for-paper',
  'too-large-for-page',
  'too-many-columns',
  'too-many-to-sort',
  'too-many-to-group',
  'cell-too-long',
  'unclosed-quote',
  'unknown-encoding',
  'broken-cell',
];

/** Every command with its request and response. */
export interface Commands {
  /** About the running program: version, open company, person, language. */
  program_state: { request: Nothing; response: ProgramState };
  /** Company files in the usual folder of this PC. */
  company_files: { request: Nothing; response: Array<CompanyFile> };
  /** Makes a company file with all that work needs, keeps its key, and opens it. */
  company_create: { request: CompanyCreate; response: ProgramState };
  /** Makes the demo company: a trading firm with a year behind it, keeps its key, and opens it. */
  demo_create: { request: DemoCreate; response: ProgramState };
  /** Opens a company file. */
  company_open: { request: CompanyOpen; response: ProgramState };
  /** Joins a firm as a new PC: makes a company file, loads what the PC may hold, and opens it; best run as a task. */
  sync_join: { request: SyncJoin; response: ProgramState };
  /** The files that upgrades kept beside a company, the newest last. */
  upgrade_kept: { request: UpgradeKept; response: Array<string> };
  /** Takes the last upgrade back: the file from before it is in place again, the upgraded one stays beside it. The company is closed then. */
  upgrade_back: { request: UpgradeBack; response: UpgradeTakenBack };
  /** Gives the open company a new key: everything is written anew under it. Older backups open with the old one, which the company keeps. */
  key_change: { request: KeyChange; response: ProgramState };
  /** Makes a company file for what an archive of everything holds, keeps its key, judges it, and opens it. */
  import_all: { request: ImportAll; response: ImportedAll };
  /** Checks an evidence package: whether it is as it was signed. Needs no company. */
  evidence_check: { request: EvidenceCheck; response: EvidenceReport };
  /** Closes the open company. */
  company_close: { request: Nothing; response: ProgramState };
  /** Backups in a folder, the newest first, as they say of themselves. */
  backup_list: { request: BackupList; response: Array<BackupRow> };
  /** Makes a backup the company again, as it stood then or at a moment since; what is there is kept beside it. */
  backup_restore: { request: BackupRestore; response: BackupRestored };
  /** Runs a command as a task that tells how far it is and can be stopped without a trace. */
  job_start: { request: JobStart; response: JobView };
  /** Where a task stands, with its answer when it has ended. */
  job_get: { request: JobId; response: JobView };
  /** All tasks of this run of the program. */
  job_list: { request: Nothing; response: Array<JobView> };
  /** Stops a task; nothing of it was done. */
  job_stop: { request: JobId; response: JobView };
  /** Signs a person in, or unlocks the desk; whoever was at work before goes. */
  sign_in: { request: SignInAs; response: ProgramState };
  /** The person at work leaves; the company stays open for the next one. */
  sign_out: { request: Nothing; response: ProgramState };
  /** Locks the desk until the person at work gives the password again. */
  desk_lock: { request: Nothing; response: ProgramState };
  /** Tells that the person is there: the desk does not lock itself meanwhile. */
  desk_active: { request: Nothing; response: DeskActive };
  /** Sets another password for the person at work. */
  password_change: { request: PasswordChange; response: ProgramState };
  /** Shows the program as a role sees it, without changing anything, until it is ended by naming none. */
  role_preview: { request: RolePreview; response: ProgramState };
  /** Recognises a table and proposes what its columns mean. */
  import_look: { request: ImportLook; response: ImportSeen };
  /** Tries an import out through the code that does it, and takes all of it back: what would come of which row. */
  import_try: { request: ImportWish; response: ImportOutcome };
  /** Imports a table, all of it or nothing; what came in can be taken back as a whole. */
  import_run: { request: ImportWish; response: ImportOutcome };
  /** The rows of a table that are wrong, with the reasons, as a file of the same columns. */
  import_wrong_rows: { request: ImportWish; response: FileContent };
  /** The imports of this PC, the newest first. */
  import_list: { request: Nothing; response: Array<ImportRow> };
  /** Takes an import back, as long as nothing depends on what it brought. */
  import_undo: { request: ImportUndo; response: Nothing };
  /** Replays the year of a wholesaler ("Online Retail", UCI) through the code that issues documents; all of it or nothing. */
  import_online_retail: { request: RetailImport; response: RetailReport };
  /** Takes back the last change of the person, if nobody changed the same fields meanwhile. */
  undo: { request: Nothing; response: Replayed };
  /** Does the last undone change again. */
  redo: { request: Nothing; response: Replayed };
  /** What can be undone and redone next. */
  undo_state: { request: Nothing; response: UndoState };
  /** Writes everything that the company has into one archive of CSV or JSON with a schema, straight to disk. */
  export_all: { request: ExportAll; response: ExportedAll };
  /** Writes documents of a span with all that proves them into one signed archive that anybody can check. */
  evidence_export: { request: EvidenceExport; response: EvidenceExported };
  /** Where backups go, when, how many stay, and how they stand. */
  backup_settings_get: { request: Nothing; response: BackupSettings };
  /** Sets where backups go, when, and how many stay. */
  backup_settings_save: { request: BackupPlanSave; response: BackupSettings };
  /** Makes a backup while others work: written, opened, judged, compared; best run as a task. */
  backup_now: { request: BackupNow; response: BackupMade };
  /** What was done since a backup, the latest first: the moments up to which it can be restored. */
  backup_moments: { request: BackupMoments; response: Array<MomentRow> };
  /** The link with head office: what it does, what waits, what is wrong. */
  sync_state: { request: Nothing; response: SyncState };
  /** Does not wait any longer: head office is tried at once. */
  sync_now: { request: Nothing; response: SyncState };
  /** Pauses the link with head office, or limits what it may carry. */
  sync_limits: { request: SyncLimits; response: SyncState };
  /** How long the PCs of the firm work without head office before they can only be read. */
  sync_lease_get: { request: Nothing; response: SyncLease };
  /** Changes that. */
  sync_lease_save: { request: SyncLease; response: SyncLease };
  /** Brings this company to head office, or joins again with another key. */
  sync_connect: { request: SyncConnect; response: SyncState };
  /** Own changes of which head office did not apply something, the latest first. */
  sync_refusals: { request: Nothing; response: Array<SyncRefusal> };
  /** Makes such a change once more, in the name of the person who asks: a right came back, or somebody else has it. */
  sync_refusal_retry: { request: RefusalId; response: Array<SyncRefusal> };
  /** Puts such a change aside: nobody wants it any more. */
  sync_refusal_dismiss: { request: RefusalId; response: Array<SyncRefusal> };
  /** Where the key of the company is kept, and whether the recovery key is written down. */
  key_state: { request: Nothing; response: KeyState };
  /** The recovery key, to be written down; as long as it was not confirmed. */
  recovery_key_show: { request: Nothing; response: RecoveryKey };
  /** Confirms that the recovery key is written down: two of its groups are typed. */
  recovery_key_confirm: { request: RecoveryKeyConfirm; response: KeyState };
  /** Keeps the key of the company somewhere else: in the key store, or locked with a passphrase. */
  key_move: { request: KeyMove; response: KeyState };
  /** Judges every rule that must hold between the rows of the company file; answers the rows that break one. */
  company_verify: { request: Nothing; response: VerifyReport };
  /** What happened to a record and its parts, the newest first: who changed what, when, from what to what. */
  history_of: { request: HistoryOf; response: HistoryPage };
  /** All changes of the company as they were made, the newest first. */
  journal_list: { request: JournalListRequest; response: Page<JournalRow> };
  /** What was printed, handed out and exported, the newest first. */
  disclosure_list: { request: Window; response: Page<DisclosureRow> };
  /** All small lists that screens choose from. */
  choices: { request: Nothing; response: Choices };
  /** The firm, and what of it can no longer change. */
  company_get: { request: Nothing; response: CompanySettings };
  /** Changes the firm; what follows from its choices changes along. */
  company_save: { request: Company; response: CompanySettings };
  /** The logo on letters. */
  company_logo_get: { request: Nothing; response: Logo | null };
  /** Sets or removes the logo on letters. */
  company_logo_set: { request: LogoSet; response: Logo | null };
  /** The branches of the firm. */
  branch_list: { request: Nothing; response: Array<Branch> };
  /** Makes or changes a branch. */
  branch_save: { request: Branch; response: Branch };
  /** The PCs that issue documents. */
  device_list: { request: Nothing; response: Array<DeviceRow> };
  /** Makes or changes a PC. */
  device_save: { request: Device; response: Device };
  /** People who work with the program. */
  user_list: { request: Nothing; response: Array<User> };
  /** Makes or changes a person who works with the program. */
  user_save: { request: User; response: User };
  /** Gives a person a password for one time, which must be changed at once. */
  password_reset: { request: PasswordReset; response: OneTimePassword };
  /** The people who have a password. */
  password_list: { request: Nothing; response: Array<UserId> };
  /** Who signed in, when, at which PC, and who failed to; the newest first. */
  sign_in_list: { request: SignInsWanted; response: Array<SignInRow> };
  /** After how many minutes without anybody the desk locks itself. */
  desk_lock_get: { request: Nothing; response: DeskLock };
  /** Sets after how many minutes without anybody the desk locks itself. */
  desk_lock_save: { request: DeskLock; response: DeskLock };
  /** All roles: those that are ready to use, then those of the firm's own. */
  role_list: { request: Nothing; response: Array<RoleRow> };
  /** A role with all that it may do. */
  role_get: { request: RoleGet; response: RoleDetail };
  /** What a role may do, in sentences. */
  role_sentences: { request: RoleGet; response: Array<RoleSentence> };
  /** Makes or changes a role of the firm's own. */
  role_save: { request: Role; response: RoleDetail };
  /** Removes a role that nobody has. */
  role_delete: { request: RecordId; response: Nothing };
  /** The teams of the firm by name. */
  team_list: { request: Nothing; response: Array<Team> };
  /** Makes or changes a team. */
  team_save: { request: Team; response: Team };
  /** Removes a team that nobody is in. */
  team_delete: { request: RecordId; response: Nothing };
  /** Which numbers come next on this PC. */
  number_series_state: { request: Nothing; response: Array<SeriesState> };
  /** Closed periods. */
  period_lock_list: { request: Nothing; response: Array<PeriodLock> };
  /** Before a period is closed: the PCs that may still bring something into it, as head office knows it now. */
  period_readiness: { request: PeriodReadiness; response: Array<LatePc> };
  /** Closes a period or moves its end. */
  period_lock_save: { request: PeriodLock; response: PeriodLock };
  /** Opens a closed period. */
  period_lock_delete: { request: RecordId; response: Nothing };
  /** What people must settle, the newest first; each hears of what may be seen and cured. */
  issue_list: { request: IssueList; response: IssuePage };
  /** An issue with both values, the one before, who wrote them, and what cures it. */
  issue_get: { request: IssueGet; response: IssueDetail };
  /** Settles an issue: what shall stand, or a word that it was looked at. It travels, and closes the issue for everybody. */
  issue_settle: { request: IssueSettle; response: IssueDetail };
  /** Decides where amounts count that were posted into a closed period: on the first open day, or on their own one. */
  issue_period: { request: IssuePeriod; response: IssueDetail };
  /** Parties: customers, suppliers, contacts. */
  party_list: { request: Window; response: Page<PartyRow> };
  /** A party with all that belongs to it. */
  party_get: { request: PartyGet; response: PartyDetail };
  /** Makes or changes a party with its addresses, contact points, bank accounts and relations in one step. */
  party_save: { request: PartySave; response: PartyDetail };
  /** Removes a party from lists and search; its documents stay. */
  party_delete: { request: PartyGet; response: Nothing };
  /** Makes one of two parties: the one goes on, with the history of both; taken back by `undo` or `party_unmerge`. */
  party_merge: { request: Merge; response: PartyDetail };
  /** A party that turned out to be another one is by itself again; what moved to the other stays there. */
  party_unmerge: { request: RecordId; response: PartyDetail };
  /** All that is kept about a person, for programs and for people, in one archive. */
  person_export: { request: PersonExport; response: Exported };
  /** Erases for ever what is known of a person; issued documents stay whole. */
  person_erase: { request: Person; response: PersonErased };
  /** Items with what is in stock and their own price in the standard list. */
  item_list: { request: Window; response: Page<ItemRow> };
  /** An item with units, barcodes, groups, levels and prices. */
  item_get: { request: RecordId; response: ItemDetail };
  /** Items that carry a barcode or number: what a scanner asks. */
  item_by_code: { request: ItemCode; response: Array<CodeHit> };
  /** Labels with name, price with tax, barcode and number, as PDF for a sheet or a roll. */
  item_labels: { request: LabelRequest; response: FileContent };
  /** Makes or changes an item with its units and barcodes in one step. */
  item_save: { request: ItemSave; response: ItemDetail };
  /** Removes an item that nothing needs; its documents stay. */
  item_delete: { request: RecordId; response: Nothing };
  /** Makes one of two items in the same unit: the one goes on, with history, stock and open orders of both. */
  item_merge: { request: Merge; response: ItemDetail };
  /** An item that turned out to be another one is by itself again; what moved to the other, goods too, stays there. */
  item_unmerge: { request: RecordId; response: ItemDetail };
  /** Groups of items as a tree laid out in lines. */
  item_category_list: { request: Nothing; response: Array<CategoryRow> };
  /** Makes or changes a group of items. */
  item_category_save: { request: ItemCategory; response: ItemCategory };
  /** Removes a group of items that nothing needs. */
  item_category_delete: { request: RecordId; response: Nothing };
  /** What an item costs somebody on a day, explained step by step. */
  price_quote: { request: PriceQuestion; response: PriceQuote };
  /** Price lists. */
  price_list_list: { request: Nothing; response: Array<PriceListRow> };
  /** Makes or changes a price list. */
  price_list_save: { request: PriceList; response: PriceList };
  /** Removes a price list that nothing needs. */
  price_list_delete: { request: RecordId; response: Nothing };
  /** Prices in lists; filter by `list` or `item`. */
  price_item_list: { request: Window; response: Page<PriceItemRow> };
  /** Makes or changes a price. */
  price_item_save: { request: PriceItem; response: PriceItem };
  /** Removes a price. */
  price_item_delete: { request: RecordId; response: Nothing };
  /** Price rules, the first that counts first. */
  price_rule_list: { request: Nothing; response: Array<PriceRuleRow> };
  /** Makes or changes a price rule. */
  price_rule_save: { request: PriceRule; response: PriceRule };
  /** Removes a price rule. */
  price_rule_delete: { request: RecordId; response: Nothing };
  /** The margin on cost below which a price must be approved. */
  price_floor_get: { request: Nothing; response: PriceFloor };
  /** Sets the margin on cost below which a price must be approved. */
  price_floor_save: { request: PriceFloor; response: PriceFloor };
  /** Tax categories with their rates, and tax rules. */
  tax_overview: { request: Nothing; response: TaxOverview };
  /** Makes or changes a tax category. */
  tax_category_save: { request: TaxCategory; response: TaxCategory };
  /** Removes a tax category that nothing needs, with its rates. */
  tax_category_delete: { request: RecordId; response: Nothing };
  /** Makes or changes a tax rate. */
  tax_rate_save: { request: TaxRate; response: TaxRate };
  /** Removes a tax rate; documents keep theirs. */
  tax_rate_delete: { request: RecordId; response: Nothing };
  /** Makes or changes a tax rule. */
  tax_rule_save: { request: TaxRule; response: TaxRule };
  /** Removes a tax rule. */
  tax_rule_delete: { request: RecordId; response: Nothing };
  /** Payment terms. */
  payment_term_list: { request: Nothing; response: Array<PaymentTerm> };
  /** Makes or changes a payment term. */
  payment_term_save: { request: PaymentTerm; response: PaymentTerm };
  /** Removes a payment term that nothing needs. */
  payment_term_delete: { request: RecordId; response: Nothing };
  /** Exchange rates, the newest first. */
  exchange_rate_list: { request: Window; response: Page<ExchangeRateRow> };
  /** Makes or changes the exchange rate of a currency from a day on. */
  exchange_rate_save: { request: ExchangeRate; response: ExchangeRate };
  /** Removes an exchange rate; documents keep theirs. */
  exchange_rate_delete: { request: RecordId; response: Nothing };
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
  /** Goods that other branches sent and nobody received yet: drafts of their arrivals, the oldest first. */
  arrival_list: { request: Nothing; response: Array<DraftRow> };
  /** Throws a draft away. */
  draft_discard: { request: DraftDiscard; response: Nothing };
  /** Issues a draft: number, document, goods, entries, all or nothing. */
  document_issue: { request: DocumentIssue; response: DocumentDetail };
  /** Issued documents. */
  document_list: { request: DocumentListRequest; response: Page<DocumentRow> };
  /** An issued document with everything around it. */
  document_get: { request: DocumentGet; response: DocumentDetail };
  /** Notes a step: sent, accepted, declined, closed. */
  document_step: { request: DocumentStep; response: DocumentDetail };
  /** An issued document as PDF/A: kept the first time, the same bytes ever after. */
  document_pdf: { request: DocumentGet; response: FileContent };
  /** The papers of many documents in one archive; drawn on all cores, kept as if each had been asked for. */
  documents_pdf: { request: DocumentsPdf; response: Exported };
  /** The pages of an issued document as SVG, from the layout of its PDF. */
  document_pages: { request: DocumentGet; response: Pages };
  /** The pages of a draft as they would be printed now. */
  draft_pages: { request: DraftGet; response: Pages };
  /** Printers of this computer. */
  printer_list: { request: Nothing; response: Array<PrinterName> };
  /** Prints an issued document and notes that it was sent. */
  document_print: { request: DocumentPrint; response: Nothing };
  /** What a change to all that a list finds would do: how many records, and which cannot be changed and why. */
  bulk_preview: { request: BulkWish; response: BulkOutcome };
  /** Changes all that a list finds, as one step that can be taken back. */
  bulk_run: { request: BulkWish; response: BulkOutcome };
  /** Levels: every item in every place where it is or should be. */
  stock_level_list: { request: Window; response: Page<StockLevelRow> };
  /** Moves, the newest first. */
  stock_move_list: { request: Window; response: Page<StockMoveRow> };
  /** Moves of one item, the newest first. */
  item_moves: { request: ItemMoves; response: Page<StockMoveRow> };
  /** The places where goods are kept or pass. */
  location_list: { request: Nothing; response: Array<Location> };
  /** Makes or changes a place. */
  location_save: { request: LocationSave; response: Location };
  /** What holds for an item in single places. */
  stock_policy_list: { request: StockPolicyList; response: Array<StockPolicy> };
  /** Sets what holds for an item in a place: whether it may run out, and when to order again. */
  stock_policy_save: { request: StockPolicySave; response: StockPolicy };
  /** Takes back what was said about an item in a place: what the place and the item say counts again. */
  stock_policy_delete: { request: RecordId; response: Nothing };
  /** Moves goods between two of our places. */
  stock_transfer: { request: StockTransfer; response: StockTransferred };
  /** Payments in and out. */
  payment_list: { request: Window; response: Page<PaymentRow> };
  /** A payment with what it settled and how it was booked. */
  payment_get: { request: PaymentGet; response: PaymentView };
  /** What a payment would settle: the oldest claims first, with the discounts that it may take. */
  payment_propose: { request: PaymentPropose; response: PaymentProposal };
  /** Records a payment with what it settles and its entry. */
  payment_record: { request: PaymentRecord; response: PaymentView };
  /** Takes a payment back; what it settled is open again. */
  payment_reverse: { request: PaymentReverse; response: PaymentView };
  /** Takes a single allocation back; the claim and the credit are open again. */
  payment_unallocate: { request: PaymentUnallocate; response: OpenItemsView };
  /** Settles claims with a credit note or with money that settles nothing yet. */
  credit_apply: { request: CreditApply; response: OpenItemsView };
  /** Gives a credit back in money. */
  refund: { request: Refund; response: PaymentView };
  /** Claims and credits of a party. */
  open_items: { request: OpenItems; response: OpenItemsView };
  /** The accounts of the company. */
  account_list: { request: Nothing; response: Array<Account> };
  /** Makes or changes an account. */
  account_save: { request: AccountSave; response: Account };
  /** Entries, the newest first. */
  entry_list: { request: Window; response: Page<EntryRow> };
  /** An entry with its lines. */
  entry_get: { request: EntryGet; response: EntryView };
  /** How a document or a payment was booked. */
  entries_of: { request: EntriesOf; response: Array<EntryView> };
  /** What stands on each account. */
  trial_balance: { request: TrialBalanceRequest; response: TrialBalanceView };
  /** Posts an entry by hand. */
  entry_post: { request: EntryPost; response: EntryView };
  /** Takes an entry by hand back. */
  entry_reverse: { request: EntryReverse; response: EntryView };
  /** Sales of a span by day, week, month, customer, item, group, branch or person: net, cost, margin, quantity. */
  report_sales: { request: ReportSales; response: ReportSalesView };
  /** What customers owe, by how long it is overdue. */
  report_receivables_ageing: { request: ReceivablesAgeing; response: ReceivablesAgeingView };
  /** What the goods in stock are worth at cost. */
  report_stock_value: { request: ReportStockValue; response: ReportStockValueView };
  /** Base and tax by category and rate. */
  report_vat: { request: ReportVat; response: ReportVatView };
  /** The first look in the morning. */
  dashboard: { request: Nothing; response: DashboardView };
  /** A report as a file for a spreadsheet or for paper. */
  report_export: { request: TableExport; response: Exported };
  /** All rows of a list as a file for a spreadsheet or for paper. */
  list_export: { request: TableExport; response: Exported };
}

/** What each command shows or changes; the cache is refreshed by it. */
export const commandEffects: Record<keyof Commands, { reads: EntityKind[]; changes: EntityKind[] }> = {
  program_state: { reads: ['company', 'user'], changes: [] },
  company_files: { reads: [], changes: [] },
  company_create: { reads: [], changes: ['company', 'branch', 'device', 'user'] },
  demo_create: { reads: [], changes: ['company', 'branch', 'device', 'user'] },
  company_open: { reads: [], changes: ['company', 'branch', 'device', 'user'] },
  sync_join: { reads: [], changes: ['company', 'branch', 'device', 'user'] },
  upgrade_kept: { reads: [], changes: [] },
  upgrade_back: { reads: [], changes: ['company', 'branch', 'device', 'user'] },
  key_change: { reads: [], changes: ['company', 'branch', 'device', 'user'] },
  import_all: { reads: [], changes: ['company', 'branch', 'device', 'user'] },
  evidence_check: { reads: [], changes: [] },
  company_close: { reads: [], changes: ['company', 'branch', 'device', 'user'] },
  backup_list: { reads: [], changes: [] },
  backup_restore: { reads: [], changes: ['company', 'branch', 'device', 'user'] },
  job_start: { reads: [], changes: [] },
  job_get: { reads: [], changes: [] },
  job_list: { reads: [], changes: [] },
  job_stop: { reads: [], changes: [] },
  sign_in: { reads: [], changes: ['company', 'user', 'sign_in'] },
  sign_out: { reads: [], changes: ['company', 'user', 'sign_in'] },
  desk_lock: { reads: [], changes: ['company', 'user', 'sign_in'] },
  desk_active: { reads: [], changes: [] },
  password_change: { reads: [], changes: ['user', 'sign_in'] },
  role_preview: { reads: [], changes: ['company', 'user'] },
  import_look: { reads: ['party', 'item'], changes: [] },
  import_try: { reads: ['party', 'item'], changes: [] },
  import_run: { reads: [], changes: ['party', 'address', 'contact_point', 'bank_account', 'party_relation', 'item', 'item_barcode', 'item_category', 'price_item', 'setting'] },
  import_wrong_rows: { reads: ['party', 'item'], changes: [] },
  import_list: { reads: [], changes: [] },
  import_undo: { reads: [], changes: ['party', 'address', 'contact_point', 'bank_account', 'party_relation', 'item', 'item_barcode', 'item_category', 'price_item'] },
  import_online_retail: { reads: [], changes: ['party', 'address', 'item', 'price_item', 'document', 'document_line', 'document_tax', 'instalment', 'stock_move', 'payment', 'allocation', 'entry', 'entry_line'] },
  undo: { reads: [], changes: [] },
  redo: { reads: [], changes: [] },
  undo_state: { reads: [], changes: [] },
  export_all: { reads: [], changes: ['disclosure'] },
  evidence_export: { reads: [], changes: ['disclosure'] },
  backup_settings_get: { reads: ['company'], changes: [] },
  backup_settings_save: { reads: [], changes: ['company'] },
  backup_now: { reads: [], changes: ['company'] },
  backup_moments: { reads: [], changes: [] },
  sync_state: { reads: [], changes: [] },
  sync_now: { reads: [], changes: [] },
  sync_limits: { reads: [], changes: [] },
  sync_lease_get: { reads: ['setting'], changes: [] },
  sync_lease_save: { reads: [], changes: ['setting'] },
  sync_connect: { reads: [], changes: ['device'] },
  sync_refusals: { reads: [], changes: [] },
  sync_refusal_retry: { reads: [], changes: ['company', 'branch', 'party', 'address', 'contact_point', 'bank_account', 'party_relation', 'item', 'item_unit', 'item_barcode', 'price_list', 'price_item', 'price_rule', 'deal', 'deal_line', 'activity', 'draft'] },
  sync_refusal_dismiss: { reads: [], changes: [] },
  key_state: { reads: ['company'], changes: [] },
  recovery_key_show: { reads: [], changes: [] },
  recovery_key_confirm: { reads: [], changes: ['company'] },
  key_move: { reads: [], changes: ['company'] },
  company_verify: { reads: [], changes: [] },
  history_of: { reads: ['disclosure'], changes: [] },
  journal_list: { reads: [], changes: [] },
  disclosure_list: { reads: ['disclosure'], changes: [] },
  choices: { reads: ['company', 'branch', 'user', 'employee', 'price_list', 'payment_term', 'tax_category', 'tax_rate', 'item_category', 'location', 'pipeline', 'stage'], changes: [] },
  company_get: { reads: ['company', 'document', 'payment', 'stock_move'], changes: [] },
  company_save: { reads: [], changes: ['company', 'account', 'exchange_rate', 'price_list', 'tax_category', 'tax_rule'] },
  company_logo_get: { reads: ['company'], changes: [] },
  company_logo_set: { reads: [], changes: ['company'] },
  branch_list: { reads: ['branch'], changes: [] },
  branch_save: { reads: [], changes: ['branch'] },
  device_list: { reads: ['device', 'branch', 'document'], changes: [] },
  device_save: { reads: [], changes: ['device'] },
  user_list: { reads: ['user'], changes: [] },
  user_save: { reads: [], changes: ['user', 'deal'] },
  password_reset: { reads: [], changes: ['sign_in'] },
  password_list: { reads: ['user', 'sign_in'], changes: [] },
  sign_in_list: { reads: ['sign_in', 'user', 'device'], changes: [] },
  desk_lock_get: { reads: ['setting'], changes: [] },
  desk_lock_save: { reads: [], changes: ['setting'] },
  role_list: { reads: ['role', 'user'], changes: [] },
  role_get: { reads: ['role'], changes: [] },
  role_sentences: { reads: ['role'], changes: [] },
  role_save: { reads: [], changes: ['role'] },
  role_delete: { reads: [], changes: ['role'] },
  team_list: { reads: ['team'], changes: [] },
  team_save: { reads: [], changes: ['team'] },
  team_delete: { reads: [], changes: ['team'] },
  number_series_state: { reads: ['company', 'branch', 'device', 'document'], changes: [] },
  period_lock_list: { reads: ['period_lock'], changes: [] },
  period_readiness: { reads: [], changes: [] },
  period_lock_save: { reads: [], changes: ['period_lock'] },
  period_lock_delete: { reads: [], changes: ['period_lock'] },
  issue_list: { reads: ['issue_note'], changes: [] },
  issue_get: { reads: ['issue_note'], changes: [] },
  issue_settle: { reads: [], changes: ['issue_note', 'company', 'party', 'address', 'contact_point', 'bank_account', 'party_relation', 'item', 'item_unit', 'item_barcode', 'price_list', 'price_item', 'price_rule', 'deal', 'deal_line', 'activity'] },
  issue_period: { reads: [], changes: ['issue_note', 'period_lock', 'entry', 'entry_line'] },
  party_list: { reads: ['party', 'address'], changes: [] },
  party_get: { reads: ['party', 'address', 'contact_point', 'bank_account', 'party_relation'], changes: [] },
  party_save: { reads: [], changes: ['party', 'address', 'contact_point', 'bank_account', 'party_relation'] },
  party_delete: { reads: [], changes: ['party'] },
  party_merge: { reads: [], changes: ['party', 'deal', 'activity', 'price_rule', 'draft', 'issue_note'] },
  party_unmerge: { reads: [], changes: ['party'] },
  person_export: { reads: [], changes: ['disclosure'] },
  person_erase: { reads: [], changes: ['party', 'address', 'contact_point', 'bank_account', 'party_relation', 'activity', 'deal', 'draft', 'employee', 'user'] },
  item_list: { reads: ['item', 'item_category', 'item_barcode', 'price_item', 'price_list', 'stock_move', 'reservation'], changes: [] },
  item_get: { reads: ['item', 'item_unit', 'item_barcode', 'item_category', 'price_item', 'price_list', 'stock_move', 'reservation', 'location'], changes: [] },
  item_by_code: { reads: ['item', 'item_barcode'], changes: [] },
  item_labels: { reads: ['item', 'item_barcode', 'price_item', 'price_list', 'price_rule'], changes: [] },
  item_save: { reads: [], changes: ['item', 'item_unit', 'item_barcode'] },
  item_delete: { reads: [], changes: ['item', 'item_unit', 'item_barcode'] },
  item_merge: { reads: [], changes: ['item', 'deal_line', 'price_rule', 'draft', 'issue_note', 'stock_move', 'reservation'] },
  item_unmerge: { reads: [], changes: ['item', 'reservation'] },
  item_category_list: { reads: ['item_category'], changes: [] },
  item_category_save: { reads: [], changes: ['item_category'] },
  item_category_delete: { reads: [], changes: ['item_category'] },
  price_quote: { reads: ['price_list', 'price_item', 'price_rule', 'item', 'item_unit', 'item_category', 'party', 'exchange_rate', 'setting'], changes: [] },
  price_list_list: { reads: ['price_list', 'price_item'], changes: [] },
  price_list_save: { reads: [], changes: ['price_list'] },
  price_list_delete: { reads: [], changes: ['price_list'] },
  price_item_list: { reads: ['price_item', 'price_list', 'item', 'item_category'], changes: [] },
  price_item_save: { reads: [], changes: ['price_item'] },
  price_item_delete: { reads: [], changes: ['price_item'] },
  price_rule_list: { reads: ['price_rule', 'item', 'item_category', 'party', 'price_list'], changes: [] },
  price_rule_save: { reads: [], changes: ['price_rule'] },
  price_rule_delete: { reads: [], changes: ['price_rule'] },
  price_floor_get: { reads: ['setting'], changes: [] },
  price_floor_save: { reads: [], changes: ['setting'] },
  tax_overview: { reads: ['tax_category', 'tax_rate', 'tax_rule'], changes: [] },
  tax_category_save: { reads: [], changes: ['tax_category'] },
  tax_category_delete: { reads: [], changes: ['tax_category', 'tax_rate'] },
  tax_rate_save: { reads: [], changes: ['tax_rate'] },
  tax_rate_delete: { reads: [], changes: ['tax_rate'] },
  tax_rule_save: { reads: [], changes: ['tax_rule'] },
  tax_rule_delete: { reads: [], changes: ['tax_rule'] },
  payment_term_list: { reads: ['payment_term'], changes: [] },
  payment_term_save: { reads: [], changes: ['payment_term'] },
  payment_term_delete: { reads: [], changes: ['payment_term'] },
  exchange_rate_list: { reads: ['exchange_rate'], changes: [] },
  exchange_rate_save: { reads: [], changes: ['exchange_rate'] },
  exchange_rate_delete: { reads: [], changes: ['exchange_rate'] },
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
  home_summary: { reads: ['company', 'activity', 'deal', 'document', 'draft', 'instalment', 'payment', 'item', 'stock_move', 'reservation'], changes: [] },
  search_all: { reads: ['party', 'item', 'deal', 'activity', 'employee', 'document', 'payment'], changes: [] },
  draft_start: { reads: [], changes: ['draft'] },
  draft_save: { reads: [], changes: ['draft'] },
  draft_get: { reads: ['draft', 'item', 'party', 'price_item', 'tax_rate'], changes: [] },
  draft_list: { reads: ['draft'], changes: [] },
  arrival_list: { reads: ['draft'], changes: [] },
  draft_discard: { reads: [], changes: ['draft'] },
  document_issue: { reads: [], changes: ['draft', 'document', 'document_line', 'instalment', 'stock_move', 'reservation', 'entry', 'entry_line'] },
  document_list: { reads: ['document', 'document_event', 'payment', 'allocation'], changes: [] },
  document_get: { reads: ['document', 'document_line', 'document_event', 'document_file', 'payment', 'allocation'], changes: [] },
  document_step: { reads: [], changes: ['document', 'document_event', 'reservation'] },
  document_pdf: { reads: [], changes: ['document_file', 'disclosure'] },
  documents_pdf: { reads: [], changes: ['document_file', 'disclosure'] },
  document_pages: { reads: ['document'], changes: [] },
  draft_pages: { reads: ['draft', 'company'], changes: [] },
  printer_list: { reads: [], changes: [] },
  document_print: { reads: [], changes: ['document_event', 'document_file', 'disclosure'] },
  bulk_preview: { reads: ['party', 'item', 'deal', 'activity', 'document'], changes: [] },
  bulk_run: { reads: [], changes: ['party', 'item', 'price_item', 'deal', 'stage_change', 'activity', 'document_event'] },
  stock_level_list: { reads: ['item', 'location', 'stock_policy', 'stock_move', 'reservation'], changes: [] },
  stock_move_list: { reads: ['stock_move', 'item', 'location', 'document'], changes: [] },
  item_moves: { reads: ['stock_move', 'item', 'location', 'document'], changes: [] },
  location_list: { reads: ['location'], changes: [] },
  location_save: { reads: [], changes: ['location'] },
  stock_policy_list: { reads: ['stock_policy'], changes: [] },
  stock_policy_save: { reads: [], changes: ['stock_policy'] },
  stock_policy_delete: { reads: [], changes: ['stock_policy'] },
  stock_transfer: { reads: [], changes: ['stock_move'] },
  payment_list: { reads: ['payment', 'allocation', 'party'], changes: [] },
  payment_get: { reads: ['payment', 'allocation', 'entry', 'entry_line', 'document'], changes: [] },
  payment_propose: { reads: ['payment', 'allocation', 'instalment', 'document'], changes: [] },
  payment_record: { reads: [], changes: ['payment', 'allocation', 'instalment', 'document', 'entry', 'entry_line'] },
  payment_reverse: { reads: [], changes: ['payment', 'allocation', 'instalment', 'document', 'entry', 'entry_line'] },
  payment_unallocate: { reads: [], changes: ['payment', 'allocation', 'instalment', 'document', 'entry', 'entry_line'] },
  credit_apply: { reads: [], changes: ['payment', 'allocation', 'instalment', 'document', 'entry', 'entry_line'] },
  refund: { reads: [], changes: ['payment', 'allocation', 'instalment', 'document', 'entry', 'entry_line'] },
  open_items: { reads: ['payment', 'allocation', 'instalment', 'document'], changes: [] },
  account_list: { reads: ['account'], changes: [] },
  account_save: { reads: [], changes: ['account'] },
  entry_list: { reads: ['entry', 'entry_line', 'document', 'payment'], changes: [] },
  entry_get: { reads: ['entry', 'entry_line', 'account'], changes: [] },
  entries_of: { reads: ['entry', 'entry_line', 'account'], changes: [] },
  trial_balance: { reads: ['entry', 'entry_line', 'account'], changes: [] },
  entry_post: { reads: [], changes: ['entry', 'entry_line'] },
  entry_reverse: { reads: [], changes: ['entry', 'entry_line'] },
  report_sales: { reads: ['document', 'document_line', 'stock_move', 'revaluation', 'item', 'party'], changes: [] },
  report_receivables_ageing: { reads: ['document', 'instalment', 'payment', 'allocation', 'party'], changes: [] },
  report_stock_value: { reads: ['stock_move', 'revaluation', 'item', 'item_category', 'entry_line'], changes: [] },
  report_vat: { reads: ['entry', 'entry_line', 'account'], changes: [] },
  dashboard: { reads: ['document', 'document_line', 'payment', 'allocation'], changes: [] },
  report_export: { reads: [], changes: ['disclosure'] },
  list_export: { reads: [], changes: ['disclosure'] },
};

/** What somebody may be allowed: `deal.change`. */
export type Right = `${Resource}.${Action}`;

export const ALL_ACTIONS: readonly Action[] = ['see', 'create', 'change', 'post', 'void', 'export', 'approve'];

export const ALL_FACETS: readonly Facet[] = ['cost', 'credit', 'bank', 'pay'];

/** What can be done with each resource, and how far that can reach, the narrowest first. */
export const possibleRights: Record<Resource, { actions: readonly Action[]; scopes: readonly Scope[] }> = {
  company: { actions: ['see', 'create', 'change', 'export'], scopes: ['company'] },
  user: { actions: ['see', 'create', 'change', 'void'], scopes: ['company'] },
  party: { actions: ['see', 'create', 'change', 'void', 'export'], scopes: ['own', 'team', 'branch', 'company'] },
  item: { actions: ['see', 'create', 'change', 'void', 'export'], scopes: ['company'] },
  price: { actions: ['see', 'create', 'change', 'void', 'export'], scopes: ['company'] },
  tax: { actions: ['see', 'create', 'change', 'void', 'export'], scopes: ['company'] },
  deal: { actions: ['see', 'create', 'change', 'void', 'export'], scopes: ['own', 'team', 'branch', 'company'] },
  activity: { actions: ['see', 'create', 'change', 'void', 'export'], scopes: ['own', 'team', 'branch', 'company'] },
  document: { actions: ['see', 'create', 'change', 'post', 'void', 'export', 'approve'], scopes: ['own', 'team', 'branch', 'company'] },
  purchase: { actions: ['see', 'create', 'change', 'post', 'void', 'export'], scopes: ['own', 'team', 'branch', 'company'] },
  payment: { actions: ['see', 'post', 'void', 'export'], scopes: ['branch', 'company'] },
  stock: { actions: ['see', 'create', 'change', 'post', 'void', 'export'], scopes: ['branch', 'company'] },
  ledger: { actions: ['see', 'create', 'change', 'post', 'void', 'export'], scopes: ['branch', 'company'] },
  schedule: { actions: ['see', 'create', 'change', 'void', 'export'], scopes: ['own', 'team', 'branch', 'company'] },
  report: { actions: ['see', 'export'], scopes: ['branch', 'company'] },
};

/** The rights of which each command needs one, and the confidential figure that it is about; nothing for commands about the program. */
export const commandRights: Record<keyof Commands, { any: readonly Right[]; facet?: Facet } | null> = {
  program_state: null,
  company_files: null,
  company_create: null,
  demo_create: null,
  company_open: null,
  sync_join: null,
  upgrade_kept: null,
  upgrade_back: null,
  key_change: null,
  import_all: null,
  evidence_check: null,
  company_close: null,
  backup_list: null,
  backup_restore: null,
  job_start: null,
  job_get: null,
  job_list: null,
  job_stop: null,
  sign_in: null,
  sign_out: null,
  desk_lock: null,
  desk_active: null,
  password_change: null,
  role_preview: null,
  import_look: { any: ['company.change'] },
  import_try: { any: ['company.change'] },
  import_run: { any: ['company.change'] },
  import_wrong_rows: { any: ['company.change'] },
  import_list: { any: ['company.see'] },
  import_undo: { any: ['company.change'] },
  import_online_retail: { any: ['company.change'] },
  undo: { any: ['activity.change'] },
  redo: { any: ['activity.change'] },
  undo_state: { any: ['activity.see'] },
  export_all: { any: ['company.export'] },
  evidence_export: { any: ['ledger.export'] },
  backup_settings_get: { any: ['company.see'] },
  backup_settings_save: { any: ['company.change'] },
  backup_now: { any: ['company.change'] },
  backup_moments: { any: ['company.change'] },
  sync_state: { any: ['company.see'] },
  sync_now: { any: ['company.see'] },
  sync_limits: { any: ['company.change'] },
  sync_lease_get: { any: ['company.see'] },
  sync_lease_save: { any: ['company.change'] },
  sync_connect: { any: ['company.change'] },
  sync_refusals: { any: ['company.see'] },
  sync_refusal_retry: { any: ['company.see'] },
  sync_refusal_dismiss: { any: ['company.see'] },
  key_state: { any: ['company.see'] },
  recovery_key_show: { any: ['company.change'] },
  recovery_key_confirm: { any: ['company.change'] },
  key_move: { any: ['company.change'] },
  company_verify: { any: ['ledger.see'] },
  history_of: { any: ['activity.see'] },
  journal_list: { any: ['ledger.see'] },
  disclosure_list: { any: ['ledger.see'] },
  choices: { any: ['company.see'] },
  company_get: { any: ['company.see'] },
  company_save: { any: ['company.change'] },
  company_logo_get: { any: ['company.see'] },
  company_logo_set: { any: ['company.change'] },
  branch_list: { any: ['company.see'] },
  branch_save: { any: ['company.create', 'company.change'] },
  device_list: { any: ['company.see'] },
  device_save: { any: ['company.create', 'company.change'] },
  user_list: { any: ['user.see'] },
  user_save: { any: ['user.create', 'user.change'] },
  password_reset: { any: ['user.change'] },
  password_list: { any: ['user.see'] },
  sign_in_list: { any: ['user.change'] },
  desk_lock_get: { any: ['company.see'] },
  desk_lock_save: { any: ['company.change'] },
  role_list: { any: ['user.see'] },
  role_get: { any: ['user.see'] },
  role_sentences: { any: ['user.see'] },
  role_save: { any: ['user.create', 'user.change'] },
  role_delete: { any: ['user.void'] },
  team_list: { any: ['user.see'] },
  team_save: { any: ['user.create', 'user.change'] },
  team_delete: { any: ['user.void'] },
  number_series_state: { any: ['company.see'] },
  period_lock_list: { any: ['ledger.see'] },
  period_readiness: { any: ['ledger.change'] },
  period_lock_save: { any: ['ledger.change'] },
  period_lock_delete: { any: ['ledger.change'] },
  issue_list: { any: ['activity.see'] },
  issue_get: { any: ['activity.see'] },
  issue_settle: { any: ['activity.see'] },
  issue_period: { any: ['ledger.change'] },
  party_list: { any: ['party.see'] },
  party_get: { any: ['party.see'] },
  party_save: { any: ['party.create', 'party.change'] },
  party_delete: { any: ['party.void'] },
  party_merge: { any: ['party.void'] },
  party_unmerge: { any: ['party.void'] },
  person_export: { any: ['party.export'] },
  person_erase: { any: ['company.change'] },
  item_list: { any: ['item.see'] },
  item_get: { any: ['item.see'] },
  item_by_code: { any: ['item.see'] },
  item_labels: { any: ['item.see'] },
  item_save: { any: ['item.create', 'item.change'] },
  item_delete: { any: ['item.void'] },
  item_merge: { any: ['item.void'] },
  item_unmerge: { any: ['item.void'] },
  item_category_list: { any: ['item.see'] },
  item_category_save: { any: ['item.create', 'item.change'] },
  item_category_delete: { any: ['item.void'] },
  price_quote: { any: ['price.see'] },
  price_list_list: { any: ['price.see'] },
  price_list_save: { any: ['price.create', 'price.change'] },
  price_list_delete: { any: ['price.void'] },
  price_item_list: { any: ['price.see'] },
  price_item_save: { any: ['price.create', 'price.change'] },
  price_item_delete: { any: ['price.void'] },
  price_rule_list: { any: ['price.see'] },
  price_rule_save: { any: ['price.create', 'price.change'] },
  price_rule_delete: { any: ['price.void'] },
  price_floor_get: { any: ['price.see'] },
  price_floor_save: { any: ['price.change'], facet: 'cost' },
  tax_overview: { any: ['tax.see'] },
  tax_category_save: { any: ['tax.create', 'tax.change'] },
  tax_category_delete: { any: ['tax.void'] },
  tax_rate_save: { any: ['tax.create', 'tax.change'] },
  tax_rate_delete: { any: ['tax.void'] },
  tax_rule_save: { any: ['tax.create', 'tax.change'] },
  tax_rule_delete: { any: ['tax.void'] },
  payment_term_list: { any: ['tax.see'] },
  payment_term_save: { any: ['tax.create', 'tax.change'] },
  payment_term_delete: { any: ['tax.void'] },
  exchange_rate_list: { any: ['tax.see'] },
  exchange_rate_save: { any: ['tax.create', 'tax.change'] },
  exchange_rate_delete: { any: ['tax.void'] },
  pipeline_list: { any: ['deal.see'] },
  stage_save: { any: ['deal.create', 'deal.change'] },
  stage_delete: { any: ['deal.void'] },
  deal_board: { any: ['deal.see'] },
  deal_list: { any: ['deal.see'] },
  deal_get: { any: ['deal.see'] },
  deal_save: { any: ['deal.create', 'deal.change'] },
  deal_move: { any: ['deal.change'] },
  deal_delete: { any: ['deal.void'] },
  activity_list: { any: ['activity.see'] },
  activity_get: { any: ['activity.see'] },
  activity_save: { any: ['activity.create', 'activity.change'] },
  activity_delete: { any: ['activity.void'] },
  activity_done: { any: ['activity.change'] },
  activity_reopen: { any: ['activity.change'] },
  activity_reschedule: { any: ['activity.change'] },
  activities_of: { any: ['activity.see'] },
  reminder_due: { any: ['activity.see'] },
  reminder_shown: { any: ['activity.see'] },
  employee_list: { any: ['schedule.see'] },
  employee_get: { any: ['schedule.see'] },
  employee_save: { any: ['schedule.create', 'schedule.change'] },
  employee_delete: { any: ['schedule.void'] },
  shift_list: { any: ['schedule.see'] },
  shift_save: { any: ['schedule.create', 'schedule.change'] },
  shift_delete: { any: ['schedule.void'] },
  calendar_span: { any: ['schedule.see'] },
  home_summary: { any: ['activity.see'] },
  search_all: { any: ['activity.see'] },
  draft_start: { any: ['document.create', 'purchase.create'] },
  draft_save: { any: ['document.create', 'document.change', 'purchase.create', 'purchase.change'] },
  draft_get: { any: ['document.see', 'purchase.see'] },
  draft_list: { any: ['document.see', 'purchase.see'] },
  arrival_list: { any: ['document.see'] },
  draft_discard: { any: ['document.create', 'document.change', 'purchase.create', 'purchase.change'] },
  document_issue: { any: ['document.post', 'purchase.post'] },
  document_list: { any: ['document.see', 'purchase.see'] },
  document_get: { any: ['document.see', 'purchase.see'] },
  document_step: { any: ['document.post', 'purchase.post'] },
  document_pdf: { any: ['document.see', 'purchase.see'] },
  documents_pdf: { any: ['document.see', 'purchase.see'] },
  document_pages: { any: ['document.see', 'purchase.see'] },
  draft_pages: { any: ['document.see', 'purchase.see'] },
  printer_list: { any: ['document.see', 'purchase.see'] },
  document_print: { any: ['document.see', 'purchase.see'] },
  bulk_preview: { any: ['activity.see'] },
  bulk_run: { any: ['activity.see'] },
  stock_level_list: { any: ['stock.see'] },
  stock_move_list: { any: ['stock.see'] },
  item_moves: { any: ['stock.see'] },
  location_list: { any: ['stock.see'] },
  location_save: { any: ['stock.create', 'stock.change'] },
  stock_policy_list: { any: ['stock.see'] },
  stock_policy_save: { any: ['stock.change'] },
  stock_policy_delete: { any: ['stock.change'] },
  stock_transfer: { any: ['stock.post'] },
  payment_list: { any: ['payment.see'] },
  payment_get: { any: ['payment.see'] },
  payment_propose: { any: ['payment.see'] },
  payment_record: { any: ['payment.post'] },
  payment_reverse: { any: ['payment.void'] },
  payment_unallocate: { any: ['payment.void'] },
  credit_apply: { any: ['payment.post'] },
  refund: { any: ['payment.post'] },
  open_items: { any: ['payment.see'] },
  account_list: { any: ['ledger.see'] },
  account_save: { any: ['ledger.create', 'ledger.change'] },
  entry_list: { any: ['ledger.see'] },
  entry_get: { any: ['ledger.see'] },
  entries_of: { any: ['ledger.see'] },
  trial_balance: { any: ['ledger.see'] },
  entry_post: { any: ['ledger.post'] },
  entry_reverse: { any: ['ledger.void'] },
  report_sales: { any: ['report.see'] },
  report_receivables_ageing: { any: ['report.see'] },
  report_stock_value: { any: ['report.see'], facet: 'cost' },
  report_vat: { any: ['ledger.see'] },
  dashboard: { any: ['report.see'] },
  report_export: { any: ['report.see'] },
  list_export: { any: ['activity.see'] },
};
