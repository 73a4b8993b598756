//! Places, moves, levels, reservations and cost layers.

use std::collections::VecDeque;

use kontor_core::decimal::Quantity;
use kontor_core::entity::{DocumentId, DocumentLineId, EntityKind, ItemId, LocationId, StockMoveCostId, StockMoveId};
use kontor_core::id::EntityId;
use kontor_core::money::{Currency, Money};
use kontor_core::stock::{CostLayer, CostMethod, CostState, Level};
use kontor_core::warehouse::{Location, Reservation, StockMove, StockMoveCost, StockPolicy};
use rusqlite::{Connection, params};

use crate::column::{Column, Sql};
use crate::error::Result;
use crate::read::Read;
use crate::write::Write;

/// What an item costs now, with as many of its layers as an operation can touch, and where they are kept.
#[derive(Debug, Clone)]
pub struct LoadedCost {
    /// The state that core reckons with.
    pub state: CostState,
    places: Vec<i64>,
    /// Whether it had a cost before.
    pub known: bool,
    /// Whether these are all of its layers.
    pub(crate) whole: bool,
}

impl Read<'_> {
    /// All places by name.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn locations(&self) -> Result<Vec<Location>> {
        self.all("_del = 0 ORDER BY name", [])
    }
    /// What holds for an item in a place.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn stock_policy(&self, item: ItemId, location: LocationId) -> Result<Option<StockPolicy>> {
        Ok(self
            .all(
                "item = ?1 AND location = ?2 AND _del = 0 ORDER BY id LIMIT 1",
                [Sql(&item.to_cell()), Sql(&location.to_cell())],
            )?
            .pop())
    }
    /// What holds for an item in all places.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn stock_policies_of(&self, item: ItemId) -> Result<Vec<StockPolicy>> {
        self.all("item = ?1 AND _del = 0 ORDER BY id", [Sql(&item.to_cell())])
    }
    /// What is in a place and what of it is promised.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn level(&self, item: ItemId, location: LocationId) -> Result<Level> {
        let known = self.memory.as_ref().and_then(|memory| memory.behind.level(item, location));
        if let Some(level) = known {
            return Ok(level);
        }
        let read = self.rows_as_written(
            "SELECT on_hand, reserved FROM stock_level WHERE item = ?1 AND location = ?2",
            [Sql(&item.to_cell()), Sql(&location.to_cell())],
            |cells| Ok(Level { on_hand: cells.take()?, reserved: cells.take()? }),
        )?;
        Ok(read.into_iter().next().unwrap_or_default())
    }
    /// Levels of an item in all our places.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn levels_of(&self, item: ItemId) -> Result<Vec<(LocationId, Level)>> {
        self.rows(
            "SELECT s.location, s.on_hand, s.reserved FROM stock_level s JOIN location l ON l.id = s.location \
             WHERE s.item = ?1 AND l.kind IN ('storage', 'transit') ORDER BY l.name",
            [Sql(&item.to_cell())],
            |cells| Ok((cells.take()?, Level { on_hand: cells.take()?, reserved: cells.take()? })),
        )
    }
    /// What is held for a line.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn reservation_of(&self, line: DocumentLineId) -> Result<Option<Reservation>> {
        Ok(self.all("line = ?1", [Sql(&line.to_cell())])?.pop())
    }
    /// What is held of an item for lines whose item goes on as another one by now, or by itself again.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn strayed_reservations(&self) -> Result<Vec<DocumentLineId>> {
        let sql = "SELECT r.line FROM reservation r JOIN document_line l ON l.id = r.line JOIN item i ON i.id = l.item \
                   WHERE r.item <> coalesce(i.merged_into, i.id) ORDER BY r.line";
        self.rows(sql, [], |cells| cells.take())
    }
    /// Moves of a document.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn moves_of(&self, document: DocumentId) -> Result<Vec<StockMove>> {
        self.all("document = ?1 ORDER BY id", [Sql(&document.to_cell())])
    }
    /// Moves of a line.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn moves_of_line(&self, line: DocumentLineId) -> Result<Vec<StockMove>> {
        self.all("document_line = ?1 ORDER BY id", [Sql(&line.to_cell())])
    }
    /// What the goods of a move were worth at cost, in minor units of company currency.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn value_of(&self, moved: StockMoveId) -> Result<i64> {
        Ok(self.find::<StockMoveCost>(StockMoveCostId(moved.0))?.map_or(0, |cost| cost.value_minor))
    }
    /// Moves that bring back what a move took away.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn returns_of(&self, moved: StockMoveId) -> Result<Vec<StockMove>> {
        self.all("return_of = ?1 ORDER BY id", [Sql(&moved.to_cell())])
    }
    /// Moves of an item, the newest first.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn moves_of_item(&self, item: ItemId, limit: i64) -> Result<Vec<StockMove>> {
        self.all("item = ?1 ORDER BY moved_at_ms DESC, id DESC LIMIT ?2", params![Sql(&item.to_cell()), limit])
    }
    /// The move of an item that was made last, whatever day it is booked on.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn newest_move_of(&self, item: ItemId) -> Result<Option<StockMove>> {
        // Identities grow with time. The sign keeps SQLite from looking through all moves in the order of their identities.
        Ok(self.all("item = ?1 ORDER BY +id DESC LIMIT 1", [Sql(&item.to_cell())])?.pop())
    }
    /// The cost of an item with enough of its oldest layers to cover a quantity. The rest of the queue stays where it is:
    /// an operation takes from the front or adds at the end, so its cost does not grow with the queue.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn load_cost(
        &self,
        item: ItemId,
        method: CostMethod,
        currency: Currency,
        needed: Quantity,
    ) -> Result<LoadedCost> {
        if let Some(known) = self.memory.as_ref().and_then(|memory| memory.behind.cost(item)) {
            return Ok(known);
        }
        let key = item.to_cell();
        let head = self.rows_as_written(
            "SELECT method, quantity, value_minor, currency, last_cost FROM item_cost WHERE item = ?1",
            [Sql(&key)],
            |cells| {
                let (method, quantity, minor): (CostMethod, Quantity, i64) =
                    (cells.take()?, cells.take()?, cells.take()?);
                let value = Money::new(minor, cells.take()?);
                Ok(CostState { method, quantity, value, layers: VecDeque::new(), last_cost: cells.take()? })
            },
        )?;
        let Some(mut state) = head.into_iter().next() else {
            return Ok(LoadedCost {
                state: CostState::new(method, currency),
                places: Vec::new(),
                known: false,
                whole: true,
            });
        };
        let mut places = Vec::new();
        let mut covered = 0_i64;
        let currency = state.value.currency;
        let mut statement = self.sql.prepare_cached(
            "SELECT layer, move, quantity, value_minor, unit_cost FROM cost_layer WHERE item = ?1 ORDER BY layer",
        )?;
        let mut rows = statement.query([Sql(&key)])?;
        let mut whole = true;
        while let Some(row) = rows.next()? {
            if covered >= needed.micro() && !places.is_empty() {
                whole = false;
                break;
            }
            let cell = |at| crate::column::cell_at(row, at);
            let quantity = Quantity::from_cell(cell(2)?)?;
            state.layers.push_back(CostLayer {
                move_id: Column::from_cell(cell(1)?)?,
                quantity,
                value: Money::new(i64::from_cell(cell(3)?)?, currency),
                unit_cost: Column::from_cell(cell(4)?)?,
            });
            places.push(i64::from_cell(cell(0)?)?);
            covered = covered.saturating_add(quantity.micro().saturating_abs());
        }
        Ok(LoadedCost { state, places, known: true, whole })
    }
}

impl Write<'_> {
    /// Keeps the cost of an item after an operation.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn keep_cost(&mut self, item: ItemId, loaded: &LoadedCost) -> Result<()> {
        self.note(EntityKind::StockMove);
        if self.memory.as_ref().is_some_and(|memory| memory.behind.keep_cost(item, loaded)) {
            return Ok(());
        }
        write_cost(self.sql, item, loaded)
    }
    /// Changes what is in a place.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn change_on_hand(&mut self, item: ItemId, location: LocationId, by: Quantity) -> Result<()> {
        if let Some(memory) = &self.memory {
            let level = self.level(item, location)?;
            let on_hand = Quantity::from_micro(level.on_hand.micro().saturating_add(by.micro()));
            memory.behind.keep_level(item, location, Level { on_hand, ..level });
            self.note(EntityKind::StockMove);
            return Ok(());
        }
        self.execute(
            Some(EntityKind::StockMove),
            "INSERT INTO stock_level (item, location, on_hand) VALUES (?1, ?2, ?3) \
             ON CONFLICT (item, location) DO UPDATE SET on_hand = on_hand + excluded.on_hand",
            params![Sql(&item.to_cell()), Sql(&location.to_cell()), by.micro()],
        )?;
        Ok(())
    }
    /// Holds a quantity for a line, or less, or nothing; the level follows.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn set_reservation(&mut self, reservation: &Reservation) -> Result<()> {
        let before = self.reservation_of(reservation.line)?;
        let old = before.as_ref().map_or(0, |held| held.quantity.micro());
        let line = reservation.line.to_cell();
        self.execute(Some(EntityKind::Reservation), "DELETE FROM reservation WHERE line = ?1", [Sql(&line)])?;
        if reservation.quantity > Quantity::ZERO {
            self.execute(
                Some(EntityKind::Reservation),
                "INSERT INTO reservation (id, line, item, location, quantity) VALUES (?1, ?2, ?3, ?4, ?5)",
                params![
                    Sql(&reservation.id.id().to_cell()),
                    Sql(&line),
                    Sql(&reservation.item.to_cell()),
                    Sql(&reservation.location.to_cell()),
                    reservation.quantity.micro()
                ],
            )?;
        }
        self.execute(
            Some(EntityKind::StockMove),
            "INSERT INTO stock_level (item, location, reserved) VALUES (?1, ?2, ?3) \
             ON CONFLICT (item, location) DO UPDATE SET reserved = reserved + excluded.reserved",
            params![
                Sql(&reservation.item.to_cell()),
                Sql(&reservation.location.to_cell()),
                reservation.quantity.micro().max(0) - old
            ],
        )?;
        Ok(())
    }
}

/// Writes the cost of an item as an operation left it.
pub(crate) fn write_cost(sql: &Connection, item: ItemId, loaded: &LoadedCost) -> Result<()> {
    let LoadedCost { state, places, known, .. } = loaded;
    let key = item.to_cell();
    let head = params![
        Sql(&key),
        state.method.as_str(),
        state.quantity.micro(),
        state.value.minor,
        state.value.currency.code(),
        state.last_cost.to_string()
    ];
    let statement = if *known {
        "UPDATE item_cost SET method = ?2, quantity = ?3, value_minor = ?4, currency = ?5, last_cost = ?6 WHERE item = ?1"
    } else {
        "INSERT INTO item_cost (item, method, quantity, value_minor, currency, last_cost) VALUES (?1, ?2, ?3, ?4, ?5, ?6)"
    };
    sql.prepare_cached(statement)?.execute(head)?;
    // What is left of the loaded layers are the last of them; a new one goes behind all.
    let kept = state.layers.len().min(places.len());
    for place in places.iter().take(places.len() - kept) {
        sql.prepare_cached("DELETE FROM cost_layer WHERE item = ?1 AND layer = ?2")?
            .execute(params![Sql(&key), place])?;
    }
    let mut targets: Vec<i64> = places.iter().skip(places.len() - kept).copied().collect();
    if state.layers.len() > kept {
        let last: Option<i64> = sql
            .prepare_cached("SELECT max(layer) FROM cost_layer WHERE item = ?1")?
            .query_row([Sql(&key)], |row| row.get(0))?;
        let first_new = last.unwrap_or(0) + 1;
        targets.extend((first_new..).take(state.layers.len() - kept));
    }
    for (layer, place) in state.layers.iter().zip(targets) {
        sql.prepare_cached(
            "INSERT INTO cost_layer (item, layer, move, quantity, value_minor, unit_cost) VALUES (?1, ?2, ?3, ?4, ?5, ?6) \
             ON CONFLICT (item, layer) DO UPDATE SET move = excluded.move, quantity = excluded.quantity, \
             value_minor = excluded.value_minor, unit_cost = excluded.unit_cost",
        )?
        .execute(params![Sql(&key), place, Sql(&layer.move_id.to_cell()), layer.quantity.micro(), layer.value.minor, layer.unit_cost.to_string()])?;
    }
    Ok(())
}
