//! Papers of many documents in one archive, drawn on all cores. The store is read and written in one place; what was printed
//! before is taken as it was kept, and what is drawn now is kept as if it had been asked for by itself.

use std::collections::BTreeSet;
use std::io::{Seek, Write};
use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

use kontor_core::entity::DocumentId;
use kontor_core::fault::{Code, Fault};
use kontor_core::journal::DisclosureKind;
use kontor_core::sales::{Document, DocumentFile};
use kontor_documents::model::Paper;
use kontor_documents::render::Layout;
use kontor_store::{Read, StoreError};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::DocumentListRequest;
use super::paper::{Printed, ask_for, keep, paper_of, stored};
use crate::context::Context;
use crate::error::{Answer, AppError};
use crate::journal::disclose;
use crate::report::export::{Exported, written};

/// Documents that are read, drawn and kept together: some for every core, and little enough to be in memory.
const AT_ONCE: usize = 64;

/// The papers of many documents.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
pub struct DocumentsPdf {
    /// Which documents: all that the request of `document_list` finds. Those that are not printed are passed over.
    #[serde(default)]
    pub list: DocumentListRequest,
    /// What the archive is called.
    #[serde(default)]
    pub title: String,
    /// Where it goes; without it the answer holds its bytes.
    #[serde(default)]
    #[ts(type = "string | null", optional)]
    pub to: Option<PathBuf>,
}

/// A document on its way into the archive.
struct Wanted {
    document: Document,
    paper: Source,
}

enum Source {
    /// As it was printed before.
    Kept(DocumentFile, Vec<u8>),
    /// To be drawn.
    New(Box<Paper>),
}

/// A paper that is ready.
struct Made {
    document: Document,
    kept: Option<DocumentFile>,
    bytes: Vec<u8>,
}

pub(crate) fn documents_pdf(context: &Context<'_>, request: DocumentsPdf) -> Answer<Exported> {
    let DocumentListRequest { kinds, window } = &request.list;
    let ids: Vec<DocumentId> = context.read(|read| {
        read.walk_documents(kinds, window, |_, rows| {
            let rows = rows.map(|row| row.map_err(AppError::from));
            rows.filter(|row| row.as_ref().map_or(true, |row| row.kind.on_paper())).map(|row| Ok(row?.id)).collect()
        })
    })?;
    let away = context.read(|read| away(read, &ids))?;
    if !away.is_empty() {
        return Err(ask_for(context, &away));
    }
    context.progress.expect(ids.len() as u64);
    let title = if request.title.trim().is_empty() { "documents" } else { request.title.trim() };
    written(request.to.as_deref(), title, "zip", "application/zip", |out| {
        let mut archive = Archive { zip: ZipWriter::new_stream(out), names: BTreeSet::new() };
        let mut parts = ids.chunks(AT_ONCE);
        let mut waiting = next(context, parts.next())?;
        let mut ready: Vec<Made> = Vec::new();
        // While one part is drawn, the one before is kept and the one after is read.
        while !waiting.is_empty() || !ready.is_empty() {
            let (drawn, after) = std::thread::scope(|scope| {
                let drawing = scope.spawn(|| draw(std::mem::take(&mut waiting)));
                let kept = put(context, &mut archive, std::mem::take(&mut ready));
                let after = kept.and_then(|()| next(context, parts.next()));
                let drawn = drawing.join().map_err(|_| AppError::unexpected(&"a paper could not be drawn"));
                Ok::<_, AppError>((drawn??, after?))
            })?;
            (ready, waiting) = (drawn, after);
        }
        archive.finish()?;
        Ok(ids.len() as u64)
    })
}

/// Papers that another PC printed and that are not here.
fn away(read: &Read<'_>, ids: &[DocumentId]) -> Answer<Vec<DocumentFile>> {
    if read.link()?.is_none() {
        return Ok(Vec::new());
    }
    let mut away = Vec::new();
    for id in ids {
        if let Some(file) =
            read.file_of(*id)?.map(|file| Ok::<_, AppError>((read.has_file(&file.hash)?, file))).transpose()?
            && !file.0
        {
            away.push(file.1);
        }
    }
    Ok(away)
}

/// The next documents with what is printed on them.
fn next(context: &Context<'_>, ids: Option<&[DocumentId]>) -> Answer<Vec<Wanted>> {
    context.read(|read| ids.unwrap_or_default().iter().map(|id| wanted(read, *id)).collect())
}

fn wanted(read: &Read<'_>, id: DocumentId) -> Answer<Wanted> {
    let document: Document = read.get(id)?;
    let paper = match stored(read, id)? {
        Printed::Here(file, bytes) => Source::Kept(file, bytes),
        // What became known of another PC's paper since this began is not waited for.
        Printed::Away(_) | Printed::Never => Source::New(Box::new(paper_of(read, &document)?)),
    };
    Ok(Wanted { document, paper })
}

/// Draws what is new of them, a thread for every core; the order stays.
fn draw(wanted: Vec<Wanted>) -> Answer<Vec<Made>> {
    let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let (at, done) = (AtomicUsize::new(0), Mutex::new(Vec::with_capacity(wanted.len())));
    let work = || {
        loop {
            let nth = at.fetch_add(1, Ordering::Relaxed);
            let Some(one) = wanted.get(nth) else { break };
            if let Source::New(paper) = &one.paper {
                let bytes = Layout::of(paper).and_then(|layout| layout.pdf());
                done.lock().unwrap_or_else(PoisonError::into_inner).push((nth, bytes));
            }
        }
    };
    std::thread::scope(|scope| {
        for _ in 1..cores {
            scope.spawn(work);
        }
        work();
    });
    let mut drawn = done.into_inner().unwrap_or_else(PoisonError::into_inner);
    drawn.sort_unstable_by_key(|(nth, _)| *nth);
    let mut drawn = drawn.into_iter().map(|(_, bytes)| bytes);
    let made = wanted.into_iter().map(|Wanted { document, paper }| match paper {
        Source::Kept(file, bytes) => Ok(Made { document, kept: Some(file), bytes }),
        Source::New(_) => {
            let bytes = drawn.next().unwrap_or_else(|| Err(Fault::new(Code::Internal)));
            Ok(Made { bytes: bytes.map_err(|fault| fault.with("number", &document.number))?, document, kept: None })
        }
    });
    made.collect()
}

/// Keeps what is new and puts all of them into the archive.
fn put<W: Write + Seek>(context: &Context<'_>, archive: &mut Archive<W>, made: Vec<Made>) -> Answer<()> {
    context.write(|write| {
        for made in &made {
            // Somebody may have printed it meanwhile; the one kept first counts.
            if made.kept.is_none() && matches!(stored(write, made.document.id)?, Printed::Never) {
                keep(context, write, &made.document, &made.bytes)?;
            }
            disclose(context, write, DisclosureKind::Paper, Some(made.document.id.0), &made.document.number, 1)?;
        }
        Ok(())
    })?;
    for Made { document, bytes, .. } in &made {
        archive.add(&document.number, bytes)?;
        context.progress.step(1)?;
    }
    Ok(())
}

/// An archive that is written from its beginning to its end. Papers are packed already.
struct Archive<W: Write + Seek> {
    zip: ZipWriter<W>,
    names: BTreeSet<String>,
}

impl<W: Write + Seek> Archive<W> {
    fn add(&mut self, number: &str, bytes: &[u8]) -> Answer<()> {
        let plain = super::paper::file_stem(number);
        // Documents of two kinds may have the same number.
        let other = (2..).map(|nth| format!("{plain} ({nth})"));
        let name = std::iter::once(plain.clone()).chain(other).find(|name| !self.names.contains(name));
        let name = name.unwrap_or(plain);
        let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
        self.zip.start_file(format!("{name}.pdf"), options).map_err(failed)?;
        self.zip.write_all(bytes).map_err(StoreError::from)?;
        self.names.insert(name);
        Ok(())
    }
    fn finish(self) -> Answer<()> {
        self.zip.finish().map(drop).map_err(failed)
    }
}

fn failed(error: zip::result::ZipError) -> AppError {
    match error {
        zip::result::ZipError::Io(error) => StoreError::from(error).into(),
        other => AppError::unexpected(&other),
    }
}
