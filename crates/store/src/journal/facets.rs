//! What is signed of an issued document: the facts of the commit that issued it, part by part.

use std::collections::BTreeMap;

use kontor_core::entity::{DocumentId, EntityKind};
use kontor_core::id::{Id, Uuid};
use kontor_sync::facet::{Facet, Facets};
use kontor_sync::view::{CellView, OpKind, OpView};

use crate::table::columns_of;

/// The facts that a document consists of, and the column that names it, or the fact through which they belong to it.
const PARTS: &[(EntityKind, Option<&str>)] = &[
    (EntityKind::Document, None),
    (EntityKind::DocumentLine, Some("document")),
    (EntityKind::DocumentTax, Some("document")),
    (EntityKind::Instalment, Some("document")),
    (EntityKind::StockMove, Some("document")),
    (EntityKind::Revaluation, Some("document")),
    (EntityKind::Entry, Some("document")),
    (EntityKind::EntryLine, Some("entry")),
];

/// Number of a column in commits.
pub(crate) fn number_of(kind: EntityKind, column: &str) -> Option<u16> {
    columns_of(kind).iter().find(|(name, _)| *name == column).map(|(_, number)| *number)
}

/// The facts of each document that a commit issues.
pub(crate) fn by_document<'o, 'b>(ops: &'o [OpView<'b>]) -> BTreeMap<DocumentId, Vec<&'o OpView<'b>>> {
    let mut documents: BTreeMap<DocumentId, Vec<&OpView<'b>>> = BTreeMap::new();
    // From what belongs to a document to the document: entries lead from their lines to it.
    let mut through: BTreeMap<Id, DocumentId> = BTreeMap::new();
    for (kind, column) in PARTS {
        let number = column.and_then(|column| number_of(*kind, column));
        for op in ops.iter().filter(|op| op.table == kind.wire() && op.kind == OpKind::Fact) {
            let document = match number.map(|number| op.cell(number)) {
                None => {
                    documents.entry(DocumentId(op.id)).or_default();
                    DocumentId(op.id)
                }
                Some(Some(CellView::Bytes(bytes))) => match id_of(bytes).and_then(|id| through.get(&id)) {
                    Some(document) => *document,
                    None => continue,
                },
                Some(_) => continue,
            };
            documents.entry(document).or_default().push(op);
            through.insert(op.id, document);
        }
    }
    documents
}

/// An identity as a column holds it.
pub(crate) fn id_of(bytes: &[u8]) -> Option<Id> {
    Uuid::from_slice(bytes).ok().map(Id)
}

/// The part to which a column belongs.
fn facet(table: u16, column: u16) -> Facet {
    let is = |kind: EntityKind| table == kind.wire();
    if is(EntityKind::StockMove) {
        let cost = number_of(EntityKind::StockMove, "value_minor") == Some(column);
        return if cost { Facet::Costs } else { Facet::Goods };
    }
    if is(EntityKind::Revaluation) {
        Facet::Costs
    } else if is(EntityKind::Entry) || is(EntityKind::EntryLine) {
        Facet::Books
    } else {
        Facet::Paper
    }
}

/// The hashes of the parts of a document.
pub(crate) fn of(document: DocumentId, facts: &[&OpView<'_>], secret: &[u8; 32]) -> Facets {
    Facets::of(document.0, facts, facet, secret)
}

/// The bytes that are hashed of a part of a document that needs no secret.
pub(crate) fn hashed(document: DocumentId, facts: &[&OpView<'_>], wanted: Facet) -> Vec<u8> {
    Facets::hashed(document.0, facts, facet, wanted)
}
