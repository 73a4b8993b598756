//! `kontorctl export`: what the company has, for other programs, with the progress on standard error.

use kontor_app::job::Progress;
use serde_json::json;

use crate::arguments::Export;
use crate::import::watched;
use crate::office::Office;
use crate::outcome::{Outcome, show};

/// Exports what was asked for.
pub fn export(office: &Office, wishes: &Export) -> Outcome {
    let Export::Everything { target, format, replace } = wishes;
    let desk = office.desk_in_company()?;
    let wish = json!({ "path": std::path::absolute(target)?, "format": format, "replace": replace });
    let progress = Progress::default();
    let answer = watched(&progress, || desk.call_with(&progress, "export_all", wish));
    show(&answer?)
}
