//! A [`Paper`] as plain text, for golden tests and for reading a document without a viewer. Every word and figure of
//! the page is in it, in the order in which it is read.

use std::fmt::Write;

use crate::model::{Fact, Field, Line, Paper, Payment};

impl Paper {
    /// The page as text.
    #[must_use]
    pub fn to_text(&self) -> String {
        let mut out = String::new();
        section(&mut out, "seller", std::iter::once(&self.seller.name).chain(&self.seller.lines));
        section(&mut out, "window", std::iter::once(&self.sender_line).chain(&self.recipient));
        section(&mut out, "info", facts(&self.info));
        section(&mut out, "title", self.mark.iter().chain(std::iter::once(&self.title)));
        section(&mut out, "intro", &self.intro);
        section(&mut out, "table", self.table());
        section(&mut out, "carry", self.carry.iter().flat_map(|carry| [&carry.forward, &carry.brought]));
        section(
            &mut out,
            "totals",
            self.totals
                .iter()
                .map(|total| format!("{}{}: {}", if total.strong { "* " } else { "" }, total.label, total.value)),
        );
        section(
            &mut out,
            "taxes",
            self.taxes
                .iter()
                .flat_map(|taxes| std::iter::once(&taxes.heads).chain(&taxes.rows).map(|row| row.join(" | "))),
        );
        section(&mut out, "notices", &self.notices);
        section(&mut out, "terms", &self.terms);
        section(&mut out, "payment", self.payment.iter().flat_map(payment));
        section(&mut out, "signatures", &self.signatures);
        section(&mut out, "closing", &self.closing);
        section(&mut out, "footer", self.footer.iter().map(|column| column.join(" / ")).chain([self.page_of.clone()]));
        out
    }

    fn table(&self) -> Vec<String> {
        let mut rows = vec![self.columns.iter().map(|column| column.label.as_str()).collect::<Vec<_>>().join(" | ")];
        for line in &self.lines {
            let cells: Vec<&str> = self.columns.iter().map(|column| line.cell(column.field)).collect();
            rows.push(cells.join(" | "));
            rows.extend(line.details.iter().map(|detail| format!("    {detail}")));
            if self.carry.is_some() {
                rows.push(format!("    = {}", line.running));
            }
        }
        rows
    }
}

impl Line {
    /// What stands in a column.
    #[must_use]
    pub fn cell(&self, field: Field) -> &str {
        match field {
            Field::Position => &self.position,
            Field::Code => &self.code,
            Field::Description => &self.description,
            Field::Quantity => &self.quantity,
            Field::Unit => &self.unit,
            Field::Price => &self.price,
            Field::Discount => &self.discount,
            Field::Tax => &self.tax,
            Field::Net => &self.net,
        }
    }
}

fn facts(facts: &[Fact]) -> impl Iterator<Item = String> {
    facts.iter().map(|fact| format!("{}: {}", fact.label, fact.value))
}

fn payment(payment: &Payment) -> Vec<String> {
    let code = payment.code.iter().map(|code| format!("{}: {}", payment.caption, code.replace('\n', "⏎")));
    std::iter::once(payment.heading.clone()).chain(facts(&payment.facts)).chain(code).collect()
}

fn section<T: AsRef<str>>(out: &mut String, name: &str, lines: impl IntoIterator<Item = T>) {
    let mut lines = lines.into_iter().peekable();
    if lines.peek().is_none() {
        return;
    }
    let _ = writeln!(out, "[{name}]");
    for line in lines {
        let _ = writeln!(out, "{}", line.as_ref());
    }
}
