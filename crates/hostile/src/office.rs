//! Readers in an open company: what the pages, `kontorctl rpc` and scripts send.

use std::cell::RefCell;

use kontor_app::commands::COMMANDS;
use kontor_app::{Bounds, Effect};
use kontor_core::id::Id;
use kontor_core::sales::DocumentDraft;
use kontor_testkit::TestDesk;
use serde_json::{Value, json};

use crate::understood;

thread_local! {
    /// A company with a customer and an item, in which nothing of what is sent stays.
    static DESK: RefCell<Option<TestDesk>> = const { RefCell::new(None) };
}

fn in_company(work: impl FnOnce(&TestDesk) -> bool) -> bool {
    DESK.with_borrow_mut(|desk| {
        let desk = desk.get_or_insert_with(|| {
            let desk = TestDesk::founded();
            desk.customer("Berg GmbH");
            desk.receive(desk.item("Stuhl", "10"), "4", "5");
            desk
        });
        work(desk)
    })
}

/// `{"command": …, "request": …}`, to a command that shows.
pub fn request(bytes: &[u8]) -> bool {
    let Ok(Value::Object(mut sent)) = Bounds::USUAL.read(bytes) else { return false };
    let request = sent.remove("request").unwrap_or_default();
    let Some(name) = sent.get("command").and_then(Value::as_str) else { return false };
    let shows = COMMANDS.iter().any(|command| command.name == name && command.effect == Effect::Reads);
    // Nothing is written outside of the company, and no long task is begun.
    let still = !name.starts_with("job_") && !matches!(name, "printer_list" | "company_verify");
    shows && still && in_company(|desk| understood(desk.desk.call(name, request)))
}

/// What somebody types into a document.
pub fn draft(bytes: &[u8]) -> bool {
    let Ok(body) = Bounds::USUAL.read(bytes) else { return false };
    if serde_json::from_value::<DocumentDraft>(body.clone()).is_err() {
        return false;
    }
    in_company(|desk| {
        let id = Id::named(&body.to_string());
        let saved = understood(desk.desk.call("draft_save", json!({ "id": id, "version": 0, "body": body })));
        if saved {
            understood(desk.desk.call("draft_discard", json!({ "id": id })));
        }
        saved
    })
}

/// Which column of a file is what, as it is remembered and sent: `import_try` reads the file with it, and leaves nothing.
pub fn mapping(bytes: &[u8]) -> bool {
    let Ok(wish) = Bounds::FILE.read(bytes) else { return false };
    in_company(|desk| understood(desk.desk.call("import_try", wish)))
}
