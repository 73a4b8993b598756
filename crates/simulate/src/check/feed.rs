//! Of the feed: nothing lost, nothing twice, nothing changed, no clock that goes back.

use std::collections::BTreeMap;

use kontor_sync::clock::Hlc;

use crate::office::Witness;
use crate::story::World;
use crate::trace::Rule;

/// I1, I2, I3, I4: every commit that a PC wrote is in the feed, or still in the file of a PC that was stopped; each once; with the bytes
/// that were accepted; and the feed has no gap.
pub fn commits_are_at_head_office_once_and_unchanged(world: &mut World) {
    let mut between = world.between.lock().unwrap();
    let firm = between.office().firm;
    let feed = between.office().look(|sql| Witness::behind(sql, firm, 0));
    let accepted = between.office().witness.accepted.clone();
    let mut by_hash: BTreeMap<[u8; 32], u64> = BTreeMap::new();
    for (nth, one) in (1..).zip(&feed) {
        if one.seq != nth {
            between.trace.violation(Rule::Gapless, format!("place {nth} of the feed is {}", one.seq));
        }
        if let Some(other) = by_hash.insert(one.hash, one.seq) {
            between.trace.violation(Rule::NoDuplicate, format!("{other} and {} are the same commit", one.seq));
        }
        let unchanged = accepted
            .get(&one.seq)
            .is_some_and(|then| (then.hash, then.bytes, &then.verdict) == (one.hash, one.bytes, &one.verdict));
        if !unchanged {
            between.trace.violation(Rule::Immutable, format!("{} is not what was accepted", one.seq));
        }
    }
    let aside = between.office().in_quarantine();
    for (at, wrote) in &world.buried {
        for (place, _) in wrote.iter().filter(|(_, hash)| !by_hash.contains_key(*hash) && !aside.contains(*hash)) {
            between.trace.violation(Rule::NoLoss, format!("{place:?} of pc{at}, which was taken out, is nowhere"));
        }
    }
    for pc in &world.pcs {
        for (place, hash) in pc.wrote.iter().filter(|_| !pc.stopped) {
            if !by_hash.contains_key(hash) {
                between.trace.violation(Rule::NoLoss, format!("{place:?} of pc{} is nowhere", pc.at));
            }
        }
        if !pc.store().read(|read| read.chain_is_whole()).unwrap() {
            between.trace.violation(Rule::Immutable, format!("the chain of pc{} is broken", pc.at));
        }
    }
}

/// I13: the clock that a PC claims goes forward along its chain, and so does the one that counts; none is from the future.
pub fn clocks_go_forward(world: &mut World) {
    let mut between = world.between.lock().unwrap();
    let accepted: Vec<_> = between.office().witness.accepted.values().cloned().collect();
    let mut last: BTreeMap<(kontor_core::id::Id, u16), (u64, u64)> = BTreeMap::new();
    for one in accepted {
        let (device, incarnation, _) = one.place;
        // Many commits of one push may be from the future: the counter of the clock takes a millisecond then.
        if Hlc(one.clock).at_ms() > one.received_ms + 1 {
            between.trace.violation(Rule::Clocks, format!("{} is from the future", one.seq));
        }
        let before = last.insert((device, incarnation), (one.claimed, one.clock));
        if before.is_some_and(|(claimed, clock)| claimed >= one.claimed || clock >= one.clock) {
            between.trace.violation(Rule::Clocks, format!("{} is not behind the commit before it", one.seq));
        }
    }
}

/// I2: all that was ever sent arrives once more, and nothing happens.
pub fn whatever_arrives_again_changes_nothing(world: &mut World) {
    let mut between = world.between.lock().unwrap();
    let now_ms = between.clock.now_ms().cast_unsigned();
    for what in between.office().send_all_again(now_ms) {
        between.trace.violation(Rule::NoDuplicate, what);
    }
    let stopped = world.pcs.iter().filter(|pc| pc.stopped).count();
    between.trace.note(now_ms.cast_signed(), format_args!("the end; {stopped} stopped"));
}
