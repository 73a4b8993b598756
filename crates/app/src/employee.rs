//! Employees and their weekly shifts.

use std::collections::BTreeSet;

use kontor_core::entity::{EmployeeId, EmployeePayId, EntityKind, ShiftId};
use kontor_core::fault::{Code, Fault, Faults};
use kontor_core::id::Id;
use kontor_core::money::Money;
use kontor_core::permission::Facet;
use kontor_core::schedule::{Employee, EmployeePay, PayPer, Shift};
use kontor_store::Write;
use kontor_store::list::{Page, Window};
use kontor_store::rows::employee::EmployeeRow;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::context::Context;
use crate::error::Answer;
use crate::program::Nothing;
use crate::reference::expect_there;

/// Which employee.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
pub struct EmployeeGet {
    /// Identity.
    pub id: EmployeeId,
}

/// An employee with the weekly shifts.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
pub struct EmployeeDetail {
    /// The employee.
    pub employee: Employee,
    /// The shifts in the order of the week.
    pub shifts: Vec<Shift>,
    /// What the employee earns; absent for people who may not see that.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub pay: Option<Wage>,
}

/// What somebody earns, if that was written down.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct Wage {
    /// For what time; `amount` is for it.
    pub per: PayPer,
    /// How much; nothing when it was not written down.
    pub amount: Option<Money>,
}

/// An employee as it should be.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
pub struct EmployeeSave {
    /// The employee. A new one comes with an id of the caller's making.
    pub employee: Employee,
    /// What the employee earns; that stays as it is when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub pay: Option<Wage>,
}

/// Whose shifts.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema, TS)]
pub struct ShiftsOf {
    /// The employee; everybody's when empty.
    #[serde(default)]
    pub employee: Option<EmployeeId>,
}

/// A shift as it should be.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
pub struct ShiftSave {
    /// The shift. A new one comes with an id of the caller's making.
    pub shift: Shift,
}

/// A saved shift, and what to think about.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
pub struct ShiftSaved {
    /// The shift.
    pub shift: Shift,
    /// Other shifts of the same person at the same time. Nothing is refused: two people may each be right for a while.
    pub overlaps: Vec<Shift>,
}

/// Which shift.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
pub struct ShiftGet {
    /// Identity.
    pub id: ShiftId,
}

pub(crate) fn employee_list(context: &Context<'_>, window: Window) -> Answer<Page<EmployeeRow>> {
    context.read(|read| Ok(read.list(&window)?))
}

pub(crate) fn employee_get(context: &Context<'_>, request: EmployeeGet) -> Answer<EmployeeDetail> {
    context.read(|read| {
        let (employee, shifts) = (read.present(request.id)?, read.shifts_of(Some(request.id))?);
        let pay = context.sees(Facet::Pay).then(|| read.pay_of(request.id)).transpose()?;
        let pay = pay.map(|kept| Wage {
            per: kept.as_ref().map_or(PayPer::Month, |kept| kept.per),
            amount: kept.map(|kept| Money::new(kept.pay_minor, kept.currency)),
        });
        Ok(EmployeeDetail { employee, shifts, pay })
    })
}

pub(crate) fn employee_save(context: &Context<'_>, request: EmployeeSave) -> Answer<EmployeeDetail> {
    let id = request.employee.id;
    if request.pay.is_some() {
        context.expect_facet(Facet::Pay)?;
    }
    context.write(|write| {
        let mut faults = Faults::none();
        if request.pay.and_then(|pay| pay.amount).is_some_and(|amount| amount.minor < 0) {
            faults.push(Fault::at("pay.amount", Code::Negative));
        }
        if let Err(found) = request.employee.validate() {
            faults.absorb("employee", found);
        }
        let before = write.find::<Employee>(id)?.and_then(|before| before.branch);
        expect_there(write, &mut faults, "employee.branch", EntityKind::Branch, request.employee.branch, before)?;
        faults.ok()?;
        write.save(&request.employee)?;
        request.pay.map_or(Ok(()), |pay| save_pay(write, id, pay))
    })?;
    employee_get(context, EmployeeGet { id })
}

fn save_pay(write: &mut Write<'_>, employee: EmployeeId, pay: Wage) -> Answer<()> {
    let kept = write.pay_of(employee)?;
    match (pay.amount, kept) {
        (Some(amount), kept) => {
            // Named after the employee, so that two PCs write the same row.
            let id = kept.map_or(EmployeePayId(Id::named(&format!("employee_pay/{employee}"))), |kept| kept.id);
            let (pay_minor, currency) = (amount.minor, amount.currency);
            write.save(&EmployeePay { id, employee, per: pay.per, pay_minor, currency })?;
        }
        (None, Some(kept)) => write.delete::<EmployeePay>(kept.id)?,
        (None, None) => {}
    }
    Ok(())
}

pub(crate) fn employee_delete(context: &Context<'_>, request: EmployeeGet) -> Answer<Nothing> {
    context.write(|write| {
        write.present::<Employee>(request.id)?;
        if let Some(by) = write.use_of_employee(request.id)? {
            return Err(Fault::new(Code::InUse).with("by", by.table()).into());
        }
        if let Some(pay) = write.pay_of(request.id)? {
            write.delete::<EmployeePay>(pay.id)?;
        }
        for shift in write.shifts_of(Some(request.id))? {
            write.delete::<Shift>(shift.id)?;
        }
        write.delete::<Employee>(request.id)?;
        Ok(Nothing {})
    })
}

pub(crate) fn shift_list(context: &Context<'_>, request: ShiftsOf) -> Answer<Vec<Shift>> {
    context.read(|read| {
        let seen: BTreeSet<EmployeeId> = read.employees_seen()?.into_iter().map(|employee| employee.id).collect();
        let mut shifts = read.shifts_of(request.employee)?;
        shifts.retain(|shift| seen.contains(&shift.employee));
        Ok(shifts)
    })
}

pub(crate) fn shift_save(context: &Context<'_>, request: ShiftSave) -> Answer<ShiftSaved> {
    context.write(|write| {
        let shift = request.shift;
        let mut faults = Faults::none();
        if let Err(found) = shift.validate() {
            faults.absorb("shift", found);
        }
        let whose = Some(shift.employee);
        let before = write.find::<Shift>(shift.id)?.map(|before| before.employee);
        expect_there(write, &mut faults, "shift.employee", EntityKind::Employee, whose, before)?;
        faults.ok()?;
        write.save(&shift)?;
        let mut overlaps = write.shifts_of(whose)?;
        overlaps.retain(|other| other.id != shift.id && shift.overlaps(other));
        Ok(ShiftSaved { shift, overlaps })
    })
}

pub(crate) fn shift_delete(context: &Context<'_>, request: ShiftGet) -> Answer<Nothing> {
    context.write(|write| {
        write.present::<Shift>(request.id)?;
        write.delete::<Shift>(request.id)?;
        Ok(Nothing {})
    })
}
