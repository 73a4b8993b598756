//! The firm itself.

use chrono_tz::Tz;
use kontor_core::company::{ChartName, Company, ExchangeRate};
use kontor_core::fault::{Code, Fault, Faults};
use kontor_core::ledger::{Account, Chart};
use kontor_core::price::PriceList;
use kontor_core::tax::{TaxCategory, TaxRule, preset};
use kontor_store::{Read, Write};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::context::{Context, company};
use crate::error::Answer;
use crate::program::Nothing;
use crate::setup::standard_price_list;

/// The firm, and what of it can no longer change.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
pub struct CompanySettings {
    /// The firm.
    pub company: Company,
    /// Names of the fields that stand, because books or goods rest on them.
    pub fixed: Vec<String>,
}

pub(crate) fn company_get(context: &Context<'_>, _: Nothing) -> Answer<CompanySettings> {
    context.read(|read| {
        let fixed = fixed(read)?.into_iter().map(|(field, _)| field.to_owned()).collect();
        Ok(CompanySettings { company: company(read)?, fixed })
    })
}

pub(crate) fn company_save(context: &Context<'_>, mut wanted: Company) -> Answer<CompanySettings> {
    let filled = |text: Option<String>| text.filter(|text| !text.trim().is_empty());
    (wanted.vat_id, wanted.tax_number) = (filled(wanted.vat_id), filled(wanted.tax_number));
    (wanted.iban, wanted.bic) = (filled(wanted.iban), filled(wanted.bic));
    context.write(|write| {
        let stored = company(write)?;
        // There is one company; its logo has a command of its own, and a company for trying out stays one.
        (wanted.id, wanted.logo, wanted.demo) = (stored.id, stored.logo.clone(), stored.demo);
        check(write, &stored, &wanted)?;
        write.save(&wanted)?;
        follow(write, &stored, &wanted)
    })?;
    company_get(context, Nothing {})
}

/// Fields that stand, and the kind of record that rests on them.
fn fixed(read: &Read<'_>) -> Answer<Vec<(&'static str, &'static str)>> {
    let mut fixed = Vec::new();
    if let Some(kind) = read.books_begun_by()? {
        fixed.extend([("currency", kind.table()), ("chart", kind.table())]);
    }
    if read.goods_moved()? {
        fixed.push(("cost_method", "stock_move"));
    }
    Ok(fixed)
}

fn check(read: &Read<'_>, stored: &Company, wanted: &Company) -> Answer<()> {
    let mut faults: Faults = wanted.validate().err().unwrap_or_default();
    if wanted.time_zone.parse::<Tz>().is_err() {
        faults.push(Fault::at("time_zone", Code::NotAChoice));
    }
    for (field, by) in fixed(read)? {
        let changed = match field {
            "currency" => stored.currency != wanted.currency,
            "chart" => stored.chart != wanted.chart,
            _ => stored.cost_method != wanted.cost_method,
        };
        if changed {
            faults.push(Fault::at(field, Code::InUse).with("by", by));
        }
    }
    Ok(faults.ok()?)
}

/// Changes what follows from the company's choices.
fn follow(write: &mut Write<'_>, stored: &Company, wanted: &Company) -> Answer<()> {
    if stored.chart != wanted.chart {
        change_chart(write, stored.chart, wanted)?;
    }
    if stored.currency != wanted.currency {
        change_currency(write, stored, wanted)?;
    }
    if stored.small_business != wanted.small_business {
        change_small_business(write, wanted)?;
    }
    Ok(())
}

/// Exchange rates in the old currency mean nothing any more. The standard list goes along while nothing is priced in it;
/// prices are not translated behind anybody's back.
fn change_currency(write: &mut Write<'_>, stored: &Company, wanted: &Company) -> Answer<()> {
    for rate in write.exchange_rates()? {
        write.delete::<ExchangeRate>(rate.id)?;
    }
    let standard: PriceList = write.get(standard_price_list())?;
    if standard.currency == stored.currency && write.price_count(standard.id)? == 0 {
        write.save(&PriceList { currency: wanted.currency, ..standard })?;
    }
    Ok(())
}

/// The accounts of the old chart go, those of the new one come; accounts that people added stay.
fn change_chart(write: &mut Write<'_>, old: ChartName, wanted: &Company) -> Answer<()> {
    let came_with_it = Chart::load(old)?.open(wanted.language);
    for account in write.account_rows()? {
        if came_with_it.iter().any(|known| known.id == account.id) {
            write.delete::<Account>(account.id)?;
        }
    }
    Chart::load(wanted.chart)?.open(wanted.language).iter().try_for_each(|account| Ok(write.save(account)?))
}

/// A small business charges no tax, by a rule that comes before all others.
fn change_small_business(write: &mut Write<'_>, wanted: &Company) -> Answer<()> {
    let category = preset::category_id("small_business");
    if !wanted.small_business {
        let mut rules = write.tax_rules()?;
        rules.retain(|rule| rule.becomes == category);
        return rules.iter().try_for_each(|rule| Ok(write.delete::<TaxRule>(rule.id)?));
    }
    let rows = preset::for_country(&wanted.country, true);
    let categories: Vec<&TaxCategory> = rows.categories.iter().filter(|row| row.id == category).collect();
    categories.into_iter().try_for_each(|row| write.save(row))?;
    let rules: Vec<&TaxRule> = rows.rules.iter().filter(|rule| rule.becomes == category).collect();
    Ok(rules.into_iter().try_for_each(|rule| write.save(rule))?)
}
