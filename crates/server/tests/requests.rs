//! Ten thousand hostile requests over real TLS: forged, replayed, cut, too long, of other firms, branches and PCs, and messages that
//! are bent inside of sound frames. Each gets a clean refusal, and no answer holds what its sender may not see.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on says so")]

mod support;

use kontor_core::entity::EntityKind as K;
use kontor_core::id::Id;
use kontor_core::permission::Facet;
use kontor_server::admin;
use kontor_server::hub::reach::Holds;
use kontor_sync::chain::{hex, of_file};
use kontor_sync::commit::{Cell, Op};
use kontor_sync::part::Reach;
use kontor_sync::sign::DeviceSecret;
use kontor_sync::wire::{EnrolBegin, Pull, Push, SeriesAsk, SessionBegin, SnapshotAsk, Status, pack};
use proptest::prelude::*;
use proptest::strategy::ValueTree as _;
use proptest::test_runner::TestRunner;
use support::client::{Client, Kept};
use support::site::Site;
use support::{bytes, cells, put, text};

/// What must never leave head office for somebody who may not hold it.
const SOUTH: &str = "CANARY-SOUTH";
const BANK: &str = "CANARY-BANK";
const ELSEWHERE: &str = "CANARY-ELSEWHERE";

/// A PC over the network with a chain of its own.
struct Caller {
    client: Client,
    firm: Id,
    device: Id,
    secret: DeviceSecret,
}

fn caller(site: &Site, firm: Id, code: &str, name: &str) -> Caller {
    let (device, secret) = (Id::named(name), DeviceSecret::new(&of_file(name.as_bytes())));
    let mut client = site.client.clone();
    client.enrol(code, device, &secret, name).unwrap();
    client.sign_in(firm, device, &secret).unwrap();
    Caller { client, firm, device, secret }
}

impl Caller {
    fn push(&self, ops: Vec<Op>) -> Push {
        let commit = support::commit(self.device, 1, ops).encode();
        support::signed_push(self.firm, self.device, &self.secret, vec![commit])
    }
}

fn rows() -> Vec<Op> {
    let document = Id::named("south paper");
    let fact = |kind: K, id, named: &[(&str, Cell)]| Op::Fact { table: kind.wire(), id, cells: cells(kind, named) };
    vec![
        put(K::Party, Id::named("party"), &[("name", text("Everybody's"))]),
        put(K::BankAccount, Id::named("bank"), &[("iban", text(BANK))]),
        put(K::Deal, Id::named("deal"), &[("title", text(SOUTH)), ("branch", bytes(Id::named("south")))]),
        fact(K::Document, document, &[("branch", bytes(Id::named("south"))), ("number", text(SOUTH))]),
        fact(
            K::DocumentFile,
            Id::named("file"),
            &[("document", bytes(document)), ("hash", text(&hex(&of_file(SOUTH.as_bytes()))))],
        ),
    ]
}

/// A firm with an office and a shop, another firm, and papers that are not everybody's.
struct Scene {
    site: Site,
    office: Caller,
    north: Caller,
    stranger: Caller,
    paper: String,
}

fn scene() -> Scene {
    let site = Site::open();
    let (firm, code) = site.firm("Firm");
    let office = caller(&site, firm, &code, "office");
    assert_eq!(office.client.post("/v1/push", &pack(&office.push(rows()))).0, 200);
    let paper = format!("/v1/blob/{}", hex(&of_file(SOUTH.as_bytes())));
    let head = office.client.head("PUT", &format!("{paper}/0?size={}", SOUTH.len()), SOUTH.len());
    assert_eq!(office.client.raw(&head, SOUTH.as_bytes()).unwrap().0, 200);
    let shop = Reach { branches: Some([Id::named("north")].into()), facets: [Facet::Cost].into(), ..Reach::default() };
    let code = admin::place(&*site.office.db, firm, Some(Id::named("north")), false, &Holds::Fixed(shop)).unwrap();
    let north = caller(&site, firm, &code, "north");
    let (elsewhere, code) = site.firm("Elsewhere");
    let stranger = caller(&site, elsewhere, &code, "stranger");
    let theirs = vec![put(K::Party, Id::named("theirs"), &[("name", text(ELSEWHERE))])];
    assert_eq!(stranger.client.post("/v1/push", &pack(&stranger.push(theirs))).0, 200);
    Scene { site, office, north, stranger, paper }
}

fn asks_for(cursor: u64) -> Vec<u8> {
    pack(&Pull { feed: None, cursor, epoch: 0, floors: Vec::new(), incarnation: 0 })
}

impl Scene {
    fn bodies(&self) -> Vec<Vec<u8>> {
        let (cursor, clean_to_ms, waiting, clock_ms, schema, disk_free) = (0, 0, 0, 0, 1, 0);
        let app = "x".to_owned();
        let mine = vec![put(K::Party, Id::named("party"), &[("name", text("Mine"))])];
        vec![
            pack(&self.office.push(rows())),
            pack(&self.north.push(mine)),
            asks_for(0),
            asks_for(1),
            asks_for(u64::MAX),
            pack(&SnapshotAsk { parts: Vec::new(), at_least: 0 }),
            pack(&Status { cursor, clean_to_ms, waiting, clock_ms, app, schema, disk_free }),
            pack(&SeriesAsk { incarnation: 1 }),
            pack(&EnrolBegin { place: "AB".into() }),
            pack(&SessionBegin { firm: self.office.firm, device: self.office.device }),
            br#"{"password":"AAAA-AAAA-AAAA-AAAA"}"#.to_vec(),
            b"../../etc/passwd".to_vec(),
            Vec::new(),
        ]
    }
    fn paths(&self) -> Vec<String> {
        let fixed = "/v1/push /v1/pull /v1/snapshot /v1/status /v1/series /v1/enrol/begin /v1/enrol/finish /v1/session/begin \
                     /v1/session/finish /v1/chunk/00 /admin/api/overview /admin/api/revoke /admin/api/enrol /admin/api/backup \
                     /admin/../v1/pull /v1/%2e%2e/pull /healthz";
        let (paper, size) = (&self.paper, SOUTH.len());
        let papers =
            [paper.clone(), format!("{paper}/0"), format!("{paper}/0?size={size}"), format!("{paper}/9?size=99999999")];
        fixed.split(' ').map(str::to_owned).chain(papers).collect()
    }
    /// Own, of another firm, forged, cut, none; each with what its bearer may not see.
    fn tokens(&self) -> Vec<(Vec<u8>, &'static [&'static str])> {
        let own = self.north.client.token.clone();
        let mut forged = own.clone();
        forged[1] ^= 4;
        let all: &[&str] = &[SOUTH, BANK, ELSEWHERE];
        let theirs: &[&str] = &[SOUTH, BANK];
        let cut = own[..20].to_vec();
        vec![(own, all), (self.stranger.client.token.clone(), theirs), (forged, all), (cut, all), (Vec::new(), all)]
    }
}

#[test]
fn ten_thousand_of_them_learn_nothing() {
    let scene = scene();
    let (bodies, paths, tokens) = (scene.bodies(), scene.paths(), scene.tokens());
    let choice = (
        0..tokens.len(),
        0..paths.len(),
        0..bodies.len(),
        0..4_u8,
        prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..4),
        prop_oneof![9 => Just("POST"), 4 => Just("GET"), 3 => Just("PUT"), 1 => Just("DELETE")],
    );
    let mut runner = TestRunner::deterministic();
    let mut kept = Kept::open(&scene.site.client);
    let before = memory();
    for round in 0..10_000 {
        let (token, path, body, sort, bends, method) = choice.new_tree(&mut runner).unwrap().current();
        let ((token, hidden), path) = (&tokens[token], &paths[path]);
        let (status, answer) = kept.ask(method, path, token, &bent(&bodies[body], sort, &bends));
        let clean = [200, 308, 400, 401, 404, 405, 409, 413, 415, 422, 429];
        assert!(clean.contains(&status), "{status} to {method} {path} in round {round}");
        let plain = unpacked(&answer);
        for canary in *hidden {
            let told = plain.windows(canary.len()).any(|some| some == canary.as_bytes());
            assert!(!told, "{canary} to {method} {path} in round {round}");
        }
    }
    let grown = memory().saturating_sub(before);
    assert!(grown < 256 << 20, "{grown} bytes");
    // It works on.
    let mut last = scene.north.client.clone();
    last.sign_in(scene.north.firm, scene.north.device, &scene.north.secret).unwrap();
    assert_eq!(last.post("/v1/pull", &asks_for(0)).0, 200);
}

/// A body as it is, cut, with other bytes, or with other bytes inside of a sound frame.
fn bent(body: &[u8], sort: u8, bends: &[(prop::sample::Index, u8)]) -> Vec<u8> {
    let bend = |mut bytes: Vec<u8>| {
        for (at, to) in bends {
            if !bytes.is_empty() {
                let at = at.index(bytes.len());
                bytes[at] = *to;
            }
        }
        bytes
    };
    match sort {
        0 => body.to_vec(),
        1 => body[..bends[0].0.index(body.len() + 1)].to_vec(),
        2 => bend(body.to_vec()),
        _ => {
            use ruzstd::encoding::{CompressionLevel, compress_to_vec};
            compress_to_vec(bend(unpacked(body)).as_slice(), CompressionLevel::Fastest)
        }
    }
}

/// What stands in a frame; the bytes themselves where they are none.
fn unpacked(bytes: &[u8]) -> Vec<u8> {
    use std::io::Read as _;
    let mut plain = Vec::new();
    let read =
        ruzstd::decoding::StreamingDecoder::new(bytes).map(|decoder| decoder.take(32 << 20).read_to_end(&mut plain));
    if matches!(read, Ok(Ok(_))) { plain } else { bytes.to_vec() }
}

/// Bytes of memory that this process holds; nothing is known of it outside of Linux.
fn memory() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    line.and_then(|line| line.split_whitespace().next()?.parse::<u64>().ok()).unwrap_or(0) * 1_024
}
