//! What is wrong with the rows of a table, put together by reason, with what cures all of them at once.

use std::collections::BTreeMap;

use kontor_core::fault::{Code, Fault};
use kontor_tables::{DateOrder, DecimalMark, Shape};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What cures all rows of a problem.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(tag = "fix", rename_all = "snake_case")]
pub enum Fix {
    /// Read numbers with another decimal mark.
    Decimal {
        /// The mark.
        mark: DecimalMark,
    },
    /// Read dates in another order.
    Dates {
        /// The order.
        order: DateOrder,
    },
    /// Take one value wherever the field is empty.
    Default,
    /// Do not take the column.
    LeaveOutColumn,
    /// Leave the rows out.
    LeaveOutRows,
}

/// Rows that are wrong for the same reason.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
pub struct Problem {
    /// The reason, with the parameters of the first row.
    pub fault: Fault,
    /// How many rows.
    #[ts(type = "number")]
    pub count: u64,
    /// Numbers of the first of them, as the spreadsheet shows them.
    pub rows: Vec<u32>,
    /// Different values that were found, the first ones.
    pub values: Vec<String>,
    /// What cures all of them.
    pub fixes: Vec<Fix>,
}

/// Rows and values that are shown of a problem.
const SHOWN: usize = 20;

/// Problems as they are found.
#[derive(Default)]
pub(super) struct Problems(BTreeMap<(String, Code), Problem>);

impl Problems {
    /// A row is wrong.
    pub fn note(&mut self, row: u32, faults: &[Fault], shape: &Shape) {
        for fault in faults {
            let problem = self.0.entry((fault.field.clone(), fault.code)).or_insert_with(|| Problem {
                fault: fault.clone(),
                count: 0,
                rows: Vec::new(),
                values: Vec::new(),
                fixes: fixes(fault, shape),
            });
            problem.count += 1;
            if problem.rows.len() < SHOWN {
                problem.rows.push(row);
            }
            if let Some(value) = fault.params.get("value")
                && problem.values.len() < SHOWN
                && !problem.values.contains(value)
            {
                problem.values.push(value.clone());
            }
        }
    }
    /// All of them, the most frequent first.
    pub fn all(self) -> Vec<Problem> {
        let mut all: Vec<Problem> = self.0.into_values().collect();
        all.sort_by_key(|problem| std::cmp::Reverse(problem.count));
        all
    }
}

fn fixes(fault: &Fault, shape: &Shape) -> Vec<Fix> {
    let mut fixes = Vec::new();
    let example = fault.params.get("example").map_or("", String::as_str);
    if fault.code == Code::BadFormat && example.starts_with("1234") {
        let mark = if shape.decimal == DecimalMark::Point { DecimalMark::Comma } else { DecimalMark::Point };
        fixes.push(Fix::Decimal { mark });
    }
    if fault.code == Code::BadFormat && example.contains("2024") {
        let orders = [DateOrder::Day, DateOrder::Month, DateOrder::Year];
        fixes.extend(orders.into_iter().filter(|order| *order != shape.dates).map(|order| Fix::Dates { order }));
    }
    if fault.code == Code::Required {
        fixes.push(Fix::Default);
    } else if !fault.field.is_empty() {
        fixes.push(Fix::LeaveOutColumn);
    }
    fixes.push(Fix::LeaveOutRows);
    fixes
}
