//! Records that turned out to be one: the other names the one that goes on (`merged_into`), and whatever names the other means the one.
//!
//! Facts keep what they say. Who asks for the one gets what any of them has; the other is in no list and not found by itself. Only that
//! column says so: take it back, and there are two again.

use kontor_core::deal::{Deal, DealLine};
use kontor_core::entity::{EntityKind, ItemId, PartyId};
use kontor_core::id::{EntityId, Id};
use kontor_core::item::Item;
use kontor_core::price::PriceRule;
use kontor_core::sales::Draft;
use kontor_core::schedule::Activity;
use kontor_record::number_of;
use kontor_sync::commit::Cell;

use crate::column::{Column as _, Sql};
use crate::error::Result;
use crate::read::Read;
use crate::write::Write;

/// The identities of a party `?1`: its own, and those that turned out to be it, also by way of another.
macro_rules! same_party {
    () => {
        "SELECT ?1 UNION ALL SELECT id FROM party WHERE merged_into = ?1 \
         UNION ALL SELECT a.id FROM party a JOIN party b ON b.id = a.merged_into WHERE b.merged_into = ?1"
    };
}
/// The identities of an item `?1`, alike.
macro_rules! same_item {
    () => {
        "SELECT ?1 UNION ALL SELECT id FROM item WHERE merged_into = ?1 \
         UNION ALL SELECT a.id FROM item a JOIN item b ON b.id = a.merged_into WHERE b.merged_into = ?1"
    };
}
pub(crate) use {same_item, same_party};

/// The identities of a record that a parameter names, where records of the kind can turn out to be one.
pub(crate) fn same(column: &str, parameter: &str) -> Option<String> {
    let all = match column {
        "party" => same_party!(),
        "item" => same_item!(),
        _ => return None,
    };
    Some(all.replace("?1", parameter))
}

impl Read<'_> {
    /// The other identities of a party or an item.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn aliases_of(&self, kind: EntityKind, id: impl EntityId) -> Result<Vec<Id>> {
        let Some(all) = same(kind.table(), "?1") else { return Ok(Vec::new()) };
        let id = id.id();
        let mut found: Vec<Id> = self.rows(&all, [Sql(&id.to_cell())], |cells| cells.take())?;
        found.retain(|other| *other != id);
        Ok(found)
    }
    /// The item that an item goes on as: itself, or the one that it turned out to be.
    ///
    /// # Errors
    /// When the file cannot be read, or there is no such item.
    pub fn goes_on_as(&self, item: ItemId) -> Result<Item> {
        let known: Item = self.get(item)?;
        match known.merged_into {
            Some(other) => self.get(other),
            None => Ok(known),
        }
    }
    /// Deals with a party or through a contact.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn deals_with(&self, party: PartyId) -> Result<Vec<Deal>> {
        self.all("(party = ?1 OR contact = ?1) AND _del = 0 ORDER BY id", [Sql(&party.to_cell())])
    }
    /// Lines of deals about an item.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn deal_lines_about(&self, item: ItemId) -> Result<Vec<DealLine>> {
        self.all("item = ?1 AND _del = 0 ORDER BY id", [Sql(&item.to_cell())])
    }
    /// Activities about a record.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn activities_about(&self, record: Id) -> Result<Vec<Activity>> {
        self.all("(party = ?1 OR link_id = ?1) AND _del = 0 ORDER BY id", [Sql(&record.to_cell())])
    }
    /// Price rules for a party or an item.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn price_rules_for(&self, record: Id) -> Result<Vec<PriceRule>> {
        self.all("(party = ?1 OR item = ?1) AND _del = 0 ORDER BY id", [Sql(&record.to_cell())])
    }
    /// Drafts that name a record anywhere.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn drafts_naming(&self, record: Id) -> Result<Vec<Draft>> {
        self.all("_del = 0 AND instr(body, ?1) > 0 ORDER BY id", [record.to_string()])
    }
}

impl Write<'_> {
    /// Says that a party or an item turned out to be another one, with all that turned out to be it before.
    ///
    /// # Errors
    /// `not-found`, `erased`.
    pub fn merge_into(&mut self, kind: EntityKind, drop: Id, keep: Id) -> Result<()> {
        for alias in self.aliases_of(kind, drop)?.into_iter().chain([drop]) {
            self.say_merged(kind, alias, &keep.to_cell())?;
        }
        // Whoever says at the same time that it is the other way round is heard: one of the two holds, not both.
        self.say_merged(kind, keep, &Cell::Null)
    }
    /// A party or an item is by itself again.
    ///
    /// # Errors
    /// `not-found`, `erased`.
    pub fn part_from(&mut self, kind: EntityKind, drop: Id, keep: Id) -> Result<()> {
        self.say_merged(kind, drop, &Cell::Null)?;
        // What the one is found by changes, too.
        self.say_merged(kind, keep, &Cell::Null)
    }
    fn say_merged(&mut self, kind: EntityKind, id: Id, into: &Cell) -> Result<()> {
        match number_of(kind, "merged_into") {
            Some(column) => self.say(kind, id, column, into),
            None => Ok(()),
        }
    }
}
