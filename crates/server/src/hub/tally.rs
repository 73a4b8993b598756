//! Sums over facts that a rule needs, as a push finds and leaves them.

use std::collections::{BTreeMap, BTreeSet};

use kontor_core::id::Id;

use crate::db::{DbError, Result, Sql, Value};
use crate::values;

/// What is added up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sum {
    /// Goods in a place: by item, beside it the place.
    Stock,
    /// What was settled of a claim.
    Settled,
    /// What was invoiced of a line.
    Invoiced,
    /// What arrived of goods on their way, by the move by which they left.
    Arrived,
    /// What a party owes, in minor units of the company's currency: the claims on it that the books have.
    Owed,
    /// The last place of the feed at which a PC changed what a party owes: by party, beside it the PC.
    OwedAt,
}

impl Sum {
    const ALL: [Self; 6] = [Self::Stock, Self::Settled, Self::Invoiced, Self::Arrived, Self::Owed, Self::OwedAt];
    const fn name(self) -> &'static str {
        match self {
            Self::Stock => "stock",
            Self::Settled => "settled",
            Self::Invoiced => "invoiced",
            Self::Arrived => "arrived",
            Self::Owed => "owed",
            Self::OwedAt => "owed_at",
        }
    }
}

/// The sums of a firm that a push works with.
#[derive(Default)]
pub struct Tallies {
    asked: BTreeSet<Id>,
    sums: BTreeMap<(Sum, Id, Id), i64>,
    changed: BTreeSet<(Sum, Id, Id)>,
}

impl Tallies {
    /// Reads all sums of these.
    pub fn load(&mut self, sql: &mut dyn Sql, firm: Id, ids: impl IntoIterator<Item = Id>) -> Result<()> {
        let ids: Vec<Value> = ids.into_iter().filter(|id| self.asked.insert(*id)).map(Value::from).collect();
        let select = "SELECT sort, id, beside, amount FROM tally WHERE firm = $1 \
                      AND sort IN ('stock', 'settled', 'invoiced', 'arrived', 'owed', 'owed_at') AND id IN";
        for mut row in sql.query_all(select, values![firm], &ids)? {
            let (name, id, beside): (String, Id, Id) = (row.take()?, row.take()?, row.take()?);
            let sum = Sum::ALL.into_iter().find(|sum| sum.name() == name).ok_or(DbError::Unreadable("sum"))?;
            self.sums.insert((sum, id, beside), row.take()?);
        }
        Ok(())
    }
    /// Adds to a sum. Answers what it comes to.
    pub fn add(&mut self, sql: &mut dyn Sql, firm: Id, of: (Sum, Id, Id), amount: i64) -> Result<i64> {
        self.load(sql, firm, [of.1])?;
        self.changed.insert(of);
        let sum = self.sums.entry(of).or_default();
        *sum = sum.saturating_add(amount);
        Ok(*sum)
    }
    /// Says what a sum is.
    pub fn set(&mut self, sql: &mut dyn Sql, firm: Id, of: (Sum, Id, Id), amount: i64) -> Result<()> {
        self.load(sql, firm, [of.1])?;
        self.changed.insert(of);
        self.sums.insert(of, amount);
        Ok(())
    }
    /// The sums of one sort: what each is beside, and what it comes to.
    pub fn of(&mut self, sql: &mut dyn Sql, firm: Id, (sum, id): (Sum, Id)) -> Result<Vec<(Id, i64)>> {
        self.load(sql, firm, [id])?;
        let all = self.sums.range((sum, id, Id::default())..).take_while(|(of, _)| (of.0, of.1) == (sum, id));
        Ok(all.map(|((_, _, beside), amount)| (*beside, *amount)).collect())
    }
    /// Writes what was changed.
    pub fn flush(&mut self, sql: &mut dyn Sql, firm: Id) -> Result<()> {
        let row = |of: &(Sum, Id, Id)| {
            let amount = self.sums.get(of).copied().unwrap_or_default();
            values![firm, of.0.name(), of.1, of.2, amount].to_vec()
        };
        let rows = std::mem::take(&mut self.changed).iter().map(row).collect();
        let end = "ON CONFLICT (firm, sort, id, beside) DO UPDATE SET amount = excluded.amount";
        sql.insert_all("tally (firm, sort, id, beside, amount)", end, rows)
    }
}
