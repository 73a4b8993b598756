//! Goods of an item that turned out to be another one: they are booked over, place by place, at what they cost.
//!
//! Moves are facts and keep the name under which the goods moved. So what is there of the one goes out to where losses go and comes in as the
//! other, for the same value: the stock is worth what it was, and the books have nothing to say.

use kontor_core::company::Company;
use kontor_core::decimal::{Quantity, Rounding, UnitPrice};
use kontor_core::entity::{EntityKind, ItemId, LocationId, StockMoveId};
use kontor_core::fault::{Code, Fault};
use kontor_core::ledger::{LockArea, check_period};
use kontor_core::permission::{Action, Resource};
use kontor_core::stock::LocationType;
use kontor_core::time::LocalDate;
use kontor_core::warehouse::{Location, StockMove, StockMoveCost};
use kontor_store::Write;

use crate::context::{Calendar, Context, company, here};
use crate::error::Answer;
use crate::setup::place_id;

/// Books all that is there of an item over to another one in the same unit.
///
/// # Errors
/// `not-allowed` for whoever may not post stock; `period-closed`; `in-use` where more left of either than was there: that is corrected first.
pub(crate) fn book_over(context: &Context<'_>, write: &mut Write<'_>, from: ItemId, to: ItemId) -> Answer<()> {
    let company = company(write)?;
    let today = Calendar::of(&company).day_of(context.now());
    for (place, level) in write.levels_of(from)? {
        let Some(location) = write.find::<Location>(place)?.filter(|location| location.kind.is_ours()) else {
            continue;
        };
        if level.on_hand.is_zero() {
            continue;
        }
        context.expect(Resource::Stock, Action::Post)?;
        let branch = location.branch.map_or_else(|| Ok::<_, crate::error::AppError>(here(write)?.1.id), Ok)?;
        check_period(&write.period_locks()?, LockArea::Stock, branch, today)?;
        let over = Over { context, company: &company, place, branch, today };
        over.carry(write, from, to, level.on_hand)?;
    }
    Ok(())
}

/// The place of the goods, and the day.
struct Over<'a> {
    context: &'a Context<'a>,
    company: &'a Company,
    place: LocationId,
    branch: kontor_core::entity::BranchId,
    today: LocalDate,
}

impl Over<'_> {
    fn carry(&self, write: &mut Write<'_>, from: ItemId, to: ItemId, quantity: Quantity) -> Answer<()> {
        let short = || Fault::at("drop", Code::InUse).with("by", EntityKind::StockMove.table());
        let loss = place_id(LocationType::Loss);
        let mut left = write.load_cost(from, self.company.cost_method, self.company.currency, quantity)?;
        let mut came = write.load_cost(to, self.company.cost_method, self.company.currency, quantity)?;
        if quantity.is_negative() || left.state.quantity < quantity || came.state.quantity.is_negative() {
            return Err(short().into());
        }
        let (out, into): (StockMoveId, StockMoveId) = (self.context.new_id(), self.context.new_id());
        let value = left.state.issue(out, quantity)?.value;
        let each = value.to_decimal().checked_div(quantity.get()).unwrap_or_default();
        let each = UnitPrice::new(Rounding::HalfUp.apply(each, UnitPrice::SCALE))?;
        let received = came.state.receive(into, quantity, each)?;
        // What the price of one leaves over belongs to the goods, too.
        let rest = value.minus(received.value)?;
        if !rest.is_zero() {
            came.state.revalue_all(rest)?;
        }
        write.keep_cost(from, &left)?;
        write.keep_cost(to, &came)?;
        let moves = [(out, from, self.place, loss), (into, to, loss, self.place)];
        for (id, item, from_location, to_location) in moves {
            write.insert(&StockMove {
                id,
                item,
                from_location,
                to_location,
                quantity,
                document: None,
                document_line: None,
                return_of: None,
                branch: self.branch,
                moved_on: self.today,
                moved_at_ms: self.context.now(),
            })?;
            write.insert(&StockMoveCost::of(id, value))?;
            write.change_on_hand(item, from_location, Quantity::from_micro(-quantity.micro()))?;
            write.change_on_hand(item, to_location, quantity)?;
        }
        Ok(())
    }
}
