//! The document discount: first divided over the lines that are taxed alike (each part of it then has one category, as
//! EN 16931 asks), then over the lines of each such set, both by value and largest remainder.

use super::levy::{Levied, Taxable};
use super::line::Amounts;
use super::{DiscountOn, DocumentInput, apportion};
use crate::fault::Fault;
use crate::money::Money;

/// The lines as they would be taxed without a document discount.
pub(super) fn undiscounted<'a>(input: &'a DocumentInput, lines: &[Amounts]) -> Vec<Taxable<'a>> {
    let amounts = lines.iter().map(|line| line.amount);
    taxables(input, amounts, false)
}

/// The lines as they are taxed after the document discount; nothing when there is none.
pub(super) fn discounted<'a>(
    input: &'a DocumentInput,
    lines: &[Amounts],
    before: &[Levied],
) -> Result<Option<Vec<Taxable<'a>>>, Fault> {
    let Some(discount) = input.discount else { return Ok(None) };
    let gross = discount.on == DiscountOn::Gross;
    let amounts: Vec<Money> = if gross {
        before.iter().map(Levied::gross).collect::<Result<_, _>>()?
    } else {
        lines.iter().map(|line| line.amount).collect()
    };
    let whole = Money::sum(input.currency, amounts.iter().copied())?;
    let total = discount.value.of(whole.to_decimal(), input.currency)?;
    if total.is_zero() || amounts.is_empty() {
        return Ok(None);
    }
    let shares = divide(input, total, &amounts)?;
    let left = amounts.iter().zip(shares).map(|(amount, share)| amount.minus(share)).collect::<Result<Vec<_>, _>>()?;
    Ok(Some(taxables(input, left, gross)))
}

fn taxables(input: &DocumentInput, amounts: impl IntoIterator<Item = Money>, all_included: bool) -> Vec<Taxable<'_>> {
    let lines = input.lines.iter().zip(amounts);
    lines
        .map(|(line, amount)| Taxable { amount, quantity: line.quantity.get(), taxes: &line.taxes, all_included })
        .collect()
}

/// The share of every line.
fn divide(input: &DocumentInput, total: Money, amounts: &[Money]) -> Result<Vec<Money>, Fault> {
    let mut sets: Vec<Vec<usize>> = Vec::new();
    for (at, line) in input.lines.iter().enumerate() {
        match sets.iter_mut().find(|set| set.first().is_some_and(|first| input.lines[*first].taxes == line.taxes)) {
            Some(set) => set.push(at),
            None => sets.push(vec![at]),
        }
    }
    let of_set = |set: &Vec<usize>| -> Vec<Money> { set.iter().map(|at| amounts[*at]).collect() };
    let weights = sets.iter().map(|set| Money::sum(input.currency, of_set(set))).collect::<Result<Vec<_>, _>>()?;
    let mut shares = vec![Money::zero(input.currency); amounts.len()];
    for (set, part) in sets.iter().zip(apportion::by_weight(total, &weights)?) {
        for (at, share) in set.iter().zip(apportion::by_weight(part, &of_set(set))?) {
            shares[*at] = share;
        }
    }
    Ok(shares)
}
