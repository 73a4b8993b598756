//! Tax categories, rates and rules; payment terms.

use kontor_core::entity::{EntityKind, PaymentTermId, TaxCategoryId};
use kontor_core::tax::{TaxCategory, TaxRate, TaxRule};
use kontor_core::terms::PaymentTerm;

use crate::error::Result;
use crate::read::Read;

impl Read<'_> {
    /// All tax categories.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn tax_categories(&self) -> Result<Vec<TaxCategory>> {
        self.all("_del = 0 ORDER BY name", [])
    }
    /// All tax rates.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn tax_rates(&self) -> Result<Vec<TaxRate>> {
        self.all("_del = 0 ORDER BY category, tax, valid_from", [])
    }
    /// All tax rules, the first that counts first.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn tax_rules(&self) -> Result<Vec<TaxRule>> {
        self.all("_del = 0 ORDER BY priority DESC, id", [])
    }
    /// All payment terms by name.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn payment_terms(&self) -> Result<Vec<PaymentTerm>> {
        self.all("_del = 0 ORDER BY name", [])
    }
    /// What still needs a tax category, its rates left out.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn tax_category_used_by(&self, category: TaxCategoryId) -> Result<Option<EntityKind>> {
        self.first_user(
            category,
            &[
                (EntityKind::Item, "SELECT 1 FROM item WHERE tax_category = ?1 AND _del = 0 LIMIT 1"),
                (
                    EntityKind::TaxRule,
                    "SELECT 1 FROM tax_rule WHERE (becomes = ?1 OR category = ?1) AND _del = 0 LIMIT 1",
                ),
            ],
        )
    }
    /// What still needs a payment term.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn payment_term_used_by(&self, term: PaymentTermId) -> Result<Option<EntityKind>> {
        let parties = "SELECT 1 FROM party WHERE payment_term = ?1 AND _del = 0 LIMIT 1";
        self.first_user(term, &[(EntityKind::Party, parties)])
    }
}
