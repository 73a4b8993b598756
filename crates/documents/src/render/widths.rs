//! How wide the texts of a table are, from the advances of the font. The template could measure them itself, at a third of
//! the time of a whole page; kerning is left out, which makes a text at most a hair wider than it is drawn.

use std::sync::LazyLock;

use serde::Serialize;
use ttf_parser::Face;

use super::world::FACES;
use crate::model::{Fact, Field, Paper};

/// A face of our font; none should it not be readable, and then nothing has a width.
pub(crate) type FontFace = LazyLock<Option<Face<'static>>>;

pub(crate) static REGULAR: FontFace = LazyLock::new(|| Face::parse(FACES[0], 0).ok());
pub(crate) static BOLD: FontFace = LazyLock::new(|| Face::parse(FACES[1], 0).ok());

/// Half-points, the sizes in `templates/table.typ`.
const HEAD: u64 = 16;
const CELL: u64 = 18;
/// A half-point in millionths of a millimetre.
const HALF_POINT: u64 = 176_389;

/// Widths in micrometres.
#[derive(Serialize)]
pub(super) struct Widths {
    /// The widest entry of each column, head included; nothing for descriptions, which may wrap.
    columns: Vec<u64>,
    /// The description of each line on one line.
    descriptions: Vec<u64>,
    /// The values beside the window.
    info: Vec<u64>,
    /// The values that tell where to pay.
    payment: Vec<u64>,
}

impl Widths {
    pub(super) fn of(paper: &Paper) -> Self {
        let columns = paper.columns.iter().map(|column| {
            let cells = paper.lines.iter().map(|line| line.cell(column.field));
            let running = paper.lines.last().filter(|_| column.field == Field::Net).map(|line| line.running.as_str());
            let widest = cells.chain(running).map(|text| width(&REGULAR, text, CELL)).max().unwrap_or(0);
            widest.max(width(&BOLD, &column.label, HEAD))
        });
        let descriptions = paper.lines.iter().map(|line| width(&REGULAR, &line.description, CELL));
        let values = |facts: &[Fact]| facts.iter().map(|fact| width(&REGULAR, &fact.value, CELL)).collect();
        Self {
            columns: columns.collect(),
            descriptions: descriptions.collect(),
            info: values(&paper.info),
            payment: paper.payment.as_ref().map(|payment| values(&payment.facts)).unwrap_or_default(),
        }
    }
}

/// Width of a text in micrometres. A character that the font does not have is taken as wide as its size.
pub(crate) fn width(face: &FontFace, text: &str, half_points: u64) -> u64 {
    let Some(face) = face.as_ref() else { return 0 };
    let em = u64::from(face.units_per_em());
    let advance = |c| face.glyph_index(c).and_then(|glyph| face.glyph_hor_advance(glyph)).map_or(em, u64::from);
    let units: u64 = text.chars().map(advance).sum();
    (units * half_points * HALF_POINT).div_ceil(em * 1000)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn widths_follow_the_font() {
        let cell = |text| width(&REGULAR, text, CELL);
        assert_eq!(cell(""), 0);
        // A figure of Noto Sans is 572 of 1000 units wide: 0.572 x 9 pt = 1.816 mm.
        assert_eq!(cell("0"), 1817);
        assert_eq!(cell("1.234,50"), cell("9.876,54"));
        assert!(width(&BOLD, "Netto", HEAD) > width(&REGULAR, "Netto", HEAD));
    }
}
