//! What a disk may hold after the power was cut.
//!
//! What was synced is there. Of what was written to a file since, every write may be there, be missing, or be there in some of its
//! sectors of 512 bytes, in any order. Names are changed in their order, as every file system with a journal does it, and since the
//! last sync of their folder some of the last changes may be missing.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use kontor_testkit::Seeded;

use crate::event::{Event, Log};

/// What a disk writes whole or not at all.
const SECTOR: usize = 512;

/// The files of a folder after a power cut, by name.
#[derive(Debug, Clone, Default)]
pub struct Image(BTreeMap<PathBuf, Vec<u8>>);

impl Image {
    /// What may be left when the power is cut after so many events of a log.
    #[must_use]
    pub fn after(log: &Log, events: usize, seeded: &mut Seeded) -> Self {
        let mut files = Files::of(&log.base);
        log.events.iter().take(events).for_each(|event| files.happen(event));
        files.cut(seeded)
    }
    /// Writes the files into an empty folder.
    ///
    /// # Panics
    /// When they cannot be written.
    pub fn lay_out(&self, folder: &Path) {
        for (path, bytes) in &self.0 {
            let to = folder.join(path.file_name().unwrap_or_default());
            fs::write(&to, bytes).unwrap_or_else(|failure| panic!("{}: {failure}", to.display()));
        }
    }
}

/// A change of names.
#[derive(Debug, Clone)]
enum Naming {
    Put(PathBuf, usize),
    Drop(PathBuf),
    Move(PathBuf, PathBuf),
}

#[derive(Debug, Clone)]
enum Change {
    Write(usize, Vec<u8>),
    Length(usize),
}

/// The content of a file: what is on the disk for certain, and what is on its way.
#[derive(Debug, Default)]
struct Content {
    safe: Vec<u8>,
    way: Vec<Change>,
}

#[derive(Debug, Default)]
struct Files {
    contents: Vec<Content>,
    /// Names as programs see them.
    seen: BTreeMap<PathBuf, usize>,
    /// Names that are on the disk for certain.
    safe: BTreeMap<PathBuf, usize>,
    way: Vec<Naming>,
    /// Contents behind the numbers of open files.
    open: BTreeMap<u64, usize>,
}

impl Files {
    fn of(base: &BTreeMap<PathBuf, Vec<u8>>) -> Self {
        let mut files = Self::default();
        for (path, bytes) in base {
            files.safe.insert(path.clone(), files.contents.len());
            files.contents.push(Content { safe: bytes.clone(), way: Vec::new() });
        }
        files.seen = files.safe.clone();
        files
    }
    /// The content behind a name; a new one when there is none.
    fn content(&mut self, path: &Path) -> usize {
        if let Some(content) = self.seen.get(path) {
            return *content;
        }
        self.contents.push(Content::default());
        let content = self.contents.len() - 1;
        self.name(Naming::Put(path.to_owned(), content));
        content
    }
    fn name(&mut self, naming: Naming) {
        naming.apply(&mut self.seen);
        self.way.push(naming);
    }
    fn happen(&mut self, event: &Event) {
        match event {
            Event::Opened { file, path } => {
                let content = self.content(path);
                self.open.insert(*file, content);
            }
            Event::Wrote { file, at, bytes } => self.change(*file, Change::Write(*at, bytes.clone())),
            Event::Truncated { file, length } => self.change(*file, Change::Length(*length)),
            Event::Synced { file } => {
                if let Some(content) = self.open.get(file).copied() {
                    let Content { safe, way } = &mut self.contents[content];
                    way.drain(..).for_each(|change| change.apply(safe));
                    self.settle(content);
                }
            }
            Event::Whole { path, bytes } => {
                let content = self.content(path);
                self.contents[content] = Content { safe: bytes.clone(), way: Vec::new() };
                self.settle(content);
            }
            Event::Removed { path, synced } => {
                self.name(Naming::Drop(path.clone()));
                if let Some(folder) = path.parent().filter(|_| *synced) {
                    self.settle_folder(folder);
                }
            }
            Event::Renamed { path, to } => self.name(Naming::Move(path.clone(), to.clone())),
            Event::Linked { path, to } => {
                if let Some(content) = self.seen.get(path).copied() {
                    self.name(Naming::Put(to.clone(), content));
                }
            }
            Event::FolderSynced { folder } => self.settle_folder(folder),
        }
    }
    fn change(&mut self, file: u64, change: Change) {
        if let Some(content) = self.open.get(&file) {
            self.contents[*content].way.push(change);
        }
    }
    /// The name that a content was made under is on the disk with it.
    fn settle(&mut self, content: usize) {
        let made = |naming: &Naming| matches!(naming, Naming::Put(_, of) if *of == content);
        let Some(at) = self.way.iter().rposition(made) else { return };
        let path = self.way[at].path().to_owned();
        // What happened to this name before did so on the disk as well.
        let rest = self.way.split_off(at + 1);
        let (settled, way): (Vec<Naming>, Vec<Naming>) = self.way.drain(..).partition(|naming| naming.concerns(&path));
        settled.iter().for_each(|naming| naming.apply(&mut self.safe));
        self.way = [way, rest].concat();
    }
    fn settle_folder(&mut self, folder: &Path) {
        let (settled, way) = self.way.drain(..).partition(|naming| naming.path().parent() == Some(folder));
        self.way = way;
        let settled: Vec<Naming> = settled;
        settled.iter().for_each(|naming| naming.apply(&mut self.safe));
    }

    fn cut(mut self, seeded: &mut Seeded) -> Image {
        let arrived = seeded.place(self.way.len() + 1);
        self.way.iter().take(arrived).for_each(|naming| naming.apply(&mut self.safe));
        let luck = seeded.below(4);
        let mut contents: Vec<Vec<u8>> = Vec::new();
        for Content { mut safe, way } in self.contents {
            for change in way {
                match (luck, seeded.below(3)) {
                    (0, _) | (2.., 0) => change.apply(&mut safe),
                    (1, _) | (2.., 1) => {}
                    _ => change.tear(&mut safe, seeded),
                }
            }
            contents.push(safe);
        }
        // What coordinates the readers of one session means nothing to the next one.
        let passing = |path: &Path| [".lock", "-shm"].iter().any(|ending| path.to_string_lossy().ends_with(ending));
        let files = self.safe.into_iter().filter(|(path, _)| !passing(path));
        Image(files.map(|(path, content)| (path, contents[content].clone())).collect())
    }
}

impl Naming {
    fn path(&self) -> &Path {
        match self {
            Self::Put(path, _) | Self::Drop(path) | Self::Move(path, _) => path,
        }
    }
    fn concerns(&self, path: &Path) -> bool {
        self.path() == path || matches!(self, Self::Move(_, to) if to == path)
    }
    fn apply(&self, names: &mut BTreeMap<PathBuf, usize>) {
        match self {
            Self::Put(path, content) => {
                names.insert(path.clone(), *content);
            }
            Self::Drop(path) => {
                names.remove(path);
            }
            Self::Move(path, to) => {
                if let Some(content) = names.remove(path) {
                    names.insert(to.clone(), content);
                }
            }
        }
    }
}

impl Change {
    fn apply(self, bytes: &mut Vec<u8>) {
        match self {
            Self::Write(at, piece) => write(bytes, at, &piece),
            Self::Length(length) => bytes.resize(length, 0),
        }
    }
    /// Some of its sectors arrive.
    fn tear(self, bytes: &mut Vec<u8>, seeded: &mut Seeded) {
        match self {
            Self::Write(mut at, piece) => {
                let mut rest = piece.as_slice();
                while !rest.is_empty() {
                    let (sector, more) = rest.split_at(rest.len().min(SECTOR - at % SECTOR));
                    if seeded.tosses() {
                        write(bytes, at, sector);
                    }
                    (at, rest) = (at + sector.len(), more);
                }
            }
            length @ Self::Length(_) if seeded.tosses() => length.apply(bytes),
            Self::Length(_) => {}
        }
    }
}

fn write(bytes: &mut Vec<u8>, at: usize, piece: &[u8]) {
    let end = at + piece.len();
    if bytes.len() < end {
        bytes.resize(end, 0);
    }
    bytes[at..end].copy_from_slice(piece);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn images(events: &[Event]) -> Vec<BTreeMap<PathBuf, Vec<u8>>> {
        let log = Log { base: BTreeMap::from([("/f/a".into(), vec![1; 1024])]), events: events.to_vec() };
        (0..200).map(|seed| Image::after(&log, events.len(), &mut Seeded::new(seed)).0).collect()
    }

    #[test]
    fn what_was_synced_is_there_and_what_was_not_may_be_missing_or_torn() {
        let write = |bytes: u8| Event::Wrote { file: 1, at: 0, bytes: vec![bytes; 1024] };
        let opened = Event::Opened { file: 1, path: "/f/a".into() };
        let images = images(&[opened, write(2), Event::Synced { file: 1 }, write(3)]);
        let halves: Vec<(u8, u8)> =
            images.iter().map(|image| &image[Path::new("/f/a")]).map(|a| (a[0], a[512])).collect();
        for seen in [(2, 2), (3, 3), (2, 3), (3, 2)] {
            assert!(halves.contains(&seen), "{seen:?}");
        }
        assert!(halves.iter().all(|(one, two)| *one > 1 && *two > 1), "what was synced never goes back");
    }

    #[test]
    fn a_new_name_may_be_missing_until_its_folder_is_synced() {
        let renamed = Event::Renamed { path: "/f/a".into(), to: "/f/b".into() };
        let names = |image: &BTreeMap<PathBuf, Vec<u8>>| image.keys().cloned().collect::<Vec<_>>();
        let before: Vec<_> = images(std::slice::from_ref(&renamed)).iter().map(names).collect();
        assert!(before.contains(&vec!["/f/a".into()]) && before.contains(&vec!["/f/b".into()]));
        let after = images(&[renamed, Event::FolderSynced { folder: "/f".into() }]);
        assert!(after.iter().all(|image| names(image) == [PathBuf::from("/f/b")]));
    }
}
