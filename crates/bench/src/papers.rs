//! A thousand invoices of a company as PDF in one archive: drawn, kept and packed; and once more, as they were kept.
//!
//! The company is changed by it (its papers are kept): a copy is measured. Its key is where the environment says.

#![allow(clippy::float_arithmetic, clippy::disallowed_types, reason = "times, not money")]

use std::path::Path;

use anyhow::{Result, bail};
use kontor_app::Place;
use kontor_desk::{KeyPlaces, SystemHost};
use serde_json::{Value, json};

use crate::figures::{Table, Times};
use crate::firm;

const INVOICES: usize = 1_000;

/// Draws the newest invoices that nobody printed yet.
pub fn measure(company: &Path, table: &mut Table) -> Result<()> {
    let folder = company.parent().unwrap_or(Path::new(".")).to_owned();
    let desk =
        kontor_app::Desk::new(Box::new(SystemHost), Box::new(KeyPlaces::from_environment()), Place::in_folder(&folder));
    firm::call(&desk, "company_open", json!({ "path": company }))?;
    let page = firm::call(&desk, "document_list", json!({ "kinds": ["invoice"], "window": { "limit": INVOICES } }))?;
    let ids: Vec<&Value> = page["rows"].as_array().into_iter().flatten().map(|row| &row["id"]).collect();
    if ids.len() < INVOICES {
        bail!("the company has {} invoices", ids.len());
    }
    let to = folder.join("pdfs.zip");
    let window = json!({ "filters": [{ "column": "id", "op": "is", "values": ids }] });
    let request = json!({ "list": { "kinds": ["invoice"], "window": window }, "to": to });
    let mut drawn = Times::default();
    drawn.of(|| firm::call(&desk, "documents_pdf", request.clone()))?;
    let mut again = Times::default();
    again.of(|| firm::call(&desk, "documents_pdf", request.clone()))?;
    std::fs::remove_file(&to)?;
    table.limit("1,000 invoices as PDF in a batch, all cores", drawn.percentile(50), None, 10_000.0);
    table.fact("1,000 invoices in a batch, printed before", again.percentile(50), None);
    Ok(())
}
