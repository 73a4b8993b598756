//! Parties with their addresses, contact points, bank accounts and relations.

use kontor_core::entity::{EntityKind, PartyId};
use kontor_core::party::{Address, BankAccount, ContactPoint, Party, PartyCredit, PartyRelation};

use crate::column::{Column, Sql};
use crate::error::Result;
use crate::read::Read;
use crate::table::alias::same_party;

impl Read<'_> {
    /// Addresses of a party, in the order in which they were made.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn addresses_of(&self, party: PartyId) -> Result<Vec<Address>> {
        self.all(concat!("party IN (", same_party!(), ") AND _del = 0 ORDER BY id"), [Sql(&party.to_cell())])
    }
    /// Phone numbers and the like of a party.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn contact_points_of(&self, party: PartyId) -> Result<Vec<ContactPoint>> {
        self.all(concat!("party IN (", same_party!(), ") AND _del = 0 ORDER BY id"), [Sql(&party.to_cell())])
    }
    /// Bank accounts of a party.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn bank_accounts_of(&self, party: PartyId) -> Result<Vec<BankAccount>> {
        self.all(concat!("party IN (", same_party!(), ") AND _del = 0 ORDER BY id"), [Sql(&party.to_cell())])
    }
    /// How much credit a customer has; nothing where no limit was set.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn credit_of(&self, party: PartyId) -> Result<Option<PartyCredit>> {
        Ok(self.all("party = ?1 AND _del = 0 ORDER BY id LIMIT 1", [Sql(&party.to_cell())])?.pop())
    }
    /// What a party owes, in minor units of company currency; below zero when we owe it.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn owed_by(&self, party: PartyId) -> Result<i64> {
        let sql = concat!("SELECT coalesce(sum(book_minor), 0) FROM open_item WHERE party IN (", same_party!(), ")");
        Ok(self.value(sql, [Sql(&party.to_cell())])?.unwrap_or(0))
    }
    /// Relations of a party, from either side.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn relations_of(&self, party: PartyId) -> Result<Vec<PartyRelation>> {
        self.all("(person = ?1 OR organisation = ?1) AND _del = 0 ORDER BY id", [Sql(&party.to_cell())])
    }
    /// What still needs a party: a document, a payment, a deal, an activity.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn party_used_by(&self, party: PartyId) -> Result<Option<EntityKind>> {
        self.first_user(
            party,
            &[
                (EntityKind::Document, "SELECT 1 FROM document WHERE party = ?1 LIMIT 1"),
                (
                    EntityKind::Draft,
                    "SELECT 1 FROM draft WHERE _del = 0 AND replace(json_extract(body, '$.party'), '-', '') = lower(hex(?1)) LIMIT 1",
                ),
                (EntityKind::Payment, "SELECT 1 FROM payment WHERE party = ?1 LIMIT 1"),
                (EntityKind::Deal, "SELECT 1 FROM deal WHERE party = ?1 AND _del = 0 LIMIT 1"),
                (EntityKind::Activity, "SELECT 1 FROM activity WHERE party = ?1 AND _del = 0 LIMIT 1"),
            ],
        )
    }
    /// Parties with this customer or supplier number.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn parties_with_number(&self, number: &str) -> Result<Vec<Party>> {
        self.all("number = ?1 AND number <> '' AND _del = 0 AND merged_into IS NULL ORDER BY id LIMIT 10", [number])
    }
    /// Parties of this name; capital and small letters of ASCII count as the same.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn parties_named(&self, name: &str) -> Result<Vec<Party>> {
        self.all("name = ?1 COLLATE NOCASE AND _del = 0 AND merged_into IS NULL ORDER BY id LIMIT 10", [name])
    }
    /// Parties that are reached by this number or address.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn parties_reached_by(&self, value: &str) -> Result<Vec<Party>> {
        self.all(
            "id IN (SELECT party FROM contact_point WHERE value = ?1 COLLATE NOCASE AND _del = 0) AND _del = 0 AND merged_into IS NULL ORDER BY id LIMIT 10",
            [value],
        )
    }
    /// Other parties with the same VAT id: shown as possible duplicates, never refused.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn parties_with_vat_id(&self, vat_id: &str, but: PartyId) -> Result<Vec<Party>> {
        self.all(
            "vat_id = ?1 AND id <> ?2 AND _del = 0 AND merged_into IS NULL LIMIT 10",
            rusqlite::params![vat_id, Sql(&but.to_cell())],
        )
    }
}
