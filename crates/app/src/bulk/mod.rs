//! The same change to many records: all that a list finds, through the code of the single command, as one step that can be
//! taken back as one.
//!
//! A record that cannot be changed is passed over and told with its reason; the others are changed all together or, when the
//! work is stopped, none of them. What the preview says is what the run does: it is the run, taken back.

mod action;
mod outcome;

use kontor_core::fault::Code;
use kontor_core::id::Id;
use kontor_store::Write;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use ts_rs::TS;

pub use action::BulkAction;
pub use outcome::BulkOutcome;

use crate::context::Context;
use crate::error::{Answer, AppError};
use crate::report::export::{readable, walk};
use outcome::Tally;

/// Records whose changes travel as one commit.
const RECORDS_A_COMMIT: usize = 500;

/// A change and to what.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
pub struct BulkWish {
    /// What is done.
    pub action: BulkAction,
    /// The list command whose rows are changed: `party_list`.
    pub list: String,
    /// Its request: all rows that its search and filters find; single ones by a filter on `id`.
    #[serde(default)]
    #[ts(type = "unknown")]
    pub parameters: Value,
}

/// A record that the list found.
struct Target {
    id: Id,
    title: String,
    row: Value,
}

pub(crate) fn bulk_preview(context: &Context<'_>, wish: BulkWish) -> Answer<BulkOutcome> {
    let rehearsal = Context { rehearsal: true, ..*context };
    bulk(&rehearsal, &wish)
}

pub(crate) fn bulk_run(context: &Context<'_>, wish: BulkWish) -> Answer<BulkOutcome> {
    bulk(context, &wish)
}

fn bulk(context: &Context<'_>, wish: &BulkWish) -> Answer<BulkOutcome> {
    let needed = wish.action.needs();
    context.expect(needed.resource, needed.action)?;
    let targets = targets(context, wish)?;
    context.progress.expect(targets.len() as u64);
    context.write_long(|write| {
        write.as_one_step();
        let mut tally = Tally::default();
        for (nth, target) in targets.iter().enumerate() {
            one(context, write, wish, target, &mut tally)?;
            if (nth + 1).is_multiple_of(RECORDS_A_COMMIT) {
                write.next_commit()?;
            }
            context.progress.step(1)?;
        }
        Ok(tally.outcome())
    })
}

fn one(
    context: &Context<'_>,
    write: &mut Write<'_>,
    wish: &BulkWish,
    target: &Target,
    tally: &mut Tally,
) -> Answer<()> {
    let before = write.changes();
    let done: Answer<()> = write.attempt(|write| {
        let needed = wish.action.needs();
        context.expect_reach(write, wish.action.kind(), needed.action, target.id)?;
        wish.action.apply(context, write, target.id)?;
        context.expect_in_sight(write, wish.action.kind(), target.id)
    });
    match done {
        Ok(()) if write.changes() == before => tally.same(target),
        Ok(()) => tally.done(target),
        Err(error)
            if [Code::Internal, Code::DiskFull, Code::DiskFailed, Code::FileDamaged]
                .iter()
                .any(|code| error.has(*code)) =>
        {
            return Err(error);
        }
        Err(error) => tally.skipped(target, error.faults),
    }
    Ok(())
}

/// All records that the list finds.
fn targets(context: &Context<'_>, wish: &BulkWish) -> Answer<Vec<Target>> {
    let command = readable(context, &wish.list, |name| name == wish.action.list())?;
    let mut found = Vec::new();
    walk(context, command, wish.parameters.clone(), &mut |_, rows| {
        for row in rows {
            found.push(Target::of(row?)?);
        }
        Ok(())
    })?;
    Ok(found)
}

impl Target {
    fn of(row: Value) -> Answer<Self> {
        let text = |field: &str| row.get(field).and_then(Value::as_str).filter(|text| !text.is_empty());
        let id =
            text("id").and_then(|id| id.parse().ok()).ok_or_else(|| AppError::unexpected(&"a row without an id"))?;
        let title = ["number", "sku", "title", "subject", "name"].iter().find_map(|field| text(field));
        Ok(Self { id, title: title.unwrap_or_default().to_owned(), row })
    }
}
