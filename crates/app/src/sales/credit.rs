//! How much credit a customer has: an order or invoice above it needs somebody who may approve.

use kontor_core::entity::DocumentId;
use kontor_core::fault::{Code, Fault};
use kontor_core::money::Money;
use kontor_core::permission::{Action, Facet, Resource};
use kontor_core::sales::{Document, DocumentKind};
use kontor_store::Write;

use crate::context::{Context, company};
use crate::error::Answer;
use crate::payment::in_books;

/// Judges a document that was just issued: what the customer owes, and an order beside it.
///
/// # Errors
/// `credit-exceeded`, with the amounts for those who may see them; `not-allowed` for an approval by somebody who may not.
pub(super) fn check(context: &Context<'_>, write: &Write<'_>, id: DocumentId, approved: bool) -> Answer<()> {
    if approved {
        context.expect(Resource::Document, Action::Approve)?;
    }
    let document: Document = write.get(id)?;
    let party = document.party.filter(|_| matches!(document.kind, DocumentKind::Order | DocumentKind::Invoice));
    let Some(party) = party else { return Ok(()) };
    let Some(credit) = write.credit_of(party)? else { return Ok(()) };
    let mut owed = write.owed_by(party)?;
    if document.kind == DocumentKind::Order {
        let worth = in_books(&company(write)?, document.money(document.gross_minor), document.exchange_rate)?;
        owed = owed.saturating_add(worth.minor);
    }
    if owed <= credit.limit_minor || approved {
        return Ok(());
    }
    let fault = Fault::new(Code::CreditExceeded);
    if !context.sees(Facet::Credit) {
        return Err(fault.into());
    }
    let amount = |minor| Money::new(minor, credit.currency).to_decimal();
    Err(fault.with("limit", amount(credit.limit_minor)).with("open", amount(owed)).into())
}
