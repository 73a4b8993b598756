//! The house: the firm's letterhead, head office, outlets and warehouse, the people and their working hours.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use kontor_core::id::Id;
use serde_json::{Value, json};

use super::firm::{ACCOUNTANT, DIRECTOR, Firm, STOREKEEPER, id};
use crate::error::Answer;

/// The outlets, by their place among the branches.
pub(super) const OUTLETS: [usize; 2] = [0, 1];
/// The warehouse among the branches.
const WAREHOUSE: usize = 2;

/// Sells over the counter of an outlet.
pub(super) const SHOPKEEPERS: [u32; 2] = [7, 9];
/// Leads the sales.
const SALES_MANAGER: u32 = 5;

/// A branch.
pub(super) fn branch(at: usize) -> Id {
    id(&format!("branch/{at}"))
}
/// Where the goods of a branch are.
pub(super) fn shelf(at: usize) -> Id {
    id(&format!("location/{at}"))
}
/// Where most goods are.
pub(super) fn warehouse() -> Id {
    shelf(WAREHOUSE)
}
/// Somebody's entry among the employees.
pub(super) fn employee(of: u32) -> Id {
    id(&format!("employee/{of}"))
}

/// Sets the house up.
pub(super) fn set_up(firm: &mut Firm<'_>) -> Answer<()> {
    letterhead(firm)?;
    branches(firm)?;
    let head_office = head_office(firm)?;
    people(firm, &head_office)
}

fn letterhead(firm: &Firm<'_>) -> Answer<()> {
    let mut company = firm.call("company_get", Value::Null)?["company"].clone();
    let german = firm.market.country == "DE";
    company["register"] = json!(if german { "HRB 4711, Amtsgericht Hamburg" } else { "" });
    company["directors"] = json!("Andrew Fuller");
    company["phone"] = json!("+49 40 5550 100".replace("+49 40", prefix(firm.market.country)));
    company["mail"] = json!("office@northwind.example");
    company["web"] = json!("www.northwind.example");
    company["bank_name"] = json!(firm.words.bank);
    company["iban"] = json!(firm.market.iban);
    firm.call("company_save", company)?;
    firm.call("company_logo_set", json!({ "data": STANDARD.encode(include_bytes!("data/logo.svg")) })).map(drop)
}

fn prefix(country: &str) -> &'static str {
    match country {
        "PL" => "+48 58",
        "GB" => "+44 117",
        "CH" => "+41 61",
        "KZ" => "+7 727",
        "RU" => "+7 495",
        "ID" => "+62 21",
        "US" => "+1 617",
        _ => "+49 40",
    }
}

fn branches(firm: &Firm<'_>) -> Answer<()> {
    for (at, (city, street, postal_code)) in firm.market.branches.iter().enumerate() {
        let (kind, what) =
            if at == WAREHOUSE { ("warehouse", firm.words.warehouse) } else { ("outlet", firm.words.outlet) };
        let name = format!("{what} {city}");
        let mut record = json!({
            "id": branch(at), "code": format!("B{}", at + 2), "name": name, "kind": kind, "street": street,
            "postal_code": postal_code, "city": city,
        });
        firm.call("branch_save", record.clone())?;
        let place = json!({ "id": shelf(at), "name": name, "kind": "storage", "branch": branch(at) });
        firm.call("location_save", json!({ "location": place }))?;
        record["location"] = json!(shelf(at));
        firm.call("branch_save", record)?;
    }
    Ok(())
}

/// Head office sells what is in the warehouse.
fn head_office(firm: &Firm<'_>) -> Answer<Value> {
    let mut own = firm.call("program_state", Value::Null)?["company"]["branch"].clone();
    own["location"] = json!(warehouse());
    firm.call("branch_save", own.clone())?;
    Ok(own["id"].clone())
}

fn people(firm: &mut Firm<'_>, head_office: &Value) -> Answer<()> {
    let director = firm.call("program_state", Value::Null)?["company"]["user"].clone();
    firm.hire(DIRECTOR, director["id"].clone());
    let data = firm.data;
    for person in &data.employees {
        let name = format!("{} {}", person.first_name, person.last_name);
        let shop = SHOPKEEPERS.iter().position(|keeper| *keeper == person.id);
        let (role, place) = match person.id {
            DIRECTOR => ("administrator", head_office.clone()),
            SALES_MANAGER => ("manager", head_office.clone()),
            ACCOUNTANT => ("accountant", head_office.clone()),
            STOREKEEPER => ("warehouse", json!(branch(WAREHOUSE))),
            _ => ("sales", shop.map_or_else(|| head_office.clone(), |at| json!(branch(OUTLETS[at])))),
        };
        let mail = format!("{}@northwind.example", person.last_name.to_lowercase());
        let entry = json!({
            "id": employee(person.id), "name": name, "title": firm.words.title(&person.title), "branch": place, "mail": mail,
            "active": true,
        });
        firm.call("employee_save", json!({ "employee": entry }))?;
        let user =
            if person.id == DIRECTOR { director["id"].clone() } else { json!(id(&format!("user/{}", person.id))) };
        let account =
            json!({ "id": user, "name": name, "role": role, "employee": employee(person.id), "active": true });
        firm.call("user_save", account)?;
        firm.hire(person.id, user);
        hours(firm, person.id, shop.is_some())?;
    }
    Ok(())
}

/// Offices work from Monday to Friday, outlets from Tuesday to Saturday and start later.
fn hours(firm: &Firm<'_>, person: u32, shop: bool) -> Answer<()> {
    let (days, starts, ends) = match (shop, person) {
        (true, _) => (2..=6, 570, 1_110),
        (false, STOREKEEPER) => (1..=5, 360, 870),
        (false, _) => (1..=5, 510, 1_020),
    };
    for weekday in days {
        let shift = json!({
            "id": id(&format!("shift/{person}/{weekday}")), "employee": employee(person), "weekday": weekday,
            "starts_min": starts, "ends_min": ends, "break_min": 45, "valid_from_on": firm.data.first_day,
        });
        firm.call("shift_save", json!({ "shift": shift }))?;
    }
    Ok(())
}
