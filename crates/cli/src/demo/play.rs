//! A trading day in the terminal: a customer who calls for the first time, and the paid invoice at its end.
//!
//! Every step is an ordinary command; what happens is told in words on standard error, what came of it is answered as JSON.

use std::path::{Path, PathBuf};

use kontor_app::{AppError, Desk, host};
use kontor_core::entity::{ActivityId, AddressId, DealId, DealLineId, PartyId, PaymentId};
use kontor_core::fault::{Code, Fault};
use kontor_core::id::Id;
use serde_json::{Value, json};

use crate::outcome::{Failure, say};
use crate::paper;

/// What the customer wants: number of the item, how many.
const WANTED: [(&str, u32); 2] = [("N-040", 12), ("N-046", 6)];

/// The day as it goes on.
struct Day<'a> {
    desk: &'a Desk,
    company: &'a Value,
    folder: &'a Path,
    files: Vec<PathBuf>,
}

/// Plays the day; answers its papers and where their files are.
pub fn day(desk: &Desk, company: &Value, folder: &Path) -> Result<Value, Failure> {
    let mut day = Day { desk, company, folder, files: Vec::new() };
    let customer = day.customer()?;
    let deal = day.deal(customer)?;
    let quote = day.issue("quote", json!({ "kind": "quote", "deal": deal }))?;
    day.print("quote", &quote)?;
    let order = day.issue("order", json!({ "kind": "order", "source": id_of(&quote) }))?;
    let moved = json!({ "id": deal, "stage": stage("won") });
    desk.call("deal_move", moved)?;
    say("  The deal is won.");
    let delivery = day.issue("delivery", json!({ "kind": "delivery", "source": id_of(&order) }))?;
    let invoice = day.issue("invoice", json!({ "kind": "invoice", "source": id_of(&order) }))?;
    day.print("invoice", &invoice)?;
    day.paid(&invoice)?;
    let after = desk.call("document_get", json!({ "id": id_of(&invoice) }))?;
    let report = desk.call("company_verify", Value::Null)?;
    let findings = report["findings"].as_array().map_or(0, Vec::len);
    say(&format!("The books were checked: {findings} findings."));
    report["findings"].as_array().into_iter().flatten().for_each(|finding| say(&format!("  {finding}")));
    Ok(json!({
        "company": company["path"], "quote": number(&quote), "order": number(&order), "delivery": number(&delivery),
        "invoice": number(&invoice), "invoice_state": after["state"], "findings": findings, "files": day.files,
    }))
}

fn id_of(paper: &Value) -> &Value {
    &paper["document"]["id"]
}
fn number(paper: &Value) -> &str {
    paper["document"]["number"].as_str().unwrap_or_default()
}
/// A stage that comes with the program.
fn stage(name: &str) -> Id {
    Id::named(&format!("stage/{name}"))
}
/// An amount of minor units as people write it.
fn money(minor: i64, currency: &str) -> String {
    format!("{}.{:02} {currency}", minor / 100, (minor % 100).abs())
}

impl Day<'_> {
    /// Somebody calls for the first time.
    fn customer(&self) -> Result<PartyId, AppError> {
        let (own, address) = (host::new_id::<PartyId>(self.desk.host()), host::new_id::<AddressId>(self.desk.host()));
        let country = &self.company["company"]["country"];
        let party = json!({ "id": own, "kind": "organisation", "name": "Seestern Feinkost", "customer": true });
        let address = json!({
            "id": address, "party": own, "usage": "billing", "street": "Hafenstr. 7", "postal_code": "12345", "city": "Seestadt",
            "country": country,
        });
        self.desk.call("party_save", json!({ "party": party, "addresses": [address] }))?;
        say("A new customer calls: Seestern Feinkost.");
        Ok(own)
    }

    /// What they want becomes a deal, with a note to call again.
    fn deal(&self, customer: PartyId) -> Result<DealId, AppError> {
        let own = host::new_id::<DealId>(self.desk.host());
        let mut lines = Vec::new();
        for (position, (sku, quantity)) in (1..).zip(WANTED) {
            let item = self.item(sku)?;
            let line = host::new_id::<DealLineId>(self.desk.host());
            let price = self.price(&item["id"])?;
            lines.push(json!({
                "id": line, "deal": own, "position": position, "item": item["id"], "text": item["name"],
                "quantity": quantity.to_string(), "price": price,
            }));
        }
        let deal = json!({
            "id": own, "title": "Seestern Feinkost", "party": customer, "stage": stage("contact"), "amount_minor": 0,
            "currency": self.company["company"]["currency"], "owner": self.company["user"]["id"],
        });
        self.desk.call("deal_save", json!({ "deal": deal, "lines": lines }))?;
        let task = json!({
            "id": host::new_id::<ActivityId>(self.desk.host()), "kind": "call", "subject": "Seestern Feinkost",
            "due_on": self.company["today"], "party": customer, "link_kind": "deal", "link_id": own,
        });
        self.desk.call("activity_save", json!({ "activity": task }))?;
        self.desk.call("deal_move", json!({ "id": own, "stage": stage("offer") }))?;
        say("  A deal is noted, with a call to make today.");
        Ok(own)
    }

    fn item(&self, sku: &str) -> Result<Value, AppError> {
        let page = self.desk.call("item_list", json!({ "search": sku, "limit": 1 }))?;
        let missing = || Fault::new(Code::NotFound).with("kind", "item");
        page["rows"].get(0).cloned().ok_or_else(|| missing().into())
    }

    /// What it costs today, as a quote would say.
    fn price(&self, item: &Value) -> Result<Value, AppError> {
        let asked = self.desk.call("price_quote", json!({ "item": item, "quantity": "1" }))?;
        Ok(asked["unit_price"].clone())
    }

    /// Issues a paper that continues what was before.
    fn issue(&self, what: &str, start: Value) -> Result<Value, AppError> {
        let draft = self.desk.call("draft_start", start)?;
        let version = &draft["draft"]["version"];
        let issued = self.desk.call("document_issue", json!({ "draft": draft["draft"]["id"], "version": version }))?;
        let document = &issued["document"];
        let gross = document["gross_minor"].as_i64().unwrap_or_default();
        let worth = match what {
            "delivery" => String::new(),
            _ => format!(" over {}", money(gross, document["currency"].as_str().unwrap_or_default())),
        };
        say(&format!("  {} {}{worth}.", sentence(what), number(&issued)));
        Ok(issued)
    }

    /// The paper as PDF, beside the company.
    fn print(&mut self, what: &str, issued: &Value) -> Result<(), Failure> {
        let file = self.folder.join(format!("{what}-{}.pdf", number(issued)));
        let bytes = paper::write(self.desk, id_of(issued), &file)?;
        say(&format!("    {} ({bytes} bytes)", file.display()));
        self.files.push(file);
        Ok(())
    }

    fn paid(&self, invoice: &Value) -> Result<(), AppError> {
        let document = &invoice["document"];
        let request = json!({
            "id": host::new_id::<PaymentId>(self.desk.host()), "party": document["party"], "method": "bank",
            "amount": { "minor": document["due_minor"], "currency": document["currency"] }, "paid_on": self.company["today"],
            "reference": document["number"], "settling": { "how": "oldest_first" },
        });
        self.desk.call("payment_record", request)?;
        say("  The customer pays; nothing is open.");
        Ok(())
    }
}

fn sentence(what: &str) -> &'static str {
    match what {
        "quote" => "Quote",
        "order" => "The customer accepts: order",
        "delivery" => "The goods leave the warehouse: delivery",
        _ => "Invoice",
    }
}
