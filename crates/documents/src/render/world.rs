//! What the layout engine can see: our templates, our fonts, and the files of one document. Nothing else exists for it.

use std::collections::HashMap;
use std::sync::LazyLock;

use include_dir::{Dir, include_dir};
use kontor_core::fault::Fault;
use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};

static TEMPLATES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/templates");

/// Noto Sans under the SIL Open Font License: Latin, Cyrillic with the Kazakh letters, Greek.
pub(crate) const FACES: [&[u8]; 4] = [
    include_bytes!("../../fonts/NotoSans-Regular.ttf"),
    include_bytes!("../../fonts/NotoSans-Bold.ttf"),
    include_bytes!("../../fonts/NotoSans-Italic.ttf"),
    include_bytes!("../../fonts/NotoSans-BoldItalic.ttf"),
];

/// What all documents share; made once.
struct Desk {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
    templates: HashMap<FileId, Source>,
}

static DESK: LazyLock<Desk> = LazyLock::new(|| {
    let fonts: Vec<Font> = FACES.into_iter().filter_map(|face| Font::new(Bytes::new(face), 0)).collect();
    let templates = TEMPLATES.files().filter_map(|file| {
        let id = file_id(file.path().to_str()?).ok()?;
        Some((id, Source::new(id, file.contents_utf8()?.to_owned())))
    });
    Desk {
        library: LazyHash::new(Library::default()),
        book: LazyHash::new(FontBook::from_fonts(&fonts)),
        templates: templates.collect(),
        fonts,
    }
});

/// Sets the desk up before the first document needs it.
pub(super) fn warm_up() {
    LazyLock::force(&DESK);
}

/// One document on the desk.
pub(super) struct Sheet {
    main: FileId,
    files: HashMap<FileId, Bytes>,
}

impl Sheet {
    /// Lays out the template with its data and pictures.
    pub(super) fn new(template: &str, data: Vec<u8>, pictures: Vec<(&str, Bytes)>) -> Result<Self, Fault> {
        let mut files = HashMap::from([(file_id("/data.json")?, Bytes::new(data))]);
        for (path, bytes) in pictures {
            files.insert(file_id(path)?, bytes);
        }
        Ok(Self { main: file_id(template)?, files })
    }
}

fn file_id(path: &str) -> Result<FileId, Fault> {
    let path = VirtualPath::new(path).map_err(|_| super::internal(path))?;
    Ok(RootedPath::new(VirtualRoot::Project, path).intern())
}

fn missing(id: FileId) -> FileError {
    FileError::NotFound(id.get().vpath().get_without_slash().into())
}

impl World for Sheet {
    fn library(&self) -> &LazyHash<Library> {
        &DESK.library
    }
    fn book(&self) -> &LazyHash<FontBook> {
        &DESK.book
    }
    fn main(&self) -> FileId {
        self.main
    }
    fn source(&self, id: FileId) -> FileResult<Source> {
        DESK.templates.get(&id).cloned().ok_or_else(|| missing(id))
    }
    fn file(&self, id: FileId) -> FileResult<Bytes> {
        self.files.get(&id).cloned().ok_or_else(|| missing(id))
    }
    fn font(&self, index: usize) -> Option<Font> {
        DESK.fonts.get(index).cloned()
    }
    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}
