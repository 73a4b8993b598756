//! A PC of the firm: `kontorctl serve` with its company file and its line to head office.

use std::collections::BTreeSet;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::office::{HeadOffice, Wire};
use crate::support::Shelf;
use crate::support::server::{Server, serve};

/// What takes longer than this never comes.
const PATIENCE: Duration = Duration::from_secs(240);

pub struct Pc {
    pub file: String,
    pub branch: String,
    pub wire: Wire,
    running: Option<Server>,
}

impl Pc {
    /// The PC that brings the company.
    pub fn founder(shelf: &Shelf, office: &HeadOffice) -> Self {
        let pc = Self { file: shelf.founded().to_owned(), branch: "B1".into(), wire: office.line(), running: None };
        pc.started(shelf)
    }
    /// A PC that joins.
    pub fn join(shelf: &Shelf, office: &HeadOffice, no: usize, branch: &str) -> Self {
        let (wire, file, name) = (office.line(), format!("pc{no}.kontor"), format!("Kasse {no}"));
        let (code, address) = (office.code_for(branch), wire.address.to_string());
        shelf.run(&["join", &address, &code, "--name", &name, "--path", &file]).json();
        Self { file, branch: branch.to_owned(), wire, running: None }.started(shelf)
    }
    /// Another PC with a copy of the files of this one.
    pub fn cloned(&self, shelf: &Shelf, office: &HeadOffice) -> Self {
        let file = format!("clone-of-{}", self.file);
        for ending in ["", ".key", ".key.pc"] {
            std::fs::copy(shelf.path(&format!("{}{ending}", self.file)), shelf.path(&format!("{file}{ending}")))
                .unwrap();
        }
        Self { file, branch: self.branch.clone(), wire: office.line(), running: None }
    }
    pub fn start(&mut self, shelf: &Shelf) {
        self.running = Some(serve(shelf, &["--company", &self.file]));
    }
    fn started(mut self, shelf: &Shelf) -> Self {
        self.start(shelf);
        self
    }
    pub fn stop(&mut self) {
        assert_eq!(self.running.take().unwrap().stop(), Some(0));
    }
    /// Asks; answers the status and what came back.
    pub fn ask(&self, name: &str, request: &Value) -> (u16, Value) {
        let reply = self.running.as_ref().unwrap().rpc(name, request);
        (reply.status, serde_json::from_str(&reply.body).unwrap_or(Value::Null))
    }
    pub fn call(&self, name: &str, request: &Value) -> Value {
        let (status, answer) = self.ask(name, request);
        assert_eq!(status, 200, "{} {name}: {answer}", self.file);
        answer
    }
    /// Issues an invoice over what a customer takes with him.
    pub fn sell(&self, customer: &str, lines: &Value) -> Value {
        let draft = self.call("draft_start", &json!({ "kind": "invoice" }));
        let body = json!({ "kind": "invoice", "party": customer, "lines": lines });
        let saved = self.call("draft_save", &json!({ "id": draft["draft"]["id"], "version": 1, "body": body }));
        let version = &saved["draft"]["version"];
        self.call("document_issue", &json!({ "draft": saved["draft"]["id"], "version": version }))["document"].clone()
    }
    /// Waits until the link stands as wanted; answers its state.
    pub fn until(&self, wanted: impl Fn(&Value) -> bool) -> Value {
        let begun = Instant::now();
        loop {
            let (_, state) = self.ask("sync_state", &json!({}));
            if wanted(&state) {
                return state;
            }
            assert!(begun.elapsed() < PATIENCE, "{}: {state}", self.file);
            // Nobody waits for the next try by itself.
            if state["phase"] == "offline" {
                self.call("sync_now", &json!({}));
            }
            // Somebody else moves meanwhile: nothing here can be waited for but the time.
            std::thread::park_timeout(Duration::from_millis(100));
        }
    }
    /// Waits until nothing is left of the company here: the PC was taken out of the firm.
    pub fn until_gone(&self, shelf: &Shelf) {
        let begun = Instant::now();
        while shelf.path(&self.file).exists() {
            assert!(begun.elapsed() < PATIENCE, "{} is still there", self.file);
            std::thread::park_timeout(Duration::from_millis(100));
        }
        let (_, state) = self.ask("program_state", &json!({}));
        assert_eq!(state["notice"]["code"], "pc-wiped", "{state}");
    }
    /// Waits until everything went up and everything is here.
    pub fn until_current(&self, head: u64) {
        self.until(|state| {
            state["phase"] == "current" && state["waiting"] == 0 && state["cursor"].as_u64() >= Some(head)
        });
    }
    /// Numbers of all documents here, of one branch or of all.
    pub fn numbers(&self, of: Option<&str>) -> BTreeSet<String> {
        let listed = self.call("document_list", &json!({ "window": { "limit": 500 } }));
        assert!(listed["total"].as_u64() <= Some(500));
        let number = |row: &Value| row["number"].as_str().unwrap().to_owned();
        let all = listed["rows"].as_array().unwrap().iter().map(number);
        all.filter(|number| of.is_none_or(|branch| number.contains(&format!("-{branch}-")))).collect()
    }
    pub fn is_sound(&self) {
        let report = self.call("company_verify", &json!({}));
        assert_eq!(report["findings"], json!([]), "{}", self.file);
    }
}

impl Drop for Pc {
    fn drop(&mut self) {
        if let Some(mut server) = self.running.take() {
            let _ = server.running.kill();
            let _ = server.running.wait();
        }
    }
}
