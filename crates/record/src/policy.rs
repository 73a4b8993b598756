//! What happens to a column that two people changed without knowing of each other: the list of those that are not simply shown.

use kontor_core::entity::EntityKind;
use kontor_sync::merge::Policy;

use crate::tables::columns_of;

/// Bank details, VAT ids, credit limits, payment terms and prices wait for a person (DOMAIN.md), and so does the stage of a deal.
const HELD: &[(EntityKind, &[&str])] = &[
    (EntityKind::Company, &["vat_id", "tax_number", "bank_name", "iban", "bic"]),
    (EntityKind::Party, &["vat_id", "payment_term"]),
    (EntityKind::BankAccount, &["holder", "iban", "bic", "bank_name"]),
    (EntityKind::PartyCredit, &["limit_minor", "currency"]),
    (EntityKind::EmployeePay, &["per", "pay_minor", "currency"]),
    (EntityKind::PaymentTerm, &["parts", "discount"]),
    (EntityKind::PriceList, &["currency", "includes_tax", "parent_percent", "parent_add"]),
    (EntityKind::PriceItem, &["price"]),
    (EntityKind::PriceRule, &["action", "value"]),
    (EntityKind::TaxRate, &["amount"]),
    // The first word about a deal counts: who won it may have written an invoice.
    (EntityKind::Deal, &["stage"]),
];

/// Where the later one may stand without anybody being asked.
const SILENT: &[(EntityKind, &[&str])] = &[
    (EntityKind::Draft, &["title", "saved_at_ms", "version"]),
    (EntityKind::Deal, &["stage_since_at_ms"]),
    (EntityKind::Activity, &["remind_at_ms"]),
    (EntityKind::User, &["language"]),
    // The last password that somebody set is the one; two verifiers side by side would be told to people.
    (EntityKind::Credential, &["branch", "verifier", "one_time"]),
];

/// The policy of a column, by its number; what this version does not know is shown to a person.
#[must_use]
pub fn policy(kind: EntityKind, column: u16) -> Policy {
    let name = columns_of(kind).iter().find(|(_, number)| *number == column).map_or("", |(name, _)| *name);
    let named =
        |list: &[(EntityKind, &[&str])]| list.iter().any(|(of, columns)| *of == kind && columns.contains(&name));
    if named(HELD) {
        Policy::Hold
    } else if named(SILENT) {
        Policy::Silent
    } else {
        Policy::Visible
    }
}

#[cfg(test)]
mod tests {
    use kontor_core::entity::MergeClass;

    use super::*;
    use crate::tables::number_of;

    #[test]
    fn every_column_that_is_named_exists_and_can_change() {
        for (kind, columns) in HELD.iter().chain(SILENT) {
            assert!(matches!(kind.class(), MergeClass::Master | MergeClass::Draft), "{kind:?}");
            for column in *columns {
                assert!(number_of(*kind, column).is_some(), "{kind:?}.{column}");
            }
        }
        let of = |kind, column| policy(kind, number_of(kind, column).unwrap());
        assert_eq!(of(EntityKind::BankAccount, "iban"), Policy::Hold);
        assert_eq!(of(EntityKind::Party, "name"), Policy::Visible);
        assert_eq!(policy(EntityKind::Party, 999), Policy::Visible);
    }
}
