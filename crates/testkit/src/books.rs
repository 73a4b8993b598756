//! Claims and money for stories, and what stands in the books when they end.

use std::str::FromStr as _;

use kontor_app::Effect;
use kontor_core::id::Id;
use kontor_core::tax::preset::category_id;
use kontor_core::time::LocalDate;
use serde_json::{Value, json};

use crate::TestDesk;

impl TestDesk {
    /// Debits less credits of all accounts of a role.
    ///
    /// # Panics
    /// When the file cannot be read.
    #[must_use]
    pub fn balance(&self, role: &str) -> i64 {
        let last = LocalDate::from_str("9999-12-31").unwrap_or(LocalDate::MAX);
        let sum = self.desk.inside("test", Effect::Reads, |context| {
            context.read(|read| {
                let accounts = read.account_rows()?;
                let plays = |id| {
                    accounts.iter().any(|found| found.id == id && found.role.is_some_and(|own| own.as_str() == role))
                };
                let lines = read.turnover_until(last, None)?;
                let lines = lines.iter().filter(|line| plays(line.account));
                Ok(lines.map(|line| line.debit_minor - line.credit_minor).sum())
            })
        });
        sum.unwrap_or_else(|error| panic!("balance of {role}: {error}"))
    }
    /// An invoice of one line without tax, so that its total is `price`; `more` replaces fields of the draft.
    pub fn invoice(&self, party: Id, price: &str, more: Value) -> Value {
        let line = json!({ "text": "Arbeit", "quantity": "1", "price": price, "tax_category": category_id("zero") });
        self.issue(with(json!({ "kind": "invoice", "party": party, "lines": [line] }), more))
    }
    /// A credit note over a part of the first line of an invoice.
    pub fn credit_note(&self, invoice: &Value, quantity: &str) -> Value {
        let draft = self.call("draft_start", json!({ "kind": "credit_note", "source": invoice["document"]["id"] }));
        let mut body = with(draft["draft"]["body"].clone(), json!({ "reason": "Nachlass" }));
        body["lines"][0]["quantity"] = json!(quantity);
        let saved = self.call("draft_save", json!({ "id": draft["draft"]["id"], "version": 1, "body": body }));
        self.call("document_issue", json!({ "draft": saved["draft"]["id"], "version": saved["draft"]["version"] }))
    }
    /// The open parts of a party's invoices, the oldest first.
    ///
    /// # Panics
    /// When they cannot be read.
    #[must_use]
    pub fn claims(&self, party: Id) -> Vec<Value> {
        let open = self.call("open_items", json!({ "party": party }));
        open["claims"].as_array().unwrap_or_else(|| panic!("no list of claims: {open}")).clone()
    }
    /// Records a payment by bank in euros on the day of the clock; `more` replaces fields of the request.
    pub fn pay(&self, name: &str, party: Id, minor: i64, more: Value) -> Value {
        self.call("payment_record", Self::payment(name, party, minor, more))
    }
    /// The request of such a payment.
    #[must_use]
    pub fn payment(name: &str, party: Id, minor: i64, more: Value) -> Value {
        let request = json!({
            "id": Id::named(name), "party": party, "method": "bank", "amount": { "minor": minor, "currency": "EUR" },
            "paid_on": "2026-03-02", "reference": name, "settling": { "how": "oldest_first" },
        });
        with(request, more)
    }
}

/// A request with some of its fields replaced.
fn with(mut request: Value, more: Value) -> Value {
    if let (Some(request), Value::Object(more)) = (request.as_object_mut(), more) {
        request.extend(more);
    }
    request
}
