//! `kontorctl new`: a company from the command line, by the same command as the window's wizard.

use std::path::Path;

use serde_json::{Map, Value, json};

use crate::arguments::Founding;
use crate::office::Office;
use crate::outcome::{Outcome, show};

/// Makes the company and shows the state in which the program is then.
pub fn found(office: &Office, wishes: &Founding) -> Outcome {
    let mut request = Map::new();
    let fields = [
        ("name", json!(wishes.name)),
        ("street", json!(wishes.street)),
        ("postal_code", json!(wishes.postal_code)),
        ("city", json!(wishes.city)),
        ("country", json!(wishes.country)),
        ("language", json!(wishes.language)),
        ("currency", json!(wishes.currency)),
        ("vat_id", json!(wishes.vat_id)),
        ("tax_number", json!(wishes.tax_number)),
        ("small_business", json!(wishes.small_business)),
        ("chart", json!(wishes.chart)),
        ("user_name", json!(office.user().unwrap_or_default())),
        ("branch_name", json!(wishes.branch_name)),
        ("branch_code", json!(wishes.branch_code)),
        ("device_code", json!(wishes.device_code)),
        ("path", json!(office.company())),
    ];
    // What was not said is left to the command's own defaults.
    request
        .extend(fields.into_iter().filter(|(_, value)| !value.is_null()).map(|(name, value)| (name.to_owned(), value)));
    show(&office.desk().call("company_create", Value::Object(request))?)
}

/// The company of the wholesaler whose year can be imported: the file says that it sits in the United Kingdom and no more.
pub fn wholesaler(path: &Path) -> Value {
    json!({
        "name": "Online Retail", "street": "not stated", "postal_code": "not stated", "city": "London", "country": "GB", "language": "en",
        "currency": "GBP", "tax_number": "not stated", "user_name": "Administrator", "path": path,
    })
}
