//! Where the demo company is at home: it follows from the currency of its books.

use chrono_tz::Tz;
use kontor_core::fault::{Code, Fault};
use kontor_core::money::Currency;
use rust_decimal::{Decimal, RoundingStrategy};
use serde_json::{Value, json};

use super::DemoCreate;
use super::words::Words;
use crate::context::Calendar;
use crate::error::Answer;

/// A rate in tenths of a percent, and the year and month from which it is charged.
pub(super) type Since = (i64, i32, u32);

/// A country with its currency, in which the firm trades.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Market {
    pub currency: &'static str,
    pub country: &'static str,
    pub zone: Tz,
    pub city: &'static str,
    pub street: &'static str,
    pub postal_code: &'static str,
    /// The outlets and the warehouse: name of the place, street, postal code.
    pub branches: [(&'static str, &'static str, &'static str); 3],
    pub vat_id: Option<&'static str>,
    pub tax_number: &'static str,
    pub iban: Option<&'static str>,
    /// Price of a dollar of the sample data, and the step to which prices are rounded: in units of 1/10000.
    pub price: (i64, i64),
    /// Units of this currency for one dollar, in units of 1/10000.
    pub dollar: i64,
    /// The rates that the presets of the country do not bring, standard and reduced.
    pub standard: &'static [Since],
    pub reduced: &'static [Since],
}

#[rustfmt::skip]
const MARKETS: &[Market] = &[
    Market {
        currency: "EUR", country: "DE", zone: Tz::Europe__Berlin, city: "Hamburg", street: "Am Sandtorkai 30", postal_code: "20457",
        branches: [("Altona", "Große Bergstraße 160", "22767"), ("Lübeck", "Breite Straße 50", "23552"), ("Wilhelmsburg", "Rubbertstraße 15", "21109")],
        vat_id: Some("DE136695976"), tax_number: "27/123/45678", iban: Some("DE89370400440532013000"),
        price: (10_000, 100), dollar: 9_200, standard: &[], reduced: &[],
    },
    Market {
        currency: "PLN", country: "PL", zone: Tz::Europe__Warsaw, city: "Gdańsk", street: "ul. Długa 45", postal_code: "80-827",
        branches: [("Gdynia", "ul. Świętojańska 60", "81-393"), ("Sopot", "ul. Bohaterów Monte Cassino 30", "81-759"), ("Pruszcz", "ul. Przemysłowa 8", "83-000")],
        vat_id: Some("PL5261040828"), tax_number: "526-104-08-28", iban: Some("PL61109010140000071219812874"),
        price: (40_000, 1_000), dollar: 39_500, standard: &[], reduced: &[],
    },
    Market {
        currency: "GBP", country: "GB", zone: Tz::Europe__London, city: "Bristol", street: "18 Queen Square", postal_code: "BS1 4NT",
        branches: [("Clifton", "40 Park Street", "BS1 5JG"), ("Bath", "7 Milsom Street", "BA1 1DA"), ("Avonmouth", "3 Dock Road", "BS11 9DN")],
        vat_id: None, tax_number: "12345 67890", iban: Some("GB82WEST12345698765432"),
        price: (8_000, 100), dollar: 7_900, standard: &[], reduced: &[],
    },
    Market {
        currency: "CHF", country: "CH", zone: Tz::Europe__Zurich, city: "Basel", street: "Freie Strasse 20", postal_code: "4001",
        branches: [("Liestal", "Rathausstrasse 12", "4410"), ("Zürich", "Löwenstrasse 30", "8001"), ("Pratteln", "Salinenstrasse 5", "4133")],
        vat_id: None, tax_number: "CHE-123.456.788", iban: None,
        price: (10_000, 500), dollar: 8_800, standard: &[(81, 2024, 1)], reduced: &[(26, 2024, 1)],
    },
    Market {
        currency: "KZT", country: "KZ", zone: Tz::Asia__Almaty, city: "Алматы", street: "пр. Абая 52", postal_code: "050008",
        branches: [("Достык", "пр. Достык 111", "050051"), ("Астана", "ул. Кенесары 40", "010000"), ("Илийский", "ул. Складская 4", "050061")],
        vat_id: None, tax_number: "100140012345", iban: None,
        price: (4_800_000, 100_000), dollar: 4_700_000, standard: &[(120, 2010, 1), (160, 2026, 1)], reduced: &[],
    },
    Market {
        currency: "RUB", country: "RU", zone: Tz::Europe__Moscow, city: "Москва", street: "ул. Тверская 12", postal_code: "125009",
        branches: [("Арбат", "ул. Арбат 20", "119002"), ("Тула", "пр. Ленина 40", "300012"), ("Подольск", "ул. Заводская 3", "142100")],
        vat_id: None, tax_number: "7701234567", iban: None,
        price: (900_000, 10_000), dollar: 900_000, standard: &[(200, 2010, 1), (220, 2026, 1)], reduced: &[(100, 2010, 1)],
    },
    Market {
        currency: "IDR", country: "ID", zone: Tz::Asia__Jakarta, city: "Jakarta", street: "Jl. M.H. Thamrin 10", postal_code: "10230",
        branches: [("Kemang", "Jl. Kemang Raya 22", "12730"), ("Bandung", "Jl. Braga 60", "40111"), ("Cikarang", "Jl. Industri 5", "17530")],
        vat_id: None, tax_number: "01.234.567.8-012.000", iban: None,
        price: (160_000_000, 1_000_000), dollar: 158_000_000, standard: &[(110, 2022, 4)], reduced: &[],
    },
    Market {
        currency: "USD", country: "US", zone: Tz::America__New_York, city: "Boston, MA", street: "40 Long Wharf", postal_code: "02110",
        branches: [("Cambridge", "12 Brattle Street", "02138"), ("Salem", "90 Essex Street", "01970"), ("Chelsea", "5 Marginal Street", "02150")],
        vat_id: None, tax_number: "12-3456789", iban: None,
        price: (10_000, 100), dollar: 10_000, standard: &[], reduced: &[],
    },
];

impl Market {
    /// The market of a currency.
    ///
    /// # Errors
    /// `not-a-choice` for a currency in which the demo company does not trade.
    pub fn of(currency: Currency) -> Answer<&'static Self> {
        let found = MARKETS.iter().find(|market| market.currency == currency.code());
        found.ok_or_else(|| Fault::at("currency", Code::NotAChoice).into())
    }
    /// Its business days.
    pub const fn calendar(&self) -> Calendar {
        Calendar::in_zone(self.zone)
    }
    /// A price of the sample data in this market, times so many percent.
    pub fn price(&self, dollars: Decimal, percent: i64) -> Decimal {
        let (factor, step) = (Decimal::new(self.price.0, 4), Decimal::new(self.price.1, 4));
        let exact = dollars * factor * Decimal::new(percent, 2);
        let steps = (exact / step).round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero);
        (steps * step).normalize()
    }
    /// The request that founds the company.
    pub fn founding(&self, request: &DemoCreate) -> Value {
        let words = Words::of(request.language);
        json!({
            "name": words.company, "street": self.street, "postal_code": self.postal_code, "city": self.city,
            "country": self.country, "language": request.language, "currency": request.currency, "vat_id": self.vat_id,
            "tax_number": self.tax_number, "user_name": "Andrew Fuller", "branch_name": self.city, "branch_code": "B1",
            "path": request.path, "demo": true,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prices_end_as_prices_do_in_their_country() {
        let price = |currency: &str, dollars: &str, percent| {
            Market::of(Currency::new(currency).unwrap()).unwrap().price(dollars.parse().unwrap(), percent).to_string()
        };
        assert_eq!(price("EUR", "21.05", 100), "21.05");
        assert_eq!(price("EUR", "21.05", 62), "13.05");
        assert_eq!(price("CHF", "21.03", 100), "21.05");
        assert_eq!(price("KZT", "18", 100), "8640");
        assert_eq!(price("IDR", "21.35", 100), "341600");
        assert!(Market::of(Currency::new("JPY").unwrap()).is_err());
    }
}
