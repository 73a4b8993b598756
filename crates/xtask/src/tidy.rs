//! `cargo xtask tidy`: the rules of the house that no compiler knows. Every complaint says what the rule is for.

mod layers;
mod records;
mod text;

use std::collections::BTreeMap;
use std::fmt;
use std::path::Path;
use std::{fs, io};

use anyhow::{Context as _, Result};

use crate::shell::root;

pub use records::accept_migrations;

/// The files of the workspace that people write, by their path from the root. What is no text is left out.
pub type Tree = BTreeMap<String, String>;

/// Something that is not as the house has it.
#[derive(Debug, PartialEq, Eq)]
pub struct Complaint {
    file: String,
    line: usize,
    what: String,
}

impl Complaint {
    /// About a file as a whole.
    fn of(file: &str, what: impl Into<String>) -> Self {
        Self { file: file.to_owned(), line: 0, what: what.into() }
    }
    /// About the line with this index.
    fn at(file: &str, index: usize, what: impl Into<String>) -> Self {
        Self { file: file.to_owned(), line: index + 1, what: what.into() }
    }
}

impl fmt::Display for Complaint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            0 => write!(f, "{}: {}", self.file, self.what),
            line => write!(f, "{}:{line}: {}", self.file, self.what),
        }
    }
}

/// What holds nothing written by people. In a second checkout `.git` is a file.
const NOT_OURS: &[&str] = &["target", "node_modules", "dist", "gen", ".git"];

/// Prints all complaints; whether there were none.
pub fn tidy() -> Result<bool> {
    let tree = read_tree(root()).context("the workspace cannot be read")?;
    let complaints: Vec<Complaint> = [text::complaints(&tree), layers::complaints(&tree), records::complaints(&tree)]
        .into_iter()
        .flatten()
        .collect();
    for complaint in &complaints {
        println!("{complaint}");
    }
    println!("{} files, {} complaints", tree.len(), complaints.len());
    Ok(complaints.is_empty())
}

/// Reads all text files below `root`.
fn read_tree(root: &Path) -> io::Result<Tree> {
    let mut tree = Tree::new();
    let mut folders = vec![root.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder)? {
            let entry = entry?;
            let (path, kind) = (entry.path(), entry.file_type()?);
            if NOT_OURS.iter().any(|name| entry.file_name() == *name) {
                continue;
            }
            if kind.is_dir() {
                folders.push(path);
            } else if kind.is_file()
                && let Ok(text) = String::from_utf8(fs::read(&path)?)
            {
                let from_root = path.strip_prefix(root).unwrap_or(&path);
                tree.insert(from_root.to_string_lossy().replace('\\', "/"), text);
            }
        }
    }
    Ok(tree)
}

/// Copies what people wrote, pictures and fonts included, to another place.
pub fn copy_tree(from: &Path, to: &Path) -> io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let kind = entry.file_type()?;
        let target = to.join(entry.file_name());
        if NOT_OURS.iter().any(|name| entry.file_name() == *name) {
            continue;
        }
        if kind.is_dir() {
            copy_tree(&entry.path(), &target)?;
        } else if kind.is_file() {
            fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}

/// Whether a file is written in Rust; templates of such files have blanks in them.
fn is_rust(file: &str) -> bool {
    file.ends_with(".rs") && !file.contains("/templates/")
}

/// Whether a file belongs to the front end's own sources.
fn is_page(file: &str) -> bool {
    file.starts_with("ui/")
        && [".ts", ".tsx", ".css", ".mjs"].iter().any(|end| file.ends_with(end))
        && !is_generated(file)
}

/// Whether a program writes the file.
fn is_generated(file: &str) -> bool {
    file.contains("/generated/")
}

/// The lines before the tests that stand in the same file.
fn without_tests(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.lines().enumerate().take_while(|(_, line)| !line.starts_with("#[cfg(test)]"))
}

/// Whether `word` stands in `line` with no letter, digit or underscore on either side.
fn has_word(line: &str, word: &str) -> bool {
    let inside = |sign: char| sign.is_alphanumeric() || sign == '_';
    line.match_indices(word)
        .any(|(at, found)| !line[..at].ends_with(inside) && !line[at + found.len()..].starts_with(inside))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A tree of made-up files.
    pub(super) fn tree(files: &[(&str, &str)]) -> Tree {
        files.iter().map(|(file, text)| ((*file).to_owned(), (*text).to_owned())).collect()
    }

    /// Where the complaints are, as `file:line`.
    pub(super) fn places(complaints: &[Complaint]) -> Vec<String> {
        complaints.iter().map(|complaint| format!("{}:{}", complaint.file, complaint.line)).collect()
    }

    #[test]
    fn words_are_whole() {
        assert!(has_word("let x: f64 = 1.0;", "f64"));
        assert!(has_word("f64", "f64"));
        assert!(!has_word("let f64_like = 1;", "f64"));
        assert!(!has_word("buf64", "f64"));
    }

    #[test]
    fn what_is_built_or_fetched_is_not_read() {
        let folder = tempfile::tempdir().unwrap();
        for file in ["src/a.rs", "target/b.rs", "ui/node_modules/c.ts", "ui/dist/d.js"] {
            fs::create_dir_all(folder.path().join(file).parent().unwrap()).unwrap();
            fs::write(folder.path().join(file), "//! x").unwrap();
        }
        fs::write(folder.path().join("picture.png"), [0xff, 0xfe, 0x00]).unwrap();
        assert_eq!(read_tree(folder.path()).unwrap().into_keys().collect::<Vec<_>>(), ["src/a.rs"]);
    }
}
