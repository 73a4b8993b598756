//! Sums of keyed hashes: equal when two sides say the same, however they are ordered. The key is drawn anew for each check, so
//! that nobody can change a value in a way that keeps the sum.

use std::collections::hash_map::RandomState;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::hash::{BuildHasher as _, Hasher as _};

use kontor_core::entity::{EntityKind, MergeClass};
use kontor_core::id::Id;
use kontor_sync::view::CellView;

/// Sums per table of facts.
const BUCKETS: usize = 4096;
/// A "column" that says that the row is there.
pub(super) const THERE: u16 = u16::MAX;
/// A "column" that says that the row is removed.
pub(super) const REMOVED: u16 = u16::MAX - 1;

/// Tables from here on stand for columns that a migration filled: they are compared only where the commits speak of them.
const FILLED: u16 = 1 << 15;

/// The key of one check.
#[derive(Default)]
pub(super) struct Keys(RandomState);

impl Keys {
    /// The hash of a value in its place.
    pub fn hash(&self, table: u16, id: Id, column: u16, cell: CellView<'_>) -> u64 {
        let mut hasher = self.0.build_hasher();
        hasher.write(id.0.as_bytes());
        hasher.write_u32(u32::from(table) << 16 | u32::from(column));
        match cell {
            CellView::Null => hasher.write_u8(0),
            CellView::Int(value) => {
                hasher.write_u8(1);
                hasher.write_i64(value);
            }
            CellView::Text(value) => {
                hasher.write_u8(2);
                hasher.write(value.as_bytes());
            }
            CellView::Bytes(value) => {
                hasher.write_u8(3);
                hasher.write(value);
            }
            CellView::Erased => hasher.write_u8(4),
        }
        hasher.finish()
    }
}

/// Whether rows of the kind are written once, so that they are added up in buckets.
pub(super) fn in_buckets(kind: EntityKind) -> bool {
    matches!(kind.class(), MergeClass::Fact | MergeClass::Guarded)
}

/// Whether commits tell of the kind.
pub(super) fn is_told(kind: EntityKind) -> bool {
    in_buckets(kind) || matches!(kind.class(), MergeClass::Master | MergeClass::Draft)
}

/// The bucket of a row: the end of an identity is random.
pub(super) fn bucket_of(id: Id) -> usize {
    let [.., high, low] = *id.0.as_bytes();
    usize::from(u16::from_be_bytes([high, low])) % BUCKETS
}

/// What a side says.
#[derive(Default)]
pub(super) struct Sums {
    buckets: HashMap<u16, Vec<u64>>,
    rows: HashMap<(u16, Id), u64>,
}

/// Where two sides differ.
#[derive(Default)]
pub(super) struct Suspects {
    /// Buckets of facts by table.
    pub buckets: BTreeMap<u16, BTreeSet<usize>>,
    /// Other rows.
    pub rows: HashSet<(u16, Id)>,
}

impl Suspects {
    pub fn is_empty(&self) -> bool {
        self.buckets.is_empty() && self.rows.is_empty()
    }
    pub fn has(&self, table: u16, id: Id) -> bool {
        self.buckets.get(&table).is_some_and(|buckets| buckets.contains(&bucket_of(id)))
            || self.rows.contains(&(table, id))
    }
    /// The tables in which something differs.
    pub fn tables(&self) -> BTreeSet<u16> {
        self.buckets.keys().copied().chain(self.rows.iter().map(|(table, _)| *table)).collect()
    }
}

/// The real table of a column that a migration filled.
fn filled_table(table: u16) -> Option<u16> {
    (table & FILLED != 0).then(|| crate::journal::moved::filled_in(table & !FILLED)).flatten()
}

/// Of very many suspects so many are looked at.
const MOST_SUSPECTS: usize = 64;

impl Sums {
    pub fn add_fact(&mut self, table: u16, id: Id, hash: u64) {
        let buckets = self.buckets.entry(table).or_insert_with(|| vec![0; BUCKETS]);
        if let Some(sum) = buckets.get_mut(bucket_of(id)) {
            *sum = sum.wrapping_add(hash);
        }
    }
    pub fn add_row(&mut self, table: u16, id: Id, hash: u64) {
        let sum = self.rows.entry((table, id)).or_default();
        *sum = sum.wrapping_add(hash);
    }
    /// A value of a column that a migration filled in some rows.
    pub fn add_filled(&mut self, nth: u16, id: Id, hash: u64) {
        self.add_row(FILLED | nth, id, hash);
    }
    /// Takes over what was added up of other tables.
    pub fn absorb(&mut self, other: Self) {
        self.buckets.extend(other.buckets);
        self.rows.extend(other.rows);
    }
    /// Where the rows differ from what the journal, which is this side, says.
    pub fn differing(&self, other: &Self) -> Suspects {
        let mut suspects = Suspects::default();
        let tables: BTreeSet<u16> = self.buckets.keys().chain(other.buckets.keys()).copied().collect();
        let none = vec![0; BUCKETS];
        for table in tables {
            let (ours, theirs) = (self.buckets.get(&table), other.buckets.get(&table));
            let pairs = ours.unwrap_or(&none).iter().zip(theirs.unwrap_or(&none)).enumerate();
            let differing: BTreeSet<usize> =
                pairs.filter(|(_, (a, b))| a != b).map(|(at, _)| at).take(MOST_SUSPECTS).collect();
            if !differing.is_empty() {
                suspects.buckets.insert(table, differing);
            }
        }
        let keys = self.rows.keys().chain(other.rows.keys().filter(|key| !self.rows.contains_key(*key)));
        let silent = |key: &(u16, Id)| key.0 & FILLED != 0 && !self.rows.contains_key(key);
        let sum = |sums: &Self, key: &(u16, Id)| sums.rows.get(key).copied().unwrap_or(0);
        let differing = keys.filter(|key| sum(self, key) != sum(other, key) && !silent(key));
        let named = differing.map(|(table, id)| (filled_table(*table).unwrap_or(*table), *id));
        suspects.rows = named.take(MOST_SUSPECTS * MOST_SUSPECTS).collect();
        suspects
    }
}
