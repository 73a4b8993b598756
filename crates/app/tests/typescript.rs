//! The types that the window is given.

use kontor_app::commands::COMMANDS;

#[test]
fn every_command_and_every_type_that_it_needs_is_declared() {
    let [(_, text)] = kontor_app::typescript::files().try_into().expect("one file");
    for command in COMMANDS {
        assert!(text.contains(&format!("\n  {}: {{ request: ", command.name)), "{}", command.name);
    }
    for name in ["UnitPrice", "ItemRow", "PriceStep", "RecordId", "Choices"] {
        assert!(text.contains(&format!("export type {name} = ")), "{name}");
    }
    assert!(!text.contains("BySize"), "a value that sorts by its size is nothing but the value");
}
