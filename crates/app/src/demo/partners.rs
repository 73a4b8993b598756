//! Customers and suppliers with their people.

use kontor_core::check::in_eu_vat;
use kontor_core::id::Id;
use serde_json::{Value, json};

use super::firm::{Firm, id};
use super::goods::{discount_term, retail_list};
use super::northwind;
use crate::error::Answer;

/// Sales people who look after customers.
const SALES: [u32; 4] = [1, 3, 4, 5];

/// A customer or supplier, by its code in the sample data.
pub(super) fn party(code: &str) -> Id {
    id(&format!("party/{code}"))
}
/// The person one speaks with there.
pub(super) fn contact(code: &str) -> Id {
    id(&format!("contact/{code}"))
}
/// Whoever buys over the counter.
pub(super) fn walk_in() -> Id {
    party("counter")
}

/// Enters all of them.
pub(super) fn make_friends(firm: &Firm<'_>) -> Answer<()> {
    for (at, customer) in firm.data.customers.iter().enumerate() {
        let own = party(&customer.code);
        let mut record = organisation(customer, format!("C-{}", 10_001 + at));
        record["customer"] = json!(true);
        record["segment"] = json!(segment(&customer.name));
        record["owner"] = firm.user(SALES[at % SALES.len()]);
        record["language"] = json!(if speaks_german(&customer.country) { "de" } else { "en" });
        record["vat_id"] = json!(vat_id(&customer.country, at).filter(|_| in_eu_vat(firm.market.country)));
        if pays_early(at) {
            record["payment_term"] = json!(discount_term());
        } else if at.is_multiple_of(4) {
            record["payment_term"] = json!(Id::named("payment_term/14"));
        }
        if customer.country == "US" && firm.market.currency != "USD" {
            record["currency"] = json!("USD");
        }
        enter(firm, customer, own, record)?;
    }
    for (at, supplier) in firm.data.suppliers.iter().enumerate() {
        let mut record = organisation(supplier, format!("S-{}", 70_001 + at));
        record["supplier"] = json!(true);
        record["language"] = json!(if speaks_german(&supplier.country) { "de" } else { "en" });
        enter(firm, supplier, party(&supplier.code), record)?;
    }
    counter(firm)
}

/// Whether the customer at that place pays early and takes the discount.
pub(super) const fn pays_early(at: usize) -> bool {
    at.is_multiple_of(5)
}

fn organisation(firm: &northwind::Firm, number: String) -> Value {
    json!({ "id": party(&firm.code), "kind": "organisation", "name": firm.name, "number": number })
}

fn speaks_german(country: &str) -> bool {
    ["DE", "AT", "CH"].contains(&country)
}

fn segment(name: &str) -> &'static str {
    let kitchen = ["Restaurant", "restauration", "Bistro", "bistro", "Cocina", "Comidas", "Kitchen"];
    if kitchen.iter().any(|word| name.contains(word)) { "gastronomy" } else { "retail" }
}

/// A VAT id whose check digits hold, for firms of Austria; the others left theirs out. (With one, goods go untaxed.)
fn vat_id(country: &str, at: usize) -> Option<String> {
    if country != "AT" {
        return None;
    }
    let body = format!("{:07}", 1_358_562 + at);
    let weighed = body.bytes().map(|digit| u32::from(digit - b'0')).enumerate();
    let sum: u32 =
        weighed.map(|(at, digit)| if at.is_multiple_of(2) { digit } else { digit / 5 + digit * 2 % 10 }).sum();
    Some(format!("ATU{body}{}", (10 - (sum + 4) % 10) % 10))
}

/// The firm with its address, its telephone and mail, and the person one speaks with.
fn enter(firm: &Firm<'_>, entry: &northwind::Firm, own: Id, record: Value) -> Answer<()> {
    let person = contact(&entry.code);
    let title = firm.words.title(&entry.contact_title);
    let host: String =
        entry.name.chars().filter(char::is_ascii_alphanumeric).take(20).collect::<String>().to_lowercase();
    let mail = |of: Id, name: &str, label: &str| json!({ "id": id(&format!("mail/{of}")), "party": of, "kind": "mail", "value": format!("{name}@{host}.example"), "label": label });
    let first: String =
        entry.contact.chars().take_while(|sign| *sign != ' ').filter(char::is_ascii_alphabetic).collect();
    let somebody = json!({ "id": person, "kind": "person", "name": entry.contact, "language": record["language"] });
    firm.call("party_save", json!({ "party": somebody, "contact_points": [mail(person, &first.to_lowercase(), "")] }))?;
    let address = json!({
        "id": id(&format!("address/{own}")), "party": own, "usage": "billing", "street": entry.street, "city": entry.city,
        "region": entry.region, "postal_code": entry.postal_code, "country": entry.country,
    });
    let phone = json!({ "id": id(&format!("phone/{own}")), "party": own, "kind": "phone", "value": entry.phone });
    let relation = json!({
        "id": id(&format!("relation/{own}")), "person": person, "organisation": own, "role": "buyer", "title": title,
    });
    let request = json!({
        "party": record, "addresses": [address], "contact_points": [phone, mail(own, "info", "")], "relations": [relation],
    });
    firm.call("party_save", request).map(drop)
}

fn counter(firm: &Firm<'_>) -> Answer<()> {
    let own = walk_in();
    let market = firm.market;
    let record = json!({
        "id": own, "kind": "person", "name": firm.words.walk_in, "number": "C-10000", "customer": true, "segment": "counter",
        "price_list": retail_list(), "payment_term": Id::named("payment_term/0"),
    });
    let address = json!({
        "id": id("address/counter"), "party": own, "usage": "billing", "street": market.street, "city": market.city,
        "postal_code": market.postal_code, "country": market.country,
    });
    firm.call("party_save", json!({ "party": record, "addresses": [address] })).map(drop)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn vat_ids_hold() {
        for at in 0..91 {
            let own = vat_id("AT", at).unwrap();
            assert_eq!(kontor_core::check::vat_id(&own), Ok(()), "{own}");
        }
        assert_eq!(vat_id("FR", 3), None);
    }
}
