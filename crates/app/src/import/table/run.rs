//! Going through the rows: recognised, saved, counted; tried out first, then for good.

use std::collections::HashMap;

use kontor_core::fault::{Code, Fault};
use kontor_core::id::Id;
use kontor_store::Write;
use kontor_tables::{Row, Source, TableKind};

use super::file::Opened;
use super::line::{Line, Mapping};
use super::names::Names;
use super::opening_stock::{self, Counted};
use super::outcome::{Counts, Did, Found, ImportOutcome, Like, RowSeen};
use super::problem::Problems;
use super::wish::{ImportWish, MatchBy, RowChoice};
use super::{contacts, items, look, open_invoices, parties, payments, prices};
use crate::context::Context;
use crate::error::{Answer, AppError};

/// Rows that are shown one by one.
const SHOWN: usize = 100;
/// Rows whose changes travel as one commit.
const ROWS_A_COMMIT: u64 = 500;

pub(crate) fn import_try(context: &Context<'_>, wish: ImportWish) -> Answer<ImportOutcome> {
    let opened = open(&wish)?;
    let rehearsal = Context { rehearsal: true, ..*context };
    rehearsal.write_long(|write| go(&rehearsal, write, &wish, &opened.source, &mut |_, _| Ok(())))
}

pub(crate) fn import_run(context: &Context<'_>, wish: ImportWish) -> Answer<ImportOutcome> {
    let opened = open(&wish)?;
    context.write_long(|write| {
        let run = write.begin_import(wish.kind.as_str(), &opened.name, &opened.hash)?;
        let mut outcome = go(context, write, &wish, &opened.source, &mut |_, _| Ok(()))?;
        let Counts { created, updated, wrong, .. } = outcome.counts;
        if wrong > 0 && !wish.leave_out_wrong {
            return Err(Fault::new(Code::RowsWrong).with("rows", wrong).into());
        }
        outcome.run = (created + updated > 0).then_some(run);
        let counts = serde_json::to_string(&outcome.counts).map_err(|failure| AppError::unexpected(&failure))?;
        write.end_import(run, &counts)?;
        look::remember(write, &wish, &opened.source)?;
        Ok(outcome)
    })
}

/// The file as the person has seen it.
pub(super) fn open(wish: &ImportWish) -> Answer<Opened> {
    wish.check()?;
    let mut opened = wish.file.open()?;
    if wish.hash.as_ref().is_some_and(|hash| *hash != opened.hash) {
        return Err(Fault::at("file", Code::ChangedMeanwhile).into());
    }
    opened.source = opened.source.reshape(&wish.shape).map_err(|fault| fault.under("shape"))?;
    Ok(opened)
}

/// Goes through all rows. Wrong ones leave nothing behind and are handed to `wrong`.
pub(super) fn go(
    context: &Context<'_>,
    write: &mut Write<'_>,
    wish: &ImportWish,
    source: &Source,
    wrong: &mut dyn FnMut(&Row, &[Fault]) -> Answer<()>,
) -> Answer<ImportOutcome> {
    let mapping = Mapping::of(wish, source.shape());
    let mut names = Names::of(context, write)?;
    let by = wish.match_by.unwrap_or_else(|| surest(wish.kind, &mapping));
    let mut outcome = ImportOutcome {
        run: None,
        counts: Counts::default(),
        first: Vec::new(),
        alike: Vec::new(),
        problems: Vec::new(),
    };
    let mut problems = Problems::default();
    let mut so_far = SoFar::default();
    context.progress.expect(source.rows().count() as u64);
    for row in source.rows() {
        let row = row.map_err(|fault| fault.under("file"))?;
        let seen = one(context, write, &mut names, wish, by, (&mapping, &row), &mut so_far)?;
        outcome.counts.note(&seen);
        if seen.did == Did::Wrong {
            problems.note(row.number, &seen.faults, source.shape());
            wrong(&row, &seen.faults)?;
        }
        if seen.like.is_some() && outcome.alike.len() < SHOWN {
            outcome.alike.push(seen.clone());
        }
        if outcome.first.len() < SHOWN {
            outcome.first.push(seen);
        }
        if outcome.counts.rows.is_multiple_of(ROWS_A_COMMIT) {
            write.next_commit()?;
        }
        context.progress.step(1)?;
    }
    so_far.counted.book(context, write, &names.opening_stock)?;
    outcome.problems = problems.all();
    Ok(outcome)
}

/// What a table is recognised by, if the person does not say: the surest column that it has.
fn surest(kind: TableKind, mapping: &Mapping<'_>) -> MatchBy {
    match kind {
        TableKind::Parties if mapping.has("number") => MatchBy::Number,
        TableKind::Parties if mapping.has("vat_id") => MatchBy::VatId,
        TableKind::Contacts if mapping.has("mail") => MatchBy::Mail,
        TableKind::Parties | TableKind::Contacts => MatchBy::Name,
        _ => MatchBy::Number,
    }
}

/// What earlier rows of the same table have come to.
#[derive(Default)]
struct SoFar {
    /// Records that a row has meant, with the row.
    taken: HashMap<Id, u32>,
    counted: Counted,
}

fn one(
    context: &Context<'_>,
    write: &mut Write<'_>,
    names: &mut Names,
    wish: &ImportWish,
    by: MatchBy,
    (mapping, row): (&Mapping<'_>, &Row),
    so_far: &mut SoFar,
) -> Answer<RowSeen> {
    // What cannot be read is told once, when the row is saved; looking for it has eyes of its own.
    let looking = mapping.line(row);
    let title = title(wish.kind, &looking);
    let found = find(write, names, &looking, wish.kind, by)?;
    let line = mapping.line(row);
    let choice = wish.choices.get(&row.number).copied();
    let (known, like) = match (choice, found) {
        (Some(RowChoice::Update { id }), _) | (None, Found::Known(id)) => (Some(id), None),
        (Some(RowChoice::Create), _) | (_, Found::New) => (None, None),
        (_, Found::Like(like)) => {
            let row = so_far.taken.get(&like.id).copied();
            (None, Some(Like { row, ..like }))
        }
        (Some(RowChoice::Skip), Found::Known(id)) => (Some(id), None),
    };
    let seen = |did, like, faults| RowSeen { row: row.number, did, title: title.clone(), like, faults };
    if choice == Some(RowChoice::Skip) || wish.keep_known && known.is_some() || wish.only_known && known.is_none() {
        return Ok(seen(Did::Skipped, None, Vec::new()));
    }
    if let Some(first) = known.and_then(|id| so_far.taken.get(&id)) {
        // Two rows for one record: which of them holds?
        return Ok(seen(Did::Wrong, None, vec![Fault::new(Code::RowRepeated).with("row", first)]));
    }
    let before = write.changes();
    let saved: Answer<bool> = write.attempt(|write| {
        let booked = put(context, write, names, &line, wish.kind, known, &mut so_far.counted)?;
        line.ok()?;
        Ok(booked)
    });
    match saved {
        Ok(booked) => {
            let did = match known {
                _ if booked => Did::Created,
                None => Did::Created,
                Some(_) if write.changes() > before => Did::Updated,
                Some(_) => Did::Same,
            };
            let id = match known {
                // Found as the next row will find it.
                None => match find(write, names, &mapping.line(row), wish.kind, by)? {
                    Found::Known(id) => Some(id),
                    Found::Like(_) | Found::New => None,
                },
                known => known,
            };
            so_far.taken.extend(id.map(|id| (id, row.number)));
            Ok(seen(did, like, Vec::new()))
        }
        Err(error) if error.has(Code::Internal) || error.has(Code::DiskFull) || error.has(Code::FileDamaged) => {
            Err(error)
        }
        Err(error) => {
            if wish.kind == TableKind::Items {
                names.forget_groups(write)?;
            }
            Ok(seen(Did::Wrong, None, error.faults.into_iter().map(in_columns).collect()))
        }
    }
}

/// A fault of a record under the name of the column that it came from.
fn in_columns(mut fault: Fault) -> Fault {
    let last = fault.field.rsplit('.').next().unwrap_or_default();
    fault.field = match (fault.field.split('.').next().unwrap_or_default(), last) {
        ("bank_accounts", _) => "iban".to_owned(),
        ("contact_points", _) => "mail".to_owned(),
        ("barcodes", _) => "barcode".to_owned(),
        (_, last) => last.to_owned(),
    };
    fault
}

fn title(kind: TableKind, line: &Line<'_>) -> String {
    let fields: &[&str] = match kind {
        TableKind::Parties => &["number", "name"],
        TableKind::Items => &["sku", "name"],
        TableKind::Contacts => return contacts::name(line),
        TableKind::Prices | TableKind::OpeningStock => &["sku"],
        TableKind::OpenInvoices => &["number", "party"],
        TableKind::Payments => &["reference", "party"],
    };
    fields.iter().filter_map(|field| line.text(field)).collect::<Vec<_>>().join(" · ")
}

fn find(write: &Write<'_>, names: &Names, line: &Line<'_>, kind: TableKind, by: MatchBy) -> Answer<Found> {
    match kind {
        TableKind::Parties => parties::find(write, line, by),
        TableKind::Contacts => contacts::find(write, line, by),
        TableKind::Items => items::find(write, line, by),
        TableKind::Prices => prices::find(write, names, line),
        TableKind::OpeningStock => opening_stock::find(write, line),
        TableKind::OpenInvoices => open_invoices::find(write, line),
        TableKind::Payments => payments::find(write, line),
    }
}

/// Saves a row; answers whether it is booked together with others at the end.
fn put(
    context: &Context<'_>,
    write: &mut Write<'_>,
    names: &mut Names,
    line: &Line<'_>,
    kind: TableKind,
    known: Option<Id>,
    counted: &mut Counted,
) -> Answer<bool> {
    match kind {
        TableKind::Parties => parties::put(context, write, names, line, known)?,
        TableKind::Contacts => contacts::put(context, write, line, known)?,
        TableKind::Items => items::put(context, write, names, line, known)?,
        TableKind::Prices => prices::put(context, write, names, line)?,
        TableKind::OpeningStock => return opening_stock::put(write, line, counted),
        // Facts stay as they are; a claim or payment that came in before is not booked again.
        TableKind::OpenInvoices | TableKind::Payments if known.is_some() => {}
        TableKind::OpenInvoices => open_invoices::put(context, write, line, &names.open_claim)?,
        TableKind::Payments => payments::put(context, write, line)?,
    }
    Ok(false)
}
