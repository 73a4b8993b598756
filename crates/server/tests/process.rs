//! The program itself: set up by its commands, killed in the middle of work, started again.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on says so")]
mod support;

use std::io::Write as _;

use kontor_core::company::{Branch, Company, User};
use kontor_core::entity::{EntityKind, RoleId, UserId};
use kontor_core::id::Id;
use kontor_core::permission::ReadyRole;
use kontor_core::permission::role::{Role, RoleKey};
use kontor_sync::chain;
use kontor_sync::clock::Hlc;
use kontor_sync::commit::{Cell, Commit, Op};
use kontor_sync::sign::{DeviceSecret, push_message};
use kontor_sync::wire::{Pull, Pulled, Push, Pushed, PushedCommit, Reply};
use serde_json::json;
use support::client::Client;
use support::process::{Server, command, fingerprint, said, word};
use support::{commit, put_record, signed_push};

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
        let signature = secret.sign(&push_message(firm, device, 1, (commits.len() as u64, &head), None));
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

#[test]
fn whose_work_is_done_at_a_pc_is_said_by_name() {
    let folder = tempfile::tempdir().unwrap();
    let set_up = said(folder.path(), &["init", "Firm"]);
    let firm: Id = word(&set_up, "firm").parse().unwrap();
    let server = Server::start(folder.path());
    let mut client = Client::new(server.address, fingerprint(&set_up));
    let join = |client: &Client, code: &str, name: &str, secret: &DeviceSecret| {
        client.enrol(&word(code, "code").replace('-', ""), Id::named(name), secret, name).unwrap();
    };
    let (one, two) = (DeviceSecret::new(&[1; 32]), DeviceSecret::new(&[2; 32]));
    join(&client, &set_up, "one", &one);
    client.sign_in(firm, Id::named("one"), &one).unwrap();
    let company: Company = serde_json::from_value(json!({
        "id": Id::named("company"), "name": "Firm", "street": "", "postal_code": "", "city": "", "country": "DE", "currency": "EUR",
        "language": "de", "chart": "skr03", "tax_mode": "per_document", "cost_method": "moving_average", "time_zone": "Europe/Berlin",
        "number_pattern": ""
    }))
    .unwrap();
    let branch = json!({ "id": Id::named("north"), "code": "B1", "name": "North", "kind": "outlet" });
    let branch: Branch = serde_json::from_value(branch).unwrap();
    let counter = Role { id: RoleId(Id::named("counter")), name: "Counter".to_owned(), grants: vec![], facets: vec![] };
    let worker = |id: &str, name: &str| User {
        id: UserId(Id::named(id)),
        name: name.to_owned(),
        role: RoleKey::Ready(ReadyRole::Shop),
        language: None,
        employee: None,
        active: true,
        team: None,
        branch: None,
    };
    let people = [worker("nora", "Nora"), worker("sven", "Sven"), worker("other sven", "Sven")];
    let mut ops = vec![put_record(&company), put_record(&branch), put_record(&counter)];
    ops.extend(people.iter().map(put_record));
    let push = signed_push(firm, Id::named("one"), &one, vec![commit(Id::named("one"), 1, ops).encode()]);
    client.ask::<Reply<Pushed>>("/v1/push", &push).unwrap().body.unwrap();

    let enrol = ["enrol", "--branch", "B1", "--role", "Counter", "--person", "Nora"];
    join(&client, &said(folder.path(), &enrol), "two", &two);
    let pcs = || -> serde_json::Value {
        let status: serde_json::Value = serde_json::from_str(&said(folder.path(), &["status"])).unwrap();
        let told = |pc: &serde_json::Value| json!([pc["code"], pc["branch"], pc["role"], pc["people"]]);
        status[0]["pcs"].as_array().unwrap().iter().map(told).collect()
    };
    assert_eq!(pcs(), json!([["01", null, null, []], ["02", "B1", "Counter", ["Nora"]]]));
    // Without a branch it stands where it stood; two of one name are told apart by their identities.
    let sven = Id::named("sven").to_string();
    said(folder.path(), &["reach", "02", "--role", "sales", "--person", &sven, "--person", "Nora"]);
    assert_eq!(pcs()[1], json!(["02", "B1", "sales", ["Nora", "Sven"]]));
    let unknown = [["--role", "Emperor"], ["--person", "Nobody"], ["--person", "Sven"], ["--branch", "B9"]];
    for wrong in unknown {
        let role: &[&str] = if wrong[0] == "--role" { &[] } else { &["--role", "shop"] };
        let words: Vec<&str> = ["reach", "02"].iter().chain(role).chain(&wrong).copied().collect();
        let refused = command(folder.path(), &words).output().unwrap();
        assert!(!refused.status.success() && String::from_utf8_lossy(&refused.stderr).contains(wrong[1]), "{wrong:?}");
    }
    assert_eq!(pcs()[1], json!(["02", "B1", "sales", ["Nora", "Sven"]]), "nothing changed");
    server.kill();
}
