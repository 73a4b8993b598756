//! An archive taken apart and put together again, as somebody with bad intentions would.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::{Cursor, Read as _, Write as _};
use std::path::Path;

use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

/// The files of an archive by their names.
pub struct Archive {
    pub parts: BTreeMap<String, Vec<u8>>,
    pub manifest: Value,
    /// The kept files, as the manifest has them.
    pub files: Value,
}

/// The entry of a file in the manifest.
pub fn part<'a>(manifest: &'a mut Value, path: &str) -> &'a mut Value {
    let tables = manifest["tables"].as_array_mut().unwrap();
    tables.iter_mut().find(|table| table["file"]["path"] == path).unwrap()
}

impl Archive {
    pub fn read(path: &Path) -> Self {
        let mut zip = ZipArchive::new(std::fs::File::open(path).unwrap()).unwrap();
        let mut parts = BTreeMap::new();
        for at in 0..zip.len() {
            let mut file = zip.by_index(at).unwrap();
            let mut bytes = Vec::new();
            file.read_to_end(&mut bytes).unwrap();
            parts.insert(file.name().unwrap().into_owned(), bytes);
        }
        let manifest: Value = serde_json::from_slice(&parts["manifest.json"]).unwrap();
        Self { files: manifest["files"].clone(), parts, manifest }
    }
    pub fn bytes(&self) -> Vec<u8> {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        for (path, bytes) in &self.parts {
            zip.start_file(path, SimpleFileOptions::default()).unwrap();
            zip.write_all(bytes).unwrap();
        }
        zip.finish().unwrap().into_inner()
    }
    /// Writes the manifest anew.
    pub fn seal(&mut self) {
        self.parts.insert("manifest.json".to_owned(), serde_json::to_vec(&self.manifest).unwrap());
    }
    /// Changes a file; the manifest still says what it was.
    pub fn edit(&mut self, path: &str, change: impl FnOnce(String) -> String) {
        let text = String::from_utf8(self.parts[path].clone()).unwrap();
        let changed = change(text.clone());
        assert_ne!(changed, text, "{path}");
        self.parts.insert(path.to_owned(), changed.into_bytes());
    }
    /// Changes a file, and the manifest with it.
    pub fn forge(&mut self, path: &str, change: impl FnOnce(String) -> String) {
        self.edit(path, change);
        self.forge_bytes(path, |_| ());
    }
    /// Changes the bytes of a file, and the manifest with it.
    pub fn forge_bytes(&mut self, path: &str, change: impl FnOnce(&mut Vec<u8>)) {
        let bytes = self.parts.get_mut(path).unwrap();
        change(bytes);
        let hash = Sha256::digest(&*bytes).iter().fold(String::new(), |mut text, byte| {
            let _ = write!(text, "{byte:02x}");
            text
        });
        let length = bytes.len();
        let entry = &mut part(&mut self.manifest, path)["file"];
        entry["bytes"] = json!(length);
        entry["sha256"] = json!(hash);
        self.seal();
    }
}
