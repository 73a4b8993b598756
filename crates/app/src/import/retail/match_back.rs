//! To which invoice a cancellation belongs.

use std::collections::HashMap;

use kontor_core::entity::{DocumentId, DocumentLineId, InstalmentId, PartyId};
use rust_decimal::Decimal;

use super::year::Sale;

/// An invoice line that can still be sent back.
struct Sold {
    origin: Origin,
    line: DocumentLineId,
    price: Decimal,
    left: i32,
}

/// An issued invoice.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Origin {
    pub invoice: DocumentId,
    pub instalment: InstalmentId,
}

/// All that was sold so far.
#[derive(Default)]
pub(super) struct Ledger(HashMap<(PartyId, u32), Vec<Sold>>);

impl Ledger {
    /// A line was invoiced.
    pub fn sold(&mut self, party: PartyId, sale: &Sale, origin: Origin, line: DocumentLineId) {
        let own = self.0.entry((party, sale.code)).or_default();
        own.push(Sold { origin, line, price: sale.price, left: sale.quantity });
    }
    /// The latest line of the same customer, item and price of which as much is left; it is taken.
    pub fn take(&mut self, party: PartyId, sale: &Sale) -> Option<(Origin, DocumentLineId)> {
        let own = self.0.get_mut(&(party, sale.code))?;
        let found = own.iter_mut().rev().find(|sold| sold.price == sale.price && sold.left >= sale.quantity)?;
        found.left -= sale.quantity;
        Some((found.origin, found.line))
    }
}
