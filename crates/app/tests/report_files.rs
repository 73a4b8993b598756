//! Lists and reports as files: what spreadsheets read and printers print, whole, and only for those who may take data out.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on says so by panicking")]

use std::io::Write as _;
use std::process::{Command, Stdio};

use base64::Engine as _;
use kontor_app::job::Progress;
use kontor_core::fault::Code;
use kontor_core::permission::ReadyRole;
use kontor_tables::{Cell, Limits, Source};
use kontor_testkit::TestDesk;
use rust_decimal::Decimal;
use serde_json::{Value, json};

fn bytes(exported: &Value) -> Vec<u8> {
    base64::engine::general_purpose::STANDARD.decode(exported["file"]["base64"].as_str().unwrap()).unwrap()
}

fn text(exported: &Value) -> String {
    String::from_utf8(bytes(exported)).unwrap()
}

/// The text of a PDF as it stands on the page.
fn printed(pdf: &[u8]) -> String {
    let mut child = Command::new("pdftotext")
        .args(["-layout", "-", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("pdftotext is part of the set-up of this repository");
    let mut input = child.stdin.take().unwrap();
    let pdf = pdf.to_vec();
    let writer = std::thread::spawn(move || input.write_all(&pdf));
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap().unwrap();
    String::from_utf8(output.stdout).unwrap().replace('\u{a0}', " ")
}

#[test]
fn lists_and_reports_become_files_that_spreadsheets_read() {
    let desk = TestDesk::founded();
    desk.customer("=HYPERLINK(\"http://x\")");
    let berg = desk.customer("Berg; Tal");
    desk.invoice(berg, "1234.5", json!({}));
    let columns = json!([
        { "name": "name", "title": "Name" }, { "name": "balance", "title": "Saldo" }, { "name": "balance.currency" },
        { "name": "customer", "title": "Kunde", "words": { "true": "ja", "false": "nein" } },
    ]);
    let list = json!({ "of": "party_list", "format": "csv", "title": "Kunden", "columns": columns });
    let exported = desk.call("list_export", list);
    assert_eq!((exported["file"]["name"].as_str(), exported["rows"].as_u64()), (Some("Kunden.csv"), Some(2)));
    assert_eq!(
        text(&exported),
        "\u{feff}Name;Saldo;balance.currency;Kunde\r\n\"'=HYPERLINK(\"\"http://x\"\")\";0,00;EUR;ja\r\n\"Berg; Tal\";1234,50;EUR;ja\r\n"
    );
    let some = json!({ "of": "document_list", "format": "csv", "parameters": { "kinds": ["order"] }, "columns": [{ "name": "number" }] });
    assert_eq!(text(&desk.call("list_export", some)), "\u{feff}number\r\n");
    let parameters = json!({ "from": "2026-01-01", "until": "2026-12-31", "group": "customer" });
    let columns = json!([{ "name": "label" }, { "name": "net" }, { "name": "quantity" }]);
    let report = json!({ "of": "report_sales", "format": "csv", "parameters": parameters, "columns": columns });
    assert_eq!(text(&desk.call("report_export", report)), "\u{feff}label;net;quantity\r\n\"Berg; Tal\";1234,50;1\r\n");
    let all = text(&desk.call("report_export", json!({ "of": "trial_balance", "format": "csv" })));
    assert!(all.starts_with("\u{feff}account;code;name;kind;opening;debit;credit;closing\r\n"), "{all}");
}

#[test]
fn what_is_no_list_or_column_is_refused() {
    let desk = TestDesk::founded();
    for (command, request, code) in [
        ("report_export", json!({ "of": "party_list", "format": "csv" }), Code::NotAChoice),
        ("list_export", json!({ "of": "undo_state", "format": "csv" }), Code::NotAChoice),
        (
            "list_export",
            json!({ "of": "party_list", "format": "csv", "columns": [{ "name": "colour" }] }),
            Code::NotAChoice,
        ),
        ("list_export", json!({ "of": "party_list", "format": "ods" }), Code::BadRequest),
        (
            "list_export",
            json!({ "of": "party_list", "format": "csv", "to": "/no/such/folder/x.csv" }),
            Code::FileMissing,
        ),
    ] {
        assert!(desk.refuses_with(command, request.clone(), code), "{command} {request}");
    }
    let odd = json!({ "of": "party_list", "format": "csv", "parameters": 1 });
    assert_eq!(desk.codes("list_export", odd), ["parameters bad-format"]);
}

#[test]
fn a_workbook_holds_the_rows_of_the_list() {
    let desk = TestDesk::founded();
    let berg = desk.customer("Berg GmbH");
    for net in ["100", "1234.5"] {
        desk.invoice(berg, net, json!({}));
    }
    let columns = json!([{ "name": "number" }, { "name": "issued_on" }, { "name": "party_name" }, { "name": "gross" }]);
    let request = json!({ "of": "document_list", "format": "xlsx", "title": "Rechnungen", "columns": columns, "parameters": { "kinds": ["invoice"] } });
    let source = Source::open(bytes(&desk.call("list_export", request)), &Limits::default()).unwrap();
    let list = desk.call("document_list", json!({ "kinds": ["invoice"] }));
    let wanted: Vec<Vec<Cell>> = list["rows"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| {
            let words = |name: &str| row[name].as_str().unwrap().to_owned();
            vec![
                Cell::Text(words("number")),
                Cell::Date(words("issued_on").parse().unwrap()),
                Cell::Text(words("party_name")),
                Cell::Number(Decimal::new(row["gross"]["minor"].as_i64().unwrap(), 2).normalize()),
            ]
        })
        .collect();
    let found: Vec<Vec<Cell>> = source.rows().map(|row| row.unwrap().cells).collect();
    assert_eq!(wanted.len(), 2);
    assert_eq!(found, wanted);
}

#[test]
fn a_printed_list_has_all_rows_page_numbers_and_the_sum_of_its_amounts() {
    let desk = TestDesk::founded();
    let berg = desk.customer("Berg GmbH");
    desk.invoice(berg, "100", json!({}));
    desk.invoice(berg, "1234.5", json!({}));
    desk.firms(berg, 150);
    let columns = json!([{ "name": "name", "title": "Name" }, { "name": "balance", "title": "Saldo" }]);
    let request = json!({
        "of": "party_list", "format": "pdf", "title": "Kontakte", "columns": columns, "notes": ["Suche: Firma"],
        "parameters": { "sort": [{ "column": "name" }] },
    });
    let pages = printed(&bytes(&desk.call("list_export", request)));
    for no in 0..150 {
        assert!(pages.contains(&format!("Firma {no} ")), "row {no} is missing in\n{pages}");
    }
    for wanted in ["Kontakte", "Nordwind Handel GmbH", "Suche: Firma", "Seite 1 von 3", "Seite 3 von 3", "02.03.2026"] {
        assert!(pages.contains(wanted), "{wanted} is missing in\n{pages}");
    }
    assert_eq!(pages.matches("Saldo").count(), 3, "the head stands on every page");
    let sum = pages.lines().find(|line| line.contains("Summe EUR")).unwrap();
    assert!(sum.ends_with("1.334,50"), "{sum}");
}

#[test]
fn a_list_of_more_rows_than_a_window_comes_whole() {
    let desk = TestDesk::founded();
    let berg = desk.customer("Berg GmbH");
    desk.firms(berg, 1_205);
    let lines = |list: &str, parameters: Value| {
        let request = json!({ "of": list, "format": "csv", "parameters": parameters, "columns": [{ "name": "id" }] });
        let all = text(&desk.call("list_export", request));
        let different: std::collections::BTreeSet<&str> = all.lines().collect();
        (all.lines().count(), different.len())
    };
    assert_eq!(
        lines("party_list", json!({ "limit": 3, "from": 20 })),
        (1_207, 1_207),
        "a title, 1,206 parties, none twice"
    );
    assert_eq!(lines("party_list", json!({ "search": "berg" })), (2, 2));
    let accounts = desk.call("account_list", json!({})).as_array().unwrap().len();
    assert_eq!(lines("account_list", json!({})), (accounts + 1, accounts + 1), "a list without a window");
}

#[test]
fn every_list_goes_out_with_the_rows_that_it_has() {
    let desk = TestDesk::founded();
    let berg = desk.customer("Berg GmbH");
    let tea = desk.item("Tee", "10");
    desk.receive(tea, "5", "3");
    desk.invoice(berg, "100", json!({}));
    let lists = [
        "activity_list",
        "deal_list",
        "disclosure_list",
        "document_list",
        "employee_list",
        "entry_list",
        "exchange_rate_list",
        "item_list",
    ];
    let others = [
        "journal_list",
        "party_list",
        "payment_list",
        "price_item_list",
        "stock_level_list",
        "stock_move_list",
        "location_list",
    ];
    for list in lists.into_iter().chain(others) {
        let answer = desk.call(list, json!({}));
        let rows = answer["rows"].as_array().or_else(|| answer.as_array()).unwrap().len();
        let made = desk.call("list_export", json!({ "of": list, "format": "csv" }));
        assert_eq!(made["rows"].as_u64(), Some(rows as u64), "{list}");
    }
}

#[test]
fn rows_come_in_the_order_of_the_list() {
    let desk = TestDesk::founded();
    let berg = desk.customer("Berg GmbH");
    for net in ["100", "5", "1234.5", "80"] {
        let invoice = desk.invoice(berg, net, json!({}));
        desk.credit_note(&invoice, "1");
    }
    for sort in [json!([]), json!([{ "column": "gross", "descending": true }]), json!([{ "column": "number" }])] {
        let asked = json!({ "kinds": ["invoice", "credit_note"], "window": { "sort": sort } });
        let list = desk.call("document_list", asked.clone());
        let wanted: Vec<&str> =
            list["rows"].as_array().unwrap().iter().map(|row| row["id"].as_str().unwrap()).collect();
        let request =
            json!({ "of": "document_list", "format": "csv", "parameters": asked, "columns": [{ "name": "id" }] });
        let file = text(&desk.call("list_export", request));
        assert_eq!(file.lines().skip(1).collect::<Vec<&str>>(), wanted, "{sort}");
        assert_eq!(wanted.len(), 8);
    }
}

#[test]
fn a_file_appears_whole_or_not_at_all() {
    let desk = TestDesk::founded();
    let berg = desk.customer("Berg GmbH");
    desk.firms(berg, 10);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("list.csv");
    std::fs::write(&path, "old").unwrap();
    let request = json!({ "of": "party_list", "format": "csv", "to": path, "columns": [{ "name": "name" }] });
    let progress = Progress::default();
    progress.stop();
    let stopped = desk.desk.call_with(&progress, "list_export", request.clone()).unwrap_err();
    assert!(stopped.has(Code::Stopped));
    assert_eq!(std::fs::read_to_string(&path).unwrap(), "old");
    let progress = Progress::default();
    let made = desk.desk.call_with(&progress, "list_export", request).unwrap();
    assert_eq!((made["rows"].as_u64(), &made["file"], progress.seen()), (Some(11), &Value::Null, (11, Some(11))));
    assert_eq!(std::fs::read_to_string(&path).unwrap().lines().count(), 12);
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1, "nothing lies beside it");
}

#[test]
fn who_may_not_take_data_out_gets_no_file() {
    for (role, list, allowed) in [
        (ReadyRole::Sales, "party_list", true),
        (ReadyRole::Sales, "payment_list", false),
        (ReadyRole::Sales, "entry_list", false),
        (ReadyRole::Warehouse, "stock_level_list", true),
        (ReadyRole::Warehouse, "party_list", false),
        (ReadyRole::Accountant, "entry_list", true),
    ] {
        let desk = TestDesk::founded();
        let answer = desk.desk.inside("list_export", kontor_app::Effect::Reads, |context| {
            let viewer = context.read(|read| Ok(read.viewer(context.user, role.rights())?))?;
            let context = kontor_app::Context { viewer: &viewer, ..*context };
            kontor_app::commands::COMMANDS.iter().find(|command| command.name == "list_export").map_or_else(
                || panic!("no list_export"),
                |command| match command.run {
                    kontor_app::command::Run::Office(run) => run(&context, json!({ "of": list, "format": "csv" })),
                    kontor_app::command::Run::Desk(_) => panic!("list_export needs a company"),
                },
            )
        });
        assert_eq!(answer.is_ok(), allowed, "{role:?} {list}");
    }
}
