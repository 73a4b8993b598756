//! Paper: the document as PDF, kept the first time it is asked for and the same bytes ever after; its pages for the screen;
//! printing.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use kontor_core::company::User;
use kontor_core::entity::{DocumentId, DraftId};
use kontor_core::fault::{Code, Fault};
use kontor_core::journal::DisclosureKind;
use kontor_core::sales::{
    Document, DocumentEvent, DocumentFile, DocumentKind, DocumentLine, DocumentTax, Draft, EventKind, Instalment,
};
use kontor_documents::build::{Earlier, Issued, Mark, Prepayment, paper};
use kontor_documents::model::{Logo, Paper};
use kontor_documents::print::{Printer, Printers, of_this_machine};
use kontor_documents::render::Layout;
use kontor_store::{Read, Write};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::draft::DraftGet;
use super::open::refresh_status;
use super::reckon::{Resolved, resolve, taxes_of};
use super::view::DocumentGet;
use crate::context::Context;
use crate::error::{Answer, AppError};
use crate::file::FileContent;
use crate::journal::disclose;
use crate::program::Nothing;
use crate::sync::want_attachments;

/// The pages of a document.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
pub struct Pages {
    /// One SVG per page, from the same layout as the PDF.
    pub pages: Vec<String>,
}

/// A printer of this computer.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
pub struct PrinterName {
    /// Its name.
    pub name: String,
    /// Whether the system prints there when nothing is said.
    pub preferred: bool,
}

/// What is printed where.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
pub struct DocumentPrint {
    /// The document.
    pub id: DocumentId,
    /// The printer.
    pub printer: String,
    /// How many copies.
    #[serde(default = "one")]
    pub copies: u32,
}

const fn one() -> u32 {
    1
}

pub(crate) fn document_pdf(context: &Context<'_>, request: DocumentGet) -> Answer<FileContent> {
    let (file, bytes) = kept(context, request.id)?;
    context.write(|write| {
        let number = write.get::<Document>(request.id)?.number;
        disclose(context, write, DisclosureKind::Paper, Some(request.id.0), &number, 1)
    })?;
    Ok(FileContent { name: file.name, mime: file.mime, base64: STANDARD.encode(bytes) })
}

pub(crate) fn document_pages(context: &Context<'_>, request: DocumentGet) -> Answer<Pages> {
    let paper = context.read(|read| paper_of(read, &read.get(request.id)?))?;
    let layout = Layout::of(&paper)?;
    Ok(Pages { pages: layout.pages_svg() })
}

pub(crate) fn draft_pages(context: &Context<'_>, request: DraftGet) -> Answer<Pages> {
    let layout = context.read(|read| of_draft(context, read, request.id))?;
    Ok(Pages { pages: layout.pages_svg() })
}

pub(crate) fn printer_list(_: &Context<'_>, _: Nothing) -> Answer<Vec<PrinterName>> {
    let known = of_this_machine().list()?;
    Ok(known.into_iter().map(|Printer { name, preferred }| PrinterName { name, preferred }).collect())
}

pub(crate) fn document_print(context: &Context<'_>, request: DocumentPrint) -> Answer<Nothing> {
    let (file, bytes) = kept(context, request.id)?;
    of_this_machine().print(&request.printer, &file.name, &bytes, request.copies)?;
    context.write(|write| {
        write.insert(&DocumentEvent {
            id: context.new_id(),
            document: request.id,
            kind: EventKind::Sent,
            at_ms: context.now(),
            by: context.user.id,
            note: request.printer.clone(),
        })?;
        let number = write.get::<Document>(request.id)?.number;
        disclose(context, write, DisclosureKind::Print, Some(request.id.0), &number, u64::from(request.copies))?;
        refresh_status(write, request.id)?;
        Ok(Nothing {})
    })
}

/// The document as it was first printed; made and kept when nobody has asked before. The layout is made outside of the
/// transaction, so that nobody waits for it; should two ask at once, the first one kept counts. One that another PC printed is never
/// made anew: it is asked for at head office.
fn kept(context: &Context<'_>, id: DocumentId) -> Answer<(DocumentFile, Vec<u8>)> {
    match context.read(|read| stored(read, id))? {
        Printed::Here(file, bytes) => return Ok((file, bytes)),
        Printed::Away(file) => return Err(ask_for(context, &[file])),
        Printed::Never => {}
    }
    let (document, paper) = context.read(|read| {
        let document: Document = read.get(id)?;
        let paper = paper_of(read, &document)?;
        Ok((document, paper))
    })?;
    let bytes = Layout::of(&paper)?.pdf()?;
    context.write(|write| match stored(write, id)? {
        Printed::Here(file, bytes) => Ok((file, bytes)),
        Printed::Away(_) | Printed::Never => Ok((keep(context, write, &document, &bytes)?, bytes)),
    })
}

/// The document as it was first printed.
pub(super) enum Printed {
    /// Nobody has asked for it yet.
    Never,
    /// Here.
    Here(DocumentFile, Vec<u8>),
    /// On another PC, and at head office.
    Away(DocumentFile),
}

/// Asks head office for papers that are not here; answers what people are told.
pub(super) fn ask_for(context: &Context<'_>, files: &[DocumentFile]) -> AppError {
    let named: Vec<_> = files.iter().map(|file| (file.hash.clone(), Some(file.mime.clone()))).collect();
    if let Err(error) = want_attachments(context, &named) {
        return error;
    }
    let name = files.first().map(|file| file.name.as_str()).unwrap_or_default();
    Fault::new(Code::PaperAway).with("name", name).with("count", files.len()).into()
}

/// Keeps a paper as the one that was printed of the document.
pub(super) fn keep(
    context: &Context<'_>,
    write: &mut Write<'_>,
    document: &Document,
    bytes: &[u8],
) -> Answer<DocumentFile> {
    let hash = write.keep_file("application/pdf", bytes)?;
    let file = DocumentFile {
        id: context.new_id(),
        document: document.id,
        hash,
        mime: "application/pdf".to_owned(),
        name: format!("{}.pdf", file_stem(&document.number)),
        made_at_ms: context.now(),
    };
    write.insert(&file)?;
    Ok(file)
}

/// A number as the name of a file.
pub(super) fn file_stem(number: &str) -> String {
    number.replace(['/', '\\', ' '], "-")
}

pub(super) fn stored(read: &Read<'_>, id: DocumentId) -> Answer<Printed> {
    let files = read.files_of(id)?;
    // Without a head office there is nobody to ask: any that is here is it.
    let joined = read.link()?.is_some();
    for file in files {
        match read.file_bytes(&file.hash)? {
            Some((_, bytes)) => return Ok(Printed::Here(file, bytes)),
            None if joined => return Ok(Printed::Away(file)),
            None => {}
        }
    }
    Ok(Printed::Never)
}

/// What is printed on an issued document.
pub(super) fn paper_of(read: &Read<'_>, document: &Document) -> Answer<Paper> {
    let (lines, taxes) = (read.lines_of(document.id)?, read.taxes_of(document.id)?);
    printed(read, document, &lines, &taxes, &read.instalments_of(document.id)?, None)
}

fn of_draft(context: &Context<'_>, read: &Read<'_>, id: DraftId) -> Answer<Layout> {
    let draft: Draft = read.get(id)?;
    let resolved: Resolved = resolve(context, read, DocumentId(draft.id.0), &draft.body)?;
    let lines: Vec<DocumentLine> = resolved.lines.iter().map(|line| line.row.clone()).collect();
    let taxes = taxes_of(context, &resolved);
    let instalments = if draft.kind.is_claim() { super::reckon::instalments(context, &resolved)? } else { Vec::new() };
    let paper = printed(read, &resolved.head.document, &lines, &taxes, &instalments, Some(Mark::Draft))?;
    Ok(Layout::of(&paper)?)
}

fn printed(
    read: &Read<'_>,
    document: &Document,
    lines: &[DocumentLine],
    taxes: &[DocumentTax],
    instalments: &[Instalment],
    mark: Option<Mark>,
) -> Answer<Paper> {
    let company = crate::context::company(read)?;
    let issuer = read.find::<User>(document.issued_by)?.map(|user| user.name).unwrap_or_default();
    let logo = match &document.seller_snapshot.logo {
        Some(hash) => read.file_bytes(hash)?.map(|(_, bytes)| Logo::new(bytes)).transpose()?,
        None => None,
    };
    let source = document.source.map(|source| read.get::<Document>(source)).transpose()?;
    let prepayments = prepayments(read, document, source.as_ref())?;
    let replaced = document.revision_of.map(|old| read.get::<Document>(old)).transpose()?;
    let earlier = source.or(replaced).map(|source| Earlier {
        kind: source.kind,
        number: source.number,
        issued_on: source.issued_on,
    });
    Ok(paper(&Issued {
        document,
        lines,
        taxes,
        instalments,
        source: earlier,
        prepayments: &prepayments,
        company_currency: company.currency,
        contact: &issuer,
        logo,
        mark,
    })?)
}

/// The prepayment invoices that this invoice takes off, to be named on it.
fn prepayments(read: &Read<'_>, document: &Document, source: Option<&Document>) -> Answer<Vec<Prepayment>> {
    if document.prepaid_minor == 0 {
        return Ok(Vec::new());
    }
    let order = match source {
        Some(order) if order.kind == DocumentKind::Order => Some(order.id),
        Some(delivery) => delivery.source,
        None => None,
    };
    let Some(order) = order else { return Ok(Vec::new()) };
    let invoices = read.followers_of(order)?.into_iter().filter(|invoice| invoice.prepayment_percent.is_some());
    Ok(invoices
        .map(|invoice| Prepayment {
            gross: invoice.money(invoice.gross_minor),
            tax: invoice.money(invoice.tax_minor),
            number: invoice.number,
            issued_on: invoice.issued_on,
        })
        .collect())
}
