//! The administration page is compiled into the program, so its folder must exist before the front end was ever built. A changed migration
//! must rebuild the crate that embeds it.

use std::path::Path;
use std::{fs, io};

fn main() -> io::Result<()> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../ui/dist");
    println!("cargo:rerun-if-changed={}", folder.display());
    println!("cargo:rerun-if-changed=../../migrations");
    fs::create_dir_all(&folder)
}
