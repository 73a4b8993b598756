//! The board: every stage of a pipeline with its sums and its first cards.

use std::collections::BTreeMap;

use kontor_core::deal::{Pipeline, Stage, StageOutcome};
use kontor_core::decimal::Rounding;
use kontor_core::entity::{PipelineId, StageId, UserId};
use kontor_core::fault::{Code, Fault};
use kontor_core::money::{Currency, Money};
use kontor_core::time::{LocalDate, Timestamp};
use kontor_store::Read;
use kontor_store::list::{Sort, Window};
use kontor_store::rows::deal::{DealRow, StageSum};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::days_between;
use crate::context::{self, Calendar, Context};
use crate::error::Answer;

/// Cards that a stage shows at most; the rest is in the list.
const CARDS: i64 = 100;

/// Which board.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema, TS)]
pub struct DealBoard {
    /// Of which pipeline; the first when empty.
    #[serde(default)]
    pub pipeline: Option<PipelineId>,
    /// Only deals of this person.
    #[serde(default)]
    pub owner: Option<UserId>,
}

/// A board.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
pub struct BoardView {
    /// Its pipeline.
    pub pipeline: Pipeline,
    /// Its stages from left to right.
    pub columns: Vec<BoardColumn>,
}

/// A stage on the board.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
pub struct BoardColumn {
    /// The stage.
    pub stage: Stage,
    /// How many deals are in it.
    #[ts(type = "number")]
    pub count: i64,
    /// What they are worth, in company currency at today's rates.
    pub total: Money,
    /// The same, times the chance to win.
    pub weighted: Money,
    /// How many of them are in a currency without a known rate, and so in none of the sums.
    #[ts(type = "number")]
    pub unconverted: i64,
    /// The first of them: open ones by the date of their decision, won and lost ones with the newest first.
    pub cards: Vec<DealCard>,
}

/// A deal on the board.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
pub struct DealCard {
    /// The deal.
    pub deal: DealRow,
    /// Whole days in its stage.
    #[ts(type = "number")]
    pub days_in_stage: i64,
    /// Whether it has been there for longer than it should.
    pub stuck: bool,
    /// Whether it is open and nothing is planned to be done about it.
    pub unplanned: bool,
}

impl DealCard {
    pub(super) fn of(deal: DealRow, now: Timestamp) -> Self {
        Self {
            days_in_stage: days_between(deal.stage_since_at_ms, now),
            stuck: deal.stuck_at_ms.is_some_and(|from| from <= now),
            unplanned: deal.outcome == StageOutcome::Open && deal.next_activity.is_none(),
            deal,
        }
    }
}

pub(crate) fn deal_board(context: &Context<'_>, request: DealBoard) -> Answer<BoardView> {
    context.read(|read| {
        let pipeline = match request.pipeline {
            Some(id) => read.present::<Pipeline>(id)?,
            None => read.pipelines()?.into_iter().next().ok_or_else(no_pipeline)?,
        };
        let company = context::company(read)?;
        let today = Calendar::of(&company).day_of(context.now());
        let mut sums = Sums::new(read, company.currency, today, read.stage_sums(pipeline.id, request.owner)?)?;
        let mut columns = Vec::new();
        for stage in read.stages()?.into_iter().filter(|stage| stage.pipeline == pipeline.id) {
            let page = read.deals_in_stage(stage.id, request.owner, &cards_of(&stage))?;
            let cards = page.rows.into_iter().map(|row| DealCard::of(row, context.now())).collect();
            let (total, unconverted) = sums.take(stage.id);
            let weighted = total.to_decimal() * stage.probability.of_percent();
            let weighted = Money::round(weighted, company.currency, Rounding::HalfUp)?;
            columns.push(BoardColumn { stage, count: page.total, total, weighted, unconverted, cards });
        }
        Ok(BoardView { pipeline, columns })
    })
}

fn no_pipeline() -> Fault {
    Fault::new(Code::NotFound).with("kind", "pipeline")
}

fn cards_of(stage: &Stage) -> Window {
    let newest = Sort { column: "stage_since_at_ms".to_owned(), descending: true };
    let sort = if stage.outcome == StageOutcome::Open { Vec::new() } else { vec![newest] };
    Window { limit: Some(CARDS), sort, ..Window::default() }
}

/// What the deals of each stage are worth in company currency, and how many could not be converted.
struct Sums {
    currency: Currency,
    by_stage: BTreeMap<StageId, (Money, i64)>,
}

impl Sums {
    fn new(read: &Read<'_>, currency: Currency, today: LocalDate, parts: Vec<StageSum>) -> Answer<Self> {
        let mut sums = Self { currency, by_stage: BTreeMap::new() };
        for part in parts {
            let known = sums.by_stage.entry(part.stage).or_insert((Money::zero(currency), 0));
            match in_company_currency(read, part.amount, currency, today)? {
                Some(amount) => known.0 = known.0.plus(amount)?,
                None => known.1 += part.count,
            }
        }
        Ok(sums)
    }
    fn take(&mut self, stage: StageId) -> (Money, i64) {
        self.by_stage.remove(&stage).unwrap_or((Money::zero(self.currency), 0))
    }
}

fn in_company_currency(read: &Read<'_>, amount: Money, currency: Currency, today: LocalDate) -> Answer<Option<Money>> {
    if amount.currency == currency {
        return Ok(Some(amount));
    }
    let Some(known) = read.exchange_rate(amount.currency, today)? else { return Ok(None) };
    Ok(Some(Money::round(amount.to_decimal() * known.rate.get(), currency, Rounding::HalfUp)?))
}
