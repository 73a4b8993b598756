//! The year, paper by paper, through the code of the counter.

use std::path::PathBuf;

use chrono::{NaiveDateTime, TimeDelta};
use kontor_core::company::Company;
use kontor_core::decimal::{Quantity, UnitPrice};
use kontor_core::entity::{DocumentId, PartyId};
use kontor_core::fault::{Code, Fault};
use kontor_core::money::Money;
use kontor_core::party::Party;
use kontor_core::payment::PaymentMethod;
use kontor_core::sales::{DocumentDraft, DocumentKind, DraftLine};
use kontor_core::time::LocalDate;
use kontor_store::Write;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::goods::{Goods, Opening, item_id};
use super::match_back::{Ledger, Origin};
use super::money::{self, Agenda, Claim, pounds};
use super::paper::{Sorted, sort};
use super::partners::{self, address_id, country_code, party_id};
use super::report::{RetailReport, Rule, Tally};
use super::totals::{compare, totals};
use super::year::{Paper, Sale, Year};
use crate::context::{Calendar, Context, company};
use crate::error::Answer;
use crate::past::PastHost;
use crate::sales::{Issued, issue_body};

/// The year of the wholesaler, as a file.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
pub struct RetailImport {
    /// `online-retail.csv`, plain or packed with xz.
    pub path: PathBuf,
}

/// Days after which customers pay.
const PAYS_AFTER: TimeDelta = TimeDelta::days(30);
/// Lines of the papers that bring in the goods of the first day.
const LINES_A_PAPER: usize = 500;

pub(crate) fn import_online_retail(context: &Context<'_>, request: RetailImport) -> Answer<RetailReport> {
    let year = Year::read(&request.path, context.progress)?;
    context.progress.expect(year.rows);
    let goods = Goods::of(&year)?;
    context.write_long(|write| {
        let company = company(write)?;
        check(&year, &company, write)?;
        let past = PastHost::of(context.host);
        let then = Context { host: &past, ..*context };
        let mut replay = Replay {
            year: &year,
            goods: &goods,
            calendar: Calendar::of(&company),
            past: &past,
            context: &then,
            sold: Ledger::default(),
            agenda: Agenda::default(),
            tally: Tally::default(),
        };
        let parties = partners::enter(&year, write)?;
        goods.enter(write)?;
        write.remember_masters();
        replay.live(write)?;
        let compared = compare(&year, write)?;
        let Tally { rules, documents, payments } = replay.tally;
        Ok(RetailReport {
            rows: year.rows,
            papers: count(year.papers.len()),
            parties,
            items: count(goods.items.len()),
            documents,
            payments,
            total: Money::new(totals(&year)?.values().sum(), company.currency),
            rules,
            compared,
        })
    })
}

fn count(length: usize) -> u64 {
    u64::try_from(length).unwrap_or(u64::MAX)
}

/// The books must be in pounds, every country known, and the year not yet there.
fn check(year: &Year, company: &Company, write: &Write<'_>) -> Answer<()> {
    if company.currency != pounds()? {
        return Err(Fault::at("path", Code::CurrencyMismatch)
            .with("left", "GBP")
            .with("right", company.currency)
            .into());
    }
    if let Some((_, name)) = year.countries.all().find(|(_, name)| country_code(name).is_none()) {
        return Err(Fault::at("path", Code::NotAChoice).with("country", name).into());
    }
    let first = year.papers.first().map(|paper| party_id(year, paper)).unwrap_or_default();
    if write.find::<Party>(first)?.is_some() {
        return Err(Fault::at("path", Code::AlreadyImported).into());
    }
    Ok(())
}

struct Replay<'a> {
    year: &'a Year,
    goods: &'a Goods,
    calendar: Calendar,
    past: &'a PastHost<'a>,
    /// With the clock of the year.
    context: &'a Context<'a>,
    sold: Ledger,
    agenda: Agenda,
    tally: Tally,
}

impl Replay<'_> {
    fn live(&mut self, write: &mut Write<'_>) -> Answer<()> {
        let Some(first) = self.year.papers.first() else { return Ok(()) };
        let eve = first.at.date() - TimeDelta::days(1);
        self.set_clock(eve.and_time(first.at.time()));
        for part in self.goods.openings.chunks(LINES_A_PAPER) {
            self.open_stock(write, part, eve)?;
        }
        let mut last = eve;
        for paper in &self.year.papers {
            last = last.max(paper.at.date());
            self.receive_money(write, last)?;
            self.set_clock(paper.at);
            let sorted = sort(self.year, paper, &mut self.tally);
            self.note_texts(paper);
            self.invoice(write, paper, &sorted)?;
            self.credit(write, paper, &sorted)?;
            self.correct(write, paper, &sorted.corrected)?;
            self.context.progress.step(count(paper.sales.len()))?;
        }
        Ok(())
    }

    fn set_clock(&self, at: NaiveDateTime) {
        let minutes = (at - at.date().and_time(chrono::NaiveTime::MIN)).num_minutes();
        self.past.set(self.calendar.at(at.date(), minutes));
    }

    fn note_texts(&mut self, paper: &Paper) {
        let other =
            paper.sales.iter().filter(|sale| self.goods.usual.get(&sale.code).is_some_and(|usual| *usual != sale.text));
        for sale in other.filter(|sale| !self.year.texts.text(sale.text).is_empty()) {
            self.tally.used(Rule::OtherText, sale.line);
        }
    }

    fn receive_money(&mut self, write: &mut Write<'_>, by: LocalDate) -> Answer<()> {
        for (on, claim) in self.agenda.due(by) {
            self.set_clock(on.and_time(chrono::NaiveTime::MIN) + TimeDelta::hours(9));
            if money::pay(self.context, write, claim, PaymentMethod::Bank, on)? {
                self.tally.payments += 1;
                write.next_commit()?;
            }
        }
        Ok(())
    }

    fn body(&self, kind: DocumentKind, paper: &Paper, lines: Vec<DraftLine>) -> DocumentDraft {
        let party = party_id(self.year, paper);
        DocumentDraft {
            party: Some(party),
            billing_address: Some(address_id(party, self.year.countries.text(paper.country))),
            issued_on: Some(paper.at.date()),
            reference: paper.number.clone(),
            lines,
            ..DocumentDraft::new(kind)
        }
    }

    fn line(&self, sale: &Sale) -> Answer<DraftLine> {
        Ok(DraftLine {
            item: Some(item_id(self.year.codes.text(sale.code))),
            text: self.year.texts.text(sale.text).to_owned(),
            quantity: Some(Quantity::from(sale.quantity)),
            price: Some(UnitPrice::new(sale.price)?),
            ..DraftLine::default()
        })
    }

    fn issue(&mut self, write: &mut Write<'_>, body: &DocumentDraft) -> Answer<(DocumentId, Issued)> {
        let id = DocumentId(self.context.new_id());
        let issued = issue_body(self.context, write, id, body)?;
        self.tally.issued(body.kind.as_str());
        Ok((id, issued))
    }

    fn known(&self, paper: &Paper) -> bool {
        !self.year.customers.text(paper.customer).is_empty()
    }

    fn invoice(&mut self, write: &mut Write<'_>, paper: &Paper, sorted: &Sorted) -> Answer<()> {
        if sorted.sold.is_empty() {
            return Ok(());
        }
        let lines = sorted.sold.iter().map(|sale| self.line(sale)).collect::<Answer<Vec<_>>>()?;
        let body = self.body(DocumentKind::Invoice, paper, lines);
        let (invoice, issued) = self.issue(write, &body)?;
        let party = party_id(self.year, paper);
        if let Some(instalment) = issued.instalments.first().copied() {
            let origin = Origin { invoice, instalment };
            for (sale, line) in sorted.sold.iter().zip(&issued.lines) {
                self.sold.sold(party, sale, origin, *line);
            }
            self.collect(write, Claim { party, instalment }, paper)?;
        }
        Ok(write.next_commit()?)
    }

    /// Who is known pays later; who is not pays at once.
    fn collect(&mut self, write: &mut Write<'_>, claim: Claim, paper: &Paper) -> Answer<()> {
        let on = paper.at.date();
        if self.known(paper) {
            self.agenda.note(on + PAYS_AFTER, claim);
        } else if money::pay(self.context, write, claim, PaymentMethod::Card, on)? {
            self.tally.payments += 1;
        }
        Ok(())
    }

    /// One credit note per invoice that is found, and one for all that is not.
    fn credit(&mut self, write: &mut Write<'_>, paper: &Paper, sorted: &Sorted) -> Answer<()> {
        let party: PartyId = party_id(self.year, paper);
        let mut parts: Vec<(Option<Origin>, Vec<DraftLine>)> = Vec::new();
        for sale in &sorted.sent_back {
            let mut line = self.line(sale)?;
            let found = self.sold.take(party, sale);
            line.source_line = found.map(|(_, line)| line);
            let origin = found.map(|(origin, _)| origin);
            self.tally.used(if origin.is_some() { Rule::CreditLinked } else { Rule::CreditAlone }, sale.line);
            match parts.iter_mut().find(|(known, _)| *known == origin) {
                Some((_, lines)) => lines.push(line),
                None => parts.push((origin, vec![line])),
            }
        }
        let method = if self.known(paper) { PaymentMethod::Bank } else { PaymentMethod::Card };
        for (origin, lines) in parts {
            let mut body = self.body(DocumentKind::CreditNote, paper, lines);
            body.source = origin.map(|origin| origin.invoice);
            body.reason = "Cancelled".to_owned();
            body.goods_back = true;
            let (_, issued) = self.issue(write, &body)?;
            if let Some(credit) = issued.instalments.first() {
                let invoice = origin.map(|origin| origin.instalment);
                let back = money::settle_credit(self.context, write, *credit, invoice, method, paper.at.date())?;
                self.tally.payments += u64::from(back);
            }
            write.next_commit()?;
        }
        Ok(())
    }

    fn correct(&mut self, write: &mut Write<'_>, paper: &Paper, corrected: &[Sale]) -> Answer<()> {
        let Some(first) = corrected.first() else { return Ok(()) };
        let mut lines = corrected.iter().map(|sale| self.line(sale)).collect::<Answer<Vec<_>>>()?;
        lines.iter_mut().for_each(|line| line.price = None);
        let text = self.year.texts.text(first.text);
        let mut body = self.body(DocumentKind::Correction, paper, lines);
        body.party = None;
        body.reason = if text.is_empty() { "Stock difference".to_owned() } else { text.to_owned() };
        self.issue(write, &body)?;
        Ok(write.next_commit()?)
    }

    fn open_stock(&mut self, write: &mut Write<'_>, part: &[Opening], on: LocalDate) -> Answer<()> {
        let line = |opening: &Opening| DraftLine {
            item: Some(opening.item),
            quantity: Some(opening.quantity),
            price: Some(opening.cost),
            ..DraftLine::default()
        };
        let body = DocumentDraft {
            issued_on: Some(on),
            opening: true,
            reason: "Opening stock".to_owned(),
            lines: part.iter().map(line).collect(),
            ..DocumentDraft::new(DocumentKind::Correction)
        };
        self.issue(write, &body)?;
        Ok(write.next_commit()?)
    }
}
