//! What every item costs, by replaying its moves through the state that posting works with.
//!
//! The values of the moves are facts. Should a replay come to another sum (the order of two moves of one moment is not known),
//! the facts hold: the stock that is there bears the difference.

use std::collections::{BTreeMap, HashMap};

use kontor_core::company::Company;
use kontor_core::decimal::{Quantity, Rounding, UnitPrice};
use kontor_core::entity::{ItemId, StockMoveId};
use kontor_core::fault::Fault;
use kontor_core::money::Money;
use kontor_core::stock::{CostMethod, CostState, MoveKind, Origin, Receipt};
use kontor_core::time::Timestamp;
use kontor_core::warehouse::StockMove;
use kontor_store::table::cost::CostMove;
use kontor_store::{Read, Write};

use crate::context::company;
use crate::error::{Answer, AppError};
use crate::sales::unit_cost;

/// What every item that was ever moved costs, reckoned and not written yet.
pub(crate) struct Replayed {
    company: Company,
    replays: Vec<Replay>,
    revalued: BTreeMap<ItemId, i64>,
}

/// Reckons the cost of every item that was ever moved.
pub(crate) fn replay(read: &Read<'_>) -> Answer<Replayed> {
    let company = company(read)?;
    let mut replays: HashMap<ItemId, Replay> = HashMap::new();
    let came_back = read.moves_that_came_back()?;
    read.each_cost_move(|moved| {
        let replay = replays.entry(moved.item).or_insert_with(|| Replay::of(moved.item, &company));
        replay.step(&moved)?;
        if !came_back.contains(&moved.id) {
            replay.left.remove(&moved.id);
        }
        Ok::<_, AppError>(())
    })?;
    let revalued = read.revalued(None)?;
    let mut replays: Vec<Replay> = replays.into_values().filter(|replay| replay.moved).collect();
    // In the order of the table: neighbours lie on the same page.
    replays.sort_unstable_by_key(|replay| replay.item);
    Ok(Replayed { company, replays, revalued })
}

/// Writes them.
pub(crate) fn keep(write: &mut Write<'_>, Replayed { company, replays, revalued }: &Replayed) -> Answer<()> {
    replays.iter().try_for_each(|replay| replay.keep(write, company, revalued.get(&replay.item).copied().unwrap_or(0)))
}

/// What came about one item.
#[derive(Debug, Default)]
pub(super) struct Came {
    /// How many moves.
    pub moves: usize,
    /// The first of them, in the order in which moves count.
    pub first: Option<(Timestamp, StockMoveId)>,
    /// By how much its value was changed without a move, in minor units of company currency.
    pub revalued_minor: i64,
}

/// Carries the cost of an item on by what came. It is reckoned anew where moves came before others that were known, and where goods
/// leave in the order in which they came: which layer bears a difference must not depend on when it was heard of.
pub(super) fn carry_on(write: &mut Write<'_>, company: &Company, item: ItemId, came: &Came) -> Answer<()> {
    let later = came.first.map_or(Ok(Vec::new()), |first| write.cost_moves_since(item, first))?;
    if later.len() > came.moves || company.cost_method != CostMethod::MovingAverage {
        return rebuild_one(write, company, item);
    }
    let all = Quantity::from_micro(i64::MAX);
    let mut cost = write.load_cost(item, company.cost_method, company.currency, all)?;
    let before_minor = cost.state.value.minor;
    let mut replay = Replay::of(item, company);
    replay.state = cost.state;
    for origin in later.iter().filter_map(|moved| moved.return_of) {
        if let Some(left) = origin_before(write, company, origin, &later)? {
            replay.left.insert(origin, left);
        }
    }
    later.iter().try_for_each(|moved| replay.step(moved))?;
    if !cost.known && !replay.moved {
        return Ok(());
    }
    replay.facts_minor = replay.facts_minor.saturating_add(before_minor);
    cost.state = replay.valued(company, came.revalued_minor)?;
    Ok(write.keep_cost(item, &cost)?)
}

/// What left with a move that lies before these, and what of it had come back by then.
fn origin_before(read: &Read<'_>, company: &Company, id: StockMoveId, later: &[CostMove]) -> Answer<Option<Origin>> {
    if later.iter().any(|moved| moved.id == id) {
        return Ok(None);
    }
    let Some(left) = read.find::<StockMove>(id)? else { return Ok(None) };
    let money = |minor| Money::new(minor, company.currency);
    let mut origin = Origin::of(id, left.quantity, money(read.value_of(id)?));
    for back in read.returns_of(id)?.into_iter().filter(|back| !later.iter().any(|moved| moved.id == back.id)) {
        origin.returned = Quantity::from_micro(origin.returned.micro().saturating_add(back.quantity.micro()));
        origin.returned_value = origin.returned_value.plus(money(read.value_of(back.id)?))?;
    }
    Ok(Some(origin))
}

/// Reckons the cost of one item anew.
fn rebuild_one(write: &mut Write<'_>, company: &Company, item: ItemId) -> Answer<()> {
    let mut replay = Replay::of(item, company);
    write.each_cost_move_of(item, |moved| replay.step(&moved).map_err(AppError::from))?;
    let revalued = write.revalued(Some(item))?.get(&item).copied().unwrap_or(0);
    write.forget_cost(item)?;
    if replay.moved { replay.keep(write, company, revalued) } else { Ok(()) }
}

/// The moves of one item so far.
struct Replay {
    item: ItemId,
    state: CostState,
    /// Whether anything came in or went out.
    moved: bool,
    /// Value that came in less value that went out, as the moves have it.
    facts_minor: i64,
    /// What left, for its way back.
    left: HashMap<StockMoveId, Origin>,
}

impl Replay {
    fn of(item: ItemId, company: &Company) -> Self {
        let state = CostState::new(company.cost_method, company.currency);
        Self { item, state, moved: false, facts_minor: 0, left: HashMap::new() }
    }

    /// Keeps what came out, at the value that the facts have.
    fn keep(&self, write: &mut Write<'_>, company: &Company, revalued_minor: i64) -> Answer<()> {
        let item = self.item;
        let mut cost = write.load_cost(item, company.cost_method, company.currency, Quantity::ZERO)?;
        cost.state = self.valued(company, revalued_minor)?;
        Ok(write.keep_cost(item, &cost)?)
    }

    /// The state, at the value that the facts have.
    fn valued(&self, company: &Company, revalued_minor: i64) -> Result<CostState, Fault> {
        let mut state = self.state.clone();
        let difference = self.facts_minor.saturating_add(revalued_minor).saturating_sub(state.value.minor);
        if difference != 0 {
            state.revalue_all(Money::new(difference, company.currency))?;
        }
        Ok(state)
    }

    fn step(&mut self, moved: &CostMove) -> Result<(), Fault> {
        let value = Money::new(moved.value_minor, self.state.value.currency);
        match (moved.from.is_ours(), moved.to.is_ours()) {
            (false, true) => {
                self.bring_in(moved, value)?;
                self.facts_minor = self.facts_minor.saturating_add(moved.value_minor);
            }
            (true, false) => {
                self.state.issue(moved.id, moved.quantity)?;
                self.left.insert(moved.id, Origin::of(moved.id, moved.quantity, value));
                self.facts_minor = self.facts_minor.saturating_sub(moved.value_minor);
            }
            _ => return Ok(()),
        }
        self.moved = true;
        Ok(())
    }

    /// As the document of its kind brought it in; at its value where that cannot be followed.
    fn bring_in(&mut self, moved: &CostMove, value: Money) -> Result<Receipt, Fault> {
        let (id, quantity) = (moved.id, moved.quantity);
        let cost = match (MoveKind::between(moved.from, moved.to)?, &moved.line) {
            (MoveKind::CustomerReturn, _) => {
                if let Some(origin) = moved.return_of.and_then(|origin| self.left.get_mut(&origin)) {
                    let back = *origin;
                    origin.returned = Quantity::from_micro(origin.returned.micro() + quantity.micro());
                    origin.returned_value = origin.returned_value.plus(value)?;
                    if back.quantity.micro() - back.returned.micro() >= quantity.micro() {
                        return self.state.customer_return(id, &back, quantity);
                    }
                }
                self.state.unit_cost()?
            }
            (MoveKind::Receipt, Some(line)) => {
                unit_cost(line.price, line.quantity, line.stock_quantity, line.exchange_rate)?
            }
            (MoveKind::Gain, Some(line)) if line.price.is_zero() => self.state.unit_cost()?,
            (MoveKind::Gain, Some(line)) => line.price,
            _ => {
                let exact = value.to_decimal().checked_div(quantity.get()).unwrap_or_default();
                UnitPrice::new(Rounding::HalfUp.apply(exact, UnitPrice::SCALE))?
            }
        };
        self.state.receive(id, quantity, cost)
    }
}
