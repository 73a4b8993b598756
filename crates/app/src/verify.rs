//! Whether the company file is sound: every rule that must hold between its rows, judged anew from the facts.

use std::collections::BTreeMap;
use std::path::Path;

use kontor_core::entity::{DocumentId, EntityKind};
use kontor_core::sales::Document;
use kontor_store::audit::{Check, Finding, Rule, checks, rules};
use kontor_store::backup::{look_into, look_into_divided};
use kontor_store::journal::{JournalCheck, JournalPart};
use kontor_store::{Key, Read};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::context::{Context, company};
use crate::error::{Answer, AppError};
use crate::program::Nothing;
use crate::sales::open;

/// What was looked at and what was found.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
pub struct VerifyReport {
    /// Every rule that was judged, with how many rows break it.
    pub rules: Vec<RuleResult>,
    /// The rows that break a rule; empty for a sound file.
    pub findings: Vec<Finding>,
}

/// A rule and how many rows break it.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
pub struct RuleResult {
    /// Which rule.
    pub rule: Rule,
    /// How many rows break it; of one rule at most a hundred are listed.
    #[ts(type = "number")]
    pub findings: usize,
}

/// Documents whose state is judged at a time.
const DOCUMENTS_A_PART: usize = 1000;

/// What can be judged by itself.
enum Part {
    Journal(JournalPart),
    Store(Check),
    Documents(Vec<DocumentId>),
}

impl Part {
    /// All of them; what takes long comes first.
    fn all(read: &Read<'_>) -> Answer<Vec<Self>> {
        let ids = read.document_ids()?;
        let mut parts: Vec<Self> = checks().into_iter().map(Self::Store).collect();
        parts.extend(ids.chunks(DOCUMENTS_A_PART).map(|part| Self::Documents(part.to_vec())));
        Ok(parts)
    }

    fn judge(&self, read: &Read<'_>) -> Answer<Vec<Finding>> {
        match self {
            Self::Journal(_) => Ok(Vec::new()),
            Self::Store(check) => Ok(read.judge(*check)?),
            Self::Documents(ids) => documents(read, ids),
        }
    }
}

pub(crate) fn company_verify(context: &Context<'_>, _: Nothing) -> Answer<VerifyReport> {
    whole(context)
}

/// Judges every rule, the journal commit by commit and row by row.
pub(crate) fn whole(context: &Context<'_>) -> Answer<VerifyReport> {
    let journal = JournalCheck::default();
    let mut parts: Vec<Part> = JournalCheck::parts().into_iter().map(Part::Journal).collect();
    let (others, commits) = context.read(|read| Ok::<_, AppError>((Part::all(read)?, read.count_commits()?)))?;
    // The chain is part of the journal.
    parts.extend(others.into_iter().filter(|part| !matches!(part, Part::Store(Check::Chain))));
    context.progress.expect(parts.len() as u64 + commits);
    let told = |commits| context.progress.step(commits);
    let findings = context.store.read_divided(&parts, |read, part| {
        let findings = match part {
            Part::Journal(part) => journal.judge(read, *part, &told)?,
            other => other.judge(read)?,
        };
        context.progress.step(1)?;
        Ok::<_, AppError>(findings)
    })?;
    let mut findings = [findings.concat(), context.store.read(|read| journal.end(read))?].concat();
    let hidden =
        |finding: &&mut Finding| finding.column.is_some() && finding.kind.is_some_and(|kind| !context.may_see(kind));
    for finding in findings.iter_mut().filter(hidden) {
        (finding.expected, finding.found) = (String::new(), String::new());
    }
    Ok(VerifyReport::of(findings))
}

/// Judges every rule in a copy that is closed, on all cores.
pub(crate) fn report_of_copy(path: &Path, key: &Key) -> Answer<VerifyReport> {
    let parts = look_into(path, std::slice::from_ref(key), |read, _| Part::all(read))?;
    let findings = look_into_divided(path, key, &parts, |read, part| part.judge(read))?;
    Ok(VerifyReport::of(findings.concat()))
}

/// Judges every rule inside a change that is going on.
pub(crate) fn report(read: &Read<'_>) -> Answer<VerifyReport> {
    let mut findings = Vec::new();
    for part in Part::all(read)? {
        findings.extend(part.judge(read)?);
    }
    Ok(VerifyReport::of(findings))
}

impl VerifyReport {
    fn of(mut findings: Vec<Finding>) -> Self {
        findings.sort_by_key(|finding| finding.rule);
        let mut counts: BTreeMap<Rule, usize> = rules().iter().map(|rule| (*rule, 0)).collect();
        for finding in &findings {
            *counts.entry(finding.rule).or_default() += 1;
        }
        let rules = counts.into_iter().map(|(rule, findings)| RuleResult { rule, findings }).collect();
        Self { rules, findings }
    }
}

/// What is open of every document and where it stands, reckoned as if it had been issued just now.
fn documents(read: &Read<'_>, ids: &[DocumentId]) -> Answer<Vec<Finding>> {
    let company = company(read)?.currency;
    let mut findings = Vec::new();
    for id in ids {
        let document: Document = read.get(*id)?;
        let found = |rule, expected: String, found: String| Finding {
            rule,
            kind: Some(EntityKind::Document),
            id: Some(document.id.0),
            name: document.number.clone(),
            expected,
            found,
            column: None,
            commit: None,
        };
        for due in open::claims(read, company, &(&document).into())? {
            let kept = read.open_item(due.source)?.map_or((0, 0), |item| (item.open_minor, item.book_minor));
            if kept != (due.open_minor, due.book_minor) {
                let expected = format!("{} / {}", due.open_minor, due.book_minor);
                findings.push(found(Rule::OpenAgrees, expected, format!("{} / {}", kept.0, kept.1)));
            }
        }
        let (due, kept) = (open::status(read, *id, document.kind)?, read.status_of(*id)?);
        if due != kept {
            findings.push(found(Rule::StatesAgree, format!("{due:?}"), format!("{kept:?}")));
        }
    }
    Ok(findings)
}
