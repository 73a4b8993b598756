//! The sentences that the law asks for: VAT Directive article 226, sections 14, 14a and 19 UStG, article 106e of the
//! Polish VAT act.

use kontor_core::decimal::Rounding;
use kontor_core::fault::{Code, Fault};
use kontor_core::money::Money;
use kontor_core::sales::DocumentTax;
use kontor_core::tax::VatCategory;

use super::Pen;
use super::letterhead::given;

/// All notices of a priced document, each once.
pub(super) fn notices(pen: &Pen<'_>) -> Result<Vec<String>, Fault> {
    let mut notices: Vec<String> = Vec::new();
    if !pen.form.priced {
        return Ok(notices);
    }
    let seller = &pen.document.seller_snapshot;
    if seller.small_business {
        let german = seller.address.country == "DE";
        notices.push(pen.words.text(if german {
            "paper-notice-small-business-de"
        } else {
            "paper-notice-small-business"
        }));
    } else {
        for tax in pen.issued.taxes {
            notices.extend(reason(pen, tax));
        }
    }
    notices.extend(national_tax(pen)?);
    let mut seen = std::collections::BTreeSet::new();
    notices.retain(|notice| seen.insert(notice.clone()));
    Ok(notices)
}

/// Why no tax is charged: the fixed sentence of the category and what the document adds to it.
fn reason(pen: &Pen<'_>, tax: &DocumentTax) -> Vec<String> {
    let Some(category) = tax.category.filter(|category| category.needs_reason()) else { return Vec::new() };
    let fixed = match category {
        VatCategory::ReverseCharge => Some("paper-notice-reverse-charge"),
        VatCategory::IntraCommunity => Some("paper-notice-intra-community"),
        VatCategory::Export => Some("paper-notice-export"),
        _ => None,
    };
    let mut said: Vec<String> = fixed.map(|id| pen.words.text(id)).into_iter().collect();
    if category == VatCategory::ReverseCharge && pen.document.seller_snapshot.address.country == "PL" {
        said.push(pen.words.text("paper-notice-PL-reverse-charge"));
    }
    let own = tax.reason_text.as_deref().and_then(given).map(str::to_owned);
    let code = tax.reason_code.as_deref().and_then(given).filter(|_| fixed.is_none() && own.is_none());
    let code = code.map(|code| pen.words.with("paper-notice-exempt", &[("reason", code)]));
    said.extend(own.or(code));
    if said.is_empty() {
        // Without any reason the category at least is named, so that the page never hides that tax is missing.
        said.extend(super::lines::category_label(pen, Some(category)));
    }
    said
}

/// On a document in a foreign currency the tax stands in the seller's currency too.
fn national_tax(pen: &Pen<'_>) -> Result<Option<String>, Fault> {
    let document = pen.document;
    let home = pen.issued.company_currency;
    if document.currency == home || document.tax_minor == 0 || !document.kind.is_claim() {
        return Ok(None);
    }
    let exact = document.money(document.tax_minor).to_decimal().checked_mul(document.exchange_rate.get());
    let tax = Money::round(exact.ok_or_else(|| Fault::new(Code::AmountTooLarge))?, home, Rounding::HalfUp)?;
    Ok(Some(pen.words.with(
        "paper-notice-national-tax",
        &[
            ("currency", home.code()),
            ("amount", &pen.format.money(tax)),
            ("foreign", document.currency.code()),
            ("rate", &pen.format.number(document.exchange_rate.get(), 2)),
        ],
    )))
}
