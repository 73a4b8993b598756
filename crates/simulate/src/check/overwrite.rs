//! Of what people wrote: no value goes without somebody having seen it go.

use std::collections::{BTreeMap, BTreeSet};

use kontor_record::number_of;
use kontor_server::values;
use kontor_sync::chain::Hash;
use kontor_sync::commit::Cell;
use kontor_sync::wire::{Issue, Verdict};

use super::rows_of;
use crate::pc::Pc;
use crate::story::World;
use crate::trace::Rule;
use crate::work::Wrote;

/// I10: every value that was written stands, or was replaced by somebody who had it before the eyes, or is in an issue, or its commit was
/// refused and its PC knows.
pub fn whoever_lost_is_told(world: &mut World) {
    let mut between = world.between.lock().unwrap();
    let firm = between.office().firm;
    let rows = rows_of(between.office());
    let was_set_back = between.office().was_set_back();
    let accepted: BTreeMap<Hash, Verdict> =
        between.office().witness.accepted.values().map(|one| (one.hash, one.verdict.clone())).collect();
    let named: BTreeSet<String> = between.office().look(|sql| {
        let rows = sql.query("SELECT bytes FROM issue WHERE firm = $1", values![firm])?;
        let issues = rows.into_iter().map(|mut row| row.take::<Vec<u8>>()).collect::<Result<Vec<_>, _>>()?;
        Ok(issues.iter().flat_map(|bytes| values_in(bytes)).collect())
    });
    let refused = |wrote: &Wrote| matches!(accepted.get(&wrote.hash), Some(Verdict::Refused(_) | Verdict::Parked(_)));
    let seen_go: BTreeSet<&str> = world
        .written
        .values
        .iter()
        .filter(|one| accepted.contains_key(&one.hash) && !refused(one))
        .map(|one| one.instead_of.as_str())
        .collect();
    for one in &world.written.values {
        let Some(pc) = world.pcs.iter().find(|pc| pc.at == one.at) else { continue };
        if !accepted.contains_key(&one.hash) {
            continue;
        }
        if refused(one) {
            if !pc.stopped && !knows(pc, one) {
                let what = format!("pc{} does not know that {:?} was refused", pc.at, one.place);
                between.trace.violation(Rule::NoSilentOverwrite, what);
            }
            continue;
        }
        // A head office that was set back since may have taken what is left of it; of what its PC may not hold any more nothing is.
        if pc.refusals().contains(&one.place) || was_set_back && has_left(pc, one) {
            continue;
        }
        // Whoever wrote there again knows what was there: it may have been what another feed, which is no more, had told of it.
        let again = |later: &Wrote| {
            (later.at, later.row, later.column) == (one.at, one.row, one.column)
                && later.place > one.place
                && accepted.contains_key(&later.hash)
                && !refused(later)
        };
        if was_set_back && world.written.values.iter().any(again) {
            continue;
        }
        let column = number_of(one.row.0, one.column).unwrap();
        let row = rows.get(&(one.row.0.wire(), one.row.1));
        let stands = row.is_some_and(|row| row.cells.get(&column) == Some(&Cell::Text(one.value.clone())));
        if !stands && !seen_go.contains(one.value.as_str()) && !named.contains(&one.value) {
            let what = format!("{} of pc{} in {}.{} went unseen", one.value, pc.at, one.row.0.table(), one.column);
            between.trace.violation(Rule::NoSilentOverwrite, what);
        }
    }
}

/// Whether a PC knows that a commit was refused, unless its file was replaced by an older one since.
fn knows(pc: &Pc, one: &Wrote) -> bool {
    pc.wrote.get(&one.place) != Some(&one.hash) || pc.refusals().contains(&one.place)
}

/// Whether something of a commit left the disk of its PC.
fn has_left(pc: &Pc, one: &Wrote) -> bool {
    let (incarnation, dseq) = one.place;
    let left = pc.store().read(|read| read.commits_left()).unwrap();
    left.contains(&(u32::from(incarnation), dseq.cast_signed()))
}

fn values_in(issue: &[u8]) -> Vec<String> {
    let issue: Issue = minicbor::decode(issue).unwrap();
    let text = |bytes: Vec<u8>| match Cell::decode(&bytes) {
        Ok(Cell::Text(text)) => Some(text),
        _ => None,
    };
    [issue.stands, issue.other].into_iter().flatten().filter_map(text).collect()
}
