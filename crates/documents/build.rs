//! Rebuilds the crate when a text, a template or the format table changes; `include_dir!` alone does not notice.

fn main() {
    for path in ["../../ui/locales", "../../ui/src/fmt/cldr.json", "templates", "fonts"] {
        println!("cargo:rerun-if-changed={path}");
    }
}
