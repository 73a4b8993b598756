//! Exchange rates as they stand in lists.

use kontor_core::decimal::Rate;
use kontor_core::entity::ExchangeRateId;
use kontor_core::money::Currency;
use kontor_core::time::LocalDate;

use crate::list;
use crate::rows::BySize;

list! {
    /// An exchange rate.
    ExchangeRateRow from "exchange_rate r" where "r._del = 0" key "r.id" order "r.on_day DESC", "r.currency", "r.id" {
        /// Identity.
        id: ExchangeRateId = "r.id";
        /// The foreign currency.
        currency: Currency = "r.currency";
        /// From which day.
        on_day: LocalDate = "r.on_day";
        /// Units of company currency for one of it.
        rate: BySize<Rate> = "CAST(r.rate * 1000000000 AS INTEGER)", "r.rate";
    }
}
