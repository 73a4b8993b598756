//! Numbers of this PC that are known elsewhere: what head office tells of them, and documents that come back (SYNC.md 2.16).

use kontor_core::company::{Branch, Device};
use kontor_core::entity::{DeviceId, EntityKind};
use kontor_core::numbering::{BranchCode, DeviceCode, NumberFormat, SeriesKey};
use kontor_core::sales::{Document, DocumentKind};
use kontor_core::text_enum::TextEnum as _;
use kontor_core::time::LocalDate;
use kontor_store::Write;
use kontor_store::arrive::Arrived;
use kontor_sync::wire::SeriesLease;

use crate::error::Answer;

/// How this PC writes its numbers; nothing before it has a company and a name in it.
fn own_format(write: &Write<'_>) -> Answer<Option<(Device, DeviceCode, NumberFormat)>> {
    let (device, company) = (write.find::<Device>(write.this_device()?)?, write.company()?);
    let (Some(device), Some(company)) = (device, company) else { return Ok(None) };
    let (code, format) = (device.code.parse()?, company.number_pattern.parse()?);
    Ok(Some((device, code, format)))
}

/// Head office knows numbers of this PC: its series go on behind them. Numbers that another pattern wrote are passed over.
pub(crate) fn known_numbers(write: &mut Write<'_>, lease: &SeriesLease) -> Answer<()> {
    let Some((_, device, format)) = own_format(write)? else { return Ok(()) };
    if device.as_str() != lease.code {
        return Ok(());
    }
    let branches: Vec<BranchCode> =
        write.branches()?.into_iter().filter_map(|branch: Branch| branch.code.parse().ok()).collect();
    for last in &lease.last {
        let (kind, on) = (DocumentKind::from_text(&last.kind), LocalDate::from_ymd_opt(last.year, 1, 1));
        let (Some(kind), Some(on)) = (kind, on) else { continue };
        let read = |branch: &BranchCode| format.read(&last.number, kind.prefix(), branch, &device, on);
        if let Some(no) = branches.iter().find_map(read) {
            write.number_known(&SeriesKey::of(kind.as_str(), &device, on), no)?;
        }
    }
    Ok(())
}

/// Documents of this PC came back: their numbers are not left out any more.
pub(crate) fn own_numbers(write: &mut Write<'_>, arrived: &Arrived) -> Answer<()> {
    let Some((here, device, format)) = own_format(write)? else { return Ok(()) };
    let mut own: Vec<Document> = Vec::new();
    for row in arrived.new_rows(write, EntityKind::Document) {
        if row.value::<DeviceId>("device")? == here.id {
            own.push(row.record()?);
        }
    }
    for document in own {
        if document.opening && document.kind.is_claim() {
            continue;
        }
        let Some(branch) = write.find::<Branch>(document.branch)? else { continue };
        let (branch, on) = (branch.code.parse()?, document.issued_on);
        if let Some(no) = format.read(&document.number, document.kind.prefix(), &branch, &device, on) {
            write.number_came(&SeriesKey::of(document.kind.as_str(), &device, on), no)?;
        }
    }
    Ok(())
}
