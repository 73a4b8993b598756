//! Barcodes as bars: EAN-13 (UPC-A with a leading zero), EAN-8, and Code 128 for everything else.

use barcoders::sym::code128::Code128;
use barcoders::sym::ean8::EAN8;
use barcoders::sym::ean13::EAN13;
use kontor_core::check;
use kontor_core::fault::{Code, Fault};
use serde::Serialize;

/// Light modules on either side without which scanners do not find the code.
const QUIET: u32 = 11;

/// One dark bar, in modules from the left edge of the code's quiet zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Bar {
    /// Where it starts.
    pub at: u32,
    /// How wide it is.
    pub width: u32,
}

/// A barcode to be drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bars {
    /// The dark bars.
    pub bars: Vec<Bar>,
    /// Width with quiet zones, in modules.
    pub modules: u32,
}

impl Bars {
    /// Chooses the symbology by the code's form.
    ///
    /// # Errors
    /// Those of [`check::barcode`]: `bad-check-digit`, `bad-format`, `too-long`.
    pub fn of(code: &str) -> Result<Self, Fault> {
        check::barcode(code)?;
        let digits = code.bytes().all(|byte| byte.is_ascii_digit());
        let modules = match code.len() {
            8 if digits => EAN8::new(code).map(|code| code.encode()),
            12 if digits => EAN13::new(format!("0{code}")).map(|code| code.encode()),
            13 if digits => EAN13::new(code).map(|code| code.encode()),
            _ => Code128::new(code_128(code, digits)).map(|code| code.encode()),
        };
        let modules = modules.map_err(|_| Fault::new(Code::BadFormat).with("example", "4006381333931"))?;
        Ok(Self::from_modules(&modules))
    }

    fn from_modules(modules: &[u8]) -> Self {
        let mut bars = Vec::new();
        let mut at = QUIET;
        for run in modules.chunk_by(|a, b| a == b) {
            let width = u32::try_from(run.len()).unwrap_or(0);
            if run.first() == Some(&1) {
                bars.push(Bar { at, width });
            }
            at += width;
        }
        Self { bars, modules: at + QUIET }
    }
}

/// Set C packs two digits into one symbol; set B holds every printable character.
fn code_128(code: &str, digits: bool) -> String {
    let set = if digits && code.len().is_multiple_of(2) { '\u{106}' } else { '\u{181}' };
    format!("{set}{code}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn form_decides_the_symbology() {
        // Modules without quiet zones: EAN-13 95, EAN-8 67, Code 128 = 11 per symbol + 35 for start, check and stop.
        for (code, modules) in [
            ("4006381333931", 95),
            ("012345678905", 95),
            ("96385074", 67),
            ("123456", 3 * 11 + 35),
            ("SHELF-7", 7 * 11 + 35),
        ] {
            assert_eq!(Bars::of(code).unwrap().modules, modules + 2 * QUIET, "{code}");
        }
        assert_eq!(Bars::of("4006381333932").unwrap_err().code, Code::BadCheckDigit);
        assert_eq!(Bars::of("Ä").unwrap_err().code, Code::BadFormat);
    }

    #[test]
    fn bars_begin_after_the_quiet_zone() {
        let bars = Bars::of("4006381333931").unwrap();
        assert_eq!(bars.bars.first(), Some(&Bar { at: QUIET, width: 1 }));
        assert_eq!(bars.bars.len(), 30);
    }
}
