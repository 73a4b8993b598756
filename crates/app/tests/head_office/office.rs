//! Head office as it is, over real TLS, and PCs that join it.

use std::net::SocketAddr;
use std::path::Path;
use std::sync::Arc;

use kontor_core::id::Id;
use kontor_server::admin;
use kontor_server::db::open;
use kontor_server::http::tls::Identity;
use kontor_server::http::{Office, Running, serve};
use kontor_server::hub::reach::Holds;
use kontor_server::hub::{Who, pull};
use kontor_sync::part::Reach;
use kontor_sync::wire::{Change, Frame, Pull};
use kontor_testkit::TestDesk;
use serde_json::{Value, json};

/// Head office, and the firm in it.
pub struct HeadOffice {
    pub folder: tempfile::TempDir,
    runtime: tokio::runtime::Runtime,
    open: Option<(Arc<Office>, Running)>,
    address: SocketAddr,
    pub firm: Id,
    pub code: String,
}

impl HeadOffice {
    pub fn open() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let runtime = tokio::runtime::Runtime::new().unwrap();
        let address = SocketAddr::from(([127, 0, 0, 1], 0));
        let mut office = Self { folder, runtime, open: None, address, firm: Id::default(), code: String::new() };
        office.start();
        (office.firm, office.code) = admin::init(&*office.office().db, "Nordwind").unwrap();
        office
    }
    /// Begins to serve, at the address of before.
    pub fn start(&mut self) {
        let identity = Identity::own(self.folder.path(), vec!["localhost".to_owned()]).unwrap();
        let db = open(self.folder.path().join("office.db").to_str().unwrap()).unwrap();
        let secret = admin::session_secret(&*db).unwrap();
        let office = Office::new(db, secret, identity.fingerprint);
        let running = self.runtime.block_on(serve(Arc::clone(&office), &identity, self.address)).unwrap();
        self.address = running.address;
        self.open = Some((office, running));
    }
    pub fn stop(&mut self) {
        if let Some((_, running)) = self.open.take() {
            self.runtime.block_on(running.stop()).unwrap();
        }
    }
    /// Somebody puts a backup in the place of its database.
    pub fn restore(&mut self, backup: &Path) {
        self.stop();
        let database = self.folder.path().join("office.db");
        for ending in ["", "-wal", "-shm"] {
            let _ = std::fs::remove_file(format!("{}{ending}", database.display()));
        }
        admin::restore(backup, &database).unwrap();
        self.start();
    }
    pub fn office(&self) -> &Office {
        &self.open.as_ref().unwrap().0
    }
    pub fn address(&self) -> String {
        self.address.to_string()
    }
    pub fn code(&self, reach: &Reach) -> String {
        admin::place(&*self.office().db, self.firm, None, false, &Holds::Fixed(reach.clone())).unwrap()
    }
    /// What the administrator is told of the firm.
    pub fn status(&self) -> Value {
        json!(admin::status(&*self.office().db).unwrap())[0].clone()
    }
    /// The changes that head office feeds to a PC that has nothing yet.
    pub fn fed(&self, pc: &TestDesk) -> Vec<Vec<u8>> {
        let device = pc.call("program_state", json!({}))["company"]["device"]["id"].as_str().unwrap().parse().unwrap();
        let asked = Pull { feed: None, cursor: 0, epoch: 0, floors: Vec::new(), incarnation: 0 };
        let who = Who { firm: self.firm, device };
        let page = self.office().db.look(|sql| pull::pull(sql, who, &asked, 0)).unwrap().body.unwrap();
        assert!(!page.more, "all of it is one page");
        let mut rows = Vec::new();
        for frame in page.frames {
            let Frame::Commit(told) = frame else { continue };
            rows.extend(told.changes.into_iter().filter_map(|change| match change {
                Change::Row(bytes) => Some(bytes),
                _ => None,
            }));
        }
        rows
    }
    /// A PC that joins as a new one.
    pub fn join(&self, first: &TestDesk, name: &str) -> TestDesk {
        self.join_for(first, name, &Reach::everything())
    }
    /// The same of one that may hold a part only.
    pub fn join_for(&self, first: &TestDesk, name: &str, reach: &Reach) -> TestDesk {
        let pc = self.begin(first, name, reach);
        pc.desk.sync_until_current().unwrap();
        pc
    }
    /// The same of one that is still without its history.
    pub fn begin(&self, first: &TestDesk, name: &str, reach: &Reach) -> TestDesk {
        self.begin_with(first, name, &self.code(reach))
    }
    /// The same with a code that somebody made.
    pub fn begin_with(&self, first: &TestDesk, name: &str, code: &str) -> TestDesk {
        let pc = first.another();
        let path = pc.folder.path().join("firm.kontor");
        pc.call("sync_join", json!({ "server": self.address(), "code": code, "name": name, "path": path }));
        pc
    }
}

impl Drop for HeadOffice {
    fn drop(&mut self) {
        self.stop();
    }
}

/// The company that is brought, with a customer and an item.
pub fn founder(office: &HeadOffice) -> (TestDesk, Id, Id) {
    let first = TestDesk::founded();
    let (customer, chair) = (first.customer("Berg GmbH"), first.item("Stuhl", "50"));
    first.receive(chair, "100", "30");
    assert_eq!(first.call("sync_state", json!({}))["phase"], "alone");
    let state = first.call("sync_connect", json!({ "server": office.address(), "code": office.code.to_lowercase() }));
    assert_eq!(state["firm"], "Nordwind");
    (first, customer, chair)
}

/// Exchanges until everything is sent and everything is here.
pub fn current(pc: &TestDesk) -> Value {
    pc.desk.sync_until_current().unwrap();
    let state = pc.call("sync_state", json!({}));
    assert_eq!((&state["phase"], &state["waiting"], &state["problem"]), (&json!("current"), &json!(0), &Value::Null));
    state
}
