//! Currencies by code, sign and name.

use kontor_core::money::Currency;

/// Signs and names as they stand beside amounts, in small letters and without a full stop at the end.
const NAMES: &[(&str, &str)] = &[
    ("€", "EUR"),
    ("euro", "EUR"),
    ("euros", "EUR"),
    ("евро", "EUR"),
    ("еуро", "EUR"),
    ("$", "USD"),
    ("us$", "USD"),
    ("usd$", "USD"),
    ("dollar", "USD"),
    ("доллар", "USD"),
    ("долл", "USD"),
    ("a$", "AUD"),
    ("au$", "AUD"),
    ("c$", "CAD"),
    ("ca$", "CAD"),
    ("nz$", "NZD"),
    ("s$", "SGD"),
    ("hk$", "HKD"),
    ("r$", "BRL"),
    ("£", "GBP"),
    ("gb£", "GBP"),
    ("¥", "JPY"),
    ("円", "JPY"),
    ("元", "CNY"),
    ("rmb", "CNY"),
    ("cn¥", "CNY"),
    ("₽", "RUB"),
    ("р", "RUB"),
    ("руб", "RUB"),
    ("рубль", "RUB"),
    ("рублей", "RUB"),
    ("rur", "RUB"),
    ("₸", "KZT"),
    ("тг", "KZT"),
    ("тенге", "KZT"),
    ("теңге", "KZT"),
    ("zł", "PLN"),
    ("zl", "PLN"),
    ("złoty", "PLN"),
    ("rp", "IDR"),
    ("rupiah", "IDR"),
    ("fr", "CHF"),
    ("sfr", "CHF"),
    ("kč", "CZK"),
    ("ft", "HUF"),
    ("₴", "UAH"),
    ("грн", "UAH"),
    ("₺", "TRY"),
    ("tl", "TRY"),
    ("₹", "INR"),
    ("rs", "INR"),
    ("₩", "KRW"),
    ("₫", "VND"),
    ("฿", "THB"),
    ("₱", "PHP"),
    ("rm", "MYR"),
    ("₪", "ILS"),
    ("br", "BYN"),
    ("сум", "UZS"),
    ("lei", "RON"),
    ("лв", "BGN"),
];

/// The currency that a text means; none when it means none, or several (`kr`).
#[must_use]
pub fn currency_of(text: &str) -> Option<Currency> {
    let text = text.trim();
    // The longest name is short; a long text is no currency and need not be lowered.
    if text.is_empty() || text.len() > 24 {
        return None;
    }
    let small = text.trim_end_matches('.').to_lowercase();
    let named = NAMES.iter().find(|(name, _)| *name == small).map(|(_, code)| *code);
    Currency::new(named.unwrap_or(&small.to_uppercase())).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_signs_and_names() {
        for (text, code) in
            [("EUR", "EUR"), ("eur", "EUR"), ("€", "EUR"), (" руб. ", "RUB"), ("Zł", "PLN"), ("тг", "KZT")]
        {
            assert_eq!(currency_of(text).map(|currency| currency.to_string()).as_deref(), Some(code), "{text}");
        }
        for text in ["", "kr", "EURO EURO", "XYZ", "Stück"] {
            assert_eq!(currency_of(text), None, "{text}");
        }
    }

    #[test]
    fn every_name_means_a_currency_that_is_known() {
        for (name, code) in NAMES {
            assert!(currency_of(name).is_some(), "{name} {code}");
        }
    }
}
