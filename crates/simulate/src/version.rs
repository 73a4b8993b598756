//! A PC with an older program: there is a column of contacts that it does not know. Whatever the feed tells of that column bears a number which no
//! program knows, until the PC gets the new program: then what it kept bears the number of the column.

use kontor_core::entity::{EntityKind, UserId};
use kontor_link::Answer;
use kontor_record::number_of;
use kontor_sync::commit::{Cell, Commit, Op};
use kontor_sync::wire::{Change, Frame};
use rusqlite::{Connection, params};

use crate::pc::Pc;

/// A column that no program has.
const STRANGE: u16 = 900;

fn column() -> u16 {
    number_of(EntityKind::Party, "vat_id").unwrap()
}

/// The same change with another number of a column of contacts.
fn renumbered(op: Op, from: u16, to: u16) -> Op {
    let table = op.table();
    if table != EntityKind::Party.wire() {
        return op;
    }
    let rename = |cells: Vec<(u16, Cell)>| -> Vec<(u16, Cell)> {
        cells.into_iter().map(|(column, cell)| (if column == from { to } else { column }, cell)).collect()
    };
    match op {
        Op::Put { table, id, cells } => Op::Put { table, id, cells: rename(cells) },
        Op::Patch { table, id, cells } => Op::Patch { table, id, cells: rename(cells) },
        Op::Erase { table, id, cells } => Op::Erase { table, id, cells: rename(cells) },
        op => op,
    }
}

/// A page of the feed as an older program reads it.
pub fn as_it_is_read(came: &mut Answer) {
    let Answer::Pull(reply) = came else { return };
    for frame in reply.body.iter_mut().flat_map(|page| &mut page.frames) {
        let Frame::Commit(told) = frame else { continue };
        for change in &mut told.changes {
            if let Change::Row(bytes) = change
                && let Ok(op) = Op::decode(bytes)
            {
                *bytes = renumbered(op, column(), STRANGE).encode();
            }
        }
    }
}

impl Pc {
    /// It gets the new program, which reads what the old one kept.
    ///
    /// # Panics
    /// When the company file cannot be read.
    pub fn upgrade(&mut self) {
        self.old = false;
        self.stop();
        let sql = Connection::open(&self.seat.file).unwrap();
        sql.execute_batch(&format!("PRAGMA key = \"x'{}'\"", self.seat.key.to_hex().as_str())).unwrap();
        let mut statement = sql.prepare("SELECT seq, nth, bytes FROM unknown_op").unwrap();
        let read = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, row.get(1)?, row.get(2)?));
        let kept: Vec<(i64, i64, Vec<u8>)> = statement.query_map([], read).unwrap().map(Result::unwrap).collect();
        for (seq, nth, bytes) in kept {
            let mut commit = Commit::decode(&bytes).unwrap();
            commit.ops = commit.ops.into_iter().map(|op| renumbered(op, STRANGE, column())).collect();
            let set = "UPDATE unknown_op SET bytes = ?3 WHERE seq = ?1 AND nth = ?2";
            sql.execute(set, params![seq, nth, commit.encode()]).unwrap();
        }
        drop(statement);
        drop(sql);
        self.start();
        self.store().write_unbound(self.author(UserId::default()), |write| write.read_more()).unwrap();
    }
}
