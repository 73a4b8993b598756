//! Shelf and parcel labels, on sheets or on a roll: name, price, barcode and number, placed to the tenth of a millimetre.
//!
//! They are drawn by printpdf, where every mark has its place; the fonts are those of the letters, cut down to what is used.

mod face;
mod sheet;

use kontor_core::fault::{Code, Fault};

use crate::barcode::{Bar, Bars};

/// Width of the thinnest bar in micrometres where there is room: the nominal one of EAN.
const MODULE: u32 = 330;
/// Below this width office printers smear the bars together.
const THINNEST_MODULE: u32 = 190;

/// What stands on one label; all texts are in the reader's language and format.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Label {
    /// Name of the item.
    pub name: String,
    /// Its price; parcel labels have none.
    pub price: String,
    /// Price per kilogram or litre, or any other small line.
    pub note: String,
    /// Barcode; none when empty.
    pub barcode: String,
    /// Item number.
    pub number: String,
}

/// A kind of label paper. All measures are tenths of a millimetre.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stock {
    /// Width of the sheet or roll.
    pub page_width: u32,
    /// Height of the sheet, or of one label on a roll.
    pub page_height: u32,
    /// Labels side by side.
    pub columns: u32,
    /// Labels one below the other.
    pub rows: u32,
    /// Width of a label.
    pub width: u32,
    /// Height of a label.
    pub height: u32,
    /// From the left edge of the sheet to the first label.
    pub left: u32,
    /// From the upper edge of the sheet to the first label.
    pub top: u32,
    /// Between two labels side by side.
    pub gap_x: u32,
    /// Between two labels one below the other.
    pub gap_y: u32,
}

impl Stock {
    /// A4 with 24 labels of 70 by 37 mm, without gaps.
    pub const SHEET_24: Self = Self {
        page_width: 2100,
        page_height: 2970,
        columns: 3,
        rows: 8,
        width: 700,
        height: 370,
        left: 0,
        top: 5,
        gap_x: 0,
        gap_y: 0,
    };

    /// A roll with one label after the other.
    #[must_use]
    pub const fn roll(width: u32, height: u32) -> Self {
        Self {
            page_width: width,
            page_height: height,
            columns: 1,
            rows: 1,
            width,
            height,
            left: 0,
            top: 0,
            gap_x: 0,
            gap_y: 0,
        }
    }

    /// Whether the labels lie on the sheet and are large enough to hold something.
    fn fits(self) -> bool {
        let across = |start: u32, count: u32, size: u32, gap: u32| start + count * size + count.saturating_sub(1) * gap;
        let sane = [self.columns, self.rows].iter().all(|count| (1..=50).contains(count))
            && [self.page_width, self.page_height].iter().all(|size| (150..=20_000).contains(size))
            && [self.left, self.top, self.gap_x, self.gap_y].iter().all(|gap| *gap <= 20_000)
            && [self.width, self.height].iter().all(|size| (150..=20_000).contains(size));
        sane && across(self.left, self.columns, self.width, self.gap_x) <= self.page_width
            && across(self.top, self.rows, self.height, self.gap_y) <= self.page_height
    }
}

/// Draws labels as PDF, leaving `used` places of the first sheet free.
///
/// # Errors
/// `nothing-to-do` without labels, `out-of-range` when the labels do not lie on the paper, `bad-check-digit`,
/// `bad-format` or `too-long` for a barcode (field `labels.<n>.barcode`) that is wrong or too wide for the label.
pub fn pdf(labels: &[Label], stock: Stock, used: u32) -> Result<Vec<u8>, Fault> {
    if labels.is_empty() {
        return Err(Fault::new(Code::NothingToDo));
    }
    if !stock.fits() {
        return Err(Fault::at("stock", Code::OutOfRange).with("min", "15").with("max", "2000"));
    }
    let mut sheets = sheet::Sheets::new(stock, used)?;
    for (at, label) in labels.iter().enumerate() {
        let bars = barcode(label, stock).map_err(|fault| fault.under(&format!("labels.{at}.barcode")))?;
        sheets.add(label, bars.as_ref());
    }
    sheets.finish()
}

/// A barcode with its measures in micrometres.
struct Drawn {
    module: u32,
    width: u32,
    bars: Vec<Bar>,
}

/// The code as wide as the label allows, up to its nominal size.
fn barcode(label: &Label, stock: Stock) -> Result<Option<Drawn>, Fault> {
    let code = label.barcode.trim();
    if code.is_empty() {
        return Ok(None);
    }
    let Bars { bars, modules } = Bars::of(code)?;
    let module = MODULE.min(stock.width * 100 / modules);
    if module < THINNEST_MODULE {
        let fitting = stock.width * 100 / THINNEST_MODULE;
        return Err(Fault::new(Code::TooLong).with("max", fitting.saturating_sub(57) / 11));
    }
    Ok(Some(Drawn { module, width: module * modules, bars }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn label(barcode: &str) -> Label {
        Label { name: "Ipoh Coffee".into(), price: "46,00 €".into(), barcode: barcode.into(), ..Label::default() }
    }

    fn code_of(result: Result<Vec<u8>, Fault>) -> Option<(String, Code)> {
        result.err().map(|fault| (fault.field, fault.code))
    }

    #[test]
    fn what_cannot_be_printed_is_said() {
        let sheet = Stock::SHEET_24;
        let fault = |labels: &[Label], stock| code_of(pdf(labels, stock, 0));
        assert_eq!(fault(&[], sheet), Some((String::new(), Code::NothingToDo)));
        let codes = [label("4006381333931"), label("4006381333932")];
        assert_eq!(fault(&codes, sheet), Some(("labels.1.barcode".into(), Code::BadCheckDigit)));
        let wide = [label("A-CODE-THAT-IS-FAR-TOO-WIDE-FOR-THE-LABEL")];
        assert_eq!(fault(&wide, sheet), Some(("labels.0.barcode".into(), Code::TooLong)));
        let wider_than_paper = Stock { width: 701, ..sheet };
        assert_eq!(fault(&[label("")], wider_than_paper), Some(("stock".into(), Code::OutOfRange)));
    }
}
