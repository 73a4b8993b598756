//! PCs of a firm and a real head office over real TLS: what one does, the others have.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::net::SocketAddr;
use std::sync::Arc;

use kontor_core::id::Id;
use kontor_server::admin;
use kontor_server::db::open;
use kontor_server::http::tls::Identity;
use kontor_server::http::{Office, Running, serve};
use kontor_sync::part::Reach;
use kontor_testkit::TestDesk;
use serde_json::{Value, json};

/// Head office, and the firm in it.
struct HeadOffice {
    _folder: tempfile::TempDir,
    runtime: tokio::runtime::Runtime,
    office: Arc<Office>,
    running: Option<Running>,
    firm: Id,
    code: String,
}

impl HeadOffice {
    fn open() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let identity = Identity::own(folder.path(), vec!["localhost".to_owned()]).unwrap();
        let db = open(folder.path().join("office.db").to_str().unwrap()).unwrap();
        let secret = admin::session_secret(&*db).unwrap();
        let office = Office::new(db, secret, identity.fingerprint);
        let runtime = tokio::runtime::Runtime::new().unwrap();
        let here = SocketAddr::from(([127, 0, 0, 1], 0));
        let running = runtime.block_on(serve(Arc::clone(&office), &identity, here)).unwrap();
        let (firm, code) = admin::init(&*office.db, "Nordwind").unwrap();
        Self { _folder: folder, runtime, office, running: Some(running), firm, code }
    }
    fn address(&self) -> String {
        self.running.as_ref().unwrap().address.to_string()
    }
    fn code(&self, reach: &Reach) -> String {
        admin::place(&*self.office.db, self.firm, None, false, reach).unwrap()
    }
    /// A PC that joins as a new one.
    fn join(&self, first: &TestDesk, name: &str) -> TestDesk {
        let pc = first.another();
        let path = pc.folder.path().join("firm.kontor");
        let code = self.code(&Reach::everything());
        let joined = json!({ "server": self.address(), "code": code, "name": name, "path": path });
        pc.call("sync_join", joined);
        pc
    }
}

impl Drop for HeadOffice {
    fn drop(&mut self) {
        if let Some(running) = self.running.take() {
            self.runtime.block_on(running.stop()).unwrap();
        }
    }
}

fn founder(office: &HeadOffice) -> (TestDesk, Id, Id) {
    let first = TestDesk::founded();
    let (customer, chair) = (first.customer("Berg GmbH"), first.item("Stuhl", "50"));
    first.receive(chair, "100", "30");
    assert_eq!(first.call("sync_state", json!({}))["phase"], "alone");
    let state = first.call("sync_connect", json!({ "server": office.address(), "code": office.code.to_lowercase() }));
    assert_eq!(state["firm"], "Nordwind");
    (first, customer, chair)
}

fn current(pc: &TestDesk) -> Value {
    pc.desk.sync_until_current().unwrap();
    let state = pc.call("sync_state", json!({}));
    assert_eq!((&state["phase"], &state["waiting"], &state["problem"]), (&json!("current"), &json!(0), &Value::Null));
    state
}

#[test]
fn a_new_pc_joins_with_a_code_and_has_what_the_first_has() {
    let office = HeadOffice::open();
    let (first, customer, chair) = founder(&office);
    current(&first);
    let second = office.join(&first, "Laden");
    assert_eq!(second.call("company_verify", json!({}))["findings"], json!([]));
    assert_eq!(second.call("party_get", json!({ "id": customer }))["party"]["name"], "Berg GmbH");
    let stock = |pc: &TestDesk| pc.call("item_get", json!({ "id": chair }))["stock"].clone();
    assert_eq!(stock(&second), stock(&first));
    let line = json!({ "item": chair, "quantity": "3" });
    let sold = &second.issue(json!({ "kind": "invoice", "party": customer, "lines": [line] }))["document"];
    assert!(sold["number"].as_str().unwrap().contains("-02-"), "{}", sold["number"]);
    current(&second);
    current(&first);
    assert_eq!(stock(&second), stock(&first));
    assert_eq!(first.call("document_get", json!({ "id": sold["id"] }))["document"]["number"], sold["number"]);
    for pc in [&first, &second] {
        assert_eq!(pc.call("company_verify", json!({}))["findings"], json!([]));
    }
}
