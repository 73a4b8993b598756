//! Readers that need no file and no company.

use kontor_core::check;
use kontor_core::decimal::{Quantity, Rate, UnitPrice};
use kontor_core::fault::Code;
use kontor_core::id::Id;
use kontor_core::money::Money;
use kontor_core::numbering::NumberFormat;
use kontor_core::time::LocalDate;
use kontor_documents::barcode::Bars;
use kontor_documents::model::Logo;
use kontor_documents::render::check_logo;
use kontor_sync::commit::Commit;
use kontor_tables::{Cell, Limits, Source, TableKind, fields, values};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

/// Small ones, so that what grows beyond them is noticed.
const LIMITS: Limits = Limits { bytes: 1 << 20, inflated: 4 << 20, rows: 10_000, columns: 50, cell_bytes: 4096 };

/// A spreadsheet of somebody else's program: CSV, TSV, XLSX.
pub fn table(bytes: &[u8]) -> bool {
    let Ok(source) = Source::open(bytes.to_vec(), &LIMITS) else { return false };
    let kind = fields::guess_kind(source.columns()).first().map_or(TableKind::Parties, |(kind, _)| *kind);
    assert_eq!(fields::propose(source.columns(), kind).len(), source.columns().len());
    let (mut count, mut last) = (0, 0);
    for row in source.rows() {
        let Ok(row) = row else { break };
        assert!(row.number > last && row.cells.len() <= LIMITS.columns, "rows go on and columns are bounded");
        last = row.number;
        count += 1;
        for cell in &row.cells {
            if let Cell::Text(text) | Cell::Broken(text) = cell {
                // A byte that is lost becomes a character of three.
                assert!(text.len() <= LIMITS.cell_bytes * 3, "cells are bounded");
            }
            let read = [
                values::text(cell).is_ok(),
                values::amount(cell, source.shape()).is_ok(),
                values::date(cell, source.shape()).is_ok(),
                values::yes_no(cell).is_ok(),
                values::country(cell).is_ok(),
                values::currency(cell).is_ok(),
            ];
            assert!(!matches!(cell, Cell::Broken(_)) || read == [false; 6], "what is broken is nothing");
        }
    }
    assert!(count <= LIMITS.rows, "rows are bounded");
    count > 0
}

/// A commit as it travels, alone and with values beside it.
pub fn commit(bytes: &[u8]) -> bool {
    let half = bytes.split_at(bytes.len() / 2);
    let _ = Commit::open(half.0, Some(half.1));
    let Ok(commit) = Commit::decode(bytes) else { return false };
    assert_eq!(Commit::decode(&commit.encode()).as_ref(), Ok(&commit), "what was read is written and read again");
    true
}

/// A picture for letters.
pub fn picture(bytes: &[u8]) -> bool {
    Logo::new(bytes.to_vec()).is_ok_and(|picture| {
        let drawn = check_logo(&picture);
        assert!(drawn.as_ref().err().is_none_or(|fault| fault.code == Code::BadImage), "{drawn:?}");
        drawn.is_ok()
    })
}

/// A recovery key as it was copied from paper.
pub fn recovery_key(bytes: &[u8]) -> bool {
    let text = String::from_utf8_lossy(bytes);
    let Ok(key) = kontor_store::recovery_key::read(&text) else { return false };
    let groups = kontor_store::recovery_key::groups(&key);
    assert!((1..).zip(&groups).all(|(number, group)| kontor_store::recovery_key::is_group(&key, number, group)));
    true
}

/// A code that is printed or scanned.
pub fn barcode(bytes: &[u8]) -> bool {
    let text = String::from_utf8_lossy(bytes);
    let _ = (check::barcode(&text), kontor_documents::epc::creditor_reference(&text));
    Bars::of(&text).is_ok()
}

/// Numbers, dates, identities and the like, as people and programs write them.
pub fn typed(bytes: &[u8]) -> bool {
    let text = String::from_utf8_lossy(bytes);
    let word = || Value::String(text.clone().into_owned());
    let checked = [
        check::iban(&text).is_ok(),
        check::bic(&text).is_ok(),
        check::vat_id(&text).is_ok(),
        check::mail(&text).is_ok(),
        check::country(&text).is_ok(),
        kontor_core::item::unit_code(&text).is_ok(),
        NumberFormat::parse(&text).is_ok(),
        text.parse::<Id>().is_ok(),
        exact::<UnitPrice>(word()),
        exact::<Quantity>(word()),
        exact::<Rate>(word()),
        exact::<LocalDate>(word()),
        serde_json::from_str::<Money>(&text).is_ok(),
    ];
    let cell = Cell::Text(text.into_owned());
    let Ok(source) = Source::open(b"Datum;Betrag\n31.12.2026;1.234,56\n".to_vec(), &LIMITS) else { return false };
    let read = [values::amount(&cell, source.shape()).is_ok(), values::date(&cell, source.shape()).is_ok()];
    checked.contains(&true) || read.contains(&true)
}

/// Whether it is a value; then it is the same after it was written and read again.
fn exact<T: DeserializeOwned + Serialize + PartialEq>(word: Value) -> bool {
    let Ok(value) = serde_json::from_value::<T>(word) else { return false };
    let again = serde_json::to_value(&value).and_then(serde_json::from_value::<T>);
    assert!(again.is_ok_and(|again| again == value), "what was read is written and read again");
    true
}
