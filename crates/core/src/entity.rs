//! The entity registry: one line per kept entity. Store, sync, app and the front end take their tables from it.
//!
//! A wire number is never reused, even after an entity is gone.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::id::{EntityId, Id};
use crate::permission::{Facet, Resource};

/// How two versions of a record become one at head office (SYNC.md 2.1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum MergeClass {
    /// Written once by one device, never changed, never refused.
    Fact,
    /// Merged column by column.
    Master,
    /// Edited by one person at a time, merged by field and by line.
    Draft,
    /// A change of state that head office checks again.
    Guarded,
    /// Computed from facts on every PC; never synced.
    Projection,
    /// Belongs to this PC alone.
    Local,
}

/// Who may hold a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum Partition {
    /// Every PC of the firm.
    Company,
    /// The PCs of the row's branch and head office.
    Branch,
}

macro_rules! entities {
    ($($(#[doc = $doc:literal])* $name:ident $id:ident $table:literal $wire:literal class $class:ident resource $resource:ident partition $part:ident;)*) => {
        /// Every kind of record that Kontor keeps.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema, TS)]
        pub enum EntityKind { $($(#[doc = $doc])* #[serde(rename = $table)] $name,)* }

        impl EntityKind {
            /// All kinds in the order of the registry.
            pub const ALL: &[EntityKind] = &[$(EntityKind::$name,)*];
            /// Name of its table, and of the kind on the wire.
            #[must_use]
            pub const fn table(self) -> &'static str { match self { $(Self::$name => $table,)* } }
            /// What a record of it is, in English, for whoever reads the data outside the program.
            #[must_use]
            pub const fn meaning(self) -> &'static str { match self { $(Self::$name => concat!($($doc),*).trim_ascii(),)* } }
            /// Number of the table in commits.
            #[must_use]
            pub const fn wire(self) -> u16 { match self { $(Self::$name => $wire,)* } }
            /// How it is merged.
            #[must_use]
            pub const fn class(self) -> MergeClass { match self { $(Self::$name => MergeClass::$class,)* } }
            /// Whether it tells what was posted and done. The rest, records, settings and drafts, is what people need to begin on a PC that is
            /// still loading; with the way of deals through their stages, which is part of them.
            #[must_use]
            pub const fn is_history(self) -> bool {
                matches!(self.class(), MergeClass::Fact | MergeClass::Guarded) && !matches!(self, Self::StageChange)
            }
            /// Which rights guard it.
            #[must_use]
            pub const fn resource(self) -> Resource { match self { $(Self::$name => Resource::$resource,)* } }
            /// Which PCs hold it.
            #[must_use]
            pub const fn partition(self) -> Partition { match self { $(Self::$name => Partition::$part,)* } }
        }

        impl EntityKind {
            /// The confidential figure that its records tell: whoever may not see it sees none of them.
            #[must_use]
            pub const fn facet(self) -> Option<Facet> {
                match self {
                    Self::BankAccount => Some(Facet::Bank),
                    Self::PartyCredit => Some(Facet::Credit),
                    Self::EmployeePay => Some(Facet::Pay),
                    Self::StockMoveCost | Self::Revaluation => Some(Facet::Cost),
                    _ => None,
                }
            }
        }

        $(
            $(#[doc = $doc])*
            #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize, JsonSchema, TS)]
            #[serde(transparent)]
            #[ts(as = "Id")]
            pub struct $id(pub Id);
            impl EntityId for $id {
                const KIND: Option<EntityKind> = Some(EntityKind::$name);
                fn from_id(id: Id) -> Self { Self(id) }
                fn id(self) -> Id { self.0 }
            }
            impl std::fmt::Display for $id {
                fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { self.0.fmt(f) }
            }
        )*
    };
}

entities! {
    /// The firm itself: one row.
    Company CompanyId "company" 1 class Master resource Company partition Company;
    /// An outlet, the warehouse, head office.
    Branch BranchId "branch" 2 class Master resource Company partition Company;
    /// A PC that posts documents.
    Device DeviceId "device" 3 class Master resource Company partition Company;
    /// Somebody who works with the program.
    User UserId "user" 4 class Master resource User partition Company;
    /// A setting of the company.
    Setting SettingId "setting" 5 class Master resource Company partition Company;
    /// The next number of a kind of document on a device in a year.
    NumberSeries NumberSeriesId "number_series" 6 class Local resource Company partition Company;
    /// Units of foreign currency per day.
    ExchangeRate ExchangeRateId "exchange_rate" 7 class Master resource Tax partition Company;
    /// The public key with which a PC signs what it writes.
    DeviceKey DeviceKeyId "device_key" 8 class Fact resource Company partition Company;
    /// What was printed, handed out or exported, by whom.
    Disclosure DisclosureId "disclosure" 9 class Fact resource Company partition Company;
    /// A commit of the first format out of which values of a person were taken.
    CommitReplaced CommitReplacedId "commit_replaced" 16 class Fact resource Company partition Company;
    /// Somebody looked at an issue that head office had found, and settled it with a word.
    IssueNote IssueNoteId "issue_note" 17 class Fact resource Activity partition Branch;
    /// Customer, supplier, contact.
    Party PartyId "party" 10 class Master resource Party partition Company;
    /// An address of a party.
    Address AddressId "address" 11 class Master resource Party partition Company;
    /// Phone, mail, messenger of a party.
    ContactPoint ContactPointId "contact_point" 12 class Master resource Party partition Company;
    /// A bank account of a party.
    BankAccount BankAccountId "bank_account" 13 class Master resource Party partition Company;
    /// Who is what to whom: a person is the buyer of a firm.
    PartyRelation PartyRelationId "party_relation" 14 class Master resource Party partition Company;
    /// Something that is bought and sold.
    Item ItemId "item" 20 class Master resource Item partition Company;
    /// Another unit of an item with its exact factor.
    ItemUnit ItemUnitId "item_unit" 21 class Master resource Item partition Company;
    /// A barcode of an item.
    ItemBarcode ItemBarcodeId "item_barcode" 22 class Master resource Item partition Company;
    /// A group of items.
    ItemCategory ItemCategoryId "item_category" 23 class Master resource Item partition Company;
    /// A price list.
    PriceList PriceListId "price_list" 24 class Master resource Price partition Company;
    /// A price in a list.
    PriceItem PriceItemId "price_item" 25 class Master resource Price partition Company;
    /// A rule that changes prices.
    PriceRule PriceRuleId "price_rule" 26 class Master resource Price partition Company;
    /// A group of items or services that is taxed alike.
    TaxCategory TaxCategoryId "tax_category" 30 class Master resource Tax partition Company;
    /// A rate of a tax category with its dates.
    TaxRate TaxRateId "tax_rate" 31 class Master resource Tax partition Company;
    /// What replaces the tax for certain customers.
    TaxRule TaxRuleId "tax_rule" 32 class Master resource Tax partition Company;
    /// When and in which parts an invoice is due.
    PaymentTerm PaymentTermId "payment_term" 33 class Master resource Tax partition Company;
    /// A row of deal stages.
    Pipeline PipelineId "pipeline" 40 class Master resource Deal partition Company;
    /// A stage of a pipeline.
    Stage StageId "stage" 41 class Master resource Deal partition Company;
    /// A chance to sell.
    Deal DealId "deal" 42 class Master resource Deal partition Branch;
    /// What a deal is about.
    DealLine DealLineId "deal_line" 43 class Master resource Deal partition Branch;
    /// When a deal entered which stage.
    StageChange StageChangeId "stage_change" 44 class Fact resource Deal partition Branch;
    /// A task, call, meeting or note, linked to any record.
    Activity ActivityId "activity" 45 class Master resource Activity partition Company;
    /// A document being written; nothing in it counts yet.
    Draft DraftId "draft" 50 class Draft resource Document partition Branch;
    /// A quote, order, delivery, invoice, credit note, receipt or stock correction as it was issued.
    Document DocumentId "document" 51 class Fact resource Document partition Branch;
    /// A line of an issued document.
    DocumentLine DocumentLineId "document_line" 52 class Fact resource Document partition Branch;
    /// The tax of one category and rate on an issued document.
    DocumentTax DocumentTaxId "document_tax" 53 class Fact resource Document partition Branch;
    /// A part of an invoice with its due date.
    Instalment InstalmentId "instalment" 54 class Fact resource Document partition Branch;
    /// A step in the life of an issued document: sent, accepted, declined, closed.
    DocumentEvent DocumentEventId "document_event" 55 class Guarded resource Document partition Branch;
    /// An issued document as it was printed.
    DocumentFile DocumentFileId "document_file" 56 class Fact resource Document partition Branch;
    /// The signature over the facts of an issued document.
    DocumentSignature DocumentSignatureId "document_signature" 57 class Fact resource Document partition Branch;
    /// Money that came in or went out.
    Payment PaymentId "payment" 60 class Fact resource Payment partition Branch;
    /// Which payment or credit settles which instalment.
    Allocation AllocationId "allocation" 61 class Fact resource Payment partition Company;
    /// A place where goods are, or a partner where they come from and go to.
    Location LocationId "location" 70 class Master resource Stock partition Company;
    /// What happens when an item runs out in a place.
    StockPolicy StockPolicyId "stock_policy" 71 class Master resource Stock partition Company;
    /// Goods moved from one place to another.
    StockMove StockMoveId "stock_move" 72 class Fact resource Stock partition Company;
    /// What moved goods were worth at cost; confidential.
    StockMoveCost StockMoveCostId "stock_move_cost" 75 class Fact resource Stock partition Company;
    /// A change of value without a move.
    Revaluation RevaluationId "revaluation" 73 class Fact resource Stock partition Company;
    /// Goods held for an order.
    Reservation ReservationId "reservation" 74 class Projection resource Stock partition Branch;
    /// An account of the ledger.
    Account AccountId "account" 80 class Master resource Ledger partition Company;
    /// A balanced booking.
    Entry EntryId "entry" 81 class Fact resource Ledger partition Branch;
    /// A side of a booking.
    EntryLine EntryLineId "entry_line" 82 class Fact resource Ledger partition Branch;
    /// Until when an area of a branch is closed.
    PeriodLock PeriodLockId "period_lock" 83 class Master resource Ledger partition Company;
    /// Somebody who works for the firm.
    Employee EmployeeId "employee" 90 class Master resource Schedule partition Company;
    /// When an employee works, week by week.
    Shift ShiftId "shift" 91 class Master resource Schedule partition Company;
    /// A role of the firm's own.
    Role RoleId "role" 92 class Master resource User partition Company;
    /// People who look after the same customers.
    Team TeamId "team" 93 class Master resource User partition Company;
    /// Somebody signed in, signed out, or failed to.
    SignIn SignInId "sign_in" 94 class Fact resource User partition Company;
    /// What is kept of a person's password; secret, shown to nobody.
    Credential CredentialId "credential" 97 class Master resource User partition Branch;
    /// How much credit a customer has; confidential.
    PartyCredit PartyCreditId "party_credit" 95 class Master resource Party partition Company;
    /// What an employee earns; confidential.
    EmployeePay EmployeePayId "employee_pay" 96 class Master resource Schedule partition Company;
}

#[cfg(test)]
mod tests {
    use super::EntityKind;

    #[test]
    fn wire_numbers_and_tables_are_unique() {
        let mut wires: Vec<_> = EntityKind::ALL.iter().map(|kind| kind.wire()).collect();
        wires.sort_unstable();
        wires.dedup();
        assert_eq!(wires.len(), EntityKind::ALL.len());
        let mut tables: Vec<_> = EntityKind::ALL.iter().map(|kind| kind.table()).collect();
        tables.sort_unstable();
        tables.dedup();
        assert_eq!(tables.len(), EntityKind::ALL.len());
    }
}
