//! What the import did, and which rule met which rows.

use std::collections::BTreeMap;

use kontor_core::money::Money;
use kontor_core::text_enum;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

text_enum! {
    /// What is done with rows that are not plain sales.
    Rule {
        /// The row has no customer: the customer "unknown" of its country buys and pays at once by card.
        NoCustomer "no_customer",
        /// A price of zero on a paper without customer and without priced rows: a correction of stock.
        StockCorrection "stock_correction",
        /// A price of zero among priced rows, or for a known customer: given away with the invoice.
        GivenAway "given_away",
        /// A cancellation whose original was found: a credit note to that invoice.
        CreditLinked "credit_linked",
        /// A cancellation whose original is not in the file: a credit note that stands alone.
        CreditAlone "credit_alone",
        /// A price below zero: a credit note over the amount.
        NegativePrice "negative_price",
        /// A code that is a fee or an allowance, not goods: no stock is kept of it.
        Fee "fee",
        /// A description that is not the usual one of its code: it stands on the line, the item keeps its usual name.
        OtherText "other_text",
        /// Neither goods nor money: nothing is made of it.
        Nothing "nothing",
        /// No description: the line bears the item's name.
        NoText "no_text",
    }
}

/// How often a rule was used, and where first.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct Used {
    /// Rows of the file.
    #[ts(type = "number")]
    pub rows: u64,
    /// The first of them, as a spreadsheet counts lines.
    pub first_lines: Vec<u32>,
}

/// What was made of the file.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
pub struct RetailReport {
    /// Rows of the file.
    #[ts(type = "number")]
    pub rows: u64,
    /// Numbers of invoices and cancellations in the file.
    #[ts(type = "number")]
    pub papers: u64,
    /// Customers, with those that stand for unknown ones.
    #[ts(type = "number")]
    pub parties: u64,
    /// Items.
    #[ts(type = "number")]
    pub items: u64,
    /// Documents by kind.
    #[ts(type = "Record<string, number>")]
    pub documents: BTreeMap<String, u64>,
    /// Payments.
    #[ts(type = "number")]
    pub payments: u64,
    /// Sum of quantity by price over all rows, rounded per row.
    pub total: Money,
    /// What was done with which rows.
    pub rules: BTreeMap<String, Used>,
    /// Months and countries whose totals were compared with the file; all of them agree.
    #[ts(type = "number")]
    pub compared: u64,
}

/// Lines that are named of each rule.
const NAMED: usize = 10;

/// Counts while the import goes on.
#[derive(Default)]
pub(super) struct Tally {
    pub rules: BTreeMap<String, Used>,
    pub documents: BTreeMap<String, u64>,
    pub payments: u64,
}

impl Tally {
    /// A rule met a row.
    pub fn used(&mut self, rule: Rule, line: u32) {
        let used = self.rules.entry(rule.as_str().to_owned()).or_default();
        used.rows += 1;
        if used.first_lines.len() < NAMED {
            used.first_lines.push(line);
        }
    }
    /// A document was issued.
    pub fn issued(&mut self, kind: &str) {
        *self.documents.entry(kind.to_owned()).or_default() += 1;
    }
}
