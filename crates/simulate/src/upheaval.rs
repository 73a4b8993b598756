//! What befalls a firm as a whole in some stories: a PC may hold more or less than before, one is taken out, one is not switched on for half a
//! year while head office lets go of what nobody needs, and somebody sends what is not theirs to send.

use kontor_core::permission::Facet;
use kontor_server::hub::Who;
use kontor_server::hub::{compact, device, firm};
use kontor_sync::part::Reach;
use kontor_sync::wire::{Push, Pushed, Reply, pack, unpack};

use crate::fault::Fault;
use crate::office::{Asked, Came, Ends, Sort};
use crate::pc::Pc;
use crate::story::World;
use crate::template::{branch, team};
use crate::trace::Rule;

/// Parts of half a year after which a PC is given up.
const SEASONS: u32 = 3;
/// How long each of them is.
const SEASON_MS: u64 = 70 * 86_400_000;
/// What the others do in each of them, at most.
const TASKS: u32 = 60;

impl World {
    /// What the third PC may hold becomes more or less.
    pub(crate) fn regrant(&mut self) {
        let Some(pc) = self.pcs.iter().find(|pc| pc.at == 2) else { return };
        let (who, own) = (pc.line.who, pc.seat.reach.clone());
        let reach = match self.chance.below(7) {
            0 => Reach { branches: Some([branch("north").0, branch("south").0].into()), ..own },
            1 => Reach { branches: Some([branch("south").0].into()), ..own },
            2 => Reach { facets: [Facet::Cost, Facet::Bank].into(), ..own },
            3 => Reach::everything(),
            4 => Reach { teams: Some([team("blue").0].into()), ..own },
            5 => Reach { teams: None, ..own },
            _ => own,
        };
        self.suffer(Fault::Regranted, format_args!("pc2: {reach:?}"));
        self.between.lock().unwrap().office().change(|sql| device::set_reach(sql, who, &reach));
    }

    /// The PC with the older program gets the new one.
    pub(crate) fn upgrade(&mut self) {
        if let Some(at) = self.pcs.iter().position(|pc| pc.old && !pc.stopped) {
            self.suffer(Fault::Upgraded, format_args!("pc{}", self.pcs[at].at));
            self.pcs[at].upgrade();
        }
    }

    /// A PC that is not the first is taken out of the firm, and goes on until it hears of it.
    pub(crate) fn revoke(&mut self) {
        let others: Vec<usize> = (0..self.pcs.len()).filter(|at| self.pcs[*at].at != 0).collect();
        if others.len() < 2 {
            return;
        }
        let pc = &self.pcs[others[self.chance.place(others.len())]];
        let (who, at) = (pc.line.who, pc.at);
        self.suffer(Fault::Revoked, format_args!("pc{at}"));
        self.between.lock().unwrap().office().revoke(who.device);
    }

    /// PCs that have wiped themselves are there no more; what they had written is remembered.
    pub(crate) fn bury(&mut self) {
        for pc in self.pcs.extract_if(.., |pc| pc.wiped) {
            self.buried.push((pc.at, pc.wrote));
        }
    }

    /// A PC is not switched on for more than half a year. The others go on, and head office lets go of what none of them needs.
    pub(crate) fn silence(&mut self, at: usize) {
        // The program writes its name in the firm as soon as it joins; here that comes with the first work.
        if self.plan.books && self.pcs[at].link().answered == (0, 0) {
            return;
        }
        self.suffer(Fault::Silent, format_args!("pc{}", self.pcs[at].at));
        for _ in 0..SEASONS {
            self.clock.pass_ms(SEASON_MS);
            for pc in self.pcs.iter_mut().enumerate().filter(|(other, _)| *other != at).map(|(_, pc)| pc) {
                pc.wake();
                let mut left = TASKS;
                while left > 0 && pc.step().is_some() {
                    left -= 1;
                }
            }
        }
        self.compact();
    }

    /// Everything is in a backup, and head office lets go of what nobody needs of its feed.
    pub(crate) fn compact(&mut self) {
        let mut between = self.between.lock().unwrap();
        let now_ms = between.clock.now_ms();
        let office = between.office();
        let (id, head) = (office.firm, office.head());
        let floor = office.change(|sql| {
            firm::mark_backup(sql, id, head, 1, now_ms.cast_unsigned())?;
            loop {
                let done = compact::step(sql, id, now_ms.cast_unsigned())?;
                if !done.more {
                    return Ok(done.floor);
                }
            }
        });
        between.suffer(Fault::Compacted, format_args!("up to {floor} of {head}"));
    }

    /// Somebody sends what was sent before, with something in it changed: nothing of it is taken in.
    pub(crate) fn forge(&mut self) {
        let other = self.pcs[self.chance.place(self.pcs.len())].line.who;
        let (how, which) = (self.chance.below(5), self.chance.number());
        let mut between = self.between.lock().unwrap();
        let now_ms = between.clock.now_ms().cast_unsigned();
        let pushes = &between.office().witness.pushes;
        let Some(at) = which.checked_rem(pushes.len() as u64) else { return };
        let (who, bytes, _) = pushes[usize::try_from(at).unwrap()].clone();
        let Some((who, forged)) = forged(who, other, unpack(&bytes).unwrap(), how) else { return };
        between.suffer(Fault::Forged, format_args!("{how} as {}", who.device));
        let before = between.office().state();
        let asked = Asked { sort: Sort::Push, bytes: pack(&forged) };
        let crate::line::Between { office, trace, .. } = &mut *between;
        let came = office.as_mut().unwrap().answer(who, &asked, Ends::Never, now_ms, trace);
        let refused = match came {
            Came::Bytes(bytes) => unpack::<Reply<Pushed>>(&bytes).unwrap().body.is_err(),
            _ => true,
        };
        if !refused || between.office().state() != before {
            between.trace.violation(Rule::Immutable, format!("what {how} forged was taken in"));
        }
    }
}

/// A push with a change that somebody without the key of its PC can make.
fn forged(who: Who, other: Who, mut push: Push, how: u64) -> Option<(Who, Push)> {
    match how {
        0 if other == who => return None,
        0 => return Some((other, push)),
        1 => push.signature[7] ^= 1,
        2 => push.first_dseq += 1,
        3 => {
            let one = push.commits.first()?.clone();
            push.commits.resize(kontor_sync::wire::MOST_COMMITS + 1, one);
        }
        _ => push.commits.first_mut()?.bytes.push(0),
    }
    Some((who, push))
}

/// A PC that was taken out of the firm sends what it has once more, hears the same again, and keeps nothing. `false` where it was let in again.
pub(crate) fn leave_firm(pc: &mut Pc) -> bool {
    let left = pc.bug == Some(crate::Bug::NothingHandedOver) || pc.hand_over();
    if left {
        pc.stop();
        let _ = std::fs::remove_file(&pc.seat.file);
        (pc.stopped, pc.wiped) = (true, true);
    }
    left
}
