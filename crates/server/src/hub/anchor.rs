//! The anchor of a day: how far all PCs were, signed with the key of the firm. From then on nobody, not even whoever owns the
//! database, can change, drop or reorder a commit from before without [`verify`] telling.

use std::collections::{BTreeMap, BTreeSet};

use kontor_core::entity::EntityKind;
use kontor_core::id::Id;
use kontor_core::journal::CommitReplaced;
use kontor_sync::chain::{self, Hash};
use kontor_sync::commit::Op;
use kontor_sync::sign::{ChainEnd, DeviceSecret, Verifier, anchor_message};
use kontor_sync::wire::FeedId;
use serde::Serialize;

use super::firm;
use super::rows::record_from;
use crate::db::{DbError, Result, Sql};
use crate::values;

/// Two nodes of one database do not both take the anchor of a day.
const APART_MS: u64 = 20 * 60 * 60 * 1_000;

/// An anchor as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Anchor {
    /// When it was taken, in milliseconds since 1970 UTC.
    pub at_ms: u64,
    /// Of which feed.
    pub feed: FeedId,
    /// The last place of the feed.
    pub head: u64,
    /// The ends of all chains, by PC and incarnation.
    pub chains: Vec<ChainEnd>,
    signature: Vec<u8>,
}

impl Anchor {
    fn message(&self, firm: Id) -> Vec<u8> {
        anchor_message(firm, &self.feed, self.head, self.at_ms, &self.chains)
    }
}

/// Takes the anchor of a day. Answers whether there was something new to hold fast, and none was taken since yesterday.
///
/// # Errors
/// When the database cannot be written.
pub fn take(sql: &mut dyn Sql, firm: Id, now_ms: u64) -> Result<bool> {
    let head = firm::lock(sql, firm)?;
    if let Some(last) = all(sql, firm)?.pop()
        && ((last.feed == head.feed && last.head == head.head) || now_ms < last.at_ms + APART_MS)
    {
        return Ok(false);
    }
    let select = "SELECT device, incarnation, dseq, hash FROM chain WHERE firm = $1 ORDER BY device, incarnation";
    let chains = sql.query(select, values![firm])?.into_iter().map(chain_end).collect::<Result<_>>()?;
    let mut anchor = Anchor { at_ms: now_ms, feed: head.feed, head: head.head, chains, signature: Vec::new() };
    let (_, seed) = firm::key(sql, firm)?;
    anchor.signature = DeviceSecret::new(&seed).sign(&anchor.message(firm)).to_vec();
    let chains = minicbor::to_vec(&anchor.chains).map_err(|_| DbError::Unreadable("anchor"))?;
    let insert = "INSERT INTO anchor (firm, at_ms, feed, head, chains, signature) VALUES ($1, $2, $3, $4, $5, $6)";
    sql.execute(insert, values![firm, now_ms, anchor.feed, anchor.head, chains, anchor.signature])?;
    Ok(true)
}

fn chain_end(mut row: crate::db::Row) -> Result<ChainEnd> {
    let device = row.take()?;
    let incarnation = u16::try_from(row.take::<i64>()?).map_err(|_| DbError::Unreadable("incarnation"))?;
    Ok(ChainEnd { device, incarnation, dseq: row.take()?, hash: row.take()? })
}

/// All anchors of a firm, the oldest first.
///
/// # Errors
/// When the database cannot be read.
pub fn all(sql: &mut dyn Sql, firm: Id) -> Result<Vec<Anchor>> {
    let select = "SELECT at_ms, feed, head, chains, signature FROM anchor WHERE firm = $1 ORDER BY at_ms";
    let read = |mut row: crate::db::Row| {
        let (at_ms, feed, head) = (row.take()?, row.take()?, row.take()?);
        let chains = minicbor::decode(&row.take::<Vec<u8>>()?).map_err(|_| DbError::Unreadable("anchor"))?;
        Ok(Anchor { at_ms, feed, head, chains, signature: row.take()? })
    };
    sql.query(select, values![firm])?.into_iter().map(read).collect()
}

/// What was found wrong, for whoever looks after the server.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case", tag = "wrong")]
pub enum Wrong {
    /// A place of the feed is missing, or there twice.
    Feed {
        /// The place.
        seq: u64,
    },
    /// The commits of a PC do not follow from each other: one was changed, dropped or put in.
    Chain {
        /// The PC.
        device: Id,
        /// Its incarnation.
        incarnation: u16,
        /// The first that does not fit.
        dseq: u64,
    },
    /// An anchor was not signed with the key of the firm.
    Signature {
        /// When the anchor says that it was taken.
        at_ms: u64,
    },
    /// What an anchor holds fast is not there any more, or something else stands there.
    Anchored {
        /// When the anchor was taken.
        at_ms: u64,
        /// The PC.
        device: Id,
        /// Its incarnation.
        incarnation: u16,
        /// The commit that ends its chain in the anchor.
        dseq: u64,
    },
}

/// What came of a look at the history of a firm.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Verified {
    /// The firm.
    pub firm: Id,
    /// Commits that were looked at.
    pub commits: u64,
    /// Anchors that were looked at.
    pub anchors: u64,
    /// What is wrong; nothing when all is well.
    pub wrong: BTreeSet<Wrong>,
}

/// Commits that are read at once.
const STEP: u64 = 500;

/// Looks through the whole history of a firm: places, chains, anchors.
///
/// # Errors
/// When the database cannot be read.
pub fn verify(sql: &mut dyn Sql, firm: Id) -> Result<Verified> {
    let head = firm::head(sql, firm)?.head;
    let mut verified = Verified { firm, commits: 0, anchors: 0, wrong: BTreeSet::new() };
    let replaced = replaced(sql, firm)?;
    let anchors = all(sql, firm)?;
    // What the anchors hold fast, to be met on the way.
    let mut held: BTreeMap<(Id, u16, u64), Hash> = BTreeMap::new();
    held.extend(
        anchors.iter().flat_map(|anchor| &anchor.chains).map(|end| ((end.device, end.incarnation, end.dseq), [0; 32])),
    );
    let mut chains: BTreeMap<(Id, u16), (u64, Hash)> = BTreeMap::new();
    let mut expected = 1;
    while expected <= head {
        let select = "SELECT seq, device, incarnation, dseq, hash, bytes FROM feed_commit WHERE firm = $1 AND seq >= $2 AND seq < $3 ORDER BY seq";
        let to = expected + STEP;
        for mut row in sql.query(select, values![firm, expected, to])? {
            let (seq, device): (u64, Id) = (row.take()?, row.take()?);
            let incarnation = u16::try_from(row.take::<i64>()?).map_err(|_| DbError::Unreadable("incarnation"))?;
            let (dseq, hash, bytes): (u64, Hash, Vec<u8>) = (row.take()?, row.take()?, row.take()?);
            verified.commits += 1;
            verified.wrong.extend((expected..seq).map(|seq| Wrong::Feed { seq }));
            expected = seq + 1;
            let end = chains.entry((device, incarnation)).or_insert((0, chain::START));
            let follows =
                chain::next(&end.1, &bytes) == hash || replaced.contains(&(incarnation, dseq, chain::of_file(&bytes)));
            if dseq != end.0 + 1 || !follows {
                verified.wrong.insert(Wrong::Chain { device, incarnation, dseq });
            }
            *end = (dseq, hash);
            if let Some(found) = held.get_mut(&(device, incarnation, dseq)) {
                *found = hash;
            }
        }
        verified.wrong.extend((expected..to.min(head + 1)).map(|seq| Wrong::Feed { seq }));
        expected = to;
    }
    let (_, seed) = firm::key(sql, firm)?;
    let key = Verifier::new(&DeviceSecret::new(&seed).public());
    for anchor in &anchors {
        verified.anchors += 1;
        if !key.as_ref().is_some_and(|key| key.signed(&anchor.message(firm), &anchor.signature)) {
            verified.wrong.insert(Wrong::Signature { at_ms: anchor.at_ms });
        }
        for end in &anchor.chains {
            let ChainEnd { device, incarnation, dseq, hash } = *end;
            if held.get(&(device, incarnation, dseq)) != Some(&hash) {
                verified.wrong.insert(Wrong::Anchored { at_ms: anchor.at_ms, device, incarnation, dseq });
            }
        }
    }
    Ok(verified)
}

/// The commits out of which values were taken when somebody was erased: incarnation, place, SHA-256 of what stands there since.
fn replaced(sql: &mut dyn Sql, firm: Id) -> Result<BTreeSet<(u16, u64, Hash)>> {
    let mut found = BTreeSet::new();
    let select = "SELECT id, cells FROM row_state WHERE firm = $1 AND tbl = $2";
    for mut row in sql.query(select, values![firm, EntityKind::CommitReplaced.wire()])? {
        let id = row.take()?;
        let op = Op::decode(&row.take::<Vec<u8>>()?).map_err(|_| DbError::Unreadable("cells"))?;
        if let Some(one) = record_from::<CommitReplaced>(id, op.cells())
            && let (Ok(incarnation), Ok(hash)) = (u16::try_from(one.incarnation), Hash::try_from(one.bytes_hash))
        {
            found.insert((incarnation, u64::from(one.dseq), hash));
        }
    }
    Ok(found)
}
