//! Payment terms.

use kontor_core::entity::PaymentTermId;
use kontor_core::terms::PaymentTerm;

use crate::context::Context;
use crate::error::Answer;
use crate::program::Nothing;
use crate::record::{RecordId, delete_unused};

pub(crate) fn payment_term_list(context: &Context<'_>, _: Nothing) -> Answer<Vec<PaymentTerm>> {
    context.read(|read| Ok(read.payment_terms()?))
}

pub(crate) fn payment_term_save(context: &Context<'_>, term: PaymentTerm) -> Answer<PaymentTerm> {
    term.validate()?;
    context.write(|write| {
        write.save(&term)?;
        Ok(term)
    })
}

pub(crate) fn payment_term_delete(context: &Context<'_>, request: RecordId) -> Answer<Nothing> {
    let id: PaymentTermId = request.of();
    context.write(|write| {
        let used_by = write.payment_term_used_by(id)?;
        delete_unused::<PaymentTerm>(write, id, used_by)?;
        Ok(Nothing {})
    })
}
