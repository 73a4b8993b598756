//! The program itself: set up by its commands, killed in the middle of work, started again.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on says so")]
mod support;

use std::io::{BufRead as _, BufReader, Write as _};
use std::net::SocketAddr;
use std::path::Path;
use std::process::{Child, Command, Stdio};

use kontor_core::entity::EntityKind;
use kontor_core::id::Id;
use kontor_sync::chain;
use kontor_sync::clock::Hlc;
use kontor_sync::commit::{Cell, Commit, Op};
use kontor_sync::sign::{DeviceSecret, push_message};
use kontor_sync::wire::{Pull, Pulled, Push, Pushed, PushedCommit, Reply};
use support::client::Client;

fn command(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_kontor-server"));
    command.arg("--folder").arg(folder).args(arguments);
    command
}

fn said(folder: &Path, arguments: &[&str]) -> String {
    let output = command(folder, arguments).output().unwrap();
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// The word behind another in what a command said.
fn word<'s>(said: &'s str, before: &str) -> &'s str {
    let mut words = said.split_whitespace();
    words.find(|word| *word == before).unwrap();
    words.next().unwrap()
}

struct Server {
    child: Child,
    address: SocketAddr,
}

impl Server {
    fn start(folder: &Path) -> Self {
        let mut child = command(folder, &["--listen", "127.0.0.1:0", "--log-json", "serve"])
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stderr.take().unwrap()).lines();
        let address = lines.find_map(|line| {
            let told: serde_json::Value = serde_json::from_str(&line.unwrap()).unwrap();
            told["fields"]["address"].as_str().map(|address| address.parse().unwrap())
        });
        // Nobody reads on: what it says must not hold it up.
        std::thread::spawn(move || lines.for_each(drop));
        Self { child, address: address.unwrap() }
    }
    fn kill(mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}

fn fingerprint(said: &str) -> [u8; 32] {
    let bytes: Vec<u8> =
        word(said, "certificate").split(':').map(|pair| u8::from_str_radix(pair, 16).unwrap()).collect();
    bytes.try_into().unwrap()
}

#[test]
fn killed_in_the_middle_and_started_again_nothing_is_lost_or_doubled() {
    let folder = tempfile::tempdir().unwrap();
    let set_up = said(folder.path(), &["init", "Firm"]);
    let (firm, code): (Id, _) = (word(&set_up, "firm").parse().unwrap(), word(&set_up, "code").replace('-', ""));
    let (device, secret) = (Id::named("pc"), DeviceSecret::new(&[8; 32]));
    let mut server = Server::start(folder.path());
    let mut client = Client::new(server.address, fingerprint(&set_up));
    client.enrol(&code, device, &secret, "pc").unwrap();

    let (mut head, mut commits) = (chain::START, Vec::new());
    for round in 0..6_u64 {
        client.address = server.address;
        client.sign_in(firm, device, &secret).unwrap();
        for at in 0..20_u64 {
            let dseq = round * 20 + at + 1;
            let cells = vec![(2, Cell::Text(format!("party {dseq}")))];
            let op = Op::Put { table: EntityKind::Party.wire(), id: Id::named(&dseq.to_string()), cells };
            let (hlc, user) = (Hlc(dseq << 16), Id::named("user"));
            let commit = Commit {
                device,
                incarnation: 1,
                dseq,
                hlc,
                user,
                schema: 1,
                seen: 0,
                command: "x".into(),
                ops: vec![op],
            };
            let bytes = commit.encode();
            head = chain::next(&head, &bytes);
            commits.push(PushedCommit { bytes, values: None, original: None });
        }
        let signature = secret.sign(&push_message(firm, device, 1, commits.len() as u64, &head));
        // Everything again and again: it must not count twice.
        let (prev_hash, commits) = (chain::START, commits.clone());
        let push = Push { incarnation: 1, first_dseq: 1, prev_hash, commits, signature, feed: None };
        let body = kontor_sync::wire::pack(&push);
        let mut stream = client.connect();
        stream.write_all(client.head("POST", "/v1/push", body.len()).as_bytes()).unwrap();
        stream.write_all(&body).unwrap();
        stream.flush().unwrap();
        // Whether it was taken in by now is a matter of luck; the answer is lost in any case.
        server.kill();
        server = Server::start(folder.path());
        client.address = server.address;
        let reply: Reply<Pushed> = client.ask("/v1/push", &push).unwrap();
        let seqs: Vec<u64> = reply.body.unwrap().outcomes.iter().map(|outcome| outcome.seq).collect();
        assert_eq!(seqs, (1..=(round + 1) * 20).collect::<Vec<_>>());
    }
    let asked = Pull { feed: None, cursor: 0, epoch: 0, floors: Vec::new(), incarnation: 0 };
    let page: Reply<Pulled> = client.ask("/v1/pull", &asked).unwrap();
    assert_eq!((page.head, page.body.unwrap().frames.len()), (120, 120));
    let status: serde_json::Value = serde_json::from_str(&said(folder.path(), &["status"])).unwrap();
    assert_eq!((&status[0]["head"], &status[0]["pcs"][0]["code"]), (&120.into(), &"01".into()));
    said(folder.path(), &["revoke", "01"]);
    let reply: Reply<Pulled> = client.ask("/v1/pull", &asked).unwrap();
    assert_eq!(reply.body, Err(kontor_sync::wire::Stop::Revoked));
    server.kill();
}
