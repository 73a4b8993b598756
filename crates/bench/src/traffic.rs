//! What the PCs of a firm send to head office: half of it edits of contacts, a third moves of goods, the rest invoices of two to
//! eight lines with all that follows from them (SYNC.md 2.3). The same numbers give the same pushes.

mod paper;

use anyhow::{Context as _, Result, bail};
use kontor_core::company::User;
use kontor_core::entity::{AccountId, BranchId, EntityKind as K, UserId};
use kontor_core::id::Id;
use kontor_core::ledger::{Account, AccountRole, AccountType};
use kontor_core::permission::ReadyRole;
use kontor_core::permission::role::RoleKey;
use kontor_record::{Record, number_of};
use kontor_server::db::{Database, Sql};
use kontor_server::hub::reach::Holds;
use kontor_server::hub::{Who, enrol, firm, push};
use kontor_sync::chain::{self, Hash};
use kontor_sync::clock::Hlc;
use kontor_sync::commit::{Cell, Commit, Op};
use kontor_sync::enrol::{Side, proof};
use kontor_sync::part::Reach;
use kontor_sync::seal::Entropy;
use kontor_sync::sign::{DeviceSecret, push_message};
use kontor_sync::wire::{EnrolAnswer, EnrolFinish, MOST_COMMITS, Push, PushedCommit, Verdict};

/// When the firms were made, in milliseconds since 1970 UTC. What they write comes later.
pub const BEGUN_MS: u64 = 1_790_000_000_000;
/// Contacts and items of a firm of fifty.
pub const RECORDS: u64 = 200;
/// Only the certificate of a real server is worth anything; PCs in the same program need none.
const FINGERPRINT: Hash = [7; 32];

/// A firm at head office.
pub struct Firm {
    /// Its PCs; the first brought the company.
    pub pcs: Vec<Pc>,
}

impl Firm {
    /// Makes a firm with so many PCs, each of which holds everything, and what its company knows before the day begins: so many
    /// contacts and items.
    ///
    /// # Errors
    /// When the database cannot be written, or head office finds something wrong.
    pub fn open(db: &dyn Database, name: &str, pcs: usize, records: u64) -> Result<Self> {
        let id = Id::named(name);
        let mut pcs = db.change(|sql| {
            let seed = chain::of_file(name.as_bytes());
            let feed = id.0.into_bytes();
            firm::create(sql, id, name, &seed, feed, BEGUN_MS)?;
            (0..pcs).map(|no| Pc::join(sql, (id, feed), no, records)).collect::<kontor_server::db::Result<Vec<_>>>()
        })?;
        let founder = pcs.first_mut().context("a firm has a PC")?;
        founder.commit("begin", beginning(records));
        founder.send(db)?;
        let here = u64::try_from(founder.sent)?;
        pcs.iter_mut().for_each(|pc| pc.seen = here);
        Ok(Self { pcs })
    }
}

fn user() -> Id {
    Id::named("administrator")
}
fn contact(no: u64) -> Id {
    Id::named(&format!("contact {no}"))
}
fn item(no: u64) -> Id {
    Id::named(&format!("item {no}"))
}

/// Who works here, whom they know, what they trade, and enough of it in the shop.
fn beginning(records: u64) -> Vec<Op> {
    let person = User {
        id: UserId(user()),
        name: "Administrator".to_owned(),
        role: RoleKey::Ready(ReadyRole::Administrator),
        language: None,
        employee: None,
        active: true,
        team: None,
        branch: Some(BranchId(Id::named("north"))),
    };
    let place = |name: &str, kind: &str| put(K::Location, Id::named(name), &[("name", name), ("kind", kind)]);
    let claims = Account {
        id: AccountId(Id::named("receivables")),
        code: "1200".to_owned(),
        name: "Receivables".to_owned(),
        kind: AccountType::Asset,
        role: Some(AccountRole::Receivable),
        vat: None,
        rate: None,
        active: true,
    };
    let mut ops = vec![added(&person), added(&claims), place("shop", "storage"), place("world", "customer")];
    for no in 0..records {
        ops.push(put(K::Party, contact(no), &[("name", &format!("Contact {no}")), ("number", &format!("K{no:05}"))]));
        ops.push(put(K::Item, item(no), &[("name", &format!("Item {no}")), ("sku", &format!("A{no:05}"))]));
        ops.push(fact(&paper::goods(Id::named(&format!("stock {no}")), item(no), ("world", "shop"), 1_000_000)));
    }
    ops
}

fn put(kind: K, id: Id, named: &[(&str, &str)]) -> Op {
    let cell = |(name, text): &(&str, &str)| Some((number_of(kind, name)?, Cell::Text((*text).to_owned())));
    Op::Put { table: kind.wire(), id, cells: named.iter().filter_map(cell).collect() }
}
fn cells<R: Record>(record: &R) -> Vec<(u16, Cell)> {
    R::COLUMNS.iter().map(|(_, number)| *number).zip(record.cells()).filter(|(_, cell)| *cell != Cell::Null).collect()
}
fn added<R: Record>(record: &R) -> Op {
    Op::Put { table: R::KIND.wire(), id: record.id(), cells: cells(record) }
}
fn fact<R: Record>(record: &R) -> Op {
    Op::Fact { table: R::KIND.wire(), id: record.id(), cells: cells(record) }
}

/// What is written of people stands beside the commits.
fn personal(table: u16, _: u16) -> bool {
    table == K::Party.wire()
}

/// A PC that is nothing but what it sends.
pub struct Pc {
    /// Firm and PC.
    pub who: Who,
    code: String,
    secret: DeviceSecret,
    feed: [u8; 16],
    no: u64,
    records: u64,
    written: Vec<PushedCommit>,
    head: Hash,
    sent: usize,
    sent_head: Hash,
    /// The last place of the feed that it has applied.
    pub seen: u64,
}

impl Pc {
    fn join(
        sql: &mut dyn Sql,
        (firm, feed): (Id, [u8; 16]),
        no: usize,
        records: u64,
    ) -> kontor_server::db::Result<Self> {
        let place = enrol::Place {
            place: "K7".to_owned(),
            firm,
            salt: [3; 16],
            stretched: [4; 32],
            branch: Some(Id::named("north")),
            founder: no == 0,
            holds: Holds::Fixed(Reach::everything()),
        };
        enrol::open(sql, &place, BEGUN_MS)?;
        let device = Id::named(&format!("{firm}/{no}"));
        let secret = DeviceSecret::new(&chain::of_file(device.0.as_bytes()));
        let public = secret.public();
        let proof = proof(Side::Device, &[4; 32], device, &public, &FINGERPRINT);
        let (name, company) = (format!("PC {no}"), Some(Id::named("company")));
        let asked = EnrolFinish { place: place.place, device, public, proof, name, code: None, company };
        let Some(EnrolAnswer::Joined(joined)) = enrol::finish(sql, &asked, &FINGERPRINT, BEGUN_MS)? else {
            return Err(kontor_server::db::DbError::Unreadable("enrolment"));
        };
        Ok(Self {
            who: Who { firm, device },
            code: joined.code,
            secret,
            feed,
            no: no as u64,
            records,
            written: Vec::new(),
            head: chain::START,
            sent: 0,
            sent_head: chain::START,
            seen: 0,
        })
    }

    /// Writes so many commits of a working day.
    pub fn work(&mut self, commits: usize) {
        for _ in 0..commits {
            // Numbers of their own for every PC, so that people rarely get in each other's way.
            let no = self.written.len() as u64 * 1_000 + self.no;
            let at = self.written.len();
            match at % 10 {
                0..5 => {
                    let (kind, notes) = (K::Party, Cell::Text(format!("called about order {no}, calls again")));
                    let cells = number_of(kind, "notes").map(|column| (column, notes));
                    let patch = Op::Patch {
                        table: kind.wire(),
                        id: contact(no % self.records),
                        cells: cells.into_iter().collect(),
                    };
                    self.commit("party_save", vec![patch]);
                }
                5..8 => {
                    let id = self.id(0);
                    self.commit(
                        "stock_move",
                        vec![fact(&paper::goods(id, item(no % self.records), ("shop", "world"), 3))],
                    );
                }
                _ => {
                    let mut ids = 0..;
                    let id = || self.id(ids.next().unwrap_or(0_u64));
                    let ops = paper::invoice(
                        id,
                        (&self.code, self.who.device),
                        contact(no % self.records),
                        (at, self.records),
                    );
                    self.commit("draft_issue", ops);
                }
            }
        }
    }
    /// An identity that is drawn for the commit which is written now.
    fn id(&self, nth: u64) -> Id {
        let drawn = chain::of_file(
            &[self.who.device.0.as_bytes().as_slice(), &self.clock().to_be_bytes(), &nth.to_be_bytes()].concat(),
        );
        let mut random = [0; 10];
        random.iter_mut().zip(drawn).for_each(|(byte, drawn)| *byte = drawn);
        Id::v7(self.clock(), random)
    }
    fn clock(&self) -> u64 {
        BEGUN_MS + 1_000 + self.written.len() as u64
    }
    fn commit(&mut self, command: &str, ops: Vec<Op>) {
        let commit = Commit {
            device: self.who.device,
            incarnation: 1,
            dseq: self.written.len() as u64 + 1,
            hlc: Hlc(self.clock() << 16),
            user: user(),
            schema: 1,
            seen: self.seen,
            command: command.to_owned(),
            ops,
        };
        let entropy = Entropy::new(chain::of_file(self.who.device.0.as_bytes()));
        let sealed = commit.seal(personal, &entropy);
        self.head = chain::next(&self.head, &sealed.bytes);
        self.written.push(PushedCommit { bytes: sealed.bytes, values: sealed.values, original: None });
    }

    /// The next push of what waits; nothing when all was sent. Answers how many changes it brings, too.
    pub fn next_push(&mut self) -> Option<(Push, u64)> {
        let commits: Vec<PushedCommit> = self.written.get(self.sent..)?.iter().take(MOST_COMMITS).cloned().collect();
        let changes = commits
            .iter()
            .map(|one| Commit::open(&one.bytes, one.values.as_deref()).map_or(0, |open| open.ops.len()))
            .sum::<usize>();
        let first_dseq = self.sent as u64 + 1;
        let last = self.sent + commits.len();
        let prev_hash = self.sent_head;
        let end = commits.iter().fold(prev_hash, |hash, commit| chain::next(&hash, &commit.bytes));
        let message = push_message(self.who.firm, self.who.device, 1, (last as u64, &end), None);
        (self.sent, self.sent_head) = (last, end);
        let push = Push {
            incarnation: 1,
            first_dseq,
            prev_hash,
            commits,
            signature: self.secret.sign(&message),
            feed: Some(self.feed),
        };
        (last >= usize::try_from(first_dseq).unwrap_or(usize::MAX)).then_some((push, changes as u64))
    }
    /// Sends all that waits.
    fn send(&mut self, db: &dyn Database) -> Result<()> {
        while let Some((push, _)) = self.next_push() {
            accepted(db, self.who, &push)?;
        }
        Ok(())
    }
}

/// Sends a push to the hub itself; all of it must stand.
///
/// # Errors
/// When something of it does not.
pub fn accepted(db: &dyn Database, who: Who, asked: &Push) -> Result<u64> {
    let reply = db.change_of(who.firm, |sql| push::push(sql, who, asked, BEGUN_MS + 86_400_000))?;
    let outcomes = reply.body.map_err(|stop| anyhow::anyhow!("{stop:?}"))?.outcomes;
    // Two people at one contact is a working day; anything else would be a mistake of this program.
    match outcomes.iter().find(|one| !matches!(one.verdict, Verdict::Accepted | Verdict::WithIssues(_))) {
        Some(odd) => bail!("{odd:?}"),
        None => Ok(reply.head),
    }
}
