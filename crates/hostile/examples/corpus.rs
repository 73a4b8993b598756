//! Writes those files of `fuzz/corpus` that only the product can make: `cargo run --package kontor-hostile --example corpus`.
#![allow(clippy::unwrap_used, reason = "whoever runs it sees what failed")]

use std::path::{Path, PathBuf};

use kontor_core::id::Id;
use kontor_store::Key;
use kontor_sync::clock::Hlc;
use kontor_sync::commit::{Cell, Commit, Op};
use kontor_testkit::TestDesk;
use serde_json::json;

fn place(reader: &str, name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz/corpus").join(reader);
    std::fs::create_dir_all(&folder).unwrap();
    folder.join(name)
}

fn main() {
    let desk = TestDesk::founded();
    let (item, party) = (desk.item("Stuhl", "10"), desk.customer("Berg GmbH"));
    desk.receive(item, "4", "5");
    desk.issue(json!({ "kind": "invoice", "party": party, "lines": [{ "item": item, "quantity": "1" }] }));
    for format in ["csv", "json"] {
        let to = place("archive", &format!("{format}.zip"));
        desk.call("export_all", json!({ "path": to, "format": format, "replace": true }));
    }
    let to = place("evidence", "small.zip");
    let _ = std::fs::remove_file(&to);
    desk.call("evidence_export", json!({ "path": to, "from": "2026-01-01", "until": "2026-12-31" }));
    let folder = desk.folder.path().join("backups");
    std::fs::create_dir_all(&folder).unwrap();
    desk.call("backup_now", json!({ "folder": folder }));
    let manifest = std::fs::read_dir(&folder).unwrap().map(|file| file.unwrap().path());
    let manifest = manifest.into_iter().find(|path| path.extension().is_some_and(|ending| ending == "json")).unwrap();
    std::fs::copy(manifest, place("backups", "small.json")).unwrap();
    for (name, ops) in [("gone", vec![Op::Delete { table: 10, id: Id::named("p") }]), ("facts", facts())] {
        std::fs::write(place("commits", name), commit(ops).encode()).unwrap();
    }
    let key = Key::from_hex(&"0123456789abcdef".repeat(4)).unwrap();
    let groups = kontor_store::recovery_key::groups(&key);
    let groups: Vec<&str> = groups.iter().map(|group| group.as_str()).collect();
    std::fs::write(place("recovery_key", "as-printed"), groups.join("-")).unwrap();
    std::fs::write(place("recovery_key", "as-typed"), groups.join(" ").to_lowercase()).unwrap();
}

fn facts() -> Vec<Op> {
    let cells = vec![(1, Cell::Text("Berg GmbH".into())), (2, Cell::Int(-42)), (3, Cell::Null)];
    vec![Op::Fact { table: 60, id: Id::named("f"), cells }, Op::Delete { table: 10, id: Id::named("p") }]
}

fn commit(ops: Vec<Op>) -> Commit {
    Commit {
        device: Id::named("d"),
        incarnation: 1,
        dseq: 7,
        hlc: Hlc(9),
        user: Id::named("u"),
        schema: 14,
        seen: 0,
        command: "party_save".into(),
        ops,
    }
}
