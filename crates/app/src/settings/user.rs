//! People who work with the program. There is always somebody who may do everything, or nobody could let anybody in again.

use kontor_core::company::User;
use kontor_core::entity::{EntityKind, UserId};
use kontor_core::fault::{Code, Fault};
use kontor_core::permission::Role;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::command::Effect;
use crate::context::Context;
use crate::desk::Desk;
use crate::error::Answer;
use crate::program::{Nothing, ProgramState, program_state};
use crate::reference::expect_there;

/// Who works from now on.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
pub struct UserSwitch {
    /// The person.
    pub user: UserId,
}

pub(crate) fn user_list(context: &Context<'_>, _: Nothing) -> Answer<Vec<User>> {
    context.read(|read| Ok(read.users()?))
}

pub(crate) fn user_save(context: &Context<'_>, mut user: User) -> Answer<User> {
    user.name = user.name.trim().to_owned();
    context.write(|write| {
        let mut faults = user.validate().err().unwrap_or_default();
        expect_there(write, &mut faults, "employee", EntityKind::Employee, user.employee, None)?;
        let administers = |user: &User| user.active && user.role == Role::Administrator;
        let others = write.users()?.iter().any(|other| other.id != user.id && administers(other));
        if !others && !administers(&user) {
            let field = if user.active { "role" } else { "active" };
            faults.push(
                Fault::at(field, Code::WrongState).with("state", "last_administrator").with("action", "user_save"),
            );
        } else if user.id == context.user.id && !user.active {
            faults.push(Fault::at("active", Code::WrongState).with("state", "at_work").with("action", "user_save"));
        }
        faults.ok()?;
        write.save(&user)?;
        Ok(user)
    })
}

pub(crate) fn user_switch(desk: &Desk, request: UserSwitch) -> Answer<ProgramState> {
    let user = desk.inside("user_switch", Effect::Reads, |context| {
        context.read(|read| {
            let user: User = read.get(request.user)?;
            if user.active { Ok(user) } else { Err(Fault::at("user", Code::NotAChoice).into()) }
        })
    })?;
    desk.switch_user(user);
    program_state(desk, Nothing {})
}
