//! The pages are compiled into the program, so their folder must exist before the front end was ever built.

use std::path::Path;
use std::{fs, io};

const PLACEHOLDER: &str = "<!doctype html>\n<meta charset=\"utf-8\">\n<title>Kontor</title>\n\
    <p>The pages of Kontor are not built yet: run <code>cargo xtask run</code>.</p>\n";

fn main() -> io::Result<()> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../ui/dist");
    println!("cargo:rerun-if-changed={}", folder.display());
    if folder.join("index.html").exists() {
        return Ok(());
    }
    fs::create_dir_all(&folder)?;
    fs::write(folder.join("index.html"), PLACEHOLDER)
}
