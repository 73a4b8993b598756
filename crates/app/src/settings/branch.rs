//! Branches.

use kontor_core::company::Branch;
use kontor_core::fault::{Code, Fault};
use kontor_core::numbering::BranchCode;
use kontor_core::stock::LocationType;
use kontor_core::warehouse::Location;
use kontor_store::Read;

use crate::context::Context;
use crate::error::Answer;
use crate::program::Nothing;

pub(crate) fn branch_list(context: &Context<'_>, _: Nothing) -> Answer<Vec<Branch>> {
    context.read(|read| Ok(read.branches()?))
}

pub(crate) fn branch_save(context: &Context<'_>, branch: Branch) -> Answer<Branch> {
    context.write(|write| {
        let mut faults = branch.validate().err().unwrap_or_default();
        if let Err(fault) = branch.code.parse::<BranchCode>()
            && !faults.0.iter().any(|known| known.field == "code")
        {
            faults.push(fault.under("code"));
        }
        if write.branches()?.iter().any(|other| other.id != branch.id && other.code == branch.code) {
            faults.push(Fault::at("code", Code::Repeated));
        }
        if !is_storage(write, &branch)? {
            faults.push(Fault::at("location", Code::NotAChoice));
        }
        faults.ok()?;
        write.save(&branch)?;
        Ok(branch)
    })
}

/// Goods can only be taken from a place where they are.
fn is_storage(read: &Read<'_>, branch: &Branch) -> Answer<bool> {
    let Some(location) = branch.location else { return Ok(true) };
    Ok(read.locations()?.iter().any(|place: &Location| place.id == location && place.kind == LocationType::Storage))
}
