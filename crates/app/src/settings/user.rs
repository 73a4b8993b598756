//! People who work with the program. There is always somebody who may do everything, and nobody gives more than he has.

use kontor_core::company::User;
use kontor_core::entity::EntityKind;
use kontor_core::fault::{Code, Fault};
use kontor_core::permission::role::RoleKey;
use kontor_core::permission::{Action, Permission, Resource, Rights, Scope};

use crate::context::Context;
use crate::deal::take_along;
use crate::error::Answer;
use crate::people::{expect_all_powerful, expect_within};
use crate::program::Nothing;
use crate::reference::expect_there;
use crate::session::rights_of;

pub(crate) fn user_list(context: &Context<'_>, _: Nothing) -> Answer<Vec<User>> {
    context.read(|read| Ok(read.users()?))
}

pub(crate) fn user_save(context: &Context<'_>, mut user: User) -> Answer<User> {
    user.name = user.name.trim().to_owned();
    context.write(|write| {
        let mut faults = user.validate().err().unwrap_or_default();
        let before = write.find::<User>(user.id)?;
        expect_there(write, &mut faults, "employee", EntityKind::Employee, user.employee, None)?;
        expect_there(write, &mut faults, "team", EntityKind::Team, user.team, None)?;
        expect_there(write, &mut faults, "branch", EntityKind::Branch, user.branch, None)?;
        if let RoleKey::Own(role) = user.role {
            expect_there(write, &mut faults, "role", EntityKind::Role, Some(role), None)?;
        }
        let rights = rights_of(write, user.role)?;
        let reaches = |rights: &Rights, scope| rights.grants().iter().any(|grant| grant.scope == scope);
        if reaches(&rights, Scope::Branch) && user.branch.is_none() {
            faults.push(Fault::at("branch", Code::Required));
        }
        if reaches(&rights, Scope::Team) && user.team.is_none() {
            faults.push(Fault::at("team", Code::Required));
        }
        let was = before.as_ref().map(|before| rights_of(write, before.role)).transpose()?.unwrap_or_default();
        // What stays as it is needs no right of its own: a person's language is changed by many.
        let same = before.as_ref().is_some_and(|before| (before.role, before.active) == (user.role, user.active));
        if !same {
            faults.take(expect_within(context, "role", &rights).and_then(|()| expect_within(context, "role", &was)));
        }
        if user.id == context.user.id && !user.active {
            faults.push(Fault::at("active", Code::WrongState).with("state", "at_work").with("action", "user_save"));
        }
        faults.ok()?;
        write.save(&user)?;
        // The deals go along in one step, by somebody whose changes of deals hold everywhere; else they stay with the team.
        let deals = context.viewer.rights.scope(Permission::new(Resource::Deal, Action::Change));
        if before.is_some_and(|before| before.team != user.team) && deals == Some(Scope::Company) {
            take_along(write, &user)?;
        }
        write.move_password(user.id, user.branch)?;
        expect_all_powerful(write, if user.active { "role" } else { "active" }, "user_save")?;
        Ok(user)
    })
}
