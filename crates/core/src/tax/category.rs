//! How a group of items or services is taxed.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::check::{NAME, TEXT};
use crate::entity::TaxCategoryId;
use crate::fault::Faults;
use crate::text_enum;

text_enum! {
    /// The VAT categories of EN 16931 (a selection of UNTDID 5305).
    VatCategory {
        /// Standard or reduced rate.
        Standard "S",
        /// Taxed at zero.
        Zero "Z",
        /// Exempt, with a reason.
        Exempt "E",
        /// The buyer owes the tax.
        ReverseCharge "AE",
        /// Goods to a firm in another member state.
        IntraCommunity "K",
        /// Goods that leave the EU.
        Export "G",
        /// Outside the scope of VAT.
        OutsideScope "O",
        /// Canary Islands (IGIC).
        CanaryIslands "L",
        /// Ceuta and Melilla (IPSI).
        CeutaMelilla "M",
    }
}

impl VatCategory {
    /// Whether no tax is ever charged in this category, so that it needs no row of rates.
    #[must_use]
    pub const fn always_zero(self) -> bool {
        matches!(
            self,
            Self::Zero | Self::Exempt | Self::ReverseCharge | Self::IntraCommunity | Self::Export | Self::OutsideScope
        )
    }
    /// Whether the document must say why no tax is charged.
    #[must_use]
    pub const fn needs_reason(self) -> bool {
        self.always_zero() && !matches!(self, Self::Zero)
    }
    /// The code of the VATEX list that always fits this category; an exemption has many, so none fits always.
    #[must_use]
    pub const fn usual_reason_code(self) -> Option<&'static str> {
        match self {
            Self::ReverseCharge => Some("VATEX-EU-AE"),
            Self::IntraCommunity => Some("VATEX-EU-IC"),
            Self::Export => Some("VATEX-EU-G"),
            Self::OutsideScope => Some("VATEX-EU-O"),
            Self::Standard | Self::Zero | Self::Exempt | Self::CanaryIslands | Self::CeutaMelilla => None,
        }
    }
}

/// A group of items or services that is taxed alike. Its rates are [`super::TaxRate`] rows.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct TaxCategory {
    /// Identity.
    pub id: TaxCategoryId,
    /// Name for people ("Standard rate", "Books").
    pub name: String,
    /// Code of EN 16931.
    pub vat: VatCategory,
    /// Code of the VATEX list, when the usual one of the category does not fit.
    #[serde(default)]
    pub reason_code: Option<String>,
    /// The sentence that the law wants on the document; when empty, the sentence of the code in the reader's language.
    #[serde(default)]
    pub reason_text: Option<String>,
}

impl TaxCategory {
    /// All that is wrong with the fields.
    ///
    /// # Errors
    /// Codes per field; `reason-missing` when the category needs a reason and has none, `reason-not-allowed` when it
    /// must not have one.
    pub fn validate(&self) -> Result<(), Faults> {
        let mut faults = Faults::none();
        faults.required("name", &self.name, NAME);
        faults.at_most("reason_text", self.reason_text.as_deref().unwrap_or_default(), TEXT);
        let has_reason = self.reason_code().is_some() || filled(self.reason_text.as_deref()).is_some();
        if let Some(fault) = super::check::reason_fault(self.vat, has_reason) {
            faults.push(crate::fault::Fault::at("reason_code", fault));
        }
        faults.ok()
    }
    /// The code of the reason: its own, or the usual one of its category.
    #[must_use]
    pub fn reason_code(&self) -> Option<String> {
        filled(self.reason_code.as_deref()).or(self.vat.usual_reason_code()).map(str::to_owned)
    }
}

/// The text, unless it is blank.
pub(super) fn filled(text: Option<&str>) -> Option<&str> {
    text.filter(|text| !text.trim().is_empty())
}
