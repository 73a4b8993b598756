//! `kontorctl export`: what the company has, for other programs and for paper, with the progress on standard error.

use kontor_app::job::Progress;
use kontor_core::fault::{Code, Fault};
use serde_json::{Value, json};

use crate::arguments::Export;
use crate::office::Office;
use crate::outcome::{Outcome, show};
use crate::progress::watched;
use crate::read_request;

/// Writes what was asked for and says where it is.
pub fn export(office: &Office, wishes: &Export) -> Outcome {
    match wishes {
        Export::Everything { target, format, replace } => {
            let wish = json!({ "path": std::path::absolute(target)?, "format": format, "replace": replace });
            run(office, "export_all", wish)
        }
        Export::Pdfs { request, out } => {
            let list = read_request(request.as_deref())?;
            let list = if list.is_null() { json!({}) } else { list };
            run(office, "documents_pdf", json!({ "list": list, "to": std::path::absolute(out)? }))
        }
        Export::Evidence { from, until, kinds, out, replace } => {
            let path = std::path::absolute(out)?;
            let wish = json!({ "from": from, "until": until, "kinds": kinds, "path": path, "replace": replace });
            run(office, "evidence_export", wish)
        }
        Export::List { name, request, format, columns, out } => {
            let ending = out.extension().map(|ending| ending.to_string_lossy().to_lowercase());
            let format = format.clone().or(ending).ok_or_else(|| Fault::at("format", Code::Required))?;
            let columns: Vec<Value> = columns.iter().map(|name| json!({ "name": name })).collect();
            // Reports answer for a span; everything else that has rows is a list.
            let command = if name.ends_with("_list") { "list_export" } else { "report_export" };
            let parameters = read_request(request.as_deref())?;
            let to = std::path::absolute(out)?;
            let wish = json!({ "of": name, "parameters": parameters, "format": format, "columns": columns, "to": to });
            run(office, command, wish)
        }
    }
}

fn run(office: &Office, command: &str, request: Value) -> Outcome {
    let desk = office.desk_in_company()?;
    let progress = Progress::default();
    show(&watched(&progress, || desk.call_with(&progress, command, request))?)
}
