//! A list or report as it is printed: its texts in the person's language, and the sums of its amounts.

use std::collections::BTreeMap;

use kontor_core::company::Company;
use kontor_core::fault::{Code, Fault};
use kontor_core::language::Language;
use kontor_core::money::{Currency, Money};
use kontor_documents::format::Format;
use kontor_documents::list::{ListColumn, ListPaper, MOST_ROWS};
use kontor_documents::words::Words;
use kontor_tables::write::Out;
use serde_json::Value;

use super::columns::{Column, Columns, Kind};
use super::rows::Rows;
use crate::context::Context;
use crate::error::Answer;

/// What stands around the rows.
pub(super) struct Sheet<'a> {
    pub title: &'a str,
    pub notes: &'a [String],
    pub company: &'a Company,
    pub language: Language,
}

/// The list on paper.
///
/// # Errors
/// `too-long-for-paper` as soon as there are more rows than are printed; what the rows answer.
pub(super) fn paper(
    context: &Context<'_>,
    columns: &Columns,
    rows: &mut Rows<'_>,
    sheet: &Sheet<'_>,
) -> Answer<ListPaper> {
    let format = Format::of(sheet.language);
    let home = sheet.company.currency;
    let mut sums: BTreeMap<Currency, Vec<i128>> = BTreeMap::new();
    let mut texts = Vec::new();
    for row in rows {
        context.progress.step(1)?;
        let row = row?;
        if texts.len() == MOST_ROWS {
            return Err(Fault::new(Code::TooLongForPaper).with("max", MOST_ROWS).into());
        }
        let cell = |column: &Column| text(column, &row, format, home, columns);
        texts.push(columns.all.iter().map(cell).collect());
        add(&mut sums, columns, &row);
    }
    let column = |column: &Column| ListColumn {
        title: column.title.clone(),
        figures: matches!(column.kind, Kind::Figure | Kind::Money),
    };
    Ok(ListPaper {
        language: sheet.language,
        title: sheet.title.to_owned(),
        company: sheet.company.name.clone(),
        printed_on: columns.calendar.day_of(context.now()),
        notes: sheet.notes.to_vec(),
        columns: columns.all.iter().map(column).collect(),
        rows: texts,
        totals: totals(&sums, columns, format, sheet.language),
    })
}

/// A cell as people read it. An amount names its currency where that is not the firm's own.
fn text(column: &Column, row: &Value, format: Format, home: Currency, columns: &Columns) -> String {
    if column.kind == Kind::Money {
        let shown = |money: Money| if money.currency == home { format.amount(money) } else { format.money(money) };
        return column.money(row).map(shown).unwrap_or_default();
    }
    match column.out(row, columns.calendar) {
        Out::Empty => String::new(),
        Out::Text(text) => text,
        Out::Number(number) => format.number(number, 0),
        Out::Money { .. } => String::new(),
        Out::Date(day) => format.date(day),
        Out::Moment(moment) => format!("{} {}", format.date(moment.date()), moment.format("%H:%M")),
    }
}

fn add(sums: &mut BTreeMap<Currency, Vec<i128>>, columns: &Columns, row: &Value) {
    for (at, column) in columns.all.iter().enumerate().filter(|(_, column)| column.kind == Kind::Money) {
        let Some(money) = column.money(row) else { continue };
        let of_currency = sums.entry(money.currency).or_insert_with(|| vec![0; columns.all.len()]);
        if let Some(sum) = of_currency.get_mut(at) {
            *sum += i128::from(money.minor);
        }
    }
}

/// A row of sums for each currency. The first column that is no amount says what it is.
fn totals(
    sums: &BTreeMap<Currency, Vec<i128>>,
    columns: &Columns,
    format: Format,
    language: Language,
) -> Vec<Vec<String>> {
    let label = columns.all.iter().position(|column| column.kind != Kind::Money);
    let row = |(currency, sums): (&Currency, &Vec<i128>)| {
        let cell = |(at, (column, sum)): (usize, (&Column, &i128))| match i64::try_from(*sum) {
            _ if label == Some(at) => Words::of(language).with("paper-list-total", &[("currency", currency.code())]),
            Ok(minor) if column.kind == Kind::Money => format.amount(Money::new(minor, *currency)),
            _ => String::new(),
        };
        columns.all.iter().zip(sums).enumerate().map(cell).collect()
    };
    sums.iter().map(row).collect()
}
