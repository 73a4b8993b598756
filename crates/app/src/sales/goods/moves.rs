//! The goods of one line: out of a place at cost, or into it, and back.

use kontor_core::decimal::Quantity;
use kontor_core::entity::{ItemId, LocationId, StockMoveId};
use kontor_core::fault::Fault;
use kontor_core::money::Money;
use kontor_core::sales::DocumentLine;
use kontor_core::stock::{CostState, LocationType, MoveKind, NegativePolicy, Origin, Receipt, Settlement};
use kontor_core::warehouse::{Location, Revaluation, StockMove, StockMoveCost};
use kontor_store::{Read, Write};

use super::super::line::{Line, unit_cost};
use super::super::reckon::Resolved;
use super::super::transfer::sent;
use super::{Happened, carry, held};
use crate::context::Context;
use crate::error::Answer;
use crate::setup::place_id;

/// The goods of a line of a document, and the place of ours that they leave or reach.
pub(super) struct LineGoods<'a> {
    pub context: &'a Context<'a>,
    pub resolved: &'a Resolved,
    pub line: &'a Line,
    pub item: ItemId,
    pub location: LocationId,
}

impl LineGoods<'_> {
    pub fn deliver(&self, write: &mut Write<'_>) -> Answer<Happened> {
        let quantity = self.line.row.stock_quantity;
        if let Some(ordered) = &self.line.source {
            held::release(write, ordered.id, quantity)?;
        }
        self.check_available(write, quantity)?;
        let value = self.take_out(write, place_id(LocationType::Customer), quantity)?;
        Ok(Happened::Out(MoveKind::Delivery, value))
    }

    pub fn receive(&self, write: &mut Write<'_>) -> Answer<Happened> {
        let (row, quantity) = (&self.line.row, self.line.row.stock_quantity);
        let cost = unit_cost(row.price, row.quantity, quantity, self.resolved.head.document.exchange_rate)?;
        let receipt = self.bring_in(write, place_id(LocationType::Supplier), quantity, None, |state, id| {
            state.receive(id, quantity, cost)
        })?;
        Ok(Happened::In(MoveKind::Receipt, receipt))
    }

    /// Counted or noticed: more comes from the loss place at today's cost, less goes there.
    pub fn correct(&self, write: &mut Write<'_>) -> Answer<Happened> {
        let loss = place_id(LocationType::Loss);
        let quantity = Quantity::from_micro(self.line.row.stock_quantity.micro().abs());
        if self.line.row.stock_quantity.is_negative() {
            // A loss is a fact whatever is promised: what is held for orders does not keep it from being told.
            return Ok(Happened::Out(MoveKind::Loss, self.take_out(write, loss, quantity)?));
        }
        let typed = self.line.row.price;
        let receipt = self.bring_in(write, loss, quantity, None, |state, id| {
            let cost = if typed.is_zero() { state.unit_cost()? } else { typed };
            state.receive(id, quantity, cost)
        })?;
        Ok(Happened::In(MoveKind::Gain, receipt))
    }

    /// Goods leave for another branch: they are on the way until they arrive there.
    pub fn send(&self, write: &mut Write<'_>) -> Answer<()> {
        self.check_available(write, self.line.row.stock_quantity)?;
        let places = (self.location, place_id(LocationType::Transit));
        let moved = self.moved(self.context.new_id(), places, self.line.row.stock_quantity);
        carry(write, &self.resolved.head.company, &moved)
    }

    /// They are there: of the move by which they left, so much is not on its way any more.
    pub fn arrive(&self, write: &mut Write<'_>) -> Answer<()> {
        let places = (place_id(LocationType::Transit), self.location);
        let moved = self.moved(self.context.new_id(), places, self.line.row.stock_quantity);
        let return_of = sent(write, self.line.row.source_line)?.map(|sent| sent.id);
        carry(write, &self.resolved.head.company, &StockMove { return_of, ..moved })
    }

    /// Goods come back at the cost at which they left.
    pub fn take_back(&self, write: &mut Write<'_>) -> Answer<Happened> {
        let quantity = self.line.row.stock_quantity;
        let origin = self.origin(write)?;
        let of = origin.as_ref().map(|origin| origin.move_id);
        let receipt =
            self.bring_in(write, place_id(LocationType::Customer), quantity, of, |state, id| match &origin {
                Some(origin) => state.customer_return(id, origin, quantity),
                None => {
                    let cost = state.unit_cost()?;
                    state.receive(id, quantity, cost)
                }
            })?;
        Ok(Happened::In(MoveKind::CustomerReturn, receipt))
    }

    /// The reservation of the order itself is already released, so what is free includes it.
    fn check_available(&self, read: &Read<'_>, quantity: Quantity) -> Answer<()> {
        let level = read.level(self.item, self.location)?;
        if quantity <= level.available() {
            return Ok(());
        }
        self.policy(read)?.check(level.available(), quantity).map_err(|fault| {
            fault
                .under(&format!("lines.{}", self.line.at))
                .with("item", self.line.item.as_ref().map_or("", |item| item.name.as_str()))
        })?;
        Ok(())
    }

    /// The rule of the item in the place, else of the place, else of the item.
    fn policy(&self, read: &Read<'_>) -> Answer<NegativePolicy> {
        if let Some(own) = read.stock_policy(self.item, self.location)? {
            return Ok(own.negative);
        }
        let of_place = read.find::<Location>(self.location)?.and_then(|place| place.negative);
        let of_item = || self.line.item.as_ref().map(|item| item.negative);
        Ok(of_place.or_else(of_item).unwrap_or(NegativePolicy::Refuse))
    }

    /// Takes goods out at cost.
    fn take_out(&self, write: &mut Write<'_>, to: LocationId, quantity: Quantity) -> Answer<Money> {
        let company = &self.resolved.head.company;
        let mut cost = write.load_cost(self.item, company.cost_method, company.currency, quantity)?;
        let id: StockMoveId = self.context.new_id();
        let issued = cost.state.issue(id, quantity)?;
        write.keep_cost(self.item, &cost)?;
        self.keep(write, self.moved(id, (self.location, to), quantity), issued.value)?;
        Ok(issued.value)
    }

    fn bring_in(
        &self,
        write: &mut Write<'_>,
        from: LocationId,
        quantity: Quantity,
        return_of: Option<StockMoveId>,
        receive: impl FnOnce(&mut CostState, StockMoveId) -> Result<Receipt, Fault>,
    ) -> Answer<Receipt> {
        let company = &self.resolved.head.company;
        let mut cost = write.load_cost(self.item, company.cost_method, company.currency, quantity)?;
        let id: StockMoveId = self.context.new_id();
        let receipt = receive(&mut cost.state, id)?;
        write.keep_cost(self.item, &cost)?;
        let moved = self.moved(id, (from, self.location), quantity);
        self.keep(write, StockMove { return_of, ..moved }, receipt.value)?;
        receipt.settled.iter().try_for_each(|settled| self.revalue(write, settled))?;
        Ok(receipt)
    }

    /// An issue from empty stock has got its real cost: the difference is a fact of its own.
    fn revalue(&self, write: &mut Write<'_>, settled: &Settlement) -> Answer<()> {
        let difference = settled.assumed.minus(settled.actual)?;
        if difference.is_zero() {
            return Ok(());
        }
        write.insert(&Revaluation {
            id: self.context.new_id(),
            item: self.item,
            r#move: Some(settled.move_id),
            document: Some(self.resolved.head.document.id),
            value_minor: difference.minor,
            reason: "settlement".to_owned(),
            made_on: self.resolved.head.document.issued_on,
        })?;
        Ok(())
    }

    fn moved(
        &self,
        id: StockMoveId,
        (from_location, to_location): (LocationId, LocationId),
        quantity: Quantity,
    ) -> StockMove {
        let document = &self.resolved.head.document;
        StockMove {
            id,
            item: self.item,
            from_location,
            to_location,
            quantity,
            document: Some(document.id),
            document_line: Some(self.line.row.id),
            return_of: None,
            branch: document.branch,
            moved_on: document.issued_on,
            moved_at_ms: self.context.now(),
        }
    }

    fn keep(&self, write: &mut Write<'_>, moved: StockMove, value: Money) -> Answer<()> {
        let out = Quantity::from_micro(-moved.quantity.micro());
        write.change_on_hand(moved.item, moved.from_location, out)?;
        write.change_on_hand(moved.item, moved.to_location, moved.quantity)?;
        write.insert(&moved)?;
        Ok(write.insert(&StockMoveCost::of(moved.id, value))?)
    }

    /// The move with which the goods of a credited line had left: that of the invoice line itself, of the delivery that it
    /// continues, or of a delivery of the same order line.
    fn origin(&self, read: &Read<'_>) -> Answer<Option<Origin>> {
        let Some(invoiced) = &self.line.source else { return Ok(None) };
        let mut lines: Vec<DocumentLine> = vec![invoiced.clone()];
        if let Some(source) = invoiced.source_line {
            let source: DocumentLine = read.get(source)?;
            lines.extend(read.following_lines(source.id)?);
            lines.push(source);
        }
        let currency = self.resolved.head.company.currency;
        for candidate in lines {
            for moved in read.moves_of_line(candidate.id)?.into_iter().filter(|moved| moved.return_of.is_none()) {
                let returns = read.returns_of(moved.id)?;
                let returned: i64 = returns.iter().map(|back| back.quantity.micro()).sum();
                if moved.quantity.micro() - returned >= self.line.row.stock_quantity.micro() {
                    let values = returns.iter().map(|back| read.value_of(back.id));
                    let value = values.sum::<Result<i64, _>>()?;
                    return Ok(Some(Origin {
                        move_id: moved.id,
                        quantity: moved.quantity,
                        value: Money::new(read.value_of(moved.id)?, currency),
                        returned: Quantity::from_micro(returned),
                        returned_value: Money::new(value, currency),
                    }));
                }
            }
        }
        Ok(None)
    }
}
