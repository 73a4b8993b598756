//! Draws labels on their sheets. All sizes follow the label; 37 mm is the height they were drawn for.
#![allow(
    clippy::float_arithmetic,
    clippy::disallowed_types,
    reason = "measures on paper; money comes as finished text"
)]

use kontor_core::fault::Fault;
use printpdf::{
    FontId, Mm, Op, PaintMode, PdfDocument, PdfFont, PdfFontHandle, PdfPage, PdfSaveOptions, Point, Pt, Rect, TextItem,
    WindingOrder,
};

use super::face::Face;
use super::{Drawn, Label, Stock};

/// Points in a millimetre.
const POINTS: f32 = 72.0 / 25.4;

/// The sheets that are filled.
pub(super) struct Sheets {
    stock: Stock,
    /// Next place, counted through all sheets.
    place: u32,
    pages: Vec<Vec<Op>>,
    regular: Face,
    bold: Face,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Weight {
    Regular,
    Bold,
}

/// A label on its sheet, in millimetres from the sheet's lower left corner.
#[derive(Clone, Copy)]
struct Spot {
    left: f32,
    top: f32,
    width: f32,
    height: f32,
    pad: f32,
    scale: f32,
}

#[allow(clippy::cast_precision_loss, reason = "measures of paper are far below 2^24")]
const fn tenths(value: u32) -> f32 {
    value as f32 / 10.0
}

#[allow(clippy::cast_precision_loss, reason = "measures of paper are far below 2^24")]
const fn microns(value: u32) -> f32 {
    value as f32 / 1000.0
}

impl Sheets {
    /// Empty sheets; so many places of the first are used up already.
    pub fn new(stock: Stock, used: u32) -> Result<Self, Fault> {
        let place = used % (stock.columns * stock.rows);
        Ok(Self { stock, place, pages: Vec::new(), regular: Face::load(0)?, bold: Face::load(1)? })
    }
    /// Draws a label on the next place.
    pub fn add(&mut self, label: &Label, code: Option<&Drawn>) {
        let stock = self.stock;
        let on_sheet = self.place % (stock.columns * stock.rows);
        if self.pages.is_empty() || on_sheet == 0 {
            self.pages.push(Vec::new());
        }
        self.place = on_sheet + 1;
        let (width, height) = (tenths(stock.width), tenths(stock.height));
        let spot = Spot {
            left: tenths(stock.left + on_sheet % stock.columns * (stock.width + stock.gap_x)),
            top: tenths(stock.page_height)
                - tenths(stock.top + on_sheet / stock.columns * (stock.height + stock.gap_y)),
            width,
            height,
            pad: width.min(height) * 0.08,
            scale: (height / 37.0).min(width / 60.0),
        };
        self.texts(label, spot);
        if let Some(code) = code {
            self.bars(code, spot);
        }
    }
    fn texts(&mut self, label: &Label, spot: Spot) {
        let Spot { left, top, width, height, pad, scale } = spot;
        let inner = (width - 2.0 * pad) * POINTS;
        let name = 10.0 * scale;
        for (at, line) in (1_u8..).zip(self.bold.wrap(&label.name, name, inner, 2)) {
            let down = pad * POINTS + f32::from(at) * name * 1.15 - name * 0.15;
            self.text(&line, Weight::Bold, name, (left + pad) * POINTS, top * POINTS - down);
        }
        let (price, base) = (17.0 * scale, (top - height * 0.36) * POINTS - 17.0 * scale * 0.8);
        self.text(&label.price, Weight::Bold, price, (left + pad) * POINTS, base);
        let beside = self.bold.width(&label.price, price) + 2.0 * scale * POINTS;
        let note = self.regular.wrap(&label.note, 7.5 * scale, (inner - beside).max(0.0), 1).concat();
        self.text(&note, Weight::Regular, 7.5 * scale, (left + pad) * POINTS + beside, base);
        let words = [label.barcode.trim(), label.number.trim()];
        let number = words.into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>().join("  ·  ");
        let number = self.regular.wrap(&number, 7.0 * scale, inner, 1).concat();
        let middle = (left + width / 2.0) * POINTS - self.regular.width(&number, 7.0 * scale) / 2.0;
        let foot = (top - height + pad) * POINTS;
        self.text(&number, Weight::Regular, 7.0 * scale, middle, foot);
    }
    /// The bars stand above the number, in the middle of the label.
    fn bars(&mut self, code: &Drawn, spot: Spot) {
        let left = spot.left + (spot.width - microns(code.width)) / 2.0;
        let foot = spot.top - spot.height + spot.pad + 3.4 * spot.scale;
        let drawn = code.bars.iter().map(|bar| {
            let rectangle = Rect {
                x: Mm(left + microns(bar.at * code.module)).into_pt(),
                y: Mm(foot).into_pt(),
                width: Mm(microns(bar.width * code.module)).into_pt(),
                height: Mm(spot.height * 0.3).into_pt(),
                mode: Some(PaintMode::Fill),
                winding_order: Some(WindingOrder::NonZero),
            };
            Op::DrawRectangle { rectangle }
        });
        self.pages.last_mut().into_iter().for_each(|page| page.extend(drawn.clone()));
    }
    fn text(&mut self, text: &str, weight: Weight, size: f32, x: f32, y: f32) {
        if text.is_empty() {
            return;
        }
        let face = if weight == Weight::Bold { &mut self.bold } else { &mut self.regular };
        face.note(text);
        let written = [
            Op::StartTextSection,
            Op::SetFont { font: PdfFontHandle::External(name(weight)), size: Pt(size) },
            Op::SetTextCursor { pos: Point { x: Pt(x), y: Pt(y) } },
            Op::ShowText { items: vec![TextItem::Text(text.to_owned())] },
            Op::EndTextSection,
        ];
        self.pages.last_mut().into_iter().for_each(|page| page.extend(written.clone()));
    }
    /// The sheets as a file.
    pub fn finish(self) -> Result<Vec<u8>, Fault> {
        let mut document = PdfDocument::new("labels");
        for (weight, face) in [(Weight::Regular, &self.regular), (Weight::Bold, &self.bold)] {
            document.resources.fonts.map.insert(name(weight), PdfFont::new(face.embed()?));
        }
        let (width, height) = (Mm(tenths(self.stock.page_width)), Mm(tenths(self.stock.page_height)));
        document.with_pages(self.pages.into_iter().map(|ops| PdfPage::new(width, height, ops)).collect());
        Ok(document.save(&PdfSaveOptions::default(), &mut Vec::new()))
    }
}

fn name(weight: Weight) -> FontId {
    FontId(if weight == Weight::Bold { "NotoSans-Bold" } else { "NotoSans-Regular" }.to_owned())
}
