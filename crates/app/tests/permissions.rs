//! Who may do what: every command against every role, as a table that somebody has to look at when it changes.
//! `KONTOR_GOLDEN=write` writes `tests/golden/permissions.txt` anew.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::fmt::Write as _;
use std::path::Path;

use kontor_app::Command;
use kontor_app::commands::COMMANDS;
use kontor_core::permission::{ReadyRole, Scope};
use kontor_core::text_enum::TextEnum as _;

/// One line: the command, then each role that may run it, with how far that reaches where it is not the whole company.
/// Everybody may run what needs nothing.
fn line(command: &Command) -> String {
    let mut line = format!("{:<32}", command.name);
    for role in ReadyRole::ALL {
        let rights = role.rights();
        let cell = match command.needs {
            Some(needs) if !needs.met_by(&rights) => "-".to_owned(),
            Some(needs) => {
                let reach = needs.rights().filter_map(|right| rights.scope(right)).max();
                let part = reach.filter(|scope| *scope != Scope::Company).map(|scope| format!(" {}", scope.as_str()));
                format!("{}{}", role.as_str(), part.unwrap_or_default())
            }
            None => role.as_str().to_owned(),
        };
        let _ = write!(line, " {cell:<13}");
    }
    line.trim_end().to_owned() + "\n"
}

#[test]
fn nobody_got_a_right_by_accident() {
    let table: String = COMMANDS.iter().map(line).collect();
    let golden = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/golden/permissions.txt");
    if std::env::var("KONTOR_GOLDEN").is_ok_and(|wish| wish == "write") {
        std::fs::write(&golden, &table).unwrap();
    }
    // A checkout may have other line ends.
    let kept = std::fs::read_to_string(&golden).unwrap_or_default().replace("\r\n", "\n");
    let changed: Vec<&str> = table.lines().filter(|line| !kept.lines().any(|other| other == *line)).collect();
    assert_eq!(changed, Vec::<&str>::new(), "these differ from tests/golden/permissions.txt");
    assert_eq!(kept.lines().count(), table.lines().count(), "the table names commands that are gone");
}
