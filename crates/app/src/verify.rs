//! Whether the company file is sound: every rule that must hold between its rows, judged anew from the facts.

use std::collections::BTreeMap;

use kontor_core::entity::EntityKind;
use kontor_core::sales::Document;
use kontor_store::Read;
use kontor_store::audit::{Finding, Rule, rules};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::context::Context;
use crate::error::Answer;
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

pub(crate) fn company_verify(context: &Context<'_>, _: Nothing) -> Answer<VerifyReport> {
    context.read(report)
}

/// Judges every rule.
pub(crate) fn report(read: &Read<'_>) -> Answer<VerifyReport> {
    let mut findings = read.audit()?;
    documents(read, &mut findings)?;
    let mut counts: BTreeMap<Rule, usize> = rules().iter().map(|rule| (*rule, 0)).collect();
    for finding in &findings {
        *counts.entry(finding.rule).or_default() += 1;
    }
    let rules = counts.into_iter().map(|(rule, findings)| RuleResult { rule, findings }).collect();
    Ok(VerifyReport { rules, findings })
}

/// What is open of every document and where it stands, reckoned as if it had been issued just now.
fn documents(read: &Read<'_>, findings: &mut Vec<Finding>) -> Answer<()> {
    for id in read.document_ids()? {
        let document: Document = read.get(id)?;
        let found = |rule, expected: String, found: String| Finding {
            rule,
            kind: Some(EntityKind::Document),
            id: Some(document.id.0),
            name: document.number.clone(),
            expected,
            found,
        };
        for instalment in read.instalments_of(id)? {
            let due = open::claim(read, &document, &instalment)?;
            let kept = read.open_item(instalment.id.0)?.map_or((0, 0), |item| (item.open_minor, item.book_minor));
            if kept != (due.open_minor, due.book_minor) {
                let expected = format!("{} / {}", due.open_minor, due.book_minor);
                findings.push(found(Rule::OpenAgrees, expected, format!("{} / {}", kept.0, kept.1)));
            }
        }
        let (due, kept) = (open::status(read, &document)?, read.status_of(id)?);
        if due != kept {
            findings.push(found(Rule::StatesAgree, format!("{due:?}"), format!("{kept:?}")));
        }
    }
    Ok(())
}
