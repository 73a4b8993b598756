//! What waits on a PC that joined until history is loaded. Records and drafts are here, so contacts, deals, activities and drafts are written
//! at once. What posts, and what history decides (numbers, stock, whether something is in use), would be decided wrongly: it is refused in
//! one place, here, and so is what hands figures out of the house.

use kontor_core::entity::EntityKind;
use kontor_core::fault::{Code, Fault};
use kontor_core::permission::Action;
use kontor_store::link::Missing;

use crate::command::{Command, Effect};
use crate::context::Context;
use crate::error::Answer;

/// Kinds that stand by themselves: a command that changes no others works without history. A new kind waits until somebody says otherwise.
const BY_THEMSELVES: &[EntityKind] = &[
    EntityKind::Company,
    EntityKind::Device,
    EntityKind::User,
    EntityKind::Role,
    EntityKind::Team,
    EntityKind::SignIn,
    EntityKind::Setting,
    EntityKind::Party,
    EntityKind::Address,
    EntityKind::ContactPoint,
    EntityKind::BankAccount,
    EntityKind::PartyRelation,
    EntityKind::Deal,
    EntityKind::DealLine,
    EntityKind::StageChange,
    EntityKind::Activity,
    EntityKind::Draft,
];

/// Whether a command has to wait until history is loaded.
#[must_use]
pub fn waits_for_history(command: &Command) -> bool {
    // Whether a record is in use and may go, history says.
    let removes = command.needs.is_some_and(|needs| needs.actions.contains(&Action::Void));
    let by_itself = command.kinds.iter().all(|kind| BY_THEMSELVES.contains(kind));
    command.effect != Effect::Reads && (removes || !by_itself)
}

/// Stops a command that needs history while it is loaded.
///
/// # Errors
/// `history-loading`, with how much of it is here.
pub(crate) fn expect_history(context: &Context<'_>, command: &Command) -> Answer<()> {
    if !waits_for_history(command) {
        return Ok(());
    }
    context.store.read(|read| {
        if read.link()?.is_none_or(|link| link.missing == Missing::Nothing) {
            return Ok(());
        }
        let loaded = read.loaded()?.filter(|loaded| loaded.of > 0);
        // What is derived from it comes when all of it is here: it is not done before.
        let percent = loaded.map_or(0, |loaded| (loaded.rows.saturating_mul(100) / loaded.of).min(99));
        Err(Fault::new(Code::HistoryLoading).with("percent", percent).into())
    })
}
