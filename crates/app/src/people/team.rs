//! Teams: people who look after the same customers.

use kontor_core::entity::{EntityKind, TeamId};
use kontor_core::fault::{Code, Fault};
use kontor_core::permission::role::Team;

use crate::context::Context;
use crate::error::Answer;
use crate::program::Nothing;
use crate::record::{RecordId, delete_unused};

pub(crate) fn team_list(context: &Context<'_>, _: Nothing) -> Answer<Vec<Team>> {
    context.read(|read| Ok(read.teams()?))
}

pub(crate) fn team_save(context: &Context<'_>, mut team: Team) -> Answer<Team> {
    team.name = team.name.trim().to_owned();
    context.write(|write| {
        team.validate()?;
        if write.teams()?.iter().any(|other| other.id != team.id && other.name == team.name) {
            return Err(Fault::at("name", Code::Repeated).into());
        }
        write.save(&team)?;
        Ok(team)
    })
}

pub(crate) fn team_delete(context: &Context<'_>, request: RecordId) -> Answer<Nothing> {
    context.write(|write| {
        let id: TeamId = request.of();
        write.present::<Team>(id)?;
        let used = write.users()?.iter().any(|user| user.team == Some(id));
        delete_unused::<Team>(write, id, used.then_some(EntityKind::User))?;
        Ok(Nothing {})
    })
}
