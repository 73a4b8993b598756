//! What is kept beside the facts, carried on by facts that came from other PCs: by the rules by which they are posted here, for the
//! records that they touch and no others, each of them once however much came of it.

use std::collections::{BTreeMap, BTreeSet};

use kontor_core::company::Company;
use kontor_core::decimal::Quantity;
use kontor_core::entity::{DocumentId, EntityKind, InstalmentId, ItemId, LocationId, PaymentId};
use kontor_core::payment::{Allocation, Payment};
use kontor_core::sales::Instalment;
use kontor_core::stock::LocationType;
use kontor_core::warehouse::{Revaluation, StockMove};
use kontor_store::Write;
use kontor_store::arrive::Arrived;

use super::costs::{self, Came};
use super::papers::Papers;
use crate::context::company;
use crate::error::Answer;
use crate::host::Host;
use crate::payment::refresh_payment;
use crate::sales::open;
use crate::setup::place_id;

/// Carries everything on.
pub(crate) fn settle(host: &dyn Host, write: &mut Write<'_>, arrived: &Arrived) -> Answer<()> {
    let company = company(write)?;
    let dispatched = goods(write, &company, arrived)?;
    write.add_turnovers(arrived)?;
    let papers = Papers::of(write, arrived)?;
    write.add_sales_of(&papers.sold())?;
    let mut touched = papers.carry(write)?;
    touched.extend(dispatched);
    touched.extend(money(write, &company, arrived)?);
    touched.into_iter().try_for_each(|id| open::refresh_status(write, id))?;
    papers.hold(host, write, arrived)
}

/// Carries on who holds which goods, where everything else was derived anew.
pub(crate) fn hold(host: &dyn Host, write: &mut Write<'_>, arrived: &Arrived) -> Answer<()> {
    Papers::of(write, arrived)?.hold(host, write, arrived)
}

/// Levels and costs of what moved. Answers the documents by which goods left that are not on their way any more.
fn goods(write: &mut Write<'_>, company: &Company, arrived: &Arrived) -> Answer<BTreeSet<DocumentId>> {
    let transit = place_id(LocationType::Transit);
    let mut dispatched = BTreeSet::new();
    let mut items: BTreeMap<ItemId, Came> = BTreeMap::new();
    let mut levels: BTreeMap<(ItemId, LocationId), i64> = BTreeMap::new();
    for row in arrived.new_rows(write, EntityKind::StockMove) {
        let moved: StockMove = row.record()?;
        *levels.entry((moved.item, moved.from_location)).or_default() -= moved.quantity.micro();
        *levels.entry((moved.item, moved.to_location)).or_default() += moved.quantity.micro();
        if let Some(sent) = moved.return_of.filter(|_| moved.from_location == transit) {
            dispatched.extend(write.find::<StockMove>(sent)?.and_then(|sent| sent.document));
        }
        let came = items.entry(moved.item).or_default();
        let place = (moved.moved_at_ms, moved.id);
        came.first = Some(came.first.map_or(place, |first| first.min(place)));
        came.moves += 1;
    }
    for row in arrived.new_rows(write, EntityKind::Revaluation) {
        let revalued: Revaluation = row.record()?;
        let came = items.entry(revalued.item).or_default();
        came.revalued_minor = came.revalued_minor.saturating_add(revalued.value_minor);
    }
    for ((item, location), by) in levels {
        write.change_on_hand(item, location, Quantity::from_micro(by))?;
    }
    items.iter().try_for_each(|(item, came)| costs::carry_on(write, company, *item, came))?;
    Ok(dispatched)
}

/// What is open of claims and payments. Answers whose states follow.
fn money(write: &mut Write<'_>, company: &Company, arrived: &Arrived) -> Answer<BTreeSet<DocumentId>> {
    let mut claims: BTreeSet<InstalmentId> = BTreeSet::new();
    let mut documents: BTreeSet<DocumentId> = BTreeSet::new();
    for row in arrived.new_rows(write, EntityKind::Instalment) {
        documents.insert(row.value("document")?);
    }
    let mut payments: BTreeSet<PaymentId> = arrived.new_of(EntityKind::Payment).collect();
    for row in arrived.new_rows(write, EntityKind::Allocation) {
        let row: Allocation = row.record()?;
        claims.extend([row.instalment, row.credit].into_iter().flatten());
        payments.extend([row.payment, row.refunded].into_iter().flatten());
    }
    for id in payments.clone() {
        payments.extend(write.find::<Payment>(id)?.and_then(|payment| payment.reversal_of));
    }
    for id in claims {
        // What is settled may lie outside of what this PC holds.
        documents.extend(write.find::<Instalment>(id)?.map(|part| part.document));
    }
    for id in &documents {
        if let Some(owed) = write.owed(*id)? {
            open::refresh_claims(write, company.currency, &owed)?;
        }
    }
    for id in payments {
        if write.find::<Payment>(id)?.is_some() {
            refresh_payment(write, company, id)?;
        }
    }
    Ok(documents)
}
