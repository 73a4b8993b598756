//! The taxes of a document's lines.
//!
//! First the taxes that prices contain, taken out of amounts that stand; then those on top, in the order in which they
//! raise each other's base, on bases that are sums of rounded figures. The tax of a line is linear in its net, `factor x net + fixed`, so the net
//! follows from one division, however many taxes raise each other's base.

use rust_decimal::Decimal;

use super::apportion::apportion;
use super::{LineTaxAmount, TaxMode, exact};
use crate::decimal::Rounding;
use crate::fault::{Code, Fault};
use crate::money::Money;
use crate::tax::{LineTax, TaxKind};

/// A line to be taxed.
pub(super) struct Taxable<'a> {
    /// Net of the taxes on top, with those that are contained.
    pub(super) amount: Money,
    pub(super) quantity: Decimal,
    pub(super) taxes: &'a [LineTax],
    /// The amount contains all taxes, whatever the line says (a discount on the gross total).
    pub(super) all_included: bool,
}

/// A taxed line.
#[derive(Debug, Clone)]
pub(super) struct Levied {
    pub(super) net: Money,
    /// In the order of the line's taxes.
    pub(super) taxes: Vec<LineTaxAmount>,
}

impl Levied {
    pub(super) fn gross(&self) -> Result<Money, Fault> {
        self.taxes.iter().try_fold(self.net, |sum, tax| sum.plus(tax.charged))
    }
}

/// Reckons the taxes of all lines, rounded as the mode says.
pub(super) fn levy(lines: &[Taxable<'_>], mode: TaxMode) -> Result<Vec<Levied>, Fault> {
    match mode {
        TaxMode::PerDocument => levy_together(lines),
        TaxMode::PerLine => {
            let mut levied = Vec::with_capacity(lines.len());
            for line in lines.chunks(1) {
                levied.extend(levy_together(line)?);
            }
            Ok(levied)
        }
    }
}

/// The exact tax of one line, before it is rounded with its like.
struct Part {
    line: usize,
    tax: usize,
    exact: Decimal,
}

fn levy_together(lines: &[Taxable<'_>]) -> Result<Vec<Levied>, Fault> {
    let mut levied: Vec<Levied> = lines.iter().map(Levied::untaxed).collect();
    let mut contained = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        contained.extend(contained_taxes(line)?.into_iter().map(|(tax, exact)| Part { line: at, tax, exact }));
    }
    // Contained taxes of the same lines share one base and are taken out together.
    settle(lines, contained, |_, _| true, &mut levied)?;
    for (line, result) in lines.iter().zip(&mut levied) {
        for (tax, amount) in line.taxes.iter().zip(&result.taxes) {
            if line.contains(tax) {
                result.net = result.net.minus(amount.charged)?;
            }
        }
    }
    levy_on_top(lines, &mut levied)?;
    for (line, result) in lines.iter().zip(&mut levied) {
        for (at, tax) in line.taxes.iter().enumerate() {
            result.taxes[at].base = base_of(line, result, tax.sequence)?;
        }
    }
    Ok(levied)
}

/// The taxes on top, in rounds: a group is reckoned once all that raises its base is known, on every line at once.
fn levy_on_top(lines: &[Taxable<'_>], levied: &mut [Levied]) -> Result<(), Fault> {
    let halves = |a: &LineTax, b: &LineTax| a.kind == TaxKind::Percent && (a.kind, a.amount) == (b.kind, b.amount);
    let on_top = |line: &Taxable<'_>| line.taxes.iter().map(|tax| !line.contains(tax)).collect();
    let mut open: Vec<Vec<bool>> = lines.iter().map(on_top).collect();
    loop {
        let now = next_round(lines, &open);
        if now.is_empty() {
            return Ok(());
        }
        let mut parts = Vec::with_capacity(now.len());
        for (line, tax) in now {
            open[line][tax] = false;
            let (of, rule) = (&lines[line], &lines[line].taxes[tax]);
            let base = base_of(of, &levied[line], rule.sequence)?;
            let percent = exact::times(base.to_decimal(), rule.factor())?;
            parts.push(Part { line, tax, exact: exact::plus(percent, rule.fixed(of.quantity))? });
        }
        settle(lines, parts, halves, levied)?;
    }
}

/// The taxes, as (line, tax), that can be reckoned now.
fn next_round(lines: &[Taxable<'_>], open: &[Vec<bool>]) -> Vec<(usize, usize)> {
    let mut ready: Vec<(usize, usize)> = Vec::new();
    let mut waiting: Vec<&LineTax> = Vec::new();
    for (line, (of, open)) in lines.iter().zip(open).enumerate() {
        for (at, tax) in of.taxes.iter().enumerate().filter(|(at, _)| open[*at]) {
            if of.taxes.iter().zip(open).any(|(other, open)| *open && other.raises(tax.sequence)) {
                if !waiting.iter().any(|other| other.same_group(tax)) {
                    waiting.push(tax);
                }
            } else {
                ready.push((line, at));
            }
        }
    }
    let whole = |(line, at): &(usize, usize)| !waiting.iter().any(|other| other.same_group(&lines[*line].taxes[*at]));
    let now: Vec<(usize, usize)> = ready.iter().copied().filter(whole).collect();
    // When two lines want the same two taxes in opposite orders, their groups are reckoned in two parts.
    if now.is_empty() { ready } else { now }
}

impl Taxable<'_> {
    fn contains(&self, tax: &LineTax) -> bool {
        self.all_included || tax.included
    }
}

impl Levied {
    fn untaxed(line: &Taxable<'_>) -> Self {
        let zero = Money::zero(line.amount.currency);
        Self { net: line.amount, taxes: vec![LineTaxAmount { base: zero, charged: zero }; line.taxes.len()] }
    }
}

/// Net of the line and the rounded taxes that raise it for a tax of that sequence.
fn base_of(line: &Taxable<'_>, levied: &Levied, sequence: i32) -> Result<Money, Fault> {
    let raising = line.taxes.iter().zip(&levied.taxes).filter(|(tax, _)| tax.raises(sequence));
    raising.into_iter().try_fold(levied.net, |base, (_, amount)| base.plus(amount.charged))
}

/// The exact taxes that the amount of a line contains, by their place in the line.
fn contained_taxes(line: &Taxable<'_>) -> Result<Vec<(usize, Decimal)>, Fault> {
    if !line.taxes.iter().any(|tax| line.contains(tax)) {
        return Ok(Vec::new());
    }
    let mut order: Vec<usize> = (0..line.taxes.len()).collect();
    order.sort_by_key(|at| line.taxes[*at].sequence);
    // Tax = factor x net + fixed, for every tax of the line in the order of reckoning.
    let mut linear = vec![(Decimal::ZERO, Decimal::ZERO); line.taxes.len()];
    let (mut factors, mut fixed) = (Decimal::ONE, Decimal::ZERO);
    for at in &order {
        let tax = &line.taxes[*at];
        let (mut base_factor, mut base_fixed) = (Decimal::ONE, Decimal::ZERO);
        for (_, (factor, fixed)) in line.taxes.iter().zip(&linear).filter(|(other, _)| other.raises(tax.sequence)) {
            base_factor = exact::plus(base_factor, *factor)?;
            base_fixed = exact::plus(base_fixed, *fixed)?;
        }
        let factor = exact::times(base_factor, tax.factor())?;
        let part = exact::plus(exact::times(base_fixed, tax.factor())?, tax.fixed(line.quantity))?;
        linear[*at] = (factor, part);
        if line.contains(tax) {
            factors = exact::plus(factors, factor)?;
            fixed = exact::plus(fixed, part)?;
        }
    }
    if factors <= Decimal::ZERO {
        return Err(Fault::at("taxes", Code::OutOfRange).with("min", -100).with("max", 100));
    }
    let net = exact::over(exact::plus(line.amount.to_decimal(), -fixed)?, factors)?;
    let contained = order.into_iter().filter(|at| line.contains(&line.taxes[*at]));
    contained
        .map(|at| {
            let (factor, fixed) = linear[at];
            Ok((at, exact::plus(exact::times(net, factor)?, fixed)?))
        })
        .collect()
}

/// The parts of one tax, category and rate.
struct Band<'a> {
    tax: &'a LineTax,
    parts: Vec<Part>,
}

impl Band<'_> {
    fn same_lines(&self, other: &Self) -> bool {
        self.parts.len() == other.parts.len() && self.parts.iter().zip(&other.parts).all(|(a, b)| a.line == b.line)
    }
}

/// Rounds: gathers the parts into bands, rounds the sum of the bands that belong together, divides it over the bands
/// and each band over its lines.
fn settle(
    lines: &[Taxable<'_>],
    parts: Vec<Part>,
    together: fn(&LineTax, &LineTax) -> bool,
    levied: &mut [Levied],
) -> Result<(), Fault> {
    let Some(currency) = lines.first().map(|line| line.amount.currency) else { return Ok(()) };
    let mut bands: Vec<Band<'_>> = Vec::new();
    for part in parts {
        let tax = &lines[part.line].taxes[part.tax];
        match bands.iter_mut().find(|band| band.tax.same_group(tax)) {
            Some(band) => band.parts.push(part),
            None => bands.push(Band { tax, parts: vec![part] }),
        }
    }
    let mut rounded_together: Vec<Vec<Band<'_>>> = Vec::new();
    for band in bands {
        let fits =
            |set: &&mut Vec<Band<'_>>| set.first().is_some_and(|of| together(of.tax, band.tax) && of.same_lines(&band));
        match rounded_together.iter_mut().find(fits) {
            Some(set) => set.push(band),
            None => rounded_together.push(vec![band]),
        }
    }
    for set in rounded_together {
        let sums = set
            .iter()
            .map(|band| exact::sum(band.parts.iter().map(|part| part.exact)))
            .collect::<Result<Vec<_>, _>>()?;
        // Divisions leave residues far behind the decimal mark, which must not push a half below itself.
        let sum = Rounding::HalfEven.apply(exact::sum(sums.iter().copied())?, 12);
        let total = Money::round(sum, currency, Rounding::HalfUp)?;
        for (band, charged) in set.iter().zip(apportion(total, &sums)?) {
            let exact: Vec<Decimal> = band.parts.iter().map(|part| part.exact).collect();
            for (part, share) in band.parts.iter().zip(apportion(charged, &exact)?) {
                levied[part.line].taxes[part.tax].charged = share;
            }
        }
    }
    Ok(())
}
