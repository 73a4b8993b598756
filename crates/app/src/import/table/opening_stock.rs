//! What lies in stock on the first day: counted quantities at their cost, against the opening balance.
//!
//! A row says what is there, not what comes in: the same table again finds nothing to do, and a corrected one books the
//! difference.

use std::collections::BTreeMap;

use kontor_core::entity::{DocumentId, LocationId};
use kontor_core::fault::{Code, Fault};
use kontor_core::id::Id;
use kontor_core::sales::{DocumentDraft, DocumentKind, DraftLine};
use kontor_core::stock::LocationType;
use kontor_store::Write;

use super::line::Line;
use super::outcome::Found;
use super::prices::item;
use crate::context::{Context, here};
use crate::error::Answer;
use crate::sales::issue_body;

/// Lines of one document.
const LINES_A_DOCUMENT: usize = 500;

/// Counted goods that are not booked yet, by place.
#[derive(Default)]
pub(super) struct Counted(BTreeMap<LocationId, Vec<DraftLine>>);

/// A row stands for what is in a place of an item: a second one for the same would contradict it.
pub(super) fn find(write: &Write<'_>, line: &Line<'_>) -> Answer<Found> {
    let (Some(item), Some(place)) = (item(write, line)?, place(write, line)?) else { return Ok(Found::New) };
    Ok(Found::Known(Id::named(&format!("opening/{}/{}", item.id.0, place.0))))
}

/// Takes a row up; answers whether there is anything to book.
pub(super) fn put(write: &Write<'_>, line: &Line<'_>, counted: &mut Counted) -> Answer<bool> {
    let (item, place) = (item(write, line)?, place(write, line)?);
    let quantity = line.quantity("quantity");
    if quantity.is_none() && line.text("quantity").is_none() {
        line.blame("quantity", Fault::new(Code::Required));
    }
    if quantity.is_some_and(kontor_core::decimal::Quantity::is_negative) {
        line.blame("quantity", Fault::new(Code::Negative));
    }
    let price = line.price("cost");
    if price.is_some_and(kontor_core::decimal::UnitPrice::is_negative) {
        line.blame("cost", Fault::new(Code::Negative));
    }
    let (Some(item), Some(place), Some(quantity)) = (item, place, quantity) else { return Ok(false) };
    if !item.stocked() {
        line.blame("sku", Fault::new(Code::NotStocked));
        return Ok(false);
    }
    if !line.fine() || write.level(item.id, place)?.on_hand == quantity {
        return Ok(false);
    }
    let counted_line = DraftLine { item: Some(item.id), counted: Some(quantity), price, ..DraftLine::default() };
    counted.0.entry(place).or_default().push(counted_line);
    Ok(true)
}

/// The place of a row by its name; the branch's own without one.
fn place(write: &Write<'_>, line: &Line<'_>) -> Answer<Option<LocationId>> {
    let Some(name) = line.text("location") else {
        let (_, branch) = here(write)?;
        if branch.location.is_none() {
            line.blame("location", Fault::new(Code::Required));
        }
        return Ok(branch.location);
    };
    let places = write.locations()?;
    let found = places
        .iter()
        .find(|place| place.kind == LocationType::Storage && place.name.to_lowercase() == name.trim().to_lowercase());
    if found.is_none() {
        line.blame("location", Fault::new(Code::UnknownName).with("value", name));
    }
    Ok(found.map(|place| place.id))
}

impl Counted {
    /// Books what was taken up.
    pub fn book(self, context: &Context<'_>, write: &mut Write<'_>, reason: &str) -> Answer<()> {
        for (place, lines) in self.0 {
            for part in lines.chunks(LINES_A_DOCUMENT) {
                let body = DocumentDraft {
                    location: Some(place),
                    opening: true,
                    reason: reason.to_owned(),
                    lines: part.to_vec(),
                    ..DocumentDraft::new(DocumentKind::Correction)
                };
                issue_body(context, write, DocumentId(context.new_id()), &body)?;
                write.next_commit()?;
            }
        }
        Ok(())
    }
}
