//! Parties as they stand in lists.

use kontor_core::entity::PartyId;
use kontor_core::money::Money;

use crate::list;

list! {
    /// A party in the list.
    PartyRow from "party p LEFT JOIN address a ON a.id = (SELECT min(id) FROM address WHERE party = p.id AND _del = 0)"
    where "p._del = 0 AND p.merged_into IS NULL" key "p.id" search Party, BankAccount viewed Party as "p" order "p.name COLLATE NOCASE", "p.id" {
        /// Identity.
        id: PartyId = "p.id";
        /// Human or firm.
        kind: kontor_core::party::PartyKind = "p.kind";
        /// Name.
        name: String = "p.name" sort ["p.name COLLATE NOCASE", "p.id"];
        /// Customer or supplier number.
        number: String = "p.number" sort ["p.number", "p.id"];
        /// Buys from us.
        customer: bool = "p.customer";
        /// Sells to us.
        supplier: bool = "p.supplier";
        /// City of its first address.
        city: Option<String> = "a.city";
        /// Country of its first address.
        country: Option<String> = "a.country";
        /// Group.
        segment: String = "p.segment" sort ["p.segment", "p.id"];
        /// First phone number.
        phone: Option<String> = "(SELECT value FROM contact_point c WHERE c.party = p.id AND c.kind IN ('phone', 'mobile') AND c._del = 0 ORDER BY c.id LIMIT 1)";
        /// First mail address.
        mail: Option<String> = "(SELECT value FROM contact_point c WHERE c.party = p.id AND c.kind = 'mail' AND c._del = 0 ORDER BY c.id LIMIT 1)";
        /// What it owes us, in company currency; below zero when we owe it.
        balance: Money = "(SELECT coalesce(sum(book_minor), 0) FROM open_item o WHERE o.party = p.id) + (SELECT coalesce(sum(book_minor), 0) FROM party m JOIN open_item o ON o.party = m.id WHERE m.merged_into = p.id)", "(SELECT currency FROM company LIMIT 1)";
        /// What may no longer be done.
        block: kontor_core::party::PartyBlock = "p.block";
    }
}
