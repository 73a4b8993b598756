//! Rules that replace a tax category for certain customers.

use kontor_core::entity::EntityKind;
use kontor_core::tax::TaxRule;

use crate::context::Context;
use crate::error::Answer;
use crate::program::Nothing;
use crate::record::RecordId;
use crate::reference::expect_there;

pub(crate) fn tax_rule_save(context: &Context<'_>, mut rule: TaxRule) -> Answer<TaxRule> {
    rule.country = rule.country.filter(|country| !country.trim().is_empty());
    context.write(|write| {
        let mut faults = rule.validate().err().unwrap_or_default();
        expect_there(write, &mut faults, "category", EntityKind::TaxCategory, rule.category, None)?;
        expect_there(write, &mut faults, "becomes", EntityKind::TaxCategory, Some(rule.becomes), None)?;
        faults.ok()?;
        write.save(&rule)?;
        Ok(rule)
    })
}

pub(crate) fn tax_rule_delete(context: &Context<'_>, request: RecordId) -> Answer<Nothing> {
    context.write(|write| {
        write.delete::<TaxRule>(request.id)?;
        Ok(Nothing {})
    })
}
