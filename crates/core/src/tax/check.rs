//! What EN 16931 wants of each VAT category on a document that we issue, and what it forbids.
//!
//! | code | rate | needs | must not have |
//! |---|---|---|---|
//! | S | > 0 | seller's VAT id or tax number | reason |
//! | Z | 0 | the same | reason |
//! | E | 0 | the same, reason | |
//! | AE | 0 | both VAT ids, reason | |
//! | K | 0 | both VAT ids, day of delivery, country of delivery, reason | |
//! | G | 0 | seller's VAT id, reason | |
//! | O | none | to stand alone, reason | VAT ids |
//! | L, M | >= 0 | seller's VAT id or tax number | reason |

use super::{TaxGroup, TaxKind, VatCategory};
use crate::decimal::Rate;
use crate::fault::{Code, Fault, Faults};

/// What a document says about its parties and the delivery.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct SupplyFacts {
    /// The seller's VAT id is given.
    pub seller_vat_id: bool,
    /// The seller's national tax number is given.
    pub seller_tax_number: bool,
    /// The buyer's VAT id is given.
    pub buyer_vat_id: bool,
    /// The day or period of delivery is given.
    pub delivery_date: bool,
    /// The country of delivery is given.
    pub delivery_country: bool,
}

/// All that keeps a document of these taxes from being issued. Faults of one tax stand at `groups.<n>`, others at the
/// field of the document that is missing; each is named once.
///
/// # Errors
/// `out-of-range`, `reason-missing`, `reason-not-allowed`, `seller-tax-id-missing`, `buyer-tax-id-missing`,
/// `tax-id-not-allowed`, `category-must-stand-alone`, `required` (`delivery_date`, `delivery_country`).
pub fn check_categories(groups: &[TaxGroup], facts: &SupplyFacts) -> Result<(), Faults> {
    let mut faults = Faults::none();
    let mut used: Vec<VatCategory> = Vec::new();
    for (at, group) in groups.iter().enumerate() {
        let Some(category) = group.category else { continue };
        used.push(category);
        if let Some(fault) = rate_fault(category, group.kind, group.amount) {
            faults.push(fault.under(&format!("groups.{at}")));
        }
        if let Some(code) = reason_fault(category, group.has_reason()) {
            faults.push(Fault::at(format!("groups.{at}.reason"), code));
        }
    }
    used.sort_unstable();
    used.dedup();
    if used.len() > 1 && used.contains(&VatCategory::OutsideScope) {
        faults.push(Fault::at("groups", Code::CategoryMustStandAlone));
    }
    for fault in used.iter().flat_map(|category| missing(*category, facts)) {
        if !faults.0.contains(&fault) {
            faults.push(fault);
        }
    }
    faults.ok()
}

fn rate_fault(category: VatCategory, kind: TaxKind, rate: Rate) -> Option<Fault> {
    let percent = kind == TaxKind::Percent;
    let (fits, min, max) = match category {
        VatCategory::Standard => (rate > Rate::ZERO, 1, 100),
        VatCategory::CanaryIslands | VatCategory::CeutaMelilla => (rate >= Rate::ZERO, 0, 100),
        _ => (rate.is_zero(), 0, 0),
    };
    (!(percent && fits)).then(|| Fault::at("amount", Code::OutOfRange).with("min", min).with("max", max))
}

/// What is wrong with a category's reason being there or not.
pub(super) fn reason_fault(category: VatCategory, has_reason: bool) -> Option<Code> {
    match (category.needs_reason(), has_reason) {
        (true, false) => Some(Code::ReasonMissing),
        (false, true) => Some(Code::ReasonNotAllowed),
        _ => None,
    }
}

fn missing(category: VatCategory, facts: &SupplyFacts) -> Vec<Fault> {
    use VatCategory::{Export, IntraCommunity, OutsideScope, ReverseCharge};
    let mut found = Vec::new();
    let mut want = |given: bool, field: &str, code: Code| {
        if !given {
            found.push(Fault::at(field, code));
        }
    };
    let cross_border = matches!(category, ReverseCharge | IntraCommunity);
    match category {
        OutsideScope => {
            want(!facts.seller_vat_id, "seller_vat_id", Code::TaxIdNotAllowed);
            want(!facts.buyer_vat_id, "buyer_vat_id", Code::TaxIdNotAllowed);
        }
        ReverseCharge | IntraCommunity | Export => want(facts.seller_vat_id, "seller_vat_id", Code::SellerTaxIdMissing),
        _ => want(facts.seller_vat_id || facts.seller_tax_number, "seller_vat_id", Code::SellerTaxIdMissing),
    }
    if cross_border {
        want(facts.buyer_vat_id, "buyer_vat_id", Code::BuyerTaxIdMissing);
    }
    if category == IntraCommunity {
        want(facts.delivery_date, "delivery_date", Code::Required);
        want(facts.delivery_country, "delivery_country", Code::Required);
    }
    found
}
