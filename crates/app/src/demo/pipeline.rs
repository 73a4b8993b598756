//! Chances to sell: some at the beginning, some with an offer, some won and ordered, some lost.

use kontor_core::id::Id;
use serde_json::{Value, json};

use super::diary::Diary;
use super::firm::{Firm, days_after, id};
use super::goods::item;
use super::house::employee;
use super::northwind::{Northwind, Product};
use super::partners::{contact, party};
use super::supply::weekday;
use crate::error::Answer;

/// The stages that come with the program, as far as a deal can go on its own feet.
const WAY: [&str; 4] = ["contact", "qualified", "offer", "negotiation"];

/// How a deal stands today.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stand {
    /// In a stage of the way, the offer made from the third on.
    Open(usize),
    Won,
    Lost,
}

/// A chance to sell.
#[derive(Debug, Clone, Copy)]
struct Chance {
    at: usize,
    stand: Stand,
    /// Days before today on which it began.
    began: i64,
    /// Days from stage to stage.
    pace: i64,
}

/// Sales people who have deals.
const OWNERS: [u32; 4] = [1, 3, 4, 5];

/// Plans the life of every deal.
pub(super) fn plan(firm: &Firm<'_>, diary: &mut Diary) {
    for chance in chances(firm) {
        chance.plan(firm, diary);
    }
}

/// What the won deals will ask of each product.
pub(super) fn won(firm: &Firm<'_>) -> Vec<(u32, u32)> {
    let won = chances(firm).into_iter().filter(|chance| chance.stand == Stand::Won);
    won.flat_map(|chance| chance.wanted(firm.data)).map(|(product, quantity)| (product.id, quantity)).collect()
}

fn chances(firm: &Firm<'_>) -> Vec<Chance> {
    let chance = |at: usize| {
        let number = i64::try_from(at).unwrap_or(0);
        let stand = match at % 8 {
            0 | 4 => Stand::Open(0),
            1 => Stand::Open(1),
            2 | 6 => Stand::Open(2),
            3 => Stand::Open(3),
            5 => Stand::Won,
            _ => Stand::Lost,
        };
        let stages = match stand {
            Stand::Open(stage) => i64::try_from(stage).unwrap_or(0),
            Stand::Won | Stand::Lost => 4,
        };
        let pace = 5 + number % 4;
        Chance { at, stand, began: stages * pace + 4 + number * 5 % 23, pace }
    };
    (0..firm.words.deals.len()).map(chance).collect()
}

impl Chance {
    fn plan(self, firm: &Firm<'_>, diary: &mut Diary) {
        let on = |steps: i64| weekday(days_after(firm.data.today, steps * self.pace - self.began));
        diary.note(on(0), 605, move |firm| self.begin(firm));
        let last = match self.stand {
            Stand::Open(stage) => stage,
            Stand::Won | Stand::Lost => WAY.len() - 1,
        };
        for (steps, stage) in (1..).zip(1..=last) {
            diary.note(on(steps), 615, move |firm| self.go(firm, WAY[stage]));
            if WAY[stage] == "offer" {
                diary.note(on(steps), 610, move |firm| self.offer(firm));
            }
        }
        match self.stand {
            Stand::Won => diary.note(on(4), 640, move |firm| self.win(firm)),
            Stand::Lost => diary.note(on(4), 640, move |firm| self.lose(firm)),
            Stand::Open(_) => {}
        }
        if self.at % 3 != 2 || !matches!(self.stand, Stand::Open(_)) {
            diary.note(on(0), 606, move |firm| self.next_step(firm));
        }
    }
    fn id(self) -> Id {
        id(&format!("deal/{}", self.at))
    }
    fn quote(self) -> String {
        format!("deal-quote/{}", self.at)
    }
    fn owner(self) -> u32 {
        OWNERS[self.at % OWNERS.len()]
    }
    fn customer(self, firm: &Firm<'_>) -> String {
        firm.data.customers[(self.at * 7 + 3) % firm.data.customers.len()].code.clone()
    }
    fn wanted(self, data: &Northwind) -> Vec<(&Product, u32)> {
        let sold = data.products.iter().filter(|product| product.discontinued == 0);
        let picked = sold.skip(self.at * 3 % 50).step_by(5).take(2 + self.at % 3);
        let turn = u32::try_from(self.at).unwrap_or(0);
        picked.map(|product| (product, 4 + (turn * 5 + product.id) % 17)).collect()
    }
    fn begin(self, firm: &mut Firm<'_>) -> Answer<()> {
        firm.work_as(self.owner())?;
        let customer = self.customer(firm);
        let lines: Vec<Value> = (1..)
            .zip(self.wanted(firm.data))
            .map(|(position, (product, quantity)): (u32, _)| {
                json!({
                    "id": id(&format!("deal-line/{}/{position}", self.at)), "deal": self.id(), "position": position,
                    "item": item(product.id), "text": product.name, "quantity": quantity.to_string(),
                    "price": firm.market.price(product.price, 100).to_string(),
                })
            })
            .collect();
        let deal = json!({
            "id": self.id(), "title": firm.words.deals[self.at], "party": party(&customer), "contact": contact(&customer),
            "stage": stage(WAY[0]), "amount_minor": 0, "currency": firm.currency, "owner": firm.user(self.owner()),
            "expected_on": days_after(firm.data.today, 6 + i64::try_from(self.at).unwrap_or(0) * 3 % 40),
            "source": firm.words.sources[self.at % firm.words.sources.len()],
        });
        firm.call("deal_save", json!({ "deal": deal, "lines": lines })).map(drop)
    }
    fn go(self, firm: &mut Firm<'_>, to: &str) -> Answer<()> {
        firm.work_as(self.owner())?;
        firm.call("deal_move", json!({ "id": self.id(), "stage": stage(to) })).map(drop)
    }
    fn offer(self, firm: &mut Firm<'_>) -> Answer<()> {
        firm.work_as(self.owner())?;
        let (until, intro) = (days_after(firm.day, 30), firm.words.quote_intro);
        firm.continue_with(&self.quote(), json!({ "kind": "quote", "deal": self.id() }), |body| {
            body["until_on"] = json!(until);
            body["intro"] = json!(intro);
        })?;
        firm.step(&self.quote(), "sent", "")
    }
    fn win(self, firm: &mut Firm<'_>) -> Answer<()> {
        self.go(firm, "won")?;
        let Some(quote) = firm.paper(&self.quote()).map(|quote| quote.id.clone()) else { return Ok(()) };
        let until = weekday(days_after(firm.data.today, 2 + i64::try_from(self.at).unwrap_or(0) % 9));
        let name = format!("deal-order/{}", self.at);
        firm.continue_with(&name, json!({ "kind": "order", "source": quote }), |body| body["until_on"] = json!(until))
    }
    fn lose(self, firm: &mut Firm<'_>) -> Answer<()> {
        firm.work_as(self.owner())?;
        let reason = firm.words.lost[self.at % firm.words.lost.len()];
        firm.step(&self.quote(), "declined", reason)?;
        firm.call("deal_move", json!({ "id": self.id(), "stage": stage("lost"), "lost_reason": reason })).map(drop)
    }
    /// What is to be done next; of deals that are over it was done.
    fn next_step(self, firm: &mut Firm<'_>) -> Answer<()> {
        firm.work_as(self.owner())?;
        let over = !matches!(self.stand, Stand::Open(_));
        let number = i64::try_from(self.at).unwrap_or(0);
        let due = if over { days_after(firm.day, 3) } else { weekday(days_after(firm.data.today, number % 9 - 2)) };
        let activity = id(&format!("activity/deal/{}", self.at));
        let kind = if self.at.is_multiple_of(2) { "call" } else { "task" };
        let record = json!({
            "id": activity, "kind": kind, "subject": firm.words.next_steps[self.at % firm.words.next_steps.len()],
            "due_on": due, "assignee": employee(self.owner()), "party": party(&self.customer(firm)), "link_kind": "deal",
            "link_id": self.id(),
        });
        firm.call("activity_save", json!({ "activity": record }))?;
        if !over {
            return Ok(());
        }
        let outcome = firm.words.outcomes[self.at % firm.words.outcomes.len()];
        firm.call("activity_done", json!({ "id": activity, "outcome": outcome })).map(drop)
    }
}

fn stage(name: &str) -> Id {
    Id::named(&format!("stage/{name}"))
}
