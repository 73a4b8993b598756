//! What the year comes to by month and country: as the file has it, and as the books have it.

use std::collections::{BTreeMap, HashMap};

use kontor_core::decimal::Rounding;
use kontor_core::fault::{Code, Fault};
use kontor_core::money::Money;
use kontor_store::Write;
use rust_decimal::Decimal;

use super::money::pounds;
use super::year::Year;
use crate::error::Answer;

/// Net by month and country as the file has it, in pence, each row rounded half away from zero.
pub(super) fn totals(year: &Year) -> Answer<BTreeMap<(String, String), i64>> {
    let mut totals: BTreeMap<(String, String), i64> = BTreeMap::new();
    let currency = pounds()?;
    for paper in &year.papers {
        let key = (paper.at.format("%Y-%m").to_string(), year.countries.text(paper.country).to_owned());
        let sum = totals.entry(key).or_default();
        for sale in &paper.sales {
            let exact = sale.price * Decimal::from(sale.quantity);
            *sum += Money::round(exact, currency, Rounding::HalfUp)?.minor;
        }
    }
    Ok(totals)
}

/// Compares what the company file says with what the file said; answers how many months and countries agree.
pub(super) fn compare(year: &Year, write: &Write<'_>) -> Answer<u64> {
    let file = totals(year)?;
    let mut ours: HashMap<(String, String), i64> = HashMap::new();
    for row in write.invoiced_by_region(pounds()?)? {
        *ours.entry((row.month, row.region)).or_default() += row.net_minor;
    }
    for ((month, country), minor) in &file {
        let own = ours.get(&(month.clone(), country.clone())).copied().unwrap_or(0);
        if own != *minor {
            let fault = Fault::new(Code::TotalsDiffer).with("month", month).with("country", country);
            return Err(fault.with("file", minor).with("books", own).into());
        }
    }
    Ok(u64::try_from(file.len()).unwrap_or(u64::MAX))
}
