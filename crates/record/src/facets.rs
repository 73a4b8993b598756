//! What is signed of an issued document: the facts of the commit that issued it, part by part.

use std::collections::BTreeMap;

use kontor_core::entity::{DocumentId, EntityKind};
use kontor_core::id::Id;
use kontor_sync::facet::{Facet, Facets};
use kontor_sync::view::{CellView, OpKind, OpView};

use crate::column::id_of;
use crate::tables::number_of;

/// How a fact belongs to a document.
enum Belongs {
    /// It is the document.
    Itself,
    /// A column names the document, or a fact that belongs to it.
    By(&'static str),
    /// It has the identity of a fact that belongs to it.
    Beside,
}

/// The facts that a document consists of.
const PARTS: &[(EntityKind, Belongs)] = &[
    (EntityKind::Document, Belongs::Itself),
    (EntityKind::DocumentLine, Belongs::By("document")),
    (EntityKind::DocumentTax, Belongs::By("document")),
    (EntityKind::Instalment, Belongs::By("document")),
    (EntityKind::StockMove, Belongs::By("document")),
    (EntityKind::StockMoveCost, Belongs::Beside),
    (EntityKind::Revaluation, Belongs::By("document")),
    (EntityKind::Entry, Belongs::By("document")),
    (EntityKind::EntryLine, Belongs::By("entry")),
];

/// The facts of each document that a commit issues.
pub fn by_document<'o, 'b>(ops: &'o [OpView<'b>]) -> BTreeMap<DocumentId, Vec<&'o OpView<'b>>> {
    let mut documents: BTreeMap<DocumentId, Vec<&OpView<'b>>> = BTreeMap::new();
    // From what belongs to a document to the document: entries lead from their lines to it.
    let mut through: BTreeMap<Id, DocumentId> = BTreeMap::new();
    for (kind, belongs) in PARTS {
        let named = match belongs {
            Belongs::By(column) => number_of(*kind, column),
            Belongs::Itself | Belongs::Beside => None,
        };
        for op in ops.iter().filter(|op| op.table == kind.wire() && op.kind == OpKind::Fact) {
            let document = match (belongs, named.and_then(|number| op.cell(number))) {
                (Belongs::Itself, _) => Some(DocumentId(op.id)),
                (Belongs::Beside, _) => through.get(&op.id).copied(),
                (Belongs::By(_), Some(CellView::Bytes(bytes))) => id_of(bytes).and_then(|id| through.get(&id).copied()),
                (Belongs::By(_), _) => None,
            };
            let Some(document) = document else { continue };
            documents.entry(document).or_default().push(op);
            through.insert(op.id, document);
        }
    }
    documents
}

/// The part to which the facts of a table belong.
fn facet(table: u16) -> Facet {
    let is = |kind: EntityKind| table == kind.wire();
    if is(EntityKind::StockMove) {
        Facet::Goods
    } else if is(EntityKind::StockMoveCost) || is(EntityKind::Revaluation) {
        Facet::Costs
    } else if is(EntityKind::Entry) || is(EntityKind::EntryLine) {
        Facet::Books
    } else {
        Facet::Paper
    }
}

/// The hashes of the parts of a document.
pub fn of(document: DocumentId, facts: &[&OpView<'_>], secret: &[u8; 32]) -> Facets {
    Facets::of(document.0, facts, facet, secret)
}

/// The bytes that are hashed of a part of a document that needs no secret.
pub fn hashed(document: DocumentId, facts: &[&OpView<'_>], wanted: Facet) -> Vec<u8> {
    Facets::hashed(document.0, facts, facet, wanted)
}
