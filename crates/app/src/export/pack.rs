//! The archive while it is written: straight to disk under another name, so that nothing half made bears the name that was
//! asked for.

use std::fs::{File, OpenOptions};
use std::io::{BufWriter, Write as _};
use std::path::{Path, PathBuf};

use kontor_core::id::Id;
use kontor_store::StoreError;
use kontor_store::key::hex;
use sha2::{Digest as _, Sha256};
use zip::ZipWriter;
use zip::result::ZipError;
use zip::write::SimpleFileOptions;

use super::manifest::Part;
use crate::error::{Answer, AppError};

/// Bytes that are packed at once.
const PIECE: usize = 128 * 1024;

/// An archive in the making. Dropped before its end, nothing of it is left.
pub(crate) struct Pack {
    zip: ZipWriter<BufWriter<File>>,
    file: Unfinished,
}

/// A file that goes away unless it is finished.
struct Unfinished {
    path: PathBuf,
    kept: bool,
}

impl Drop for Unfinished {
    fn drop(&mut self) {
        if !self.kept {
            // What cannot be removed is no worse than the fault that is told.
            let _ = std::fs::remove_file(&self.path);
        }
    }
}

impl Pack {
    /// Begins an archive that shall be at `target`. Only its owner may read it.
    pub fn begin(target: &Path, id: Id) -> Answer<Self> {
        let mut name = target.file_name().unwrap_or_default().to_os_string();
        name.push(format!(".{id}.part"));
        let path = target.with_file_name(name);
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let file = options.open(&path).map_err(StoreError::from)?;
        Ok(Self { zip: ZipWriter::new(BufWriter::new(file)), file: Unfinished { path, kept: false } })
    }
    /// Adds a file with what `fill` puts into it.
    pub fn add(&mut self, path: &str, fill: impl FnOnce(&mut Sink<'_>) -> Answer<()>) -> Answer<Part> {
        // Without a time of its own: the same content gives the same bytes.
        let options = SimpleFileOptions::default().last_modified_time(zip::DateTime::DEFAULT).large_file(true);
        self.zip.start_file(path, options).map_err(unwritten)?;
        let mut sink = Sink { zip: &mut self.zip, piece: Vec::with_capacity(PIECE), bytes: 0, hash: Sha256::new() };
        fill(&mut sink)?;
        sink.flush()?;
        Ok(Part { path: path.to_owned(), bytes: sink.bytes, sha256: hex(&sink.hash.finalize()) })
    }
    /// Ends the archive and gives it its name. Answers its length.
    pub fn finish(self, target: &Path) -> Answer<u64> {
        let Self { zip, mut file } = self;
        let written = zip.finish().map_err(unwritten)?;
        let written = written.into_inner().map_err(|failure| StoreError::from(failure.into_error()))?;
        written.sync_all().map_err(StoreError::from)?;
        let bytes = written.metadata().map_err(StoreError::from)?.len();
        drop(written);
        std::fs::rename(&file.path, target).map_err(StoreError::from)?;
        file.kept = true;
        Ok(bytes)
    }
}

/// Where the content of a file of the archive goes.
pub(crate) struct Sink<'a> {
    zip: &'a mut ZipWriter<BufWriter<File>>,
    /// To be filled; [`Sink::passed`] takes it away.
    pub piece: Vec<u8>,
    bytes: u64,
    hash: Sha256,
}

impl Sink<'_> {
    /// Something was put into the piece, which is written once it is worth it.
    pub fn passed(&mut self) -> Answer<()> {
        if self.piece.len() >= PIECE { self.flush() } else { Ok(()) }
    }
    fn flush(&mut self) -> Answer<()> {
        self.hash.update(&self.piece);
        self.bytes += self.piece.len() as u64;
        self.zip.write_all(&self.piece).map_err(StoreError::from)?;
        self.piece.clear();
        Ok(())
    }
}

fn unwritten(failure: ZipError) -> AppError {
    match failure {
        ZipError::Io(failure) => StoreError::from(failure).into(),
        other => AppError::unexpected(&other),
    }
}
