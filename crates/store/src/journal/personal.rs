//! Which columns say something about a person: their values stand beside the commits, so that they can be erased.
//!
//! Facts are not among them: an issued document stays as it was issued, as the law wants it.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use kontor_core::entity::EntityKind;

use kontor_record::number_of;

/// The columns by kind.
pub(crate) const PERSONAL: &[(EntityKind, &[&str])] = &[
    (EntityKind::User, &["name"]),
    // Not for what it says, but so that a verifier leaves the journal when another one takes its place.
    (EntityKind::Credential, &["verifier"]),
    (EntityKind::Party, &["name", "legal_name", "vat_id", "tax_number", "notes"]),
    (EntityKind::Address, &["name", "street", "postal_code", "city", "region"]),
    (EntityKind::ContactPoint, &["value", "label"]),
    (EntityKind::BankAccount, &["holder", "iban", "bic", "bank_name"]),
    (EntityKind::PartyRelation, &["title"]),
    (EntityKind::Deal, &["title", "source", "lost_reason", "notes"]),
    (EntityKind::DealLine, &["text"]),
    (EntityKind::Activity, &["subject", "notes", "outcome"]),
    (EntityKind::Draft, &["title", "body"]),
    (EntityKind::Employee, &["name", "title", "phone", "mail"]),
];

static NUMBERS: LazyLock<BTreeMap<u16, Vec<u16>>> = LazyLock::new(|| {
    let numbers = |kind, columns: &[&str]| columns.iter().filter_map(|column| number_of(kind, column)).collect();
    PERSONAL.iter().map(|(kind, columns)| (kind.wire(), numbers(*kind, columns))).collect()
});

/// Whether a column of a table, by their numbers, says something about a person.
pub(crate) fn is_personal(table: u16, column: u16) -> bool {
    NUMBERS.get(&table).is_some_and(|columns| columns.contains(&column))
}

/// Whether a value is told to nobody, whatever the rights.
pub(crate) fn is_secret(kind: EntityKind, column: &str) -> bool {
    kind == EntityKind::Credential && column == "verifier"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_column_that_is_named_exists_and_is_no_fact() {
        for (kind, columns) in PERSONAL {
            assert!(kontor_record::schema::removable(*kind), "{kind:?}");
            for column in *columns {
                assert!(
                    number_of(*kind, column).is_some_and(|number| is_personal(kind.wire(), number)),
                    "{kind:?}.{column}"
                );
            }
        }
        let number = number_of(EntityKind::Party, "number");
        assert!(number.is_some_and(|number| !is_personal(EntityKind::Party.wire(), number)), "it stands on documents");
    }
}
