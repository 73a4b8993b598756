//! What can be done with many records at once, each through the code of its single command.

use chrono::{Duration, Timelike as _};
use kontor_core::decimal::{Quantity, Rate, UnitPrice};
use kontor_core::entity::{
    ActivityId, BranchId, DealId, DocumentId, EmployeeId, EntityKind, ItemCategoryId, ItemId, PartyId, PaymentTermId,
    PriceListId, StageId, TaxCategoryId, UserId,
};
use kontor_core::fault::{Code, Fault};
use kontor_core::id::Id;
use kontor_core::language::Language;
use kontor_core::party::{Party, PartyBlock};
use kontor_core::permission::{Action, Permission, Resource};
use kontor_core::sales::EventKind;
use kontor_core::schedule::Activity;
use kontor_core::time::{LocalDate, Timestamp};
use kontor_store::Write;
use rust_decimal::{Decimal, RoundingStrategy};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::activity;
use crate::context::{Calendar, Context, company};
use crate::deal::{self, DealMove, DealSave};
use crate::error::Answer;
use crate::item::{self, ItemSave};
use crate::party::{self, PartySave};
use crate::price;
use crate::sales::{self, DocumentStep};

/// A change to many records.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(tag = "do", rename_all = "snake_case")]
pub enum BulkAction {
    /// Who looks after parties.
    PartyOwner {
        /// Nobody when empty.
        owner: Option<UserId>,
    },
    /// The group of parties.
    PartySegment {
        /// None when empty.
        segment: String,
    },
    /// The prices of parties.
    PartyPriceList {
        /// The standard list when empty.
        price_list: Option<PriceListId>,
    },
    /// When parties pay.
    PartyPaymentTerm {
        /// The standard term when empty.
        payment_term: Option<PaymentTermId>,
    },
    /// The language of the papers of parties.
    PartyLanguage {
        /// The company's when empty.
        language: Option<Language>,
    },
    /// Which branch looks after parties.
    PartyBranch {
        /// None when empty.
        branch: Option<BranchId>,
    },
    /// What may no longer be done with parties.
    PartyBlock {
        /// That.
        block: PartyBlock,
    },
    /// The group of items.
    ItemCategory {
        /// None when empty.
        category: Option<ItemCategoryId>,
    },
    /// How items are taxed.
    ItemTaxCategory {
        /// So.
        tax_category: TaxCategoryId,
    },
    /// Whether items are still sold.
    ItemActive {
        /// They are.
        active: bool,
    },
    /// When items are ordered again.
    ItemReorderPoint {
        /// Never when empty.
        reorder_point: Option<Quantity>,
    },
    /// All prices of items in a list.
    ItemPrice {
        /// The list.
        list: PriceListId,
        /// By how much.
        change: PriceChange,
        /// To which step the new price is rounded, half away from zero: `0.05`.
        #[serde(default)]
        step: Option<UnitPrice>,
    },
    /// Who works on deals.
    DealOwner {
        /// Nobody when empty.
        owner: Option<UserId>,
    },
    /// To which stage deals go.
    DealStage {
        /// This one.
        stage: StageId,
        /// Why they were lost, if the stage means that.
        #[serde(default)]
        lost_reason: String,
    },
    /// Activities were done.
    ActivityDone {
        /// What came of them.
        #[serde(default)]
        outcome: String,
    },
    /// Who does activities.
    ActivityAssignee {
        /// Nobody when empty.
        assignee: Option<EmployeeId>,
    },
    /// Activities take place on other days, with their reminders.
    ActivityMove {
        /// So many days later; earlier below zero.
        days: i32,
    },
    /// Documents were sent.
    DocumentSent {
        /// How.
        #[serde(default)]
        note: String,
    },
}

/// How prices change.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum PriceChange {
    /// By so many percent; lower below zero.
    Percent(Rate),
    /// By so much for each unit; lower below zero.
    Amount(UnitPrice),
}

impl BulkAction {
    /// The list of such records.
    pub(super) const fn list(&self) -> &'static str {
        match self {
            Self::PartyOwner { .. }
            | Self::PartySegment { .. }
            | Self::PartyPriceList { .. }
            | Self::PartyPaymentTerm { .. }
            | Self::PartyLanguage { .. }
            | Self::PartyBranch { .. }
            | Self::PartyBlock { .. } => "party_list",
            Self::ItemCategory { .. }
            | Self::ItemTaxCategory { .. }
            | Self::ItemActive { .. }
            | Self::ItemReorderPoint { .. }
            | Self::ItemPrice { .. } => "item_list",
            Self::DealOwner { .. } | Self::DealStage { .. } => "deal_list",
            Self::ActivityDone { .. } | Self::ActivityAssignee { .. } | Self::ActivityMove { .. } => "activity_list",
            Self::DocumentSent { .. } => "document_list",
        }
    }
    /// What the single command needs.
    pub(super) fn needs(&self) -> Permission {
        let (resource, action) = match (self, self.list()) {
            (Self::ItemPrice { .. }, _) => (Resource::Price, Action::Change),
            (_, "party_list") => (Resource::Party, Action::Change),
            (_, "item_list") => (Resource::Item, Action::Change),
            (_, "deal_list") => (Resource::Deal, Action::Change),
            (_, "activity_list") => (Resource::Activity, Action::Change),
            _ => (Resource::Document, Action::Post),
        };
        Permission { resource, action }
    }
    /// What kind of records it changes.
    pub(super) fn kind(&self) -> EntityKind {
        match self.list() {
            "party_list" => EntityKind::Party,
            "item_list" => EntityKind::Item,
            "deal_list" => EntityKind::Deal,
            "activity_list" => EntityKind::Activity,
            _ => EntityKind::Document,
        }
    }
    /// Changes one record.
    pub(super) fn apply(&self, context: &Context<'_>, write: &mut Write<'_>, id: Id) -> Answer<()> {
        match self {
            Self::DealOwner { owner } => {
                let request = DealSave::stored(write, DealId(id))?;
                let deal = kontor_core::deal::Deal { owner: *owner, ..request.deal };
                deal::save(context, write, DealSave { deal, ..request })
            }
            Self::DealStage { stage, lost_reason } => {
                let (stage, lost_reason) = (*stage, lost_reason.clone());
                deal::move_to(context, write, &DealMove { id: DealId(id), stage, lost_reason })
            }
            Self::ActivityDone { outcome } => {
                let at = context.now();
                activity::change(write, ActivityId(id), |before| Activity {
                    done_at_ms: before.done_at_ms.or(Some(at)),
                    outcome: if outcome.is_empty() { before.outcome } else { outcome.clone() },
                    ..before
                })
            }
            Self::ActivityAssignee { assignee } => {
                activity::change(write, ActivityId(id), |before| Activity { assignee: *assignee, ..before })
            }
            Self::ActivityMove { days } => {
                let calendar = Calendar::of(&company(write)?);
                activity::change(write, ActivityId(id), |before| moved(before, *days, calendar))
            }
            Self::DocumentSent { note } => {
                let step = DocumentStep { id: DocumentId(id), event: EventKind::Sent, note: note.clone() };
                sales::step(context, write, &step)
            }
            Self::ItemPrice { list, change, step } => reprice(write, ItemId(id), *list, *change, *step),
            Self::ItemCategory { .. }
            | Self::ItemTaxCategory { .. }
            | Self::ItemActive { .. }
            | Self::ItemReorderPoint { .. } => self.apply_to_item(write, ItemId(id)),
            _ => self.apply_to_party(write, PartyId(id)),
        }
    }

    fn apply_to_party(&self, write: &mut Write<'_>, id: PartyId) -> Answer<()> {
        let mut request = PartySave::stored(write, id)?;
        let party: &mut Party = &mut request.party;
        match self {
            Self::PartyOwner { owner } => party.owner = *owner,
            Self::PartySegment { segment } => segment.clone_into(&mut party.segment),
            Self::PartyPriceList { price_list } => party.price_list = *price_list,
            Self::PartyPaymentTerm { payment_term } => party.payment_term = *payment_term,
            Self::PartyLanguage { language } => party.language = *language,
            Self::PartyBranch { branch } => party.branch = *branch,
            Self::PartyBlock { block } => party.block = *block,
            _ => {}
        }
        party::save(write, request)
    }

    fn apply_to_item(&self, write: &mut Write<'_>, id: ItemId) -> Answer<()> {
        let mut request = ItemSave::stored(write, id)?;
        match self {
            Self::ItemCategory { category } => request.item.category = *category,
            Self::ItemTaxCategory { tax_category } => request.item.tax_category = *tax_category,
            Self::ItemActive { active } => request.item.active = *active,
            Self::ItemReorderPoint { reorder_point } => request.item.reorder_point = *reorder_point,
            _ => {}
        }
        item::save(write, request)
    }
}

/// At the same time of the clock on another day; end and reminder keep their distance.
fn moved(before: Activity, days: i32, calendar: Calendar) -> Activity {
    let other = |day: LocalDate| day.checked_add_signed(Duration::days(days.into())).unwrap_or(day);
    let due_on = before.due_on.map(other);
    let starts_at_ms = before.starts_at_ms.map(|at| {
        let shown = calendar.shown(at);
        calendar.at(other(shown.date()), i64::from(shown.hour() * 60 + shown.minute()))
    });
    let old = before.starts_at_ms.or_else(|| before.due_on.map(|day| calendar.start_of(day)));
    let new = starts_at_ms.or_else(|| due_on.map(|day| calendar.start_of(day)));
    let by = old.zip(new).map_or(0, |(old, new)| new.0.saturating_sub(old.0));
    let along = |at: Option<Timestamp>| at.map(|at| Timestamp(at.0.saturating_add(by)));
    let (ends_at_ms, remind_at_ms) = (along(before.ends_at_ms), along(before.remind_at_ms));
    Activity { due_on, starts_at_ms, ends_at_ms, remind_at_ms, ..before }
}

/// Changes all prices that an item has in a list.
fn reprice(
    write: &mut Write<'_>,
    item: ItemId,
    list: PriceListId,
    change: PriceChange,
    step: Option<UnitPrice>,
) -> Answer<()> {
    let prices: Vec<_> = write.prices_for(item, &[])?.into_iter().filter(|price| price.list == list).collect();
    if prices.is_empty() {
        return Err(Fault::new(Code::NoPrice).into());
    }
    for mut price in prices {
        price.price = changed(price.price, change, step)?;
        price::save(write, price)?;
    }
    Ok(())
}

fn changed(price: UnitPrice, change: PriceChange, step: Option<UnitPrice>) -> Result<UnitPrice, Fault> {
    let too_large = || Fault::at("price", Code::AmountTooLarge);
    let new = match change {
        PriceChange::Percent(percent) => {
            let part = price.get().checked_mul(percent.get()).ok_or_else(too_large)?;
            price.get().checked_add(part / Decimal::ONE_HUNDRED)
        }
        PriceChange::Amount(amount) => price.get().checked_add(amount.get()),
    };
    let new = new.ok_or_else(too_large)?;
    let half_up = RoundingStrategy::MidpointAwayFromZero;
    let rounded = match step.map(UnitPrice::get).filter(|step| !step.is_zero()) {
        Some(step) => {
            let steps = new.checked_div(step).ok_or_else(too_large)?.round_dp_with_strategy(0, half_up);
            steps.checked_mul(step).ok_or_else(too_large)?
        }
        None => new.round_dp_with_strategy(UnitPrice::SCALE, half_up),
    };
    if rounded.is_sign_negative() && !rounded.is_zero() {
        return Err(Fault::at("price", Code::Negative));
    }
    UnitPrice::new(rounded)
}
