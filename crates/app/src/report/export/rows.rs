//! All rows of a list or report as the person sees them. Lists that have windows are walked through row by row, so that
//! one of a million rows is never in memory as a whole.

use kontor_core::fault::{Code, Fault};
use kontor_store::list::{ListRow, Window};
use kontor_store::rows::activity::ActivityRow;
use kontor_store::rows::deal::DealRow;
use kontor_store::rows::employee::EmployeeRow;
use kontor_store::rows::journal::DisclosureRow;
use kontor_store::rows::ledger::EntryRow;
use kontor_store::rows::party::PartyRow;
use kontor_store::rows::payment::PaymentRow;
use kontor_store::rows::price::PriceItemRow;
use kontor_store::rows::stock::{StockLevelRow, StockMoveRow};
use kontor_store::rows::tax::ExchangeRateRow;
use serde::Serialize;
use serde_json::Value;

use crate::command::{Command, Run, request, response};
use crate::context::{Calendar, Context, company};
use crate::error::Answer;
use crate::journal::JournalListRequest;
use crate::sales::{DocumentListRequest, as_of};
use crate::setup::standard_price_list;

/// Rows, one after the other.
pub(crate) type Rows<'a> = dyn Iterator<Item = Answer<Value>> + 'a;
/// What is done with how many rows.
pub(crate) type Work<'w> = &'w mut dyn FnMut(u64, &mut Rows<'_>) -> Answer<()>;

type Walk = fn(&Context<'_>, Value, Work<'_>) -> Answer<()>;

/// The lists that have windows.
const WALKS: &[(&str, Walk)] = &[
    ("activity_list", plain::<ActivityRow>),
    ("deal_list", plain::<DealRow>),
    ("disclosure_list", plain::<DisclosureRow>),
    ("document_list", documents),
    ("employee_list", plain::<EmployeeRow>),
    ("entry_list", plain::<EntryRow>),
    ("exchange_rate_list", plain::<ExchangeRateRow>),
    ("item_list", items),
    ("journal_list", journal),
    ("party_list", plain::<PartyRow>),
    ("payment_list", plain::<PaymentRow>),
    ("price_item_list", plain::<PriceItemRow>),
    ("stock_level_list", plain::<StockLevelRow>),
    ("stock_move_list", plain::<StockMoveRow>),
];

/// Hands all rows of a list or report to `work`.
///
/// # Errors
/// `bad-format` for parameters that are no request, what the command answers, or what `work` answers.
pub(crate) fn walk(context: &Context<'_>, command: &Command, parameters: Value, work: Work<'_>) -> Answer<()> {
    if !parameters.is_null() && !parameters.is_object() {
        return Err(Fault::at("parameters", Code::BadFormat).with("example", "{}").into());
    }
    if let Some((_, walk)) = WALKS.iter().find(|(name, _)| *name == command.name) {
        return walk(context, parameters, work);
    }
    let Run::Office(run) = command.run else {
        return Err(Fault::new(Code::UnknownCommand).with("name", command.name).into());
    };
    let rows = rows_of(run(context, parameters)?);
    work(rows.len() as u64, &mut rows.into_iter().map(Ok))
}

/// The rows of an answer: its own list, or the list that it is.
fn rows_of(answer: Value) -> Vec<Value> {
    match answer {
        Value::Array(rows) => rows,
        Value::Object(mut fields) => match fields.remove("rows") {
            Some(Value::Array(rows)) => rows,
            _ => Vec::new(),
        },
        _ => Vec::new(),
    }
}

fn plain<R: ListRow + Serialize>(context: &Context<'_>, parameters: Value, work: Work<'_>) -> Answer<()> {
    let window: Window = request(parameters)?;
    context.read(|read| {
        read.walk::<R, _, _>(&window, |total, rows| work(total as u64, &mut rows.map(|row| response(&row?))))
    })
}

fn items(context: &Context<'_>, parameters: Value, work: Work<'_>) -> Answer<()> {
    let window: Window = request(parameters)?;
    context.read(|read| {
        let today = Calendar::of(&company(read)?).day_of(context.now());
        read.walk_items(&window, today, standard_price_list(), |total, rows| {
            work(total as u64, &mut rows.map(|row| response(&row?)))
        })
    })
}

fn documents(context: &Context<'_>, parameters: Value, work: Work<'_>) -> Answer<()> {
    let DocumentListRequest { kinds, window } = request(parameters)?;
    context.read(|read| {
        let today = Calendar::of(&company(read)?).day_of(context.now());
        read.walk_documents(&kinds, &window, |total, rows| {
            work(total as u64, &mut rows.map(|row| response(&as_of(today, row?))))
        })
    })
}

fn journal(context: &Context<'_>, parameters: Value, work: Work<'_>) -> Answer<()> {
    let JournalListRequest { kind, window } = request(parameters)?;
    context.read(|read| {
        read.walk_journal(kind, &window, |total, rows| work(total as u64, &mut rows.map(|row| response(&row?))))
    })
}

#[cfg(test)]
mod tests {
    use schemars::generate::SchemaSettings;

    use super::*;
    use crate::commands::COMMANDS;

    #[test]
    fn every_list_with_windows_is_walked() {
        let mut generator = SchemaSettings::draft2020_12().into_generator();
        let windowed = |command: &&Command| {
            let (_, answer) = (command.schemas)(&mut generator);
            let reference = answer.to_value().get("$ref").and_then(Value::as_str).unwrap_or_default().to_owned();
            command.name.ends_with("_list") && reference.starts_with("#/$defs/Page")
        };
        let mut lists: Vec<&str> = COMMANDS.iter().filter(windowed).map(|command| command.name).collect();
        lists.sort_unstable();
        let walked: Vec<&str> = WALKS.iter().map(|(name, _)| *name).collect();
        assert_eq!(lists, walked, "a list that is only read by windows would end with its first one");
    }
}
