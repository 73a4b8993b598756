//! Several nodes over one PostgreSQL: whoever pushes at one pokes those who listen at another, both tell the same, and when one of
//! them dies the other goes on.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on says so")]

mod support;

use std::io::{BufRead as _, BufReader, Write as _};
use std::path::Path;

use kontor_core::entity::EntityKind as K;
use kontor_core::id::Id;
use kontor_sync::sign::DeviceSecret;
use kontor_sync::wire::{Pull, Pulled, Push, Pushed, Reply, pack};
use support::client::Client;
use support::cluster::Cluster;
use support::process::{Server, fingerprint, said_with, word};
use support::{commit, put, signed_push, text};

fn push(firm: Id, device: Id, secret: &DeviceSecret, commits: u64) -> Push {
    let bytes = (1..=commits).map(|dseq| {
        let name = format!("party {dseq}");
        commit(device, dseq, vec![put(K::Party, Id::named(&name), &[("name", text(&name))])]).encode()
    });
    signed_push(firm, device, secret, bytes.collect())
}

fn seqs(reply: Reply<Pushed>) -> Vec<u64> {
    reply.body.unwrap().outcomes.iter().map(|outcome| outcome.seq).collect()
}

#[test]
fn two_nodes_are_one_head_office_and_one_of_them_is_enough() {
    let cluster = Cluster::start();
    let database = cluster.database("nodes");
    let (here, there) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let with = |folder: &Path, words: &[&str]| said_with(folder, &database, words);
    let set_up = with(here.path(), &["init", "Firm"]);
    let firm: Id = word(&set_up, "firm").parse().unwrap();
    // PCs pin one certificate: all nodes bear it.
    for file in ["certificate.pem", "key.pem"] {
        std::fs::copy(here.path().join(file), there.path().join(file)).unwrap();
    }
    let (first, second) = (Server::over(here.path(), &database), Server::over(there.path(), &database));

    let (one, two) = (DeviceSecret::new(&[1; 32]), DeviceSecret::new(&[2; 32]));
    let (pc_one, pc_two) = (Id::named("one"), Id::named("two"));
    let mut at_first = Client::new(first.address, fingerprint(&set_up));
    at_first.enrol(&word(&set_up, "code").replace('-', ""), pc_one, &one, "one").unwrap();
    at_first.sign_in(firm, pc_one, &one).unwrap();
    // A company came with the founder's word; the place of the second PC is made and taken at the other node.
    let asked: Reply<Pushed> = at_first.ask("/v1/push", &push(firm, pc_one, &one, 1)).unwrap();
    assert_eq!(seqs(asked), [1]);
    let code = with(there.path(), &["enrol", "--role", "administrator"]);
    let mut at_second = Client::new(second.address, fingerprint(&set_up));
    at_second.enrol(&word(&code, "code").replace('-', ""), pc_two, &two, "two").unwrap();
    at_second.sign_in(firm, pc_two, &two).unwrap();

    let mut stream = at_second.connect();
    stream.write_all(at_second.head("GET", "/v1/events", 0).as_bytes()).unwrap();
    let mut lines = BufReader::new(stream).lines().map(Result::unwrap).filter(|line| line.starts_with("data:"));
    assert_eq!(lines.next().as_deref(), Some("data: 1"));
    let asked: Reply<Pushed> = at_first.ask("/v1/push", &push(firm, pc_one, &one, 2)).unwrap();
    assert_eq!(seqs(asked), [1, 2]);
    assert_eq!(lines.next().as_deref(), Some("data: 2"), "pushed at one node, poked at the other");

    // The session of one node is good at the other, and both tell the same, byte for byte.
    let pull = pack(&Pull { feed: None, cursor: 0, epoch: 0, floors: Vec::new(), incarnation: 0 });
    let page = |client: &Client| {
        let (status, body) = client.post("/v1/pull", &pull);
        let reply: Reply<Pulled> = kontor_sync::wire::unpack(&body).unwrap();
        (status, minicbor::to_vec(reply.body.unwrap()).unwrap())
    };
    let mut elsewhere = at_second.clone();
    elsewhere.address = first.address;
    assert_eq!(page(&at_second), page(&elsewhere));

    // The node dies with a push on its way: whether it was taken in is a matter of luck.
    let third = push(firm, pc_one, &one, 3);
    let body = pack(&third);
    let mut stream = at_first.connect();
    stream.write_all(at_first.head("POST", "/v1/push", body.len()).as_bytes()).unwrap();
    stream.write_all(&body).unwrap();
    stream.flush().unwrap();
    first.kill();
    at_first.address = second.address;
    let again: Reply<Pushed> = at_first.ask("/v1/push", &third).unwrap();
    assert_eq!(seqs(again), [1, 2, 3], "the same outcomes at the other node, and nothing twice");
    assert_eq!(lines.next().as_deref(), Some("data: 3"));
    let status: serde_json::Value = serde_json::from_str(&with(there.path(), &["status"])).unwrap();
    assert_eq!(status[0]["head"], 3);
    second.kill();
}
