//! The table: which columns a document needs, and its lines with the running sum that is carried over at a page's end.

use kontor_core::fault::Fault;
use kontor_core::money::Money;
use kontor_core::sales::DocumentLine;
use kontor_core::tax::VatCategory;
use kontor_core::totals::{LineInput, PercentOrAmount};

use super::Pen;
use super::letterhead::given;
use crate::model::{Column, Field, Line};

/// Longest item number that gets a column of its own; longer ones stand below the description.
const CODE_COLUMN: usize = 12;

/// Columns and lines of a document.
pub(super) struct Table {
    pub columns: Vec<Column>,
    pub lines: Vec<Line>,
    /// Sum of the lines before a discount on the whole document; with tax where the prices have it.
    pub sum: Money,
}

/// Writes the table.
pub(super) fn table(pen: &Pen<'_>) -> Result<Table, Fault> {
    let columns = columns(pen);
    let has = |field| columns.iter().any(|column| column.field == field);
    let mut sum = Money::zero(pen.document.currency);
    let mut lines = Vec::with_capacity(pen.issued.lines.len());
    for line in pen.issued.lines {
        let amount = amount(pen, line)?;
        sum = sum.plus(amount)?;
        lines.push(Line {
            position: line.position.to_string(),
            code: if has(Field::Code) { line.sku.clone() } else { String::new() },
            description: line.text.clone(),
            details: details(pen, line, has(Field::Code)),
            quantity: pen.format.number(line.quantity.get(), 0),
            unit: unit(pen, &line.unit),
            price: if has(Field::Price) {
                pen.format.price(line.price.get(), pen.document.currency)
            } else {
                String::new()
            },
            discount: discount(pen, line),
            tax: if has(Field::Tax) { tax(pen, line) } else { String::new() },
            net: if has(Field::Net) { pen.format.amount(amount) } else { String::new() },
            running: if pen.form.priced { pen.format.amount(sum) } else { String::new() },
        });
    }
    Ok(Table { columns, lines, sum })
}

fn columns(pen: &Pen<'_>) -> Vec<Column> {
    let lines = pen.issued.lines;
    let priced = pen.form.priced;
    let codes = lines.iter().any(|line| given(&line.sku).is_some());
    let short = lines.iter().all(|line| line.sku.chars().count() <= CODE_COLUMN);
    let currency = pen.document.currency.code();
    let net = if pen.document.prices_gross { "paper-column-gross" } else { "paper-column-net" };
    [
        (true, Field::Position, "paper-column-position"),
        (codes && short, Field::Code, "paper-column-code"),
        (true, Field::Description, "paper-column-description"),
        (true, Field::Quantity, "paper-column-quantity"),
        (true, Field::Unit, "paper-column-unit"),
        (priced, Field::Price, "paper-column-price"),
        (priced && lines.iter().any(|line| line.discount_percent.is_some()), Field::Discount, "paper-column-discount"),
        (priced && several_rates(pen), Field::Tax, "paper-column-tax"),
        (priced, Field::Net, net),
    ]
    .into_iter()
    .filter(|(shown, ..)| *shown)
    .map(|(_, field, id)| Column { field, label: pen.words.with(id, &[("currency", currency)]) })
    .collect()
}

/// Whether the lines differ in their VAT, so that each must name its own.
fn several_rates(pen: &Pen<'_>) -> bool {
    let mut rates = pen.issued.lines.iter().map(|line| (line.vat_category, line.vat_rate));
    let first = rates.next();
    rates.any(|rate| Some(rate) != first)
}

/// What the line comes to before a discount on the whole document: that one is told below the sum.
fn amount(pen: &Pen<'_>, line: &DocumentLine) -> Result<Money, Fault> {
    if !pen.form.priced {
        return Ok(Money::zero(pen.document.currency));
    }
    // Reckoned by the rule that reckoned the document: discount and price are rounded each for itself.
    let mut input = LineInput::new(line.quantity, line.price, Vec::new());
    input.discount = line.discount_percent.map(PercentOrAmount::Percent);
    input.amount(pen.document.currency).map_err(|fault| fault.under(&format!("lines.{}", line.position)))
}

fn details(pen: &Pen<'_>, line: &DocumentLine, has_code_column: bool) -> Vec<String> {
    let code = given(&line.sku).filter(|_| !has_code_column);
    let code = code.map(|code| pen.words.with("paper-line-code", &[("code", code)]));
    let text = line.description.split('\n').filter_map(given).map(str::to_owned);
    code.into_iter().chain(text).collect()
}

/// The short name of a unit, or its code where we have no name for it.
fn unit(pen: &Pen<'_>, code: &str) -> String {
    pen.words.known(&format!("paper-unit-{code}")).unwrap_or_else(|| code.to_owned())
}

fn discount(pen: &Pen<'_>, line: &DocumentLine) -> String {
    let shown = line.discount_percent.filter(|rate| pen.form.priced && !rate.is_zero());
    shown.map(|rate| pen.format.percent(rate)).unwrap_or_default()
}

fn tax(pen: &Pen<'_>, line: &DocumentLine) -> String {
    category_label(pen, line.vat_category).unwrap_or_else(|| pen.format.percent(line.vat_rate))
}

/// The word that stands for a rate where no tax is charged.
pub(super) fn category_label(pen: &Pen<'_>, category: Option<VatCategory>) -> Option<String> {
    let id = match category? {
        VatCategory::Exempt => "paper-tax-exempt",
        VatCategory::ReverseCharge => "paper-tax-reverse",
        VatCategory::IntraCommunity => "paper-tax-intra-community",
        VatCategory::Export => "paper-tax-export",
        VatCategory::OutsideScope => "paper-tax-outside",
        VatCategory::Standard | VatCategory::Zero | VatCategory::CanaryIslands | VatCategory::CeutaMelilla => {
            return None;
        }
    };
    Some(pen.words.text(id))
}
