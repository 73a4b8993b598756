//! What it costs that every change of a row is also a change of the journal: prices written by the store, in commits of a thousand, beside
//! the same rows written by prepared statements into the same file. No search and no figures hang on them.

#![allow(clippy::float_arithmetic, clippy::disallowed_types, reason = "times, not money")]

use std::path::Path;
use std::time::Duration;

use anyhow::{Result, anyhow};
use kontor_app::{Desk, Effect};
use kontor_core::decimal::{Quantity, UnitPrice};
use kontor_core::entity::{ItemId, PriceItemId, PriceListId};
use kontor_core::id::Id;
use kontor_core::price::PriceItem;
use rusqlite::{Connection, params};
use serde_json::json;

use crate::figures::Table;
use crate::firm;
use crate::hand::{cpu, ms};

const ROWS: usize = 200_000;
const OF_A_COMMIT: usize = 1_000;
/// Most that inserts and updates may take beside those without a journal.
const INSERT: f64 = 1.7;
const UPDATE: f64 = 1.6;

/// Inserts and updates, each way.
pub fn measure(folder: &Path, table: &mut Table) -> Result<()> {
    let folder = tempfile::tempdir_in(folder)?;
    let desk = firm::small(folder.path())?;
    let list = PriceListId(firm::id("price list"));
    let made = json!({ "id": list, "name": "Trade", "currency": "EUR", "includes_tax": false });
    firm::call(&desk, "price_list_save", made)?;
    let prices: Vec<PriceItem> = (0..ROWS).map(|at| price(list, at)).collect();
    let raw = firm::raw(folder.path(), firm::FILE)?;
    let plain = by_statement(&raw, &prices)?;
    let inserted = by_store(&desk, &prices, |write, price| write.insert(price))?;
    let dearer: Vec<PriceItem> =
        prices.into_iter().map(|price| PriceItem { price: UnitPrice::from(20), ..price }).collect();
    let plain_again = update_by_statement(&raw, &dearer)?;
    let updated = by_store(&desk, &dearer, |write, price| write.update(price))?;
    table.ratio("200,000 rows inserted with their journal, processor time", ms(inserted), ms(plain), INSERT);
    table.ratio("200,000 rows updated with their journal, processor time", ms(updated), ms(plain_again), UPDATE);
    Ok(())
}

fn price(list: PriceListId, at: usize) -> PriceItem {
    // As ids are made: sorted by their time.
    let mut random = [0_u8; 10];
    random.copy_from_slice(firm::id(&format!("price {at}")).0.as_bytes().split_at(10).0);
    PriceItem {
        id: PriceItemId(Id::v7(1_764_000_000_000 + at as u64, random)),
        list,
        item: Some(ItemId(firm::id(&format!("item {}", at % 5)))),
        category: None,
        unit: None,
        min_quantity: Quantity::from_micro(i64::try_from(at).unwrap_or(0)),
        price: UnitPrice::from(10),
        valid_from: None,
        valid_to: None,
    }
}

fn by_store<T>(
    desk: &Desk,
    prices: &[PriceItem],
    each: impl Fn(&mut kontor_store::Write<'_>, &PriceItem) -> Result<T, kontor_store::StoreError>,
) -> Result<Duration> {
    let begun = cpu();
    let written = desk.inside("bench", Effect::Changes, |context| {
        context.write(|write| {
            for commit in prices.chunks(OF_A_COMMIT) {
                write.not_undoable();
                for price in commit {
                    each(write, price)?;
                }
                write.next_commit()?;
            }
            Ok::<_, kontor_app::AppError>(())
        })
    });
    written.map_err(|error| anyhow!("{error}"))?;
    Ok(cpu().saturating_sub(begun))
}

/// Removed again afterwards: the same rows come by the store.
fn by_statement(raw: &Connection, prices: &[PriceItem]) -> Result<Duration> {
    let spent = committed(raw, || {
        let mut insert = raw.prepare(
            "INSERT INTO price_item (id, list, item, category, unit, min_quantity, price, valid_from, valid_to) \
             VALUES (?1, ?2, ?3, NULL, NULL, ?4, ?5, NULL, NULL)",
        )?;
        for price in prices {
            let [id, list] = [price.id.0, price.list.0].map(|id| id.0.into_bytes());
            let item = price.item.map(|item| item.0.0.into_bytes());
            insert.execute(params![id, list, item, price.min_quantity.micro(), price.price.to_string()])?;
        }
        Ok(())
    })?;
    raw.execute("DELETE FROM price_item", [])?;
    Ok(spent)
}

fn update_by_statement(raw: &Connection, prices: &[PriceItem]) -> Result<Duration> {
    committed(raw, || {
        let mut update = raw.prepare("UPDATE price_item SET price = ?2 WHERE id = ?1")?;
        for price in prices {
            update.execute(params![price.id.0.0.into_bytes(), "15"])?;
        }
        Ok(())
    })
}

fn committed(raw: &Connection, work: impl FnOnce() -> Result<()>) -> Result<Duration> {
    let begun = cpu();
    raw.execute_batch("BEGIN IMMEDIATE")?;
    work()?;
    raw.execute_batch("COMMIT")?;
    Ok(cpu().saturating_sub(begun))
}
