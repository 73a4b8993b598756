//! Taking back: a whole payment, or one of its allocations. What was settled is open again.

use kontor_core::entity::{AllocationId, PaymentId};
use kontor_core::fault::{Code, Fault};
use kontor_core::payment::{Allocation, Payment};
use kontor_core::sales::{Document, Instalment};
use kontor_core::time::LocalDate;
use kontor_store::{Read, Write};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::allocate::{Offset, Posted, Touched, check_open_period, post_offset, settled_by};
use super::list::{PaymentGet, PaymentView, payment_get};
use super::open::{OpenItems, OpenItemsView, open_items};
use crate::context::{Calendar, Context, company};
use crate::error::Answer;

/// Which payment is taken back.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct PaymentReverse {
    /// The payment.
    pub payment: PaymentId,
    /// Identity of the payment that takes it back, made by the caller.
    pub id: PaymentId,
    /// On which day; today when empty.
    #[serde(default)]
    pub on: Option<LocalDate>,
}

pub(crate) fn payment_reverse(context: &Context<'_>, request: PaymentReverse) -> Answer<PaymentView> {
    context.write(|write| reverse(context, write, &request))?;
    payment_get(context, PaymentGet { id: request.payment })
}

/// Takes a payment back in a change that is going on.
pub(crate) fn reverse(context: &Context<'_>, write: &mut Write<'_>, request: &PaymentReverse) -> Answer<()> {
    let company = company(write)?;
    let payment: Payment = write.get(request.payment)?;
    if payment.reversal_of.is_some() {
        return Err(Fault::new(Code::WrongState).with("state", "reversal").with("action", "reverse").into());
    }
    if let Some(reversal) = write.reversal_of_payment(payment.id)? {
        // The same reversal sent twice is done once.
        return if reversal.id == request.id { Ok(()) } else { Err(Fault::new(Code::NothingToDo).into()) };
    }
    let on = request.on.unwrap_or_else(|| Calendar::of(&company).day_of(context.now()));
    if on < payment.paid_on {
        return Err(Fault::at("on", Code::EndBeforeStart).into());
    }
    check_open_period(write, payment.branch, on, "on")?;
    let mut touched = Touched::default();
    touched.payment(Some(payment.id));
    touched.payment(Some(request.id));
    // The mirror of its entries takes back what it settled itself; what others gave back of it is undone one by one.
    for row in standing(write, payment.id)? {
        if row.payment == Some(payment.id) {
            let back = row.reversed(context.new_id(), on.max(row.allocated_on));
            write.insert(&back)?;
            touched.allocation(write, &back)?;
        } else {
            take_back(context, write, &row, on, &mut touched)?;
        }
    }
    let reversal = payment.reversed(request.id, on);
    write.insert(&reversal)?;
    for entry in write.entries_of_payment(payment.id)? {
        // What was moved out of a closed period was taken back there already.
        if entry.reversal_of.is_some() || write.reversal_of_entry(entry.id)?.is_some() {
            continue;
        }
        crate::ledger::reverse(context, write, &entry, on, Some(reversal.id))?;
    }
    touched.refresh(write, &company)
}

/// Which allocation is taken back.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct PaymentUnallocate {
    /// The allocation.
    pub allocation: AllocationId,
    /// On which day; today when empty.
    #[serde(default)]
    pub on: Option<LocalDate>,
}

pub(crate) fn payment_unallocate(context: &Context<'_>, request: PaymentUnallocate) -> Answer<OpenItemsView> {
    let party = context.write(|write| {
        let company = company(write)?;
        let row: Allocation = write.get(request.allocation)?;
        if row.reversal_of.is_some() || write.reversal_of_allocation(row.id)?.is_some() {
            return Err(Fault::new(Code::NothingToDo).into());
        }
        let on = request.on.unwrap_or_else(|| Calendar::of(&company).day_of(context.now()));
        if on < row.allocated_on {
            return Err(Fault::at("on", Code::EndBeforeStart).into());
        }
        let mut touched = Touched::default();
        let offset = take_back(context, write, &row, on, &mut touched)?;
        check_open_period(write, offset.branch, on, "on")?;
        touched.refresh(write, &company)?;
        offset.party.ok_or_else(|| Fault::new(Code::NotFound).with("kind", "party").into())
    })?;
    open_items(context, OpenItems { party, on: None })
}

/// Allocations of a payment, and of what was given back of it, that nobody took back.
fn standing(read: &Read<'_>, payment: PaymentId) -> Answer<Vec<Allocation>> {
    let rows = read.allocations_of_payment(payment)?;
    let gone: Vec<AllocationId> = rows.iter().filter_map(|row| row.reversal_of).collect();
    Ok(rows.into_iter().filter(|row| row.reversal_of.is_none() && !gone.contains(&row.id)).collect())
}

/// Writes the opposite of an allocation and books what it had cost.
fn take_back(
    context: &Context<'_>,
    write: &mut Write<'_>,
    row: &Allocation,
    on: LocalDate,
    touched: &mut Touched,
) -> Answer<Offset> {
    let company = company(write)?;
    let document: Option<Document> = match row.instalment {
        Some(instalment) => Some(write.get(write.get::<Instalment>(instalment)?.document)?),
        None => None,
    };
    let payment: Option<Payment> = row.payment.map(|id| write.get(id)).transpose()?;
    let (branch, party) = match (&payment, &document) {
        (Some(payment), _) => (payment.branch, payment.party),
        (None, Some(document)) => (document.branch, document.party),
        (None, None) => return Err(Fault::new(Code::NotFound).with("kind", "payment").into()),
    };
    let back = row.reversed(context.new_id(), on);
    write.insert(&back)?;
    touched.allocation(write, &back)?;
    let posted = Posted::of(write, &settled_by(&company, row), document.as_ref())?;
    let settled = document.filter(|_| payment.is_none()).map(|document| document.id);
    let offset = Offset { branch, on, party, document: settled, payment: row.payment, back: true };
    post_offset(context, write, &posted, &offset)?;
    Ok(offset)
}
