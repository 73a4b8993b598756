//! What must hold between the rows of a sound company: figures agree with each other, and what is kept beside the facts is
//! what the facts come to. Each rule is one query that answers the rows that break it; a sound file answers none.

use kontor_core::entity::{EntityKind, MergeClass};
use kontor_core::id::Id;
use kontor_core::text_enum;
use kontor_core::text_enum::TextEnum as _;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::error::Result;
use crate::journal::CommitRef;
use crate::key::hex;
use crate::read::Read;
use crate::sales_figures::{AUDIT_SALE, AUDIT_SALE_ITEM};
use crate::search;

text_enum! {
    /// What is looked at in a company file.
    Rule {
        /// SQLite finds the file whole.
        FileSound "file-sound",
        /// Every change hangs on the one before.
        ChainWhole "chain-whole",
        /// What was signed is as it was signed, by a key that is known.
        SignaturesHold "signatures-hold",
        /// Every row is as the commits made it.
        RowsAsCommitted "rows-as-committed",
        /// Facts are guarded against change and removal.
        FactsGuarded "facts-guarded",
        /// What a row names is there.
        ReferencesHold "references-hold",
        /// Stored files are those that were stored.
        FilesUnchanged "files-unchanged",
        /// Debits and credits of every entry are equal.
        EntriesBalance "entries-balance",
        /// Debits and credits of all accounts are equal.
        TrialBalanceZero "trial-balance-zero",
        /// The turnover of accounts is that of their entry lines.
        TurnoverAgrees "turnover-agrees",
        /// What the stock is worth stands on the inventory accounts.
        StockOnAccounts "stock-on-accounts",
        /// What is open stands on the accounts of customers and suppliers.
        OpenOnAccounts "open-on-accounts",
        /// What came in somewhere went out somewhere else.
        WorldZero "world-zero",
        /// What is on hand is what the moves come to.
        LevelsAgree "levels-agree",
        /// What is held is what the reservations come to.
        ReservedAgrees "reserved-agrees",
        /// Quantity and value of every item are what its moves come to.
        CostsAgree "costs-agree",
        /// The layers of every item come to its quantity and value.
        LayersAgree "layers-agree",
        /// No number is missing in a series.
        SeriesGapless "series-gapless",
        /// Lines, taxes and instalments of every document come to its totals.
        TotalsAgree "totals-agree",
        /// What lists show of every document is what stands in it.
        ListsAgree "lists-agree",
        /// The sums of sales are what the documents come to.
        SalesAgree "sales-agree",
        /// How far lines are carried on follows from the documents that continue them.
        ProgressAgrees "progress-agrees",
        /// What is open of every claim follows from its allocations.
        OpenAgrees "open-agrees",
        /// Where every document stands follows from what happened to it.
        StatesAgree "states-agree",
        /// Everything is found by what it says.
        SearchAgrees "search-agrees",
    }
}

/// A row that breaks a rule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct Finding {
    /// Which rule.
    pub rule: Rule,
    /// What kind of record breaks it; none where the file itself does.
    pub kind: Option<EntityKind>,
    /// Which record.
    pub id: Option<Id>,
    /// What people call it.
    pub name: String,
    /// What follows from the facts.
    pub expected: String,
    /// What the file says.
    pub found: String,
    /// Which of its columns, where it is one.
    #[serde(default)]
    pub column: Option<String>,
    /// The last true change of it, where the journal knows one.
    #[serde(default)]
    pub commit: Option<CommitRef>,
}

impl Finding {
    /// Of the file as a whole.
    #[must_use]
    pub fn of_file(rule: Rule, expected: &str, found: &str) -> Self {
        let (expected, found) = (expected.to_owned(), found.to_owned());
        Self { rule, kind: None, id: None, name: String::new(), expected, found, column: None, commit: None }
    }
}

/// More than these of one kind say nothing new.
const MOST_FINDINGS: &str = "LIMIT 100";

/// A rule as a query: id, name, expected, found of each row that breaks it.
type Query = (Rule, EntityKind, &'static str);

/// What is kept compared with what the facts come to, which is stated once: where it is judged and where it is derived anew.
macro_rules! beside_facts {
    ($name:literal) => {
        concat!(
            "WITH facts AS (",
            include_str!(concat!("facts/", $name, ".sql")),
            ") ",
            include_str!(concat!("audit/", $name, ".sql"))
        )
    };
}

const QUERIES: &[Query] = &[
    (Rule::EntriesBalance, EntityKind::Entry, include_str!("audit/entries.sql")),
    (Rule::TrialBalanceZero, EntityKind::Account, include_str!("audit/trial_balance.sql")),
    (Rule::TurnoverAgrees, EntityKind::Account, beside_facts!("turnover")),
    (Rule::StockOnAccounts, EntityKind::Account, include_str!("audit/stock_account.sql")),
    (Rule::OpenOnAccounts, EntityKind::Account, include_str!("audit/open_account.sql")),
    (Rule::WorldZero, EntityKind::Item, include_str!("audit/world.sql")),
    (Rule::LevelsAgree, EntityKind::Item, beside_facts!("levels")),
    (Rule::ReservedAgrees, EntityKind::Item, beside_facts!("reserved")),
    (Rule::CostsAgree, EntityKind::Item, include_str!("audit/costs.sql")),
    (Rule::LayersAgree, EntityKind::Item, include_str!("audit/layers.sql")),
    (Rule::SeriesGapless, EntityKind::Document, beside_facts!("series")),
    (Rule::TotalsAgree, EntityKind::Document, include_str!("audit/totals.sql")),
    (Rule::ListsAgree, EntityKind::Document, include_str!("audit/lists.sql")),
    (Rule::ProgressAgrees, EntityKind::DocumentLine, beside_facts!("progress")),
];

/// A part of the audit that stands for itself: several of them can be judged at the same time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Check {
    /// SQLite's own look at the file.
    Sound,
    /// The chain of commits.
    Chain,
    /// The triggers of facts.
    Guards,
    /// References between rows.
    References,
    /// Stored files.
    Files,
    /// What records of a kind are found by.
    Search(EntityKind),
    /// A rule as a query.
    Query(Rule, EntityKind, &'static str),
}

/// All that the store can judge by itself; what takes longest comes first.
#[must_use]
pub fn checks() -> Vec<Check> {
    let mut checks = vec![Check::Sound];
    checks.extend(search::kinds().map(Check::Search));
    let sales: [Query; 2] =
        [(Rule::SalesAgree, EntityKind::Document, &AUDIT_SALE), (Rule::SalesAgree, EntityKind::Item, &AUDIT_SALE_ITEM)];
    checks.extend(sales.iter().chain(QUERIES).map(|(rule, kind, sql)| Check::Query(*rule, *kind, sql)));
    checks.extend([Check::References, Check::Chain, Check::Files, Check::Guards]);
    checks
}

impl Read<'_> {
    /// The rows that break a rule which the store can judge by itself.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn audit(&self) -> Result<Vec<Finding>> {
        let mut findings = Vec::new();
        for check in checks() {
            findings.extend(self.judge(check)?);
        }
        Ok(findings)
    }
    /// The rows that break what a check asks for.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn judge(&self, check: Check) -> Result<Vec<Finding>> {
        let mut findings = Vec::new();
        match check {
            Check::Sound => {
                let damage = self.damage()?.map(|damage| Finding::of_file(Rule::FileSound, "ok", &damage));
                findings.extend(damage);
            }
            Check::Chain if self.chain_is_whole()? => {}
            Check::Chain => findings.push(Finding::of_file(Rule::ChainWhole, "whole", "broken")),
            Check::Guards => self.unguarded(&mut findings)?,
            Check::References => self.dangling(&mut findings)?,
            Check::Files => self.altered(&mut findings)?,
            Check::Search(kind) => self.check_search(kind, &mut findings)?,
            Check::Query(rule, kind, sql) => findings = self.ask(&(rule, kind, sql))?,
        }
        Ok(findings)
    }
    /// The same of a file of an older version: a rule that asks for what only this version has cannot be broken there.
    pub(crate) fn audit_older(&self) -> Vec<Finding> {
        QUERIES.iter().filter_map(|query| self.ask(query).ok()).flatten().collect()
    }

    fn ask(&self, (rule, kind, sql): &Query) -> Result<Vec<Finding>> {
        self.rows(&format!("{sql} {MOST_FINDINGS}"), [], |cells| {
            Ok(Finding {
                rule: *rule,
                kind: Some(*kind),
                id: cells.take()?,
                name: cells.take()?,
                expected: cells.take()?,
                found: cells.take()?,
                column: None,
                commit: None,
            })
        })
    }

    /// A fact that could be changed or removed is no fact: one trigger against each.
    fn unguarded(&self, findings: &mut Vec<Finding>) -> Result<()> {
        for kind in EntityKind::ALL.iter().filter(|kind| kind.class() == MergeClass::Fact) {
            let guards = self.guards_of(*kind)?;
            if guards < 2 && !self.table_columns(*kind)?.is_empty() {
                let finding = Finding::of_file(Rule::FactsGuarded, "2", &guards.to_string());
                findings.push(Finding { kind: Some(*kind), ..finding });
            }
        }
        Ok(())
    }

    fn dangling(&self, findings: &mut Vec<Finding>) -> Result<()> {
        findings.extend(self.rows("SELECT \"table\", parent FROM pragma_foreign_key_check", [], |cells| {
            let table: String = cells.take()?;
            let parent: String = cells.take()?;
            let kind = EntityKind::ALL.iter().copied().find(|kind| kind.table() == table);
            let finding = Finding::of_file(Rule::ReferencesHold, &parent, "");
            Ok(Finding { kind, name: table, ..finding })
        })?);
        Ok(())
    }

    fn altered(&self, findings: &mut Vec<Finding>) -> Result<()> {
        let mut statement = self.sql.prepare_cached("SELECT hash, bytes FROM file")?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let (expected, bytes): (String, Vec<u8>) = (row.get(0)?, row.get(1)?);
            let found = hex(&kontor_sync::chain::of_file(&bytes));
            if found != expected {
                findings.push(Finding::of_file(Rule::FilesUnchanged, &expected, &found));
            }
        }
        Ok(())
    }
}

/// All rules, in the order in which they are looked at.
#[must_use]
pub fn rules() -> &'static [Rule] {
    Rule::ALL
}
