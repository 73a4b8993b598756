//! Totals, instalments and the checks that need them; what a screen shows of a draft.

use kontor_core::check::in_eu_vat;
use kontor_core::decimal::{Quantity, UnitPrice};
use kontor_core::entity::{DocumentTaxId, InstalmentId};
use kontor_core::fault::{Code, Fault, Faults};
use kontor_core::money::Money;
use kontor_core::permission::{Action, Facet, Resource};
use kontor_core::price::PriceTrace;
use kontor_core::sales::{DocumentDraft, DocumentKind, DocumentTax, Instalment};
use kontor_core::tax::{SupplyFacts, TaxGroup, VatCategory, check_categories};
use kontor_core::totals::{DiscountOn, DocumentDiscount, DocumentInput, DocumentTotals, PercentOrAmount, total};
use kontor_store::Read;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::line::{self, Line};
use super::resolve::{self, Head};
use crate::context::Context;
use crate::error::Answer;

/// A draft with everything that follows from it today.
pub(super) struct Resolved {
    pub head: Head,
    pub lines: Vec<Line>,
    pub totals: Option<DocumentTotals>,
}

/// What a draft comes to, as the screen shows it while one types.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
pub struct Reckoned {
    /// Its lines, with what was looked up.
    pub lines: Vec<ReckonedLine>,
    /// Tax by category and rate.
    pub taxes: Vec<TaxGroup>,
    /// Without tax.
    pub net: Money,
    /// Tax.
    pub tax: Money,
    /// With tax.
    pub gross: Money,
    /// Already paid by prepayment invoices.
    pub prepaid: Money,
    /// To be paid.
    pub due: Money,
    /// Whether prices contain the tax.
    pub prices_gross: bool,
    /// All that keeps it from being issued, by field of the draft.
    pub faults: Vec<Fault>,
}

/// A line of a draft with what was looked up.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
pub struct ReckonedLine {
    /// Where it stands in the draft, from 0.
    pub at: usize,
    /// Number of the item.
    pub sku: String,
    /// Text on the paper.
    pub text: String,
    /// Quantity.
    pub quantity: Quantity,
    /// Unit.
    pub unit: String,
    /// Price of one unit.
    pub price: UnitPrice,
    /// Net after the discount of the line and its part of the document's.
    pub net: Money,
    /// VAT category and rate, as `S 19`.
    pub vat: String,
    /// Why this price.
    pub trace: Option<PriceTrace>,
    /// What is free in the place from which goods go; for stocked items.
    pub available: Option<Quantity>,
}

/// Resolves and reckons a draft. Faults are gathered in the head.
pub(super) fn resolve(
    context: &Context<'_>,
    read: &Read<'_>,
    id: kontor_core::entity::DocumentId,
    draft: &DocumentDraft,
) -> Answer<Resolved> {
    let mut head = resolve::head(context, read, id, draft)?;
    let mut lines = line::lines(context, read, &mut head, draft)?;
    let totals = if draft.kind.priced() { reckon(read, &mut head, &mut lines)? } else { None };
    check_period(read, &mut head)?;
    Ok(Resolved { head, lines, totals })
}

fn reckon(read: &Read<'_>, head: &mut Head, lines: &mut [Line]) -> Answer<Option<DocumentTotals>> {
    let document = &head.document;
    let mut input = DocumentInput::new(document.currency, lines.iter().map(Line::input).collect());
    input.mode = document.tax_mode;
    input.discount = document
        .discount_percent
        .map(|percent| DocumentDiscount { on: DiscountOn::Prices, value: PercentOrAmount::Percent(percent) });
    if document.kind == DocumentKind::Invoice && document.prepayment_percent.is_none() {
        input.prepaid = prepaid(read, head)?;
    }
    let totals = match total(&input) {
        Ok(totals) => totals,
        Err(faults) => {
            // Lines are counted as they were resolved; the draft may have blank ones between.
            head.faults
                .0
                .extend(faults.0.into_iter().map(|fault| Fault { field: at_draft(&fault.field, lines), ..fault }));
            return Ok(None);
        }
    };
    for (line, figures) in lines.iter_mut().zip(&totals.lines) {
        line.row.net_minor = figures.net.minus(figures.document_discount)?.minor;
        line.row.tax_minor = figures.tax.minor;
    }
    let document = &mut head.document;
    document.net_minor = totals.net.minor;
    document.tax_minor = totals.tax.minor;
    document.gross_minor = totals.gross.minor;
    document.prepaid_minor = totals.prepaid.minor;
    document.rounding_minor = totals.rounding.minor;
    document.due_minor = totals.due.minor;
    if document.kind.is_claim() {
        check_taxes(head, &totals);
    }
    Ok(Some(totals))
}

fn at_draft(field: &str, lines: &[Line]) -> String {
    let mut parts = field.splitn(3, '.');
    match (parts.next(), parts.next().and_then(|at| at.parse::<usize>().ok()), parts.next()) {
        (Some("lines"), Some(at), rest) => {
            let at = lines.get(at).map_or(at, |line| line.at);
            rest.map_or_else(|| format!("lines.{at}"), |rest| format!("lines.{at}.{rest}"))
        }
        _ => field.to_owned(),
    }
}

fn check_taxes(head: &mut Head, totals: &DocumentTotals) {
    let filled = |text: Option<&String>| text.is_some_and(|text| !text.trim().is_empty());
    let (seller, buyer) = (&mut head.document.seller_snapshot, &mut head.document.party_snapshot);
    // Where nothing is in scope of VAT, the VAT ids stay off the paper (EN 16931, BR-O-02 to BR-O-04).
    let outside_scope = totals.groups.iter().all(|group| group.category == Some(VatCategory::OutsideScope));
    if outside_scope && !totals.groups.is_empty() {
        seller.vat_id = None;
        buyer.iter_mut().for_each(|buyer| buyer.vat_id = None);
    }
    let seller_tax_number = filled(seller.tax_number.as_ref());
    // Outside the EU there are no VAT ids: the tax number takes their place.
    let known_by_number = seller_tax_number && !outside_scope && !in_eu_vat(&seller.address.country);
    let facts = SupplyFacts {
        seller_vat_id: filled(seller.vat_id.as_ref()) || known_by_number,
        seller_tax_number,
        buyer_vat_id: filled(buyer.as_ref().and_then(|buyer| buyer.vat_id.as_ref())),
        delivery_date: true,
        delivery_country: buyer.is_some(),
    };
    if let Err(faults) = check_categories(&totals.groups, &facts) {
        head.faults.0.extend(faults.0);
    }
}

/// What earlier prepayment invoices of the same order took, unless a final invoice has taken it off already.
fn prepaid(read: &Read<'_>, head: &Head) -> Answer<Money> {
    let prepayments = open_prepayments(read, head)?;
    Ok(Money::sum(head.document.currency, prepayments.iter().map(|invoice| invoice.money(invoice.gross_minor)))?)
}

/// Prepayment invoices of the order behind this invoice that no final invoice has taken off.
pub(super) fn open_prepayments(read: &Read<'_>, head: &Head) -> Answer<Vec<kontor_core::sales::Document>> {
    let order = match &head.source {
        Some(source) if source.kind == DocumentKind::Order => Some(source.id),
        Some(source) if source.kind == DocumentKind::Delivery => source.source,
        _ => None,
    };
    let Some(order) = order else { return Ok(Vec::new()) };
    let mut invoices = Vec::new();
    for follower in read.followers_of(order)? {
        if follower.kind == DocumentKind::Delivery {
            invoices.extend(read.followers_of(follower.id)?);
        }
        invoices.push(follower);
    }
    // When its entry is made the final invoice is already there itself.
    invoices.retain(|invoice| invoice.kind == DocumentKind::Invoice && invoice.id != head.document.id);
    if invoices.iter().any(|invoice| invoice.prepaid_minor != 0) {
        return Ok(Vec::new());
    }
    invoices.retain(|invoice| invoice.prepayment_percent.is_some() && invoice.currency == head.document.currency);
    Ok(invoices)
}

fn check_period(read: &Read<'_>, head: &mut Head) -> Answer<()> {
    use kontor_core::ledger::{LockArea, check_period};
    let area = match head.document.kind {
        DocumentKind::Quote | DocumentKind::Order => return Ok(()),
        DocumentKind::Invoice | DocumentKind::CreditNote => LockArea::Sales,
        DocumentKind::Delivery
        | DocumentKind::Receipt
        | DocumentKind::Correction
        | DocumentKind::Dispatch
        | DocumentKind::Arrival => LockArea::Stock,
    };
    let locks = read.period_locks()?;
    if let Err(fault) = check_period(&locks, area, head.branch.id, head.document.issued_on) {
        head.faults.push(Fault { field: "issued_on".to_owned(), ..fault });
    }
    Ok(())
}

/// The parts in which an invoice is due, or the one part of a credit note.
pub(super) fn instalments(context: &Context<'_>, resolved: &Resolved) -> Result<Vec<Instalment>, Fault> {
    let document = &resolved.head.document;
    let made = |position, due_on, amount_minor, discount_until_on, discount_minor| Instalment {
        id: context.new_id::<InstalmentId>(),
        document: document.id,
        position,
        due_on,
        amount_minor,
        discount_until_on,
        discount_minor,
        discount_tax: resolved.head.term.as_ref().and_then(|term| term.discount).map(|discount| discount.tax),
    };
    if document.kind == DocumentKind::CreditNote {
        return Ok(vec![made(1, document.issued_on, -document.due_minor, None, 0)]);
    }
    let Some(term) = &resolved.head.term else {
        return Ok(vec![made(1, document.issued_on, document.due_minor, None, 0)]);
    };
    let whole = document.prepaid_minor == 0 && document.rounding_minor == 0;
    let parts = if whole {
        term.divide(document.money(document.net_minor), document.money(document.tax_minor), document.issued_on)?
    } else {
        term.divide(document.money(document.due_minor), document.money(0), document.issued_on)?
    };
    Ok((1..)
        .zip(parts)
        .map(|(position, part)| {
            let offer = part.discount;
            made(
                position,
                part.due_on,
                part.amount.minor,
                offer.map(|offer| offer.until_on),
                offer.map_or(0, |offer| offer.amount.minor),
            )
        })
        .collect())
}

/// The taxes of a document as rows.
pub(super) fn taxes_of(context: &Context<'_>, resolved: &Resolved) -> Vec<DocumentTax> {
    let groups = resolved.totals.iter().flat_map(|totals| &totals.groups);
    groups
        .map(|group| DocumentTax {
            id: context.new_id::<DocumentTaxId>(),
            document: resolved.head.document.id,
            tax: group.tax.clone(),
            category: group.category,
            rate_kind: group.kind,
            rate: group.amount,
            base_minor: group.base.minor,
            tax_minor: group.charged.minor,
            reason_code: group.reason_code.clone(),
            reason_text: group.reason_text.clone(),
        })
        .collect()
}

impl Resolved {
    /// What the screen shows.
    pub fn shown(&self, context: &Context<'_>, read: &Read<'_>) -> Answer<Reckoned> {
        let document = &self.head.document;
        let mut lines = Vec::with_capacity(self.lines.len());
        for line in &self.lines {
            let available = match (document.location, line.stocked(), line.row.item) {
                (Some(location), true, Some(item)) => Some(read.level(item, location)?.available()),
                _ => None,
            };
            let row = &line.row;
            lines.push(ReckonedLine {
                at: line.at,
                sku: row.sku.clone(),
                text: row.text.clone(),
                quantity: row.quantity,
                unit: row.unit.clone(),
                price: row.price,
                net: document.money(row.net_minor),
                vat: row
                    .vat_category
                    .map(|category| format!("{} {}", category.as_str(), row.vat_rate))
                    .unwrap_or_default(),
                trace: row.price_trace.clone(),
                available,
            });
        }
        Ok(Reckoned {
            lines,
            taxes: self.totals.as_ref().map(|totals| totals.groups.clone()).unwrap_or_default(),
            net: document.money(document.net_minor),
            tax: document.money(document.tax_minor),
            gross: document.money(document.gross_minor),
            prepaid: document.money(document.prepaid_minor),
            due: document.money(document.due_minor),
            prices_gross: document.prices_gross,
            faults: self.head.faults.0.iter().cloned().chain(self.unapproved(context)).collect(),
        })
    }

    /// What somebody who may has to let pass: prices below the floor, which is named to those who may see costs.
    fn unapproved(&self, context: &Context<'_>) -> impl Iterator<Item = Fault> {
        let costs = context.sees(Facet::Cost);
        self.lines.iter().filter_map(move |line| {
            let mut fault = line.below_floor.clone()?;
            fault.params.retain(|name, _| costs || name != "floor");
            Some(fault.under(&format!("lines.{}", line.at)))
        })
    }

    /// Stops what has to be approved and was not.
    ///
    /// # Errors
    /// `below-floor-price` per line; `not-allowed` for an approval by somebody who may not.
    pub fn approve(&self, context: &Context<'_>, approved: bool) -> Result<(), Faults> {
        if approved {
            return Ok(context.expect(Resource::Document, Action::Approve)?);
        }
        let mut faults = Faults::none();
        self.unapproved(context).for_each(|fault| faults.push(fault));
        faults.ok()
    }

    /// Ready to be issued, or all that is wrong.
    pub fn check(&self) -> Result<(), Faults> {
        let mut faults = self.head.faults.clone();
        let document = &self.head.document;
        if faults.0.is_empty() && document.kind == DocumentKind::Invoice && document.due_minor < 0 {
            faults.push(Fault::at("lines", Code::Negative));
        }
        if document.kind.moves_goods() && document.location.is_none() {
            faults.push(Fault::at("location", Code::Required));
        }
        faults.ok()
    }
}
