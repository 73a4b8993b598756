//! The block beside the window: number, dates, references.

use kontor_core::sales::DocumentKind;

use super::letterhead::given;
use super::{Earlier, Pen};
use crate::model::Fact;

/// All facts that the document has, in the order in which they are read.
pub(super) fn facts(pen: &Pen<'_>) -> Vec<Fact> {
    let document = pen.document;
    let party = document.party_snapshot.as_ref();
    let vat_id = party.and_then(|party| party.vat_id.as_deref()).filter(|_| document.kind.is_claim());
    let until = pen.form.until.zip(document.until_on.map(|on| pen.format.date(on)));
    [
        Some((pen.form.number, document.number.clone())),
        Some(("paper-date", pen.format.date(document.issued_on))),
        pen.form.supply.then(|| ("paper-delivered-on", pen.format.date(document.supply_on))),
        until,
        pen.issued.source.as_ref().and_then(continued),
        party.map(|party| (pen.form.recipient, party.number.clone())),
        Some(("paper-your-reference", document.reference.clone())),
        vat_id.map(|id| ("paper-your-vat-id", id.to_owned())),
        Some(("paper-contact", pen.issued.contact.to_owned())),
    ]
    .into_iter()
    .flatten()
    .filter(|(_, value)| given(value).is_some())
    .map(|(id, value)| Fact { label: pen.words.text(id), value })
    .collect()
}

fn continued(source: &Earlier) -> Option<(&'static str, String)> {
    let label = match source.kind {
        DocumentKind::Quote => "paper-from-quote",
        DocumentKind::Order => "paper-from-order",
        DocumentKind::Delivery => "paper-from-delivery",
        DocumentKind::Invoice => "paper-corrects",
        DocumentKind::CreditNote
        | DocumentKind::Receipt
        | DocumentKind::Correction
        | DocumentKind::Dispatch
        | DocumentKind::Arrival => return None,
    };
    Some((label, source.number.clone()))
}
