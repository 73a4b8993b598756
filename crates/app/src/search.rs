//! The search of the palette: everything that has the words, grouped by kind. What is exactly a number, a barcode or an address
//! of mail comes before all else, so that a scan and Enter open the right thing.

use kontor_core::entity::{ActivityId, DealId, DocumentId, EmployeeId, EntityKind, ItemId, PartyId, PaymentId};
use kontor_core::id::{EntityId, Id};
use kontor_core::item::Item;
use kontor_core::party::{BankAccount, Party};
use kontor_core::payment::Payment;
use kontor_core::permission::{Action, Resource};
use kontor_core::sales::Document;
use kontor_core::schedule::{Activity, Employee};
use kontor_core::time::LocalDate;
use kontor_store::Read;
use kontor_store::search::Instead;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::context::Context;
use crate::error::Answer;

/// Hits without a limit of the caller's.
const USUAL: usize = 40;
/// Hits at most.
const MOST: usize = 200;
/// What can be found. The rest is part of these.
const KINDS: &[EntityKind] = &[
    EntityKind::Party,
    EntityKind::Item,
    EntityKind::Deal,
    EntityKind::Document,
    EntityKind::Activity,
    EntityKind::Employee,
    EntityKind::Payment,
    EntityKind::BankAccount,
];

/// What is looked for.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
pub struct SearchAll {
    /// Words that all must occur, or a number or barcode.
    pub words: String,
    /// How many hits at most; 40 when left out, never more than 200.
    #[serde(default)]
    #[ts(type = "number | null", optional)]
    pub limit: Option<usize>,
}

/// What was found.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
pub struct SearchResult {
    /// Records of which a number, a barcode or an address of mail is exactly what was typed.
    pub exact: Vec<SearchHit>,
    /// The others by kind; the kind of the best hit first.
    pub groups: Vec<SearchGroup>,
    /// Mistyped words, and what was looked for instead, when nothing has them as they were typed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(optional, as = "Option<Vec<Instead>>")]
    pub instead: Vec<Instead>,
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
    /// What a line of the document says, or what stands above or below, where the words were found there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub line: Option<String>,
}

pub(crate) fn search_all(context: &Context<'_>, request: SearchAll) -> Answer<SearchResult> {
    let limit = request.limit.unwrap_or(USUAL).clamp(1, MOST);
    let may = |kind: &EntityKind| {
        let papers = *kind == EntityKind::Document && context.may(Resource::Purchase, Action::See);
        (papers || context.may(kind.resource(), Action::See)) && kind.facet().is_none_or(|facet| context.sees(facet))
    };
    let kinds: Vec<EntityKind> = KINDS.iter().copied().filter(may).collect();
    // Somebody who may read nothing of all this finds nothing; no kinds at all would mean all of them.
    if kinds.is_empty() {
        return Ok(SearchResult { exact: Vec::new(), groups: Vec::new(), instead: Vec::new() });
    }
    context.read(|read| {
        let found = read.search(&request.words, &kinds, limit)?;
        let (mut exact, mut groups) = (Vec::new(), Vec::<SearchGroup>::new());
        for hit in found.hits {
            let (kind, id) = match hit.kind {
                // An account leads to its party.
                EntityKind::BankAccount => (EntityKind::Party, read.get::<BankAccount>(hit.id)?.party.0),
                kind => (kind, hit.id),
            };
            let Some(shown) = describe(read, kind, id)? else { continue };
            let known = exact.contains(&shown) || groups.iter().any(|group| group.hits.contains(&shown));
            if known || !read.only_seen(kind, vec![id], |id| Some(*id))?.contains(&id) {
                continue;
            }
            let shown = SearchHit { line: hit.line, ..shown };
            if hit.exact {
                exact.push(shown);
            } else if let Some(group) = groups.iter_mut().find(|group| group.kind == shown.kind) {
                group.hits.push(shown);
            } else {
                groups.push(SearchGroup { kind: shown.kind, hits: vec![shown] });
            }
        }
        Ok(SearchResult { exact, groups, instead: found.instead })
    })
}

/// How a record is shown among the hits; nothing for one that the palette cannot open.
fn describe(read: &Read<'_>, kind: EntityKind, id: Id) -> Answer<Option<SearchHit>> {
    let hit = |variant: &str, title: String, subtitle: String, on: Option<LocalDate>| {
        Some(SearchHit { kind, id, variant: variant.to_owned(), title, subtitle, on, line: None })
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
