//! Documents come to their totals, entries balance: reckoned again with the engine of every PC.

use kontor_core::entity::EntityKind;
use kontor_core::ledger::{EntryHead, EntryLineRow};
use kontor_core::money::Money;
use kontor_core::sales::{Document, DocumentKind, DocumentLine, DocumentTax, Instalment};
use kontor_core::totals::{DiscountOn, DocumentDiscount, DocumentInput, LineInput, PercentOrAmount, total};
use kontor_sync::wire::IssueKind;

use super::facts;
use crate::hub::issues::About;
use crate::hub::push::Incoming;

pub fn judge(incoming: &Incoming, found: &mut Vec<About>) {
    let lines: Vec<DocumentLine> = facts(incoming).collect();
    let taxes: Vec<DocumentTax> = facts(incoming).collect();
    let parts: Vec<Instalment> = facts(incoming).collect();
    for document in facts::<Document>(incoming) {
        let own: Vec<&DocumentLine> = lines.iter().filter(|line| line.document == document.id).collect();
        let tax = sum(taxes.iter().filter(|tax| tax.document == document.id).map(|tax| tax.tax_minor));
        let due = sum(parts.iter().filter(|part| part.document == document.id).map(|part| part.amount_minor));
        if let Some((expected, said)) = wrong_totals(&document, &own, tax, due) {
            found.push(About::broken(IssueKind::TotalsWrong, EntityKind::Document, document.id.0, expected, said));
        }
    }
    let sides: Vec<EntryLineRow> = facts(incoming).collect();
    for entry in facts::<EntryHead>(incoming) {
        let own = || sides.iter().filter(|line| line.entry == entry.id);
        let (debit, credit) = (sum(own().map(|line| line.debit_minor)), sum(own().map(|line| line.credit_minor)));
        if debit != credit {
            let about = (IssueKind::EntryUnbalanced, EntityKind::Entry, entry.id.0);
            found.push(About::broken(about.0, about.1, about.2, debit.to_string(), credit.to_string()));
        }
    }
}

/// Sums that no amount of lines brings over the edge.
fn sum(amounts: impl Iterator<Item = i64>) -> i128 {
    amounts.map(i128::from).sum()
}

/// What a document should come to and what it says, where these differ: net, tax, to be paid.
fn wrong_totals(document: &Document, lines: &[&DocumentLine], tax: i128, parts: i128) -> Option<(String, String)> {
    let said = (i128::from(document.net_minor), i128::from(document.tax_minor), i128::from(document.due_minor));
    let with_tax = said.0 + said.1;
    let net = sum(lines.iter().map(|line| line.net_minor));
    let due =
        i128::from(document.gross_minor) - i128::from(document.prepaid_minor) + i128::from(document.rounding_minor);
    let expected = (net, tax, due);
    let owed = match document.kind {
        DocumentKind::Invoice => parts == said.2,
        DocumentKind::CreditNote => parts == -said.2,
        _ => true,
    };
    // A credit note takes its figures from its invoice, and what was there before the first day was reckoned elsewhere.
    let engine = if document.kind.priced() && document.kind != DocumentKind::CreditNote && !document.opening {
        reckoned(document, lines)
    } else {
        None
    };
    let expected = engine.unwrap_or(expected);
    let holds =
        expected == said && net == said.0 && tax == said.1 && with_tax == i128::from(document.gross_minor) && owed;
    let words = |figures: (i128, i128, i128)| format!("{} + {}, {}", figures.0, figures.1, figures.2);
    (!holds).then(|| (words(expected), words(said)))
}

/// Net, tax and what is to be paid, reckoned from the lines as every PC reckons them.
fn reckoned(document: &Document, lines: &[&DocumentLine]) -> Option<(i128, i128, i128)> {
    let mut lines = lines.to_vec();
    lines.sort_by_key(|line| line.position);
    let input = |line: &&DocumentLine| {
        let mut input = LineInput::new(line.quantity, line.price, line.taxes.clone());
        input.discount = line.discount_percent.map(PercentOrAmount::Percent);
        input
    };
    let mut whole = DocumentInput::new(document.currency, lines.iter().map(input).collect());
    whole.mode = document.tax_mode;
    whole.discount = document
        .discount_percent
        .map(|percent| DocumentDiscount { on: DiscountOn::Prices, value: PercentOrAmount::Percent(percent) });
    whole.prepaid = Money::new(document.prepaid_minor, document.currency);
    // What the engine refuses does not come to anything.
    let totals = total(&whole).ok()?;
    let figures = (totals.net.minor, totals.tax.minor, totals.due.minor);
    Some((i128::from(figures.0), i128::from(figures.1), i128::from(figures.2)))
}
