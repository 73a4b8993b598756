//! The network: carries packed bytes to head office and back, or loses, doubles, delays, cuts and bends them.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use kontor_core::id::Id;
use kontor_link::{Answer, Failure, Line, Pass, Request};
use kontor_server::hub::Who;
use kontor_sync::wire::{Push, pack, unpack};
use kontor_testkit::Seeded;
use minicbor::Decode;

use crate::clock::Clock;
use crate::fault::{Fault, Faults};
use crate::office::{Asked, Came, Ends, Office, Sort};
use crate::trace::Trace;

/// What lies between the PCs and head office.
pub struct Between {
    /// The time.
    pub clock: Clock,
    /// Head office.
    pub office: Option<Office>,
    /// Chance.
    pub chance: Seeded,
    /// How many of a hundred requests go wrong.
    pub storm: u64,
    /// What went wrong.
    pub faults: Faults,
    /// What happened.
    pub trace: Trace,
    /// Requests that are still on their way although nobody waits for an answer.
    pub late: Vec<(Who, Asked)>,
    /// PCs that are cut off until a time; with `true` only answers are.
    pub cut_off: BTreeMap<Id, (bool, i64)>,
}

/// How long a session lasts.
const SESSION_MS: u64 = 15 * 60 * 1_000;

/// Shared by all lines of a firm; everything is one thread.
pub type Shared = Arc<Mutex<Between>>;

impl Between {
    /// Head office.
    ///
    /// # Panics
    /// When the story is over.
    pub fn office(&mut self) -> &mut Office {
        self.office.as_mut().unwrap()
    }
    /// A kind of fault happens.
    pub fn suffer(&mut self, fault: Fault, whom: impl std::fmt::Display) {
        self.faults.add(fault);
        self.trace.note(self.clock.now_ms(), format_args!("{fault:?} {whom}"));
    }
    fn deliver(&mut self, who: Who, asked: &Asked, ends: Ends) -> Came {
        let now_ms = self.clock.now_ms().cast_unsigned();
        let Self { office, trace, .. } = self;
        office.as_mut().unwrap().answer(who, asked, ends, now_ms, trace)
    }
    /// One of the requests arrives that were on their way for long.
    pub fn deliver_late(&mut self) {
        let place = self.chance.place(self.late.len());
        if place < self.late.len() {
            let (who, asked) = self.late.swap_remove(place);
            self.trace.note(self.clock.now_ms(), format_args!("a late {:?} of {}", asked.sort, who.device));
            self.deliver(who, &asked, Ends::Never);
        }
    }
    fn fate(&mut self, who: Who) -> Option<Fault> {
        if let Some((one_way, until)) = self.cut_off.get(&who.device).copied() {
            if self.clock.now_ms() < until {
                return Some(if one_way { Fault::OneWay } else { Fault::Outage });
            }
            self.cut_off.remove(&who.device);
        }
        (self.chance.below(100) < self.storm).then(|| FATES[self.chance.place(FATES.len())])
    }
    fn carry(&mut self, who: Who, asked: &Asked) -> Result<Came, Failure> {
        let Some(fault) = self.fate(who) else { return Ok(self.deliver(who, asked, Ends::Never)) };
        self.suffer(fault, format_args!("{:?} of {}", asked.sort, who.device));
        match fault {
            Fault::LostAnswer | Fault::OneWay => {
                self.deliver(who, asked, Ends::Never);
                Err(Failure::Unreachable)
            }
            Fault::Twice => {
                self.deliver(who, asked, Ends::Never);
                Ok(self.deliver(who, asked, Ends::Never))
            }
            Fault::Late => {
                self.late.push((who, asked.clone()));
                Err(Failure::Unreachable)
            }
            Fault::CutRequest => {
                let cut = self.chance.place(asked.bytes.len());
                let cut = Asked { sort: asked.sort, bytes: asked.bytes[..cut].to_vec() };
                Ok(self.deliver(who, &cut, Ends::Never))
            }
            Fault::BentRequest => self.bend_request(who, asked),
            Fault::CutAnswer => match self.deliver(who, asked, Ends::Never) {
                Came::Bytes(mut bytes) => {
                    bytes.truncate(self.chance.place(bytes.len()));
                    Ok(Came::Bytes(bytes))
                }
                came => Ok(came),
            },
            Fault::BentAnswer => match self.deliver(who, asked, Ends::Never) {
                // What a chunk says is known by its hash; all other answers are guarded by TLS alone, which ends the connection.
                Came::Bytes(bytes) if asked.sort == Sort::Chunk => Ok(Came::Bytes(self.bend(&bytes))),
                _ => Err(Failure::Unreachable),
            },
            Fault::Page => Err(Failure::Strange),
            Fault::Busy => Err(Failure::Busy { ms: 2_000 }),
            Fault::Slow => {
                self.clock.pass_ms(self.chance.below(30_000));
                Ok(self.deliver(who, asked, Ends::Never))
            }
            Fault::OfficeEndsBefore => Ok(self.deliver(who, asked, Ends::Before)),
            Fault::OfficeEndsAfter => {
                self.deliver(who, asked, Ends::After);
                Err(Failure::Unreachable)
            }
            _ => Err(Failure::Unreachable),
        }
    }
    fn bend(&mut self, bytes: &[u8]) -> Vec<u8> {
        let mut bent = bytes.to_vec();
        let at = self.chance.place(bent.len());
        if let Some(byte) = bent.get_mut(at) {
            *byte ^= 1 << self.chance.below(8);
        }
        bent
    }
    /// What a push says is known by its chain and its signature, but for what travels beside them. That, and all other requests, TLS guards.
    fn bend_request(&mut self, who: Who, asked: &Asked) -> Result<Came, Failure> {
        let bent = Asked { sort: asked.sort, bytes: self.bend(&asked.bytes) };
        let beside = |push: Push| {
            (push.feed, push.commits.into_iter().map(|one| (one.values, one.original)).collect::<Vec<_>>())
        };
        let told = |asked: &Asked| unpack::<Push>(&asked.bytes).ok().map(beside);
        match (told(&bent), told(asked)) {
            (None, _) if asked.sort == Sort::Push => Ok(self.deliver(who, &bent, Ends::Never)),
            (Some(new), Some(old)) if new == old => Ok(self.deliver(who, &bent, Ends::Never)),
            _ => Err(Failure::Unreachable),
        }
    }
}

const FATES: [Fault; 14] = [
    Fault::LostRequest,
    Fault::LostAnswer,
    Fault::LostAnswer,
    Fault::Twice,
    Fault::Late,
    Fault::CutRequest,
    Fault::CutAnswer,
    Fault::BentRequest,
    Fault::BentAnswer,
    Fault::Page,
    Fault::Busy,
    Fault::Slow,
    Fault::OfficeEndsBefore,
    Fault::OfficeEndsAfter,
];

/// The way of one PC.
pub struct Wire {
    /// Whose.
    pub who: Who,
    /// What it goes through.
    pub between: Shared,
    carried: u64,
}

impl Wire {
    /// The way of a PC.
    #[must_use]
    pub const fn new(who: Who, between: Shared) -> Self {
        Self { who, between, carried: 0 }
    }
    fn post<A: for<'b> Decode<'b, ()>>(&mut self, sort: Sort, bytes: Vec<u8>) -> Result<A, Failure> {
        let bytes = self.send(sort, bytes)?.ok_or(Failure::Refused { status: 404 })?;
        unpack(&bytes).map_err(|_| Failure::Strange)
    }
    fn send(&mut self, sort: Sort, bytes: Vec<u8>) -> Result<Option<Vec<u8>>, Failure> {
        self.carried += bytes.len() as u64;
        let came = self.between.lock().unwrap().carry(self.who, &Asked { sort, bytes })?;
        match came {
            Came::Bytes(bytes) => {
                self.carried += bytes.len() as u64;
                Ok(Some(bytes))
            }
            Came::NotThere => Ok(None),
            Came::NoMessage => Err(Failure::Refused { status: 400 }),
            Came::Failed => Err(Failure::Refused { status: 500 }),
        }
    }
}

impl Line for Wire {
    fn sign_in(&mut self, _: &Pass) -> Result<u64, Failure> {
        let mut between = self.between.lock().unwrap();
        if between.fate(self.who).is_some() {
            between.suffer(Fault::LostRequest, format_args!("SignIn of {}", self.who.device));
            return Err(Failure::Unreachable);
        }
        if between.office().knows(self.who) { Ok(SESSION_MS) } else { Err(Failure::SignedOut) }
    }
    fn ask(&mut self, request: &Request) -> Result<Answer, Failure> {
        match request {
            Request::Push(push) => self.post(Sort::Push, pack(push)).map(Answer::Push),
            Request::Pull(pull) => self.post(Sort::Pull, pack(pull)).map(Answer::Pull),
            Request::Snapshot(ask) => self.post(Sort::Snapshot, pack(ask)).map(Answer::Snapshot),
            Request::Status(status) => self.post(Sort::Status, pack(status)).map(Answer::Status),
            Request::Series(ask) => self.post(Sort::Series, pack(ask)).map(Answer::Series),
            Request::Chunk(hash) => self.send(Sort::Chunk, hash.to_vec()).map(Answer::Chunk),
        }
    }
    fn carried(&mut self) -> u64 {
        std::mem::take(&mut self.carried)
    }
}
