//! The pages of the window: built when their sources changed, and only then.

use std::path::{Path, PathBuf};
use std::{fs, io};

use anyhow::{Context as _, Result};
use sha2::{Digest as _, Sha256};

use crate::shell::{npm, root, run};

/// Fetches what the pages need and builds them into `ui/dist`.
pub fn build() -> Result<()> {
    fetch("ui")?;
    let stamp = root().join("ui/dist/.built-from");
    let sources = fingerprint(&root().join("ui"))?;
    if fs::read_to_string(&stamp).is_ok_and(|built_from| built_from == sources) {
        return Ok(());
    }
    println!("Building the pages …");
    run(npm("ui", &["run", "--silent", "build"]))?;
    fs::write(&stamp, sources).with_context(|| format!("{} cannot be written", stamp.display()))
}

/// Fetches the packages of a folder exactly as its lock file names them, unless that was done already.
pub fn fetch(folder: &str) -> Result<()> {
    let folder_path = root().join(folder);
    let lock = fs::read(folder_path.join("package-lock.json"))
        .with_context(|| format!("{folder}/package-lock.json cannot be read"))?;
    let wanted = hex(Sha256::digest(lock));
    let stamp = folder_path.join("node_modules/.fetched-for");
    if fs::read_to_string(&stamp).is_ok_and(|fetched_for| fetched_for == wanted) {
        return Ok(());
    }
    println!("Fetching the packages of {folder} …");
    run(npm(folder, &["ci", "--silent"]))?;
    fs::write(&stamp, wanted).with_context(|| format!("{} cannot be written", stamp.display()))
}

/// A digest of the names and contents of all sources below `folder`.
fn fingerprint(folder: &Path) -> Result<String> {
    let mut files = Vec::new();
    collect(folder, &mut files).with_context(|| format!("{} cannot be read", folder.display()))?;
    files.sort();
    let mut digest = Sha256::new();
    for file in files {
        digest.update(file.to_string_lossy().as_bytes());
        digest.update(fs::read(&file)?);
    }
    Ok(hex(digest.finalize()))
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default();
        if path.is_file() {
            files.push(path);
        } else if name != "node_modules" && name != "dist" {
            collect(&path, files)?;
        }
    }
    Ok(())
}

/// Bytes as hexadecimal digits.
pub fn hex(bytes: impl AsRef<[u8]>) -> String {
    bytes.as_ref().iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_sources_change_the_fingerprint() {
        let folder = tempfile::tempdir().unwrap();
        let write = |path: &str, text: &str| {
            let path = folder.path().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        };
        write("src/main.ts", "one");
        let first = fingerprint(folder.path()).unwrap();
        write("node_modules/x/index.js", "fetched");
        write("dist/index.html", "built");
        assert_eq!(fingerprint(folder.path()).unwrap(), first, "what is fetched or built is no source");
        write("src/main.ts", "two");
        assert_ne!(fingerprint(folder.path()).unwrap(), first, "a changed source");
    }
}
