//! `kontorctl commands`: what can be called, what it needs, and how requests and answers look.

use std::fmt::Write as _;

use kontor_app::Command;
use kontor_app::commands::COMMANDS;
use kontor_core::fault::{Code, Fault};
use schemars::generate::SchemaSettings;
use serde_json::{Value, json};

use crate::outcome::{Outcome, show, show_text};

/// Lists all commands, or one.
pub fn commands(name: Option<&str>, as_json: bool) -> Outcome {
    let wanted: Vec<&Command> =
        COMMANDS.iter().filter(|command| name.is_none_or(|name| name == command.name)).collect();
    if wanted.is_empty() {
        return Err(Fault::new(Code::UnknownCommand).with("name", name.unwrap_or_default()).into());
    }
    if as_json { show(&described(&wanted)) } else { show_text(&listed(&wanted)) }
}

/// `{"commands": […], "$defs": {…}}`; the schemas (JSON Schema 2020-12) refer to the shared definitions.
fn described(commands: &[&Command]) -> Value {
    let mut schemas = SchemaSettings::draft2020_12().into_generator();
    let commands: Vec<Value> = commands
        .iter()
        .map(|command| {
            let (request, response) = (command.schemas)(&mut schemas);
            json!({
                "name": command.name,
                "doc": command.doc,
                "permission": command.needs.map(|needed| needed.to_string()),
                "effect": command.effect,
                "entities": command.kinds.iter().map(|kind| kind.table()).collect::<Vec<_>>(),
                "request": request,
                "response": response,
            })
        })
        .collect();
    json!({ "commands": commands, "$defs": schemas.take_definitions(true) })
}

fn listed(commands: &[&Command]) -> String {
    let widest = commands.iter().map(|command| command.name.len()).max().unwrap_or_default();
    commands.iter().fold(String::new(), |mut text, command| {
        let needs = command.needs.map_or_else(|| "-".to_owned(), |needed| needed.to_string());
        let _ = writeln!(text, "{:widest$}  {needs:16}  {}", command.name, command.doc);
        text
    })
}
