//! What every kind of record is found by, and which records a change may have made findable otherwise.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use kontor_core::entity::EntityKind;
use kontor_core::id::Id;
use kontor_sync::commit::{Cell, CellAt, Op};

use super::text::{Field, add};
use crate::column::{Column, Sql, cell_at};
use crate::error::Result;
use crate::read::Read;
use crate::table::alias::{same_item, same_party};
use kontor_record::columns_of;

use Field::{About, Code, Name, Note};

/// A query of texts about the record `?1`, and what each of its columns is.
type Parts = (&'static str, &'static [Field]);

/// Where the texts of a kind of record come from. The first query says by its first column whether the record is in use, and
/// answers nothing for one that was removed.
struct Source {
    kind: EntityKind,
    own: Parts,
    others: &'static [Parts],
}

static SOURCES: &[Source] = &[
    Source {
        kind: EntityKind::Party,
        own: (
            "SELECT block <> 'all', name, legal_name, number, vat_id, tax_number, segment, notes FROM party WHERE id = ?1 AND _del = 0 \
             AND merged_into IS NULL",
            &[Name, Name, Code, Code, Code, About, Note],
        ),
        others: &[
            (
                concat!(
                    "SELECT name, street, postal_code || ' ' || city, region FROM address WHERE party IN (",
                    same_party!(),
                    ") AND _del = 0 ORDER BY id"
                ),
                &[About, About, About, About],
            ),
            (
                concat!(
                    "SELECT value, label FROM contact_point WHERE party IN (",
                    same_party!(),
                    ") AND _del = 0 ORDER BY id"
                ),
                &[Code, About],
            ),
            // The names under which it was known as another.
            (
                "SELECT name, legal_name, number, vat_id FROM party WHERE merged_into = ?1 ORDER BY id",
                &[Name, Name, Code, Code],
            ),
        ],
    },
    // By itself: not everybody may see it, nor find a party by it.
    Source {
        kind: EntityKind::BankAccount,
        own: ("SELECT 1, iban, holder FROM bank_account WHERE id = ?1 AND _del = 0", &[Code, About]),
        others: &[],
    },
    Source {
        kind: EntityKind::Item,
        own: (
            "SELECT active, name, sku, description FROM item WHERE id = ?1 AND _del = 0 AND merged_into IS NULL",
            &[Name, Code, Note],
        ),
        others: &[
            ("SELECT n.value FROM item i, json_each(i.names) n WHERE i.id = ?1", &[Name]),
            (
                concat!("SELECT code FROM item_barcode WHERE item IN (", same_item!(), ") AND _del = 0 ORDER BY id"),
                &[Code],
            ),
            ("SELECT name, sku FROM item WHERE merged_into = ?1 ORDER BY id", &[Name, Code]),
        ],
    },
    Source {
        kind: EntityKind::Deal,
        own: (
            "SELECT lost_reason = '', title, source, lost_reason, notes FROM deal WHERE id = ?1 AND _del = 0",
            &[Name, About, Note, Note],
        ),
        others: &[("SELECT text FROM deal_line WHERE deal = ?1 AND _del = 0 ORDER BY id", &[Note])],
    },
    Source {
        kind: EntityKind::Activity,
        own: (
            "SELECT done_at_ms IS NULL, subject, notes, outcome FROM activity WHERE id = ?1 AND _del = 0",
            &[Name, Note, Note],
        ),
        others: &[],
    },
    Source {
        kind: EntityKind::Document,
        own: (
            "SELECT 1, number, reference, json_extract(party_snapshot, '$.name'), json_extract(party_snapshot, '$.contact'), reason \
             FROM document WHERE id = ?1",
            &[Code, Code, About, About, Note],
        ),
        others: &[("SELECT note FROM document_event WHERE document = ?1 ORDER BY at_ms, id", &[Note])],
    },
    Source { kind: EntityKind::Payment, own: ("SELECT 1, reference FROM payment WHERE id = ?1", &[Name]), others: &[] },
    Source {
        kind: EntityKind::Employee,
        own: (
            "SELECT active, name, title, phone, mail FROM employee WHERE id = ?1 AND _del = 0",
            &[Name, About, Code, Code],
        ),
        others: &[],
    },
];

/// The kinds of records that are found.
pub(crate) fn kinds() -> impl Iterator<Item = EntityKind> {
    SOURCES.iter().map(|source| source.kind)
}

/// What a record is found by now.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Findable {
    pub active: bool,
    pub text: String,
}

impl Read<'_> {
    /// What a record is found by; nothing for one that is gone or says nothing.
    pub(super) fn findable(&self, kind: EntityKind, id: Id) -> Result<Option<Findable>> {
        let Some(source) = SOURCES.iter().find(|source| source.kind == kind) else { return Ok(None) };
        let key = id.to_cell();
        let mut text = String::new();
        let mut active = None;
        let own = std::iter::once((&source.own, 1));
        for ((sql, fields), first) in own.chain(source.others.iter().map(|parts| (parts, 0))) {
            let mut statement = self.sql.prepare_cached(sql)?;
            let mut rows = statement.query([Sql(&key)])?;
            while let Some(row) = rows.next()? {
                if first == 1 {
                    active = Some(row.get::<_, i64>(0)? != 0);
                }
                for (at, field) in fields.iter().enumerate() {
                    if let Cell::Text(part) = cell_at(row, at + first)? {
                        add(&mut text, *field, &part);
                    }
                }
            }
            if active.is_none() {
                return Ok(None);
            }
        }
        Ok(active.map(|active| Findable { active, text }).filter(|found| !found.text.is_empty()))
    }
}

/// Kinds that are parts of a record that is found, with the column that names it.
const PARTS: &[(EntityKind, EntityKind, &str)] = &[
    (EntityKind::Address, EntityKind::Party, "party"),
    (EntityKind::ContactPoint, EntityKind::Party, "party"),
    (EntityKind::ItemBarcode, EntityKind::Item, "item"),
    (EntityKind::DealLine, EntityKind::Deal, "deal"),
    (EntityKind::DocumentEvent, EntityKind::Document, "document"),
];

/// The records that changes may have made findable otherwise, each once.
pub(super) fn touched(read: &Read<'_>, ops: &[Op]) -> Result<BTreeSet<(EntityKind, Id)>> {
    let mut touched = BTreeSet::new();
    for op in ops {
        let (table, id, cells) = (op.table(), op.id(), op.cells());
        if let Some(kind) = kinds().find(|kind| kind.wire() == table) {
            touched.insert((kind, id));
        } else if let Some((part, whole, column)) = PARTS.iter().find(|(part, ..)| part.wire() == table) {
            let named = cell(cells, number(*part, column)).cloned();
            let named = match named {
                Some(named) => Some(Id::from_cell(named)?),
                None => {
                    let sql = format!("SELECT {column} FROM {} WHERE id = ?1", part.table());
                    read.value(&sql, [Sql(&id.to_cell())])?
                }
            };
            touched.extend(named.map(|id| (*whole, id)));
        }
    }
    // Of what turned out to be another, the other is found by it.
    for (kind, id) in
        touched.clone().into_iter().filter(|(kind, _)| matches!(kind, EntityKind::Party | EntityKind::Item))
    {
        let sql = format!("SELECT merged_into FROM {} WHERE id = ?1", kind.table());
        let into = read.value::<Option<Id>>(&sql, [Sql(&id.to_cell())])?;
        touched.extend(into.flatten().map(|id| (kind, id)));
    }
    Ok(touched)
}

fn cell(cells: &[CellAt], number: u16) -> Option<&Cell> {
    cells.iter().find(|(known, _)| *known == number).map(|(_, cell)| cell)
}

/// The wire number of a column; 0, which no column has, for one that is not there.
fn number(kind: EntityKind, column: &str) -> u16 {
    columns_of(kind).iter().find(|(name, _)| *name == column).map_or(0, |(_, number)| *number)
}

/// Texts that many documents share, what their lines say and what stands above and below: kind, column that names the document,
/// columns of the texts.
const SHARED: &[(EntityKind, &str, &[&str])] = &[
    (EntityKind::Document, "id", &["intro", "closing"]),
    (EntityKind::DocumentLine, "document", &["text", "description"]),
];

fn texts_of(kind: EntityKind, named_by: &str, texts: &[&str]) -> String {
    format!("SELECT {} FROM {} WHERE {named_by} = ?1", texts.join(", "), kind.table())
}

/// All questions about one record.
#[cfg(test)]
pub(super) fn statements() -> Vec<String> {
    let of_records = SOURCES.iter().flat_map(|source| std::iter::once(&source.own).chain(source.others));
    let of_records = of_records.map(|(sql, _)| (*sql).to_owned());
    of_records.chain(SHARED.iter().map(|(kind, named_by, texts)| texts_of(*kind, named_by, texts))).collect()
}

impl Read<'_> {
    /// The shared texts of a document.
    pub(super) fn shared_texts_of(&self, document: Id) -> Result<Vec<String>> {
        let mut shared = Vec::new();
        for (kind, named_by, texts) in SHARED {
            let read = self.rows(&texts_of(*kind, named_by, texts), [Sql(&document.to_cell())], |cells| {
                texts.iter().map(|_| cells.take::<String>()).collect::<Result<Vec<String>>>()
            })?;
            shared.extend(read.into_iter().flatten().filter(|text| !text.is_empty()));
        }
        Ok(shared)
    }
}

struct Columns {
    table: u16,
    /// The document of a line; a document is its own.
    document: Option<u16>,
    texts: Vec<u16>,
}

static COLUMNS: LazyLock<Vec<Columns>> = LazyLock::new(|| {
    let of = |(kind, document, texts): &(EntityKind, &str, &[&str])| Columns {
        table: kind.wire(),
        document: (*document != "id").then(|| number(*kind, document)),
        texts: texts.iter().map(|text| number(*kind, text)).collect(),
    };
    SHARED.iter().map(of).collect()
});

/// The shared texts of documents that were issued, with the document of each.
pub(super) fn shared(ops: &[Op]) -> Result<Vec<(Id, &str)>> {
    let mut shared = Vec::new();
    for op in ops {
        let Op::Fact { table, id, cells } = op else { continue };
        let Some(columns) = COLUMNS.iter().find(|columns| columns.table == *table) else { continue };
        let document = match columns.document.and_then(|number| cell(cells, number)) {
            Some(document) => Id::from_cell(document.clone())?,
            None => *id,
        };
        for number in &columns.texts {
            if let Some(Cell::Text(text)) = cell(cells, *number)
                && !text.is_empty()
            {
                shared.push((document, text.as_str()));
            }
        }
    }
    Ok(shared)
}
