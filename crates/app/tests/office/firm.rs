//! A firm of PCs: each a whole program in a folder of its own, and head office as functions over its database.

use std::collections::BTreeMap;

use kontor_app::Effect;
use kontor_app::sync::{Incoming, Origin};
use kontor_core::entity::{EntityKind, MergeClass};
use kontor_core::id::Id;
use kontor_server::db::{Database, open};
use kontor_server::hub::reach::Holds;
use kontor_server::hub::{Who, enrol, firm, pull, push, snapshot};
use kontor_store::StoreError;
use kontor_sync::chain::{self, Hash};
use kontor_sync::commit::{Cell, Commit, Op};
use kontor_sync::enrol::{Side, proof};
use kontor_sync::part::{Part, Reach};
use kontor_sync::sign::{DeviceSecret, push_message};
use kontor_sync::wire::{
    Change, Chunk, EnrolAnswer, EnrolFinish, Frame, Outcome, Pull, Push, PushedCommit, SnapshotAsk, Verdict, unpack,
};
use kontor_testkit::TestDesk;
use serde_json::{Value, json};

const FINGERPRINT: Hash = [7; 32];
const FEED: [u8; 16] = [2; 16];

/// A PC that has joined.
pub struct Pc {
    pub desk: TestDesk,
    pub who: Who,
    secret: DeviceSecret,
    cursor: u64,
    epoch: u64,
    floors: Vec<(Part, u64)>,
    acknowledged: u64,
    /// Hash of the chain there: what left a commit since does not change it.
    head: Hash,
}

/// Head office with two PCs.
pub struct Firm {
    db: Box<dyn Database>,
    _folder: tempfile::TempDir,
    pub id: Id,
    pub pcs: Vec<Pc>,
}

/// A company with goods and a customer on two PCs that have met.
pub fn two_pcs() -> (Firm, Id, Id) {
    let first = TestDesk::empty();
    // In a demo company anybody sits down without a password.
    first.call("company_create", kontor_testkit::canary::company());
    let (customer, chair) = (first.customer("Berg GmbH"), first.item("Stuhl", "50"));
    first.receive(chair, "100", "30");
    let second = first.restored_elsewhere();
    // Head office hears of the second PC from somebody who may say so: a restored file says it in nobody's name.
    first.call("device_save", second.call("program_state", json!({}))["company"]["device"].clone());
    let mut firm = Firm::new(&first);
    firm.join(first, "one", Reach::everything());
    firm.join(second, "two", Reach::everything());
    firm.meet();
    (firm, customer, chair)
}

fn read<T>(desk: &TestDesk, work: impl FnOnce(&kontor_store::Read<'_>) -> Result<T, StoreError>) -> T {
    desk.desk.inside("test", Effect::Reads, |context| context.read(|read| Ok(work(read)?))).unwrap()
}

/// Everything that travels, as a PC has it.
pub fn rows(desk: &TestDesk) -> BTreeMap<(EntityKind, Id), (bool, Vec<Cell>)> {
    let mut all = BTreeMap::new();
    let travels = |kind: &&EntityKind| !matches!(kind.class(), MergeClass::Local | MergeClass::Projection);
    read(desk, |read| {
        EntityKind::ALL.iter().filter(travels).try_for_each(|kind| {
            read.each_row(*kind, |row| {
                all.insert((*kind, row.id), (row.removed, row.cells));
                Ok::<_, StoreError>(())
            })
        })
    });
    all
}

impl Firm {
    fn new(desk: &TestDesk) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let db = open(folder.path().join("office.db").to_str().unwrap()).unwrap();
        let id = Id::named("firm");
        db.change(|sql| firm::create(sql, id, "Nordwind", &[1; 32], FEED, now(desk))).unwrap();
        Self { db, _folder: folder, id, pcs: Vec::new() }
    }

    fn join(&mut self, desk: TestDesk, name: &str, reach: Reach) {
        let now = now(&desk);
        let (place, salt, stretched) = ("K7".to_owned(), [3; 16], [4; 32]);
        let branch = read(&desk, |read| {
            let here: kontor_core::company::Device = read.get(read.this_device()?)?;
            Ok(Some(here.branch.0))
        });
        let place =
            enrol::Place { place, firm: self.id, salt, stretched, branch, founder: true, holds: Holds::Fixed(reach) };
        assert!(self.db.change(|sql| enrol::open(sql, &place, now)).unwrap());
        let (device, code, company) = read(&desk, |read| {
            let device: kontor_core::company::Device = read.get(read.this_device()?)?;
            let company = read.company()?.unwrap();
            Ok((device.id.0, device.code.to_string(), company.id.0))
        });
        let secret = DeviceSecret::new(&chain::of_file(name.as_bytes()));
        let public = secret.public();
        let proof = proof(Side::Device, &stretched, device, &public, &FINGERPRINT);
        let (place, name) = (place.place, name.to_owned());
        let asked = EnrolFinish { place, device, public, proof, name, code: Some(code), company: Some(company) };
        let joined = self.db.change(|sql| enrol::finish(sql, &asked, &FINGERPRINT, now)).unwrap().unwrap();
        assert!(matches!(joined, EnrolAnswer::Joined(_)), "{joined:?}");
        let who = Who { firm: self.id, device };
        let (cursor, epoch, acknowledged) = (0, 0, 0);
        self.pcs.push(Pc { desk, who, secret, cursor, epoch, floors: Vec::new(), acknowledged, head: chain::START });
    }

    /// What may be held by a PC changes.
    pub fn reach(&mut self, at: usize, reach: &Reach) {
        let who = self.pcs[at].who;
        self.db.change(|sql| kontor_server::hub::device::set_reach(sql, who, reach)).unwrap();
    }

    /// A PC loads the parts that came within reach.
    pub fn load(&mut self, at: usize) {
        let pc = &mut self.pcs[at];
        let (parts, at_least) =
            (pc.floors.iter().map(|(part, _)| *part).collect(), pc.floors.iter().map(|(_, at)| *at).max().unwrap_or(0));
        let (ask, now) = (SnapshotAsk { parts, at_least }, now(&pc.desk));
        let manifest = self.db.change(|sql| snapshot::manifest(sql, pc.who, &ask, now)).unwrap().body.unwrap();
        let mut ops = Vec::new();
        for chunk in &manifest.chunks {
            let bytes = self.db.look(|sql| snapshot::chunk(sql, pc.who, &chunk.hash)).unwrap().unwrap();
            for row in unpack::<Chunk>(&bytes).unwrap().rows {
                let op = Op::decode(&row.op).unwrap();
                let gone = row.removed.then(|| Op::Delete { table: op.table(), id: op.id() });
                ops.push(op);
                ops.extend(gone);
            }
        }
        let loaded = Incoming { seq: manifest.as_of, origin: Origin::Other, ops };
        assert_eq!(pc.desk.desk.take_in(vec![loaded]).unwrap(), []);
        pc.floors.iter_mut().for_each(|(_, floor)| *floor = manifest.as_of);
    }

    /// A PC sends what it has written. Answers what became of each.
    pub fn push(&mut self, at: usize) -> Vec<Outcome> {
        let pc = &mut self.pcs[at];
        let (position, commits) = read(&pc.desk, |read| Ok((read.position()?, read.commits_with_values()?)));
        let own = |bytes: &[u8]| {
            let commit = Commit::open(bytes, None).unwrap();
            (commit.device == pc.who.device && commit.incarnation == position.incarnation).then_some(commit.dseq)
        };
        let mut new = Vec::new();
        for (bytes, values) in commits {
            if own(&bytes).is_some_and(|dseq| dseq > pc.acknowledged) {
                new.push(PushedCommit { bytes, values, original: None });
            }
        }
        if new.is_empty() {
            return Vec::new();
        }
        let message = push_message(self.id, pc.who.device, position.incarnation, (position.dseq, &position.head), None);
        let request = Push {
            incarnation: position.incarnation,
            first_dseq: pc.acknowledged + 1,
            prev_hash: pc.head,
            commits: new,
            signature: pc.secret.sign(&message),
            feed: Some(FEED),
        };
        let now = now(&pc.desk);
        let reply = self.db.change(|sql| push::push(sql, pc.who, &request, now)).unwrap();
        (pc.acknowledged, pc.head) = (position.dseq, position.head);
        let outcomes = reply.body.unwrap().outcomes;
        let refused: Vec<&Outcome> = outcomes.iter().filter(|one| matches!(one.verdict, Verdict::Parked(_))).collect();
        assert!(refused.is_empty(), "{refused:?}");
        outcomes
    }

    /// A PC takes in what it does not have.
    pub fn pull(&mut self, at: usize) {
        loop {
            let pc = &mut self.pcs[at];
            let incarnation = read(&pc.desk, |read| read.position()).incarnation;
            let floors = pc.floors.clone();
            let asked = Pull { feed: Some(FEED), cursor: pc.cursor, epoch: pc.epoch, floors, incarnation };
            let now = now(&pc.desk);
            let reply = self.db.look(|sql| pull::pull(sql, pc.who, &asked, now)).unwrap();
            let page = reply.body.unwrap();
            pc.take(page.frames);
            (pc.cursor, pc.epoch) = (page.cursor, page.epoch);
            if !page.more {
                return;
            }
        }
    }

    /// Everybody sends, then everybody takes in; afterwards all have the same and it is sound.
    pub fn meet(&mut self) {
        (0..self.pcs.len()).for_each(|at| drop(self.push(at)));
        (0..self.pcs.len()).for_each(|at| self.pull(at));
        let first = rows(&self.pcs[0].desk);
        for pc in &self.pcs {
            assert_eq!(pc.desk.call("company_verify", json!({}))["findings"], json!([]));
            let other = rows(&pc.desk);
            let differ: Vec<_> = other.iter().filter(|(key, row)| first.get(key) != Some(row)).collect();
            let missing: Vec<_> = first.iter().filter(|(key, _)| !other.contains_key(key)).collect();
            assert!(differ.is_empty() && missing.is_empty(), "{differ:?} {missing:?}");
        }
    }

    pub fn desk(&self, at: usize) -> &TestDesk {
        &self.pcs[at].desk
    }

    /// The sorts of issues that wait for whoever is at work at a PC, the oldest first.
    pub fn waits(&self, at: usize) -> Vec<String> {
        let mut kinds: Vec<String> =
            self.issues(at).iter().map(|one| one["kind"].as_str().unwrap().to_owned()).collect();
        kinds.reverse();
        kinds
    }
    pub fn issues(&self, at: usize) -> Vec<Value> {
        self.desk(at).call("issue_list", json!({}))["rows"].as_array().unwrap().clone()
    }
}

impl Pc {
    fn take(&mut self, frames: Vec<Frame>) {
        let position = read(&self.desk, |read| read.position());
        let (mut rows, mut issues, mut dropped) = (Vec::new(), Vec::new(), Vec::new());
        for frame in frames {
            match frame {
                Frame::PartDrop { part } => dropped.push(part),
                Frame::PartAdd { part, as_of } => self.floors.push((part, as_of)),
                Frame::Commit(told) => {
                    let own = told.device == self.who.device && told.incarnation == position.incarnation;
                    let (incarnation, dseq) = (told.incarnation, told.dseq);
                    let origin = if own { Origin::Own { incarnation, dseq } } else { Origin::Other };
                    let mut ops = Vec::new();
                    for change in told.changes {
                        match change {
                            Change::Row(op) => ops.push(Op::decode(&op).unwrap()),
                            other => issues.push((told.seq, other)),
                        }
                    }
                    rows.push(Incoming { seq: told.seq, origin, ops });
                }
            }
        }
        assert_eq!(self.desk.desk.take_in(rows).unwrap(), []);
        let keep = |write: &mut kontor_store::Write<'_>| {
            for (seq, change) in &issues {
                match change {
                    Change::Opened(issue) => write.open_issue(issue)?,
                    Change::Closed { issue } => write.close_issue(*issue)?,
                    Change::Out { table, id, .. } => write.forget_row(*table, *id, *seq)?,
                    Change::Row(_) => {}
                }
            }
            dropped.iter().try_for_each(|part| Ok(write.forget_part(part)?))
        };
        self.desk.desk.inside("test", Effect::Posts, |context| context.write(keep)).unwrap();
        self.desk.desk.let_leave().unwrap();
    }
}

fn now(desk: &TestDesk) -> u64 {
    use kontor_app::Host as _;
    desk.host.now().0.cast_unsigned()
}
