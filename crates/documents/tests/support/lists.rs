//! A list of any size, with words and figures in turn.

use kontor_core::language::Language;
use kontor_documents::list::{ListColumn, ListPaper};

pub fn sample(columns: usize, rows: usize) -> ListPaper {
    let column = |at| ListColumn { title: format!("Column {at}"), figures: at % 3 == 2 };
    let cell = |row: usize, at: usize| {
        if at % 3 == 2 { format!("{row},{at}0") } else { format!("Word{row}x{at} of some length & more") }
    };
    ListPaper {
        language: Language::En,
        title: "Customers #1 *all*".to_owned(),
        company: "Berg & Tal GmbH".to_owned(),
        printed_on: "2026-03-02".parse().unwrap(),
        notes: vec!["State: overdue".to_owned(), "Search: berg".to_owned()],
        columns: (0..columns).map(column).collect(),
        rows: (0..rows).map(|row| (0..columns).map(|at| cell(row, at)).collect()).collect(),
        totals: vec![(0..columns).map(|at| if at == 0 { "Total EUR".to_owned() } else { String::new() }).collect()],
    }
}
