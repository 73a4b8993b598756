//! A transfer between two places of one branch: goods move, their value stays, the ledger has nothing to say. What goes to another
//! branch is dispatched there, so that each of them has its paper ([`crate::sales`]).

use kontor_core::company::Company;
use kontor_core::decimal::Quantity;
use kontor_core::entity::{BranchId, ItemId, LocationId, StockMoveId};
use kontor_core::fault::{Code, Fault, Faults};
use kontor_core::item::Item;
use kontor_core::ledger::{LockArea, check_period};
use kontor_core::stock::{Movement, NegativePolicy};
use kontor_core::time::LocalDate;
use kontor_core::warehouse::{Location, StockMove};
use kontor_store::{Read, Write};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::context::{Calendar, Context, company, here};
use crate::error::Answer;
use crate::sales::carry;

/// How much of an item moves.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct StockTransferLine {
    /// The item.
    pub item: ItemId,
    /// How much, in its stock unit; above zero.
    pub quantity: Quantity,
}

/// Goods from one of our places to another.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct StockTransfer {
    /// Out of here.
    pub from: LocationId,
    /// Into there.
    pub to: LocationId,
    /// On which business day; today when empty.
    #[serde(default)]
    pub moved_on: Option<LocalDate>,
    /// What moves. Each item once.
    pub lines: Vec<StockTransferLine>,
}

/// More left a place than was free there.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct TransferShortage {
    /// The item.
    pub item: ItemId,
    /// What was free.
    pub available: Quantity,
    /// What is missing.
    pub missing: Quantity,
}

/// What was moved.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct StockTransferred {
    /// The moves, in the order of the lines.
    pub moves: Vec<StockMoveId>,
    /// What the person should know: where the rules warn instead of refusing.
    pub shortages: Vec<TransferShortage>,
}

pub(crate) fn stock_transfer(context: &Context<'_>, request: StockTransfer) -> Answer<StockTransferred> {
    context.write(|write| {
        let company = company(write)?;
        let here = here(write)?.1.id;
        let moved_on = request.moved_on.unwrap_or_else(|| Calendar::of(&company).day_of(context.now()));
        let mut faults = Faults::none();
        let from = place(write, "from", request.from, &mut faults)?;
        let to = place(write, "to", request.to, &mut faults)?;
        let branches = [&from, &to].map(|place| place.as_ref().and_then(|place| place.branch));
        if let [Some(from), Some(to)] = branches
            && from != to
        {
            faults.push(Fault::at("to", Code::OtherBranch));
        }
        if request.lines.is_empty() {
            faults.push(Fault::at("lines", Code::NoLines));
        }
        let branch = from.as_ref().and_then(|place| place.branch).unwrap_or(here);
        let closed = check_period(&write.period_locks()?, LockArea::Stock, branch, moved_on);
        faults.take(closed.map_err(|fault| Fault { field: "moved_on".to_owned(), ..fault }));
        let mut shortages = Vec::new();
        for (at, line) in request.lines.iter().enumerate() {
            let path = format!("lines.{at}");
            if request.lines[..at].iter().any(|earlier| earlier.item == line.item) {
                faults.push(Fault::at(format!("{path}.item"), Code::Repeated));
                continue;
            }
            let checked = check(write, from.as_ref(), line, &request)?;
            if let Some(shortage) = faults.take(checked.map_err(|fault| fault.under(&path))) {
                shortages.extend(shortage);
            }
        }
        faults.ok()?;
        let mut moves = Vec::with_capacity(request.lines.len());
        for line in &request.lines {
            moves.push(transfer(context, write, &company, branch, &request, line, moved_on)?);
        }
        Ok(StockTransferred { moves, shortages })
    })
}

fn place(read: &Read<'_>, field: &str, id: LocationId, faults: &mut Faults) -> Answer<Option<Location>> {
    let place: Option<Location> = read.find(id)?;
    match &place {
        None => faults.push(Fault::at(field, Code::NotFound).with("kind", "location")),
        Some(place) if !place.kind.is_ours() => faults.push(Fault::at(field, Code::NotAChoice)),
        Some(_) => {}
    }
    Ok(place)
}

/// Whether so much may leave, by the rule of the item in the place, else of the place, else of the item.
fn check(
    read: &Read<'_>,
    from: Option<&Location>,
    line: &StockTransferLine,
    request: &StockTransfer,
) -> Answer<Result<Option<TransferShortage>, Fault>> {
    if let Err(fault) = Movement::new(request.from, request.to, line.quantity) {
        return Ok(Err(fault));
    }
    let Some(item) = read.find::<Item>(line.item)? else {
        return Ok(Err(Fault::at("item", Code::NotFound).with("kind", "item")));
    };
    if !item.stocked() {
        return Ok(Err(Fault::at("item", Code::NotStocked)));
    }
    let own: Option<NegativePolicy> = read.stock_policy(line.item, request.from)?.map(|policy| policy.negative);
    let policy = own.or_else(|| from.and_then(|place| place.negative)).unwrap_or(item.negative);
    let available = read.level(line.item, request.from)?.available();
    let shortage = policy.check(available, line.quantity);
    Ok(shortage.map_err(|fault| fault.with("item", &item.name)).map(|shortage| {
        shortage.map(|shortage| TransferShortage {
            item: line.item,
            available: shortage.available,
            missing: shortage.missing,
        })
    }))
}

fn transfer(
    context: &Context<'_>,
    write: &mut Write<'_>,
    company: &Company,
    branch: BranchId,
    request: &StockTransfer,
    line: &StockTransferLine,
    moved_on: LocalDate,
) -> Answer<StockMoveId> {
    let id: StockMoveId = context.new_id();
    let moved = StockMove {
        id,
        item: line.item,
        from_location: request.from,
        to_location: request.to,
        quantity: line.quantity,
        document: None,
        document_line: None,
        return_of: None,
        branch,
        moved_on,
        moved_at_ms: context.now(),
    };
    carry(write, company, &moved)?;
    Ok(id)
}
