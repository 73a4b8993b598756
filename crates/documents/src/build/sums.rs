//! The figures below the table. They are those of the document; only the sum of the lines is added up here, to show a
//! discount on the whole document, and the page says so where the two differ.

use kontor_core::fault::Fault;
use kontor_core::money::Money;
use kontor_core::sales::DocumentTax;
use kontor_core::tax::TaxKind;

use super::Pen;
use super::lines::category_label;
use crate::model::{TaxTable, Total};

/// From the sum of the lines to what is to be paid.
pub(super) fn totals(pen: &Pen<'_>, lines: Money) -> Result<Vec<Total>, Fault> {
    let document = pen.document;
    let mut rows = Vec::new();
    let before_tax = if document.prices_gross { document.gross_minor } else { document.net_minor };
    let discount = document.money(before_tax).minus(lines)?;
    if !discount.is_zero() {
        rows.push(row(pen.words.text("paper-total-lines"), pen.money(lines.minor)));
        let label = match document.discount_percent.filter(|_| discount.minor < 0) {
            Some(rate) => pen.words.with("paper-total-discount-percent", &[("percent", &pen.format.percent(rate))]),
            None if discount.minor < 0 => pen.words.text("paper-total-discount"),
            None => pen.words.text("paper-total-rounding"),
        };
        rows.push(row(label, pen.money(discount.minor)));
    }
    // The reader looks for one figure: what is due, or the total where nothing was paid before.
    let differs = document.due_minor != document.gross_minor && document.kind.is_claim();
    let gross = Total { strong: !differs, ..row(pen.words.text(pen.form.total), pen.money(document.gross_minor)) };
    let net = row(pen.words.text("paper-total-net"), pen.money(document.net_minor));
    if document.prices_gross {
        rows.push(gross);
        rows.extend(tax_rows(pen, "paper-total-tax-included"));
        rows.push(net);
    } else {
        rows.push(net);
        rows.extend(tax_rows(pen, "paper-total-tax-rate"));
        rows.push(gross);
    }
    rows.extend(prepaid(pen));
    if document.rounding_minor != 0 {
        rows.push(row(pen.words.text("paper-total-rounding"), pen.money(document.rounding_minor)));
    }
    if differs {
        let due = row(pen.words.text("paper-total-due"), pen.money(document.due_minor));
        rows.push(Total { strong: true, ..due });
    }
    Ok(rows)
}

/// One line tells the tax of one rate; where there are several, the table beside the sums does.
fn tax_rows(pen: &Pen<'_>, id: &str) -> Vec<Total> {
    match pen.issued.taxes {
        [] => Vec::new(),
        [_] if pen.document.seller_snapshot.small_business => Vec::new(),
        [tax] => {
            let reason = category_label(pen, tax.category);
            let label = reason.map_or_else(
                || pen.words.with(id, &[("rate", &rate(pen, tax)), ("base", &pen.money(tax.base_minor))]),
                |reason| pen.words.with("paper-total-tax-none", &[("reason", &reason)]),
            );
            vec![row(label, pen.money(tax.tax_minor))]
        }
        _ => vec![row(pen.words.text("paper-total-tax"), pen.money(pen.document.tax_minor))],
    }
}

fn prepaid(pen: &Pen<'_>) -> Vec<Total> {
    if pen.document.prepaid_minor == 0 {
        return Vec::new();
    }
    if pen.issued.prepayments.is_empty() {
        return vec![row(pen.words.text("paper-total-prepaid"), pen.money(-pen.document.prepaid_minor))];
    }
    let said = pen.issued.prepayments.iter().map(|prepayment| {
        let date = pen.format.date(prepayment.issued_on);
        let tax = pen.format.money(prepayment.tax);
        let label = [("number", prepayment.number.as_str()), ("date", &date), ("tax", &tax)];
        row(pen.words.with("paper-total-prepaid-invoice", &label), pen.format.money(prepayment.gross.negated()))
    });
    said.collect()
}

/// Tax by rate, when there are several.
pub(super) fn taxes(pen: &Pen<'_>) -> Option<TaxTable> {
    let taxes = pen.issued.taxes;
    (taxes.len() > 1).then(|| TaxTable {
        heads: ["paper-tax-head-rate", "paper-tax-head-base", "paper-tax-head-tax"]
            .map(|id| pen.words.text(id))
            .to_vec(),
        rows: by_rate(taxes).map(|tax| tax_row(pen, tax)).collect(),
    })
}

/// The highest rate first, on every document.
fn by_rate(taxes: &[DocumentTax]) -> impl Iterator<Item = &DocumentTax> {
    let mut sorted: Vec<&DocumentTax> = taxes.iter().collect();
    sorted.sort_by_key(|tax| std::cmp::Reverse(tax.rate));
    sorted.into_iter()
}

fn tax_row(pen: &Pen<'_>, tax: &DocumentTax) -> Vec<String> {
    let rate = category_label(pen, tax.category).unwrap_or_else(|| rate(pen, tax));
    vec![rate, pen.money(tax.base_minor), pen.money(tax.tax_minor)]
}

/// The rate of VAT, or name and rate of another tax.
fn rate(pen: &Pen<'_>, tax: &DocumentTax) -> String {
    let rate = match tax.rate_kind {
        TaxKind::Percent => pen.format.percent(tax.rate),
        TaxKind::PerUnit => pen.format.price(tax.rate.get(), pen.document.currency),
    };
    if tax.category.is_some() { rate } else { format!("{} {rate}", tax.tax) }
}

fn row(label: String, value: String) -> Total {
    Total { label, value, strong: false }
}
