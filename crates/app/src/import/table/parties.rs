//! Customers and suppliers: a row is a firm or person with its addresses, numbers and bank account.

use kontor_core::entity::{AddressId, BankAccountId, ContactPointId, PartyId};
use kontor_core::fault::{Code, Fault};
use kontor_core::id::Id;
use kontor_core::language::Language;
use kontor_core::party::{Address, AddressUsage, BankAccount, ContactKind, ContactPoint, Party, PartyKind};
use kontor_core::text_enum::TextEnum as _;
use kontor_store::Write;

use super::line::Line;
use super::names::Names;
use super::outcome::{Found, Like};
use super::wish::MatchBy;
use crate::context::Context;
use crate::error::Answer;
use crate::party::{PartySave, save};

/// Which party a row means, by what the row says.
pub(super) fn find(write: &Write<'_>, line: &Line<'_>, by: MatchBy) -> Answer<Found> {
    let same = |by: MatchBy| -> Answer<Vec<Party>> {
        Ok(match by {
            MatchBy::Number => write.parties_with_number(&line.words("number"))?,
            MatchBy::VatId => match line.text("vat_id") {
                Some(vat_id) => write.parties_with_vat_id(&vat_id, PartyId::default())?,
                None => Vec::new(),
            },
            MatchBy::Mail => match line.text("mail") {
                Some(mail) => write.parties_reached_by(&mail)?,
                None => Vec::new(),
            },
            MatchBy::Name => write.parties_named(&line.words("name"))?,
            MatchBy::Barcode => Vec::new(),
        })
    };
    // A row without the number that the others have is recognised by the next surest that it does have.
    let filled = |by: MatchBy| match by {
        MatchBy::Number => line.text("number").is_some(),
        MatchBy::VatId => line.text("vat_id").is_some(),
        MatchBy::Mail => line.text("mail").is_some(),
        MatchBy::Name | MatchBy::Barcode => true,
    };
    let by = [by, MatchBy::VatId, MatchBy::Mail].into_iter().find(|by| filled(*by)).unwrap_or(MatchBy::Name);
    if let [party] = same(by)?.as_slice() {
        return Ok(Found::Known(party.id.0));
    }
    for other in [MatchBy::VatId, MatchBy::Mail, MatchBy::Name] {
        if let Some(party) = same(other)?.first() {
            return Ok(Found::Like(Like { id: party.id.0, title: party.name.clone(), by: other, row: None }));
        }
    }
    Ok(Found::New)
}

/// Saves a row as a new party, or brings a known one up to date with what the table says.
pub(super) fn put(
    context: &Context<'_>,
    write: &mut Write<'_>,
    names: &Names,
    line: &Line<'_>,
    known: Option<Id>,
) -> Answer<()> {
    let mut wanted = match known {
        Some(id) => PartySave::stored(write, PartyId(id))?,
        None => PartySave::of(Party::new(PartyId(context.new_id()), "")),
    };
    fill(names, line, &mut wanted.party);
    address(context, names, line, &mut wanted, AddressUsage::Billing, "");
    address(context, names, line, &mut wanted, AddressUsage::Delivery, "delivery_");
    for (field, kind) in [
        ("phone", ContactKind::Phone),
        ("mobile", ContactKind::Mobile),
        ("mail", ContactKind::Mail),
        ("web", ContactKind::Web),
    ] {
        reached(context, line, &mut wanted, field, kind);
    }
    bank(context, line, &mut wanted);
    save(write, wanted)
}

fn fill(names: &Names, line: &Line<'_>, party: &mut Party) {
    let set = |target: &mut String, field: &str| {
        if let Some(text) = line.text(field) {
            *target = text;
        }
    };
    set(&mut party.name, "name");
    set(&mut party.legal_name, "legal_name");
    set(&mut party.number, "number");
    set(&mut party.segment, "segment");
    set(&mut party.notes, "notes");
    party.vat_id = line.text("vat_id").or(party.vat_id.take());
    party.tax_number = line.text("tax_number").or(party.tax_number.take());
    party.currency = line.currency("currency").or(party.currency);
    if let Some(kind) = line.text("kind").and_then(|text| kind_of(line, &text)) {
        party.kind = kind;
    }
    if let Some(language) = line.text("language").and_then(|text| language_of(line, &text)) {
        party.language = Some(language);
    }
    let fresh = party.price_list;
    party.price_list = named(line, "price_list", |name| names.list(name)).or(fresh);
    let fresh = party.payment_term;
    party.payment_term = named(line, "payment_term", |name| names.term(name)).or(fresh);
    let (customer, supplier) = (line.yes_no("customer"), line.yes_no("supplier"));
    party.customer = customer.unwrap_or(party.customer);
    party.supplier = supplier.unwrap_or(party.supplier);
    // A table that says nothing of it is one of customers.
    if customer.is_none() && supplier.is_none() && !party.customer && !party.supplier {
        party.customer = true;
    }
}

/// A record that a cell names; a name that nobody knows is noted.
pub(super) fn named<T>(line: &Line<'_>, field: &str, find: impl Fn(&str) -> Result<T, Fault>) -> Option<T> {
    let name = line.text(field)?;
    find(&name).map_err(|fault| line.blame(field, fault)).ok()
}

fn kind_of(line: &Line<'_>, text: &str) -> Option<PartyKind> {
    const PERSONS: &str =
        "person private privat privatperson osoba prywatna физлицо физ.лицо лицо жеке тұлға perorangan";
    const FIRMS: &str = "organisation organization company business firm firma geschäftlich unternehmen firma юрлицо юр.лицо организация ұйым заңды perusahaan";
    let word = text.trim().to_lowercase();
    let among = |words: &str| words.split(' ').any(|known| known == word);
    let found = if among(PERSONS) { Some(PartyKind::Person) } else { among(FIRMS).then_some(PartyKind::Organisation) };
    if found.is_none() {
        line.blame("kind", Fault::new(Code::UnknownName).with("value", text));
    }
    found
}

fn language_of(line: &Line<'_>, text: &str) -> Option<Language> {
    let code: String = text.trim().to_lowercase().chars().take(2).collect();
    let found = Language::ALL.iter().copied().find(|language| language.as_str() == code);
    if found.is_none() {
        line.blame("language", Fault::new(Code::UnknownName).with("value", text));
    }
    found
}

/// One address of the row; none where the row says nothing of it.
fn address(
    context: &Context<'_>,
    names: &Names,
    line: &Line<'_>,
    wanted: &mut PartySave,
    usage: AddressUsage,
    prefix: &str,
) {
    let of = |field: &str| line.text(&format!("{prefix}{field}"));
    let (street, number) = (of("street"), if prefix.is_empty() { of("house_number") } else { None });
    let (code, city, country) = (of("postal_code"), of("city"), line.country(&format!("{prefix}country")));
    if street.is_none() && code.is_none() && city.is_none() {
        return;
    }
    let party = wanted.party.id;
    let own = wanted.addresses.iter().position(|address| address.usage == usage);
    let mut address = own.map_or_else(
        || Address {
            id: AddressId(context.new_id()),
            party,
            usage,
            name: String::new(),
            street: String::new(),
            postal_code: String::new(),
            city: String::new(),
            region: String::new(),
            country: names.country.clone(),
        },
        |at| wanted.addresses.remove(at),
    );
    let street = match (street, number) {
        (Some(street), Some(number)) => Some(format!("{street} {number}")),
        (street, _) => street,
    };
    let set = |target: &mut String, value: Option<String>| {
        if let Some(value) = value {
            *target = value;
        }
    };
    set(&mut address.street, street);
    set(&mut address.postal_code, code);
    set(&mut address.city, city);
    set(&mut address.country, country);
    if prefix.is_empty() {
        set(&mut address.region, of("region"));
    } else {
        set(&mut address.name, of("name"));
    }
    let at = own.unwrap_or(wanted.addresses.len());
    wanted.addresses.insert(at, address);
}

/// A number or mail address: the first of its kind becomes what the row says.
pub(super) fn reached(context: &Context<'_>, line: &Line<'_>, wanted: &mut PartySave, field: &str, kind: ContactKind) {
    let Some(value) = line.text(field) else { return };
    let party = wanted.party.id;
    match wanted.contact_points.iter_mut().find(|point| point.kind == kind) {
        Some(point) => point.value = value,
        None => wanted.contact_points.push(ContactPoint {
            id: ContactPointId(context.new_id()),
            party,
            kind,
            value,
            label: String::new(),
        }),
    }
}

fn bank(context: &Context<'_>, line: &Line<'_>, wanted: &mut PartySave) {
    let Some(iban) = line.text("iban") else { return };
    let compact = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    let (bic, bank_name) = (line.words("bic"), line.words("bank_name"));
    let party = wanted.party.id;
    let accounts = wanted.bank_accounts.get_or_insert_default();
    match accounts.iter_mut().find(|account| compact(&account.iban) == compact(&iban)) {
        Some(account) => {
            account.bic = if bic.is_empty() { std::mem::take(&mut account.bic) } else { bic };
            account.bank_name = if bank_name.is_empty() { std::mem::take(&mut account.bank_name) } else { bank_name };
        }
        None => accounts.push(BankAccount {
            id: BankAccountId(context.new_id()),
            party,
            holder: String::new(),
            iban,
            bic,
            bank_name,
        }),
    }
}
