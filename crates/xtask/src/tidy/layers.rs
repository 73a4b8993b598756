//! Who may know what: floats, SQL and Tauri have their places, and every file has a parent that names it.

use super::{Complaint, Tree, has_word, is_page, is_rust, without_tests};

/// Where amounts, quantities, prices and rates are at home.
const EXACT: &[&str] =
    &["crates/core/src/", "crates/store/src/", "crates/app/src/", "crates/sync/src/", "crates/tables/src/"];

/// Who may speak to a database. Tests may look into one, and so may the benchmark that compares with it.
const SQL_HOMES: &[&str] =
    &["crates/store/", "crates/server/", "crates/bench/", "crates/simulate/", "migrations/", "tests/"];
const SQL: &[&str] = &["SELECT ", "INSERT INTO ", "DELETE FROM ", "CREATE TABLE ", "UPDATE OR "];

/// These rules name what they forbid.
const OURSELVES: &str = "crates/xtask/src/tidy/";

const TRANSPORT: &str = "ui/src/core/transport.ts";

/// All complaints of this kind.
pub fn complaints(tree: &Tree) -> Vec<Complaint> {
    let mut found = Vec::new();
    for (file, text) in tree {
        floats(file, text, &mut found);
        sql(file, text, &mut found);
        tauri(file, text, &mut found);
        orphan(tree, file, &mut found);
    }
    found
}

fn floats(file: &str, text: &str, found: &mut Vec<Complaint>) {
    if !is_rust(file) || !EXACT.iter().any(|home| file.starts_with(home)) {
        return;
    }
    for (index, line) in without_tests(text) {
        let code = line.split("//").next().unwrap_or_default();
        if (has_word(code, "f32") || has_word(code, "f64")) && !line.contains("// float: ") {
            let what = "a binary float loses cents; use Money, Quantity, Price or Rate \
                        (what is no amount says so behind the line: `// float: …`)";
            found.push(Complaint::at(file, index, what));
        }
    }
}

fn sql(file: &str, text: &str, found: &mut Vec<Complaint>) {
    let quiet = SQL_HOMES.iter().any(|home| file.starts_with(home)) || file.starts_with(OURSELVES);
    if !is_rust(file) || quiet {
        return;
    }
    for (index, line) in without_tests(text) {
        let code = line.split("//").next().unwrap_or_default();
        if SQL.iter().any(|start| code.contains(start)) {
            found.push(Complaint::at(file, index, "only store and server speak SQL; ask a table module of store"));
        }
    }
}

fn tauri(file: &str, text: &str, found: &mut Vec<Complaint>) {
    if is_page(file) && file.starts_with("ui/src/") && file != TRANSPORT {
        for (index, _) in text.lines().enumerate().filter(|(_, line)| line.contains("@tauri-apps")) {
            found.push(Complaint::at(
                file,
                index,
                format!("only {TRANSPORT} knows Tauri; the same pages run in a browser"),
            ));
        }
    }
    if is_rust(file) && file.starts_with("crates/") && !file.starts_with(OURSELVES) {
        let names_tauri = |line: &str| line.trim_start().starts_with("use tauri") || line.contains("tauri::");
        for (index, _) in without_tests(text).filter(|(_, line)| names_tauri(line)) {
            found.push(Complaint::at(
                file,
                index,
                "only the shell in src-tauri knows Tauri; every other host does without",
            ));
        }
    }
}

/// A Rust file that no other file declares is never compiled, and nobody notices.
fn orphan(tree: &Tree, file: &str, found: &mut Vec<Complaint>) {
    let Some((folder, name)) = file.rsplit_once('/').filter(|_| is_rust(file)) else { return };
    let root_of_crate = ["lib.rs", "main.rs", "build.rs"].contains(&name);
    let programs = ["/bin", "/benches", "/examples", "/fuzz_targets"];
    if root_of_crate || programs.iter().any(|programs| folder.ends_with(programs)) {
        return;
    }
    if folder == "tests" || folder.ends_with("/tests") && !folder.contains("/src/") {
        return;
    }
    let (stem, home) = match folder.rsplit_once('/') {
        Some((above, stem)) if name == "mod.rs" => (stem, above),
        _ => (name.trim_end_matches(".rs"), folder),
    };
    let declares = |text: &String| {
        text.lines().any(|line| has_word(line, &format!("mod {stem}")) || line.contains(&format!("\"{name}\"")))
    };
    let mut siblings = tree.iter().filter(|(path, _)| may_declare(home, path)).map(|(_, text)| text);
    if !siblings.any(declares) {
        found.push(Complaint::of(file, format!("no `mod {stem};` names it, so it is never compiled")));
    }
}

/// Whether the file at `path` is a place to declare the modules of the folder `home`: its head, or any test beside it.
fn may_declare(home: &str, path: &str) -> bool {
    let head = path.strip_suffix(".rs").is_some_and(|stem| stem == home);
    head || path.strip_prefix(home).and_then(|rest| rest.strip_prefix('/')).is_some_and(|name| {
        ["mod.rs", "lib.rs", "main.rs"].contains(&name) || (home.ends_with("/tests") && !name.contains('/'))
    })
}

#[cfg(test)]
mod tests {
    use super::super::tests::{places, tree};
    use super::*;

    fn check(files: &[(&str, &str)], expected: &[&str]) {
        assert_eq!(places(&complaints(&tree(files))), expected, "{files:?}");
    }

    #[test]
    fn floats_stay_away_from_amounts() {
        check(&[("crates/core/src/lib.rs", "let x: f64 = 0.1;")], &["crates/core/src/lib.rs:1"]);
        check(&[("crates/core/src/lib.rs", "// f64 would lose cents")], &[]);
        check(&[("crates/app/src/lib.rs", "let part: f64 = 0.1; // float: width of a bar")], &[]);
        check(&[("crates/documents/src/lib.rs", "let width: f64 = 0.1;")], &[]);
    }

    #[test]
    fn sql_and_tauri_stay_at_home() {
        check(&[("crates/app/src/lib.rs", "\"SELECT id FROM party\"")], &["crates/app/src/lib.rs:1"]);
        check(&[("crates/store/src/lib.rs", "\"SELECT id FROM party\"")], &[]);
        let import = "import { invoke } from \"@tauri-apps/api/core\";";
        check(&[(TRANSPORT, import)], &[]);
        check(&[("ui/src/screens/home.tsx", import)], &["ui/src/screens/home.tsx:1"]);
        check(&[("crates/app/src/lib.rs", "use tauri::AppHandle;")], &["crates/app/src/lib.rs:1"]);
    }

    #[test]
    fn every_file_is_declared_by_another() {
        let library = ("crates/a/src/lib.rs", "mod table;\nmod ledger;");
        check(&[library, ("crates/a/src/ledger.rs", ""), ("crates/a/src/table/mod.rs", "")], &[]);
        check(&[library, ("crates/a/src/ledge.rs", "")], &["crates/a/src/ledge.rs:0"]);
        check(&[("crates/a/src/ledger.rs", "mod post;"), library, ("crates/a/src/ledger/post.rs", "")], &[]);
        check(&[("crates/a/src/bin/tool.rs", ""), ("crates/a/tests/all.rs", ""), ("fuzz/fuzz_targets/a.rs", "")], &[]);
        let support = ("crates/a/tests/support/mod.rs", "");
        check(&[("crates/a/tests/pages.rs", "mod support;"), support], &[]);
        check(&[("crates/a/tests/pages.rs", ""), support], &["crates/a/tests/support/mod.rs:0"]);
        check(&[("tests/scenarios/main.rs", "mod sale;"), ("tests/scenarios/sale.rs", "")], &[]);
        check(&[("tests/scenarios/main.rs", ""), ("tests/scenarios/sale.rs", "")], &["tests/scenarios/sale.rs:0"]);
    }
}
