//! The goods of the year: what an item is called, what it costs, and how much of it was there on the first day.

use std::collections::HashMap;

use kontor_core::decimal::{Quantity, Rounding, UnitPrice};
use kontor_core::entity::{ItemId, PriceItemId};
use kontor_core::fault::Fault;
use kontor_core::id::Id;
use kontor_core::item::{Item, ItemKind};
use kontor_core::price::PriceItem;
use kontor_core::tax::preset::category_id;
use kontor_store::Write;
use rust_decimal::Decimal;

use super::paper::sort;
use super::report::Tally;
use super::year::{Sale, Year};
use crate::error::Answer;
use crate::item::ItemSave;
use crate::setup::standard_price_list;

/// Codes that are fees and allowances. All others are goods.
const FEES: [&str; 10] = ["POST", "DOT", "C2", "M", "D", "S", "B", "CRUK", "BANK CHARGES", "AMAZONFEE"];

/// Whether a code stands for a fee or an allowance, or for a voucher: nothing that lies on a shelf.
pub(super) fn is_fee(code: &str) -> bool {
    FEES.contains(&code) || code.starts_with("GIFT")
}

/// The item of a code.
pub(super) fn item_id(code: &str) -> ItemId {
    ItemId(Id::named(&format!("online-retail/item/{code}")))
}

/// What the year says of a code.
#[derive(Default)]
struct Seen {
    texts: HashMap<u32, u32>,
    prices: HashMap<Decimal, u32>,
    sold: i64,
    revenue: Decimal,
    level: i64,
    lowest: i64,
}

/// What is on the first day.
pub(super) struct Opening {
    pub item: ItemId,
    pub quantity: Quantity,
    pub cost: UnitPrice,
}

/// The goods of the year.
pub(super) struct Goods {
    pub items: Vec<Item>,
    pub prices: Vec<PriceItem>,
    pub openings: Vec<Opening>,
    /// The usual text of each code.
    pub usual: HashMap<u32, u32>,
}

impl Goods {
    /// Reckons them from the whole year.
    ///
    /// # Errors
    /// `out-of-range`, `too-many-decimals` for quantities and prices beyond what can be kept.
    pub fn of(year: &Year) -> Result<Self, Fault> {
        let mut seen: HashMap<u32, Seen> = HashMap::new();
        for paper in &year.papers {
            let sorted = sort(year, paper, &mut Tally::default());
            let mut moved = |sale: &Sale, by: i64| {
                let own = seen.entry(sale.code).or_default();
                own.level += by;
                own.lowest = own.lowest.min(own.level);
                *own.texts.entry(sale.text).or_default() += 1;
            };
            sorted.sold.iter().for_each(|sale| moved(sale, -i64::from(sale.quantity)));
            sorted.sent_back.iter().for_each(|sale| moved(sale, i64::from(sale.quantity)));
            sorted.corrected.iter().for_each(|sale| moved(sale, i64::from(sale.quantity)));
            for sale in sorted.sold.iter().filter(|sale| !sale.price.is_zero()) {
                let own = seen.entry(sale.code).or_default();
                *own.prices.entry(sale.price).or_default() += 1;
                own.sold += i64::from(sale.quantity);
                own.revenue += sale.price * Decimal::from(sale.quantity);
            }
        }
        let mut goods = Self { items: Vec::new(), prices: Vec::new(), openings: Vec::new(), usual: HashMap::new() };
        for (code, text) in year.codes.all() {
            if let Some(own) = seen.get(&code) {
                goods.add(year, (code, text), own)?;
            }
        }
        Ok(goods)
    }

    fn add(&mut self, year: &Year, (code, sku): (u32, &str), own: &Seen) -> Result<(), Fault> {
        let named = own.texts.iter().filter(|(text, _)| !year.texts.text(**text).is_empty());
        // The number breaks ties, so that every run gives the same names.
        let usual = named.max_by_key(|(text, times)| (**times, std::cmp::Reverse(**text))).map(|(text, _)| *text);
        let id = item_id(sku);
        let name = usual.map_or(sku, |usual| year.texts.text(usual)).to_owned();
        self.usual.extend(usual.map(|usual| (code, usual)));
        let kind = if is_fee(sku) { ItemKind::Ancillary } else { ItemKind::Goods };
        self.items.push(Item { kind, ..Item::new(id, sku, &name, category_id("standard")) });
        if let Some((price, _)) = own.prices.iter().max_by_key(|(price, times)| (**times, **price)) {
            self.prices.push(PriceItem {
                id: PriceItemId(Id::named(&format!("online-retail/price/{sku}"))),
                list: standard_price_list(),
                item: Some(id),
                category: None,
                unit: None,
                min_quantity: Quantity::from(1),
                price: UnitPrice::new(*price)?,
                valid_from: None,
                valid_to: None,
            });
        }
        if !is_fee(sku) && own.lowest < 0 {
            // The file knows no purchases: half of what the year takes for it on average stands in for its cost.
            let average = own.revenue.checked_div(Decimal::from(own.sold)).unwrap_or_default();
            let cost = UnitPrice::new(Rounding::HalfUp.apply(average / Decimal::TWO, 4))?;
            let quantity = Quantity::new(Decimal::from(-own.lowest))?;
            self.openings.push(Opening { item: id, quantity, cost });
        }
        Ok(())
    }

    /// Enters items and prices.
    pub fn enter(&self, write: &mut Write<'_>) -> Answer<()> {
        for part in self.items.chunks(MASTERS_A_COMMIT) {
            for item in part {
                crate::item::save(write, ItemSave { item: item.clone(), units: Vec::new(), barcodes: Vec::new() })?;
            }
            write.next_commit()?;
        }
        for part in self.prices.chunks(MASTERS_A_COMMIT) {
            for price in part {
                crate::price::save(write, price.clone())?;
            }
            write.next_commit()?;
        }
        Ok(())
    }
}

/// Records that travel as one commit.
pub(super) const MASTERS_A_COMMIT: usize = 500;
