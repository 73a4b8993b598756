//! The command list as TypeScript: every type that crosses the boundary, the map of commands, their effects.

use std::fmt::Write as _;

use kontor_core::entity::EntityKind;
use kontor_core::fault::Code;
use kontor_core::permission::{Action, Facet, Resource};
use kontor_core::text_enum::TextEnum;
pub use kontor_core::typescript::Declarations;
use ts_rs::TypeVisitor as _;

use crate::commands::COMMANDS;
use crate::error::AppError;

/// Words of a closed list, as TypeScript writes them.
fn words<T: TextEnum>(all: &[T]) -> String {
    let words: Vec<String> = all.iter().map(|one| format!("'{}'", one.as_str())).collect();
    format!("[{}]", words.join(", "))
}

/// What can be allowed at all, and what each command needs.
fn rights() -> String {
    let mut out = String::from(
        "\n/** What somebody may be allowed: `deal.change`. */\nexport type Right = `${Resource}.${Action}`;\n",
    );
    let _ = write!(
        out,
        "\nexport const ALL_ACTIONS: readonly Action[] = {};\n\nexport const ALL_FACETS: readonly Facet[] = {};\n",
        words(Action::ALL),
        words(Facet::ALL)
    );
    out.push_str(
        "\n/** What can be done with each resource, and how far that can reach, the narrowest first. */\n\
         export const possibleRights: Record<Resource, { actions: readonly Action[]; scopes: readonly Scope[] }> = {\n",
    );
    for resource in Resource::ALL {
        let (actions, scopes) = (words(resource.actions()), words(resource.scopes()));
        let _ = writeln!(out, "  {}: {{ actions: {actions}, scopes: {scopes} }},", resource.as_str());
    }
    out.push_str(
        "};\n\n/** The rights of which each command needs one, and the confidential figure that it is about; nothing for commands about the program. */\n\
         export const commandRights: Record<keyof Commands, { any: readonly Right[]; facet?: Facet } | null> = {\n",
    );
    for command in COMMANDS {
        let needs = command.needs.map_or("null".to_owned(), |needs| {
            let any: Vec<String> = needs.rights().map(|right| format!("'{right}'")).collect();
            let facet = needs.facet.map(|facet| format!(", facet: '{}'", facet.as_str())).unwrap_or_default();
            format!("{{ any: [{}]{facet} }}", any.join(", "))
        });
        let _ = writeln!(out, "  {}: {needs},", command.name);
    }
    out.push_str("};\n");
    out
}

/// The files that the front end is generated: path below `ui/src/core/generated` and content.
#[must_use]
pub fn files() -> Vec<(String, String)> {
    let mut declarations = Declarations::default();
    let mut map = String::from("/** Every command with its request and response. */\nexport interface Commands {\n");
    let mut effects = String::from(
        "/** What each command shows or changes; the cache is refreshed by it. */\nexport const commandEffects: Record<keyof Commands, { reads: EntityKind[]; changes: EntityKind[] }> = {\n",
    );
    for command in COMMANDS {
        let (request, response) = (command.typescript)(&mut declarations);
        let doc = command.doc;
        let _ = writeln!(map, "  /** {doc} */\n  {}: {{ request: {request}; response: {response} }};", command.name);
        let kinds: Vec<String> = command.kinds.iter().map(|kind| format!("'{}'", kind.table())).collect();
        let kinds = kinds.join(", ");
        let (reads, changes) =
            if command.effect == crate::Effect::Reads { (kinds, String::new()) } else { (String::new(), kinds) };
        let _ = writeln!(effects, "  {}: {{ reads: [{reads}], changes: [{changes}] }},", command.name);
    }
    map.push_str("}\n");
    effects.push_str("};\n");
    declarations.visit::<EntityKind>();
    declarations.visit::<Code>();
    declarations.visit::<AppError>();
    let mut out = String::from("// Generated from the command list by `cargo xtask codegen`. Do not edit.\n\n");
    for declaration in declarations.texts() {
        out.push_str(declaration);
        out.push_str("\n\n");
    }
    let codes: Vec<String> = Code::ALL.iter().map(|code| format!("  '{}',", code.as_str())).collect();
    let _ = write!(
        out,
        "/** All codes, for the check that each has a text. */\nexport const ALL_CODES: Code[] = [\n{}\n];\n\n",
        codes.join("\n")
    );
    out.push_str(&map);
    out.push('\n');
    out.push_str(&effects);
    out.push_str(&rights());
    vec![("commands.ts".to_owned(), out)]
}
