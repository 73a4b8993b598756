//! Parties: list, one with all that belongs to it, save in one step.

use kontor_core::entity::{EntityKind, PartyCreditId, PartyId};
use kontor_core::fault::{Code, Fault, Faults};
use kontor_core::id::Id;
use kontor_core::money::Money;
use kontor_core::party::{Address, BankAccount, ContactPoint, Party, PartyCredit, PartyRelation};
use kontor_core::permission::{Facet, Resource, Scope};
use kontor_record::Record;
use kontor_store::Write;
use kontor_store::list::{Page, Window};
use kontor_store::rows::party::PartyRow;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::context::{Context, company};
use crate::error::Answer;
use crate::program::Nothing;

/// Which party.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
pub struct PartyGet {
    /// Its identity.
    pub id: PartyId,
}

/// A party with all that belongs to it.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
pub struct PartyDetail {
    /// The party.
    pub party: Party,
    /// Its addresses.
    pub addresses: Vec<Address>,
    /// Phone numbers, mail addresses and the like.
    pub contact_points: Vec<ContactPoint>,
    /// Its bank accounts; absent for people who may not see them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub bank_accounts: Option<Vec<BankAccount>>,
    /// How much it may owe; absent for people who may not see that.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub credit: Option<CreditLimit>,
    /// Relations to other parties, with their names.
    pub relations: Vec<NamedRelation>,
    /// Other parties with the same VAT id: possible duplicates.
    pub duplicates: Vec<PartyName>,
    /// Parties that turned out to be this one.
    pub merged: Vec<PartyName>,
}

/// How much a customer may owe.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct CreditLimit {
    /// At most so much, in company currency; as much as it likes when empty.
    pub limit: Option<Money>,
}

impl CreditLimit {
    fn of(kept: Option<PartyCredit>) -> Self {
        Self { limit: kept.map(|kept| Money::new(kept.limit_minor, kept.currency)) }
    }
}

/// A relation with the name of the other side.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
pub struct NamedRelation {
    /// The relation.
    pub relation: PartyRelation,
    /// Name of the other side.
    pub name: String,
}

/// A party by name.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
pub struct PartyName {
    /// Identity.
    pub id: PartyId,
    /// Name.
    pub name: String,
}

/// A party as it should be. Parts that are not named are removed.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
pub struct PartySave {
    /// The party. A new one comes with an id of the caller's making.
    pub party: Party,
    /// All its addresses.
    #[serde(default)]
    pub addresses: Vec<Address>,
    /// All its contact points.
    #[serde(default)]
    pub contact_points: Vec<ContactPoint>,
    /// All its bank accounts; they stay as they are when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub bank_accounts: Option<Vec<BankAccount>>,
    /// How much it may owe; that stays as it is when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub credit: Option<CreditLimit>,
    /// All its relations.
    #[serde(default)]
    pub relations: Vec<PartyRelation>,
}

pub(crate) fn party_list(context: &Context<'_>, window: Window) -> Answer<Page<PartyRow>> {
    context.read(|read| Ok(read.list(&window)?))
}

pub(crate) fn party_get(context: &Context<'_>, request: PartyGet) -> Answer<PartyDetail> {
    context.read(|read| {
        let party: Party = read.get(request.id)?;
        let mut relations = Vec::new();
        let other = |relation: &PartyRelation| {
            if relation.person == party.id { relation.organisation } else { relation.person }
        };
        let seen =
            read.only_seen(EntityKind::Party, read.relations_of(party.id)?, |relation| Some(other(relation).0))?;
        for relation in seen {
            let other = other(&relation);
            let name = read.find::<Party>(other)?.map(|other| other.name).unwrap_or_default();
            relations.push(NamedRelation { relation, name });
        }
        let duplicates = match party.vat_id.as_deref() {
            Some(vat_id) => read.parties_with_vat_id(vat_id, party.id)?,
            None => Vec::new(),
        };
        let duplicates = read.only_seen(EntityKind::Party, duplicates, |party| Some(party.id.0))?;
        let credit = context.sees(Facet::Credit).then(|| read.credit_of(party.id)).transpose()?;
        let merged = read.aliases_of(EntityKind::Party, party.id)?.into_iter().map(|id| read.get::<Party>(id));
        let merged =
            read.only_seen(EntityKind::Party, merged.collect::<Result<_, _>>()?, |party: &Party| Some(party.id.0))?;
        let name = |party: Party| PartyName { id: party.id, name: party.name };
        Ok(PartyDetail {
            addresses: read.addresses_of(party.id)?,
            contact_points: read.contact_points_of(party.id)?,
            bank_accounts: context.sees(Facet::Bank).then(|| read.bank_accounts_of(party.id)).transpose()?,
            credit: credit.map(CreditLimit::of),
            relations,
            duplicates: duplicates.into_iter().map(name).collect(),
            merged: merged.into_iter().map(name).collect(),
            party,
        })
    })
}

pub(crate) fn party_save(context: &Context<'_>, mut request: PartySave) -> Answer<PartyDetail> {
    let id = request.party.id;
    if !context.sees(Facet::Bank) {
        // Who does not see them sends none; nobody takes away what he never had.
        request.bank_accounts.take_if(|accounts| accounts.is_empty());
    }
    if request.bank_accounts.is_some() {
        context.expect_facet(Facet::Bank)?;
    }
    if request.credit.is_some() {
        context.expect_facet(Facet::Credit)?;
    }
    context.write(|write| {
        if write.find::<Party>(id)?.is_none() {
            adopt(context, &mut request.party);
        }
        save(write, request)
    })?;
    party_get(context, PartyGet { id })
}

/// A new party belongs where whoever made it will see it.
fn adopt(context: &Context<'_>, party: &mut Party) {
    match context.sight(Resource::Party) {
        Some(Scope::Own | Scope::Team) => party.owner = party.owner.or(Some(context.user.id)),
        Some(Scope::Branch) => party.branch = party.branch.or(context.user.branch),
        Some(Scope::Company) | None => {}
    }
}

/// Saves a party in a change that is going on.
pub(crate) fn save(write: &mut Write<'_>, mut request: PartySave) -> Answer<()> {
    let blank = |text: &Option<String>| text.as_deref().is_some_and(|text| text.trim().is_empty());
    if blank(&request.party.vat_id) {
        request.party.vat_id = None;
    }
    request.check()?;
    let id = request.party.id;
    // Only a merge says that a party is another one.
    request.party.merged_into = write.find::<Party>(id)?.and_then(|stored| stored.merged_into);
    write.save(&request.party)?;
    let (addresses, points) = (write.addresses_of(id)?, write.contact_points_of(id)?);
    replace(write, addresses, &request.addresses)?;
    replace(write, points, &request.contact_points)?;
    if let Some(wanted) = &request.bank_accounts {
        let accounts = write.bank_accounts_of(id)?;
        replace(write, accounts, wanted)?;
    }
    if let Some(credit) = request.credit {
        save_credit(write, id, credit)?;
    }
    let relations = write.relations_of(id)?;
    replace(write, relations, &request.relations)
}

fn save_credit(write: &mut Write<'_>, party: PartyId, credit: CreditLimit) -> Answer<()> {
    let kept = write.credit_of(party)?;
    match (credit.limit, kept) {
        (Some(limit), kept) => {
            let currency = company(write)?.currency;
            if limit.currency != currency {
                return Err(Fault::at("credit.limit", Code::NotAChoice).into());
            }
            if limit.minor < 0 {
                return Err(Fault::at("credit.limit", Code::Negative).into());
            }
            // Named after the party, so that two PCs write the same row.
            let id = kept.map_or(PartyCreditId(Id::named(&format!("party_credit/{party}"))), |kept| kept.id);
            write.save(&PartyCredit { id, party, limit_minor: limit.minor, currency })?;
        }
        (None, Some(kept)) => write.delete::<PartyCredit>(kept.id)?,
        (None, None) => {}
    }
    Ok(())
}

pub(crate) fn party_delete(context: &Context<'_>, request: PartyGet) -> Answer<Nothing> {
    context.write(|write| {
        write.delete::<Party>(request.id)?;
        Ok(Nothing {})
    })
}

/// Makes the stored parts equal to the wanted ones: new ones are added, changed ones patched, missing ones removed.
pub(crate) fn replace<R: Record>(write: &mut Write<'_>, stored: Vec<R>, wanted: &[R]) -> Answer<()> {
    for old in stored {
        if !wanted.iter().any(|part| part.id() == old.id()) {
            write.delete::<R>(old.id())?;
        }
    }
    for part in wanted {
        write.save(part)?;
    }
    Ok(())
}

impl PartySave {
    /// A party with nothing beside it.
    pub(crate) fn of(party: Party) -> Self {
        let (addresses, contact_points, relations) = (Vec::new(), Vec::new(), Vec::new());
        Self { party, addresses, contact_points, bank_accounts: None, credit: None, relations }
    }
    /// A party with all that stands beside it now.
    pub(crate) fn stored(write: &Write<'_>, id: PartyId) -> Answer<Self> {
        Ok(Self {
            party: write.present(id)?,
            addresses: write.addresses_of(id)?,
            contact_points: write.contact_points_of(id)?,
            bank_accounts: Some(write.bank_accounts_of(id)?),
            credit: None,
            relations: write.relations_of(id)?,
        })
    }
    fn check(&self) -> Result<(), Faults> {
        let mut faults = Faults::none();
        let mut part = |path: String, found: Result<(), Faults>| {
            if let Err(found) = found {
                faults.absorb(&path, found);
            }
        };
        part("party".to_owned(), self.party.validate());
        for (at, address) in self.addresses.iter().enumerate() {
            part(format!("addresses.{at}"), address.validate());
        }
        for (at, point) in self.contact_points.iter().enumerate() {
            part(format!("contact_points.{at}"), point.validate());
        }
        for (at, account) in self.bank_accounts.iter().flatten().enumerate() {
            part(format!("bank_accounts.{at}"), account.validate());
        }
        faults.ok()
    }
}
