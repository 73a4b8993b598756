//! What an invoice or credit note does to the ledger: claim against revenue and tax.

use kontor_core::ledger::posting::{Deduction, InvoicePosting, TaxedAmount, Trade, post_invoice, prepayment_part};
use kontor_core::ledger::{AccountRole, Journal, TaxKey};
use kontor_core::money::Money;
use kontor_core::sales::{DocumentKind, Instalment};
use kontor_core::time::LocalDate;
use kontor_core::totals::DocumentTotals;
use kontor_store::{Read, Write};

use super::issue::entry_head;
use super::reckon::{Resolved, open_prepayments};
use crate::context::Context;
use crate::error::Answer;

/// Posts the entry of an invoice or credit note.
pub(super) fn post(
    context: &Context<'_>,
    write: &mut Write<'_>,
    resolved: &Resolved,
    instalments: &[Instalment],
) -> Answer<()> {
    let document = &resolved.head.document;
    let Some(totals) = &resolved.totals else { return Ok(()) };
    let credit = document.kind == DocumentKind::CreditNote;
    let mirrored = credit.then(|| totals.mirrored());
    let totals = mirrored.as_ref().unwrap_or(totals);
    let prepayment = document.prepayment_percent.is_some();
    let parts = parts(resolved, totals, prepayment)?;
    let deductions = if totals.prepaid.is_zero() { Vec::new() } else { deductions(write, resolved)? };
    let due: Vec<(LocalDate, Money)> =
        instalments.iter().map(|part| (part.due_on, Money::new(part.amount_minor, document.currency))).collect();
    let posting = InvoicePosting {
        trade: Trade::Sales,
        on: document.issued_on,
        party: document.party,
        company: resolved.head.company.currency,
        exchange_rate: document.exchange_rate,
        parts: &parts,
        rounding: totals.rounding,
        deductions: &deductions,
        instalments: &due,
        tax_deferred: false,
    };
    let Some(entry) = post_invoice(&posting, &write.accounts()?)? else { return Ok(()) };
    let head = entry_head(context, document, Journal::Sales);
    Ok(write.post_entry(&head, &entry, || context.new_id())?)
}

/// Net amounts by tax from the lines, tax amounts from the groups: their sum is the gross total to the cent.
fn parts(resolved: &Resolved, totals: &DocumentTotals, prepayment: bool) -> Answer<Vec<TaxedAmount>> {
    let currency = resolved.head.document.currency;
    let mut parts: Vec<TaxedAmount> = Vec::new();
    for (line, figures) in resolved.lines.iter().zip(&totals.lines) {
        let net = figures.net.minus(figures.document_discount)?;
        let key = line.row.vat_category.map(|category| TaxKey { category, rate: line.row.vat_rate });
        match parts.iter_mut().find(|part| part.tax == key) {
            Some(part) => part.net = part.net.plus(net)?,
            None if resolved.head.document.opening => parts.push(TaxedAmount::untaxed(AccountRole::Opening, net)),
            None => parts.push(part(key, net, prepayment)),
        }
    }
    for group in &totals.groups {
        let key = group.category.map(|category| TaxKey { category, rate: group.amount });
        match (key, parts.iter_mut().find(|part| part.tax == key)) {
            (Some(_), Some(part)) => part.vat = part.vat.plus(group.charged)?,
            (Some(_), None) => {
                parts.push(TaxedAmount { vat: group.charged, ..part(key, Money::zero(currency), prepayment) })
            }
            (None, _) => parts.push(TaxedAmount::untaxed(AccountRole::OtherTax, group.charged)),
        }
    }
    Ok(parts)
}

fn part(key: Option<TaxKey>, net: Money, prepayment: bool) -> TaxedAmount {
    let nothing = Money::zero(net.currency);
    match key {
        Some(key) if prepayment => prepayment_part(key, net, nothing),
        Some(key) => TaxedAmount::new(AccountRole::Revenue, key, net, nothing),
        None => TaxedAmount::untaxed(AccountRole::Revenue, net),
    }
}

/// What earlier prepayment invoices had booked, to be taken off again.
fn deductions(read: &Read<'_>, resolved: &Resolved) -> Answer<Vec<Deduction>> {
    let mut deductions = Vec::new();
    for invoice in open_prepayments(read, &resolved.head)? {
        for tax in read.taxes_of(invoice.id)? {
            let Some(category) = tax.category else { continue };
            let key = TaxKey { category, rate: tax.rate };
            let part = prepayment_part(key, invoice.money(tax.base_minor), invoice.money(tax.tax_minor));
            deductions.push(Deduction { part, exchange_rate: invoice.exchange_rate });
        }
    }
    Ok(deductions)
}
