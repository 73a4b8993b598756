//! The search of the palette: everything that has the words, grouped by kind. What is exactly a document's number, an item's
//! number or a barcode comes before all else, so that a scan and Enter open the right thing.

use kontor_core::entity::{ActivityId, DealId, DocumentId, EmployeeId, EntityKind, ItemId, PartyId, PaymentId};
use kontor_core::id::{EntityId, Id};
use kontor_core::item::Item;
use kontor_core::party::Party;
use kontor_core::payment::Payment;
use kontor_core::sales::Document;
use kontor_core::schedule::{Activity, Employee};
use kontor_core::time::LocalDate;
use kontor_store::Read;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::context::Context;
use crate::error::Answer;

/// Hits without a limit of the caller's.
const USUAL: i64 = 40;
/// Hits at most.
const MOST: i64 = 200;
/// What can be found. The rest is part of these.
const KINDS: &[EntityKind] = &[
    EntityKind::Party,
    EntityKind::Item,
    EntityKind::Deal,
    EntityKind::Document,
    EntityKind::Activity,
    EntityKind::Employee,
    EntityKind::Payment,
];

/// What is looked for.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
pub struct SearchAll {
    /// Words that all must occur, or a number or barcode.
    pub words: String,
    /// How many hits at most; 40 when left out, never more than 200.
    #[serde(default)]
    #[ts(type = "number | null", optional)]
    pub limit: Option<i64>,
}

/// What was found.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
pub struct SearchResult {
    /// Records whose number or barcode is exactly what was typed.
    pub exact: Vec<SearchHit>,
    /// The others by kind; the kind of the best hit first.
    pub groups: Vec<SearchGroup>,
}

/// Hits of one kind, the best first.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
pub struct SearchGroup {
    /// The kind.
    pub kind: EntityKind,
    /// The hits.
    pub hits: Vec<SearchHit>,
}

/// A record that was found.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct SearchHit {
    /// What it is.
    pub kind: EntityKind,
    /// Which one.
    pub id: Id,
    /// What of its kind: `invoice`, `call`, `organisation`, `goods`; empty where there is nothing to tell apart.
    pub variant: String,
    /// Name, title or number.
    pub title: String,
    /// What else helps to tell it from others: city, item number, customer.
    pub subtitle: String,
    /// When it was issued, paid or is due.
    pub on: Option<LocalDate>,
}

pub(crate) fn search_all(context: &Context<'_>, request: SearchAll) -> Answer<SearchResult> {
    let words = request.words.trim();
    let limit = request.limit.unwrap_or(USUAL).clamp(1, MOST);
    let kinds: Vec<EntityKind> = KINDS.iter().copied().filter(|kind| context.may_read(kind.resource())).collect();
    context.read(|read| {
        let mut exact = Vec::new();
        for (kind, id) in exactly(read, words)?.into_iter().filter(|(kind, _)| kinds.contains(kind)) {
            exact.extend(describe(read, kind, id)?);
        }
        let mut groups: Vec<SearchGroup> = Vec::new();
        for found in read.search(words, &kinds, limit)? {
            let Some(hit) = describe(read, found.kind, found.id)?.filter(|hit| !exact.contains(hit)) else { continue };
            match groups.iter_mut().find(|group| group.kind == hit.kind) {
                Some(group) => group.hits.push(hit),
                None => groups.push(SearchGroup { kind: hit.kind, hits: vec![hit] }),
            }
        }
        Ok(SearchResult { exact, groups })
    })
}

fn exactly(read: &Read<'_>, words: &str) -> Answer<Vec<(EntityKind, Id)>> {
    if words.is_empty() {
        return Ok(Vec::new());
    }
    let document = read.document_by_number(words)?;
    let mut found: Vec<_> = document.map(|document| (EntityKind::Document, document.id.0)).into_iter().collect();
    found.extend(read.items_by_code(words)?.into_iter().map(|item| (EntityKind::Item, item.id.0)));
    Ok(found)
}

/// How a record is shown among the hits; nothing for one that the palette cannot open.
fn describe(read: &Read<'_>, kind: EntityKind, id: Id) -> Answer<Option<SearchHit>> {
    let hit = |variant: &str, title: String, subtitle: String, on: Option<LocalDate>| {
        Some(SearchHit { kind, id, variant: variant.to_owned(), title, subtitle, on })
    };
    let party_name = |party: Option<PartyId>| -> Answer<String> {
        let party = party.map(|party| read.find::<Party>(party)).transpose()?.flatten();
        Ok(party.map(|party| party.name).unwrap_or_default())
    };
    Ok(match kind {
        EntityKind::Party => {
            let party: Party = read.get(PartyId::from_id(id))?;
            let city = read.addresses_of(party.id)?.into_iter().next().map(|address| address.city);
            hit(party.kind.as_str(), party.name, city.unwrap_or(party.number), None)
        }
        EntityKind::Item => {
            let item: Item = read.get(ItemId::from_id(id))?;
            hit(item.kind.as_str(), item.name, item.sku, None)
        }
        EntityKind::Deal => {
            let deal = read.deal_row(DealId::from_id(id))?;
            hit(deal.outcome.as_str(), deal.title, deal.party_name.unwrap_or_default(), deal.expected_on)
        }
        EntityKind::Document => {
            let document: Document = read.get(DocumentId::from_id(id))?;
            let name = document.party_snapshot.map(|party| party.name);
            hit(document.kind.as_str(), document.number, name.unwrap_or_default(), Some(document.issued_on))
        }
        EntityKind::Activity => {
            let activity: Activity = read.get(ActivityId::from_id(id))?;
            hit(activity.kind.as_str(), activity.subject, party_name(activity.party)?, activity.due_on)
        }
        EntityKind::Employee => {
            let employee: Employee = read.get(EmployeeId::from_id(id))?;
            hit("", employee.name, employee.title, None)
        }
        EntityKind::Payment => {
            let payment: Payment = read.get(PaymentId::from_id(id))?;
            hit(payment.method.as_str(), payment.reference, party_name(payment.party)?, Some(payment.paid_on))
        }
        _ => None,
    })
}
