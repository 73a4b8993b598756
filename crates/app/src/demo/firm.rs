//! The demo firm at work: who is at the desk, what day it is, and which papers there are.

use std::collections::BTreeMap;

use chrono::TimeDelta;
use kontor_core::id::Id;
use kontor_core::money::Currency;
use kontor_core::time::{LocalDate, Timestamp};
use serde_json::{Value, json};

use super::DemoCreate;
use super::clock::PastClock;
use super::market::Market;
use super::northwind::Northwind;
use super::words::Words;
use crate::context::Calendar;
use crate::desk::Desk;
use crate::error::Answer;

/// Keeps the books.
pub(super) const ACCOUNTANT: u32 = 8;
/// Keeps the goods.
pub(super) const STOREKEEPER: u32 = 6;
/// Runs the firm.
pub(super) const DIRECTOR: u32 = 2;

/// A paper that was issued, as far as later ones need it.
#[derive(Debug, Clone)]
pub(super) struct Paper {
    pub id: Value,
    pub number: String,
    pub party: Value,
    pub due_minor: i64,
    pub paid_minor: i64,
    pub currency: Value,
    /// The first due part; the terms of the demo company have one.
    pub instalment: Value,
}

/// How much of an invoice a customer pays.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// So many percent, to be followed by the rest.
    Percent(i64),
    /// All that is still to be paid.
    Rest,
    /// All of it early, less the discount of two percent.
    Early,
}

/// The firm.
pub(super) struct Firm<'a> {
    desk: &'a Desk,
    clock: &'a PastClock,
    calendar: Calendar,
    pub data: &'a Northwind,
    pub market: &'static Market,
    pub words: &'static Words,
    pub currency: Currency,
    /// The day that is lived.
    pub day: LocalDate,
    users: BTreeMap<u32, Value>,
    at_work: Option<u32>,
    papers: BTreeMap<String, Paper>,
}

/// The identity of something in the demo company, by what it is.
pub(super) fn id(name: &str) -> Id {
    Id::named(&format!("demo/{name}"))
}

impl<'a> Firm<'a> {
    pub fn new(
        desk: &'a Desk,
        clock: &'a PastClock,
        calendar: Calendar,
        data: &'a Northwind,
        market: &'static Market,
        request: &DemoCreate,
    ) -> Self {
        Self {
            desk,
            clock,
            calendar,
            data,
            market,
            words: Words::of(request.language),
            currency: request.currency,
            day: data.first_day,
            users: BTreeMap::new(),
            at_work: None,
            papers: BTreeMap::new(),
        }
    }
    /// Runs a command.
    pub fn call(&self, name: &str, request: Value) -> Answer<Value> {
        self.desk.call(name, request).inspect_err(|error| {
            let (day, at_work) = (self.day, self.at_work);
            tracing::error!(command = name, %day, ?at_work, %error, "the demo company cannot do this");
        })
    }
    /// So many minutes after midnight of a day.
    pub fn moment(&self, day: LocalDate, minute: u32) -> Timestamp {
        Timestamp(self.calendar.start_of(day).0 + i64::from(minute) * 60_000)
    }
    /// It is now so late on a day.
    pub fn at(&mut self, day: LocalDate, minute: u32) {
        self.day = day;
        self.clock.set(self.moment(day, minute));
    }
    /// Somebody got an account with which to work.
    pub fn hire(&mut self, employee: u32, user: Value) {
        self.users.insert(employee, user);
    }
    /// The account of somebody.
    pub fn user(&self, employee: u32) -> Value {
        self.users.get(&employee).cloned().unwrap_or(Value::Null)
    }
    /// Somebody sits down at the desk.
    pub fn work_as(&mut self, employee: u32) -> Answer<()> {
        if self.at_work != Some(employee) {
            self.call("sign_in", json!({ "user": self.user(employee) }))?;
            self.at_work = Some(employee);
        }
        Ok(())
    }
    /// Issues a paper that continues nothing.
    pub fn issue(&mut self, name: &str, body: Value) -> Answer<()> {
        let draft = id(&format!("document/{name}"));
        self.call("draft_save", json!({ "id": draft, "body": body }))?;
        self.finish(name, &json!(draft), 1)
    }
    /// Issues a paper that starts from something (a document, a deal); what is typed differs by `edit`.
    pub fn continue_with(&mut self, name: &str, start: Value, edit: impl FnOnce(&mut Value)) -> Answer<()> {
        let started = self.call("draft_start", start)?;
        let (draft, mut body) = (started["draft"]["id"].clone(), started["draft"]["body"].clone());
        edit(&mut body);
        if body == started["draft"]["body"] {
            return self.finish(name, &draft, 1);
        }
        self.call("draft_save", json!({ "id": draft, "version": 1, "body": body }))?;
        self.finish(name, &draft, 2)
    }
    fn finish(&mut self, name: &str, draft: &Value, version: i64) -> Answer<()> {
        let issued = self.call("document_issue", json!({ "draft": draft, "version": version }))?;
        let document = &issued["document"];
        let paper = Paper {
            id: document["id"].clone(),
            number: document["number"].as_str().unwrap_or_default().to_owned(),
            party: document["party"].clone(),
            due_minor: document["due_minor"].as_i64().unwrap_or_default(),
            currency: document["currency"].clone(),
            paid_minor: 0,
            instalment: issued["instalments"][0]["id"].clone(),
        };
        self.papers.insert(name.to_owned(), paper);
        Ok(())
    }
    /// A paper that was issued.
    pub fn paper(&self, name: &str) -> Option<&Paper> {
        self.papers.get(name)
    }
    /// A step in the life of a paper.
    pub fn step(&self, name: &str, event: &str, note: &str) -> Answer<()> {
        let Some(paper) = self.paper(name) else { return Ok(()) };
        self.call("document_step", json!({ "id": paper.id, "event": event, "note": note })).map(drop)
    }
    /// Money for an invoice comes in.
    pub fn paid(&mut self, name: &str, part: Part, method: &str, branch: Option<Id>) -> Answer<()> {
        let Some(paper) = self.paper(name).cloned() else { return Ok(()) };
        let left = paper.due_minor - paper.paid_minor;
        let (minor, discount) = match part {
            Part::Percent(percent) => (left * percent / 100, 0),
            Part::Rest => (left, 0),
            Part::Early => (left - left * 2 / 100, left * 2 / 100),
        };
        if minor <= 0 {
            return Ok(());
        }
        let money = |minor: i64| json!({ "minor": minor, "currency": paper.currency });
        let choice = json!({
            "instalment": paper.instalment, "amount": money(minor), "discount": money(discount), "write_off": money(0),
        });
        let request = json!({
            "id": id(&format!("payment/{name}/{}", self.day)), "party": paper.party, "method": method, "branch": branch,
            "amount": money(minor), "paid_on": self.day, "reference": paper.number,
            "settling": { "how": "by_hand", "choices": [choice] },
        });
        self.call("payment_record", request)?;
        self.papers.insert(name.to_owned(), Paper { paid_minor: paper.paid_minor + minor + discount, ..paper });
        Ok(())
    }
}

/// So many days later, or earlier.
pub(super) fn days_after(day: LocalDate, days: i64) -> LocalDate {
    day.checked_add_signed(TimeDelta::days(days)).unwrap_or(day)
}
