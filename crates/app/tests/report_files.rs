//! Lists and reports as files: what spreadsheets read, whole, and only for those who may take data out.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on says so by panicking")]

use base64::Engine as _;
use kontor_core::fault::Code;
use kontor_core::permission::Role;
use kontor_testkit::TestDesk;
use serde_json::{Value, json};

fn text(file: &Value) -> String {
    let bytes = base64::engine::general_purpose::STANDARD.decode(file["base64"].as_str().unwrap()).unwrap();
    String::from_utf8(bytes).unwrap()
}

#[test]
fn lists_and_reports_become_files_that_spreadsheets_read() {
    let desk = TestDesk::founded();
    desk.customer("=HYPERLINK(\"http://x\")");
    let berg = desk.customer("Berg; Tal");
    desk.invoice(berg, "1234.5", json!({}));
    let columns = json!([{ "name": "name", "title": "Name" }, { "name": "balance", "title": "Saldo" }]);
    let file = desk.call("list_csv", json!({ "list": "party_list", "columns": columns, "semicolons": true }));
    assert_eq!(file["name"], "party_list.csv");
    assert_eq!(
        text(&file),
        "\u{feff}Name;Saldo\r\n\"'=HYPERLINK(\"\"http://x\"\")\";0,00\r\n\"Berg; Tal\";1234,50\r\n"
    );
    let some =
        json!({ "list": "document_list", "parameters": { "kinds": ["order"] }, "columns": [{ "name": "number" }] });
    assert_eq!(text(&desk.call("list_csv", some)), "\u{feff}number\r\n");
    let parameters = json!({ "from": "2026-01-01", "until": "2026-12-31", "group": "customer" });
    let columns = json!([{ "name": "label" }, { "name": "net" }]);
    let report = json!({ "report": "report_sales", "parameters": parameters, "columns": columns });
    assert_eq!(text(&desk.call("report_csv", report)), "\u{feff}label,net\r\nBerg; Tal,1234.50\r\n");
    let all = text(&desk.call("report_csv", json!({ "report": "trial_balance" })));
    assert!(all.starts_with("\u{feff}account,code,name,kind,opening,debit,credit,closing\r\n"), "{all}");
    for (command, request) in
        [("report_csv", json!({ "report": "party_list" })), ("list_csv", json!({ "list": "undo_state" }))]
    {
        assert!(desk.refuses_with(command, request, Code::NotAChoice));
    }
    assert_eq!(desk.codes("list_csv", json!({ "list": "party_list", "parameters": 1 })), ["parameters bad-format"]);
}

#[test]
fn a_list_of_more_rows_than_a_window_comes_whole() {
    let desk = TestDesk::founded();
    let berg = desk.customer("Berg GmbH");
    desk.desk
        .inside("test", kontor_app::Effect::Changes, |context| {
            context.write(|write| {
                let party: kontor_core::party::Party = write.get(berg)?;
                for no in 0..1_205 {
                    let name = format!("Firma {no}");
                    write.insert(&kontor_core::party::Party { id: context.new_id(), name, ..party.clone() })?;
                }
                Ok(())
            })
        })
        .unwrap();
    let lines = |list: &str, parameters: Value| {
        let request = json!({ "list": list, "parameters": parameters, "columns": [{ "name": "id" }] });
        let all = text(&desk.call("list_csv", request));
        let different: std::collections::BTreeSet<&str> = all.lines().collect();
        (all.lines().count(), different.len())
    };
    assert_eq!(lines("party_list", json!({ "limit": 3 })), (1_207, 1_207), "a title, 1,206 parties, none twice");
    assert_eq!(lines("party_list", json!({ "search": "berg" })), (2, 2));
    let accounts = desk.call("account_list", json!({})).as_array().unwrap().len();
    assert_eq!(lines("account_list", json!({})), (accounts + 1, accounts + 1), "a list without a window");
}

#[test]
fn who_may_not_take_data_out_gets_no_file() {
    for (role, list, allowed) in [
        (Role::Sales, "party_list", true),
        (Role::Sales, "payment_list", false),
        (Role::Sales, "entry_list", false),
        (Role::Warehouse, "stock_level_list", true),
        (Role::Warehouse, "party_list", false),
        (Role::Accountant, "entry_list", true),
    ] {
        let desk = TestDesk::founded();
        let answer = desk.desk.inside("list_csv", kontor_app::Effect::Reads, |context| {
            let user = kontor_core::company::User { role, ..context.user.clone() };
            let context = kontor_app::Context { user: &user, ..*context };
            kontor_app::commands::COMMANDS.iter().find(|command| command.name == "list_csv").map_or_else(
                || panic!("no list_csv"),
                |command| match command.run {
                    kontor_app::command::Run::Office(run) => run(&context, json!({ "list": list })),
                    kontor_app::command::Run::Desk(_) => panic!("list_csv needs a company"),
                },
            )
        });
        assert_eq!(answer.is_ok(), allowed, "{role:?} {list}");
    }
}
