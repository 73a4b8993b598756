//! `cargo xtask new-entity NAME RESOURCE`: everything that a new kind of record needs in every layer.
//!
//! It compiles, passes its test and stands in the window at once; what it means is then written into the files. The same
//! steps by hand are in `docs/adding-an-entity.md`. `--rehearse` takes them in a copy of the workspace and tests the result,
//! so that neither the document nor the templates can go stale.

mod insert;
mod rehearsal;

use std::fs;
use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

use anyhow::{Context as _, Result, bail, ensure};

use crate::shell::{cargo, root, run};
use insert::{EDITS, insert};

pub use rehearsal::rehearse;

/// New files: where they go, and what they hold.
const FILES: &[(&str, &str)] = &[
    ("migrations/client/{{migration}}_{{name}}.sql", include_str!("../templates/entity/migration.sql")),
    ("crates/core/src/{{name}}.rs", include_str!("../templates/entity/core.rs")),
    ("crates/store/src/rows/{{name}}.rs", include_str!("../templates/entity/rows.rs")),
    ("crates/app/src/{{name}}.rs", include_str!("../templates/entity/app.rs")),
    ("crates/app/tests/{{name}}.rs", include_str!("../templates/entity/story.rs")),
    ("ui/src/screens/{{area}}/area.ts", include_str!("../templates/entity/area.ts")),
    ("ui/src/screens/{{area}}/{{Type}}List.tsx", include_str!("../templates/entity/List.tsx")),
    ("ui/locales/en/{{area}}.ftl", include_str!("../templates/entity/texts.en.ftl")),
    ("ui/locales/de/{{area}}.ftl", include_str!("../templates/entity/texts.de.ftl")),
    ("docs/entities/{{area}}.md", include_str!("../templates/entity/concept.md")),
];

/// What the placeholders stand for.
struct Blanks(Vec<(&'static str, String)>);

impl Blanks {
    fn fill(&self, text: &str) -> String {
        self.0.iter().fold(text.to_owned(), |text, (blank, filling)| text.replace(&format!("{{{{{blank}}}}}"), filling))
    }
}

/// Writes the skeletons and the one-line edits into the workspace.
pub fn new_entity(name: &str, resource: &str) -> Result<()> {
    write(root(), name, resource)?;
    run(cargo(&["fmt", "--package", "kontor-core", "--package", "kontor-store", "--package", "kontor-app"]))?;
    println!(
        "\nNext: cargo xtask tidy --accept-migrations, cargo xtask codegen, cargo test --package kontor-app --test {name}"
    );
    Ok(())
}

fn write(root: &Path, name: &str, resource: &str) -> Result<()> {
    check_name(name)?;
    let blanks = blanks(root, name, resource)?;
    let files: Vec<(String, String)> =
        FILES.iter().map(|(path, text)| (blanks.fill(path), blanks.fill(text))).collect();
    if let Some((taken, _)) = files.iter().find(|(path, _)| root.join(path).exists()) {
        bail!("{taken} is there already");
    }
    // All edits are worked out before the first file is written: a stale anchor leaves the workspace as it was.
    let mut edited: Vec<(&str, String)> = Vec::new();
    for edit in EDITS {
        let at = match edited.iter().position(|(file, _)| *file == edit.file) {
            Some(at) => at,
            None => {
                edited.push((edit.file, read(root, edit.file)?));
                edited.len() - 1
            }
        };
        let after =
            insert(&edited[at].1, edit, &blanks.fill(edit.text)).with_context(|| format!("in {}", edit.file))?;
        edited[at].1 = after;
    }
    for (path, text) in
        files.iter().map(|(path, text)| (path.as_str(), text)).chain(edited.iter().map(|(path, text)| (*path, text)))
    {
        let file = root.join(path);
        if let Some(folder) = file.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::write(&file, text).with_context(|| format!("{path} cannot be written"))?;
        println!("{path}");
    }
    Ok(())
}

fn read(root: &Path, file: &str) -> Result<String> {
    fs::read_to_string(root.join(file)).with_context(|| format!("{file} cannot be read"))
}

fn check_name(name: &str) -> Result<()> {
    let well_formed = name.starts_with(|sign: char| sign.is_ascii_lowercase())
        && name.chars().all(|sign| sign.is_ascii_lowercase() || sign.is_ascii_digit() || sign == '_')
        && !name.ends_with('_')
        && !name.contains("__");
    ensure!(well_formed, "a name is a noun in lower case, words joined by _: warranty_claim");
    Ok(())
}

fn blanks(root: &Path, name: &str, resource: &str) -> Result<Blanks> {
    let resources = read(root, "crates/core/src/permission/mod.rs")?;
    let known = resources.lines().any(|line| line.trim().ends_with(&format!("\"{resource}\",")));
    ensure!(known, "{resource} is no resource of crates/core/src/permission/mod.rs");
    let words = name.replace('_', " ");
    Ok(Blanks(vec![
        ("name", name.to_owned()),
        ("Type", pascal(name)),
        ("area", format!("{}s", name.replace('_', "-"))),
        ("Words", capital(&words)),
        ("words", words),
        ("Resource", pascal(resource)),
        ("wire", next_wire_number(&read(root, "crates/core/src/entity.rs")?).to_string()),
        ("letter", free_letter(&read(root, "ui/src/shell/navigation.ts")?)?.to_string()),
        ("migration", next_migration(root)?),
    ]))
}

fn pascal(name: &str) -> String {
    name.split('_').map(capital).collect()
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// A wire number is never reused, so the next one lies behind the largest.
fn next_wire_number(registry: &str) -> u32 {
    let lines = registry.lines().filter(|line| line.contains(" class ") && !line.contains('$'));
    let numbers = lines.filter_map(|line| line.split('"').nth(2)?.split_whitespace().next()?.parse::<u32>().ok());
    numbers.max().unwrap_or(0) + 1
}

/// The first letter that no area has behind `g`.
fn free_letter(navigation: &str) -> Result<char> {
    let taken = |letter: &char| navigation.contains(&format!("', '{letter}')"));
    ('a'..='z').find(|letter| !taken(letter)).context("every letter behind g is taken")
}

/// Today and the next running number, as the names of the migrations have it.
fn next_migration(root: &Path) -> Result<String> {
    let entries = fs::read_dir(root.join("migrations/client"))?.flatten();
    let names = entries.map(|entry| entry.file_name().to_string_lossy().into_owned());
    let last = names.filter_map(|name| name.split('_').nth(1)?.parse::<u32>().ok()).max().unwrap_or(0);
    let days = SystemTime::now().duration_since(UNIX_EPOCH)?.as_secs() / 86_400;
    Ok(format!("{}_{:04}", date(days), last + 1))
}

/// The date so many days after 1970-01-01, as eight digits.
fn date(days: u64) -> String {
    let (mut year, mut rest) = (1970, days);
    let leap = |year: u64| year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    while rest >= 365 + u64::from(leap(year)) {
        rest -= 365 + u64::from(leap(year));
        year += 1;
    }
    let lengths = [31, 28 + u64::from(leap(year)), 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    let mut month = 1;
    for length in lengths {
        if rest < length {
            break;
        }
        rest -= length;
        month += 1;
    }
    format!("{year:04}{month:02}{:02}", rest + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_follow_from_one_another() {
        assert_eq!(pascal("warranty_claim"), "WarrantyClaim");
        assert_eq!(capital("warranty claim"), "Warranty claim");
        assert!(check_name("warranty_claim").is_ok());
        for bad in ["WarrantyClaim", "1st", "a__b", "a_", "a-b", ""] {
            assert!(check_name(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn numbers_and_letters_are_the_next_free_ones() {
        assert_eq!(next_wire_number("    A AId \"a\" 7 class Master;\n    B BId \"b\" 91 class Fact;"), 92);
        assert_eq!(free_letter("place('deals', 'deals', 'a'), place('b', 'b', 'b')").unwrap(), 'c');
    }

    #[test]
    fn days_are_counted_over_leap_years() {
        assert_eq!(date(0), "19700101");
        assert_eq!(date(11_016), "20000229");
        assert_eq!(date(11_017), "20000301");
        assert_eq!(date(20_454), "20260101");
    }

    #[test]
    fn every_blank_of_the_templates_is_filled() {
        let blanks = blanks(root(), "warranty_claim", "document").unwrap();
        for (path, text) in FILES {
            assert!(!blanks.fill(path).contains("{{") && !blanks.fill(text).contains("{{"), "{path}");
        }
        for edit in EDITS {
            assert!(!blanks.fill(edit.text).contains("{{"), "{}", edit.text);
        }
    }
}
