//! Hears from the store what it does to files without SQLite.

use std::fmt::Debug;
use std::path::PathBuf;
use std::sync::Once;

use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Metadata, Subscriber};

use crate::disk::{Disk, read};
use crate::event::Event;

/// Where the store tells of it.
const TOLD_BY: &str = "kontor_store::place";

/// Listens from now on, in the whole process.
pub(crate) fn listen() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        tracing::subscriber::set_global_default(Witness).unwrap_or_else(|failure| panic!("{failure}"));
    });
}

struct Witness;

/// The fields of what was told.
#[derive(Default)]
struct Told {
    step: String,
    path: PathBuf,
    to: PathBuf,
}

impl Visit for Told {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        let text = format!("{value:?}");
        match field.name() {
            "step" => self.step = text,
            "path" => self.path = text.into(),
            "to" => self.to = text.into(),
            _ => {}
        }
    }
}

impl Told {
    fn event(self, file: u64) -> Event {
        let Self { step, path, to } = self;
        match step.as_str() {
            "copy" => Event::Opened { file, path: to },
            "sync" => Event::Whole { bytes: read(&path), path },
            "remove" => Event::Removed { path, synced: false },
            "rename" => Event::Renamed { path, to },
            "link" => Event::Linked { path, to },
            "sync-folder" => Event::FolderSynced { folder: path },
            other => panic!("{other} is not known"),
        }
    }
}

impl Subscriber for Witness {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        metadata.target() == TOLD_BY
    }
    fn event(&self, event: &tracing::Event<'_>) {
        let mut told = Told::default();
        event.record(&mut told);
        let at = if told.to.as_os_str().is_empty() { &told.path } else { &told.to };
        if let Some(disk) = Disk::under(at) {
            disk.outside(|file| told.event(file));
        }
    }
    fn new_span(&self, _: &Attributes<'_>) -> Id {
        Id::from_u64(1)
    }
    fn record(&self, _: &Id, _: &Record<'_>) {}
    fn record_follows_from(&self, _: &Id, _: &Id) {}
    fn enter(&self, _: &Id) {}
    fn exit(&self, _: &Id) {}
}
