//! Any list and any report as a file for a spreadsheet or for paper: the rows as the person sees them, however many.

mod columns;
mod paper;
mod place;
mod rows;

use std::collections::BTreeMap;
use std::path::PathBuf;

use kontor_core::fault::{Code, Fault};
use kontor_core::journal::DisclosureKind;
use kontor_core::permission::Action;
use kontor_core::text_enum;
use kontor_store::StoreError;
use kontor_tables::write::{Unwritten, csv, xlsx};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use ts_rs::TS;

use crate::command::{Command, Effect, Run};
use crate::commands::COMMANDS;
use crate::context::{Calendar, Context, company};
use crate::error::{Answer, AppError};
use crate::journal::disclose;
use columns::Columns;
pub use place::Exported;
pub(crate) use place::written;
use rows::Rows;
pub(crate) use rows::walk;

text_enum! {
    /// What kind of file.
    TableFormat {
        /// Text with marks between the cells, as spreadsheets of the person's language read it.
        Csv "csv",
        /// A workbook.
        Xlsx "xlsx",
        /// Pages to print.
        Pdf "pdf",
    }
}

impl TableFormat {
    const fn mime(self) -> &'static str {
        match self {
            Self::Csv => "text/csv; charset=utf-8",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Pdf => "application/pdf",
        }
    }
}

/// A column of the file.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct ExportColumn {
    /// Name of the field; a dot leads into its parts (`net.currency`).
    pub name: String,
    /// What stands above it; the name when empty.
    #[serde(default)]
    #[ts(optional, as = "Option<String>")]
    pub title: String,
    /// What people read where the program has a word of its own (`overdue`, `true`).
    #[serde(default)]
    #[ts(optional, as = "Option<BTreeMap<String, String>>")]
    pub words: BTreeMap<String, String>,
}

/// A list or a report as a file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct TableExport {
    /// The command whose rows it has: `party_list`, `report_sales`.
    pub of: String,
    /// The request of that command. Search, sort and filters hold; where a window begins and ends does not.
    #[serde(default)]
    #[ts(type = "unknown")]
    pub parameters: Value,
    /// Which columns, in this order; all that fit into a cell when empty.
    #[serde(default)]
    pub columns: Vec<ExportColumn>,
    /// What kind of file.
    pub format: TableFormat,
    /// What it is called: the sheet, the heading, the file.
    #[serde(default)]
    pub title: String,
    /// What was asked for, in words: filters, span. Printed below the title.
    #[serde(default)]
    #[ts(optional, as = "Option<Vec<String>>")]
    pub notes: Vec<String>,
    /// Where the file goes; without it the answer holds its bytes.
    #[serde(default)]
    #[ts(type = "string | null", optional)]
    pub to: Option<PathBuf>,
}

pub(crate) fn report_export(context: &Context<'_>, request: TableExport) -> Answer<Exported> {
    export(context, &request, |name| name.starts_with("report_") || name == "trial_balance")
}

pub(crate) fn list_export(context: &Context<'_>, request: TableExport) -> Answer<Exported> {
    export(context, &request, |name| name.ends_with("_list"))
}

fn export(context: &Context<'_>, request: &TableExport, fits: impl Fn(&str) -> bool) -> Answer<Exported> {
    let command = readable(context, &request.of, fits)?;
    may_take_out(context, command)?;
    let (company, zone) = context.read(|read| {
        let company = company(read)?;
        let zone = Calendar::of(&company);
        Ok((company, zone))
    })?;
    let language = context.user.language.unwrap_or(company.language);
    let columns = Columns::of(command, &request.columns, zone)?;
    let title = if request.title.trim().is_empty() { &request.of } else { request.title.trim() };
    let made = written(request.to.as_deref(), title, request.format.as_str(), request.format.mime(), |mut out| {
        let mut count = 0;
        walk(context, command, request.parameters.clone(), &mut |total, rows| {
            context.progress.expect(total);
            count = match request.format {
                TableFormat::Csv => {
                    spreadsheet(context, &columns, rows, |titles, rows| csv(&mut out, titles, rows, language))?
                }
                TableFormat::Xlsx => {
                    spreadsheet(context, &columns, rows, |titles, rows| xlsx(&mut out, title, titles, rows))?
                }
                TableFormat::Pdf => {
                    let sheet = paper::Sheet { title, notes: &request.notes, company: &company, language };
                    let printed = paper::paper(context, &columns, rows, &sheet)?;
                    out.write_all(&kontor_documents::list::pdf(&printed)?).map_err(StoreError::from)?;
                    printed.rows.len() as u64
                }
            };
            Ok(())
        })?;
        Ok(count)
    })?;
    let kind = if request.of.ends_with("_list") { DisclosureKind::List } else { DisclosureKind::Report };
    context.write(|write| disclose(context, write, kind, None, &request.of, made.rows))?;
    Ok(made)
}

type Cells<'a> = &'a mut dyn Iterator<Item = Result<Vec<kontor_tables::write::Out>, Fault>>;

/// Writes the rows through one of the writers of spreadsheets.
fn spreadsheet(
    context: &Context<'_>,
    columns: &Columns,
    rows: &mut Rows<'_>,
    write: impl FnOnce(&[&str], Cells<'_>) -> Result<u32, Unwritten>,
) -> Answer<u64> {
    let mut cells = rows.map(|row| {
        context.progress.step(1)?;
        Ok(columns.cells(&row.map_err(first_fault)?))
    });
    match write(&columns.titles(), &mut cells) {
        Ok(count) => Ok(u64::from(count)),
        Err(Unwritten::Rows(fault)) => Err(fault.into()),
        Err(Unwritten::Io(error)) => Err(StoreError::from(error).into()),
    }
}

fn first_fault(error: AppError) -> Fault {
    error.faults.into_iter().next().unwrap_or_else(|| Fault::new(Code::Internal))
}

/// A command that answers rows, which the person may see.
pub(crate) fn readable(context: &Context<'_>, name: &str, fits: impl Fn(&str) -> bool) -> Answer<&'static Command> {
    let command = COMMANDS.iter().find(|command| {
        command.name == name && command.effect == Effect::Reads && fits(name) && matches!(command.run, Run::Office(_))
    });
    let Some(command) = command else { return Err(Fault::at("of", Code::NotAChoice).into()) };
    match command.needs {
        Some(needed) if !needed.met_by(&context.viewer.rights) => Err(needed.refusal(&context.viewer.rights).into()),
        _ => Ok(command),
    }
}

/// Who sees records need not be allowed to take them out of the program.
pub(crate) fn may_take_out(context: &Context<'_>, command: &Command) -> Answer<()> {
    let Some(needed) = command.needs else { return Ok(()) };
    let mut seen = needed.resources.iter().filter(|resource| context.may(**resource, Action::See));
    Ok(seen.try_for_each(|resource| context.expect(*resource, Action::Export))?)
}
