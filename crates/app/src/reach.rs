//! What a request may name and what a command may leave behind, for people whose rights do not reach everywhere.
//!
//! Whatever a request names by its identity must be within the sender's reach: the dispatcher looks at all of it before the
//! command runs, so that no command can forget to. What is out of sight is not there (`not-found`); what is seen, but out of
//! reach of the action, is `not-allowed`.

use kontor_core::entity::{BranchId, EntityKind};
use kontor_core::fault::{Code, Fault};
use kontor_core::id::Id;
use kontor_core::permission::{Action, Permission, Resource, Scope};
use kontor_core::sales::DocumentKind;
use kontor_store::Write;
use kontor_store::viewer::SCOPED;
use serde_json::Value;

use crate::context::Context;
use crate::error::Answer;

/// Refuses a request that names what is out of reach.
pub(crate) fn check_named(context: &Context<'_>, request: &Value) -> Answer<()> {
    if !context.viewer.is_limited() {
        return Ok(());
    }
    let mut ids = Vec::new();
    gather(request, &mut ids);
    if ids.is_empty() {
        return Ok(());
    }
    context.read(|read| {
        if let Some(kind) = read.out_of_reach(context.viewer, SCOPED, Action::See, &ids)? {
            return Err(Fault::new(Code::NotFound).with("kind", kind.table()).into());
        }
        let Some(needs) = context.needs else { return Ok(()) };
        let own: Vec<EntityKind> =
            SCOPED.iter().copied().filter(|kind| needs.resources.contains(&kind.resource())).collect();
        for action in needs.actions.iter().filter(|action| !matches!(action, Action::See | Action::Create)) {
            if read.out_of_reach(context.viewer, &own, *action, &ids)?.is_some() {
                return Err(needs.refusal(&context.viewer.rights).into());
            }
        }
        Ok(())
    })
}

/// All identities in a request, wherever they stand.
fn gather(value: &Value, ids: &mut Vec<Id>) {
    match value {
        Value::String(text) => ids.extend(text.parse::<Id>().ok()),
        Value::Array(values) => values.iter().for_each(|value| gather(value, ids)),
        Value::Object(fields) => fields.iter().for_each(|(name, value)| {
            ids.extend(name.parse::<Id>().ok());
            gather(value, ids);
        }),
        _ => {}
    }
}

/// A command that saves needs the right to create or to change, as the record decides; and what it leaves behind must be
/// within reach, or the person could give away what he may not see.
pub(crate) fn check_saved(context: &Context<'_>, write: &Write<'_>) -> Answer<()> {
    let Some(needs) = context.needs else { return Ok(()) };
    if needs.actions.len() > 1 {
        let own = |(kind, _): &(EntityKind, bool)| head(*kind) && needs.resources.contains(&kind.resource());
        let (mut any, mut made, mut changed) = (false, false, false);
        for touched in write.touches() {
            any = true;
            if own(&touched) {
                (made, changed) = (made || touched.1, changed || !touched.1);
            }
        }
        // What belongs to a record is changed with it.
        let needed = [(made, Action::Create), (changed || (any && !made), Action::Change)];
        for (_, action) in needed.into_iter().filter(|(needed, _)| *needed) {
            if !needs.resources.iter().any(|resource| context.may(*resource, action)) {
                return Err(not_allowed(needs.resources.first().copied().unwrap_or(Resource::Company), action).into());
            }
        }
    }
    if !context.viewer.is_limited() {
        return Ok(());
    }
    let masters =
        [EntityKind::Party, EntityKind::Deal, EntityKind::Activity, EntityKind::Location, EntityKind::Employee];
    for kind in masters.into_iter().filter(|kind| !context.viewer.sees_all(*kind)) {
        for id in write.touched(kind) {
            if write.is_there(kind, id)? && !write.reaches(context.viewer, kind, Action::See, id)? {
                return Err(Fault::new(Code::OutOfSight).into());
            }
        }
    }
    Ok(())
}

fn not_allowed(resource: Resource, action: Action) -> Fault {
    Fault::new(Code::NotAllowed).with("permission", Permission::new(resource, action))
}

/// Whether a record stands for itself. What belongs to another one is changed with it.
const fn head(kind: EntityKind) -> bool {
    !matches!(
        kind,
        EntityKind::Address
            | EntityKind::ContactPoint
            | EntityKind::BankAccount
            | EntityKind::PartyRelation
            | EntityKind::PartyCredit
            | EntityKind::ItemUnit
            | EntityKind::ItemBarcode
            | EntityKind::DealLine
            | EntityKind::StageChange
            | EntityKind::EmployeePay
            | EntityKind::Draft
    )
}

impl Context<'_> {
    /// Stops what the person may not do with papers of a kind.
    ///
    /// # Errors
    /// `not-allowed`.
    pub(crate) fn expect_paper(&self, kind: DocumentKind, action: Action) -> Result<(), Fault> {
        self.expect(kind.resource(), action)
    }
    /// Whether an action reaches a record; for commands that find their records themselves.
    ///
    /// # Errors
    /// `not-allowed`.
    pub(crate) fn expect_reach(&self, write: &Write<'_>, kind: EntityKind, action: Action, id: Id) -> Answer<()> {
        if write.reaches(self.viewer, kind, action, id)? {
            Ok(())
        } else {
            Err(not_allowed(kind.resource(), action).into())
        }
    }
    /// Whether a record that was changed is still within sight: nobody gives away what he would not see any more. For commands that
    /// pass over what they may not do.
    ///
    /// # Errors
    /// `out-of-sight`.
    pub(crate) fn expect_in_sight(&self, write: &Write<'_>, kind: EntityKind, id: Id) -> Answer<()> {
        if !write.is_there(kind, id)? || write.reaches(self.viewer, kind, Action::See, id)? {
            Ok(())
        } else {
            Err(Fault::new(Code::OutOfSight).into())
        }
    }
    /// The branch whose figures the person gets: the one that was asked for, or all of them without one; the own one for whoever is
    /// confined to it.
    ///
    /// # Errors
    /// `not-allowed` for another branch than the own one.
    pub(crate) fn branch_of_figures(
        &self,
        right: Permission,
        asked: Option<BranchId>,
    ) -> Result<Option<BranchId>, Fault> {
        if self.viewer.rights.scope(right) == Some(Scope::Company) {
            return Ok(asked);
        }
        let own = self.user.branch.filter(|own| asked.is_none_or(|asked| asked == *own));
        let refusal =
            || Fault::new(Code::NotAllowed).with("permission", format!("{right}.{}", Scope::Company.as_str()));
        own.map(Some).ok_or_else(refusal)
    }
    /// How far the person sees records of a kind: what such a person makes belongs where it will be seen.
    pub(crate) fn sight(&self, resource: Resource) -> Option<Scope> {
        self.viewer.rights.scope(Permission::new(resource, Action::See))
    }
}
