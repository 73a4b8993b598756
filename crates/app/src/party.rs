//! Parties: list, one with all that belongs to it, save in one step.

use kontor_core::entity::PartyId;
use kontor_core::fault::Faults;
use kontor_core::party::{Address, BankAccount, ContactPoint, Party, PartyRelation};
use kontor_store::Write;
use kontor_store::list::{Page, Window};
use kontor_store::record::Record;
use kontor_store::rows::party::PartyRow;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::context::Context;
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
    /// Its bank accounts.
    pub bank_accounts: Vec<BankAccount>,
    /// Relations to other parties, with their names.
    pub relations: Vec<NamedRelation>,
    /// Other parties with the same VAT id: possible duplicates.
    pub duplicates: Vec<PartyName>,
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
    /// All its bank accounts.
    #[serde(default)]
    pub bank_accounts: Vec<BankAccount>,
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
        for relation in read.relations_of(party.id)? {
            let other = if relation.person == party.id { relation.organisation } else { relation.person };
            let name = read.find::<Party>(other)?.map(|other| other.name).unwrap_or_default();
            relations.push(NamedRelation { relation, name });
        }
        let duplicates = match party.vat_id.as_deref() {
            Some(vat_id) => read.parties_with_vat_id(vat_id, party.id)?,
            None => Vec::new(),
        };
        Ok(PartyDetail {
            addresses: read.addresses_of(party.id)?,
            contact_points: read.contact_points_of(party.id)?,
            bank_accounts: read.bank_accounts_of(party.id)?,
            relations,
            duplicates: duplicates.into_iter().map(|party| PartyName { id: party.id, name: party.name }).collect(),
            party,
        })
    })
}

pub(crate) fn party_save(context: &Context<'_>, request: PartySave) -> Answer<PartyDetail> {
    let id = request.party.id;
    context.write(|write| save(write, request))?;
    party_get(context, PartyGet { id })
}

/// Saves a party in a change that is going on.
pub(crate) fn save(write: &mut Write<'_>, mut request: PartySave) -> Answer<()> {
    let blank = |text: &Option<String>| text.as_deref().is_some_and(|text| text.trim().is_empty());
    if blank(&request.party.vat_id) {
        request.party.vat_id = None;
    }
    request.check()?;
    let id = request.party.id;
    write.save(&request.party)?;
    let (addresses, points) = (write.addresses_of(id)?, write.contact_points_of(id)?);
    replace(write, addresses, &request.addresses)?;
    replace(write, points, &request.contact_points)?;
    let (accounts, relations) = (write.bank_accounts_of(id)?, write.relations_of(id)?);
    replace(write, accounts, &request.bank_accounts)?;
    replace(write, relations, &request.relations)
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
        let (addresses, contact_points, bank_accounts, relations) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        Self { party, addresses, contact_points, bank_accounts, relations }
    }
    /// A party with all that stands beside it now.
    pub(crate) fn stored(write: &Write<'_>, id: PartyId) -> Answer<Self> {
        Ok(Self {
            party: write.present(id)?,
            addresses: write.addresses_of(id)?,
            contact_points: write.contact_points_of(id)?,
            bank_accounts: write.bank_accounts_of(id)?,
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
        for (at, account) in self.bank_accounts.iter().enumerate() {
            part(format!("bank_accounts.{at}"), account.validate());
        }
        faults.ok()
    }
}
