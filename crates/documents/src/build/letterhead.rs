//! Sender, recipient and foot of the page.

use kontor_core::check;
use kontor_core::sales::{PostalAddress, SellerSnapshot};

use super::Pen;
use crate::model::Block;

/// The name and the ways to reach the sender.
pub(super) fn seller(pen: &Pen<'_>) -> Block {
    let seller = &pen.document.seller_snapshot;
    let mut lines = address_lines(&seller.address, seen_from_abroad(pen));
    if let Some(phone) = given(&seller.phone) {
        lines.push(pen.words.with("paper-phone", &[("phone", phone)]));
    }
    lines.extend([&seller.mail, &seller.web].into_iter().filter_map(|text| given(text)).map(str::to_owned));
    Block { name: seller.name.clone(), lines }
}

/// A customer in another country is told ours.
fn seen_from_abroad<'a>(pen: &'a Pen<'_>) -> Option<(&'a Pen<'a>, &'a str)> {
    pen.document.party_snapshot.as_ref().map(|party| (pen, party.address.country.as_str()))
}

/// The sender in one line, for the window.
pub(super) fn sender_line(seller: &SellerSnapshot) -> String {
    let mut parts = vec![seller.name.clone()];
    parts.extend(address_lines(&seller.address, None));
    parts.join(" · ")
}

/// The lines in the window; on a delivery note those of the place where the goods go.
pub(super) fn recipient(pen: &Pen<'_>) -> Vec<String> {
    let Some(party) = &pen.document.party_snapshot else { return Vec::new() };
    let elsewhere = party.delivery_address.as_ref().filter(|_| pen.form.to_delivery_address);
    let mut lines = vec![party.name.clone()];
    let address = elsewhere.unwrap_or(&party.address);
    lines.extend(given(&address.name).filter(|name| *name != party.name).map(str::to_owned));
    lines.extend(given(&party.contact).map(str::to_owned));
    lines.extend(address_lines(address, Some((pen, &pen.document.seller_snapshot.address.country))));
    lines
}

/// The place where the goods go in one line, where the window shows another.
pub(super) fn delivery_line(pen: &Pen<'_>) -> Option<String> {
    let party = pen.document.party_snapshot.as_ref()?;
    let address = party.delivery_address.as_ref().filter(|address| **address != party.address)?;
    let mut parts: Vec<String> = given(&address.name).map(str::to_owned).into_iter().collect();
    parts.extend(address_lines(address, Some((pen, &pen.document.seller_snapshot.address.country))));
    Some(parts.join(", "))
}

/// What the law wants on business letters, and the account.
pub(super) fn footer(pen: &Pen<'_>) -> Vec<Vec<String>> {
    let seller = &pen.document.seller_snapshot;
    let words = pen.words;
    let mut sender = vec![seller.name.clone()];
    sender.extend(address_lines(&seller.address, seen_from_abroad(pen)));
    let mut register: Vec<String> = seller.register.split('\n').filter_map(given).map(str::to_owned).collect();
    if let Some(names) = given(&seller.directors) {
        register.extend([words.text("paper-directors"), names.to_owned()]);
    }
    let vat_id = seller.vat_id.as_deref().and_then(given).map(|id| words.with("paper-vat-id", &[("id", id)]));
    let tax_number = seller.tax_number.as_deref().and_then(given);
    let tax_number = tax_number.map(|number| words.with("paper-tax-number", &[("number", number)]));
    let bank = given(&seller.bank_name).map(str::to_owned);
    let iban = seller.iban.as_deref().and_then(given).map(|iban| words.with("paper-iban", &[("iban", &grouped(iban))]));
    let bic = seller.bic.as_deref().and_then(given).map(|bic| words.with("paper-bic", &[("bic", bic)]));
    let columns = [
        sender,
        register,
        vat_id.into_iter().chain(tax_number).collect(),
        bank.into_iter().chain(iban).chain(bic).collect(),
    ];
    columns.into_iter().filter(|column: &Vec<String>| !column.is_empty()).collect()
}

/// An IBAN as people read it, in groups of four.
pub(super) fn grouped(iban: &str) -> String {
    let compact: Vec<char> = check::compact(iban).chars().collect();
    compact.chunks(4).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join("\u{a0}")
}

pub(super) fn given(text: &str) -> Option<&str> {
    Some(text.trim()).filter(|text| !text.is_empty())
}

/// Street and city, and the country in capitals when the letter leaves the sender's own.
fn address_lines(address: &PostalAddress, abroad: Option<(&Pen<'_>, &str)>) -> Vec<String> {
    let city = match address.country.as_str() {
        "US" | "CA" | "AU" => [&address.city, &address.region, &address.postal_code],
        "GB" => [&address.city, &address.postal_code, &address.region],
        _ => [&address.postal_code, &address.city, &address.region],
    };
    let city = city.into_iter().filter_map(|text| given(text)).collect::<Vec<_>>().join(" ");
    let street = address.street.split('\n').filter_map(given).map(str::to_owned);
    let mut lines: Vec<String> = street.chain(given(&city).map(str::to_owned)).collect();
    if let Some((pen, _)) = abroad.filter(|(_, home)| address.country != *home) {
        let name = pen.words.known(&format!("country-{}", address.country));
        lines.push(name.unwrap_or_else(|| address.country.clone()).to_uppercase());
    }
    lines
}
