//! Every kind of paper as text, in both complete languages, compared with files that were read by eye.
//!
//! `UPDATE_GOLDEN=1 cargo test -p kontor-documents --test golden` writes them anew; read the difference before keeping it.
#![allow(clippy::unwrap_used, reason = "a failed step is a failed test")]

mod support;

use std::path::PathBuf;

use kontor_core::language::Language;
use kontor_core::sales::DocumentKind;
use kontor_core::text_enum::TextEnum;
use support::{Sample, stress};

fn check(name: &str, sample: &Sample) {
    let text = sample.paper().to_text();
    assert!(!text.contains('⟨'), "{name} names a text that no language has:\n{text}");
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(format!("tests/golden/{name}.txt"));
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(&path, &text).unwrap();
    }
    let expect = std::fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
    assert_eq!(text, expect, "{name} reads differently from {}", path.display());
}

#[test]
fn every_kind_in_every_complete_language() {
    for kind in DocumentKind::ALL.iter().filter(|kind| kind.on_paper()) {
        for language in [Language::En, Language::De] {
            check(&format!("{}.{}", kind.as_str(), language.as_str()), &Sample::new(*kind, language, 3));
        }
    }
}

#[test]
fn special_cases() {
    for (name, sample) in
        stress::all().into_iter().filter(|(name, _)| !name.contains("lines") && *name != "sums-move-on")
    {
        check(name, &sample);
    }
}

#[test]
fn papers_of_the_house_are_not_printed() {
    let sample = Sample::new(DocumentKind::Receipt, Language::En, 1);
    let fault = kontor_documents::build::paper(&sample.issued()).unwrap_err();
    assert_eq!((fault.field.as_str(), fault.code), ("kind", kontor_core::fault::Code::NotAChoice));
}
