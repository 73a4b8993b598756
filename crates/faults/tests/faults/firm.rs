//! A small firm that works.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use kontor_app::{AppError, Effect};
use kontor_core::fault::Code;
use kontor_core::id::Id;
use kontor_faults::Disk;
use kontor_store::Totals;
use kontor_testkit::TestDesk;
use serde_json::{Value, json};

/// A company with a customer and goods on stock.
pub struct Firm {
    pub desk: TestDesk,
    pub path: PathBuf,
    customer: Id,
    chair: Id,
}

impl Firm {
    /// In a folder of its own.
    pub fn new() -> Self {
        Self::in_company(TestDesk::founded())
    }
    /// In the open company.
    pub fn in_company(desk: TestDesk) -> Self {
        let (customer, chair) = (desk.customer("Berg GmbH"), desk.item("Stuhl", "50"));
        desk.receive(chair, "100000", "30");
        let path = desk.desk.open_path().unwrap();
        Self { desk, path, customer, chair }
    }
    /// With the disk under its folder at hand.
    pub fn watched() -> (Self, Arc<Disk>) {
        let firm = Self::new();
        let disk = Disk::of(firm.desk.folder.path());
        firm.close();
        firm.open();
        (firm, disk)
    }
    /// Runs a command.
    pub fn ask(&self, name: &str, request: Value) -> Result<Value, AppError> {
        self.desk.desk.call(name, request)
    }
    /// Imports a list.
    pub fn import(&self, file: &Value) -> Result<Value, AppError> {
        let seen = self.ask("import_look", json!({ "file": file }))?;
        let fields: Vec<&Value> = seen["columns"].as_array().unwrap().iter().map(|column| &column["field"]).collect();
        self.ask("import_run", json!({ "file": file, "hash": seen["hash"], "kind": seen["kind"], "fields": fields }))
    }
    /// Issues an invoice, or is refused.
    pub fn try_to_sell(&self) -> Result<Value, AppError> {
        let draft = self.ask("draft_start", json!({ "kind": "invoice" }))?["draft"]["id"].clone();
        self.ask("draft_save", json!({ "id": draft, "version": 1, "body": self.body(1) }))?;
        self.ask("document_issue", json!({ "draft": draft, "version": 2 }))
    }
    /// The draft of an invoice that hands over goods.
    pub fn body(&self, quantity: u64) -> Value {
        let line = json!({ "item": self.chair, "quantity": quantity.to_string() });
        json!({ "kind": "invoice", "party": self.customer, "lines": [line] })
    }
    /// Issues an invoice; answers its number.
    pub fn sell(&self, quantity: u64) -> String {
        number(&self.desk.issue(self.body(quantity)))
    }
    pub fn close(&self) {
        self.desk.call("company_close", json!({}));
    }
    pub fn open(&self) {
        self.desk.call("company_open", json!({ "path": self.path }));
    }
    /// A second program, with what lies in its folder as the company; `lay_out` puts the files there.
    pub fn elsewhere(&self, lay_out: impl FnOnce(&Path)) -> Self {
        let desk = self.desk.another();
        lay_out(desk.folder.path());
        let path = desk.folder.path().join(self.path.file_name().unwrap());
        desk.keys.copy(&self.path, &path);
        Self { desk, path, customer: self.customer, chair: self.chair }
    }
}

/// The number of a document that was issued.
pub fn number(issued: &Value) -> String {
    issued["document"]["number"].as_str().unwrap().to_owned()
}

/// The numbers of all invoices of the open company, in the order in which they were given.
pub fn numbers(desk: &TestDesk) -> Vec<String> {
    let list = desk.call("document_list", json!({ "kinds": ["invoice"], "window": { "limit": 500 } }));
    let mut numbers: Vec<String> =
        list["rows"].as_array().unwrap().iter().map(|row| row["number"].as_str().unwrap().to_owned()).collect();
    numbers.sort();
    numbers
}

/// What the open company comes to.
pub fn totals(desk: &TestDesk) -> Totals {
    desk.desk.inside("test", Effect::Reads, |context| context.read(|read| Ok(read.totals()?))).unwrap()
}

/// All rules hold in the open company.
pub fn sound(desk: &TestDesk) {
    assert_eq!(desk.call("company_verify", json!({}))["findings"], json!([]));
}

/// A list of customers as a file to import.
pub fn customers(count: u64) -> Value {
    let mut text = String::from("Kundennummer;Firma;Straße;PLZ;Ort;Land;E-Mail\r\n");
    for at in 0..count {
        let _ = write!(text, "{at};Firma {at};Weg {at};{:05};Stadt {};DE;info@firma{at}.example\r\n", at + 1, at % 7);
    }
    json!({ "from": "content", "name": "kunden.csv", "base64": STANDARD.encode(text) })
}

/// A refusal that people understand: one of these codes, and never "something unexpected".
pub fn refused_with(error: &AppError, codes: &[Code]) {
    assert!(error.faults.iter().all(|fault| codes.contains(&fault.code)), "{error}");
}
