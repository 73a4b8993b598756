//! The customers of the year, and those that stand for buyers whom the file does not name.

use std::collections::{BTreeMap, BTreeSet};

use kontor_core::entity::{AddressId, PartyId};
use kontor_core::id::Id;
use kontor_core::party::{Address, AddressUsage, Party};
use kontor_store::Write;

use super::goods::MASTERS_A_COMMIT;
use super::year::{Paper, Year};
use crate::error::Answer;
use crate::party::PartySave;

/// Names of the file that are no countries of ISO 3166-1, or bear other names there; all others are looked up.
const COUNTRIES: [(&str, &str); 38] = [
    ("Australia", "AU"),
    ("Austria", "AT"),
    ("Bahrain", "BH"),
    ("Belgium", "BE"),
    ("Brazil", "BR"),
    ("Canada", "CA"),
    ("Channel Islands", "JE"),
    ("Cyprus", "CY"),
    ("Czech Republic", "CZ"),
    ("Denmark", "DK"),
    ("EIRE", "IE"),
    // Its institutions sit in Brussels.
    ("European Community", "BE"),
    ("Finland", "FI"),
    ("France", "FR"),
    ("Germany", "DE"),
    ("Greece", "GR"),
    ("Hong Kong", "HK"),
    ("Iceland", "IS"),
    ("Israel", "IL"),
    ("Italy", "IT"),
    ("Japan", "JP"),
    ("Lebanon", "LB"),
    ("Lithuania", "LT"),
    ("Malta", "MT"),
    ("Netherlands", "NL"),
    ("Norway", "NO"),
    ("Poland", "PL"),
    ("Portugal", "PT"),
    ("RSA", "ZA"),
    ("Saudi Arabia", "SA"),
    ("Singapore", "SG"),
    ("Spain", "ES"),
    ("Sweden", "SE"),
    ("Switzerland", "CH"),
    ("USA", "US"),
    ("United Arab Emirates", "AE"),
    ("United Kingdom", "GB"),
    // Where it is not known, home tax is owed.
    ("Unspecified", "GB"),
];

/// The country of a name of the file.
pub(super) fn country_code(name: &str) -> Option<&'static str> {
    COUNTRIES.iter().find(|(known, _)| *known == name).map(|(_, code)| *code)
}

/// Who buys: a customer number, or a country whose buyer is not known.
pub(super) fn party_id(year: &Year, paper: &Paper) -> PartyId {
    let customer = year.customers.text(paper.customer);
    let name = if customer.is_empty() {
        format!("online-retail/unknown/{}", year.countries.text(paper.country))
    } else {
        format!("online-retail/customer/{customer}")
    };
    PartyId(Id::named(&name))
}

/// The address of a buyer in a country; eight customers have two.
pub(super) fn address_id(party: PartyId, country: &str) -> AddressId {
    AddressId(Id::named(&format!("online-retail/address/{}/{country}", party.0)))
}

/// Enters all customers; answers how many.
pub(super) fn enter(year: &Year, write: &mut Write<'_>) -> Answer<u64> {
    let mut parties: BTreeMap<PartyId, (Party, BTreeSet<&str>)> = BTreeMap::new();
    for paper in &year.papers {
        let id = party_id(year, paper);
        let country = year.countries.text(paper.country);
        let entry = parties
            .entry(id)
            .or_insert_with(|| (party(id, year.customers.text(paper.customer), country), BTreeSet::new()));
        entry.1.insert(country);
    }
    let all: Vec<_> = parties.into_values().collect();
    for part in all.chunks(MASTERS_A_COMMIT) {
        for (party, countries) in part {
            let addresses = countries.iter().map(|country| address(party.id, country)).collect();
            crate::party::save(write, PartySave { addresses, ..PartySave::of(party.clone()) })?;
        }
        write.next_commit()?;
    }
    Ok(u64::try_from(all.len()).unwrap_or(u64::MAX))
}

fn party(id: PartyId, customer: &str, country: &str) -> Party {
    let unknown = customer.is_empty();
    let name = if unknown { format!("Unknown customer, {country}") } else { format!("Customer {customer}") };
    Party {
        number: customer.to_owned(),
        customer: true,
        segment: if unknown { "walk-in".to_owned() } else { String::new() },
        ..Party::new(id, &name)
    }
}

/// The file names no streets: country and its name in the file are all there is.
fn address(party: PartyId, country: &str) -> Address {
    Address {
        id: address_id(party, country),
        party,
        usage: AddressUsage::Billing,
        name: String::new(),
        street: String::new(),
        postal_code: String::new(),
        city: country.to_owned(),
        region: country.to_owned(),
        country: country_code(country).unwrap_or("GB").to_owned(),
    }
}
