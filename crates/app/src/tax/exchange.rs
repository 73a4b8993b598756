//! Exchange rates by day. A document keeps the rate that it used.

use kontor_core::company::ExchangeRate;
use kontor_core::fault::{Code, Fault};
use kontor_store::list::{Page, Window};
use kontor_store::rows::tax::ExchangeRateRow;

use crate::context::{Context, company};
use crate::error::Answer;
use crate::program::Nothing;
use crate::record::RecordId;

pub(crate) fn exchange_rate_list(context: &Context<'_>, window: Window) -> Answer<Page<ExchangeRateRow>> {
    context.read(|read| Ok(read.list(&window)?))
}

pub(crate) fn exchange_rate_save(context: &Context<'_>, rate: ExchangeRate) -> Answer<ExchangeRate> {
    context.write(|write| {
        let mut faults = rate.validate().err().unwrap_or_default();
        if rate.currency == company(write)?.currency {
            faults.push(Fault::at("currency", Code::NotAChoice));
        }
        if write.exchange_rate_beside(&rate)?.is_some() {
            faults.push(Fault::at("on_day", Code::Repeated));
        }
        faults.ok()?;
        write.save(&rate)?;
        Ok(rate)
    })
}

pub(crate) fn exchange_rate_delete(context: &Context<'_>, request: RecordId) -> Answer<Nothing> {
    context.write(|write| {
        write.delete::<ExchangeRate>(request.id)?;
        Ok(Nothing {})
    })
}
