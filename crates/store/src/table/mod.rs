//! The tables: one module per area, each row described once by [`record!`](crate::record!).

pub mod company;
pub mod cost;
pub mod deal;
pub mod document;
pub mod import;
pub mod item;
pub mod journal;
pub mod ledger;
pub mod party;
pub mod password;
pub mod payment;
pub mod price;
pub mod safety;
pub mod schedule;
pub mod stock;
pub mod tax;

use kontor_core::company::{
    Branch, BranchKind, ChartName, Company, Device, ExchangeRate, Setting, SignIn, SignInOutcome, User,
};
use kontor_core::deal::{Deal, DealLine, Pipeline, Stage, StageChange, StageOutcome};
use kontor_core::entity::*;
use kontor_core::id::{EntityId, Id};
use kontor_core::item::{Item, ItemBarcode, ItemCategory, ItemKind, ItemUnit};
use kontor_core::journal::{CommitReplaced, DeviceKey, Disclosure, DisclosureKind, DocumentSignature};
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

use crate::column::{Column, Sql};
use crate::columns;
use crate::error::Result;
use crate::read::Read;
use crate::record::{Columns, Record};
use crate::schema::ColumnSpec;

columns!(ids: CompanyId BranchId DeviceId DeviceKeyId CommitReplacedId DisclosureId DocumentSignatureId UserId SettingId NumberSeriesId ExchangeRateId PartyId AddressId ContactPointId BankAccountId
    PartyRelationId ItemId ItemUnitId ItemBarcodeId ItemCategoryId PriceListId PriceItemId PriceRuleId TaxCategoryId TaxRateId TaxRuleId
    PaymentTermId PipelineId StageId DealId DealLineId StageChangeId ActivityId DraftId DocumentId DocumentLineId DocumentTaxId
    InstalmentId DocumentEventId DocumentFileId PaymentId AllocationId LocationId StockPolicyId StockMoveId StockMoveCostId RevaluationId ReservationId
    AccountId EntryId EntryLineId PeriodLockId EmployeeId ShiftId RoleId TeamId SignInId PartyCreditId EmployeePayId);
columns!(texts: DisclosureKind Language BranchKind ChartName TaxMode CostMethod SignInOutcome PayPer PartyKind PartyBlock AddressUsage ContactKind RelationRole ItemKind
    NegativePolicy PriceAction VatCategory TaxKind Region StageOutcome DocumentKind DocumentState EventKind PaymentMethod LocationType
    ActivityKind AccountType AccountRole Journal LockArea DiscountTax);
columns!(json: PartySnapshot SellerSnapshot PriceTrace DocumentDraft EarlyDiscount Vec<LineTax> Vec<TermPart> Vec<Grant> Vec<Facet>);

impl Read<'_> {
    /// Whether a query about one record finds anything.
    pub(crate) fn holds(&self, sql: &str, id: impl EntityId) -> Result<bool> {
        self.value::<i64>(sql, [Sql(&id.id().to_cell())]).map(|found| found.is_some())
    }
    /// The first kind of record that a query finds for a record: what still needs it.
    pub(crate) fn first_user(&self, id: impl EntityId, queries: &[(EntityKind, &str)]) -> Result<Option<EntityKind>> {
        for (kind, sql) in queries {
            if self.holds(sql, id)? {
                return Ok(Some(*kind));
            }
        }
        Ok(None)
    }
}

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
        pub(crate) fn described(kind: EntityKind) -> Vec<ColumnSpec> {
            match kind {
                $(EntityKind::$kind => <$record as Record>::described(),)*
                $(EntityKind::$other => Vec::new(),)*
            }
        }

        /// Refuses a row that cannot be read as the record that it is.
        pub(crate) fn check_row(kind: EntityKind, id: Id, cells: Vec<Cell>) -> Result<()> {
            match kind {
                $(EntityKind::$kind => <$record as Record>::from_cells(id, cells).map(drop),)*
                $(EntityKind::$other => Ok(()),)*
            }
        }
    };
}

tables! { {
    Company => Company, Branch => Branch, Device => Device, DeviceKey => DeviceKey, CommitReplaced => CommitReplaced, Disclosure => Disclosure, User => User, Setting => Setting, ExchangeRate => ExchangeRate,
    Party => Party, Address => Address, ContactPoint => ContactPoint, BankAccount => BankAccount, PartyRelation => PartyRelation,
    Item => Item, ItemUnit => ItemUnit, ItemBarcode => ItemBarcode, ItemCategory => ItemCategory,
    PriceList => PriceList, PriceItem => PriceItem, PriceRule => PriceRule,
    TaxCategory => TaxCategory, TaxRate => TaxRate, TaxRule => TaxRule, PaymentTerm => PaymentTerm,
    Pipeline => Pipeline, Stage => Stage, Deal => Deal, DealLine => DealLine, StageChange => StageChange, Activity => Activity,
    Draft => Draft, Document => Document, DocumentLine => DocumentLine, DocumentTax => DocumentTax, Instalment => Instalment,
    DocumentEvent => DocumentEvent, DocumentFile => DocumentFile, DocumentSignature => DocumentSignature, Payment => Payment, Allocation => Allocation,
    Location => Location, StockPolicy => StockPolicy, StockMove => StockMove, StockMoveCost => StockMoveCost, Revaluation => Revaluation, Reservation => Reservation,
    Account => Account, Entry => EntryHead, EntryLine => EntryLineRow, PeriodLock => PeriodLock, Employee => Employee, Shift => Shift,
    Role => Role, Team => Team, SignIn => SignIn, PartyCredit => PartyCredit, EmployeePay => EmployeePay,
} none: NumberSeries
}
