//! The rows of all kinds: which columns a kind has, under which wire numbers. A number is never given again.

use kontor_core::company::{
    Branch, BranchKind, ChartName, Company, Credential, Device, ExchangeRate, Setting, SignIn, SignInOutcome, User,
};
use kontor_core::deal::{Deal, DealLine, Pipeline, Stage, StageChange, StageOutcome};
use kontor_core::entity::*;
use kontor_core::id::Id;
use kontor_core::item::{Item, ItemBarcode, ItemCategory, ItemKind, ItemUnit};
use kontor_core::journal::{CommitReplaced, DeviceKey, Disclosure, DisclosureKind, DocumentSignature, IssueNote};
use kontor_core::language::Language;
use kontor_core::ledger::{Account, AccountRole, AccountType, EntryHead, EntryLineRow, Journal, LockArea, PeriodLock};
use kontor_core::party::{
    Address, AddressUsage, BankAccount, ContactKind, ContactPoint, Party, PartyBlock, PartyCredit, PartyKind,
    PartyRelation, RelationRole,
};
use kontor_core::payment::{Allocation, Payment, PaymentMethod};
use kontor_core::permission::role::{Role, Team};
use kontor_core::permission::{Facet, Grant};
use kontor_core::price::{PriceAction, PriceItem, PriceList, PriceRule, PriceTrace};
use kontor_core::sales::{
    Document, DocumentDraft, DocumentEvent, DocumentFile, DocumentKind, DocumentLine, DocumentState, DocumentTax,
    Draft, EventKind, Instalment, PartySnapshot, SellerSnapshot,
};
use kontor_core::schedule::{Activity, ActivityKind, Employee, EmployeePay, PayPer, Shift};
use kontor_core::stock::{CostMethod, LocationType, NegativePolicy};
use kontor_core::tax::{LineTax, Region, TaxCategory, TaxKind, TaxRate, TaxRule, VatCategory};
use kontor_core::terms::{DiscountTax, EarlyDiscount, PaymentTerm, TermPart};
use kontor_core::totals::TaxMode;
use kontor_core::warehouse::{Location, Reservation, Revaluation, StockMove, StockMoveCost, StockPolicy};
use kontor_sync::commit::Cell;

use crate::Result;
use crate::column::columns;
use crate::record::{Columns, Record, record};
use crate::schema::ColumnSpec;

columns!(ids: CompanyId BranchId DeviceId DeviceKeyId CommitReplacedId IssueNoteId DisclosureId DocumentSignatureId UserId SettingId NumberSeriesId ExchangeRateId PartyId AddressId ContactPointId BankAccountId
    PartyRelationId ItemId ItemUnitId ItemBarcodeId ItemCategoryId PriceListId PriceItemId PriceRuleId TaxCategoryId TaxRateId TaxRuleId
    PaymentTermId PipelineId StageId DealId DealLineId StageChangeId ActivityId DraftId DocumentId DocumentLineId DocumentTaxId
    InstalmentId DocumentEventId DocumentFileId PaymentId AllocationId LocationId StockPolicyId StockMoveId StockMoveCostId RevaluationId ReservationId
    AccountId EntryId EntryLineId PeriodLockId EmployeeId ShiftId RoleId TeamId SignInId CredentialId PartyCreditId EmployeePayId);
columns!(texts: DisclosureKind Language BranchKind ChartName TaxMode CostMethod SignInOutcome PayPer PartyKind PartyBlock AddressUsage ContactKind RelationRole ItemKind
    NegativePolicy PriceAction VatCategory TaxKind Region StageOutcome DocumentKind DocumentState EventKind PaymentMethod LocationType
    ActivityKind AccountType AccountRole Journal LockArea DiscountTax);
columns!(json: PartySnapshot SellerSnapshot PriceTrace DocumentDraft EarlyDiscount Vec<LineTax> Vec<TermPart> Vec<Grant> Vec<Facet>);

// company
record!(Company: Company {
    1 name, 2 register, 3 directors, 4 street, 5 postal_code, 6 city, 7 country, 8 vat_id, 9 tax_number, 10 phone, 11 mail, 12 web,
    13 bank_name, 14 iban, 15 bic, 16 currency, 17 language, 18 chart, 19 tax_mode, 20 cost_method, 21 small_business, 22 time_zone,
    23 logo, 24 number_pattern, 25 demo,
});
record!(Branch: Branch { 1 code, 2 name, 3 kind, 4 street, 5 postal_code, 6 city, 7 location });
record!(Device: Device { 1 code, 2 name, 3 branch });
record!(User: User { 1 name, 2 role, 3 language, 4 employee, 5 active, 6 team, 7 branch });
record!(Role: Role { 1 name, 2 grants, 3 facets });
record!(Team: Team { 1 name });
record!(SignIn: SignIn { 1 user, 2 device, 3 at_ms, 4 outcome });
record!(Credential: Credential { 1 branch, 2 verifier, 3 one_time });
record!(Setting: Setting { 1 key, 2 value });
record!(ExchangeRate: ExchangeRate { 1 currency, 2 on_day, 3 rate });

// party
record!(Party: Party {
    1 kind, 2 name, 3 legal_name, 4 number, 5 customer, 6 supplier, 7 vat_id, 8 tax_number, 9 language, 10 currency, 11 price_list,
    12 payment_term, 13 segment, 14 owner, 15 branch, 16 block, 17 notes, 18 merged_into,
});
record!(Address: Address { 1 party, 2 usage, 3 name, 4 street, 5 postal_code, 6 city, 7 region, 8 country });
record!(ContactPoint: ContactPoint { 1 party, 2 kind, 3 value, 4 label });
record!(BankAccount: BankAccount { 1 party, 2 holder, 3 iban, 4 bic, 5 bank_name });
record!(PartyCredit: PartyCredit { 1 party, 2 limit_minor, 3 currency });
record!(PartyRelation: PartyRelation { 1 person, 2 organisation, 3 role, 4 title });

// item
record!(Item: Item {
    1 sku, 2 name, 3 names, 4 description, 5 kind, 6 category, 7 tax_category, 8 unit, 9 negative, 10 reorder_point, 11 active, 12 merged_into,
});
record!(ItemUnit: ItemUnit { 1 item, 2 unit, 3 factor });
record!(ItemBarcode: ItemBarcode { 1 item, 2 code, 3 unit });
record!(ItemCategory: ItemCategory { 1 name, 2 parent });

// price
record!(PriceList: PriceList {
    1 name, 2 currency, 3 includes_tax, 4 parent, 5 parent_percent, 6 parent_add, 7 price_digits, 8 valid_from, 9 valid_to,
});
record!(PriceItem: PriceItem { 1 list, 2 item, 3 category, 4 unit, 5 min_quantity, 6 price, 7 valid_from, 8 valid_to });
record!(PriceRule: PriceRule {
    1 name, 2 priority, 3 item, 4 category, 5 party, 6 segment, 7 list, 8 currency, 9 min_quantity, 10 max_quantity, 11 min_amount_minor,
    12 max_amount_minor, 13 valid_from, 14 valid_to, 15 action, 16 value, 17 stackable, 18 active,
});

// tax
record!(TaxCategory: TaxCategory { 1 name, 2 vat, 3 reason_code, 4 reason_text });
record!(TaxRate: TaxRate { 1 category, 2 tax, 3 is_vat, 4 kind, 5 amount, 6 included, 7 raises_base, 8 sequence, 9 valid_from, 10 valid_to });
record!(TaxRule: TaxRule {
    1 priority, 2 region, 3 country, 4 customer, 5 with_vat_id, 6 supply, 7 category, 8 becomes, 9 valid_from, 10 valid_to,
});
record!(PaymentTerm: PaymentTerm { 1 name, 2 parts, 3 discount });

// deal
record!(Pipeline: Pipeline { 1 name });
record!(Stage: Stage { 1 pipeline, 2 name, 3 position, 4 probability, 5 outcome, 6 max_days });
record!(Deal: Deal {
    1 title, 2 party, 3 contact, 4 stage, 5 amount_minor, 6 currency, 7 expected_on, 8 owner, 9 branch, 10 source, 11 lost_reason, 12 notes,
    13 stage_since_at_ms, 14 team,
});
record!(DealLine: DealLine { 1 deal, 2 position, 3 item, 4 text, 5 quantity, 6 price });
record!(StageChange: StageChange { 1 deal, 2 from, 3 to, 4 at_ms, 5 by });

// document
record!(Draft: Draft { 1 kind, 2 title, 3 body, 4 owner, 5 saved_at_ms, 6 version });
record!(Document: Document {
    1 kind, 2 number, 3 branch, 4 device, 5 party, 6 contact, 7 deal, 8 source, 9 revision_of, 10 issued_on, 11 supply_on, 12 until_on,
    13 currency, 14 exchange_rate, 15 language, 16 tax_mode, 17 prices_gross, 18 party_snapshot, 19 seller_snapshot, 20 terms, 21 location,
    22 reference, 23 intro, 24 closing, 25 reason, 26 discount_percent, 27 prepayment_percent, 28 goods_back, 29 net_minor, 30 tax_minor,
    31 gross_minor, 32 prepaid_minor, 33 rounding_minor, 34 due_minor, 35 issued_by, 36 issued_at_ms, 37 opening,
    38 destination, 39 draft,
});
record!(DocumentLine: DocumentLine {
    1 document, 2 position, 3 item, 4 sku, 5 text, 6 description, 7 quantity, 8 unit, 9 stock_quantity, 10 price, 11 discount_percent,
    12 net_minor, 13 tax_minor, 14 vat_category, 15 vat_rate, 16 taxes, 17 source_line, 18 price_trace,
});
record!(DocumentTax: DocumentTax {
    1 document, 2 tax, 3 category, 4 rate_kind, 5 rate, 6 base_minor, 7 tax_minor, 8 reason_code, 9 reason_text,
});
record!(Instalment: Instalment { 1 document, 2 position, 3 due_on, 4 amount_minor, 5 discount_until_on, 6 discount_minor, 7 discount_tax });
record!(DocumentEvent: DocumentEvent { 1 document, 2 kind, 3 at_ms, 4 by, 5 note });
record!(DocumentFile: DocumentFile { 1 document, 2 hash, 3 mime, 4 name, 5 made_at_ms });

// payment
record!(Payment: Payment {
    1 branch, 2 party, 3 method, 4 paid_on, 5 currency, 6 amount_minor, 7 exchange_rate, 8 reference, 9 reversal_of,
});
record!(Allocation: Allocation {
    1 payment, 2 credit, 3 instalment, 4 allocated_on, 5 currency, 6 amount_minor, 7 discount_minor, 8 write_off_minor, 9 paid_minor,
    10 paid_book_minor, 11 book_minor, 12 exchange_minor, 13 reversal_of, 14 refunded,
});

// stock
record!(Location: Location { 1 name, 2 kind, 3 branch, 4 negative });
record!(StockPolicy: StockPolicy { 1 item, 2 location, 3 negative, 4 reorder_point });
record!(StockMove: StockMove {
    1 item, 2 from_location, 3 to_location, 4 quantity, 6 document, 7 document_line, 8 return_of, 9 branch,
    10 moved_on, 11 moved_at_ms,
});
record!(StockMoveCost: StockMoveCost { 1 value_minor });
record!(Revaluation: Revaluation { 1 item, 2 r#move, 3 document, 4 value_minor, 5 reason, 6 made_on });
record!(Reservation: Reservation { 1 line, 2 item, 3 location, 4 quantity });

// ledger
record!(Account: Account { 1 code, 2 name, 3 kind, 4 role, 5 vat, 6 rate, 7 active });
record!(EntryHead: Entry { 1 branch, 2 journal, 3 booked_on, 4 document, 5 payment, 6 reversal_of, 7 text });
record!(EntryLineRow: EntryLine {
    1 entry, 2 position, 3 account, 4 debit_minor, 5 credit_minor, 6 currency, 7 foreign_minor, 8 foreign_currency, 9 party, 10 due_on, 11 vat,
    12 rate,
});
record!(PeriodLock: PeriodLock { 1 area, 2 branch, 3 until_on });

// schedule
record!(Activity: Activity {
    1 kind, 2 subject, 3 notes, 4 due_on, 5 starts_at_ms, 6 ends_at_ms, 7 assignee, 8 party, 9 link_kind, 10 link_id, 11 remind_at_ms,
    12 done_at_ms, 13 outcome,
});
record!(Employee: Employee { 1 name, 2 title, 3 branch, 4 phone, 5 mail, 6 active });
record!(EmployeePay: EmployeePay { 1 employee, 2 per, 3 pay_minor, 4 currency });
record!(Shift: Shift { 1 employee, 2 weekday, 3 starts_min, 4 ends_min, 5 break_min, 6 valid_from_on, 7 valid_to_on });

// journal
record!(DeviceKey: DeviceKey { 1 device, 2 incarnation, 3 public, 4 follows_dseq, 5 follows_hash, 6 made_at_ms });
record!(DocumentSignature: DocumentSignature { 1 document, 2 key, 3 facets, 4 signature });
record!(CommitReplaced: CommitReplaced { 1 incarnation, 2 dseq, 3 bytes_hash });
record!(Disclosure: Disclosure { 1 kind, 2 record, 3 what, 4 rows, 5 at_ms, 6 by });
record!(IssueNote: IssueNote { 1 issue, 2 kind, 3 record, 4 note, 5 at_ms, 6 by });

macro_rules! tables {
    ({ $($kind:ident => $record:ty,)* } none: $($other:ident)*) => {
        /// Columns of the table of a kind. Exhaustive: a kind without a table does not compile.
        #[must_use]
        pub const fn columns_of(kind: EntityKind) -> Columns {
            match kind {
                $(EntityKind::$kind => <$record as Record>::COLUMNS,)*
                $(EntityKind::$other => &[],)*
            }
        }

        /// What the columns of a kind hold and mean, in the order of [`columns_of`].
        pub fn described(kind: EntityKind) -> Vec<ColumnSpec> {
            match kind {
                $(EntityKind::$kind => <$record as Record>::described(),)*
                $(EntityKind::$other => Vec::new(),)*
            }
        }

        /// Refuses a row that cannot be read as the record that it is.
        pub fn check_row(kind: EntityKind, id: Id, cells: Vec<Cell>) -> Result<()> {
            match kind {
                $(EntityKind::$kind => <$record as Record>::from_cells(id, cells).map(drop),)*
                $(EntityKind::$other => Ok(()),)*
            }
        }
    };
}

/// Number of a column in commits.
pub fn number_of(kind: EntityKind, column: &str) -> Option<u16> {
    columns_of(kind).iter().find(|(name, _)| *name == column).map(|(_, number)| *number)
}

tables! { {
    Company => Company, Branch => Branch, Device => Device, DeviceKey => DeviceKey, CommitReplaced => CommitReplaced, Disclosure => Disclosure, IssueNote => IssueNote, User => User, Setting => Setting, ExchangeRate => ExchangeRate,
    Party => Party, Address => Address, ContactPoint => ContactPoint, BankAccount => BankAccount, PartyRelation => PartyRelation,
    Item => Item, ItemUnit => ItemUnit, ItemBarcode => ItemBarcode, ItemCategory => ItemCategory,
    PriceList => PriceList, PriceItem => PriceItem, PriceRule => PriceRule,
    TaxCategory => TaxCategory, TaxRate => TaxRate, TaxRule => TaxRule, PaymentTerm => PaymentTerm,
    Pipeline => Pipeline, Stage => Stage, Deal => Deal, DealLine => DealLine, StageChange => StageChange, Activity => Activity,
    Draft => Draft, Document => Document, DocumentLine => DocumentLine, DocumentTax => DocumentTax, Instalment => Instalment,
    DocumentEvent => DocumentEvent, DocumentFile => DocumentFile, DocumentSignature => DocumentSignature, Payment => Payment, Allocation => Allocation,
    Location => Location, StockPolicy => StockPolicy, StockMove => StockMove, StockMoveCost => StockMoveCost, Revaluation => Revaluation, Reservation => Reservation,
    Account => Account, Entry => EntryHead, EntryLine => EntryLineRow, PeriodLock => PeriodLock, Employee => Employee, Shift => Shift,
    Role => Role, Team => Team, SignIn => SignIn, Credential => Credential, PartyCredit => PartyCredit, EmployeePay => EmployeePay,
} none: NumberSeries
}
