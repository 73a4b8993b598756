//! The smallest window that Tauri can open: what the start of Kontor is measured against.

#[allow(clippy::exit, reason = "the generated context ends a program whose own parts cannot be read")]
fn main() -> tauri::Result<()> {
    tauri::Builder::default().run(tauri::generate_context!("tests/bench/tauri.conf.json"))
}
