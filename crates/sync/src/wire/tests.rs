use kontor_core::id::Id;
use proptest::prelude::*;

use super::*;
use crate::part::{Part, Reach};

fn compress(bytes: &[u8]) -> Vec<u8> {
    ruzstd::encoding::compress_to_vec(bytes, ruzstd::encoding::CompressionLevel::Fastest)
}
fn push() -> Push {
    let commits = vec![
        PushedCommit { bytes: vec![1, 2, 3], values: None, original: None },
        PushedCommit { bytes: vec![], values: Some(vec![9]), original: Some([7; 32]) },
    ];
    Push { incarnation: 1, first_dseq: 7, prev_hash: [3; 32], commits, signature: [4; 64], feed: Some([1; 16]) }
}
fn issue() -> Issue {
    Issue {
        number: 3,
        kind: IssueKind::Held,
        seq: 8,
        table: 10,
        row: Id::named("party"),
        column: Some(7),
        stands: Some(vec![0xf6]),
        other: None,
        beside: Some(Id::named("other")),
        user: Id::named("user"),
        device: Id::named("device"),
        hlc: 99,
        before: Some(vec![0x01]),
        stands_by: Some(Writer { user: Id::named("other user"), device: Id::named("other device"), hlc: 98 }),
    }
}
fn pulled() -> Pulled {
    let row = Change::Row(vec![0x84, 1]);
    let out = Change::Out { table: 10, id: Id::named("a"), part: Part::COMMON, to: None };
    let changes = vec![row, out, Change::Opened(Box::new(issue())), Change::Closed { issue: 2 }];
    let told = Told {
        seq: 8,
        device: Id::named("d"),
        incarnation: 1,
        dseq: 3,
        hlc: 5,
        user: Id::named("u"),
        command: "x".into(),
        changes,
    };
    let part = Part { branch: Some(Id::named("north")), team: Some(Id::named("red")), facet: None };
    let frames = vec![Frame::PartAdd { part, as_of: 4 }, Frame::PartDrop { part }, Frame::Commit(told)];
    Pulled { frames, cursor: 8, epoch: 2, more: true }
}

#[test]
fn messages_come_back_from_their_bytes() {
    assert_eq!(unpack::<Push>(&pack(&push())).unwrap(), push());
    let reply = |body| Reply { feed: [1; 16], head: 8, server_time_ms: 5, backup_mark: 2, body };
    let good = reply(Ok(pulled()));
    assert_eq!(unpack::<Reply<Pulled>>(&pack(&good)).unwrap(), good);
    for stop in [Stop::FeedChanged, Stop::Need { dseq: 4 }, Stop::Revoked, Stop::Wrong { what: "x".into() }] {
        let bad: Reply<Pulled> = reply(Err(stop));
        assert_eq!(unpack::<Reply<Pulled>>(&pack(&bad)).unwrap(), bad);
    }
    let verdicts = [
        Verdict::Accepted,
        Verdict::WithIssues(vec![3]),
        Verdict::Refused(Reason::NoRow),
        Verdict::Parked(Reason::Unreadable),
    ];
    let outcomes = verdicts.into_iter().map(|verdict| Outcome { dseq: 1, seq: 2, verdict }).collect();
    let pushed = Pushed { outcomes };
    assert_eq!(unpack::<Pushed>(&pack(&pushed)).unwrap(), pushed);
    let enrolled = Enrolled {
        proof: [1; 32],
        firm: Id::named("f"),
        firm_name: "F".into(),
        code: "07".into(),
        reach: Reach::everything(),
        firm_key: [2; 32],
        certificate: [3; 64],
        branch: None,
        head: 9,
    };
    assert_eq!(unpack::<Enrolled>(&pack(&enrolled)).unwrap(), enrolled);
    assert_eq!(pack(&push()), pack(&push()), "the same message has the same bytes");
}

#[test]
fn what_unpacks_to_too_much_is_refused() {
    let bomb = compress(&vec![0; MOST_MESSAGE_BYTES * 2]);
    assert!(bomb.len() < 100_000, "it is small as it travels");
    assert!(unpack::<Push>(&bomb).is_err());
}

proptest! {
    #[test]
    fn damage_is_noticed_and_never_a_panic(at in any::<prop::sample::Index>(), bit in 0_u8..8, keep in any::<prop::sample::Index>()) {
        let mut bytes = pack(&Reply { feed: [1; 16], head: 8, server_time_ms: 5, backup_mark: 2, body: Ok(pulled()) });
        let place = at.index(bytes.len());
        bytes[place] ^= 1 << bit;
        // A flipped bit may leave a message; it must not bring the reader down.
        let _ = unpack::<Reply<Pulled>>(&bytes);
        let cut = keep.index(bytes.len());
        bytes[place] ^= 1 << bit;
        prop_assert!(unpack::<Reply<Pulled>>(&bytes[..cut]).is_err());
    }
    #[test]
    fn any_bytes_are_a_message_or_an_error(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let packed = compress(&bytes);
        let _ = (unpack::<Push>(&packed), unpack::<Pull>(&packed), unpack::<Status>(&bytes), unpack::<EnrolFinish>(&packed));
    }
}
