//! From a [`Paper`] to bytes. The pages are laid out once; the PDF and the pictures for the
//! window come from the same [`Layout`], so that what is shown is what is printed.
//!
//! Nothing but the model, the templates and the fonts of this crate goes in: no network, no file of the PC, no clock.
//! The same model gives the same bytes on every machine.

mod code;
mod widths;
mod world;

use chrono::Datelike;
use kontor_core::fault::{Code, Fault};
use kontor_core::language::Language;
use kontor_core::time::LocalDate;
use rust_decimal::Decimal;
use serde::Serialize;
use typst::diag::SourceDiagnostic;
use typst::foundations::{Bytes, Datetime, Smart};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};
use typst_svg::SvgOptions;

pub use code::qr_svg;
pub(crate) use widths::{BOLD, FontFace as Face, REGULAR, width as text_width};
pub(crate) use world::FACES;

use crate::format::Format;
use crate::model::{Logo, Paper};
use crate::words::Words;
use widths::Widths;
use world::Sheet;

/// Pages that are laid out and can be written in several forms.
pub struct Layout {
    document: PagedDocument,
    ident: String,
    on: LocalDate,
    tagged: bool,
}

impl Layout {
    /// Lays a document out.
    ///
    /// # Errors
    /// `bad-image` when the logo cannot be drawn, `internal` when the template fails.
    pub fn of(paper: &Paper) -> Result<Self, Fault> {
        let mut files = Vec::new();
        let mut drawing = Drawing { paper, widths: Widths::of(paper), logo_file: None, code_file: None };
        if let Some(logo) = &paper.logo {
            drawing.logo_file = Some(logo_path(logo));
            files.push((logo_path(logo), Bytes::new(logo.bytes().to_vec())));
        }
        if let Some(code) = paper.payment.as_ref().and_then(|payment| payment.code.as_deref()) {
            drawing.code_file = Some("/code.svg");
            files.push(("/code.svg", Bytes::from_string(qr_svg(code)?)));
        }
        let ident = format!("{}/{}/{}", paper.seller.name, paper.title, paper.issued_on);
        Self::compile("/letter.typ", &drawing, files, ident, paper.issued_on)
    }

    /// Lays out any template with its data. The data reaches the template as `/data.json`.
    pub(crate) fn compile(
        template: &'static str,
        data: &impl Serialize,
        files: Vec<(&'static str, Bytes)>,
        ident: String,
        on: LocalDate,
    ) -> Result<Self, Fault> {
        let json = serde_json::to_vec(data).map_err(|error| internal(&error.to_string()))?;
        let sheet = Sheet::new(template, json, files)?;
        let laid_out = typst::compile::<PagedDocument>(&sheet).output;
        forget(laid_out.as_ref().map_or(usize::MAX, |document| document.pages().len()));
        let document = laid_out.map_err(|errors| refused(&errors))?;
        Ok(Self { document, ident, on, tagged: true })
    }

    /// The pages of all parts, one after the other.
    pub(crate) fn joined(parts: impl Iterator<Item = Result<Self, Fault>>) -> Result<Self, Fault> {
        let mut parts = parts.collect::<Result<Vec<Self>, Fault>>()?;
        let pages = parts.iter().flat_map(|part| part.document.pages().iter().cloned()).collect();
        let mut first = parts.drain(..).next().ok_or_else(|| internal("no pages"))?;
        let info = first.document.info_mut().clone();
        Ok(Self { document: PagedDocument::new(pages, info), ..first })
    }

    /// Without the marks by which a reader tells headings from cells: for long tables, which they make several times as large.
    pub(crate) fn untagged(self) -> Self {
        Self { tagged: false, ..self }
    }

    /// How many pages there are.
    #[must_use]
    pub fn page_count(&self) -> usize {
        self.document.pages().len()
    }

    /// The pages as PDF/A-3b with embedded fonts. The only date in it is that of the document.
    ///
    /// # Errors
    /// `internal` when the pages do not fit the standard.
    pub fn pdf(&self) -> Result<Vec<u8>, Fault> {
        let standards = PdfStandards::new(&[PdfStandard::A_3b]).map_err(|error| internal(error.message()))?;
        let day = u8::try_from(self.on.day()).unwrap_or(1);
        let month = u8::try_from(self.on.month()).unwrap_or(1);
        let midnight = Datetime::from_ymd_hms(self.on.year(), month, day, 0, 0, 0);
        let options = PdfOptions {
            ident: Smart::Custom(self.ident.clone()),
            creator: Smart::Custom(Some("Kontor".to_owned())),
            timestamp: midnight.map(Timestamp::new_utc),
            standards,
            tagged: self.tagged,
            ..PdfOptions::default()
        };
        let written = typst_pdf::pdf(&self.document, &options);
        forget(self.page_count());
        written.map_err(|errors| refused(&errors))
    }

    /// Each page as an SVG picture, sharp at every size, for the preview in the window.
    #[must_use]
    pub fn pages_svg(&self) -> Vec<String> {
        let options = SvgOptions { render_bleed: false, pretty: false };
        self.document.pages().iter().map(|page| typst_svg::svg(page, &options)).collect()
    }
}

/// A document as PDF/A-3b.
///
/// # Errors
/// As [`Layout::of`] and [`Layout::pdf`].
pub fn pdf(paper: &Paper) -> Result<Vec<u8>, Fault> {
    Layout::of(paper)?.pdf()
}

/// Reads fonts, templates and texts ahead of the first document; a host calls it in the background after its start.
pub fn warm_up(language: Language) {
    world::warm_up();
    let _ = (Words::of(language).text("paper-page"), Format::of(language).number(Decimal::ZERO, 0));
}

/// Whether a picture can be drawn: to be asked once, when the user chooses it.
///
/// # Errors
/// `bad-image`.
pub fn check_logo(logo: &Logo) -> Result<(), Fault> {
    let path = logo_path(logo);
    let files = vec![(path, Bytes::new(logo.bytes().to_vec()))];
    let drawn =
        Layout::compile("/logo.typ", &path, files, String::new(), LocalDate::default()).and_then(|page| page.pdf());
    drawn.map(|_| ()).map_err(|_| Fault::new(Code::BadImage))
}

/// How many steps the engine keeps what a short document needed: what all documents share is then found again by the next
/// one, also where several threads draw (a batch takes a fifth less).
const KEPT_FOR: usize = 8;

/// Pages up to which a document is short.
const SHORT: usize = 3;

/// Lets the engine forget. It remembers every intermediate result of every document until it is told not to (at 20 pages
/// 339 MB instead of 67 MB), so nothing is kept after a long document. That memory belongs to the whole program; several
/// documents at a time share it, and none waits for another.
fn forget(pages: usize) {
    typst::comemo::evict(if pages > SHORT { 0 } else { KEPT_FOR });
}

/// The paper with what the template needs to draw it: measures, and where its pictures are.
#[derive(Serialize)]
struct Drawing<'a> {
    #[serde(flatten)]
    paper: &'a Paper,
    widths: Widths,
    logo_file: Option<&'static str>,
    code_file: Option<&'static str>,
}

fn logo_path(logo: &Logo) -> &'static str {
    match logo.extension() {
        "png" => "/logo.png",
        "jpg" => "/logo.jpg",
        _ => "/logo.svg",
    }
}

fn refused(errors: &[SourceDiagnostic]) -> Fault {
    let messages: Vec<&str> = errors.iter().map(|error| error.message.as_str()).collect();
    let text = messages.join("; ");
    if text.contains("failed to parse SVG") || text.contains("failed to decode image") {
        return Fault::new(Code::BadImage);
    }
    internal(&text)
}

fn internal(detail: &str) -> Fault {
    Fault::new(Code::Internal).with("reference", "layout").with("detail", detail)
}
