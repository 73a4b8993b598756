//! Which numbers come next on this PC.

use kontor_core::fault::Fault;
use kontor_core::numbering::{BranchCode, DeviceCode, NumberFormat, NumberSeries, SeriesKey};
use kontor_core::sales::DocumentKind;
use kontor_core::text_enum::TextEnum;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::context::{Calendar, Context, company, here};
use crate::error::Answer;
use crate::program::Nothing;

/// How far a series of numbers has counted.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
pub struct SeriesState {
    /// The kind of document.
    pub kind: DocumentKind,
    /// The last count of this year on this PC; zero when none was drawn.
    pub last_no: u32,
    /// The number that a document of today would get. Nothing is drawn by looking.
    pub next: String,
}

pub(crate) fn number_series_state(context: &Context<'_>, _: Nothing) -> Answer<Vec<SeriesState>> {
    context.read(|read| {
        let company = company(read)?;
        let today = Calendar::of(&company).day_of(context.now());
        let format: NumberFormat = company.number_pattern.parse().map_err(|fault: Fault| fault)?;
        let (device, branch) = here(read)?;
        let (device, branch): (DeviceCode, BranchCode) = (device.code.parse()?, branch.code.parse()?);
        let state = |kind: &DocumentKind| -> Answer<SeriesState> {
            let key = SeriesKey::of(kind.as_str(), &device, today);
            let last_no = read.last_number(&key)?;
            let (next, _) = NumberSeries { key, last_no }.draw()?;
            Ok(SeriesState { kind: *kind, last_no, next: format.write(kind.prefix(), &branch, &device, today, next)? })
        };
        DocumentKind::ALL.iter().map(state).collect()
    })
}
