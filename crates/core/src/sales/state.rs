//! The life of an issued document, as events beside it.
//!
//! | kind        | sent | accepted | declined | closed | cancelled |
//! |-------------|------|----------|----------|--------|-----------|
//! | quote       | yes  | yes      | yes      | -      | -         |
//! | order       | yes  | -        | -        | yes    | -         |
//! | delivery    | yes  | -        | -        | -      | -         |
//! | invoice     | yes  | -        | -        | -      | -         |
//! | credit note | yes  | -        | -        | -      | -         |
//!
//! A quote can be accepted or declined while it is open, also after it expired; an order can be closed while something of it
//! is open. Progress (delivered, invoiced, paid) is not an event: it follows from the documents and payments themselves.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::DocumentKind;
use crate::entity::{DocumentEventId, DocumentId, UserId};
use crate::fault::{Code, Fault};
use crate::text_enum;
use crate::time::{LocalDate, Timestamp};

text_enum! {
    /// A step in the life of an issued document.
    EventKind {
        /// It went to the customer (printed, mailed).
        Sent "sent",
        /// The customer accepted the quote.
        Accepted "accepted",
        /// The customer declined the quote.
        Declined "declined",
        /// Nothing more will be delivered or invoiced of the order.
        Closed "closed",
        /// A newer revision replaces the quote.
        Replaced "replaced",
    }
}

/// A step that happened.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct DocumentEvent {
    /// Identity.
    pub id: DocumentEventId,
    /// Which document.
    pub document: DocumentId,
    /// What happened.
    pub kind: EventKind,
    /// When.
    pub at_ms: Timestamp,
    /// Who.
    pub by: UserId,
    /// Why, where that matters.
    pub note: String,
}

text_enum! {
    /// Where an issued document stands, as people see it.
    DocumentState {
        /// Quote: waits for an answer. Order: nothing delivered. Invoice: nothing paid. Delivery: nothing invoiced.
        Open "open",
        /// Some of it is done.
        Partial "partial",
        /// All of it is done: delivered and invoiced, invoiced, or paid.
        Done "done",
        /// Quote: its date has passed.
        Expired "expired",
        /// Quote: the customer accepted.
        Accepted "accepted",
        /// Quote: the customer declined.
        Declined "declined",
        /// Quote: a newer revision replaces it.
        Replaced "replaced",
        /// Order: closed before everything was delivered.
        Closed "closed",
        /// Invoice: not paid and past its date.
        Overdue "overdue",
        /// It stands as it is: a credit note, a receipt, a correction.
        Final "final",
    }
}

impl DocumentState {
    /// The state of a quote.
    #[must_use]
    pub fn of_quote(last: Option<EventKind>, valid_until: Option<LocalDate>, today: LocalDate) -> Self {
        match last {
            Some(EventKind::Accepted) => Self::Accepted,
            Some(EventKind::Declined) => Self::Declined,
            Some(EventKind::Replaced) => Self::Replaced,
            _ if valid_until.is_some_and(|until| until < today) => Self::Expired,
            _ => Self::Open,
        }
    }
}

/// Whether the step is allowed from here.
///
/// # Errors
/// `wrong-state` with `state` and `action`.
pub fn check_event(kind: DocumentKind, state: DocumentState, event: EventKind) -> Result<(), Fault> {
    use DocumentState as S;
    let allowed = match (kind, event) {
        (DocumentKind::Receipt | DocumentKind::Correction | DocumentKind::Arrival, _) => false,
        (_, EventKind::Sent) => true,
        (DocumentKind::Quote, EventKind::Accepted | EventKind::Declined | EventKind::Replaced) => {
            matches!(state, S::Open | S::Expired)
        }
        (DocumentKind::Order, EventKind::Closed) => matches!(state, S::Open | S::Partial),
        _ => false,
    };
    if allowed {
        Ok(())
    } else {
        Err(Fault::new(Code::WrongState).with("state", state.as_str()).with("action", event.as_str()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text_enum::TextEnum;

    /// Every cell of the table in the module head, allowed and forbidden.
    #[test]
    fn every_step_of_every_kind_in_every_state() {
        use DocumentState as S;
        for &kind in DocumentKind::ALL {
            for &state in S::ALL {
                for &event in EventKind::ALL {
                    let expect = match (kind, event) {
                        (DocumentKind::Receipt | DocumentKind::Correction | DocumentKind::Arrival, _) => false,
                        (_, EventKind::Sent) => true,
                        (DocumentKind::Quote, EventKind::Closed) => false,
                        (DocumentKind::Quote, _) => state == S::Open || state == S::Expired,
                        (DocumentKind::Order, EventKind::Closed) => state == S::Open || state == S::Partial,
                        _ => false,
                    };
                    assert_eq!(check_event(kind, state, event).is_ok(), expect, "{kind:?} {state:?} {event:?}");
                }
            }
        }
    }

    #[test]
    fn a_quote_expires_after_its_last_day() {
        let day = |day| LocalDate::from_ymd_opt(2026, 5, day).unwrap();
        let state = |last, today| DocumentState::of_quote(last, Some(day(10)), day(today));
        assert_eq!(state(None, 10), DocumentState::Open);
        assert_eq!(state(Some(EventKind::Sent), 11), DocumentState::Expired);
        assert_eq!(state(Some(EventKind::Accepted), 11), DocumentState::Accepted);
    }
}
