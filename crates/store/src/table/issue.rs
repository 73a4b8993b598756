//! Issues that head office told of: kept as they came, until they are closed.
//!
//! An issue is settled by a change of this or another PC, and closed by head office when that has arrived there. Between the two it
//! counts as settled here, unless head office refused the change.

use kontor_core::entity::{EntityKind, MergeClass};
use kontor_core::fault::{Code, Fault};
use kontor_core::id::Id;
use kontor_core::journal::IssueNote;
use kontor_core::text_enum;
use kontor_core::text_enum::TextEnum as _;
use kontor_record::{check_row, columns_of};
use kontor_sync::commit::{Cell, Op};
use kontor_sync::wire;
use rusqlite::params;

use crate::column::{Column as _, Sql};
use crate::error::{Result, StoreError};
use crate::read::{Cells, Read};
use crate::undo::kind_of;
use crate::write::Write;

text_enum! {
    /// Sorts of issues: two people said different things, or what was accepted breaks a rule.
    IssueKind {
        /// The same column at the same time: the later one stands.
        Overwritten "overwritten",
        /// The same column at the same time, and it is one of those that a person decides.
        Held "held",
        /// One removed what another changed: it stays.
        RemovalAsked "removal_asked",
        /// Two records with the same number, VAT id, code or name for a scanner.
        Duplicate "duplicate",
        /// Two documents bear the same number.
        NumberTwice "number_twice",
        /// The document bears a number of a series that its PC does not own.
        SeriesNotOwned "series_not_owned",
        /// A document does not come to its own totals.
        TotalsWrong "totals_wrong",
        /// Debits and credits of an entry differ.
        EntryUnbalanced "entry_unbalanced",
        /// The author had no right to it; it stands all the same.
        NotAllowed "not_allowed",
        /// Posted into a period that was closed.
        PeriodClosed "period_closed",
        /// More goods left than were there.
        Oversold "oversold",
        /// More was settled than was open.
        OverAllocated "over_allocated",
        /// Two invoices for what was invoiced already.
        InvoicedTwice "invoiced_twice",
        /// A document was decided on twice, in different ways.
        DecidedTwice "decided_twice",
        /// The clock of the PC was wrong by more than a day.
        ClockOff "clock_off",
        /// A fact that head office cannot read: kept as it is.
        Unreadable "unreadable",
        /// The same delivery note of a supplier was booked twice.
        ReceivedTwice "received_twice",
        /// The signature of a document does not fit its facts.
        SignatureWrong "signature_wrong",
        /// A customer owes more than its credit, by documents of several PCs.
        CreditExceeded "credit_exceeded",
        /// The same draft was issued on two PCs.
        IssuedTwice "issued_twice",
    }
}

impl From<wire::IssueKind> for IssueKind {
    fn from(kind: wire::IssueKind) -> Self {
        use wire::IssueKind as W;
        match kind {
            W::Overwritten => Self::Overwritten,
            W::Held => Self::Held,
            W::RemovalAsked => Self::RemovalAsked,
            W::Duplicate => Self::Duplicate,
            W::NumberTwice => Self::NumberTwice,
            W::SeriesNotOwned => Self::SeriesNotOwned,
            W::TotalsWrong => Self::TotalsWrong,
            W::EntryUnbalanced => Self::EntryUnbalanced,
            W::NotAllowed => Self::NotAllowed,
            W::PeriodClosed => Self::PeriodClosed,
            W::Oversold => Self::Oversold,
            W::OverAllocated => Self::OverAllocated,
            W::InvoicedTwice => Self::InvoicedTwice,
            W::DecidedTwice => Self::DecidedTwice,
            W::ClockOff => Self::ClockOff,
            W::Unreadable => Self::Unreadable,
            W::ReceivedTwice => Self::ReceivedTwice,
            W::SignatureWrong => Self::SignatureWrong,
            W::CreditExceeded => Self::CreditExceeded,
            W::IssuedTwice => Self::IssuedTwice,
        }
    }
}

/// An issue, and whether it still waits for somebody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptIssue {
    /// As head office told it.
    pub issue: wire::Issue,
    /// Of which sort.
    pub kind: IssueKind,
    /// What kind of record it is about.
    pub of: EntityKind,
    /// Nobody has settled it, as far as this PC knows.
    pub open: bool,
}

/// Whether an issue `i` waits: head office has not closed it, and no change of this PC settles it that head office may still take.
const OPEN: &str = "(i.closed = 0 AND (i.settled_dseq IS NULL OR EXISTS (SELECT 1 FROM commit_log c \
    WHERE c.incarnation = i.settled_incarnation AND c.dseq = i.settled_dseq AND c.state = 'refused')))";

impl Write<'_> {
    /// Keeps an issue that head office opened. The same issue again changes nothing. One about a record of a kind that this version
    /// does not know is passed over: it comes with the record once more.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn open_issue(&mut self, issue: &wire::Issue) -> Result<()> {
        if kind_of(issue.table).is_err() {
            return Ok(());
        }
        let sql = "INSERT INTO issue (number, kind, tbl, record, beside, user, bytes) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) \
                   ON CONFLICT (number) DO NOTHING";
        let (record, beside, user) = (issue.row.to_cell(), issue.beside.to_cell(), issue.user.to_cell());
        let kind = IssueKind::from(issue.kind).as_str();
        let values = params![
            issue.number.cast_signed(),
            kind,
            issue.table,
            Sql(&record),
            Sql(&beside),
            Sql(&user),
            issue.to_bytes()
        ];
        self.execute(Some(EntityKind::IssueNote), sql, values).map(drop)
    }
    /// Head office closed an issue; one that is not known is passed over.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn close_issue(&mut self, number: u64) -> Result<()> {
        let sql = "UPDATE issue SET closed = 1 WHERE number = ?1";
        self.execute(Some(EntityKind::IssueNote), sql, [number.cast_signed()]).map(drop)
    }
    /// The commit that is being written settles an issue.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn settles_issue(&mut self, number: u64) -> Result<()> {
        let at = self.position()?;
        let sql = "UPDATE issue SET settled_incarnation = ?2, settled_dseq = ?3 WHERE number = ?1";
        let values = params![number.cast_signed(), at.incarnation, (at.dseq + 1).cast_signed()];
        self.execute(Some(EntityKind::IssueNote), sql, values).map(drop)
    }
}

impl Write<'_> {
    /// Says what shall stand in a column, also where it stands already: so head office hears that somebody decided it.
    ///
    /// # Errors
    /// `immutable`, `erased`, `not-found`; `not-a-choice` when the record could not be read with that value.
    pub fn say(&mut self, kind: EntityKind, id: Id, column: u16, cell: &Cell) -> Result<()> {
        expect_changeable(kind)?;
        self.refuse_erased(kind, id)?;
        let missing = || Fault::new(Code::NotFound).with("kind", kind.table());
        let at = columns_of(kind).iter().position(|(_, number)| *number == column).ok_or_else(missing)?;
        let mut row = self.row(kind, id)?.ok_or_else(missing)?;
        let before = row.cells.get_mut(at).map_or(Cell::Null, |stands| std::mem::replace(stands, cell.clone()));
        check_row(kind, id, row.cells).map_err(|_| Fault::new(Code::NotAChoice))?;
        let (table, patch) = (kind.wire(), vec![(column, cell.clone())]);
        self.patch(kind, id, &patch)?;
        self.ops.push(Op::Patch { table, id, cells: patch });
        self.inverse.push(Op::Patch { table, id, cells: vec![(column, before)] });
        Ok(())
    }
    /// Removes a record of any kind that can be removed.
    ///
    /// # Errors
    /// `immutable`; `not-found` where it is gone.
    pub fn remove(&mut self, kind: EntityKind, id: Id) -> Result<()> {
        expect_changeable(kind)?;
        if !self.is_there(kind, id)? {
            return Err(Fault::new(Code::NotFound).with("kind", kind.table()).into());
        }
        self.set_deleted(kind, id, true)?;
        let table = kind.wire();
        self.ops.push(Op::Delete { table, id });
        self.inverse.push(Op::Undelete { table, id });
        Ok(())
    }
    /// Brings a record of any kind back that was removed.
    ///
    /// # Errors
    /// `immutable`; `erased`.
    pub fn bring_back(&mut self, kind: EntityKind, id: Id) -> Result<()> {
        expect_changeable(kind)?;
        self.refuse_erased(kind, id)?;
        self.set_deleted(kind, id, false)?;
        let table = kind.wire();
        self.ops.push(Op::Undelete { table, id });
        self.inverse.push(Op::Delete { table, id });
        Ok(())
    }
}

fn expect_changeable(kind: EntityKind) -> Result<()> {
    let changes = matches!(kind.class(), MergeClass::Master | MergeClass::Draft);
    if changes { Ok(()) } else { Err(Fault::new(Code::Immutable).into()) }
}

impl Read<'_> {
    /// What was said of an issue when it was settled, the newest last.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn issue_notes(&self, number: u64) -> Result<Vec<IssueNote>> {
        self.all("issue = ?1 ORDER BY at_ms, id", [number.cast_signed()])
    }
    /// An issue by its number.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn issue(&self, number: u64) -> Result<Option<KeptIssue>> {
        let sql = format!("SELECT i.kind, i.tbl, {OPEN}, i.bytes FROM issue i WHERE i.number = ?1");
        Ok(self.rows(&sql, [number.cast_signed()], kept)?.pop())
    }
    /// Issues that wait, or those that are settled, the newest first, from below a number on. Of each only what `wanted` says to be for
    /// whoever looks.
    ///
    /// # Errors
    /// When the file cannot be read; what `wanted` answers.
    pub fn issues<E: From<StoreError>>(
        &self,
        open: bool,
        below: Option<u64>,
        limit: usize,
        mut wanted: impl FnMut(&KeptIssue) -> std::result::Result<bool, E>,
    ) -> std::result::Result<(Vec<KeptIssue>, bool), E> {
        let sql = format!(
            "SELECT i.kind, i.tbl, {OPEN}, i.bytes FROM issue i WHERE {OPEN} = ?1 AND i.number < ?2 ORDER BY i.number DESC"
        );
        let below = below.map_or(i64::MAX, u64::cast_signed);
        let (mut found, mut more) = (Vec::new(), false);
        for one in self.rows(&sql, params![open, below], kept)? {
            if wanted(&one)? {
                more = found.len() == limit;
                if more {
                    break;
                }
                found.push(one);
            }
        }
        Ok((found, more))
    }
}

fn kept(cells: &mut Cells<'_, '_>) -> Result<KeptIssue> {
    let unreadable = |detail: &str| StoreError::Unreadable { what: "issue".to_owned(), detail: detail.to_owned() };
    let kind: String = cells.take()?;
    let (table, open, bytes): (u32, bool, Vec<u8>) = (cells.take()?, cells.take()?, cells.take()?);
    let of = u16::try_from(table).map_err(|_| unreadable("table")).and_then(kind_of)?;
    let issue = wire::Issue::from_bytes(&bytes).ok_or_else(|| unreadable("bytes"))?;
    Ok(KeptIssue { issue, kind: IssueKind::from_text(&kind).ok_or_else(|| unreadable(&kind))?, of, open })
}
