//! Money: no more is settled of a claim than it comes to.

use kontor_core::entity::EntityKind;
use kontor_core::id::Id;
use kontor_core::payment::Allocation;
use kontor_core::sales::Instalment;
use kontor_sync::wire::IssueKind;

use super::facts;
use crate::db::Result;
use crate::hub::issues::About;
use crate::hub::push::{Incoming, Work};
use crate::hub::tally::Sum;

pub fn judge(work: &mut Work<'_>, incoming: &Incoming, found: &mut Vec<About>) -> Result<()> {
    let allocations: Vec<Allocation> = facts(incoming).filter(|one: &Allocation| incoming.is_new(one.id.0)).collect();
    for allocation in allocations {
        let Some(claim) = allocation.instalment else { continue };
        let sum = work.tally((Sum::Settled, claim.0, Id::default()), allocation.settles())?;
        let Some(part) = work.rows.record::<Instalment>(work.sql, claim.0)? else { continue };
        if part.amount_minor >= 0 && sum > part.amount_minor && allocation.settles() > 0 {
            let (expected, said) = (part.amount_minor.to_string(), sum.to_string());
            let (kind, of) = (IssueKind::OverAllocated, EntityKind::Allocation);
            found.push(About::broken(kind, of, allocation.id.0, expected, said));
        }
    }
    Ok(())
}
