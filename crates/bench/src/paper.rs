//! An invoice of one page as PDF: from the issued document to the bytes, kept in the company file.

use std::path::Path;
use std::process::Command;
use std::time::Duration;

use anyhow::{Context as _, Result, bail};
use base64::Engine as _;
use kontor_app::Desk;
use serde_json::{Value, json};

use crate::figures::{Table, Times};
use crate::firm;

const TIMES: usize = 40;
const PROGRAMS: usize = 7;

/// Invoices that nobody printed yet, so that each is laid out and kept.
pub fn measure(desk: &Desk, folder: &Path, table: &mut Table) -> Result<()> {
    let fresh = invoices(desk)?;
    let mut warm = Times::default();
    page(desk, &fresh[0])?;
    for id in &fresh[1..=TIMES] {
        warm.of(|| page(desk, id))?;
    }
    table.limit("PDF of an invoice, laid out and kept, warm, p50", warm.percentile(50), None, 15.0);
    table.fact("PDF of an invoice, laid out and kept, warm, p95", warm.percentile(95), None);
    let mut again = Times::default();
    for id in &fresh[1..=TIMES] {
        again.of(|| page(desk, id))?;
    }
    table.fact("PDF of an invoice, printed again, p50", again.percentile(50), None);
    firm::call(desk, "company_close", json!({}))?;
    let mut cold = Times::default();
    for id in &fresh[TIMES + 1..] {
        cold.note(in_a_fresh_process(folder, id)?);
    }
    table.limit("PDF of an invoice, the first of a program, p50", cold.percentile(50), None, 40.0);
    firm::call(desk, "company_open", json!({ "path": folder.join(firm::FILE) }))?;
    Ok(())
}

/// The newest invoices, as many as are measured.
fn invoices(desk: &Desk) -> Result<Vec<String>> {
    let wanted = TIMES + 1 + PROGRAMS;
    let page = firm::call(desk, "document_list", json!({ "kinds": ["invoice"], "window": { "limit": wanted } }))?;
    let rows = page["rows"].as_array().into_iter().flatten();
    let found: Vec<String> = rows.filter_map(|row| row["id"].as_str()).map(str::to_owned).collect();
    if found.len() < wanted { bail!("the demo company has {} invoices", found.len()) } else { Ok(found) }
}

fn page(desk: &Desk, id: &str) -> Result<Value> {
    firm::call(desk, "document_pdf", json!({ "id": id }))
}

fn in_a_fresh_process(folder: &Path, id: &str) -> Result<Duration> {
    let mut command = Command::new(std::env::current_exe()?);
    command.arg("first-page").args([folder.join(firm::FILE), folder.join(firm::KEY)]).arg(id);
    let said = command.output()?;
    if !said.status.success() {
        bail!("the fresh process failed: {}", String::from_utf8_lossy(&said.stderr));
    }
    Ok(Duration::from_micros(String::from_utf8(said.stdout)?.trim().parse()?))
}

/// The first page of a program that has just started; says how many microseconds it took.
pub fn first(company: &Path, key: &Path, document: &str) -> Result<()> {
    let folder = key.parent().context("the key has no folder")?;
    let desk = firm::desk(folder);
    firm::call(&desk, "company_open", json!({ "path": company }))?;
    let mut once = Times::default();
    let file = once.of(|| page(&desk, document))?;
    base64::engine::general_purpose::STANDARD.decode(file["base64"].as_str().unwrap_or_default())?;
    println!("{}", once.micros());
    Ok(())
}
