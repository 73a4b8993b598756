//! About the program itself: its state, undo and redo.

use kontor_core::entity::EntityKind;
use kontor_core::language::Language;
use kontor_store::undo::UndoState;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::command::Effect;
use crate::context::Context;
use crate::desk::Desk;
use crate::error::Answer;

/// A request or response without fields.
#[derive(Debug, Clone, Copy, Default, Serialize, Deserialize, JsonSchema, TS)]
pub struct Nothing {}

/// The running program.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
pub struct ProgramState {
    /// Version of the program.
    pub version: String,
    /// The open company, as far as every screen needs it.
    pub company: Option<OpenCompany>,
}

/// The open company.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
pub struct OpenCompany {
    /// Its record.
    pub company: kontor_core::company::Company,
    /// The person at work.
    pub user: kontor_core::company::User,
    /// This PC.
    pub device: kontor_core::company::Device,
    /// Where it stands.
    pub branch: kontor_core::company::Branch,
    /// Language of the screen.
    pub language: Language,
    /// Today, as the company counts.
    pub today: kontor_core::time::LocalDate,
    /// Path of the file.
    pub path: String,
    /// The rights of the person, as `resource.action`.
    pub rights: Vec<String>,
}

pub(crate) fn program_state(desk: &Desk, _: Nothing) -> Answer<ProgramState> {
    let version = env!("CARGO_PKG_VERSION").to_owned();
    if desk.open_path().is_none() {
        return Ok(ProgramState { version, company: None });
    }
    let company = desk.inside("program_state", Effect::Reads, open_company)?;
    Ok(ProgramState { version, company: Some(company) })
}

fn open_company(context: &Context<'_>) -> Answer<OpenCompany> {
    use kontor_core::permission::{Action, Permission, Resource};
    use kontor_core::text_enum::TextEnum;
    context.read(|read| {
        let company = crate::context::company(read)?;
        let (device, branch) = crate::context::here(read)?;
        let today = crate::context::Calendar::of(&company).day_of(context.now());
        let all = Resource::ALL
            .iter()
            .flat_map(|resource| Action::ALL.iter().map(|action| Permission { resource: *resource, action: *action }));
        let rights = all.filter(|right| context.user.role.may(*right)).map(|right| right.to_string()).collect();
        let language = context.user.language.unwrap_or(company.language);
        let path = context.store.path().display().to_string();
        Ok(OpenCompany { company, user: context.user.clone(), device, branch, language, today, path, rights })
    })
}

/// A change that was taken back or done again.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
pub struct Replayed {
    /// The command whose change it was.
    pub command: String,
}

pub(crate) fn undo(context: &Context<'_>, _: Nothing) -> Answer<Replayed> {
    context.write(|write| {
        let command = write.undo()?;
        let deals = write.touched(EntityKind::Deal);
        crate::deal::keep_history(context, write, &deals)?;
        Ok(Replayed { command })
    })
}

pub(crate) fn redo(context: &Context<'_>, _: Nothing) -> Answer<Replayed> {
    context.write(|write| {
        let command = write.redo()?;
        let deals = write.touched(EntityKind::Deal);
        crate::deal::keep_history(context, write, &deals)?;
        Ok(Replayed { command })
    })
}

pub(crate) fn undo_state(context: &Context<'_>, _: Nothing) -> Answer<UndoState> {
    context.read(|read| Ok(read.undo_state(context.user.id)?))
}
