//! The tables: one module per area, with what is asked of them by name. Their rows are described in `kontor-record`.

pub mod alias;
pub mod company;
pub mod cost;
pub mod deal;
pub mod document;
pub mod import;
pub mod issue;
pub mod item;
pub mod journal;
pub mod ledger;
pub mod party;
pub mod password;
pub mod payment;
pub mod price;
pub mod safety;
pub mod schedule;
pub mod standing;
pub mod stock;
pub mod tax;

use kontor_core::entity::EntityKind;
use kontor_core::id::EntityId;

use crate::column::{Column as _, Sql};
use crate::error::Result;
use crate::read::Read;

impl Read<'_> {
    /// Whether a query about one record finds anything.
    pub(crate) fn holds(&self, sql: &str, id: impl EntityId) -> Result<bool> {
        self.value::<i64>(sql, [Sql(&id.id().to_cell())]).map(|found| found.is_some())
    }
    /// The first kind of record that a query finds for a record: what still needs it.
    pub(crate) fn first_user(&self, id: impl EntityId, queries: &[(EntityKind, &str)]) -> Result<Option<EntityKind>> {
        for (kind, sql) in queries {
            if self.holds(sql, id)? {
                return Ok(Some(*kind));
            }
        }
        Ok(None)
    }
}
