//! A story: what people, networks, clocks and disks do in the order of a seed, and the rest that must follow.

use std::sync::{Arc, Mutex};

use kontor_core::entity::{StageId, UserId};
use kontor_core::id::EntityId as _;
use kontor_store::StoreError;
use kontor_store::link::Missing;
use kontor_sync::chain::Hash;
use kontor_testkit::{MONDAY, Seeded};

use crate::books;
use crate::check;
use crate::clock::{Clock, Surroundings};
use crate::fault::{Fault, Faults};
use crate::line::{Between, Shared};
use crate::office::{Office, Server};
use crate::pc::{Chains, Pc};
use crate::plan::Plan;
use crate::template::{Seat, Template, folder};
use crate::trace::{Rule, Trace};
use crate::work::{self, Worker, Written};

/// How a story went.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// What happened and what should not have.
    pub trace: Trace,
    /// What went wrong on purpose.
    pub faults: Faults,
    /// How long it took for the people in it, all PCs together.
    pub device_ms: u64,
    /// How many commits head office has in the end.
    pub commits: u64,
    /// Hash of all that the feed says in the end, byte for byte.
    pub feed: Hash,
}

/// A firm while its story goes on.
pub struct World {
    /// The time.
    pub clock: Clock,
    /// Network, head office and chance.
    pub between: Shared,
    /// The PCs that are there.
    pub pcs: Vec<Pc>,
    /// What was written.
    pub written: Written,
    /// What it is made of.
    pub plan: Plan,
    /// Chance.
    pub chance: Seeded,
    /// PCs that wiped themselves, and what they had written.
    pub buried: Vec<(usize, Chains)>,
    worker: Worker,
    /// The place of a PC that has joined and loaded nothing yet.
    waiting_seat: Option<(usize, Seat)>,
}

/// How often couriers get round before everything must have arrived.
const ROUNDS: u32 = 60;
/// How much one PC may do in a round.
const TASKS: u32 = 400;

impl World {
    /// A firm without PCs.
    #[must_use]
    pub fn new(plan: &Plan, mut office: Office, user: UserId, stage: StageId) -> Self {
        let (clock, mut chance) = (Clock::at(MONDAY), Seeded::new(plan.seed));
        office.bug = plan.bug;
        let between = Between {
            clock: clock.clone(),
            office: Some(office),
            chance: Seeded::new(chance.number()),
            storm: 0,
            faults: Faults::default(),
            trace: Trace::default(),
            late: Vec::new(),
            cut_off: std::collections::BTreeMap::new(),
        };
        let worker = Worker { user, stage, moves: plan.moves };
        let between = Arc::new(Mutex::new(between));
        let (pcs, written) = (Vec::new(), Written::default());
        Self {
            clock,
            between,
            pcs,
            written,
            plan: plan.clone(),
            chance,
            worker,
            buried: Vec::new(),
            waiting_seat: None,
        }
    }
    /// A PC is switched on.
    pub fn sit(&mut self, at: usize, seat: Seat) {
        let host = Arc::new(Surroundings::new(self.clock.clone(), self.chance.number()));
        let firm = self.between.lock().unwrap().office().firm;
        let mut pc = Pc::open(at, seat, host, &self.between, firm);
        pc.bug = self.plan.bug;
        // The others write what it does not know.
        pc.old = self.plan.versions && at == 1;
        self.pcs.push(pc);
    }
    /// The end: what is left of it.
    #[must_use]
    pub fn end(self) -> (Office, Trace) {
        let mut between = self.between.lock().unwrap();
        (between.office.take().unwrap(), between.trace.clone())
    }
    fn note(&self, what: impl std::fmt::Display) {
        self.between.lock().unwrap().trace.note(self.clock.now_ms(), what);
    }
    pub(crate) fn suffer(&self, fault: Fault, whom: impl std::fmt::Display) {
        self.between.lock().unwrap().suffer(fault, whom);
    }

    /// One thing happens.
    fn step(&mut self) {
        // Mostly seconds, sometimes a break, sometimes a night.
        let pause = match self.chance.below(40) {
            0 => self.chance.below(40_000_000),
            1..=5 => self.chance.below(180_000),
            _ => self.chance.below(4_000),
        };
        self.clock.pass_ms(pause);
        let at = self.chance.place(self.pcs.len());
        match self.chance.below(100) {
            0..=44 => self.carry(at),
            45..=84 => self.write(at),
            85..=87 => self.pcs[at].wake(),
            88 | 89 => self.between.lock().unwrap().deliver_late(),
            91 if self.plan.regrants => self.regrant(),
            91 if self.plan.versions => self.upgrade(),
            90 | 91 => self.cut_off(at),
            92 | 93 => self.strike(at),
            94 => self.restart(at),
            95 => self.set_clock(at),
            96 => self.office_backup(),
            97 => self.work_hard(at),
            98 if self.plan.silence => self.compact(),
            98 if self.plan.set_back => self.keep_or_put_back(at),
            _ => self.rare(at),
        }
    }

    fn carry(&mut self, at: usize) {
        let head = self.between.lock().unwrap().office().head();
        let mut left = 1 + self.chance.below(9);
        while left > 0 && self.pcs[at].step().is_some() {
            left -= 1;
        }
        let came = self.between.lock().unwrap().office().head() > head;
        // Who listens is told of it, if the line for it holds.
        for other in 0..self.pcs.len() {
            if came && self.chance.tosses() {
                self.pcs[other].courier.wake(kontor_link::Wake::Poked);
            }
        }
        self.bury();
    }
    fn write(&mut self, at: usize) {
        let Self { pcs, worker, written, chance, plan, .. } = self;
        let worker = if plan.dismissals && at == 1 { worker.or_clerk(&pcs[at]) } else { *worker };
        if !can_work(&pcs[at]) {
            return;
        }
        let what = if plan.books {
            keep_books(&mut pcs[at], chance)
        } else {
            let done = work::work(&mut pcs[at], worker, written, chance);
            self.able(at, done).unwrap_or("cannot write")
        };
        let place = self.pcs[at].place();
        let values = self.written.values.iter().rev().take_while(|one| (one.at, one.place) == (self.pcs[at].at, place));
        let values: Vec<String> = values.map(|one| format!("{} {} = {}", one.row.1, one.column, one.value)).collect();
        self.note(format_args!("pc{at} {what}: {place:?} {}", values.join(", ")));
    }
    fn work_hard(&mut self, at: usize) {
        if self.chance.below(5) == 0 && can_work(&self.pcs[at]) {
            self.suffer(Fault::Big, format_args!("pc{at}"));
            let done = work::work_hard(&mut self.pcs[at], self.worker, &mut self.written);
            self.able(at, done);
        }
    }
    /// Whatever happens, people can work.
    fn able<T>(&self, at: usize, done: Result<T, StoreError>) -> Option<T> {
        let told = |error| format!("pc{at} cannot write: {error}");
        done.map_err(|error| self.between.lock().unwrap().trace.violation(Rule::Causality, told(error))).ok()
    }
    fn cut_off(&mut self, at: usize) {
        let (one_way, ms) = (self.chance.tosses(), self.chance.below(900_000).cast_signed());
        let until = self.clock.now_ms() + ms;
        let device = self.pcs[at].seat.device.id();
        self.between.lock().unwrap().cut_off.insert(device, (one_way, until));
    }
    fn strike(&mut self, at: usize) {
        self.suffer(Fault::PcStruck, format_args!("pc{at}"));
        self.pcs[at].strike();
        self.pcs[at].start();
    }
    fn restart(&mut self, at: usize) {
        self.suffer(Fault::PcOff, format_args!("pc{at}"));
        self.pcs[at].stop();
        self.pcs[at].start();
    }
    fn set_clock(&mut self, at: usize) {
        const YEAR_MS: i64 = 31_536_000_000;
        self.suffer(Fault::Clock, format_args!("pc{at}"));
        let host = &self.pcs[at].host;
        match self.chance.below(5) {
            0 => host.set_off_ms(YEAR_MS),
            1 => host.set_off_ms(-YEAR_MS),
            2 => host.set_off_ms(-self.chance.below(7_200_000).cast_signed()),
            3 => host.freeze(true),
            _ => {
                host.freeze(false);
                host.set_off_ms(0);
            }
        }
    }
    /// What happens in few stories.
    fn rare(&mut self, at: usize) {
        match self.chance.below(4) {
            0 if self.plan.clones => self.clone_pc(at),
            1 => self.join(),
            2 if self.plan.dismissals => self.dismiss(),
            3 if self.plan.silence => self.silence(at),
            3 if self.plan.revocations && self.chance.tosses() => self.revoke(),
            3 if self.plan.revocations => self.forge(),
            _ => {}
        }
    }
    /// The clerk is dismissed at the first PC, or taken on again; the second hears of it later.
    fn dismiss(&mut self) {
        self.suffer(Fault::Dismissed, "the clerk");
        let done = work::dismiss(&mut self.pcs[0], self.worker);
        self.able(0, done);
    }
    /// The PC that is about to join does so.
    fn join(&mut self) {
        if let Some((at, seat)) = self.waiting_seat.take() {
            self.suffer(Fault::Joins, format_args!("pc{at}"));
            self.sit(at, seat);
        }
    }
    /// Somebody copies the company file to another PC and works on there.
    fn clone_pc(&mut self, at: usize) {
        let seat = self.pcs[at].seat.clone();
        let file = seat.file.with_extension(format!("copy{}", self.pcs.len()));
        self.suffer(Fault::Cloned, format_args!("pc{at}"));
        self.pcs[at].copy_to(&file);
        let (number, old) = (self.pcs[at].at + 10, self.pcs[at].old);
        self.sit(number, Seat { file, ..seat });
        self.pcs.last_mut().unwrap().old = old;
    }
    /// Somebody keeps a copy of a company file, or puts the one that was kept in its place. What both a PC and head office were set back
    /// behind is gone, so never both.
    fn keep_or_put_back(&mut self, at: usize) {
        let pc = &mut self.pcs[at];
        if pc.has_copy() {
            pc.put_back();
            self.between.lock().unwrap().office().forget_backup();
            self.suffer(Fault::PutBack, format_args!("pc{at}"));
        } else {
            pc.keep_copy();
            self.note(format_args!("pc{at} is copied"));
        }
    }
    fn office_backup(&mut self) {
        let mut between = self.between.lock().unwrap();
        if self.plan.set_back && between.office().has_backup() && self.chance.tosses() {
            between.office().set_back();
            self.pcs.iter_mut().for_each(Pc::forget_copy);
            between.suffer(Fault::OfficeSetBack, "head office");
            return;
        }
        let now_ms = between.clock.now_ms();
        between.office().back_up();
        between.trace.note(now_ms, "head office: backup");
    }

    /// The faults are gone: everybody goes on by the own timers until nothing is left to do.
    pub fn come_to_rest(&mut self) {
        {
            let mut between = self.between.lock().unwrap();
            between.storm = 0;
            between.cut_off.clear();
            while !between.late.is_empty() {
                between.deliver_late();
            }
        }
        for pc in &self.pcs {
            pc.host.freeze(false);
        }
        while self.pcs.iter().any(|pc| pc.old && !pc.stopped) {
            self.upgrade();
        }
        for _ in 0..ROUNDS {
            for pc in &mut self.pcs {
                let mut left = TASKS;
                while left > 0 && pc.step().is_some() {
                    left -= 1;
                }
            }
            self.bury();
            if self.restless().is_empty() {
                return;
            }
            self.clock.pass_ms(61_000);
        }
        for pc in self.restless() {
            let link = pc.link();
            let what =
                format!("pc{}: {} wait, cursor {}, answered {:?}", pc.at, pc.waiting(), link.cursor, link.answered);
            self.between.lock().unwrap().trace.violation(Rule::Liveness, what);
        }
    }
    /// The PCs that are not at rest yet.
    fn restless(&self) -> Vec<&Pc> {
        let mut between = self.between.lock().unwrap();
        let office = between.office();
        self.pcs.iter().filter(|pc| !pc.stopped && !pc.rests(office.told(pc.line.who))).collect()
    }
}

/// Who is just joining has no company to work in yet; one that has its records works while history is loaded.
fn can_work(pc: &Pc) -> bool {
    let link = pc.link();
    !link.load_all || link.missing == Missing::History
}

/// Somebody does a few things one after another; answers what came last.
fn keep_books(pc: &mut Pc, chance: &mut Seeded) -> &'static str {
    let (count, branches) = (1 + chance.below(3), pc.seat.branches.clone());
    pc.at_desk(|desk| (0..count).map(|_| books::work(desk, &branches, chance)).last().unwrap_or("looks"))
}

/// Runs a story and judges how it ended.
#[must_use]
pub fn run(plan: &Plan, template: &Template) -> Told {
    let folder = folder();
    let (seats, office) = template.copy(folder.path());
    tell(plan, template, seats, office)
}

/// The same with head office on a PostgreSQL.
#[must_use]
pub fn run_on(plan: &Plan, template: &Template, server: &Arc<Server>) -> Told {
    let folder = folder();
    let seats = template.copy_seats(folder.path());
    tell(plan, template, seats, template.office_on(server))
}

fn tell(plan: &Plan, template: &Template, mut seats: Vec<Seat>, office: Office) -> Told {
    let last = seats.pop();
    seats.truncate(plan.pcs);
    let before = office.head();
    let mut world = World::new(plan, office, template.user, template.stage);
    for (at, seat) in seats.into_iter().enumerate() {
        world.sit(at, seat);
    }
    world.waiting_seat = last.map(|seat| (plan.pcs, seat));
    world.between.lock().unwrap().storm = [0, 5, 15, 40][world.chance.place(4)];
    for _ in 0..plan.steps {
        world.step();
    }
    world.come_to_rest();
    check::all(&mut world);
    let passed = (world.clock.now_ms() - MONDAY.0).max(0).cast_unsigned();
    let device_ms = passed * world.pcs.len() as u64;
    let faults = world.between.lock().unwrap().faults.clone();
    let (office, trace) = world.end();
    Told { trace, faults, device_ms, commits: office.head() - before, feed: office.feed() }
}
