//! Canaries: figures and names that not everybody may see, planted in a company, and questions to every command that might
//! bring one of them out. Whoever may not see it and hears it sing has found a leak.

use std::collections::BTreeMap;
use std::io::{Read as _, Write as _};
use std::process::{Command as Process, Output, Stdio};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use kontor_app::Command;
use kontor_app::commands::COMMANDS;
use kontor_core::id::Id;
use kontor_core::permission::{Action, Facet, Permission, ReadyRole, Resource, Rights, Scope};
use kontor_core::tax::preset::category_id;
use serde_json::{Map, Value, json};

/// Runs a command, wherever it runs; answers or refuses in JSON.
pub type Call<'a> = &'a dyn Fn(&str, Value) -> Result<Value, Value>;

/// What must not be heard by everybody.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Canary {
    /// What goods cost: 731.57 each.
    Cost,
    /// A credit limit: 86,420.31.
    Credit,
    /// A bank account.
    Bank,
    /// What somebody earns: 4,173.19.
    Pay,
    /// A customer of another branch.
    Foreign,
}

impl Canary {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Cost, Self::Credit, Self::Bank, Self::Pay, Self::Foreign];

    /// How it sings in texts.
    const fn words(self) -> &'static [&'static str] {
        match self {
            Self::Cost => &[
                "731.57", "731,57", "73157", "2194.71", "2.194,71", "2194,71", "1463.14", "1.463,14", "1463,14",
                "268.43", "268,43", "804.727", "804,727",
            ],
            Self::Credit => &["86420.31", "86.420,31", "8642031"],
            Self::Bank => &["0532013000", "0130 00"],
            Self::Pay => &["4173.19", "4.173,19", "417319"],
            Self::Foreign => &["Fernkunde"],
        }
    }
    /// How it sings as a number of minor units.
    const fn numbers(self) -> &'static [i64] {
        match self {
            Self::Cost => &[73_157, 219_471, 146_314, 26_843],
            Self::Credit => &[8_642_031],
            Self::Pay => &[417_319],
            Self::Bank | Self::Foreign => &[],
        }
    }
    /// Whether somebody with these rights may hear it.
    #[must_use]
    pub fn is_for(self, rights: &Rights) -> bool {
        match self {
            Self::Cost => rights.sees(Facet::Cost),
            Self::Credit => rights.sees(Facet::Credit),
            Self::Bank => rights.sees(Facet::Bank),
            Self::Pay => rights.sees(Facet::Pay),
            Self::Foreign => rights.scope(Permission::new(Resource::Party, Action::See)) == Some(Scope::Company),
        }
    }
    /// The canaries that sing in an answer or a refusal; files in it are opened.
    #[must_use]
    pub fn heard_in(answer: &Value) -> Vec<Self> {
        Self::ALL.into_iter().filter(|canary| canary.sings_in(answer)).collect()
    }
    fn sings_in(self, value: &Value) -> bool {
        match value {
            Value::Number(number) => number.as_i64().is_some_and(|number| self.numbers().contains(&number.abs())),
            Value::String(text) if text.parse::<Id>().is_ok() => false,
            Value::String(text) => self.sings_in_text(text) || file(text).iter().any(|text| self.sings_in_text(text)),
            Value::Array(values) => values.iter().any(|value| self.sings_in(value)),
            Value::Object(fields) => fields.values().any(|value| self.sings_in(value)),
            Value::Null | Value::Bool(_) => false,
        }
    }
    fn sings_in_text(self, text: &str) -> bool {
        let whole = |(at, word): (usize, &str)| {
            let digit = |neighbour: Option<char>| neighbour.is_some_and(|sign| sign.is_ascii_alphanumeric());
            let before = text.get(..at).and_then(|text| text.chars().next_back());
            let after = text.get(at + word.len()..).and_then(|text| text.chars().next());
            // The digits of a hash or of an identity are no figure.
            !self.is_figure() || !(digit(before) || digit(after))
        };
        self.words().iter().any(|word| text.match_indices(word).any(whole))
    }
    /// Whether it is a number, which may stand in a longer one by chance.
    const fn is_figure(self) -> bool {
        matches!(self, Self::Cost | Self::Credit | Self::Pay)
    }
}

/// The texts of a file in base64: of a workbook or an archive those of its parts, of a paper the words on it.
fn file(text: &str) -> Vec<String> {
    let Some(bytes) = Some(text).filter(|text| text.len() > 40).and_then(|text| STANDARD.decode(text).ok()) else {
        return Vec::new();
    };
    if bytes.starts_with(b"%PDF") {
        return vec![words_on(&bytes)];
    }
    let Ok(mut zip) = zip::ZipArchive::new(std::io::Cursor::new(&bytes)) else {
        return vec![String::from_utf8_lossy(&bytes).into_owned()];
    };
    let mut texts = Vec::new();
    for at in 0..zip.len() {
        let mut part = Vec::new();
        if let Ok(mut entry) = zip.by_index(at) {
            // What cannot be unpacked tells nothing.
            let _ = entry.read_to_end(&mut part);
        }
        let paper = part.starts_with(b"%PDF");
        texts.push(if paper { words_on(&part) } else { String::from_utf8_lossy(&part).into_owned() });
    }
    texts
}

/// What somebody reads on a paper: its streams are packed, and its words are numbers of glyphs.
fn words_on(pdf: &[u8]) -> String {
    let read = || {
        let (input, output) = (Stdio::piped(), Stdio::piped());
        let mut reader = Process::new("pdftotext").args(["-q", "-", "-"]).stdin(input).stdout(output).spawn()?;
        if let Some(mut input) = reader.stdin.take() {
            input.write_all(pdf)?;
        }
        reader.wait_with_output()
    };
    let read: std::io::Result<Output> = read();
    let read = read.unwrap_or_else(|failure| panic!("pdftotext is part of the set-up of this repository: {failure}"));
    assert!(read.status.success(), "a paper cannot be read");
    String::from_utf8_lossy(&read.stdout).into_owned()
}

/// A demo company, in which anybody sits down without a password, with canaries in it.
pub struct Planted {
    /// What the questions name: records and their identities.
    named: BTreeMap<String, Value>,
    /// People by role.
    people: Vec<(String, Id, Rights)>,
}

/// The request for the company.
#[must_use]
pub fn company() -> Value {
    let mut company = crate::company();
    company["demo"] = json!(true);
    company
}

fn id(name: &str) -> Id {
    Id::named(&format!("canary/{name}"))
}

/// A company while canaries are planted in it.
struct Planter<'a> {
    call: Call<'a>,
    state: Value,
    named: BTreeMap<String, Value>,
}

impl Planter<'_> {
    fn run(&self, name: &str, request: Value) -> Value {
        (self.call)(name, request).unwrap_or_else(|error| panic!("{name}: {error}"))
    }
    fn name(&mut self, name: &str, what: &Value) {
        self.named.insert(name.to_owned(), what.clone());
    }
    fn party(&self, name: &str, branch: &Value, more: Value) {
        let mut request = json!({
            "party": { "id": id(name), "kind": "organisation", "name": name, "customer": true, "supplier": true,
                "branch": branch, "vat_id": "DE136695976", "owner": self.state["user"]["id"] },
            "addresses": [{ "id": id(&format!("{name}/address")), "party": id(name), "usage": "billing",
                "street": "Hauptstr. 1", "postal_code": "10115", "city": "Berlin", "country": "DE" }],
        });
        merge(&mut request, more);
        self.run("party_save", request);
    }
    /// A customer here with a bank account and a credit limit, one elsewhere who knows him, and somebody with pay.
    fn people(&self) {
        let account = json!([{ "id": id("account"), "party": id("Nahkunde"), "iban": "DE89370400440532013000" }]);
        let credit = json!({ "limit": euro(8_642_031) });
        self.party("Nahkunde", &self.state["branch"]["id"], json!({ "bank_accounts": account, "credit": credit }));
        let relation = json!([{
            "id": id("relation"), "person": id("Fernkunde"), "organisation": id("Nahkunde"), "role": "buyer", "title": "",
        }]);
        self.party("Fernkunde", &json!(id("branch")), json!({ "relations": relation }));
        let employee =
            json!({ "id": id("employee"), "name": "Erna", "active": true, "branch": self.state["branch"]["id"] });
        let pay = json!({ "per": "month", "amount": euro(417_319) });
        self.run("employee_save", json!({ "employee": employee, "pay": pay }));
    }
    /// An item with a price, a floor, and a rule for the customer elsewhere.
    fn goods(&self) {
        let item = json!({ "id": id("item"), "sku": "WERK", "name": "Werkzeug", "kind": "goods",
            "tax_category": category_id("standard"), "unit": "C62", "negative": "refuse", "active": true });
        self.run("item_save", json!({ "item": item }));
        let list = kontor_app::setup::standard_price_list();
        let price =
            json!({ "id": id("price"), "list": list, "item": id("item"), "min_quantity": "0", "price": "1000" });
        self.run("price_item_save", price);
        self.run("price_floor_save", json!({ "margin_percent": "10" }));
        let rule = json!({ "id": id("rule"), "name": "Sonderpreis", "priority": 1, "party": id("Fernkunde"),
            "action": "percent", "value": "5", "active": true });
        self.run("price_rule_save", rule);
    }
    fn issue(&mut self, name: &str, body: &Value) -> Value {
        let draft = self.run("draft_start", json!({ "kind": body["kind"] }));
        let saved = self.run("draft_save", json!({ "id": draft["draft"]["id"], "version": 1, "body": body }));
        let request = json!({ "draft": saved["draft"]["id"], "version": saved["draft"]["version"] });
        let issued = self.run("document_issue", request);
        self.name(name, &issued["document"]["id"]);
        self.name(&format!("{name}_line"), &issued["lines"][0]["line"]["id"]);
        issued
    }
    /// Goods that came and were sold here; a quote, an order and an invoice elsewhere.
    fn papers(&mut self) {
        let goods = |price: &str, quantity: &str| json!([{ "item": id("item"), "quantity": quantity, "price": price }]);
        let near = id("Nahkunde");
        let receipt = json!({ "kind": "receipt", "party": near, "reference": "LS 1", "lines": goods("731.57", "3") });
        let receipt = self.issue("receipt", &receipt);
        self.issue("invoice", &json!({ "kind": "invoice", "party": near, "lines": goods("1000", "1") }));
        let draft = self.run("draft_start", json!({ "kind": "receipt", "copy_of": receipt["document"]["id"] }));
        self.name("goods_draft", &draft["draft"]["id"]);
        let here = self.state["device"].clone();
        let mut elsewhere = here.clone();
        elsewhere["branch"] = json!(id("branch"));
        self.run("device_save", elsewhere);
        let work =
            json!([{ "text": "Arbeit", "quantity": "1", "price": "12", "tax_category": category_id("standard") }]);
        for (name, kind) in [("quote", "quote"), ("order", "order"), ("debt", "invoice")] {
            let issued = self.issue(name, &json!({ "kind": kind, "party": id("Fernkunde"), "lines": work }));
            self.name("instalment", &issued["instalments"][0]["id"]);
        }
        self.run("device_save", here);
    }
    /// Money, a deal, things to do and a draft about the customer elsewhere.
    fn business(&mut self) {
        let (away, today) = (json!(id("branch")), self.state["today"].clone());
        let payment = json!({ "id": id("payment"), "party": id("Fernkunde"), "method": "bank", "amount": euro(500), "branch": away,
            "paid_on": today, "reference": "Fernkunde zahlt", "settling": { "how": "oldest_first" } });
        self.run("payment_record", payment);
        let stage = self.run("pipeline_list", json!({}))[0]["stages"][0]["id"].clone();
        let deal = json!({ "id": id("deal"), "title": "Fernkunde will etwas", "party": id("Fernkunde"), "stage": stage,
            "amount_minor": 1200, "currency": "EUR", "owner": self.state["user"]["id"], "branch": away, "source": "",
            "lost_reason": "", "notes": "", "stage_since_at_ms": 0 });
        self.run("deal_save", json!({ "deal": deal, "lines": [] }));
        self.name("stage", &stage);
        let about = [
            ("call", json!({ "party": id("Fernkunde") })),
            ("task", json!({ "link_kind": "deal", "link_id": id("deal") })),
        ];
        for (name, more) in about {
            let mut activity = json!({ "id": id(name), "kind": "task", "subject": "Fernkunde anrufen", "notes": "",
                "outcome": "", "due_on": today });
            merge(&mut activity, more);
            self.run("activity_save", json!({ "activity": activity }));
        }
        let entry = self.run("entry_list", json!({}))["rows"][0]["id"].clone();
        self.name("entry", &entry);
        let draft = self.run("draft_start", json!({ "kind": "quote", "party": id("Fernkunde") }));
        self.name("draft", &draft["draft"]["id"]);
    }
}

fn euro(minor: i64) -> Value {
    json!({ "minor": minor, "currency": "EUR" })
}

/// What is planted under a name of its own.
const NAMES: &[&str] = &[
    "Nahkunde",
    "Fernkunde",
    "account",
    "employee",
    "item",
    "price",
    "rule",
    "payment",
    "deal",
    "call",
    "task",
    "branch",
    "relation",
];

impl Planted {
    /// Plants them as the administrator of a company that was just made.
    ///
    /// # Panics
    /// When a command of the planting is refused.
    #[must_use]
    pub fn plant(call: Call<'_>) -> Self {
        let mut planter = Planter { call, state: Value::Null, named: BTreeMap::new() };
        planter.state = planter.run("program_state", json!({}))["company"].clone();
        let (admin, home) = (planter.state["user"]["id"].clone(), planter.state["branch"]["id"].clone());
        planter.name("admin", &admin);
        planter.name("home", &home);
        planter.run("branch_save", json!({ "id": id("branch"), "code": "B2", "name": "Zweig", "kind": "outlet" }));
        planter.people();
        planter.goods();
        planter.papers();
        planter.business();
        for name in NAMES {
            planter.name(name, &json!(id(name)));
        }
        let mut planted = Self { named: std::mem::take(&mut planter.named), people: Vec::new() };
        planted.hire(&|name, request| planter.run(name, request), &home);
        planted
    }
    /// Somebody of every role; and somebody who sells and sees only what is his own.
    fn hire(&mut self, run: &dyn Fn(&str, Value) -> Value, home: &Value) {
        use kontor_core::text_enum::TextEnum as _;
        let own = ReadyRole::Sales.rights();
        let scoped = [Resource::Party, Resource::Deal, Resource::Activity, Resource::Document];
        let mut grants = own.grants();
        grants.retain(|grant| !matches!(grant.resource, Resource::Report | Resource::Payment));
        for grant in grants.iter_mut().filter(|grant| scoped.contains(&grant.resource)) {
            grant.scope = Scope::Own;
        }
        run("role_save", json!({ "id": id("own"), "name": "Own customers", "grants": grants, "facets": [] }));
        let ready = ReadyRole::ALL.iter().map(|role| (role.as_str().to_owned(), role.rights()));
        let custom = (id("own").to_string(), Rights::of(&grants, &[]));
        for (role, rights) in ready.chain([custom]) {
            let user = id(&format!("user/{role}"));
            run("user_save", json!({ "id": user, "name": role, "role": role, "active": true, "branch": home }));
            self.people.push((role, user, rights));
        }
    }
    /// People of every role: name of the role, identity, rights.
    #[must_use]
    pub fn people(&self) -> &[(String, Id, Rights)] {
        &self.people
    }
    /// Questions to a command: those that are written down, with `$names` in the place of what was planted; every record by its
    /// identity; and, to a list, searches, orders, filters, groups and sums by what it should not tell.
    #[must_use]
    pub fn questions(&self, command: &str, written: &Value) -> Vec<Value> {
        let mut questions: Vec<Value> =
            written.get(command).and_then(Value::as_array).into_iter().flatten().map(|one| self.filled(one)).collect();
        questions.push(json!({}));
        questions.extend(self.named.values().filter(|value| value.is_string()).map(|id| json!({ "id": id })));
        for (field, name) in [("party", "Fernkunde"), ("party", "Nahkunde"), ("item", "item")] {
            questions.push(json!({ field: self.named.get(name) }));
        }
        if command.ends_with("_list") {
            for window in windows() {
                questions.push(json!({ "window": window }));
                questions.push(window);
            }
        }
        questions
    }
    fn filled(&self, value: &Value) -> Value {
        match value {
            Value::String(text) => {
                let named = text.strip_prefix('$').and_then(|name| self.named.get(name));
                named.cloned().unwrap_or_else(|| value.clone())
            }
            Value::Array(values) => values.iter().map(|value| self.filled(value)).collect(),
            Value::Object(fields) => {
                let filled: Map<String, Value> =
                    fields.iter().map(|(name, value)| (name.clone(), self.filled(value))).collect();
                Value::Object(filled)
            }
            other => other.clone(),
        }
    }
    /// Sits down as somebody and asks every command everything; answers what was heard that should not have been, as
    /// `command request`, and all that was heard.
    ///
    /// # Panics
    /// When the person cannot sit down.
    #[must_use]
    pub fn hunt(&self, call: Call<'_>, person: &(String, Id, Rights), written: &Value) -> Hunt {
        let (_, user, rights) = person;
        if let Err(refusal) = call("sign_in", json!({ "user": user })) {
            panic!("nobody sat down: {refusal}");
        }
        let mut hunt = Hunt::default();
        let office = COMMANDS.iter().filter(|command| command.needs.is_some());
        // What shows comes before what changes: nothing that could be heard is gone by then.
        let (shows, changes): (Vec<&Command>, Vec<&Command>) =
            office.partition(|command| command.effect == kontor_app::Effect::Reads);
        for command in shows.into_iter().chain(changes) {
            for question in self.questions(command.name, written) {
                let asked = format!("{} {question}", command.name);
                let answer = call(command.name, question);
                if answer.is_ok() {
                    hunt.answered.push(command.name);
                }
                let (Ok(said) | Err(said)) = answer;
                for canary in Canary::heard_in(&said) {
                    hunt.heard.push(canary);
                    if !canary.is_for(rights) {
                        hunt.leaks.push(format!("{canary:?}: {asked}"));
                    }
                }
                hunt.asked += 1;
            }
        }
        hunt.answered.dedup();
        hunt.heard.sort_unstable();
        hunt.heard.dedup();
        hunt
    }
}

/// What came of a hunt.
#[derive(Debug, Default)]
pub struct Hunt {
    /// Questions that were asked.
    pub asked: usize,
    /// Canaries that were heard, each once.
    pub heard: Vec<Canary>,
    /// Where one was heard that the person may not hear.
    pub leaks: Vec<String>,
    /// Commands that answered at least once.
    pub answered: Vec<&'static str>,
}

fn windows() -> Vec<Value> {
    let mut windows = vec![json!({ "sum": true, "limit": 1000 })];
    for words in ["Fernkund", "Fernkunda", "053201300", "DE8937", "731.5"] {
        windows.push(json!({ "search": words }));
    }
    for column in ["value", "cost", "credit", "bank_accounts", "pay", "party_name", "name", "branch"] {
        windows.push(json!({ "sort": [{ "column": column, "descending": true }] }));
        windows.push(json!({ "group": { "column": column } }));
        windows.push(json!({ "filters": [{ "column": column, "op": "from", "values": ["1"] }] }));
    }
    windows
}

fn merge(value: &mut Value, more: Value) {
    if let (Some(value), Value::Object(more)) = (value.as_object_mut(), more) {
        value.extend(more);
    }
}
