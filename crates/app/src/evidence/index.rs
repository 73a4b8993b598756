//! What people read of the package: an index without scripts, and the statement of what the package proves and what not.
//!
//! Both are in English: they describe a format to somebody who has neither the program nor its languages at hand.

use std::fmt::Write as _;

use kontor_core::sales::Document;

use super::Manifest;
use super::export::Series;
use crate::verify::VerifyReport;

/// A document in the index.
pub(super) struct Row {
    name: String,
    /// Number, kind, date, partner and total, as they stand in the table.
    shown: [String; 5],
    /// Whether its paper is in the package.
    pub paper: bool,
    /// The commit that issued it.
    pub issued: Option<(u32, i64)>,
}

impl Row {
    pub fn of(document: &Document, name: &str) -> Self {
        let partner = document.party_snapshot.as_ref().map(|party| safe(&party.name)).unwrap_or_default();
        let gross = document.money(document.gross_minor).to_string();
        let kind = document.kind.as_str().to_owned();
        let shown = [safe(&document.number), kind, document.issued_on.to_string(), partner, gross];
        Self { name: name.to_owned(), shown, paper: false, issued: None }
    }
}

/// Text as it stands in HTML.
fn safe(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

const HEAD: &str = "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\
<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\
<title>Evidence</title><style>body{font:15px/1.5 system-ui,sans-serif;max-width:70em;margin:2em auto;padding:0 1em}\
table{border-collapse:collapse;width:100%}td,th{text-align:left;padding:.25em .75em .25em 0;border-bottom:1px solid #ccc}\
td.n{text-align:right;font-variant-numeric:tabular-nums}pre{white-space:pre-wrap}</style></head><body>\n";

/// `index.html`.
pub(super) fn html(
    manifest: &Manifest,
    rows: &[Row],
    series: &[Series],
    report: &VerifyReport,
    fingerprint: &str,
) -> String {
    let mut page = String::from(HEAD);
    let _ = writeln!(page, "<h1>{}: evidence {} to {}</h1>", safe(&manifest.company), manifest.from, manifest.until);
    let _ = writeln!(page, "<pre>{}</pre>", safe(&statement(manifest, fingerprint)));
    let broken = report.findings.len();
    let _ = writeln!(
        page,
        "<h2>Report</h2><p>{} rules were judged; findings: {broken}. <a href=\"report.json\">report.json</a></p>",
        report.rules.len()
    );
    let _ = writeln!(
        page,
        "<h2>Numbers</h2><table><tr><th>Series</th><th>Drawn</th><th>Documents</th><th>Missing</th></tr>"
    );
    for one in series {
        let missing = i64::from(one.drawn) - i64::from(one.documents);
        let _ = writeln!(
            page,
            "<tr><td>{} {} {}</td><td class=n>{}</td><td class=n>{}</td><td class=n>{missing}</td></tr>",
            safe(&one.kind),
            safe(&one.device),
            one.year,
            one.drawn,
            one.documents
        );
    }
    let _ = writeln!(
        page,
        "</table><h2>Documents</h2><table><tr><th>Number</th><th>Kind</th><th>Date</th><th>Partner</th><th>Gross</th>\
         <th>Commit</th><th>Files</th></tr>"
    );
    for Row { name, shown, paper, issued } in rows {
        let [number, kind, day, partner, gross] = shown;
        let commit = issued.map(|(incarnation, dseq)| format!("{incarnation}/{dseq}")).unwrap_or_default();
        let pdf = if *paper { format!(" <a href=\"papers/{name}.pdf\">PDF</a>") } else { String::new() };
        let _ = writeln!(
            page,
            "<tr><td>{number}</td><td>{kind}</td><td>{day}</td><td>{partner}</td><td class=n>{gross}</td><td>{commit}</td>\
             <td><a href=\"documents/{name}.json\">JSON</a>{pdf}</td></tr>"
        );
    }
    page.push_str("</table></body></html>\n");
    page
}

/// `README.txt`.
pub(super) fn statement(manifest: &Manifest, fingerprint: &str) -> String {
    format!(
        "Evidence package of {company}, {from} to {until}\n\
         Made {at} by {by} with Kontor {program}. {documents} documents, {papers} papers, {commits} commits.\n\
         \n\
         Key of the package: keys/{key}.pem\n\
         Fingerprint (SHA-256 of the public key): {fingerprint}\n\
         Compare it with the one that the firm gives you on paper or by telephone.\n\
         \n\
         To check with standard tools, in the folder where the archive was unpacked:\n\
         \n\
         \x20 sha256sum --check --quiet SHA256SUMS\n\
         \x20 openssl pkeyutl -verify -pubin -inkey keys/{key}.pem -rawin -in SHA256SUMS -sigfile SHA256SUMS.sig\n\
         \n\
         What this proves, if the key is the firm's:\n\
         * The files are those that the PC of the firm put into the package; none was changed, added or taken out since.\n\
         * Each signed document is as it was issued: its facts are signed by the PC that issued it.\n\
         * The commits are those that the PC wrote, in that order; none between the first and the last signed head was changed,\n\
         \x20 inserted or taken out after the head behind it was signed.\n\
         * series.csv and numbers.csv: in each series as many documents exist as numbers were drawn.\n\
         \n\
         What this does not prove:\n\
         * That what was entered is true, or that everything was entered.\n\
         * That the clock of the PC was right.\n\
         * Anything against somebody who had the company file, its key and the knowledge to write a new history with the key of the\n\
         \x20 PC before this package was made. A package or fingerprint that was handed out earlier bears witness against that: its\n\
         \x20 last signed head must be found again in every later package.\n\
         * That documents outside of the span or of other kinds do not exist.\n\
         It is no certificate of a fiscal authority.\n",
        company = manifest.company,
        from = manifest.from,
        until = manifest.until,
        at = manifest.made_at,
        by = manifest.made_by,
        program = manifest.program,
        documents = manifest.documents,
        papers = manifest.papers,
        commits = manifest.commits,
        key = manifest.key,
    )
}
