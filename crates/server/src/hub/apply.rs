//! What a commit does to the rows: its facts stand, the rest goes through as a whole or not at all.

use std::collections::BTreeMap;

use kontor_core::entity::{EntityKind, MergeClass};
use kontor_record::{kind_of, parent, policy};
use kontor_sync::clock::Hlc;
use kontor_sync::commit::Op;
use kontor_sync::merge::{self, Author, Refusal};
use kontor_sync::wire::{IssueKind, Reason, Verdict};

use super::issues::About;
use super::push::{Incoming, Work};
use super::rights;
use super::rows::{Kept, Key};
use super::rules::{self, Words};
use super::series::Counted;
use crate::db::Result;

impl Work<'_> {
    /// Facts first, then the rest: all of it, or none. A fact about a row that the rest adds goes where that row goes, and only with it:
    /// where the row is not, nobody could write the fact.
    pub(super) fn apply(&mut self, mut incoming: Incoming, claimed: Hlc, series: &mut Counted) -> Result<Verdict> {
        let is_fact = |op: &Op| kind_of(op.table()).is_some_and(|kind| kind.class() == MergeClass::Fact);
        let (facts, rest): (Vec<Op>, Vec<Op>) = incoming.commit.ops.iter().cloned().partition(is_fact);
        let (hanging, facts): (Vec<Op>, Vec<Op>) = facts.into_iter().partition(|op| self.hangs_on(op, &rest));
        let mut words = Words::default();
        let mut issues = Vec::new();
        let mut refused = None;
        for op in &facts {
            match self.merge(&mut incoming, op, &mut words)? {
                Ok(opened) => issues.extend(opened),
                Err(reason) => refused = Some(reason),
            }
        }
        issues.extend(rules::judge(self, &incoming, series)?);
        if let Err(reason) = self.merge_rest(&mut incoming, &rest, &mut words, &mut issues)? {
            refused = Some(reason);
        } else {
            for op in &hanging {
                match self.merge(&mut incoming, op, &mut words)? {
                    Ok(opened) => issues.extend(opened),
                    Err(reason) => refused = Some(reason),
                }
            }
        }
        // A fact may hang on a row that the same commit makes: only now it is known where that one belongs.
        for op in facts.iter().filter(|op| incoming.is_new(op.id())) {
            self.move_row(&incoming, (op.table(), op.id()))?;
        }
        issues.extend(words.judge(self, &incoming)?);
        if claimed.at_ms() > self.now_ms + DAY_MS {
            let device = (EntityKind::Device.wire(), self.who.device);
            let about =
                About { kind: IssueKind::ClockOff, row: device, column: None, stands: None, other: None, beside: None };
            issues.extend(self.open_issue(&incoming, about)?);
        }
        self.answer(&incoming)?;
        Ok(match refused {
            Some(reason) => Verdict::Refused(reason),
            None if issues.is_empty() => Verdict::Accepted,
            None => Verdict::WithIssues(issues),
        })
    }

    /// Whether a fact is about a row that is not here yet and that one of these ops adds.
    fn hangs_on(&self, fact: &Op, rest: &[Op]) -> bool {
        let cell = |column: u16| fact.cells().iter().find(|(at, _)| *at == column).map(|(_, cell)| cell.clone());
        let above = kind_of(fact.table()).and_then(|kind| parent(kind, cell));
        above.is_some_and(|(of, id)| {
            let key = (of.wire(), id);
            !self.rows.is_here(key) && rest.iter().any(|op| (op.table(), op.id()) == key)
        })
    }

    /// What is no fact goes through as a whole, or leaves everything as it was.
    fn merge_rest(
        &mut self,
        incoming: &mut Incoming,
        rest: &[Op],
        words: &mut Words,
        issues: &mut Vec<u64>,
    ) -> Result<std::result::Result<(), Reason>> {
        if rest.is_empty() {
            return Ok(Ok(()));
        }
        if self.device.stale {
            return Ok(Err(Reason::Stale));
        }
        let standing = rights::of_user(self.sql, &mut self.rows, &self.device, incoming.commit.user)?;
        if !rights::cover(&standing, &self.rows, &incoming.commit, false, None) {
            return Ok(Err(Reason::NotAllowed));
        }
        // Tried on copies first: whether it can be applied does not depend on what it opens or moves.
        let mut copies: BTreeMap<Key, Kept> = BTreeMap::new();
        for op in rest {
            let key = (op.table(), op.id());
            if rules::decided_otherwise(self, op)? {
                return Ok(Err(Reason::Decided));
            }
            if kind_of(key.0).is_some_and(|kind| !fits(kind, op)) {
                return Ok(Err(Reason::OtherFact));
            }
            let kept = self.rows.get(self.sql, key)?.clone();
            let copy = copies.entry(key).or_insert(kept);
            if let Err(refusal) = merge::merge(&mut copy.state, &incoming.author, op, |_| merge::Policy::Silent) {
                return Ok(Err(reason(refusal)));
            }
        }
        for op in rest {
            if let Ok(opened) = self.merge(incoming, op, words)? {
                issues.extend(opened);
            }
        }
        Ok(Ok(()))
    }

    /// Merges an op into its row and tells what came of it.
    fn merge(
        &mut self,
        incoming: &mut Incoming,
        op: &Op,
        words: &mut Words,
    ) -> Result<std::result::Result<Vec<u64>, Reason>> {
        let key = (op.table(), op.id());
        let Some(kind) = kind_of(op.table()) else { return Ok(Err(Reason::Unreadable)) };
        if matches!(kind.class(), MergeClass::Projection | MergeClass::Local) {
            return Ok(Ok(Vec::new()));
        }
        if !fits(kind, op) {
            return Ok(Err(Reason::OtherFact));
        }
        let together = self.together(incoming, op)?;
        let (wanted, author) = match &together {
            // What two wrote has seen both.
            Some(joint) => (&joint.op, Author { seen: u64::MAX, ..incoming.author }),
            None => (op, incoming.author),
        };
        let kept = self.rows.get(self.sql, key)?;
        let new = kept.state.is_none();
        let mut merged = match merge::merge(&mut kept.state, &author, wanted, |column| policy(kind, column)) {
            Ok(merged) => merged,
            Err(refusal) => return Ok(Err(reason(refusal))),
        };
        if let (Some(joint), Some(state)) = (together, &mut kept.state) {
            state.marks.cells.insert(joint.column, joint.mark);
            merged.clashes.extend(joint.clash);
        }
        kept.changed |= !merged.applied.is_empty();
        self.settle(incoming, op)?;
        if new {
            incoming.new.insert(op.id());
            let (part, above) = self.place(key)?;
            let kept = self.rows.get(self.sql, key)?;
            (kept.part, kept.above) = (part, above);
        }
        words.note(op);
        if !merged.applied.is_empty() {
            self.note_blob(key, new)?;
        }
        if matches!(op, Op::Erase { .. }) {
            self.forget(op)?;
        }
        merged.applied.iter().filter(|_| !new).try_for_each(|applied| self.forget_replaced(applied))?;
        let moved = !merged.applied.is_empty() && !new && self.move_row(incoming, key)?;
        if !moved {
            let part = self.rows.get(self.sql, key)?.part;
            for applied in &merged.applied {
                self.tell_row(incoming.seq, part, key, applied, op)?;
            }
        }
        // Head office was restored, and what somebody said of this row came back before it.
        if new && self.awaited.contains(&op.id()) {
            for below in self.rows.below(self.sql, op.id())? {
                self.move_row(incoming, below)?;
            }
        }
        incoming.note_applied(op, &merged.applied, new || moved);
        let mut issues = Vec::new();
        for clash in merged.clashes {
            issues.extend(self.open_clash(incoming, key, clash)?);
        }
        Ok(Ok(issues))
    }
}

/// Whether a change fits its kind: a fact is added, and nothing else ever happens to it.
const fn fits(kind: EntityKind, op: &Op) -> bool {
    !matches!(kind.class(), MergeClass::Fact | MergeClass::Guarded) || matches!(op, Op::Fact { .. })
}

const fn reason(refusal: Refusal) -> Reason {
    match refusal {
        Refusal::NoRow => Reason::NoRow,
        Refusal::Erased => Reason::Erased,
        Refusal::OtherFact => Reason::OtherFact,
    }
}

/// A clock that runs ahead by more is told to people.
const DAY_MS: u64 = 24 * 60 * 60 * 1_000;
