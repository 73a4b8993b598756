//! Two PCs and a head office: the demo company goes to a server of its own, an outlet joins with a code, sells while the line is down, and
//! head office has it afterwards. The server is a real process on this computer, and ends with the play.

use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use kontor_app::{Desk, host};
use kontor_core::entity::{AddressId, PartyId};
use kontor_core::fault::{Code, Fault};
use kontor_core::id::Id;
use kontor_desk::KeyPlaces;
use serde_json::{Value, json};

use crate::outcome::{Failure, say};

/// How long the server may take to start.
const PATIENCE: Duration = Duration::from_secs(30);

/// The server of the play.
struct HeadOffice {
    folder: PathBuf,
    address: SocketAddr,
    running: Option<Child>,
}

impl HeadOffice {
    /// The server lies beside this program, or where programs are found.
    fn command(&self, words: &[&str]) -> Command {
        let name = format!("kontor-server{}", std::env::consts::EXE_SUFFIX);
        let beside = std::env::current_exe().ok().map(|own| own.with_file_name(&name)).filter(|file| file.is_file());
        let mut command = Command::new(beside.unwrap_or_else(|| name.into()));
        command
            .args(words)
            .env("KONTOR_SERVER_FOLDER", &self.folder)
            .env("KONTOR_SERVER_LISTEN", self.address.to_string());
        command.stdin(Stdio::null());
        command
    }
    /// Runs a task at the server itself; answers the code that it prints.
    fn code(&self, words: &[&str]) -> Result<String, Failure> {
        let done = self.command(words).stderr(Stdio::inherit()).output()?;
        let said = String::from_utf8_lossy(&done.stdout).into_owned();
        let line = said.lines().find(|line| line.starts_with("code"));
        let code = line.and_then(|line| line.split_whitespace().nth(1)).map(str::to_owned);
        code.ok_or_else(|| Fault::new(Code::Internal).with("reference", "kontor-server").into())
    }
    /// Serves, on loopback only.
    fn start(&mut self) -> Result<(), Failure> {
        self.running = Some(self.command(&["serve"]).stdout(Stdio::null()).stderr(Stdio::null()).spawn()?);
        let begun = Instant::now();
        while TcpStream::connect_timeout(&self.address, Duration::from_secs(1)).is_err() {
            let ended = self.running.as_mut().is_none_or(|running| !matches!(running.try_wait(), Ok(None)));
            if ended || begun.elapsed() > PATIENCE {
                return Err(Fault::new(Code::SyncUnreachable).with("server", self.address).into());
            }
            std::thread::park_timeout(Duration::from_millis(50));
        }
        Ok(())
    }
    fn stop(&mut self) {
        if let Some(mut running) = self.running.take() {
            // One that is gone already needs no end.
            let _ = running.kill();
            let _ = running.wait();
        }
    }
}

impl Drop for HeadOffice {
    fn drop(&mut self) {
        self.stop();
    }
}

/// Plays it; answers what came of it.
pub fn play(first: &Desk, folder: &Path) -> Result<Value, Failure> {
    let free = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?;
    let mut office = HeadOffice { folder: folder.join("head-office"), address: free, running: None };
    let server = office.address.to_string();
    let code = office.code(&["init", "Northwind Traders"])?;
    office.start()?;
    say(&format!("Head office serves at {server}. The PC of the company joins with the code {code}."));
    first.call("sync_connect", json!({ "server": server, "code": code }))?;
    let begun = Instant::now();
    first.sync_until_current()?;
    say(&format!("  Everything it ever did is there, after {} s.", begun.elapsed().as_secs()));

    let code = office.code(&["enrol", "--branch", "B2", "--role", "shop"])?;
    say(&format!("The outlet in Altona joins with the code {code}."));
    let path = folder.join("outlet.kontor");
    let second = kontor_desk::desk(KeyPlaces::new().in_file(folder.join("outlet.key")));
    let begun = Instant::now();
    second.call("sync_join", json!({ "server": server, "code": code, "name": "Altona, counter", "path": path }))?;
    say(&format!("  It can begin after {} s.", begun.elapsed().as_secs()));
    second.sync_until_current()?;
    say(&format!("  It has what it may hold, after {} s.", begun.elapsed().as_secs()));

    office.stop();
    say("The line is down. Both go on working.");
    let sold = sell(&second)?;
    let number = sold["number"].as_str().unwrap_or_default();
    say(&format!("  Altona sells: invoice {number}."));
    office.start()?;
    say("The line is back.");
    for desk in [&second, first] {
        desk.sync_until_current()?;
    }
    let here = first.call("document_get", json!({ "id": sold["id"] }))?;
    say(&format!("  Head office has invoice {}.", here["document"]["number"].as_str().unwrap_or_default()));
    let findings = |desk: &Desk| -> Result<usize, Failure> {
        Ok(desk.call("company_verify", Value::Null)?["findings"].as_array().map_or(0, Vec::len))
    };
    let findings = findings(first)? + findings(&second)?;
    say(&format!("The books of both were checked: {findings} findings."));
    let same = here["document"]["number"] == sold["number"];
    Ok(json!({ "outlet": path, "sold_offline": sold["number"], "at_head_office": same, "findings": findings }))
}

/// Somebody buys over the counter.
fn sell(desk: &Desk) -> Result<Value, Failure> {
    let clock = kontor_desk::SystemHost;
    let goods = desk.call("item_list", json!({ "window": { "limit": 20 } }))?;
    let rows = goods["rows"].as_array().into_iter().flatten();
    let item = rows.clone().find(|row| row["sku"] == "N-001").map_or(Value::Null, |row| row["id"].clone());
    let party: Id = host::new_id::<PartyId>(&clock).0;
    let customer = json!({ "id": party, "kind": "person", "name": "Petra Ahlers", "customer": true });
    let address = json!({ "id": host::new_id::<AddressId>(&clock), "party": party, "usage": "billing", "street": "Große Bergstraße 12",
        "postal_code": "22767", "city": "Hamburg", "country": "DE" });
    desk.call("party_save", json!({ "party": customer, "addresses": [address] }))?;
    let draft = desk.call("draft_start", json!({ "kind": "invoice" }))?;
    let body = json!({ "kind": "invoice", "party": party, "lines": [{ "item": item, "quantity": "1" }] });
    let saved = desk.call("draft_save", json!({ "id": draft["draft"]["id"], "version": 1, "body": body }))?;
    let issue = json!({ "draft": saved["draft"]["id"], "version": saved["draft"]["version"] });
    Ok(desk.call("document_issue", issue)?["document"].clone())
}
