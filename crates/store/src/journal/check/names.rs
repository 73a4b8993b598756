//! What people call the records and authors of findings.

use std::collections::HashMap;

use kontor_core::entity::{EntityKind, UserId};
use kontor_core::id::Id;

use crate::audit::Finding;
use crate::column::{Column as _, Sql};
use crate::error::Result;
use crate::read::Read;
use kontor_record::columns_of;

/// Columns by which people call a record, the best first. Who has a name is called by it, not by the number beside it.
pub(crate) const NAMES: &[&str] = &["name", "title", "subject", "number", "code"];
/// Columns by which they call a part of one, if that has no name itself.
const OTHERS: &[&str] = &["sku", "text", "value"];
/// Columns that lead to the record of which this one is a part.
const WHOLES: &[(&str, EntityKind)] = &[
    ("document", EntityKind::Document),
    ("entry", EntityKind::Entry),
    ("party", EntityKind::Party),
    ("item", EntityKind::Item),
    ("deal", EntityKind::Deal),
    ("payment", EntityKind::Payment),
];

pub(crate) struct Names<'a> {
    read: &'a Read<'a>,
    users: HashMap<UserId, String>,
}

impl<'a> Names<'a> {
    pub fn new(read: &'a Read<'a>) -> Self {
        Self { read, users: HashMap::new() }
    }
    /// Puts names where findings have identities only.
    pub fn fill(&mut self, findings: &mut [Finding]) -> Result<()> {
        for finding in findings {
            if let (true, Some(kind), Some(id)) = (finding.name.is_empty(), finding.kind, finding.id) {
                finding.name = self.of(kind, id, 3)?;
            }
            if let Some(commit) = &mut finding.commit {
                commit.user_name = self.user(commit.user)?;
            }
        }
        Ok(())
    }
    /// Name of a person who works with the program.
    pub fn user(&mut self, user: UserId) -> Result<String> {
        if let Some(known) = self.users.get(&user) {
            return Ok(known.clone());
        }
        let sql = "SELECT name FROM user WHERE id = ?1";
        let name: String = self.read.value(sql, [Sql(&user.to_cell())])?.unwrap_or_default();
        self.users.insert(user, name.clone());
        Ok(name)
    }
    /// What people call a record; the number of its document where it has no name of its own.
    pub fn of(&self, kind: EntityKind, id: Id, depth: u32) -> Result<String> {
        // What is out of sight has no name.
        if !self.read.in_sight(kind, id)? {
            return Ok(String::new());
        }
        if let Some(name) = self.first_filled(kind, id, NAMES)? {
            return Ok(name);
        }
        let has = |column: &str| columns_of(kind).iter().any(|(name, _)| *name == column);
        for (column, of) in WHOLES.iter().filter(|(column, _)| depth > 0 && has(column)) {
            let sql = format!("SELECT \"{column}\" FROM \"{}\" WHERE id = ?1", kind.table());
            if let Some(Some(whole)) = self.read.value::<Option<Id>>(&sql, [Sql(&id.to_cell())])? {
                return self.of(*of, whole, depth - 1);
            }
        }
        Ok(self.first_filled(kind, id, OTHERS)?.unwrap_or_default())
    }
    /// What stands in the first of the columns that is filled.
    fn first_filled(&self, kind: EntityKind, id: Id, columns: &[&str]) -> Result<Option<String>> {
        for column in columns.iter().filter(|column| columns_of(kind).iter().any(|(name, _)| name == *column)) {
            let sql = format!("SELECT \"{column}\" FROM \"{}\" WHERE id = ?1 AND \"{column}\" <> ''", kind.table());
            if let Some(name) = self.read.value::<String>(&sql, [Sql(&id.to_cell())])? {
                return Ok(Some(name));
            }
        }
        Ok(None)
    }
}

/// Kinds that stand for themselves, although a column of theirs names another record.
const HEADS: &[EntityKind] = &[
    EntityKind::Party,
    EntityKind::Item,
    EntityKind::Deal,
    EntityKind::Activity,
    EntityKind::Draft,
    EntityKind::Document,
    EntityKind::Payment,
    EntityKind::Entry,
];

impl Read<'_> {
    /// What people call a record; the number of its document where it has no name of its own. What is out of sight has none.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn name_of(&self, kind: EntityKind, id: Id) -> Result<String> {
        Names::new(self).of(kind, id, 3)
    }
    /// Name of a person who works with the program.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn user_name(&self, user: UserId) -> Result<String> {
        Names::new(self).user(user)
    }
    /// The record of which another one is a part.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn whole_of(&self, kind: EntityKind, id: Id) -> Result<Option<(EntityKind, Id)>> {
        let has = |column: &str| columns_of(kind).iter().any(|(name, _)| *name == column);
        for (column, of) in WHOLES.iter().filter(|(column, _)| !HEADS.contains(&kind) && has(column)) {
            let sql = format!("SELECT \"{column}\" FROM \"{}\" WHERE id = ?1", kind.table());
            if let Some(Some(whole)) = self.value::<Option<Id>>(&sql, [Sql(&id.to_cell())])? {
                return Ok(Some((*of, whole)));
            }
        }
        Ok(None)
    }
}
