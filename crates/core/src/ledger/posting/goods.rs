//! Goods in and out at cost, and changes of their value. What the costing engine reports is booked here.

use super::booking::{Booking, Leg};
use crate::fault::{Code, Fault};
use crate::ledger::{AccountRole, Accounts, Entry, Side};
use crate::money::Money;
use crate::stock::{MoveKind, Receipt, Revalued, Settlement, SupplierReturn};
use crate::time::LocalDate;

/// What happened to goods, with what the costing engine said.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum GoodsEvent<'a> {
    /// Goods came in (receipt, customer return, gain, output of production).
    In(MoveKind, &'a Receipt),
    /// Goods went out (delivery, loss, consumption by production).
    Out(MoveKind, Money),
    /// Goods went back to the supplier.
    Returned(&'a SupplierReturn),
    /// Goods went from the supplier straight to the customer.
    DropShip(Money),
    /// Stock that was there before the first day.
    Opening(&'a Receipt),
    /// Stock that was not there before the first day after all.
    OpeningBack(Money),
}

/// Posts what one document did to goods.
///
/// # Errors
/// `not-a-choice` for a kind of move that the event cannot be; `unknown-account`, `currency-mismatch`.
pub fn post_goods(on: LocalDate, events: &[GoodsEvent<'_>], accounts: &Accounts) -> Result<Option<Entry>, Fault> {
    let mut booking = Booking::on(on, accounts);
    for event in events {
        match *event {
            GoodsEvent::In(kind, receipt) => {
                stock(&mut booking, Side::Debit, contra(kind)?, receipt.value)?;
                settle(&mut booking, &receipt.settled)?;
            }
            GoodsEvent::Out(kind, value) => stock(&mut booking, Side::Credit, contra(kind)?, value)?,
            GoodsEvent::Returned(back) => {
                booking.debit(Leg::new(AccountRole::GoodsReceivedNotInvoiced, back.value))?;
                booking.debit(Leg::new(AccountRole::PriceDifference, back.difference))?;
                booking.credit(Leg::new(AccountRole::Inventory, back.relieved))?;
            }
            GoodsEvent::DropShip(value) => {
                booking.debit(Leg::new(AccountRole::Cogs, value))?;
                booking.credit(Leg::new(AccountRole::GoodsReceivedNotInvoiced, value))?;
            }
            GoodsEvent::Opening(receipt) => {
                stock(&mut booking, Side::Debit, AccountRole::Opening, receipt.value)?;
                settle(&mut booking, &receipt.settled)?;
            }
            GoodsEvent::OpeningBack(value) => stock(&mut booking, Side::Credit, AccountRole::Opening, value)?,
        }
    }
    booking.finish()
}

/// Posts a change of value against `contra`: goods received for landed cost and bills, stock loss for a write-down.
///
/// # Errors
/// `unknown-account`, `currency-mismatch`.
pub fn post_revaluation(
    on: LocalDate,
    revalued: &Revalued,
    contra: AccountRole,
    accounts: &Accounts,
) -> Result<Option<Entry>, Fault> {
    let mut booking = Booking::on(on, accounts);
    booking.debit(Leg::new(AccountRole::Inventory, revalued.in_stock))?;
    booking.debit(Leg::new(AccountRole::Cogs, revalued.sold))?;
    booking.credit(Leg::new(contra, revalued.in_stock.plus(revalued.sold)?))?;
    booking.finish()
}

fn stock(booking: &mut Booking<'_>, side: Side, contra: AccountRole, value: Money) -> Result<(), Fault> {
    booking.add(side, Leg::new(AccountRole::Inventory, value))?;
    booking.add(side.opposite(), Leg::new(contra, value))
}

/// Issues from empty stock get their real cost.
fn settle(booking: &mut Booking<'_>, settled: &[Settlement]) -> Result<(), Fault> {
    settled
        .iter()
        .try_for_each(|part| stock(booking, Side::Credit, AccountRole::Cogs, part.actual.minus(part.assumed)?))
}

/// The account on the other side of the inventory. What production uses waits in the cost of sales until its output.
fn contra(kind: MoveKind) -> Result<AccountRole, Fault> {
    match kind {
        MoveKind::Receipt => Ok(AccountRole::GoodsReceivedNotInvoiced),
        MoveKind::Delivery | MoveKind::CustomerReturn | MoveKind::Consumption | MoveKind::Output => {
            Ok(AccountRole::Cogs)
        }
        MoveKind::Gain => Ok(AccountRole::StockGain),
        MoveKind::Loss => Ok(AccountRole::StockLoss),
        MoveKind::SupplierReturn | MoveKind::Transfer | MoveKind::DropShip => Err(Fault::at("kind", Code::NotAChoice)),
    }
}
