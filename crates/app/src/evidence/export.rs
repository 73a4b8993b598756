//! `evidence_export`: the package is written straight to disk, and bears its name only when it is whole.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use chrono::{DateTime, SecondsFormat};
use kontor_core::entity::DocumentId;
use kontor_core::fault::{Code, Fault};
use kontor_core::journal::{DeviceKey, DisclosureKind};
use kontor_core::sales::Document;
use kontor_core::time::Timestamp;
use kontor_store::Read;
use serde::Serialize;

use super::document::add as add_document;
use super::{
    EvidenceExport, EvidenceExported, FORMAT, MANIFEST, Manifest, NUMBERS, SERIES, SIGNATURE, SUMS, VERSION, chain,
    index, key,
};
use crate::context::{Calendar, Context, company};
use crate::error::{Answer, AppError};
use crate::export::manifest::Part;
use crate::export::pack::Pack;
use crate::export::place_of;
use crate::journal::disclose;
use crate::setup::safe_name;
use crate::verify::{self, VerifyReport};

/// The files of the package with their hashes: what becomes `SHA256SUMS`.
#[derive(Default)]
pub(super) struct Sums(Vec<(String, String)>);

impl Sums {
    pub fn add(&mut self, part: Part) {
        self.0.push((part.path, part.sha256));
    }
    /// Puts a file into the package.
    pub fn put(&mut self, pack: &mut Pack, path: &str, bytes: Vec<u8>) -> Answer<()> {
        let part = pack.add(path, |sink| {
            sink.piece = bytes;
            Ok(())
        })?;
        self.add(part);
        Ok(())
    }
    fn text(&self) -> String {
        self.0.iter().map(|(path, hash)| format!("{hash}  {path}\n")).collect()
    }
}

pub(crate) fn evidence_export(context: &Context<'_>, request: EvidenceExport) -> Answer<EvidenceExported> {
    if request.until < request.from {
        return Err(Fault::at("until", Code::EndBeforeStart).into());
    }
    let target = context.read(|read| target(context, read, &request))?;
    let same = |path: &Path| path.canonicalize().ok().is_some_and(|path| Some(path) == target.canonicalize().ok());
    if target.exists() && (!request.replace || same(context.store.path())) {
        return Err(Fault::at("path", Code::FileExists).with("path", target.display()).into());
    }
    context.write(|write| Ok(write.announce_key()?))?;
    // Judged before anything is written, by the same rules as `verify`.
    let report = verify::whole(context)?;
    let mut pack = Pack::begin(&target, context.new_id())?;
    let mut sums = Sums::default();
    let manifest = context.read(|read| fill(context, read, &mut pack, &mut sums, &request, &report))?;
    let listed = sums.text();
    let (signed_with, signature) = context.write(|write| {
        let what = kontor_store::key::hex(&kontor_store::journal::proof::chain::of_file(listed.as_bytes()));
        disclose(context, write, DisclosureKind::Evidence, None, &what, manifest.documents)?;
        Ok(write.sign(listed.as_bytes())?)
    })?;
    let public = context.read(|read| Ok(read.get::<DeviceKey>(signed_with)?.public))?;
    pack.add(SUMS, |sink| {
        sink.piece = listed.into_bytes();
        Ok(())
    })?;
    pack.add(SIGNATURE, |sink| {
        sink.piece = signature.to_vec();
        Ok(())
    })?;
    let bytes = pack.finish(&target)?;
    Ok(EvidenceExported {
        path: target.display().to_string(),
        bytes,
        documents: manifest.documents,
        commits: manifest.commits,
        fingerprint: key::fingerprint(&public),
        findings: report.findings.len(),
    })
}

fn target(context: &Context<'_>, read: &Read<'_>, request: &EvidenceExport) -> Answer<PathBuf> {
    let name = format!("{} {} {}.evidence.zip", safe_name(&company(read)?.name), request.from, request.until);
    Ok(place_of(context, request.path.as_deref(), &name))
}

fn fill(
    context: &Context<'_>,
    read: &Read<'_>,
    pack: &mut Pack,
    sums: &mut Sums,
    request: &EvidenceExport,
    report: &VerifyReport,
) -> Answer<Manifest> {
    let company = company(read)?;
    let calendar = Calendar::of(&company);
    let documents = read.documents_between(request.from, request.until)?.into_iter();
    let wanted: Vec<DocumentId> = documents
        .filter(|(_, kind)| request.kinds.is_empty() || request.kinds.contains(kind))
        .map(|(id, _)| id)
        .collect();
    let span = read.span_of(calendar.start_of(request.from), calendar.end_of(request.until))?;
    context.progress.expect(context.progress.seen().0 + wanted.len() as u64 + span.commits);
    let (mut papers, mut names) = (0, BTreeSet::new());
    let mut rows = Vec::new();
    for id in wanted {
        let document: Document = read.get(id)?;
        let name = name_for(&document.number, &mut names);
        let mut row = index::Row::of(&document, &name);
        let added = add_document(read, pack, sums, &name, document)?;
        papers += u64::from(added.paper);
        (row.paper, row.issued) = (added.paper, added.issued);
        rows.push(row);
        context.progress.step(1)?;
    }
    let (commits, before) = chain::add(read, pack, sums, &span, context.progress)?;
    for key in read.device_keys()? {
        sums.put(pack, &format!("keys/{}.pem", key.id), super::key::pem(&key.public).into_bytes())?;
    }
    let series = numbers(read, pack, sums, request)?;
    sums.put(pack, "report.json", json(report)?)?;
    let own = read.position()?;
    let keys = read.device_keys()?;
    let signer = keys.iter().find(|key| key.device == own.device && key.incarnation == u32::from(own.incarnation));
    let manifest = Manifest {
        format: FORMAT.to_owned(),
        version: VERSION,
        program: env!("CARGO_PKG_VERSION").to_owned(),
        company: company.name.clone(),
        from: request.from,
        until: request.until,
        kinds: request.kinds.clone(),
        made_at: instant(context.now()),
        made_by: context.user.name.clone(),
        device: own.device.0,
        key: signer.map(|key| key.id.0).unwrap_or_default(),
        documents: rows.len() as u64,
        papers,
        commits,
        chain_begins_after: before,
    };
    sums.put(pack, MANIFEST, json(&manifest)?)?;
    let fingerprint = signer.map(|key| super::key::fingerprint(&key.public)).unwrap_or_default();
    sums.put(pack, "index.html", index::html(&manifest, &rows, &series, report, &fingerprint).into_bytes())?;
    sums.put(pack, "README.txt", index::statement(&manifest, &fingerprint).into_bytes())?;
    Ok(manifest)
}

/// A file name for a number, its own even where two kinds count alike.
fn name_for(number: &str, names: &mut BTreeSet<String>) -> String {
    let plain: String =
        number.chars().map(|c| if c.is_ascii_alphanumeric() || "-_.".contains(c) { c } else { '-' }).collect();
    let plain = plain.trim_start_matches('.').to_owned();
    let others = (2..).map(|nth| format!("{plain}_{nth}"));
    let name = std::iter::once(plain.clone()).chain(others).find(|name| !names.contains(name)).unwrap_or(plain);
    names.insert(name.clone());
    name
}

/// A series as the package shows it.
pub(super) struct Series {
    pub kind: String,
    pub device: String,
    pub year: u32,
    /// How many numbers were drawn.
    pub drawn: u32,
    /// How many documents bear one.
    pub documents: u32,
}

/// All numbers of the years of the span, and how many each series has drawn.
fn numbers(read: &Read<'_>, pack: &mut Pack, sums: &mut Sums, request: &EvidenceExport) -> Answer<Vec<Series>> {
    use chrono::Datelike as _;
    let (from, until) = (request.from.year(), request.until.year());
    let mut text = String::from("kind,device,year,number,issued_on,document\n");
    let mut counts: BTreeMap<(String, String, u32), u32> = BTreeMap::new();
    read.each_number(from, until, |number| {
        *counts.entry((number.kind.clone(), number.device.clone(), number.year)).or_default() += 1;
        let written = format!("\"{}\"", number.number.replace('"', "\"\""));
        let _ = writeln!(
            text,
            "{},{},{},{written},{},{}",
            number.kind, number.device, number.year, number.issued_on, number.document
        );
    })?;
    sums.put(pack, NUMBERS, text.into_bytes())?;
    let mut series = Vec::new();
    let mut text = String::from("kind,device,year,drawn,documents,missing\n");
    for (kind, device, year, drawn) in read.series_between(from, until)? {
        let documents = counts.remove(&(kind.clone(), device.clone(), year)).unwrap_or(0);
        let _ =
            writeln!(text, "{kind},{device},{year},{drawn},{documents},{}", i64::from(drawn) - i64::from(documents));
        series.push(Series { kind, device, year, drawn, documents });
    }
    sums.put(pack, SERIES, text.into_bytes())?;
    Ok(series)
}

fn json(value: &impl Serialize) -> Answer<Vec<u8>> {
    let mut text = serde_json::to_vec_pretty(value).map_err(|failure| AppError::unexpected(&failure))?;
    text.push(b'\n');
    Ok(text)
}

fn instant(at: Timestamp) -> String {
    DateTime::from_timestamp_millis(at.0).unwrap_or_default().to_rfc3339_opts(SecondsFormat::Secs, true)
}
