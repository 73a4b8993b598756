//! Everything goes out and comes back: the same rows, the same totals, the same judgement.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

#[path = "export/archive.rs"]
mod archive;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use archive::{Archive, part};
use kontor_app::Effect;
use kontor_app::job::Progress;
use kontor_core::decimal::Quantity;
use kontor_core::entity::{EntityKind, ItemId};
use kontor_core::fault::Code;
use kontor_core::id::Id;
use kontor_core::stock::{CostMethod, CostState};
use kontor_testkit::TestDesk;
use serde_json::{Value, json};

fn exported(desk: &TestDesk, format: &str, name: &str) -> PathBuf {
    let path = desk.folder.path().join(name);
    desk.call("export_all", json!({ "path": path, "format": format }));
    path
}

fn imported(file: &Path) -> (TestDesk, Value) {
    let desk = TestDesk::empty();
    // Identities of the tests follow from the time: this PC shall not draw those of the other one.
    desk.host.pass_days(1);
    let answer = desk.call("import_all", json!({ "file": file }));
    desk.host.pass_days(-1);
    (desk, answer)
}

/// What every item costs, layer by layer.
fn costs(desk: &TestDesk) -> BTreeMap<Id, CostState> {
    let all = Quantity::from_micro(1_000_000_000_000_000_000);
    let costs = desk.desk.inside("test", Effect::Reads, |context| {
        context.read(|read| {
            let company = read.company()?.unwrap();
            let mut costs = BTreeMap::new();
            read.each_row(EntityKind::Item, |row| {
                let cost = read.load_cost(ItemId(row.id), company.cost_method, company.currency, all)?;
                costs.insert(row.id, cost.state);
                Ok::<_, kontor_store::StoreError>(())
            })?;
            Ok(costs)
        })
    });
    costs.unwrap()
}

/// All that people read off a company: totals, lists, states.
fn figures(desk: &TestDesk) -> BTreeMap<&'static str, Value> {
    let span = |group: &str| json!({ "from": "2020-01-01", "until": "2030-12-31", "group": group });
    let all = json!({ "limit": 500 });
    let asked = [
        ("trial_balance", json!({ "until": "9999-12-31" })),
        ("report_stock_value", json!({})),
        ("report_receivables_ageing", json!({ "on": "2026-03-02" })),
        ("report_sales", span("month")),
        ("report_vat", json!({ "from": "2020-01-01", "until": "2030-12-31" })),
        ("document_list", json!({ "kinds": [], "window": all })),
        ("stock_level_list", all.clone()),
        ("payment_list", all.clone()),
        ("party_list", all.clone()),
        ("deal_board", json!({})),
        ("search_all", json!({ "words": "ber" })),
        ("company_logo_get", json!({})),
    ];
    let mut figures: BTreeMap<_, _> =
        asked.into_iter().map(|(command, request)| (command, desk.call(command, request))).collect();
    // Of two hits that fit equally well either may stand first.
    for group in figures.get_mut("search_all").and_then(|found| found["groups"].as_array_mut()).unwrap() {
        group["hits"].as_array_mut().unwrap().sort_by_key(|hit| hit["id"].to_string());
    }
    figures
}

/// Where two answers differ first.
fn difference(one: &Value, other: &Value) -> Option<String> {
    let under =
        |name: String, one: &Value, other: &Value| difference(one, other).map(|inner| format!("{name}.{inner}"));
    match (one, other) {
        (Value::Object(one), Value::Object(other)) if one.len() == other.len() => {
            one.iter().find_map(|(name, value)| under(name.clone(), value, other.get(name).unwrap_or(&Value::Null)))
        }
        (Value::Array(one), Value::Array(other)) if one.len() == other.len() => {
            one.iter().zip(other).enumerate().find_map(|(at, (one, other))| under(at.to_string(), one, other))
        }
        _ => (one != other).then(|| format!(" {one} / {other}")),
    }
}

fn same_figures(one: &TestDesk, other: &TestDesk) {
    let other = figures(other);
    let differing: Vec<String> = figures(one)
        .into_iter()
        .filter_map(|(command, figure)| difference(&figure, &other[command]).map(|place| format!("{command}.{place}")))
        .collect();
    assert_eq!(differing, [""; 0]);
}

/// A demo company with something of everything: a printed document, a removed party, a draft.
fn demo() -> TestDesk {
    let desk = TestDesk::empty();
    desk.call("demo_create", json!({ "language": "de", "currency": "EUR" }));
    let invoices = desk.call("document_list", json!({ "kinds": ["invoice"], "window": { "limit": 1 } }));
    desk.call("document_pdf", json!({ "id": invoices["rows"][0]["id"] }));
    let gone = desk.customer("Gone & \"Sons\", =1+1\r\nLtd");
    desk.call("party_delete", json!({ "id": gone }));
    let draft = desk.call("draft_start", json!({ "kind": "quote" }));
    desk.call("draft_discard", json!({ "id": draft["draft"]["id"] }));
    desk.call("draft_start", json!({ "kind": "invoice" }));
    desk
}

#[test]
fn everything_comes_back_from_both_forms_to_the_byte() {
    let first = demo();
    for format in ["csv", "json"] {
        let file = exported(&first, format, &format!("{format}.zip"));
        let (second, answer) = imported(&file);
        assert_eq!(answer["report"]["findings"], json!([]), "{format}");
        same_figures(&second, &first);
        assert_eq!(costs(&second), costs(&first), "{format}");

        let again = exported(&second, format, "again.zip");
        let (before, after) = (Archive::read(&file), Archive::read(&again));
        assert_eq!(before.files, after.files);
        let tables = |archive: &Archive| -> Vec<(String, u64)> {
            let tables = archive.manifest["tables"].as_array().unwrap().clone();
            tables
                .iter()
                .map(|table| (table["table"].as_str().unwrap().to_owned(), table["rows"].as_u64().unwrap()))
                .collect()
        };
        assert!(tables(&before).len() > 40 && tables(&before).iter().filter(|(_, rows)| *rows > 0).count() > 30);
        // This PC is one more than there were; all other rows are the same to the byte.
        for ((table, rows), (_, then)) in tables(&before).into_iter().zip(tables(&after)) {
            assert_eq!(then, rows + u64::from(table == "device"), "{format} {table}");
        }
        for (path, bytes) in
            before.parts.iter().filter(|(path, _)| *path != "manifest.json" && !path.contains("/device."))
        {
            assert!(after.parts.get(path) == Some(bytes), "{path} differs");
        }
    }
}

#[test]
fn numbers_go_on_without_gap_or_double() {
    let first = TestDesk::founded();
    let customer = first.customer("Berg GmbH");
    let invoice = first.invoice(customer, "100", json!({}));
    let file = exported(&first, "csv", "all.zip");
    let (second, answer) = imported(&file);
    let company = &answer["state"]["company"];
    assert_eq!((&company["device"]["code"], &company["device"]["name"]), (&json!("02"), &json!("PC 2")));
    assert_eq!(company["branch"], first.call("program_state", json!({}))["company"]["branch"]);
    second.host.pass_days(1);
    let here = second.invoice(customer, "100", json!({}));
    let there = first.invoice(customer, "100", json!({}));
    let number = |document: &Value| document["document"]["number"].as_str().unwrap().to_owned();
    assert_eq!(number(&here), number(&invoice).replace("-01-", "-02-"), "a series of its own");
    assert_ne!(number(&here), number(&there));
    assert_eq!(second.call("company_verify", json!({}))["findings"], json!([]));
    assert!(second.call("undo_state", json!({}))["undo"].is_null(), "the import is no step");
    let third = TestDesk::empty();
    third.host.pass_days(2);
    let third = third.call("import_all", json!({ "file": exported(&second, "json", "all.zip") }));
    assert_eq!(third["state"]["company"]["device"]["code"], "03");
}

#[test]
fn layers_of_cost_are_those_that_posting_left() {
    let desk = TestDesk::founded();
    let mut company = desk.call("company_get", json!({}))["company"].clone();
    company["cost_method"] = json!(CostMethod::Fifo);
    desk.call("company_save", company);
    let (chair, desk_lamp) = (desk.item("Stuhl", "49.90"), desk.item("Lampe", "19"));
    let customer = desk.customer("Berg GmbH");
    desk.receive(chair, "10", "3.333");
    desk.receive(chair, "7", "4");
    desk.receive(desk_lamp, "3", "1.005");
    let sold = desk.issue(json!({ "kind": "invoice", "party": customer,
        "lines": [{ "item": chair, "quantity": "12" }, { "item": chair, "quantity": "1" }, { "item": desk_lamp, "quantity": "1" }] }));
    let back = desk.call("draft_start", json!({ "kind": "credit_note", "source": sold["document"]["id"] }));
    let mut body = back["draft"]["body"].clone();
    body["reason"] = json!("Zurück");
    body["goods_back"] = json!(true);
    body["lines"][0]["quantity"] = json!("5");
    let saved = desk.call("draft_save", json!({ "id": back["draft"]["id"], "version": 1, "body": body }));
    desk.call("document_issue", json!({ "draft": saved["draft"]["id"], "version": saved["draft"]["version"] }));
    let correct = |item: Id, quantity: &str| {
        desk.issue(
            json!({ "kind": "correction", "reason": "Gezählt", "lines": [{ "item": item, "quantity": quantity }] }),
        )
    };
    correct(chair, "2");
    // Below zero at the last known cost, then settled by what really came.
    correct(desk_lamp, "-6");
    desk.receive(desk_lamp, "2", "1.5");
    desk.receive(desk_lamp, "4", "1.7");
    correct(desk_lamp, "-3");

    let (second, answer) = imported(&exported(&desk, "csv", "all.zip"));
    assert_eq!(answer["report"]["findings"], json!([]));
    assert!(costs(&desk).values().any(|cost| cost.layers.len() > 2), "{:?}", costs(&desk));
    assert_eq!(costs(&second), costs(&desk));
}

#[test]
fn a_stop_leaves_nothing_in_either_direction() {
    let desk = TestDesk::founded();
    // How far a company had come is remembered beside the companies.
    let others = |entry: &std::fs::DirEntry| entry.file_name() != "anchors";
    let left = |desk: &TestDesk| {
        std::fs::read_dir(desk.folder.path()).unwrap().filter(|entry| others(entry.as_ref().unwrap())).count()
    };
    let before = left(&desk);
    let stopped = || {
        let progress = Progress::default();
        progress.stop();
        progress
    };
    let path = desk.folder.path().join("all.zip");
    let refused = desk.desk.call_with(&stopped(), "export_all", json!({ "path": path })).unwrap_err();
    assert!(refused.has(Code::Stopped) && left(&desk) == before, "{refused}");

    let file = exported(&desk, "csv", "all.zip");
    let other = TestDesk::empty();
    let refused = other.desk.call_with(&stopped(), "import_all", json!({ "file": file })).unwrap_err();
    assert!(refused.has(Code::Stopped) && left(&other) == 0, "{refused}");
    assert_eq!(other.call("program_state", json!({}))["company"], Value::Null);
}

#[test]
fn a_file_is_replaced_only_if_that_was_said_and_a_company_never() {
    let desk = TestDesk::founded();
    let file = exported(&desk, "csv", "all.zip");
    let again = |path: &Path, replace: bool| json!({ "path": path, "format": "json", "replace": replace });
    assert_eq!(desk.codes("export_all", again(&file, false)), ["path file-exists"]);
    assert!(Archive::read(&file).parts.contains_key("csv/party.csv"), "it is as it was");
    desk.call("export_all", again(&file, true));
    assert!(Archive::read(&file).parts.contains_key("json/party.jsonl"));
    let own = desk.desk.open_path().unwrap();
    assert_eq!(desk.codes("export_all", again(&own, true)), ["path file-exists"]);
    assert_eq!(desk.codes("import_all", json!({ "file": file, "path": own })), ["file-exists"]);
    let named = desk.call("export_all", json!({ "path": desk.folder.path() }));
    assert_eq!(named["path"], json!(desk.folder.path().join("Nordwind Handel GmbH 2026-03-02.zip")));
    #[cfg(unix)]
    assert_eq!(std::os::unix::fs::MetadataExt::mode(&std::fs::metadata(&file).unwrap()) & 0o077, 0, "its owner's only");
}

/// What is done to an archive, and the code with which it is refused.
type Trick = (&'static str, Code, fn(&mut Archive));

const TRICKS: &[Trick] = &[
    ("a text was changed", Code::ExportDamaged, |archive| {
        archive.edit("csv/party.csv", |text| text.replace("Berg", "Burg"));
    }),
    ("a file is missing", Code::ExportDamaged, |archive| drop(archive.parts.remove("csv/address.csv"))),
    ("a file too many", Code::ExportUnknown, |archive| drop(archive.parts.insert("../../evil.sh".to_owned(), vec![1]))),
    ("a path that leads elsewhere", Code::ExportDamaged, |archive| {
        let bytes = archive.parts.remove("csv/party.csv").unwrap();
        archive.parts.insert("../party.csv".to_owned(), bytes);
        part(&mut archive.manifest, "csv/party.csv")["file"]["path"] = json!("../party.csv");
        archive.seal();
    }),
    ("no manifest", Code::NotAnExport, |archive| drop(archive.parts.remove("manifest.json"))),
    ("another format", Code::NotAnExport, |archive| {
        archive.manifest["format"] = json!("other");
        archive.seal();
    }),
    ("a newer format", Code::ExportNewer, |archive| {
        archive.manifest["version"] = json!(2);
        archive.manifest["more"] = json!(true);
        archive.seal();
    }),
    ("an unknown table", Code::ExportUnknown, |archive| {
        part(&mut archive.manifest, "csv/party.csv")["table"] = json!("parties");
        archive.seal();
    }),
    ("the same table twice", Code::ExportDamaged, |archive| {
        let twice = part(&mut archive.manifest, "csv/party.csv").clone();
        archive.manifest["tables"].as_array_mut().unwrap().push(twice);
        archive.seal();
    }),
    ("an unknown column", Code::ExportUnknown, |archive| {
        archive.forge("csv/party.csv", |text| text.replacen("legal_name", "other_name", 1));
    }),
    ("a column is missing", Code::ExportDamaged, |archive| {
        archive.forge("csv/pipeline.csv", |_| {
            let id = Id::named("p");
            format!("id,removed\r\n{id},0\r\n")
        });
    }),
    ("fewer rows than were said", Code::ExportDamaged, |archive| {
        archive.forge("csv/account.csv", |text| text.lines().take(3).map(|line| format!("{line}\r\n")).collect());
    }),
    ("no UTF-8", Code::ExportDamaged, |archive| {
        archive.forge_bytes("csv/party.csv", |bytes| {
            let at = bytes.windows(4).position(|window| window == b"Berg").unwrap();
            bytes[at] = 0xff;
        });
    }),
    ("an open quotation", Code::ExportDamaged, |archive| {
        archive.forge("csv/party.csv", |text| text.replacen("Berg", "\"Berg", 1));
    }),
    ("a text where a number must be", Code::ExportDamaged, |archive| {
        archive.forge("csv/stage.csv", |text| text.replacen(",1,", ",first,", 1));
    }),
    ("a choice that is none", Code::ExportDamaged, |archive| {
        archive.forge("csv/party.csv", |text| text.replacen("organisation", "guild", 1));
    }),
    ("the same row twice", Code::ExportDamaged, |archive| {
        archive.forge("csv/party.csv", |text| {
            let row = text.lines().nth(1).unwrap().to_owned();
            text.replace("\r\n", "\n").lines().take(2).map(|line| format!("{line}\r\n")).collect::<String>()
                + &row
                + "\r\n"
        });
    }),
    ("a row that names nothing", Code::ExportDamaged, |archive| {
        archive.forge("csv/address.csv", |text| {
            text.replace(&Id::named("Berg GmbH").to_string(), &Id::named("x").to_string())
        });
    }),
    ("nobody may do everything", Code::ExportDamaged, |archive| {
        archive.forge("csv/user.csv", |text| text.replace("administrator", "sales"));
    }),
    ("a bomb", Code::ExportDamaged, |archive| {
        archive.forge_bytes("csv/party.csv", |bytes| bytes.resize(64 << 20, b'a'))
    }),
    ("more bytes than were said", Code::ExportDamaged, |archive| {
        archive.edit("csv/party.csv", |text| text + &"x".repeat(1000));
    }),
];

#[test]
fn a_hostile_archive_is_refused_in_words_and_leaves_nothing() {
    let desk = TestDesk::founded();
    desk.customer("Berg GmbH");
    desk.customer("Tal AG");
    let sound = exported(&desk, "csv", "all.zip");
    let check = |what: &str, code: Code, bytes: &[u8]| {
        let other = TestDesk::empty();
        let file = desk.folder.path().join("tricked.zip");
        std::fs::write(&file, bytes).unwrap();
        let refused = other.refused("import_all", json!({ "file": file }));
        assert!(refused.has(code), "{what}: {refused}");
        assert_eq!(std::fs::read_dir(other.folder.path()).unwrap().count(), 0, "{what}");
    };
    for (what, code, trick) in TRICKS {
        let mut archive = Archive::read(&sound);
        trick(&mut archive);
        check(what, *code, &archive.bytes());
    }
    let whole = std::fs::read(&sound).unwrap();
    check("cut", Code::NotAnExport, &whole[..whole.len() / 2]);
    check("empty", Code::NotAnExport, &[]);
    check("no archive", Code::NotAnExport, b"Dear Sir or Madam");
    let mut flipped = whole.clone();
    flipped[40..4000].iter_mut().for_each(|byte| *byte ^= 0x55);
    let other = TestDesk::empty();
    std::fs::write(desk.folder.path().join("flipped.zip"), &flipped).unwrap();
    other.refused("import_all", json!({ "file": desk.folder.path().join("flipped.zip") }));
    assert!(other.refuses_with("import_all", json!({ "file": "none.zip" }), Code::FileMissing));
    assert!(imported(&sound).1["report"]["findings"] == json!([]), "what was not touched comes in");
}

#[test]
fn whatever_stands_in_a_row_the_program_stays_on_its_feet() {
    let desk = TestDesk::founded();
    let (chair, customer) = (desk.item("Stuhl", "49.90"), desk.customer("Berg GmbH"));
    desk.receive(chair, "10", "30");
    desk.issue(json!({ "kind": "invoice", "party": customer, "lines": [{ "item": chair, "quantity": "2" }] }));
    desk.pay("p1", customer, 5_000, json!({}));
    let sound = Archive::read(&exported(&desk, "csv", "all.zip"));
    let paths: Vec<&String> = sound.parts.keys().filter(|path| path.starts_with("csv/")).collect();
    let (mut came_in, mut refused) = (0, 0);
    for nth in 0_usize..120 {
        let mut archive = Archive::read(&desk.folder.path().join("all.zip"));
        let path = paths[nth * 7 % paths.len()];
        archive.forge_bytes(path, |bytes| {
            // Behind the head, somewhere in the rows, something else.
            let head = bytes.iter().position(|byte| *byte == b'\n').unwrap() + 1;
            if bytes.len() > head {
                let at = head + nth * 7919 % (bytes.len() - head);
                bytes[at] = b"0\",\n\xff9-x{"[nth % 9];
            }
        });
        let other = TestDesk::empty();
        let file = other.folder.path().join("mutated.zip");
        std::fs::write(&file, archive.bytes()).unwrap();
        match other.desk.call("import_all", json!({ "file": file })) {
            Ok(_) => came_in += 1,
            Err(error) => {
                assert!(!error.has(Code::Internal), "{path}: {error}");
                assert_eq!(std::fs::read_dir(other.folder.path()).unwrap().count(), 1, "{path}: {error}");
                refused += 1;
            }
        }
    }
    assert!(came_in > 10 && refused > 10, "{came_in} {refused}");
}
