//! What a document adds up to.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::levy::Levied;
use super::line::Amounts;
use super::{DocumentInput, exact};
use crate::decimal::{Rate, Rounding};
use crate::fault::Fault;
use crate::money::{Currency, Money};
use crate::tax::TaxGroup;

/// A tax of a line: its share of the tax of the document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct LineTaxAmount {
    /// What the tax is reckoned from: net of the line and the taxes that raise it.
    pub base: Money,
    /// The tax.
    pub charged: Money,
}

/// A line, added up.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct LineTotals {
    /// Quantity x price, as the price is written.
    pub value: Money,
    /// Discount and allowances less charges, as the price is written.
    pub reduction: Money,
    /// Value less reduction, as the price is written.
    pub amount: Money,
    /// Without tax, before the document discount.
    pub net: Money,
    /// Share of the document discount, without tax.
    pub document_discount: Money,
    /// Sum of its taxes.
    pub tax: Money,
    /// Net less document discount, with tax.
    pub gross: Money,
    /// One for each tax of the line, in its order.
    pub taxes: Vec<LineTaxAmount>,
}

/// A document, added up. See [`super`] for the identities that hold.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct DocumentTotals {
    /// Lines in the order of the document.
    pub lines: Vec<LineTotals>,
    /// Tax by (tax, category, rate).
    pub groups: Vec<TaxGroup>,
    /// Sum of the line nets.
    pub lines_net: Money,
    /// Document discount, without tax.
    pub discount: Money,
    /// Total without tax.
    pub net: Money,
    /// Total of the taxes.
    pub tax: Money,
    /// What cash rounding adds.
    pub rounding: Money,
    /// What the document comes to.
    pub gross: Money,
    /// Already paid.
    pub prepaid: Money,
    /// Left to pay.
    pub due: Money,
}

impl LineTotals {
    pub(super) fn of(amounts: &Amounts, before: &Levied, after: Levied) -> Result<Self, Fault> {
        let gross = after.gross()?;
        Ok(Self {
            value: amounts.value,
            reduction: amounts.reduction,
            amount: amounts.amount,
            net: before.net,
            document_discount: before.net.minus(after.net)?,
            tax: gross.minus(after.net)?,
            gross,
            taxes: after.taxes,
        })
    }
    fn mirrored(&self) -> Self {
        let taxes = self.taxes.iter();
        Self {
            value: self.value.negated(),
            reduction: self.reduction.negated(),
            amount: self.amount.negated(),
            net: self.net.negated(),
            document_discount: self.document_discount.negated(),
            tax: self.tax.negated(),
            gross: self.gross.negated(),
            taxes: taxes
                .map(|tax| LineTaxAmount { base: tax.base.negated(), charged: tax.charged.negated() })
                .collect(),
        }
    }
}

/// Gathers the taxes of the lines. Ordered by sequence of reckoning, then by first appearance.
pub(super) fn groups(input: &DocumentInput, lines: &[LineTotals]) -> Result<Vec<TaxGroup>, Fault> {
    let mut groups: Vec<(i32, TaxGroup)> = Vec::new();
    for (line, totals) in input.lines.iter().zip(lines) {
        for (tax, amount) in line.taxes.iter().zip(&totals.taxes) {
            let at = groups.iter().position(|(_, group)| group.covers(tax)).unwrap_or_else(|| {
                let zero = Money::zero(input.currency);
                groups.push((
                    tax.sequence,
                    TaxGroup {
                        tax: tax.tax.clone(),
                        category: tax.category,
                        kind: tax.kind,
                        amount: tax.amount,
                        reason_code: tax.reason_code.clone(),
                        reason_text: tax.reason_text.clone(),
                        discount: zero,
                        base: zero,
                        charged: zero,
                    },
                ));
                groups.len() - 1
            });
            let group = &mut groups[at].1;
            group.discount = group.discount.plus(totals.document_discount)?;
            group.base = group.base.plus(amount.base)?;
            group.charged = group.charged.plus(amount.charged)?;
        }
    }
    groups.sort_by_key(|(sequence, _)| *sequence);
    Ok(groups.into_iter().map(|(_, group)| group).collect())
}

impl DocumentTotals {
    /// The same figures the other way: how a credit note, which prints positive amounts (UNTDID 1001 code 381), counts
    /// in the ledger and in reports.
    #[must_use]
    pub fn mirrored(&self) -> Self {
        let mirror = |group: &TaxGroup| TaxGroup {
            discount: group.discount.negated(),
            base: group.base.negated(),
            charged: group.charged.negated(),
            ..group.clone()
        };
        Self {
            lines: self.lines.iter().map(LineTotals::mirrored).collect(),
            groups: self.groups.iter().map(mirror).collect(),
            lines_net: self.lines_net.negated(),
            discount: self.discount.negated(),
            net: self.net.negated(),
            tax: self.tax.negated(),
            rounding: self.rounding.negated(),
            gross: self.gross.negated(),
            prepaid: self.prepaid.negated(),
            due: self.due.negated(),
        }
    }
    /// The tax total in another currency (BT-111), with the sign of the tax; `rate` is units of it for one unit of the
    /// document's currency.
    ///
    /// # Errors
    /// `amount-too-large`.
    pub fn tax_in(&self, currency: Currency, rate: Rate) -> Result<Money, Fault> {
        Money::round(exact::times(self.tax.to_decimal(), rate.get())?, currency, Rounding::HalfUp)
    }
}
