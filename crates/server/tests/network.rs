//! A real server over real TLS: joining, sessions, push, pull, pokes, and what hostile clients get.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on says so")]

mod support;

use std::io::{BufRead as _, BufReader, Write as _};

use kontor_core::entity::EntityKind;
use kontor_core::id::Id;
use kontor_server::admin;
use kontor_server::db::open;
use kontor_server::hub::reach::Holds;
use kontor_sync::chain;
use kontor_sync::clock::Hlc;
use kontor_sync::commit::{Cell, Commit, Op};
use kontor_sync::part::Reach;
use kontor_sync::sign::{DeviceSecret, push_message};
use kontor_sync::wire::{
    Frame, Manifest, Pull, Pulled, Push, Pushed, PushedCommit, Reply, SeriesAsk, SeriesLease, SnapshotAsk, Status,
    StatusSeen, Stop, pack,
};
use proptest::prelude::*;
use support::client::Client;
use support::site::Site;

impl Site {
    /// A PC that joined and has a session.
    fn pc(&self, firm: Id, code: &str, name: &str) -> Pc {
        let (device, secret) = (Id::named(name), DeviceSecret::new(&chain::of_file(name.as_bytes())));
        let mut client = self.client.clone();
        client.enrol(code, device, &secret, name).unwrap();
        client.sign_in(firm, device, &secret).unwrap();
        Pc { client, firm, device, secret }
    }
}

struct Pc {
    client: Client,
    firm: Id,
    device: Id,
    secret: DeviceSecret,
}

impl Pc {
    /// Its first commit: a party.
    fn first_push(&self, name: &str) -> Push {
        let cells = vec![(2, Cell::Text(name.to_owned()))];
        let op = Op::Put { table: EntityKind::Party.wire(), id: Id::named(name), cells };
        let commit = Commit {
            device: self.device,
            incarnation: 1,
            dseq: 1,
            hlc: Hlc(1 << 16),
            user: Id::named("user"),
            schema: 1,
            seen: 0,
            command: "party_save".to_owned(),
            ops: vec![op],
        };
        let bytes = commit.encode();
        let hash = chain::next(&chain::START, &bytes);
        let signature = self.secret.sign(&push_message(self.firm, self.device, 1, (1, &hash), None));
        let commits = vec![PushedCommit { bytes, values: None, original: None }];
        Push { incarnation: 1, first_dseq: 1, prev_hash: chain::START, commits, signature, feed: None }
    }
    fn pull(&self) -> Reply<Pulled> {
        let asked = Pull { feed: None, cursor: 0, epoch: 0, floors: Vec::new(), incarnation: 0 };
        self.client.ask("/v1/pull", &asked).unwrap()
    }
}

#[test]
fn a_pc_joins_pushes_and_another_one_is_poked_and_pulls() {
    let mut site = Site::open();
    let (firm, code) = site.firm("Firm");
    let one = site.pc(firm, &code, "one");
    let code = admin::place(&*site.office.db, firm, None, false, &Holds::Fixed(Reach::everything())).unwrap();
    let two = site.pc(firm, &code, "two");

    let mut stream = two.client.connect();
    stream.write_all(two.client.head("GET", "/v1/events", 0).as_bytes()).unwrap();
    let mut lines = BufReader::new(stream).lines().map(Result::unwrap).filter(|line| line.starts_with("data:"));
    assert_eq!(lines.next().as_deref(), Some("data: 0"));

    let pushed: Reply<Pushed> = one.client.ask("/v1/push", &one.first_push("Meyer")).unwrap();
    assert_eq!(pushed.body.unwrap().outcomes[0].seq, 1);
    assert_eq!(lines.next().as_deref(), Some("data: 1"), "whoever listens is told");

    let page = two.pull().body.unwrap();
    let Frame::Commit(told) = &page.frames[0] else { panic!("{page:?}") };
    assert_eq!((told.seq, told.device, page.cursor), (1, one.device, 1));

    let lease: Reply<SeriesLease> = two.client.ask("/v1/series", &SeriesAsk { incarnation: 1 }).unwrap();
    assert_eq!(lease.body.unwrap().code, "02");
    let told =
        Status { cursor: 1, clean_to_ms: 5, waiting: 0, clock_ms: 0, app: "0.2.0".into(), schema: 1, disk_free: 9 };
    let seen: Reply<StatusSeen> = one.client.ask("/v1/status", &told).unwrap();
    assert_eq!(seen.body.unwrap().chains[0].1, 1);
    let asked = SnapshotAsk { parts: Vec::new(), at_least: 0 };
    let manifest: Reply<Manifest> = two.client.ask("/v1/snapshot", &asked).unwrap();
    let chunk = manifest.body.unwrap().chunks.remove(0);
    let hash: String = chunk.hash.iter().map(|byte| format!("{byte:02x}")).collect();
    assert_eq!(two.client.get(&format!("/v1/chunk/{hash}")).1.len() as u64, chunk.bytes);

    assert_eq!(site.client.get("/healthz").0, 200);
    let figures = String::from_utf8(site.client.get("/metrics").1).unwrap();
    assert!(figures.contains("kontor_commits_pushed_total 1"), "{figures}");
    let status = serde_json::to_value(admin::status(&*site.office.db).unwrap()).unwrap();
    assert_eq!((&status[0]["head"], &status[0]["pcs"][0]["code"]), (&1.into(), &"01".into()));
    drop(lines);
    site.stop();
    assert!(std::net::TcpStream::connect(one.client.address).is_err(), "it is gone, and took its leave in time");
}

#[test]
fn a_code_is_good_once_for_five_tries_and_not_for_a_server_in_between() {
    let site = Site::open();
    let (firm, code) = site.firm("Firm");
    let secret = DeviceSecret::new(&[5; 32]);
    let other = format!("{}AAAAAA", &code[..2]);
    for _ in 0..4 {
        assert!(site.client.enrol(&other, Id::named("d"), &secret, "d").is_err());
    }
    // Somebody in between has another certificate: what the PC proves over that one proves nothing here.
    let mut between = site.client.clone();
    between.fingerprint = [9; 32];
    assert_eq!(between.enrol(&code, Id::named("d"), &secret, "d").err(), Some(404));
    assert_eq!(site.client.enrol(&code, Id::named("d"), &secret, "d").err(), Some(404), "five tries are over");
    let code = admin::enrol(&*site.office.db, firm, None, "manager", &[]).unwrap();
    assert!(site.client.enrol(&code, Id::named("d"), &secret, "d").is_ok());
    assert_eq!(site.client.enrol(&code, Id::named("e"), &secret, "e").err(), Some(404), "it is used up");
    let mut stranger = site.client.clone();
    assert_eq!(stranger.sign_in(firm, Id::named("d"), &DeviceSecret::new(&[6; 32])).err(), Some(401));
    assert_eq!(stranger.sign_in(firm, Id::named("nobody"), &secret).err(), Some(401));
}

#[test]
fn a_backup_comes_back_as_another_feed() {
    let site = Site::open();
    let (firm, code) = site.firm("Firm");
    let one = site.pc(firm, &code, "one");
    let copy = site.folder.path().join("copy.db");
    admin::backup(&*site.office.db, &copy).unwrap();
    let push = one.first_push("Meyer");
    let before: Reply<Pushed> = one.client.ask("/v1/push", &push).unwrap();
    let place = site.folder.path().join("restored.db");
    assert_eq!(admin::restore(&copy, &place).unwrap(), 1);
    assert!(admin::restore(&copy, &place).is_err(), "what is there is not written over");
    let restored = open(place.to_str().unwrap()).unwrap();
    let who = kontor_server::hub::Who { firm, device: one.device };
    let asked = Pull { feed: Some(before.feed), cursor: 1, epoch: 1, floors: Vec::new(), incarnation: 0 };
    let reply = restored.look(|sql| kontor_server::hub::pull::pull(sql, who, &asked, 0)).unwrap();
    assert_eq!(reply.body, Err(Stop::FeedChanged));
    assert_ne!(reply.feed, before.feed);
    // The PC still has what the backup lost.
    let again = restored.change(|sql| kontor_server::hub::push::push(sql, who, &push, 1)).unwrap();
    assert_eq!(again.body.unwrap().outcomes[0].seq, 1);
}

#[test]
fn hostile_requests_get_clean_refusals() {
    let site = Site::open();
    let (firm, code) = site.firm("Firm");
    let one = site.pc(firm, &code, "one");
    let (elsewhere, code) = site.firm("Elsewhere");
    let other = site.pc(elsewhere, &code, "other");
    let good = one.first_push("Meyer");
    let body = pack(&good);

    let endpoints = ["/v1/push", "/v1/pull", "/v1/snapshot", "/v1/status", "/v1/series"];
    for path in endpoints {
        assert_eq!(site.client.post(path, &body).0, 401, "{path} without a session");
        assert_eq!(one.client.post(path, b"no message").0, 400, "{path}");
    }
    assert_eq!(site.client.get("/v1/events").0, 401);
    let mut bent = one.client.clone();
    bent.token[3] ^= 1;
    assert_eq!(bent.post("/v1/pull", &body).0, 401);
    // A push of another PC, in the session of one of another firm.
    let reply: Reply<Pushed> = other.client.ask("/v1/push", &good).unwrap();
    assert!(matches!(reply.body, Err(Stop::Wrong { .. })));
    assert!(other.pull().body.unwrap().frames.is_empty());
    assert_eq!(one.client.get("/v1/chunk/00").0, 404);
    assert_eq!(one.client.get(&format!("/v1/chunk/{}", "0".repeat(64))).0, 404);
    assert_eq!(one.client.get("/v1/chunk/../../etc/passwd").0, 404);
    assert_eq!(one.client.get("/v1/push").0, 405);
    assert_eq!(one.client.raw(&one.client.head("POST", "/v1/push", 1 << 30), &body).unwrap().0, 413);
    assert!(one.client.raw("\0\0\0\r\n\r\n", &[]).is_ok_and(|(status, _)| status == 400));

    // Every flipped bit and every cut of a push that is good.
    let runner =
        &mut proptest::test_runner::TestRunner::new(ProptestConfig { cases: 300, ..ProptestConfig::default() });
    let damage = (any::<prop::sample::Index>(), 0_u8..8, any::<bool>(), any::<prop::sample::Index>());
    runner
        .run(&damage, |(at, bit, cut, end)| {
            let mut bytes = body.clone();
            let place = at.index(bytes.len());
            bytes[place] ^= 1 << bit;
            if cut {
                bytes.truncate(end.index(bytes.len()));
            }
            // Some bits of a frame mean nothing.
            prop_assume!(kontor_sync::wire::unpack::<Push>(&bytes).as_ref() != Ok(&good));
            let (status, answer) = one.client.post("/v1/push", &bytes);
            let stopped = status == 200
                && kontor_sync::wire::unpack::<Reply<Pushed>>(&answer).is_ok_and(|reply| reply.body.is_err());
            prop_assert!(status == 400 || stopped, "{status}");
            Ok(())
        })
        .unwrap();
    assert!(one.pull().body.unwrap().frames.is_empty(), "none of it left a trace");
    let reply: Reply<Pushed> = one.client.ask("/v1/push", &good).unwrap();
    assert_eq!(reply.body.unwrap().outcomes[0].seq, 1, "and the server works");
}

#[test]
fn whoever_sends_a_request_drop_by_drop_is_let_go() {
    let site = Site::open();
    let mut slow = site.client.connect();
    slow.write_all(b"GET /healthz HTTP/1.1\r\nhost: loc").unwrap();
    slow.flush().unwrap();
    let mut rest = Vec::new();
    // The server ends it; the client would wait longer.
    let ended = std::io::Read::read_to_end(&mut slow, &mut rest);
    assert!(!matches!(&ended, Err(error) if error.kind() == std::io::ErrorKind::WouldBlock), "{ended:?}");
    assert!(!String::from_utf8_lossy(&rest).contains("200 OK"));
    assert_eq!(site.client.get("/healthz").0, 200);
}
