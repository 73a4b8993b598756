//! What goes wrong with head office, in codes that people get words for.

use kontor_core::fault::{Code, Fault};
use kontor_link::Failure;
use kontor_sync::wire::Stop;

/// What a failure of the line means to people.
pub(super) fn of_line(failure: &Failure, server: &str) -> Fault {
    let code = match failure {
        Failure::Unreachable => Code::SyncUnreachable,
        Failure::Strange => Code::SyncStrange,
        Failure::OtherServer => Code::SyncOtherServer,
        Failure::SignedOut => Code::SyncUnknownPc,
        Failure::Busy { .. } => Code::SyncBusy,
        Failure::Refused { status } => return Fault::new(Code::SyncRefused).with("status", status),
    };
    Fault::new(code).with("server", server)
}

/// What an answer that did nothing means to people, and whether it ends the work.
pub(super) fn of_stop(stop: &Stop) -> (Fault, bool) {
    match stop {
        Stop::Revoked => (Fault::new(Code::SyncRevoked), true),
        Stop::Fork { .. } => (Fault::new(Code::SyncForked), true),
        Stop::UpgradeRequired { schema } => (Fault::new(Code::SyncUpgrade).with("schema", schema), false),
        Stop::Wrong { what } => (Fault::new(Code::SyncWrong).with("what", what), false),
        Stop::RetryAfter { .. } | Stop::Need { .. } | Stop::FeedChanged => (Fault::new(Code::SyncBusy), false),
    }
}
