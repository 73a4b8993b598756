//! Two people in one draft: what each changed is brought together, field by field and line by line (SYNC.md 2.15).
//!
//! A draft keeps its content in one column, which two people nearly always change both. Each of them began with some state of it: what one of
//! them left alone is taken from the other, lines that both added stand behind each other. Where both changed the same field the later one
//! stands and a person is asked, as with every other column. Where the state that somebody began with is not known any more, the draft as a
//! whole is such a column.

use std::collections::{BTreeMap, BTreeSet};

use kontor_core::entity::EntityKind;
use kontor_record::number_of;
use kontor_sync::commit::{Cell, Commit, Op};
use kontor_sync::merge::{Clash, Mark};
use kontor_sync::wire::Change;
use serde_json::{Map, Value};

use super::push::{Incoming, Work};
use super::rows::Key;
use crate::db::{DbError, Result};
use crate::values;

/// Nobody's number: what two people wrote together neither of them has seen.
const TOGETHER: u32 = u32::MAX;

/// A change of a draft, brought together with what stands there.
pub(super) struct Together {
    /// What stands from now on.
    pub op: Op,
    /// Whoever changed the same field as somebody else.
    pub clash: Option<Clash>,
    /// Who counts as its author.
    pub mark: Mark,
    /// The column.
    pub column: u16,
}

impl Work<'_> {
    /// Brings a change of a draft together with a state that its author had not seen; nothing where there is none.
    pub(super) fn together(&mut self, incoming: &Incoming, op: &Op) -> Result<Option<Together>> {
        let kind = EntityKind::Draft;
        let columns = number_of(kind, "body").zip(number_of(kind, "version"));
        let (Op::Patch { table, id, cells }, Some((body, version))) = (op, columns) else { return Ok(None) };
        if *table != kind.wire() {
            return Ok(None);
        }
        let Some((_, offered)) = cells.iter().find(|(column, _)| *column == body) else { return Ok(None) };
        let key = (*table, *id);
        let author = incoming.author;
        let Some(state) = self.rows.get(self.sql, key)?.state.clone() else { return Ok(None) };
        let written = *state.marks.cells.get(&body).unwrap_or(&state.marks.made);
        let stands = state.cells.get(&body).cloned().unwrap_or(Cell::Null);
        // A draft that was removed, or issued, is no place to bring something together.
        if state.removed || state.erased || author.saw(&written) || *offered == stands {
            self.drafts.insert(key, offered.clone());
            return Ok(None);
        }
        let began = self.began_with(incoming, key, body)?;
        self.drafts.insert(key, offered.clone());
        let Some(began) = began else { return Ok(None) };
        let later = (author.mark.hlc, author.mark.slot) > (written.hlc, written.slot);
        let mut joint = Joint { later, clash: false };
        let Some(joined) = joint.texts(&began, &stands, offered) else { return Ok(None) };
        let newest = [state.cells.get(&version), cells.iter().find(|(at, _)| *at == version).map(|(_, cell)| cell)];
        let newest = newest.into_iter().flatten().filter_map(|cell| match cell {
            Cell::Int(version) => Some(*version),
            _ => None,
        });
        let newest = newest.max().unwrap_or(0).saturating_add(1);
        let cells = cells.iter().map(|(column, cell)| match *column {
            at if at == body => (at, joined.clone()),
            at if at == version => (at, Cell::Int(newest)),
            at => (at, cell.clone()),
        });
        let op = Op::Patch { table: *table, id: *id, cells: cells.collect() };
        let (winner, loser, other) =
            if later { (author.mark, written, stands) } else { (written, author.mark, offered.clone()) };
        let clash =
            Clash { column: Some(body), stands: joined, other, before: Some(began), winner, loser, held: false };
        let mark = Mark { slot: TOGETHER, ..author.mark };
        Ok(Some(Together { op, clash: joint.clash.then_some(clash), mark, column: body }))
    }

    /// What the author of a change had before the eyes: the own last word about it, else what the feed had told by then.
    fn began_with(&mut self, incoming: &Incoming, key: Key, column: u16) -> Result<Option<Cell>> {
        if let Some(own) = self.drafts.get(&key) {
            return Ok(Some(own.clone()));
        }
        let (firm, seen) = (self.who.firm, incoming.author.seen);
        let select = "SELECT bytes, beside FROM touched JOIN feed_commit \
                      ON feed_commit.firm = touched.firm AND feed_commit.seq = touched.seq \
                      WHERE touched.firm = $1 AND touched.tbl = $2 AND touched.id = $3 AND touched.seq > $4 \
                      AND feed_commit.device = $5 ORDER BY touched.seq DESC";
        for mut row in self.sql.query(select, values![firm, key.0, key.1, seen, self.who.device])? {
            let (bytes, beside): (Vec<u8>, Option<Vec<u8>>) = (row.take()?, row.take()?);
            let commit = Commit::open(&bytes, beside.as_deref()).map_err(|_| DbError::Unreadable("commit"))?;
            if let Some(own) = commit.ops.iter().rev().find_map(|op| cell_of(op, key, column)) {
                return Ok(Some(own));
            }
        }
        let select = "SELECT bytes FROM feed_op WHERE firm = $1 AND tbl = $2 AND id = $3 AND seq <= $4 \
                      ORDER BY seq DESC, opno DESC";
        for mut row in self.sql.query(select, values![firm, key.0, key.1, seen])? {
            let change = minicbor::decode(&row.take::<Vec<u8>>()?).map_err(|_| DbError::Unreadable("change"))?;
            let Change::Row(op) = change else { continue };
            let op = Op::decode(&op).map_err(|_| DbError::Unreadable("op"))?;
            if let Some(told) = cell_of(&op, key, column) {
                return Ok(Some(told));
            }
        }
        Ok(None)
    }
}

fn cell_of(op: &Op, key: Key, column: u16) -> Option<Cell> {
    let of_it = (op.table(), op.id()) == key;
    let found = op.cells().iter().find(|(at, cell)| of_it && *at == column && *cell != Cell::Erased);
    found.map(|(_, cell)| cell.clone())
}

/// Brings two states together that began with the same third one.
struct Joint {
    /// The offered state was written later.
    later: bool,
    /// Both changed the same.
    clash: bool,
}

impl Joint {
    fn texts(&mut self, began: &Cell, stands: &Cell, offered: &Cell) -> Option<Cell> {
        let read = |cell: &Cell| match cell {
            Cell::Text(text) => serde_json::from_str::<Value>(text).ok(),
            _ => None,
        };
        let joined = self.values(&read(began)?, &read(stands)?, &read(offered)?);
        Some(Cell::Text(joined.to_string()))
    }

    fn values(&mut self, began: &Value, stands: &Value, offered: &Value) -> Value {
        match (began, stands, offered) {
            _ if offered == began || offered == stands => stands.clone(),
            _ if stands == began => offered.clone(),
            (Value::Object(began), Value::Object(stands), Value::Object(offered)) => {
                Value::Object(self.fields(began, stands, offered))
            }
            // Lines that nobody took away: each with its own, then what the one added, then the other.
            (Value::Array(began), Value::Array(stands), Value::Array(offered))
                if stands.len() >= began.len() && offered.len() >= began.len() =>
            {
                let pairs = began.iter().zip(stands.iter().zip(offered));
                let mut lines: Vec<Value> =
                    pairs.map(|(began, (stands, offered))| self.values(began, stands, offered)).collect();
                let added = |side: &[Value]| side.iter().skip(began.len()).cloned().collect::<Vec<_>>();
                let (ours, theirs) = (added(stands), added(offered));
                let new = theirs.into_iter().filter(|line| !ours.contains(line)).collect::<Vec<_>>();
                lines.extend(ours);
                lines.extend(new);
                Value::Array(lines)
            }
            _ => {
                self.clash = true;
                if self.later { offered.clone() } else { stands.clone() }
            }
        }
    }

    fn fields(
        &mut self,
        began: &Map<String, Value>,
        stands: &Map<String, Value>,
        offered: &Map<String, Value>,
    ) -> Map<String, Value> {
        let names: BTreeSet<&String> = stands.keys().chain(offered.keys()).collect();
        let of = |side: &Map<String, Value>, name: &str| side.get(name).cloned().unwrap_or(Value::Null);
        let join = |name: &String| {
            let joined = self.values(&of(began, name), &of(stands, name), &of(offered, name));
            (name.clone(), joined)
        };
        names.into_iter().map(join).collect::<BTreeMap<_, _>>().into_iter().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn join(began: &str, stands: &str, offered: &str) -> (String, bool) {
        let mut joint = Joint { later: true, clash: false };
        let cell = |text: &str| Cell::Text(text.to_owned());
        let joined = joint.texts(&cell(began), &cell(stands), &cell(offered));
        let Some(Cell::Text(text)) = joined else { return (String::new(), true) };
        (text, joint.clash)
    }

    #[test]
    fn what_one_left_alone_comes_from_the_other() {
        let cases = [
            (r#"{"a":1,"b":1}"#, r#"{"a":2,"b":1}"#, r#"{"a":1,"b":3}"#, r#"{"a":2,"b":3}"#, false),
            (r#"{"a":1}"#, r#"{"a":2}"#, r#"{"a":3}"#, r#"{"a":3}"#, true),
            (r#"{"a":1}"#, r#"{"a":2}"#, r#"{"a":2}"#, r#"{"a":2}"#, false),
            (
                r#"{"l":[{"q":1}]}"#,
                r#"{"l":[{"q":1},{"q":2}]}"#,
                r#"{"l":[{"q":5}]}"#,
                r#"{"l":[{"q":5},{"q":2}]}"#,
                false,
            ),
            (r#"{"l":[]}"#, r#"{"l":[1]}"#, r#"{"l":[2]}"#, r#"{"l":[1,2]}"#, false),
            (r#"{"l":[1,2]}"#, r#"{"l":[1]}"#, r#"{"l":[1,2,3]}"#, r#"{"l":[1,2,3]}"#, true),
            (r#"{"l":[1,2]}"#, r#"{"l":[1]}"#, r#"{"l":[1,2]}"#, r#"{"l":[1]}"#, false),
            (r#"{}"#, r#"{"a":1}"#, r#"{"b":1}"#, r#"{"a":1,"b":1}"#, false),
        ];
        for (began, stands, offered, joined, clash) in cases {
            assert_eq!(join(began, stands, offered), (joined.to_owned(), clash), "{began} {stands} {offered}");
        }
    }

    #[test]
    fn what_is_no_draft_is_not_brought_together() {
        assert_eq!(join("{", "{}", "{}"), (String::new(), true));
    }
}
