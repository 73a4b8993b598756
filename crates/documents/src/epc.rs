//! The payment code on invoices in euro: EPC069-12, known as GiroCode. A banking app reads it and fills in the transfer.
//!
//! Twelve lines parted by LF, version 002, UTF-8, error correction M, at most 331 bytes; either a creditor reference
//! (ISO 11649) or a free text, never both; euro only.

use kontor_core::check;
use kontor_core::fault::{Code, Fault, Faults};
use kontor_core::money::{Currency, Money};

/// Largest payload in bytes.
pub const MAX_BYTES: usize = 331;
/// Largest amount in cents.
const MAX_MINOR: i64 = 99_999_999_999;

/// What the payer writes to say what is paid.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Remittance {
    /// A creditor reference with check digits, `RF18539007547034`.
    Reference(String),
    /// Free text of at most 140 characters.
    Text(String),
}

/// A SEPA credit transfer to be scanned.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CreditTransfer {
    /// Who is paid; at most 70 characters.
    pub name: String,
    /// The account.
    pub iban: String,
    /// The bank; not needed inside the European Economic Area.
    pub bic: Option<String>,
    /// How much, in euro.
    pub amount: Money,
    /// What for.
    pub remittance: Remittance,
}

impl CreditTransfer {
    /// The content of the code.
    ///
    /// # Errors
    /// Per field: `required`, `too-long`, `bad-format`, `bad-check-digit`, `not-a-choice` (not euro), `out-of-range`;
    /// `too-long` for the whole beyond 331 bytes.
    pub fn payload(&self) -> Result<String, Faults> {
        let mut faults = Faults::none();
        text(&mut faults, "name", &self.name, 70);
        faults.required("name", &self.name, 70);
        faults.if_given("iban", Some(&self.iban), check::iban);
        faults.required("iban", &self.iban, 42);
        faults.if_given("bic", self.bic.as_deref(), check::bic);
        if self.amount.currency != Currency::EUR {
            faults.push(Fault::at("amount", Code::NotAChoice));
        } else if !(1..=MAX_MINOR).contains(&self.amount.minor) {
            faults.push(Fault::at("amount", Code::OutOfRange).with("min", "0.01").with("max", "999999999.99"));
        }
        let (reference, purpose) = match &self.remittance {
            Remittance::Reference(reference) => {
                faults.if_given("reference", Some(reference), creditor_reference);
                (check::compact(reference), "")
            }
            Remittance::Text(purpose) => {
                text(&mut faults, "text", purpose, 140);
                (String::new(), purpose.trim())
            }
        };
        faults.ok()?;
        let bic = self.bic.as_deref().map(check::compact).unwrap_or_default();
        let amount = format!("EUR{}.{:02}", self.amount.minor / 100, self.amount.minor % 100);
        let iban = check::compact(&self.iban);
        let lines = ["BCD", "002", "1", "SCT", &bic, self.name.trim(), &iban, &amount, "", &reference, purpose, ""];
        let payload = lines.join("\n");
        if payload.len() > MAX_BYTES {
            return Err(Fault::new(Code::TooLong).with("max", MAX_BYTES).into());
        }
        Ok(payload)
    }
}

/// A creditor reference of ISO 11649: `RF`, two check digits, up to 21 letters or digits, mod 97 = 1.
///
/// # Errors
/// `bad-format`, `bad-check-digit`.
pub fn creditor_reference(reference: &str) -> Result<(), Fault> {
    let compact = check::compact(reference);
    let fits = compact.starts_with("RF")
        && (5..=25).contains(&compact.len())
        && compact.is_ascii()
        && compact.chars().skip(2).take(2).all(|c| c.is_ascii_digit());
    if !fits {
        return Err(Fault::new(Code::BadFormat).with("example", "RF18 5390 0754 7034"));
    }
    let (head, tail) = compact.split_at(4);
    let remainder = tail
        .chars()
        .chain(head.chars())
        .filter_map(|c| c.to_digit(36))
        .fold(0, |rest, digit| (rest * if digit < 10 { 10 } else { 100 } + digit) % 97);
    if remainder == 1 { Ok(()) } else { Err(Fault::new(Code::BadCheckDigit)) }
}

/// A line end inside a value would shift all that follows.
fn text(faults: &mut Faults, field: &str, value: &str, max: usize) {
    if value.trim().chars().count() > max {
        faults.push(Fault::at(field, Code::TooLong).with("max", max));
    }
    if value.chars().any(char::is_control) {
        faults.push(Fault::at(field, Code::BadFormat).with("example", "Abc"));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn transfer() -> CreditTransfer {
        CreditTransfer {
            name: "Nordwind Handel GmbH".into(),
            iban: "DE89 3704 0044 0532 0130 00".into(),
            bic: Some("COBADEFFXXX".into()),
            amount: Money { minor: 123_456, currency: Currency::EUR },
            remittance: Remittance::Text("Rechnung H1-2026-0042".into()),
        }
    }

    #[test]
    fn twelve_lines() {
        let expect = "BCD\n002\n1\nSCT\nCOBADEFFXXX\nNordwind Handel GmbH\nDE89370400440532013000\nEUR1234.56\n\n\nRechnung H1-2026-0042\n";
        assert_eq!(transfer().payload().unwrap(), expect);
        let mut structured = transfer();
        structured.bic = None;
        structured.amount.minor = 5;
        structured.remittance = Remittance::Reference("RF18 5390 0754 7034".into());
        let expect =
            "BCD\n002\n1\nSCT\n\nNordwind Handel GmbH\nDE89370400440532013000\nEUR0.05\n\nRF18539007547034\n\n";
        assert_eq!(structured.payload().unwrap(), expect);
    }

    #[test]
    fn limits() {
        type Change = fn(&mut CreditTransfer);
        type Case = (&'static str, Change, Option<(&'static str, Code)>);
        let cases: &[Case] = &[
            ("70 characters of name", |t| t.name = "ä".repeat(70), None),
            ("71 characters of name", |t| t.name = "ä".repeat(71), Some(("name", Code::TooLong))),
            ("no name", |t| t.name = " ".into(), Some(("name", Code::Required))),
            ("line end in the name", |t| t.name = "A\nB".into(), Some(("name", Code::BadFormat))),
            ("no account", |t| t.iban = String::new(), Some(("iban", Code::Required))),
            ("wrong account", |t| t.iban = "DE88370400440532013000".into(), Some(("iban", Code::BadCheckDigit))),
            ("wrong bank", |t| t.bic = Some("X".into()), Some(("bic", Code::BadFormat))),
            ("zloty", |t| t.amount.currency = Currency::new("PLN").unwrap(), Some(("amount", Code::NotAChoice))),
            ("nothing", |t| t.amount.minor = 0, Some(("amount", Code::OutOfRange))),
            ("largest", |t| t.amount.minor = 99_999_999_999, None),
            ("too much", |t| t.amount.minor = 100_000_000_000, Some(("amount", Code::OutOfRange))),
            ("140 characters", |t| t.remittance = Remittance::Text("x".repeat(140)), None),
            ("141 characters", |t| t.remittance = Remittance::Text("x".repeat(141)), Some(("text", Code::TooLong))),
            (
                "332 bytes",
                |t| {
                    t.name = "я".repeat(70);
                    t.remittance = Remittance::Text("я".repeat(140))
                },
                Some(("", Code::TooLong)),
            ),
            (
                "wrong reference",
                |t| t.remittance = Remittance::Reference("RF19539007547034".into()),
                Some(("reference", Code::BadCheckDigit)),
            ),
            (
                "no reference",
                |t| t.remittance = Remittance::Reference("539007547034".into()),
                Some(("reference", Code::BadFormat)),
            ),
        ];
        for (name, change, expect) in cases {
            let mut transfer = transfer();
            change(&mut transfer);
            let got = transfer.payload();
            if let Ok(payload) = &got {
                assert!(payload.len() <= MAX_BYTES && payload.split('\n').count() == 12, "{name}");
            }
            let got = got.err().and_then(|faults| faults.0.into_iter().next());
            assert_eq!(got.as_ref().map(|fault| (fault.field.as_str(), fault.code)), *expect, "{name}");
        }
    }
}
