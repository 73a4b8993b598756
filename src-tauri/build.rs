//! Readies the window's ingredients: a page to embed, and what Tauri generates from `tauri.conf.json`.

use std::{fs, io, path::Path};

const PLACEHOLDER: &str = "<!doctype html>\n<meta charset=\"utf-8\">\n<title>Kontor</title>\n\
    <p>The pages of Kontor are not built yet: run <code>cargo xtask run</code>.</p>\n";

fn main() -> io::Result<()> {
    keep_a_page_to_embed(Path::new("ui/dist/index.html"))?;
    #[cfg(feature = "desktop")]
    tauri_build::build();
    Ok(())
}

/// The pages are compiled into the program, so a folder must exist before the front end was ever built.
fn keep_a_page_to_embed(page: &Path) -> io::Result<()> {
    println!("cargo:rerun-if-changed=ui/dist");
    if page.exists() {
        return Ok(());
    }
    if let Some(folder) = page.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(page, PLACEHOLDER)
}
