//! What the rules will ask about a push, so that it can be asked for all of it together.

use std::collections::BTreeSet;

use kontor_core::entity::EntityKind as K;
use kontor_core::id::Id;
use kontor_core::sales::Document;
use kontor_record::{id_of, kind_of, number_of};
use kontor_sync::commit::{Cell, Op};

use super::credit::credit_of;
use super::papers;
use super::words::given;
use crate::hub::names::Name;
use crate::hub::rows::{Key, record_from};

/// What to read before a push is judged. What is missing here is read when a rule asks for it.
#[derive(Debug, Default)]
pub struct Ahead {
    /// Rows.
    pub rows: BTreeSet<Id>,
    /// Rows of which it matters what hangs on them.
    pub above: BTreeSet<Id>,
    /// What sums are kept of.
    pub sums: BTreeSet<Id>,
    /// Names, and the rows that get them.
    pub names: BTreeSet<Name>,
    /// The rows that get names.
    pub named: BTreeSet<Key>,
}

/// The columns that lead a rule to other rows, and those by which it adds up.
const LEADS: &[(K, &str)] = &[
    (K::StockMove, "from_location"),
    (K::StockMove, "return_of"),
    (K::DocumentLine, "source_line"),
    (K::Allocation, "instalment"),
    (K::DocumentSignature, "key"),
    (K::EntryLine, "account"),
    (K::EntryLine, "party"),
];
const SUMS: &[(K, &str)] = &[
    (K::StockMove, "item"),
    (K::StockMove, "return_of"),
    (K::DocumentLine, "source_line"),
    (K::Allocation, "instalment"),
    (K::EntryLine, "party"),
];

/// Looks at an op.
pub fn look(ahead: &mut Ahead, op: &Op) {
    let Some(kind) = kind_of(op.table()) else { return };
    let named = |columns: &'static [(K, &str)]| {
        let of_kind = columns.iter().filter(move |(of, _)| *of == kind);
        of_kind.filter_map(move |(_, column)| id_in(op, kind, column))
    };
    ahead.rows.extend(named(LEADS));
    ahead.sums.extend(named(SUMS));
    if kind == K::EntryLine {
        ahead.rows.extend(id_in(op, kind, "party").map(credit_of));
    }
    if kind == K::DocumentEvent {
        ahead.above.extend(id_in(op, kind, "document"));
    }
    let before = ahead.names.len();
    ahead.names.extend(given(op));
    if let (K::Document, Op::Fact { id, .. }) = (kind, op)
        && let Some(document) = record_from::<Document>(*id, op.cells())
    {
        ahead.names.extend(papers::number(&document));
        ahead.names.extend(papers::received(&document));
        ahead.names.extend(papers::of_deal(&document));
        ahead.names.extend(papers::drafted(&document));
        ahead.named.insert((op.table(), *id));
    } else if ahead.names.len() > before {
        ahead.named.insert((op.table(), op.id()));
    }
}

fn id_in(op: &Op, kind: K, column: &str) -> Option<Id> {
    let number = number_of(kind, column)?;
    match op.cells().iter().find(|(at, _)| *at == number)? {
        (_, Cell::Bytes(bytes)) => id_of(bytes),
        _ => None,
    }
}
