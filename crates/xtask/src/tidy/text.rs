//! How files read: their length, their heads, their names, and what must not stand in them.

use super::{Complaint, Tree, has_word, is_generated, is_page, is_rust, without_tests};

const LONGEST: usize = 700;

/// Words that say nothing about what a thing does.
const EMPTY_NAMES: &[&str] = &["Manager", "Helper", "Helpers", "Util", "Utils"];
const DEFINITIONS: &[&str] =
    &["struct ", "enum ", "trait ", "mod ", "type ", "interface ", "class ", "fn ", "function "];

/// Marks of unfinished work, put together so that this file does not complain about itself.
const UNFINISHED: &[&str] = &[concat!("TO", "DO"), concat!("FIX", "ME")];

/// Paths of somebody's machine.
const MACHINES: &[&str] =
    &[concat!("/ro", "ot/"), concat!("/ho", "me/"), concat!("/wo", "rk/"), concat!("C:", "\\Users")];

/// Ways to have a test that does not test.
const IDLE_TESTS: &[&str] = &[
    concat!("#[igno", "re"),
    concat!("#[should_", "panic"),
    concat!("it.", "skip("),
    concat!("test.", "skip("),
    concat!("describe.", "skip("),
    concat!(".on", "ly("),
];

/// All complaints of this kind.
pub fn complaints(tree: &Tree) -> Vec<Complaint> {
    let mut found = Vec::new();
    for (file, text) in tree {
        machine_paths(file, text, &mut found);
        unfinished(file, text, &mut found);
        if !(is_rust(file) || is_page(file) || file.ends_with(".mjs")) || is_generated(file) {
            continue;
        }
        length(file, text, &mut found);
        empty_names(file, text, &mut found);
        idle_tests(file, text, &mut found);
        if is_rust(file) {
            head(file, text, &mut found);
            sleeping_tests(file, text, &mut found);
        }
    }
    found
}

fn length(file: &str, text: &str, found: &mut Vec<Complaint>) {
    let lines = if is_rust(file) { without_tests(text).count() } else { text.lines().count() };
    if lines > LONGEST {
        let what = format!("{lines} lines; nobody reads more than {LONGEST} at once: split it by what it does");
        found.push(Complaint::of(file, what));
    }
}

fn head(file: &str, text: &str, found: &mut Vec<Complaint>) {
    // What a file of tests is for stands in its name.
    if !text.starts_with("//! ") && !file.ends_with("/tests.rs") {
        found.push(Complaint::of(file, "begins without `//!`; say what the module is for and what always holds in it"));
    }
}

fn empty_names(file: &str, text: &str, found: &mut Vec<Complaint>) {
    let stem = file.rsplit('/').next().and_then(|name| name.split('.').next()).unwrap_or_default();
    if EMPTY_NAMES.iter().any(|empty| stem.eq_ignore_ascii_case(empty)) {
        found.push(Complaint::of(file, "such a name attracts everything; name the file by what it does"));
    }
    for (index, line) in text.lines().enumerate() {
        let defined = DEFINITIONS.iter().filter_map(|definition| line.split_once(definition)).map(|(_, rest)| rest);
        let mut names = defined.map(|rest| rest.split(|sign: char| !sign.is_alphanumeric()).next().unwrap_or_default());
        if names.any(|name| EMPTY_NAMES.iter().any(|empty| name.ends_with(empty))) {
            found.push(Complaint::at(
                file,
                index,
                format!("{} say nothing; use a noun of the trade", EMPTY_NAMES.join(", ")),
            ));
        }
    }
}

fn unfinished(file: &str, text: &str, found: &mut Vec<Complaint>) {
    for (index, line) in text.lines().enumerate() {
        let numbered = line.split('#').skip(1).any(|rest| rest.starts_with(|sign: char| sign.is_ascii_digit()));
        if UNFINISHED.iter().any(|mark| has_word(line, mark)) && !numbered {
            found.push(Complaint::at(
                file,
                index,
                "unfinished work without the number of its issue (#12) is forgotten",
            ));
        }
    }
}

/// Whether a path begins here: `screens/home/` is not a folder at the root of a disk.
fn begins_path(line: &str, path: &str) -> bool {
    line.match_indices(path).any(|(at, _)| !line[..at].ends_with(char::is_alphanumeric))
}

fn machine_paths(file: &str, text: &str, found: &mut Vec<Complaint>) {
    for (index, line) in text.lines().enumerate() {
        if let Some(path) = MACHINES.iter().find(|path| begins_path(line, path)) {
            found.push(Complaint::at(
                file,
                index,
                format!("{path}… is a path of one machine; the next one has no such place"),
            ));
        }
    }
    if file.ends_with("package-lock.json") {
        let other = text
            .lines()
            .enumerate()
            .filter(|(_, line)| line.contains("\"resolved\"") && !line.contains("\"https://registry.npmjs.org/"));
        found.extend(other.map(|(index, _)| {
            Complaint::at(
                file,
                index,
                "a package from a host that others may not reach; resolve it from registry.npmjs.org",
            )
        }));
    }
}

fn idle_tests(file: &str, text: &str, found: &mut Vec<Complaint>) {
    for (index, line) in text.lines().enumerate() {
        if IDLE_TESTS.iter().any(|idle| line.contains(idle)) {
            found.push(Complaint::at(file, index, "a test that is left out or waits for any panic guards nothing"));
        }
    }
}

fn sleeping_tests(file: &str, text: &str, found: &mut Vec<Complaint>) {
    let all_tests = file.ends_with("/tests.rs") || file.contains("/tests/") || file.starts_with("tests/");
    let begin = if all_tests { 0 } else { without_tests(text).count() };
    for (index, line) in text.lines().enumerate().skip(begin) {
        if line.contains(concat!("thread::", "sleep")) || line.contains(concat!("time::", "sleep")) {
            found.push(Complaint::at(
                file,
                index,
                "a sleeping test is slow on a fast machine and fails on a slow one; wait for the event",
            ));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{places, tree};
    use super::*;

    fn check(file: &str, text: &str, expected: &[&str]) {
        assert_eq!(places(&complaints(&tree(&[(file, text)]))), expected, "{file}: {text}");
    }

    #[test]
    fn long_files_are_counted_without_their_tests() {
        let code = format!("//! x\n{}", "let a = 1;\n".repeat(LONGEST - 1));
        check("crates/a/src/b.rs", &code, &[]);
        check("crates/a/src/b.rs", &format!("{code}#[cfg(test)]\n{}", "x\n".repeat(100)), &[]);
        check("crates/a/src/b.rs", &format!("{code}one more\n"), &["crates/a/src/b.rs:0"]);
        check("ui/src/core/generated/types.ts", &"x\n".repeat(LONGEST + 1), &[]);
    }

    #[test]
    fn a_module_has_a_head_and_a_name() {
        check("crates/a/src/b.rs", "use std::fmt;", &["crates/a/src/b.rs:0"]);
        check("crates/a/src/utils.rs", "//! x", &["crates/a/src/utils.rs:0"]);
        check("crates/a/src/b.rs", concat!("//! x\npub struct Stock", "Manager;"), &["crates/a/src/b.rs:2"]);
        check("crates/a/src/b.rs", "//! x\nuse tauri::Manager as _;", &[]);
    }

    #[test]
    fn unfinished_work_names_its_issue() {
        let mark = UNFINISHED[0];
        check("docs/a.md", &format!("{mark}: later"), &["docs/a.md:1"]);
        check("docs/a.md", &format!("{mark} #12: later"), &[]);
    }

    #[test]
    fn nobody_elses_machine_is_named() {
        check("docs/a.md", &format!("see {}me/x", MACHINES[1]), &["docs/a.md:1"]);
        check("ui/package-lock.json", "\"resolved\": \"https://registry.npmjs.org/a.tgz\"", &[]);
        check("ui/package-lock.json", "\"resolved\": \"https://mirror.example/a.tgz\"", &["ui/package-lock.json:1"]);
    }

    #[test]
    fn tests_test_and_do_not_sleep() {
        check("crates/a/src/b.rs", &format!("//! x\n{}]", IDLE_TESTS[0]), &["crates/a/src/b.rs:2"]);
        let sleep = concat!("std::thread::", "sleep(x);");
        check("crates/a/src/b.rs", &format!("//! x\n{sleep}"), &[]);
        check("crates/a/src/b.rs", &format!("//! x\n#[cfg(test)]\n{sleep}"), &["crates/a/src/b.rs:3"]);
        check("tests/scenarios/a.rs", &format!("//! x\n{sleep}"), &["tests/scenarios/a.rs:2"]);
    }
}
