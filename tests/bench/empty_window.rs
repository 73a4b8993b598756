//! The smallest window that Tauri can open: what the start of Kontor is measured against.

fn main() -> tauri::Result<()> {
    tauri::Builder::default().run(tauri::generate_context!("tests/bench/tauri.conf.json"))
}
