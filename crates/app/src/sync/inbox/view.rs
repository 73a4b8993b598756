//! What a person sees of an issue: the record, both values, the value before, who, when and where, and what cures it.

use kontor_core::company::Device;
use kontor_core::entity::{DeviceId, EntityKind, UserId};
use kontor_core::id::Id;
use kontor_core::money::Currency;
use kontor_core::text_enum;
use kontor_core::time::Timestamp;
use kontor_record::schema::TableSpec;
use kontor_record::{Holds, id_of};
use kontor_store::Read;
use kontor_store::row::Cell;
use kontor_store::table::issue::{IssueKind, KeptIssue};
use kontor_sync::clock::Hlc;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use ts_rs::TS;

use super::cure::{self, IssueCure};
use crate::context::{Context, company};
use crate::error::Answer;

text_enum! {
    /// What a value is.
    ValueKind {
        /// Nothing stands there.
        Empty "empty",
        /// Text.
        Text "text",
        /// A whole number.
        Integer "integer",
        /// 0 or 1.
        Flag "flag",
        /// An amount in minor units of `currency`.
        Money "money",
        /// A quantity in millionths.
        Quantity "quantity",
        /// A decimal number as text.
        Decimal "decimal",
        /// A date as `2026-01-31`.
        Date "date",
        /// Milliseconds since 1970-01-01 UTC.
        Instant "instant",
        /// One of a closed list of texts.
        Choice "choice",
        /// The identity of a record, which `name` names.
        Reference "reference",
        /// A structured value as JSON.
        Structure "structure",
    }
}

/// A value of a column, with all that it takes to show it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct IssueValue {
    /// What it is.
    pub holds: ValueKind,
    /// The value as it stands in the column; nothing where it is empty.
    #[ts(type = "string | number | null")]
    pub value: Value,
    /// What people call the record that it names, where that may be seen.
    pub name: Option<String>,
    /// Of an amount.
    pub currency: Option<Currency>,
}

/// Another record that has to do with an issue.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct Related {
    /// What kind of record.
    pub kind: EntityKind,
    /// Which.
    pub id: Id,
    /// What people call it.
    pub name: String,
}

/// Who wrote a value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct IssueWriter {
    /// Who.
    pub user: UserId,
    /// Name of that person.
    pub user_name: String,
    /// Whether that is the person who asks.
    pub mine: bool,
    /// Name of the PC.
    pub device_name: String,
    /// When, by the corrected clock.
    pub at_ms: Timestamp,
}

/// An issue in the list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct IssueRow {
    /// Its number in the firm.
    #[ts(type = "number")]
    pub number: u64,
    /// Of which sort.
    pub kind: IssueKind,
    /// Whether it waits for somebody.
    pub open: bool,
    /// The record that it is about.
    pub record: Related,
    /// The whole that the record is a part of: the party of an address, the document of a move.
    pub whole: Option<Related>,
    /// The other record, where there are two and it may be seen.
    pub beside: Option<Related>,
    /// The column, where it is about one: its name in `record.kind`.
    pub column: Option<String>,
    /// The value that stands; with a broken rule, what follows from the facts.
    pub stands: Option<IssueValue>,
    /// The value that does not; with a broken rule, what was found.
    pub other: Option<IssueValue>,
    /// Who wrote what stands, where two people wrote.
    pub stands_by: Option<IssueWriter>,
    /// Who wrote what does not stand.
    pub user: UserId,
    /// Name of that person.
    pub user_name: String,
    /// Whether that is the person who asks.
    pub mine: bool,
    /// On which PC.
    pub device: DeviceId,
    /// Name of that PC.
    pub device_name: String,
    /// When, by the corrected clock.
    pub at_ms: Timestamp,
    /// The right that settling it needs, as `party.change`.
    pub needs: String,
    /// Whether the person may settle it.
    pub allowed: bool,
}

/// An issue with all that is known of it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct IssueDetail {
    /// As in the list.
    pub issue: IssueRow,
    /// What stood in the column before both, where head office knows it.
    pub before: Option<IssueValue>,
    /// What cures it, the usual way first.
    pub cures: Vec<IssueCure>,
    /// What was said when it was settled, the newest last.
    pub notes: Vec<kontor_core::journal::IssueNote>,
}

pub(super) fn row(context: &Context<'_>, read: &Read<'_>, kept: &KeptIssue) -> Answer<IssueRow> {
    let issue = &kept.issue;
    let column = issue.column.and_then(|number| {
        let known = kontor_record::columns_of(kept.of).iter().find(|(_, known)| *known == number);
        known.map(|(name, _)| *name)
    });
    let device_name = |device: Id| -> Answer<String> {
        Ok(read.find::<Device>(DeviceId(device))?.map(|device| device.name).unwrap_or_default())
    };
    let stands_by = issue.stands_by.map(|by| -> Answer<IssueWriter> {
        let user = UserId(by.user);
        Ok(IssueWriter {
            user,
            user_name: read.user_name(user)?,
            mine: user == context.user.id,
            device_name: device_name(by.device)?,
            at_ms: at(by.hlc),
        })
    });
    let beside = match issue.beside {
        Some(id) => related(context, read, kept.of, id)?.filter(|beside| !beside.name.is_empty()),
        None => None,
    };
    let whole = match read.whole_of(kept.of, issue.row)? {
        Some((kind, id)) => related(context, read, kind, id)?,
        None => None,
    };
    let (user, user_name) = (UserId(issue.user), read.user_name(UserId(issue.user))?);
    Ok(IssueRow {
        number: issue.number,
        kind: kept.kind,
        open: kept.open,
        record: Related { kind: kept.of, id: issue.row, name: read.name_of(kept.of, issue.row)? },
        whole,
        beside,
        column: column.map(ToOwned::to_owned),
        stands: said(context, read, kept, column, issue.stands.as_deref())?,
        other: said(context, read, kept, column, issue.other.as_deref())?,
        stands_by: stands_by.transpose()?,
        user,
        user_name,
        mine: user == context.user.id,
        device: DeviceId(issue.device),
        device_name: device_name(issue.device)?,
        at_ms: at(issue.hlc),
        needs: cure::right(read, kept)?.to_string(),
        allowed: cure::may_cure(context, read, kept)?,
    })
}

const fn at(hlc: u64) -> Timestamp {
    Timestamp(Hlc(hlc).at_ms().cast_signed())
}

pub(super) fn detail(context: &Context<'_>, read: &Read<'_>, kept: &KeptIssue) -> Answer<IssueDetail> {
    let issue = &kept.issue;
    let row = row(context, read, kept)?;
    let before = issue.before.as_deref().and_then(|bytes| Cell::decode(bytes).ok());
    let before = row.column.as_deref().zip(before).map(|(column, cell)| value(context, read, kept, column, &cell));
    let before = before.transpose()?;
    let notes = read.issue_notes(issue.number)?;
    Ok(IssueDetail { issue: row, before, cures: cure::cures(context, read, kept)?, notes })
}

/// A record by its name; nothing where the person may not see it.
fn related(context: &Context<'_>, read: &Read<'_>, kind: EntityKind, id: Id) -> Answer<Option<Related>> {
    if !context.may_see(kind) || !read.in_sight(kind, id)? {
        return Ok(None);
    }
    Ok(Some(Related { kind, id, name: read.name_of(kind, id)? }))
}

/// What an issue says of one side: the value of its column, or what its rule is about.
fn said(
    context: &Context<'_>,
    read: &Read<'_>,
    kept: &KeptIssue,
    column: Option<&str>,
    bytes: Option<&[u8]>,
) -> Answer<Option<IssueValue>> {
    let Some(cell) = bytes.and_then(|bytes| Cell::decode(bytes).ok()) else { return Ok(None) };
    if let Some(column) = column {
        return value(context, read, kept, column, &cell).map(Some);
    }
    let (Cell::Text(text), false) = (&cell, kept.kind == IssueKind::RemovalAsked) else { return Ok(None) };
    if text.is_empty() {
        return Ok(None);
    }
    let number = || text.parse::<i64>().map_or_else(|_| Value::from(text.as_str()), Value::from);
    let (holds, value) = match kept.kind {
        IssueKind::Oversold | IssueKind::InvoicedTwice | IssueKind::ReceivedTwice => (ValueKind::Quantity, number()),
        IssueKind::OverAllocated | IssueKind::EntryUnbalanced | IssueKind::CreditExceeded => {
            (ValueKind::Money, number())
        }
        IssueKind::PeriodClosed => (ValueKind::Date, Value::from(text.as_str())),
        _ => (ValueKind::Text, Value::from(text.as_str())),
    };
    let currency = if holds == ValueKind::Money { Some(currency(read, kept)?) } else { None };
    Ok(Some(IssueValue { holds, value, name: None, currency }))
}

/// A value of the column of an issue.
fn value(context: &Context<'_>, read: &Read<'_>, kept: &KeptIssue, column: &str, cell: &Cell) -> Answer<IssueValue> {
    let table = TableSpec::of(kept.of);
    let holds = table.columns.iter().find(|spec| spec.name == column).map_or(Holds::Text, |spec| spec.holds);
    let kind = match (holds, cell) {
        (_, Cell::Null | Cell::Erased) => ValueKind::Empty,
        (Holds::Integer, _) if column.ends_with("_minor") => ValueKind::Money,
        (Holds::Integer, _) => ValueKind::Integer,
        (Holds::Flag, _) => ValueKind::Flag,
        (Holds::Instant, _) => ValueKind::Instant,
        (Holds::Quantity, _) => ValueKind::Quantity,
        (Holds::Decimal, _) => ValueKind::Decimal,
        (Holds::Date, _) => ValueKind::Date,
        (Holds::Choice(_) | Holds::Kind | Holds::Currency, _) => ValueKind::Choice,
        (Holds::Id(_), _) => ValueKind::Reference,
        (Holds::Json, _) => ValueKind::Structure,
        (Holds::Text | Holds::Bytes, _) => ValueKind::Text,
    };
    let named = match (holds, cell) {
        (Holds::Id(Some(of)), Cell::Bytes(bytes)) => id_of(bytes).map(|id| (of, id)),
        _ => None,
    };
    let name = match named {
        Some((of, id)) => related(context, read, of, id)?.map(|related| related.name).filter(|name| !name.is_empty()),
        None => None,
    };
    let currency = if kind == ValueKind::Money { Some(currency(read, kept)?) } else { None };
    Ok(IssueValue { holds: kind, value: json(cell), name, currency })
}

/// The currency of the amounts of a record: its own, or that of the company.
fn currency(read: &Read<'_>, kept: &KeptIssue) -> Answer<Currency> {
    let at = kontor_record::columns_of(kept.of).iter().position(|(name, _)| *name == "currency");
    let row = read.row(kept.of, kept.issue.row)?;
    let own = at.zip(row).and_then(|(at, row)| match row.cells.get(at) {
        Some(Cell::Text(code)) => Currency::new(code).ok(),
        _ => None,
    });
    own.map_or_else(|| Ok(company(read)?.currency), Ok)
}

fn json(cell: &Cell) -> Value {
    match cell {
        Cell::Null | Cell::Erased => Value::Null,
        Cell::Int(value) => Value::from(*value),
        Cell::Text(text) => Value::from(text.as_str()),
        Cell::Bytes(bytes) => id_of(bytes).map_or(Value::Null, |id| Value::from(id.to_string())),
    }
}
