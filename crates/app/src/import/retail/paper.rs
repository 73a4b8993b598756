//! What the rows of one number become: an invoice, a credit note, a correction of stock.

use super::goods::is_fee;
use super::report::{Rule, Tally};
use super::year::{Paper, Sale, Year};

/// The documents that a paper of the file becomes. Quantities and prices are above zero but in corrections.
#[derive(Default)]
pub(super) struct Sorted {
    pub sold: Vec<Sale>,
    pub sent_back: Vec<Sale>,
    pub corrected: Vec<Sale>,
}

/// Sorts the rows of a paper by the rules of [`Rule`].
pub(super) fn sort(year: &Year, paper: &Paper, tally: &mut Tally) -> Sorted {
    let known = !year.customers.text(paper.customer).is_empty();
    let priced = paper.sales.iter().any(|sale| !sale.price.is_zero());
    let mut sorted = Sorted::default();
    for sale in &paper.sales {
        let fee = is_fee(year.codes.text(sale.code));
        if !known {
            tally.used(Rule::NoCustomer, sale.line);
        }
        if fee {
            tally.used(Rule::Fee, sale.line);
        }
        if year.texts.text(sale.text).is_empty() {
            tally.used(Rule::NoText, sale.line);
        }
        let turned = Sale { quantity: sale.quantity.saturating_neg(), ..*sale };
        if sale.quantity == 0 || sale.price.is_zero() && fee && !priced {
            tally.used(Rule::Nothing, sale.line);
        } else if sale.price.is_zero() && (sale.quantity < 0 || !known && !priced) {
            tally.used(Rule::StockCorrection, sale.line);
            sorted.corrected.push(*sale);
        } else if sale.price.is_sign_negative() {
            tally.used(Rule::NegativePrice, sale.line);
            let opposite = Sale { price: -sale.price, ..*sale };
            if sale.quantity > 0 {
                sorted.sent_back.push(opposite)
            } else {
                sorted.sold.push(Sale { price: -sale.price, ..turned })
            }
        } else if sale.quantity < 0 {
            sorted.sent_back.push(turned);
        } else {
            if sale.price.is_zero() {
                tally.used(Rule::GivenAway, sale.line);
            }
            sorted.sold.push(*sale);
        }
    }
    sorted
}
