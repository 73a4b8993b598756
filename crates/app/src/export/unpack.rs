//! An archive that somebody hands over: nothing of it is believed before it was checked, and nothing of it becomes a path.
//!
//! Files are found by the names that this program would have given them. Each is read as a stream, never further than the
//! manifest says, and its hash must be that of the manifest.

use std::collections::BTreeSet;
use std::fs::File;
use std::io::{self, BufReader, Read};
use std::path::Path;

use kontor_core::entity::EntityKind;
use kontor_core::fault::{Code, Fault};
use kontor_store::StoreError;
use kontor_store::key::hex;
use serde::Deserialize;
use sha2::{Digest as _, Sha256};
use zip::ZipArchive;
use zip::read::ZipFile;

use super::manifest::{FilePart, Manifest, Part, TablePart, file_path};
use super::out::{MANIFEST, SCHEMA};
use super::{FORMAT, VERSION};
use crate::error::Answer;

/// The longest manifest: a million kept files.
const LONGEST_MANIFEST: u64 = 256 * 1024 * 1024;
/// The longest kept file; it is in memory as a whole.
const LONGEST_FILE: u64 = 256 * 1024 * 1024;
/// Rows of tables are packed to a tenth or a twentieth; what unpacks to more than this many times its length is a trap.
const STRETCH: u64 = 200;
/// Below this length nobody cares.
const SMALL: u64 = 16 * 1024 * 1024;

/// Something is wrong in a file of the archive.
pub(super) fn damaged(path: &str, detail: &str) -> Fault {
    Fault::at("file", Code::ExportDamaged).with("part", path).with("detail", detail)
}

/// The archive has what this program does not know, and leaving it out would lose it.
pub(super) fn unknown(name: &str) -> Fault {
    Fault::at("file", Code::ExportUnknown).with("name", name)
}

/// An archive whose manifest was read and agrees with what the archive holds.
pub(super) struct Archive {
    zip: ZipArchive<BufReader<File>>,
    /// What it says of itself.
    pub manifest: Manifest,
}

/// What every version of the manifest says.
#[derive(Deserialize)]
struct Head {
    format: String,
    version: u32,
}

impl Archive {
    /// Opens an archive.
    ///
    /// # Errors
    /// `file-missing`, `not-an-export`, `export-newer`, `export-damaged`, `export-unknown`.
    pub fn open(path: &Path) -> Answer<Self> {
        if !path.is_file() {
            return Err(Fault::at("file", Code::FileMissing).with("path", path.display()).into());
        }
        let no_export = || Fault::at("file", Code::NotAnExport);
        let file = File::open(path).map_err(StoreError::from)?;
        let mut zip = ZipArchive::new(BufReader::new(file)).map_err(|_| no_export())?;
        let mut text = Vec::new();
        let read = zip.by_name(MANIFEST).map_err(|_| no_export())?.take(LONGEST_MANIFEST).read_to_end(&mut text);
        read.map_err(|failure| damaged(MANIFEST, &failure.to_string()))?;
        let head: Head = serde_json::from_slice(&text).map_err(|_| no_export())?;
        if head.format != FORMAT {
            return Err(no_export().into());
        }
        if head.version > VERSION {
            return Err(Fault::at("file", Code::ExportNewer)
                .with("version", head.version)
                .with("known", VERSION)
                .into());
        }
        let manifest: Manifest =
            serde_json::from_slice(&text).map_err(|failure| damaged(MANIFEST, &failure.to_string()))?;
        let mut archive = Self { zip, manifest };
        archive.check()?;
        // What it says is not needed here; that it is what was written says that nobody was at it.
        let schema = archive.manifest.schema.clone();
        archive.file(&schema)?;
        Ok(archive)
    }

    /// Every file has the name that it would be given here; each is there, once, and nothing else is.
    fn check(&self) -> Result<(), Fault> {
        let mut named = BTreeSet::from([MANIFEST.to_owned()]);
        let mut name = |path: &str, expected: &str| {
            if path == expected && named.insert(path.to_owned()) { Ok(()) } else { Err(damaged(MANIFEST, path)) }
        };
        name(&self.manifest.schema.path, SCHEMA)?;
        for TablePart { table, file, .. } in &self.manifest.tables {
            let kind = EntityKind::ALL.iter().find(|kind| kind.table() == table).ok_or_else(|| unknown(table))?;
            name(&file.path, &self.manifest.rows_as.path_of(kind.table()))?;
        }
        for FilePart { mime, file } in &self.manifest.files {
            name(&file.path, &file_path(&file.sha256, mime))?;
        }
        let mut there = BTreeSet::new();
        for name in self.zip.file_names() {
            let name = name.map_err(|failure| damaged("", &failure.to_string()))?.into_owned();
            if !named.contains(&name) {
                return Err(unknown(&name));
            }
            there.insert(name);
        }
        if self.zip.has_duplicate_names() {
            return Err(damaged(MANIFEST, "names"));
        }
        named.difference(&there).next().map_or(Ok(()), |missing| Err(damaged(missing, "missing")))
    }

    /// A file of the archive, as a stream that ends where the manifest says.
    ///
    /// # Errors
    /// `export-damaged`.
    pub fn part(&mut self, part: &Part) -> Answer<Unpacked<'_>> {
        let from = self.zip.by_name(&part.path).map_err(|failure| damaged(&part.path, &failure.to_string()))?;
        if part.bytes > SMALL && part.bytes / from.compressed_size().max(1) > STRETCH {
            return Err(damaged(&part.path, "length").into());
        }
        Ok(Unpacked { from, part: part.clone(), bytes: 0, hash: Sha256::new() })
    }
    /// A kept file as a whole.
    ///
    /// # Errors
    /// `export-damaged`.
    pub fn file(&mut self, part: &Part) -> Answer<Vec<u8>> {
        if part.bytes > LONGEST_FILE {
            return Err(damaged(&part.path, "length").into());
        }
        let mut bytes = Vec::new();
        let mut unpacked = self.part(part)?;
        unpacked.read_to_end(&mut bytes).map_err(|failure| damaged(&part.path, &failure.to_string()))?;
        unpacked.finish()?;
        Ok(bytes)
    }
}

/// The content of a file of the archive, counted and hashed as it is read.
pub(super) struct Unpacked<'a> {
    from: ZipFile<'a, BufReader<File>>,
    part: Part,
    bytes: u64,
    hash: Sha256,
}

impl Read for Unpacked<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let count = self.from.read(into)?;
        self.bytes = self.bytes.saturating_add(count as u64);
        if self.bytes > self.part.bytes {
            return Err(io::Error::new(io::ErrorKind::InvalidData, "longer than the manifest says"));
        }
        self.hash.update(into.get(..count).unwrap_or_default());
        Ok(count)
    }
}

impl Unpacked<'_> {
    /// All of it was read, and it is what the manifest says.
    ///
    /// # Errors
    /// `export-damaged`.
    pub fn finish(self) -> Result<(), Fault> {
        let Self { part, bytes, hash, .. } = self;
        if bytes != part.bytes {
            return Err(damaged(&part.path, "length"));
        }
        if hex(&hash.finalize()) != part.sha256 { Err(damaged(&part.path, "sha256")) } else { Ok(()) }
    }
}
