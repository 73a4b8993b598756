//! The program itself: set up by its commands, killed in the middle of work, started again.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on says so")]
mod support;

use std::io::Write as _;

use kontor_core::entity::EntityKind;
use kontor_core::id::Id;
use kontor_sync::chain;
use kontor_sync::clock::Hlc;
use kontor_sync::commit::{Cell, Commit, Op};
use kontor_sync::sign::{DeviceSecret, push_message};
use kontor_sync::wire::{Pull, Pulled, Push, Pushed, PushedCommit, Reply};
use support::client::Client;
use support::process::{Server, fingerprint, said, word};

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
