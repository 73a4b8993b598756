//! Customers and items for stories, made with few words.

use kontor_app::Effect;
use kontor_core::entity::{ItemId, PriceItemId};
use kontor_core::id::Id;
use kontor_core::item::{Item, ItemKind};
use kontor_core::party::Party;
use kontor_core::price::PriceItem;
use kontor_core::stock::NegativePolicy;
use kontor_core::tax::preset::category_id;
use serde_json::{Value, json};

use crate::TestDesk;

impl TestDesk {
    /// A customer with a German address; answers the id.
    pub fn customer(&self, name: &str) -> Id {
        let id = Id::named(name);
        self.call(
            "party_save",
            json!({
                "party": { "id": id, "kind": "organisation", "name": name, "customer": true, "supplier": true },
                "addresses": [{ "id": Id::named(&format!("{name}/address")), "party": id, "usage": "billing",
                    "street": "Hauptstr. 1", "postal_code": "10115", "city": "Berlin", "country": "DE" }],
            }),
        );
        id
    }
    /// So many more parties like this one, written at once.
    ///
    /// # Panics
    /// When they cannot be written.
    pub fn firms(&self, like: Id, count: usize) {
        let added = self.desk.inside("test", Effect::Changes, |context| {
            context.write(|write| {
                let party: Party = write.get(like)?;
                for no in 0..count {
                    write.insert(&Party { id: context.new_id(), name: format!("Firma {no}"), ..party.clone() })?;
                }
                Ok(())
            })
        });
        added.unwrap_or_else(|error| panic!("no more parties: {error}"));
    }
    /// An item at the standard rate with a price in the standard list; answers the id.
    ///
    /// # Panics
    /// When the price is not a number.
    pub fn item(&self, name: &str, price: &str) -> Id {
        self.item_of(name, price, ItemKind::Goods)
    }
    /// A service at the standard rate with a price in the standard list; answers the id.
    ///
    /// # Panics
    /// When the price is not a number.
    pub fn service(&self, name: &str, price: &str) -> Id {
        self.item_of(name, price, ItemKind::Service)
    }

    fn item_of(&self, name: &str, price: &str, kind: ItemKind) -> Id {
        let id = Id::named(name);
        let item = Item {
            id: ItemId(id),
            sku: name.to_uppercase(),
            name: name.to_owned(),
            names: std::collections::BTreeMap::new(),
            description: String::new(),
            kind,
            category: None,
            tax_category: category_id("standard"),
            unit: "C62".to_owned(),
            negative: NegativePolicy::Refuse,
            reorder_point: None,
            active: true,
            merged_into: None,
        };
        let price = PriceItem {
            id: PriceItemId(Id::named(&format!("{name}/price"))),
            list: kontor_app::setup::standard_price_list(),
            item: Some(item.id),
            category: None,
            unit: None,
            min_quantity: kontor_core::decimal::Quantity::ZERO,
            price: price.parse().unwrap_or_else(|fault| panic!("{price}: {fault}")),
            valid_from: None,
            valid_to: None,
        };
        let written = self.desk.inside("test", Effect::Changes, |context| {
            context.write(|write| {
                write.insert(&item)?;
                Ok(write.insert(&price)?)
            })
        });
        written.unwrap_or_else(|error| panic!("{name}: {error}"));
        id
    }
    /// Goods arrive from a supplier at a cost.
    pub fn receive(&self, item: Id, quantity: &str, cost: &str) -> Value {
        let supplier = self.customer("Lieferant AG");
        self.issue(json!({ "kind": "receipt", "party": supplier, "reference": "LS 1",
            "lines": [{ "item": item, "quantity": quantity, "price": cost }] }))
    }
    /// Saves a draft with this body and issues it.
    pub fn issue(&self, body: Value) -> Value {
        let draft = self.call("draft_start", json!({ "kind": body["kind"] }));
        let saved = self.call("draft_save", json!({ "id": draft["draft"]["id"], "version": 1, "body": body }));
        self.call("document_issue", json!({ "draft": saved["draft"]["id"], "version": saved["draft"]["version"] }))
    }
    /// Starts a document from another and issues it as it is proposed.
    pub fn follow(&self, kind: &str, source: &Value) -> Value {
        let draft = self.call("draft_start", json!({ "kind": kind, "source": source["document"]["id"] }));
        self.call("document_issue", json!({ "draft": draft["draft"]["id"], "version": draft["draft"]["version"] }))
    }
}
