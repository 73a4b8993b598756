//! The one-line edits that make a new kind of record known to the layers.

use anyhow::{Result, bail};

/// Where in a file a text goes.
#[derive(Debug, Clone, Copy)]
pub enum Spot {
    /// Among the lines that begin so, in the order of the alphabet.
    Among(&'static str),
    /// As a line before the last line that is exactly this.
    BeforeLast(&'static str),
    /// As a line before the first that follows the first line with this text and closes its block at the same depth.
    AtEndOf(&'static str),
    /// Inside a line, before this text.
    Inline(&'static str),
}

/// One edit.
pub struct Edit {
    /// The file, from the root of the workspace.
    pub file: &'static str,
    /// Where in it.
    pub spot: Spot,
    /// What is put there.
    pub text: &'static str,
}

const fn edit(file: &'static str, spot: Spot, text: &'static str) -> Edit {
    Edit { file, spot, text }
}

/// All edits, in the order of the layers.
pub const EDITS: &[Edit] = &[
    edit("crates/core/src/lib.rs", Spot::Among("pub mod "), "pub mod {{name}};"),
    edit(
        "crates/core/src/entity.rs",
        Spot::AtEndOf("entities! {"),
        "    /// {{Words}}.\n    {{Type}} {{Type}}Id \"{{name}}\" {{wire}} class Master resource {{Resource}} partition Company;",
    ),
    edit("crates/record/src/tables.rs", Spot::Among("use kontor_core::"), "use kontor_core::{{name}}::{{Type}};"),
    edit("crates/record/src/tables.rs", Spot::Inline(");\ncolumns!(texts:"), " {{Type}}Id"),
    edit(
        "crates/record/src/tables.rs",
        Spot::BeforeLast("macro_rules! tables {"),
        "// {{name}}\nrecord!({{Type}}: {{Type}} { 1 name, 2 notes });\n",
    ),
    edit("crates/record/src/tables.rs", Spot::BeforeLast("} none: NumberSeries"), "    {{Type}} => {{Type}},"),
    edit(
        "crates/store/src/search/source.rs",
        Spot::AtEndOf("static SOURCES"),
        include_str!("../../templates/entity/findable.txt"),
    ),
    edit("crates/store/src/rows/mod.rs", Spot::Among("pub mod "), "pub mod {{name}};"),
    edit("crates/app/src/lib.rs", Spot::Among("mod "), "mod {{name}};"),
    edit("crates/app/src/commands.rs", Spot::Among("use crate::"), "use crate::{{name}};"),
    edit(
        "crates/app/src/commands.rs",
        Spot::AtEndOf("    office {"),
        "\n        // {{Words}}.\n        \
         /// {{Words}} in a list.\n        \
         {{name}}::{{name}}_list(Window) -> Page<kontor_store::rows::{{name}}::{{Type}}Row>, needs {{Resource}} See, reads [{{Type}}];\n        \
         /// One of them.\n        \
         {{name}}::{{name}}_get({{name}}::{{Type}}Get) -> kontor_core::{{name}}::{{Type}}, needs {{Resource}} See, reads [{{Type}}];\n        \
         /// Makes or changes one.\n        \
         {{name}}::{{name}}_save(kontor_core::{{name}}::{{Type}}) -> kontor_core::{{name}}::{{Type}}, needs {{Resource}} Save, changes [{{Type}}];\n        \
         /// Removes one from lists and search.\n        \
         {{name}}::{{name}}_delete({{name}}::{{Type}}Get) -> Nothing, needs {{Resource}} Void, changes [{{Type}}];",
    ),
    edit(
        "ui/src/shell/navigation.ts",
        Spot::AtEndOf("export const NAVIGATION"),
        "  [place('{{area}}', 'report', '{{letter}}')],",
    ),
];

/// Puts a text into a file.
pub fn insert(file: &str, edit: &Edit, text: &str) -> Result<String> {
    let at = match edit.spot {
        Spot::Among(start) => place_among(file, start, text),
        Spot::BeforeLast(line) => file.rfind(&format!("\n{line}")).map(|at| at + 1),
        Spot::AtEndOf(head) => end_of_block(file, head),
        Spot::Inline(before) => file.find(before),
    };
    let Some(at) = at else { bail!("nothing like {:?}; the templates are older than the file", edit.spot) };
    let line_end = if matches!(edit.spot, Spot::Inline(_)) { "" } else { "\n" };
    Ok(format!("{}{text}{line_end}{}", &file[..at], &file[at..]))
}

/// Before the first line of that kind which sorts behind the new one, else behind the last of them.
fn place_among(file: &str, start: &str, text: &str) -> Option<usize> {
    let mut offset = 0;
    let mut behind = None;
    for line in file.split_inclusive('\n') {
        if line.starts_with(start) && line.trim_end().ends_with(';') {
            if line.trim_end() > text {
                return Some(offset);
            }
            behind = Some(offset + line.len());
        }
        offset += line.len();
    }
    behind
}

/// Before the line that closes the block which the first line with `head` opens.
fn end_of_block(file: &str, head: &str) -> Option<usize> {
    let begin = file.match_indices(head).map(|(at, _)| at).find(|at| *at == 0 || file[..*at].ends_with('\n'))?;
    let line = file[begin..].lines().next()?;
    let depth = line.len() - line.trim_start().len();
    let mut offset = begin + line.len() + 1;
    for line in file.get(offset..)?.split_inclusive('\n') {
        let closes = line.trim_start().starts_with(['}', ']']);
        if closes && line.len() - line.trim_start().len() == depth {
            return Some(offset);
        }
        offset += line.len();
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(file: &str, spot: Spot, text: &str, expected: &str) {
        assert_eq!(insert(file, &edit("", spot, ""), text).unwrap(), expected, "{spot:?}");
    }

    #[test]
    fn each_spot_is_found() {
        let modules = "//! x\n\npub mod a;\npub mod c;\n\nfn f() {}\n";
        check(
            modules,
            Spot::Among("pub mod "),
            "pub mod b;",
            "//! x\n\npub mod a;\npub mod b;\npub mod c;\n\nfn f() {}\n",
        );
        check(
            modules,
            Spot::Among("pub mod "),
            "pub mod d;",
            "//! x\n\npub mod a;\npub mod c;\npub mod d;\n\nfn f() {}\n",
        );
        check("a {\n    x\n} none: y\n", Spot::BeforeLast("} none: y"), "    z", "a {\n    x\n    z\n} none: y\n");
        check(
            "m {\n    office {\n        a\n    }\n}\n",
            Spot::AtEndOf("    office {"),
            "        b",
            "m {\n    office {\n        a\n        b\n    }\n}\n",
        );
        check(
            "columns!(ids: A);\ncolumns!(texts: B);",
            Spot::Inline(");\ncolumns!(texts:"),
            " C",
            "columns!(ids: A C);\ncolumns!(texts: B);",
        );
    }

    #[test]
    fn a_missing_spot_is_told() {
        assert!(insert("fn f() {}\n", &edit("", Spot::Among("pub mod "), ""), "pub mod b;").is_err());
    }
}
