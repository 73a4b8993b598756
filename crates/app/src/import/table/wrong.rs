//! The rows that are wrong, as a file: the same columns, and the reason beside them. Mended there, it is imported again.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use kontor_core::fault::Fault;
use kontor_documents::words::Words;
use kontor_tables::write::{Out, Unwritten};
use kontor_tables::{Cell, Row};

use super::run::{go, open};
use super::wish::ImportWish;
use crate::context::{Context, company};
use crate::error::{Answer, AppError};
use crate::file::FileContent;

pub(crate) fn import_wrong_rows(context: &Context<'_>, wish: ImportWish) -> Answer<FileContent> {
    let opened = open(&wish)?;
    let language = match context.user.language {
        Some(language) => language,
        None => context.read(|read| Ok(company(read)?.language))?,
    };
    let words = Words::of(language);
    let mut titles: Vec<String> = opened.source.columns().iter().map(|column| column.name.clone()).collect();
    titles.push(words.text("import-reason"));
    let width = titles.len() - 1;
    let mut rows: Vec<Vec<Out>> = Vec::new();
    let rehearsal = Context { rehearsal: true, ..*context };
    rehearsal.write_long(|write| {
        go(&rehearsal, write, &wish, &opened.source, &mut |row, faults| {
            rows.push(told(row, faults, width, words));
            Ok(())
        })
        .map(drop)
    })?;
    let titles: Vec<&str> = titles.iter().map(String::as_str).collect();
    let mut bytes = Vec::new();
    kontor_tables::write::csv(&mut bytes, &titles, rows.into_iter().map(Ok), language).map_err(unwritten)?;
    let stem = opened.name.rsplit_once('.').map_or(opened.name.as_str(), |(stem, _)| stem);
    let name = format!("{stem} - {}.csv", words.text("import-wrong-rows"));
    Ok(FileContent { name, mime: "text/csv".into(), base64: STANDARD.encode(bytes) })
}

fn unwritten(failure: Unwritten) -> AppError {
    match failure {
        Unwritten::Rows(fault) => fault.into(),
        Unwritten::Io(failure) => AppError::unexpected(&failure),
    }
}

/// The row as it stands in the file, and what is wrong with it.
fn told(row: &Row, faults: &[Fault], width: usize, words: Words) -> Vec<Out> {
    let mut cells: Vec<Out> = (0..width)
        .map(|at| match row.cell(at) {
            Cell::Empty => Out::Empty,
            Cell::Number(value) => Out::Number(*value),
            Cell::Date(date) => Out::Date(*date),
            other => Out::Text(other.plain()),
        })
        .collect();
    let reasons: Vec<String> = faults.iter().map(|fault| sentence(fault, words)).collect();
    cells.push(Out::Text(reasons.join(" ")));
    cells
}

fn sentence(fault: &Fault, words: Words) -> String {
    let params: Vec<(&str, &str)> = fault.params.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let said = words.with(&format!("err-{}", fault.code.as_str()), &params);
    match words.known(&format!("import-field-{}", fault.field.replace('_', "-"))) {
        Some(field) => format!("{field}: {said}"),
        None => said,
    }
}
