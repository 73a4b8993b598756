//! A stretch of the feed as it was read for one reach. What was told does not change, so that every PC of that reach can be
//! answered from one reading: fifty PCs that come back at once cost the database what one does.

use std::collections::BTreeMap;
use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError};

use kontor_core::id::Id;
use kontor_sync::part::Part;
use kontor_sync::wire::{Change, FeedId, Told};

use crate::db::{DbError, Result, Row, Sql, Value};
use crate::values;

/// Places of the feed that are looked at together: the feed has no gaps, so this bounds the work.
pub const WINDOW: u64 = 256;
/// Bytes of commits that are looked at together, but for the last of them.
const WINDOW_BYTES: u64 = 4 << 20;

/// A change as it was told.
#[derive(Debug)]
pub struct Said {
    /// Its place in the feed.
    pub seq: u64,
    /// To whom.
    pub part: Part,
    /// What.
    pub change: Change,
    /// It is as its author wrote it.
    pub as_written: bool,
    /// How much it is.
    pub bytes: usize,
}

/// A stretch of a feed.
#[derive(Debug, Default)]
pub struct Window {
    /// Its last place.
    pub to: u64,
    /// Every commit in it, without changes.
    pub heads: BTreeMap<u64, Told>,
    /// What was told to the parts, in order.
    pub said: Vec<Said>,
}

impl Window {
    /// Reads what was told to parts behind one place up to another, or less where it is much.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn read(sql: &mut dyn Sql, firm: Id, parts: &[Part], (behind, to): (u64, u64)) -> Result<Self> {
        let mut window = Self { to, ..Self::default() };
        let select = "SELECT length(bytes) + coalesce(length(beside), 0), seq, device, incarnation, dseq, clock, author, command \
                      FROM feed_commit WHERE firm = $1 AND seq > $2 AND seq <= $3 ORDER BY seq";
        let mut sum = 0;
        for mut row in sql.query(select, values![firm, behind, to])? {
            sum += row.take::<u64>()?;
            let told = head(row)?;
            let seq = told.seq;
            window.heads.insert(seq, told);
            if sum > WINDOW_BYTES {
                window.to = seq;
                break;
            }
        }
        let keys: Vec<Value> = parts.iter().map(|part| Value::from(part.key())).collect();
        let select = "SELECT part, seq, opno, as_written, bytes FROM feed_op WHERE firm = $1 AND seq > $2 AND seq <= $3 AND part IN";
        let mut said = BTreeMap::new();
        for row in sql.query_all(select, values![firm, behind, window.to], &keys)? {
            let (place, one) = read(row)?;
            said.insert(place, one);
        }
        window.said = said.into_values().collect();
        Ok(window)
    }
    fn bytes(&self) -> usize {
        let said: usize = self.said.iter().map(|one| one.bytes + size_of::<Said>()).sum();
        said + self.heads.len() * (size_of::<Told>() + 32)
    }
}

fn head(mut row: Row) -> Result<Told> {
    let (seq, device) = (row.take()?, row.take()?);
    let incarnation = u16::try_from(row.take::<i64>()?).map_err(|_| DbError::Unreadable("incarnation"))?;
    let (dseq, hlc, user, command) = (row.take()?, row.take()?, row.take()?, row.take()?);
    Ok(Told { seq, device, incarnation, dseq, hlc, user, command, changes: Vec::new() })
}

fn read(mut row: Row) -> Result<((u64, u64), Said)> {
    let part = Part::from_key(&row.take::<Vec<u8>>()?).ok_or(DbError::Unreadable("part"))?;
    let (seq, no): (u64, u64) = (row.take()?, row.take()?);
    let (as_written, bytes): (bool, Vec<u8>) = (row.take()?, row.take()?);
    let change = minicbor::decode(&bytes).map_err(|_| DbError::Unreadable("change"))?;
    Ok(((seq, no), Said { seq, part, change, as_written, bytes: bytes.len() }))
}

/// Which reading: of which feed, in which state, for which parts, from where to where.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Which {
    /// The firm.
    pub firm: Id,
    /// Its feed, and how often something was taken back in it.
    pub feed: (FeedId, u64),
    /// The parts within reach.
    pub parts: Arc<[Part]>,
    /// Behind one place up to another.
    pub stretch: (u64, u64),
}

/// A reading, once it was made; whoever makes it keeps the others waiting, who will have it, too.
type Reading = Arc<Mutex<Option<Arc<Window>>>>;

/// Readings that are kept, the oldest of which go first.
#[derive(Default)]
pub struct Windows(Mutex<Kept>);

#[derive(Default)]
struct Kept {
    readings: BTreeMap<Which, Reading>,
    order: VecDeque<(Which, usize)>,
    bytes: usize,
}

/// Bytes of readings that are kept.
const MOST_BYTES: usize = 32 << 20;

impl Windows {
    /// A reading: the one that is kept, or one that is made now.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn get(&self, sql: &mut dyn Sql, which: Which) -> Result<Arc<Window>> {
        let reading = Arc::clone(self.kept().readings.entry(which.clone()).or_default());
        let mut made = reading.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(window) = &*made {
            return Ok(Arc::clone(window));
        }
        let read = Window::read(sql, which.firm, &which.parts, which.stretch);
        let window = match read {
            Ok(window) => Arc::new(window),
            Err(error) => {
                self.kept().readings.remove(&which);
                return Err(error);
            }
        };
        *made = Some(Arc::clone(&window));
        drop(made);
        self.kept().note(which, window.bytes());
        Ok(window)
    }
    fn kept(&self) -> std::sync::MutexGuard<'_, Kept> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Kept {
    fn note(&mut self, which: Which, bytes: usize) {
        let bytes = bytes + size_of_val(&*which.parts) + size_of::<(Which, Window)>();
        self.bytes += bytes;
        self.order.push_back((which, bytes));
        while self.bytes > MOST_BYTES
            && let Some((oldest, bytes)) = self.order.pop_front()
        {
            self.bytes -= bytes;
            self.readings.remove(&oldest);
        }
    }
}
