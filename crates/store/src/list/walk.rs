//! All rows of a list, one after the other: first the keys of all in their order, then each row by its key. So a row takes the
//! same time wherever it stands, and a list of a million rows the memory of their keys.

use kontor_sync::commit::Cell;
use rusqlite::params_from_iter;

use super::{ListRow, Window};
use crate::column::Sql;
use crate::error::{Result, StoreError};
use crate::read::Read;

/// Rows as they are walked.
pub type Walked<'a, R> = dyn Iterator<Item = Result<R>> + 'a;

impl Read<'_> {
    /// Hands `work` the number of rows of a list and all of them, in any order that the window names. Where it begins and
    /// ends, and groups, do not count.
    ///
    /// # Errors
    /// `not-a-choice` for an unknown column, or what `work` answers.
    pub fn walk<R: ListRow, T, E: From<StoreError>>(
        &self,
        window: &Window,
        work: impl FnOnce(usize, &mut Walked<'_, R>) -> std::result::Result<T, E>,
    ) -> std::result::Result<T, E> {
        self.walk_parts(window, Vec::new(), &["1".to_owned()], work)
    }
    /// As [`Read::walk`], for a list whose joins take parameters, or that consists of parts.
    pub(crate) fn walk_parts<R: ListRow, T, E: From<StoreError>>(
        &self,
        window: &Window,
        params: Vec<Cell>,
        parts: &[String],
        work: impl FnOnce(usize, &mut Walked<'_, R>) -> std::result::Result<T, E>,
    ) -> std::result::Result<T, E> {
        let keys = self.keys_of::<R>(window, &params, parts)?;
        let spec = R::SPEC;
        let key = spec.key.iter().enumerate().map(|(at, key)| format!("{key} = ?{}", params.len() + at + 1));
        let key = key.collect::<Vec<String>>().join(" AND ");
        let sql = format!("SELECT {} FROM {} WHERE {key}", spec.cells_for(self.viewer), spec.from);
        let width = spec.key.len();
        let rows = keys.chunks(width).filter_map(|key| {
            let found = self.rows(&sql, params_from_iter(params.iter().chain(key).map(Sql)), R::read);
            found.map(|mut rows| rows.pop()).transpose()
        });
        work(keys.len() / width, &mut { rows })
    }

    /// The keys of all rows, those of a row one after the other.
    fn keys_of<R: ListRow>(&self, window: &Window, params: &[Cell], parts: &[String]) -> Result<Vec<Cell>> {
        let spec = R::SPEC;
        let out = spec.condition(window, "1", params.to_vec(), self.viewer)?;
        let (order, _) = spec.order(window, self.viewer)?;
        let mut keys = Vec::new();
        self.rows(&spec.keys(&out, parts, &order, ""), params_from_iter(out.params.iter().map(Sql)), |cells| {
            for _ in spec.key {
                keys.push(cells.cell()?);
            }
            Ok(())
        })?;
        Ok(keys)
    }
}
