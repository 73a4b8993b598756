//! Lines: item, unit, price, tax and what is left of the line that is continued.

use kontor_core::check::{NAME, TEXT};
use kontor_core::decimal::{Quantity, Rate, Rounding, UnitPrice};
use kontor_core::entity::{DocumentId, DocumentLineId};
use kontor_core::fault::{Code, Fault, Faults};
use kontor_core::item::{Item, ItemKind};
use kontor_core::sales::{Document, DocumentDraft, DocumentKind, DocumentLine, DraftLine};
use kontor_core::tax::LineTax;
use kontor_core::totals::{LineInput, PercentOrAmount};
use kontor_store::Read;
use rust_decimal::Decimal;

use super::progress::left_of;
use super::resolve::Head;
use super::transfer;
use crate::context::Context;
use crate::error::{Answer, AppError};
use crate::look_up::{PriceAsk, TaxAsk};

/// A line with all that was looked up for it.
pub(super) struct Line {
    /// Where it stands in the draft.
    pub at: usize,
    pub row: DocumentLine,
    pub item: Option<Item>,
    /// What it continues.
    pub source: Option<DocumentLine>,
    /// Its price lies below the floor: somebody who may must let it pass.
    pub below_floor: Option<Fault>,
}

impl Line {
    /// Whether goods of ours are concerned.
    pub fn stocked(&self) -> bool {
        self.item.as_ref().is_some_and(Item::stocked)
    }
    /// As the totals want it.
    pub fn input(&self) -> LineInput {
        let mut input = LineInput::new(self.row.quantity, self.row.price, self.row.taxes.clone());
        input.discount = self.row.discount_percent.map(PercentOrAmount::Percent);
        input
    }
}

/// Resolves all lines that say anything; blank ones are passed over.
pub(super) fn lines(
    context: &Context<'_>,
    read: &Read<'_>,
    head: &mut Head,
    draft: &DocumentDraft,
) -> Answer<Vec<Line>> {
    let mut lines = Vec::new();
    for (at, typed) in draft.lines.iter().enumerate() {
        let nothing = match draft.kind {
            DocumentKind::Correction => typed.counted.is_none() && typed.quantity.is_none(),
            // What did not come yet is not on the paper.
            DocumentKind::Arrival => typed.counted.is_some_and(Quantity::is_zero),
            _ => false,
        };
        if nothing || is_blank(typed) {
            continue;
        }
        let mut faults = Faults::none();
        let position = i64::try_from(lines.len() + 1).unwrap_or(i64::MAX);
        let line = resolve(context, read, head, draft, typed, position, &mut faults)?;
        head.faults.absorb(&format!("lines.{at}"), faults);
        lines.push(Line { at, ..line });
    }
    if lines.is_empty() {
        head.faults.push(Fault::at("lines", Code::NoLines));
    }
    Ok(lines)
}

fn is_blank(line: &DraftLine) -> bool {
    line.item.is_none() && line.text.trim().is_empty() && line.source_line.is_none() && line.price.is_none()
}

fn resolve(
    context: &Context<'_>,
    read: &Read<'_>,
    head: &Head,
    draft: &DocumentDraft,
    typed: &DraftLine,
    position: i64,
    faults: &mut Faults,
) -> Answer<Line> {
    // What is ordered under another number is sold as the item that goes on.
    let item = typed.item.map(|item| read.goes_on_as(item)).transpose()?;
    let source = match typed.source_line {
        // The dispatch is a paper of the branch that sent the goods: this PC may not hold it.
        Some(line) if draft.kind == DocumentKind::Arrival => read.find(line)?,
        Some(line) => Some(read.get::<DocumentLine>(line)?),
        None => None,
    };
    let stock_unit = item.as_ref().map_or("C62", |item| item.unit.as_str());
    let unit = typed.unit.clone().filter(|unit| !unit.is_empty()).unwrap_or_else(|| stock_unit.to_owned());
    let factor = unit_factor(read, item.as_ref(), &unit, faults)?;
    let quantity = quantity(read, head, typed, item.as_ref(), faults)?;
    let stock_quantity = stock_quantity(quantity, factor, faults);
    if draft.kind == DocumentKind::Arrival {
        transfer::check_arrived(read, typed, (stock_quantity, factor), faults)?;
    }
    let text = match (&item, typed.text.trim()) {
        (Some(item), "") => item.name_in(head.document.language).to_owned(),
        (_, text) => text.to_owned(),
    };
    faults.required("text", &text, NAME);
    faults.at_most("description", &typed.description, TEXT);
    if draft.kind.only_goods() && !item.as_ref().is_some_and(Item::stocked) {
        faults.push(Fault::at("item", if item.is_some() { Code::NotStocked } else { Code::Required }));
    }
    let mut row = DocumentLine {
        id: context.new_id::<DocumentLineId>(),
        document: head.document.id,
        position,
        item: item.as_ref().map(|item| item.id),
        sku: item.as_ref().map(|item| item.sku.clone()).unwrap_or_default(),
        text,
        description: if typed.description.is_empty() {
            item.as_ref().map(|item| item.description.clone()).unwrap_or_default()
        } else {
            typed.description.clone()
        },
        quantity,
        unit,
        stock_quantity,
        price: typed.price.unwrap_or_default(),
        discount_percent: typed.discount_percent.filter(|percent| !percent.is_zero()),
        net_minor: 0,
        tax_minor: 0,
        vat_category: None,
        vat_rate: Rate::ZERO,
        taxes: Vec::new(),
        source_line: typed.source_line,
        price_trace: None,
    };
    if let Some(source) = &source {
        check_source(read, head, draft, &row, source, faults)?;
    }
    let mut below_floor = None;
    if draft.kind.priced() {
        price(read, head, typed, item.as_ref(), source.as_ref(), &mut row, faults)?;
        below_floor = floor(read, head, item.as_ref(), source.as_ref(), &row)?;
        // The program before this one has booked the tax of a claim that it left open.
        if !draft.opening {
            tax(read, head, typed, item.as_ref(), source.as_ref(), &mut row, faults)?;
        }
    } else if row.price.is_negative() {
        faults.push(Fault::at("price", Code::Negative));
    }
    Ok(Line { at: 0, row, item, source, below_floor })
}

fn unit_factor(read: &Read<'_>, item: Option<&Item>, unit: &str, faults: &mut Faults) -> Answer<Rate> {
    let one = Rate::from(1);
    let Some(item) = item.filter(|item| item.unit != unit) else { return Ok(one) };
    let known = read.units_of(item.id)?.into_iter().find(|other| other.unit == unit);
    if known.is_none() {
        faults.push(Fault::at("unit", Code::UnknownUnit).with("unit", unit));
    }
    Ok(known.map_or(one, |other| other.factor))
}

fn quantity(
    read: &Read<'_>,
    head: &Head,
    typed: &DraftLine,
    item: Option<&Item>,
    faults: &mut Faults,
) -> Answer<Quantity> {
    if head.document.kind == DocumentKind::Arrival {
        return Ok(transfer::arrived(typed, faults));
    }
    if head.document.kind != DocumentKind::Correction {
        let quantity = typed.quantity.unwrap_or_default();
        if typed.quantity.is_none() {
            faults.push(Fault::at("quantity", Code::Required));
        } else if quantity <= Quantity::ZERO {
            faults.push(Fault::at("quantity", Code::NotPositive));
        }
        return Ok(quantity);
    }
    let (Some(item), Some(location)) = (item, head.document.location) else { return Ok(Quantity::ZERO) };
    let Some(counted) = typed.counted else { return Ok(typed.quantity.unwrap_or_default()) };
    if counted.is_negative() {
        faults.push(Fault::at("counted", Code::Negative));
    }
    let expected = read.level(item.id, location)?.on_hand;
    Ok(kontor_core::stock::count_difference(expected, Some(counted)).ok().flatten().unwrap_or_default())
}

fn stock_quantity(quantity: Quantity, factor: Rate, faults: &mut Faults) -> Quantity {
    let exact = quantity.get().checked_mul(factor.get()).unwrap_or(Decimal::MAX);
    let rounded = Quantity::new(Rounding::HalfUp.apply(exact, Quantity::SCALE));
    faults.take(rounded.map_err(|fault| fault.under("quantity"))).unwrap_or_default()
}

/// A line may continue a line of its source only, of the same item and unit, and no more than is left of it.
fn check_source(
    read: &Read<'_>,
    head: &Head,
    draft: &DocumentDraft,
    row: &DocumentLine,
    source: &DocumentLine,
    faults: &mut Faults,
) -> Answer<()> {
    let from: Option<DocumentId> = head.document.source;
    let ordered = source.item.map(|item| read.goes_on_as(item)).transpose()?.map(|item| item.id);
    if from != Some(source.document) || ordered != row.item {
        faults.push(Fault::at("source_line", Code::NotAChoice));
        return Ok(());
    }
    if source.unit != row.unit {
        faults.push(Fault::at("unit", Code::UnknownUnit).with("unit", &row.unit));
    }
    if draft.kind == DocumentKind::Order || draft.prepayment_percent.is_some() {
        return Ok(());
    }
    let left = left_of(read, source, draft.kind)?;
    if row.quantity > left {
        faults.push(Fault::at("quantity", Code::MoreThanLeft).with("left", left));
    }
    Ok(())
}

fn price(
    read: &Read<'_>,
    head: &Head,
    typed: &DraftLine,
    item: Option<&Item>,
    source: Option<&DocumentLine>,
    row: &mut DocumentLine,
    faults: &mut Faults,
) -> Answer<()> {
    // What was agreed stands: a following document takes the price of the line that it continues. A delivery has none.
    if let (None, Some(source)) =
        (typed.price, source.filter(|source| source.price_trace.is_some() || !source.price.is_zero()))
    {
        row.price = source.price;
        row.price_trace = source.price_trace.clone();
        return Ok(());
    }
    let Some(item) = item else {
        if typed.price.is_none() {
            faults.push(Fault::at("price", Code::Required));
        } else if row.price.is_negative() {
            faults.push(Fault::at("price", Code::Negative));
        }
        return Ok(());
    };
    let ask = PriceAsk { typed: typed.price, discount: typed.discount_percent, ..ask_for(head, item, row) };
    let found = head.conditions.price(read, &ask);
    match found {
        Ok(found) => {
            row.price = found.unit_price;
            row.price_trace = Some(found.trace);
        }
        Err(refusal) => absorb(refusal, "price", faults)?,
    }
    Ok(())
}

/// What a line asks of the prices of the firm.
fn ask_for<'a>(head: &'a Head, item: &'a Item, row: &'a DocumentLine) -> PriceAsk<'a> {
    PriceAsk {
        list: head.price_list,
        party: head.party.as_ref(),
        item,
        unit: &row.unit,
        quantity: row.quantity,
        on: head.document.issued_on,
        currency: head.document.currency,
        exchange_rate: head.document.exchange_rate,
        typed: Some(row.price),
        discount: row.discount_percent,
        document_discount: head.document.discount_percent,
    }
}

/// What keeps a price from being promised or charged without approval. A part that is paid before is no price of its own, and
/// what is given back was judged when it was sold.
fn floor(
    read: &Read<'_>,
    head: &Head,
    item: Option<&Item>,
    source: Option<&DocumentLine>,
    row: &DocumentLine,
) -> Answer<Option<Fault>> {
    let document = &head.document;
    let sold = matches!(document.kind, DocumentKind::Quote | DocumentKind::Order | DocumentKind::Invoice);
    let Some(item) = item.filter(|_| sold && !document.opening && document.prepayment_percent.is_none()) else {
        return Ok(None);
    };
    if !head.conditions.has_floor() || as_agreed(read, head, source, row)? {
        return Ok(None);
    }
    match head.conditions.price(read, &ask_for(head, item, row)) {
        Ok(found) => Ok(found.guard(false).err().map(|fault| Fault { field: "price".to_owned(), ..fault })),
        // What keeps it from having a price at all was said with the price.
        Err(refusal) => absorb(refusal, "price", &mut Faults::none()).map(|()| None),
    }
}

/// Whether a line costs no less than the one that it continues: that one was judged when it was issued.
fn as_agreed(read: &Read<'_>, head: &Head, source: Option<&DocumentLine>, row: &DocumentLine) -> Answer<bool> {
    let Some(source) = source else { return Ok(false) };
    let mut agreed = source.clone();
    let mut before: Document = read.get(agreed.document)?;
    // The prices of a delivery stand on the order behind it.
    if let Some(ordered) = agreed.source_line.filter(|_| !before.kind.priced()) {
        agreed = read.get(ordered)?;
        before = read.get(agreed.document)?;
    }
    let off = |percent: Option<Rate>| percent.unwrap_or(Rate::ZERO);
    let same_terms = before.currency == head.document.currency && before.prices_gross == head.document.prices_gross;
    Ok(same_terms
        && before.kind.priced()
        && agreed.unit == row.unit
        && row.price >= agreed.price
        && off(row.discount_percent) <= off(agreed.discount_percent)
        && off(head.document.discount_percent) <= off(before.discount_percent))
}

fn tax(
    read: &Read<'_>,
    head: &Head,
    typed: &DraftLine,
    item: Option<&Item>,
    source: Option<&DocumentLine>,
    row: &mut DocumentLine,
    faults: &mut Faults,
) -> Answer<()> {
    let frozen = source.filter(|_| head.document.kind == DocumentKind::CreditNote).map(|source| source.taxes.clone());
    let found = match (frozen, typed.tax_category.or(item.map(|item| item.tax_category))) {
        (Some(taxes), _) => Ok(taxes),
        (None, Some(category)) => head.conditions.taxes(
            read,
            &TaxAsk {
                company: &head.company,
                party: head.party.as_ref(),
                country: &head.supply_country(),
                supply: item.map_or(ItemKind::Service, |item| item.kind),
                category,
                on: head.document.supply_on,
                prices_gross: head.document.prices_gross,
            },
        ),
        (None, None) => Err(Fault::at("tax_category", Code::Required).into()),
    };
    match found {
        Ok(taxes) => set_taxes(row, taxes),
        Err(refusal) => absorb(refusal, "tax_category", faults)?,
    }
    Ok(())
}

fn set_taxes(row: &mut DocumentLine, taxes: Vec<LineTax>) {
    if let Some(vat) = taxes.iter().find(|tax| tax.category.is_some()) {
        row.vat_category = vat.category;
        row.vat_rate = vat.amount;
    }
    row.taxes = taxes;
}

/// Refusals belong to the line; what is broken ends the work.
fn absorb(refusal: AppError, field: &str, faults: &mut Faults) -> Answer<()> {
    if refusal.has(Code::Internal) || refusal.has(Code::FileDamaged) {
        return Err(refusal);
    }
    for fault in refusal.faults {
        faults.push(Fault { field: field.to_owned(), ..fault });
    }
    Ok(())
}

/// The cost per unit of a received line in company currency.
pub(crate) fn unit_cost(
    price: UnitPrice,
    quantity: Quantity,
    stock_quantity: Quantity,
    exchange_rate: Rate,
) -> Result<UnitPrice, Fault> {
    let exact = if stock_quantity.is_zero() {
        Some(price.get())
    } else {
        price.get().checked_mul(quantity.get()).and_then(|whole| whole.checked_div(stock_quantity.get()))
    };
    let exact = exact.and_then(|cost| cost.checked_mul(exchange_rate.get()));
    let exact = exact.ok_or_else(|| Fault::new(Code::AmountTooLarge))?;
    UnitPrice::new(Rounding::HalfUp.apply(exact, UnitPrice::SCALE))
}
