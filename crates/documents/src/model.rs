//! What is on the page: words and figures that are already in the reader's language and format, with the structure
//! that the template needs. Nothing here is computed any more and nothing is decided by the template.
//!
//! A [`Paper`] has no text of its own either: every word comes from `ui/locales` or from the document.

use kontor_core::fault::{Code, Fault};
use kontor_core::language::Language;
use kontor_core::sales::DocumentKind;
use kontor_core::time::LocalDate;
use serde::Serialize;

use crate::picture;

/// One document as it is printed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Paper {
    /// Which kind of document.
    pub kind: DocumentKind,
    /// The language it is written in; also steers hyphenation.
    pub language: Language,
    /// The day of the document; the only date in the file, so that the bytes depend on the document alone.
    pub issued_on: LocalDate,
    /// Colour of rules and headings as `#rrggbb`.
    pub accent: String,
    /// Picture at the head of the letter. It travels to the template as a file, not as text.
    #[serde(skip)]
    pub logo: Option<Logo>,
    /// Who writes: name and lines of contact at the head of the letter.
    pub seller: Block,
    /// One line above the recipient in the window of the envelope.
    pub sender_line: String,
    /// The recipient's lines in the window.
    pub recipient: Vec<String>,
    /// Number, date, customer number and so on, beside the window.
    pub info: Vec<Fact>,
    /// The heading, as "Invoice 2026-0001".
    pub title: String,
    /// Paragraphs between heading and table.
    pub intro: Vec<String>,
    /// The columns of the table, from left to right.
    pub columns: Vec<Column>,
    /// The lines of the table.
    pub lines: Vec<Line>,
    /// Words for the subtotal at the turn of a page; absent where no prices are printed.
    pub carry: Option<Carry>,
    /// Sums below the table.
    pub totals: Vec<Total>,
    /// Tax by rate, where one line in the sums does not tell it.
    pub taxes: Option<TaxTable>,
    /// Texts that the law asks for: reverse charge, exemptions, small business.
    pub notices: Vec<String>,
    /// Terms of payment or delivery.
    pub terms: Vec<String>,
    /// Where to pay, with the code for banking apps.
    pub payment: Option<Payment>,
    /// Captions of lines to be filled in by hand (date, signature).
    pub signatures: Vec<String>,
    /// Paragraphs at the end.
    pub closing: Vec<String>,
    /// Legal form, seat, register, directors, tax ids, bank: columns at the foot of every page.
    pub footer: Vec<Vec<String>>,
    /// "Page {page} of {pages}" with both marks left in.
    pub page_of: String,
    /// Large pale word across every page (draft, copy).
    pub mark: Option<String>,
}

/// A name with lines below it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Block {
    /// The name.
    pub name: String,
    /// The lines below.
    pub lines: Vec<String>,
}

/// A label with its value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Fact {
    /// What it is.
    pub label: String,
    /// What it says.
    pub value: String,
}

/// What a column shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Field {
    /// Number of the line.
    Position,
    /// Item number.
    Code,
    /// What it is, with further lines of text.
    Description,
    /// How much.
    Quantity,
    /// Of which unit.
    Unit,
    /// Price for one unit.
    Price,
    /// Discount on the line.
    Discount,
    /// Rate of tax.
    Tax,
    /// Amount of the line.
    Net,
}

/// One column of the table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Column {
    /// What it shows.
    pub field: Field,
    /// Its head.
    pub label: String,
}

/// One line of the table; a field without a column is empty.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Line {
    /// Number of the line.
    pub position: String,
    /// Item number.
    pub code: String,
    /// What it is.
    pub description: String,
    /// Further lines below the description.
    pub details: Vec<String>,
    /// How much.
    pub quantity: String,
    /// Of which unit.
    pub unit: String,
    /// Price for one unit.
    pub price: String,
    /// Discount on the line.
    pub discount: String,
    /// Rate of tax.
    pub tax: String,
    /// Amount of the line.
    pub net: String,
    /// Sum of all lines down to this one, for the turn of a page.
    pub running: String,
}

/// Words at the turn of a page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Carry {
    /// At the end of a page ("Carried forward").
    pub forward: String,
    /// At the start of the next ("Brought forward").
    pub brought: String,
}

/// One row of the sums.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Total {
    /// What is summed.
    pub label: String,
    /// The amount.
    pub value: String,
    /// Whether it is the figure that the reader looks for.
    pub strong: bool,
}

/// Tax by rate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TaxTable {
    /// Heads of the columns: rate, base, tax.
    pub heads: Vec<String>,
    /// As many cells as there are heads.
    pub rows: Vec<Vec<String>>,
}

/// Where to pay.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Payment {
    /// Heading.
    pub heading: String,
    /// Recipient, IBAN, BIC, amount, reference.
    pub facts: Vec<Fact>,
    /// Content of the payment code ([`crate::epc`]).
    pub code: Option<String>,
    /// What the code is for.
    pub caption: String,
}

/// A picture in one of the three formats that can be drawn.
#[derive(Clone, PartialEq, Eq)]
pub struct Logo {
    bytes: Vec<u8>,
    extension: &'static str,
}

impl Logo {
    /// Largest picture that is taken.
    pub const MAX_BYTES: usize = 2 * 1024 * 1024;

    /// Recognises the picture by its first bytes, and refuses what a decoder should never see ([`picture`]); whether it can be drawn is
    /// only known when it is ([`crate::render::check_logo`]).
    ///
    /// # Errors
    /// `bad-image` for anything but PNG, JPEG and SVG of up to 2 MB and 40 million pixels.
    pub fn new(bytes: Vec<u8>) -> Result<Self, Fault> {
        let extension = match bytes.as_slice() {
            _ if bytes.len() > Self::MAX_BYTES => return Err(Fault::new(Code::BadImage)),
            [0x89, b'P', b'N', b'G', ..] => "png",
            [0xff, 0xd8, 0xff, ..] => "jpg",
            text if is_svg(text) => "svg",
            _ => return Err(Fault::new(Code::BadImage)),
        };
        if picture::is_bounded(&bytes, extension) {
            Ok(Self { bytes, extension })
        } else {
            Err(Fault::new(Code::BadImage))
        }
    }
    /// The picture as it was given.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }
    /// `png`, `jpg` or `svg`.
    #[must_use]
    pub const fn extension(&self) -> &'static str {
        self.extension
    }
}

impl std::fmt::Debug for Logo {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Logo({}, {} bytes)", self.extension, self.bytes.len())
    }
}

fn is_svg(bytes: &[u8]) -> bool {
    std::str::from_utf8(bytes)
        .is_ok_and(|text| text.trim_start_matches('\u{feff}').trim_start().starts_with('<') && text.contains("<svg"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pictures_are_told_by_their_first_bytes() {
        let check = |bytes: &[u8]| Logo::new(bytes.to_vec()).map(|logo| logo.extension()).map_err(|fault| fault.code);
        assert_eq!(check(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01"), Ok("png"));
        assert_eq!(check(b"\xff\xd8\xff\xc0\0\x0b\x08\0\x01\0\x01\x01\x01\x11\0\xff\xd9"), Ok("jpg"));
        assert_eq!(check(b"<?xml version='1.0'?>\n<svg xmlns='http://www.w3.org/2000/svg'/>"), Ok("svg"));
        assert_eq!(check(b"GIF89a"), Err(Code::BadImage));
        assert_eq!(check(b""), Err(Code::BadImage));
        assert_eq!(check(&vec![0x89; Logo::MAX_BYTES + 1]), Err(Code::BadImage));
    }
}
