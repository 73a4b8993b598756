//! Checks of single fields, shared by all forms: length, form, check digits. Each answers with a fault for its field.

use crate::fault::{Code, Fault, Faults};

/// Longest name, title or line of an address, in characters.
pub const NAME: usize = 200;
/// Longest free text.
pub const TEXT: usize = 10_000;
/// Longest code, number or reference.
pub const CODE: usize = 60;

impl Faults {
    /// The text must be there and not be too long.
    pub fn required(&mut self, field: &str, text: &str, max: usize) {
        if text.trim().is_empty() {
            self.push(Fault::at(field, Code::Required));
        }
        self.at_most(field, text, max);
    }
    /// The text must not be too long, nor hold control characters other than line ends and tabs.
    pub fn at_most(&mut self, field: &str, text: &str, max: usize) {
        if text.chars().count() > max {
            self.push(Fault::at(field, Code::TooLong).with("max", max));
        }
        if text.chars().any(|c| c.is_control() && !matches!(c, '\n' | '\t' | '\r')) {
            self.push(Fault::at(field, Code::BadFormat).with("example", "Abc"));
        }
    }
    /// Runs a check of a value that may be left out.
    pub fn if_given(&mut self, field: &str, text: Option<&str>, check: impl FnOnce(&str) -> Result<(), Fault>) {
        if let Some(text) = text.filter(|text| !text.trim().is_empty())
            && let Err(fault) = check(text)
        {
            self.push(fault.under(field));
        }
    }
}

/// IBAN: country, length, check digits (ISO 13616, mod 97 = 1).
///
/// # Errors
/// `bad-format`, `bad-check-digit`.
pub fn iban(text: &str) -> Result<(), Fault> {
    let compact = compact(text);
    let bad = || Fault::new(Code::BadFormat).with("example", "DE89 3704 0044 0532 0130 00");
    let plausible = (15..=34).contains(&compact.len())
        && compact.chars().take(2).all(|c| c.is_ascii_uppercase())
        && compact.chars().skip(2).take(2).all(|c| c.is_ascii_digit())
        && compact.chars().all(|c| c.is_ascii_alphanumeric());
    if !plausible {
        return Err(bad());
    }
    let known = [
        ("DE", 22),
        ("PL", 28),
        ("AT", 20),
        ("CH", 21),
        ("FR", 27),
        ("NL", 18),
        ("BE", 16),
        ("IT", 27),
        ("ES", 24),
        ("KZ", 20),
        ("GB", 22),
    ];
    if known.iter().any(|(country, length)| compact.starts_with(country) && compact.len() != *length) {
        return Err(bad());
    }
    let (head, tail) = compact.split_at(4);
    let remainder = tail
        .chars()
        .chain(head.chars())
        .filter_map(|c| c.to_digit(36))
        .fold(0_u32, |rest, digit| if digit < 10 { (rest * 10 + digit) % 97 } else { (rest * 100 + digit) % 97 });
    if remainder == 1 { Ok(()) } else { Err(Fault::new(Code::BadCheckDigit)) }
}

/// BIC (ISO 9362): 8 or 11 letters and digits.
///
/// # Errors
/// `bad-format`.
pub fn bic(text: &str) -> Result<(), Fault> {
    let compact = compact(text);
    let fits = matches!(compact.len(), 8 | 11)
        && compact.chars().take(6).all(|c| c.is_ascii_uppercase())
        && compact.chars().all(|c| c.is_ascii_alphanumeric());
    if fits { Ok(()) } else { Err(Fault::new(Code::BadFormat).with("example", "COBADEFFXXX")) }
}

/// VAT id: country prefix and the form of the country; check digits where the rule is public (DE, PL, AT).
/// The Greek prefix is EL.
///
/// # Errors
/// `bad-format`, `bad-check-digit`.
pub fn vat_id(text: &str) -> Result<(), Fault> {
    let compact = compact(text);
    let bad = || Err(Fault::new(Code::BadFormat).with("example", "DE136695976"));
    let Some((prefix, rest)) = compact.split_at_checked(2) else { return bad() };
    let digits: Vec<u32> = rest.chars().filter_map(|c| c.to_digit(10)).collect();
    let all_digits = digits.len() == rest.chars().count();
    let checked = match prefix {
        "DE" if all_digits && digits.len() == 9 => iso_7064_mod_11_10(&digits),
        "PL" if all_digits && digits.len() == 10 => polish_nip(&digits),
        "DE" | "PL" => return bad(),
        "AT" => rest.len() == 9 && rest.starts_with('U') && digits.len() == 8 && austrian_uid(&digits),
        _ => {
            let fits = prefix.chars().all(|c| c.is_ascii_uppercase())
                && (2..=13).contains(&rest.chars().count())
                && rest.chars().all(|c| c.is_ascii_alphanumeric());
            return if fits { Ok(()) } else { bad() };
        }
    };
    if checked { Ok(()) } else { Err(Fault::new(Code::BadCheckDigit)) }
}

fn iso_7064_mod_11_10(digits: &[u32]) -> bool {
    let product = digits.iter().take(8).fold(10, |product, digit| {
        let sum = (digit + product) % 10;
        (2 * if sum == 0 { 10 } else { sum }) % 11
    });
    digits.get(8) == Some(&((11 - product) % 10))
}

fn polish_nip(digits: &[u32]) -> bool {
    let sum: u32 = digits.iter().zip([6, 5, 7, 2, 3, 4, 5, 6, 7]).map(|(digit, weight)| digit * weight).sum();
    digits.get(9) == Some(&(sum % 11))
}

fn austrian_uid(digits: &[u32]) -> bool {
    let sum: u32 = digits
        .iter()
        .take(7)
        .enumerate()
        .map(|(at, digit)| if at % 2 == 0 { *digit } else { digit / 5 + digit * 2 % 10 })
        .sum();
    digits.get(7) == Some(&((10 - (sum + 4) % 10) % 10))
}

/// Barcodes: EAN-8, UPC-A, EAN-13, GTIN-14 with their check digit; anything else is taken as Code 128 text.
///
/// # Errors
/// `bad-check-digit`, `too-long`, `bad-format`.
pub fn barcode(text: &str) -> Result<(), Fault> {
    if text.chars().count() > 48 {
        return Err(Fault::new(Code::TooLong).with("max", 48));
    }
    if !text.chars().all(|c| c.is_ascii_graphic()) {
        return Err(Fault::new(Code::BadFormat).with("example", "4006381333931"));
    }
    let digits: Vec<u32> = text.chars().filter_map(|c| c.to_digit(10)).collect();
    if digits.len() == text.len() && matches!(digits.len(), 8 | 12 | 13 | 14) {
        let sum: u32 =
            digits.iter().rev().enumerate().map(|(at, digit)| if at % 2 == 0 { *digit } else { digit * 3 }).sum();
        if !sum.is_multiple_of(10) {
            return Err(Fault::new(Code::BadCheckDigit));
        }
    }
    Ok(())
}

/// An e-mail address, as far as it can be judged without sending one.
///
/// # Errors
/// `bad-format`.
pub fn mail(text: &str) -> Result<(), Fault> {
    let fits = text.split_once('@').is_some_and(|(name, host)| {
        !name.is_empty() && host.contains('.') && !host.starts_with('.') && !host.ends_with('.') && !host.contains('@')
    }) && !text.contains(char::is_whitespace)
        && text.len() <= 254;
    if fits { Ok(()) } else { Err(Fault::new(Code::BadFormat).with("example", "name@example.com")) }
}

/// A country of ISO 3166-1 alpha-2.
///
/// # Errors
/// `not-a-choice`.
pub fn country(text: &str) -> Result<(), Fault> {
    if COUNTRIES.split(' ').any(|code| code == text) { Ok(()) } else { Err(Fault::new(Code::NotAChoice)) }
}

/// Whether the country is in the VAT territory of the EU. Monaco counts as France, Northern Ireland (XI) for goods.
#[must_use]
pub fn in_eu_vat(country: &str) -> bool {
    const EU: &str = "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MC MT NL PL PT RO SE SI SK XI";
    EU.split(' ').any(|code| code == country)
}

/// Letters and digits only, upper case: the form in which ids are compared.
#[must_use]
pub fn compact(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_uppercase).collect()
}

/// All country codes of ISO 3166-1, and XI for Northern Ireland.
pub const COUNTRIES: &str = "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS XI YE YT ZA ZM ZW";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_with_check_digits() {
        type Check = fn(&str) -> Result<(), Fault>;
        let cases: &[(Check, &str, Option<Code>)] = &[
            (iban, "DE89 3704 0044 0532 0130 00", None),
            (iban, "PL61109010140000071219812874", None),
            (iban, "GB82 WEST 1234 5698 7654 32", None),
            (iban, "DE88 3704 0044 0532 0130 00", Some(Code::BadCheckDigit)),
            (iban, "DE89 3704 0044 0532 0130", Some(Code::BadFormat)),
            (iban, "hello", Some(Code::BadFormat)),
            (bic, "COBADEFFXXX", None),
            (bic, "COBADEF", Some(Code::BadFormat)),
            (vat_id, "DE136695976", None),
            (vat_id, "DE136695975", Some(Code::BadCheckDigit)),
            (vat_id, "PL 526-104-08-28", None),
            (vat_id, "PL5261040827", Some(Code::BadCheckDigit)),
            (vat_id, "ATU13585627", None),
            (vat_id, "FR40303265045", None),
            (vat_id, "X", Some(Code::BadFormat)),
            (barcode, "4006381333931", None),
            (barcode, "4006381333932", Some(Code::BadCheckDigit)),
            (barcode, "SHELF-7", None),
            (mail, "info@example.com", None),
            (mail, "info@example", Some(Code::BadFormat)),
            (country, "DE", None),
            (country, "XX", Some(Code::NotAChoice)),
        ];
        for (check, text, expect) in cases {
            assert_eq!(check(text).err().map(|fault| fault.code), *expect, "{text}");
        }
    }
}
