//! Tax rates by date. Documents keep copies of the rates that they used: a rate can be changed or removed at any time.

use kontor_core::decimal::Rate;
use kontor_core::entity::EntityKind;
use kontor_core::fault::{Code, Fault, Faults};
use kontor_core::tax::{TaxCategory, TaxRate, VatCategory};
use kontor_store::Read;

use crate::context::Context;
use crate::error::Answer;
use crate::program::Nothing;
use crate::record::RecordId;
use crate::reference::expect_there;

pub(crate) fn tax_rate_save(context: &Context<'_>, rate: TaxRate) -> Answer<TaxRate> {
    context.write(|write| {
        let mut faults = rate.validate().err().unwrap_or_default();
        expect_there(write, &mut faults, "category", EntityKind::TaxCategory, Some(rate.category), None)?;
        check_amount(write, &rate, &mut faults)?;
        let twice = |other: &TaxRate| {
            other.id != rate.id
                && (other.category, &other.tax, other.valid_from) == (rate.category, &rate.tax, rate.valid_from)
        };
        if write.tax_rates()?.iter().any(twice) {
            faults.push(Fault::at("valid_from", Code::Repeated));
        }
        faults.ok()?;
        write.save(&rate)?;
        Ok(rate)
    })
}

/// A category in which no tax is charged has no VAT, and the standard category has some: no document could be issued.
fn check_amount(read: &Read<'_>, rate: &TaxRate, faults: &mut Faults) -> Answer<()> {
    let Some(category) = read.find::<TaxCategory>(rate.category)?.filter(|_| rate.is_vat) else { return Ok(()) };
    if category.vat.always_zero() && !rate.amount.is_zero() {
        faults.push(Fault::at("amount", Code::OutOfRange).with("min", 0).with("max", 0));
    }
    if category.vat == VatCategory::Standard && rate.amount <= Rate::ZERO {
        faults.push(Fault::at("amount", Code::NotPositive));
    }
    Ok(())
}

pub(crate) fn tax_rate_delete(context: &Context<'_>, request: RecordId) -> Answer<Nothing> {
    context.write(|write| {
        write.delete::<TaxRate>(request.id)?;
        Ok(Nothing {})
    })
}
