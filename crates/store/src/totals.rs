//! What a company comes to, in a few dozen figures: compared before and after an upgrade, and between a company and its backup.
//!
//! The queries use only what every released version has, so that an old file and its upgrade answer the same questions.

use std::collections::BTreeMap;

use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::Sha256;

use crate::error::Result;
use crate::key::{Key, hex};
use crate::read::Read;

/// Each answers rows of a name and a figure.
const QUERIES: &[&str] = &[
    "SELECT 'account ' || a.code, sum(l.debit_minor - l.credit_minor) FROM entry_line l JOIN account a ON a.id = l.account GROUP BY 1",
    "SELECT 'debits', coalesce(sum(debit_minor), 0) FROM entry_line",
    "SELECT 'documents ' || kind, count(*) FROM document GROUP BY 1",
    "SELECT 'gross ' || kind || ' ' || currency, sum(gross_minor) FROM document GROUP BY 1",
    "SELECT 'tax ' || kind || ' ' || currency, sum(tax_minor) FROM document GROUP BY 1",
    "SELECT 'paid ' || currency, sum(amount_minor) FROM payment GROUP BY 1",
    "SELECT 'open ' || currency, sum(open_minor) FROM open_item GROUP BY 1",
    "SELECT 'stock', coalesce(sum(value_minor), 0) FROM item_cost",
    "SELECT 'levels', coalesce(sum(abs(on_hand)), 0) FROM stock_level",
    "SELECT 'held', coalesce(sum(reserved), 0) FROM stock_level",
    "SELECT 'series ' || kind || ' ' || device || ' ' || year, last_no FROM number_series",
    "SELECT 'parties', count(*) FROM party",
    "SELECT 'items', count(*) FROM item",
    "SELECT 'files', count(*) FROM file",
    "SELECT 'commits', count(*) FROM commit_log",
];

/// Figures by name: minor units, millionths of quantities, counts. No name of a customer is among the names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Totals(pub BTreeMap<String, i64>);

impl Totals {
    /// A figure; zero when nothing of its kind is there.
    #[must_use]
    pub fn get(&self, name: &str) -> i64 {
        self.0.get(name).copied().unwrap_or_default()
    }
    /// The first figure that another company has differently: its name, ours, theirs.
    #[must_use]
    pub fn difference<'a>(&'a self, other: &'a Self) -> Option<(&'a str, i64, i64)> {
        let names = self.0.keys().chain(other.0.keys());
        names.map(|name| (name.as_str(), self.get(name), other.get(name))).find(|(_, ours, theirs)| ours != theirs)
    }
    /// A seal over all figures that only the key can make: it tells whether figures are the same and nothing of what they are.
    #[must_use]
    pub fn seal(&self, key: &Key) -> String {
        // A key of any length is a key for HMAC: this cannot fail.
        let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(key.bytes()) else { return String::new() };
        for (name, figure) in &self.0 {
            mac.update(name.as_bytes());
            mac.update(&[0]);
            mac.update(&figure.to_be_bytes());
        }
        hex(&mac.finalize().into_bytes())
    }
}

impl Read<'_> {
    /// What the company comes to.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn totals(&self) -> Result<Totals> {
        let mut all = BTreeMap::new();
        for sql in QUERIES {
            all.extend(self.rows(sql, [], |cells| Ok((cells.take::<String>()?, cells.take::<i64>()?)))?);
        }
        Ok(Totals(all))
    }
}
