//! Deals as they stand in lists and on the board.

use kontor_core::decimal::Rate;
use kontor_core::entity::{ActivityId, BranchId, DealId, EntityKind, PartyId, PipelineId, StageId, UserId};
use kontor_core::fault::{Code, Fault};
use kontor_core::money::Money;
use kontor_core::time::{LocalDate, Timestamp};

use crate::column::{Column, Sql};
use crate::error::Result;
use crate::list;
use crate::list::{Fetch, Page, Window};
use crate::read::Read;
use crate::rows::document::DocumentRow;

list! {
    /// A deal in a list or on the board.
    DealRow from "deal d LEFT JOIN stage s ON s.id = d.stage LEFT JOIN party p ON p.id = d.party LEFT JOIN user u ON u.id = d.owner \
        LEFT JOIN activity n ON n.id = (SELECT x.id FROM activity x WHERE x.link_id = d.id AND x._del = 0 AND x.done_at_ms IS NULL \
        AND x.kind <> 'note' ORDER BY x.due_on IS NULL, x.due_on, x.starts_at_ms, x.id LIMIT 1)"
    where "d._del = 0" key "d.id" search Deal viewed Deal as "d"
    order "s.position", "d.expected_on IS NULL", "d.expected_on", "d.id" {
        /// Identity.
        id: DealId = "d.id";
        /// What it is about.
        title: String = "d.title";
        /// With whom.
        party: PartyId = "d.party";
        /// Name of the customer.
        party_name: Option<String> = "p.name";
        /// In which pipeline.
        pipeline: PipelineId = "s.pipeline";
        /// In which stage.
        stage: StageId = "d.stage";
        /// Name of the stage.
        stage_name: String = "s.name";
        /// Open, won or lost.
        outcome: kontor_core::deal::StageOutcome = "s.outcome";
        /// Chance to win in percent.
        probability: Rate = "s.probability";
        /// What it is worth.
        amount: Money = "d.amount_minor", "d.currency";
        /// When it will probably be decided.
        expected_on: Option<LocalDate> = "d.expected_on";
        /// Who works on it.
        owner: Option<UserId> = "d.owner";
        /// Name of the person who works on it.
        owner_name: Option<String> = "u.name";
        /// For which branch.
        branch: Option<BranchId> = "d.branch";
        /// Where it came from.
        source: String = "d.source";
        /// Why it was lost.
        lost_reason: String = "d.lost_reason";
        /// Since when it is in its stage.
        stage_since_at_ms: Timestamp = "d.stage_since_at_ms";
        /// From when on it counts as stuck; never when empty.
        stuck_at_ms: Option<Timestamp> = "CASE s.outcome WHEN 'open' THEN d.stage_since_at_ms + s.max_days * 86400000 END";
        /// The next thing to do about it.
        next_activity: Option<ActivityId> = "n.id";
        /// What kind of thing that is.
        next_kind: Option<kontor_core::schedule::ActivityKind> = "n.kind";
        /// In a few words.
        next_subject: Option<String> = "n.subject";
        /// Until when.
        next_due_on: Option<LocalDate> = "n.due_on";
    }
}

/// Deals of one stage and currency, counted and added up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StageSum {
    /// Which stage.
    pub stage: StageId,
    /// How many deals.
    pub count: i64,
    /// What they are worth.
    pub amount: Money,
}

impl Read<'_> {
    /// A deal with the names around it.
    ///
    /// # Errors
    /// `not-found`.
    pub fn deal_row(&self, id: DealId) -> Result<DealRow> {
        let row = self.list_where(&Window::default(), "d.id = ?1", vec![id.to_cell()])?.rows.pop();
        row.ok_or_else(|| Fault::new(Code::NotFound).with("kind", "deal").into())
    }
    /// Documents that came of a deal, the newest first.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn document_rows_of_deal(&self, deal: DealId) -> Result<Vec<DocumentRow>> {
        Ok(self.list_where(&Window::default(), "d.deal = ?1", vec![deal.to_cell()])?.rows)
    }
    /// The cards of a stage: open deals by the date of their decision, won and lost ones with the newest first.
    ///
    /// # Errors
    /// `not-a-choice` for an unknown column.
    pub fn deals_in_stage(&self, stage: StageId, owner: Option<UserId>, window: &Window) -> Result<Page<DealRow>> {
        self.list_where(window, "d.stage = ?1 AND (?2 IS NULL OR d.owner = ?2)", vec![stage.to_cell(), owner.to_cell()])
    }
    /// What the deals of a pipeline are worth, by stage and currency.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn stage_sums(&self, pipeline: PipelineId, owner: Option<UserId>) -> Result<Vec<StageSum>> {
        let reach = self.reach(EntityKind::Deal, "d");
        self.rows(
            &format!("SELECT d.stage, count(*), sum(d.amount_minor), d.currency FROM stage s JOIN deal d ON d.stage = s.id \
             WHERE s.pipeline = ?1 AND d._del = 0 AND (?2 IS NULL OR d.owner = ?2) AND {reach} GROUP BY d.stage, d.currency"),
            [Sql(&pipeline.to_cell()), Sql(&owner.to_cell())],
            |cells| {
                let (stage, count) = (cells.take()?, cells.take()?);
                Ok(StageSum { stage, count, amount: Fetch::fetch(cells)? })
            },
        )
    }
}
