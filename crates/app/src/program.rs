//! About the program itself: its state, undo and redo.

use std::collections::BTreeMap;

use kontor_core::entity::EntityKind;
use kontor_core::entity::UserId;
use kontor_core::fault::{Code, Fault};
use kontor_core::language::Language;
use kontor_core::permission::role::RoleKey;
use kontor_core::permission::{Action, Facet, Grant, Permission, Resource, Scope};
use kontor_core::text_enum;
use kontor_store::Write;
use kontor_store::undo::UndoState;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::context::Context;
use crate::desk::{Desk, Office};
use crate::error::Answer;
use crate::host::Host;
use crate::people::{Entry, entry_of, expect_all_powerful};
use crate::session::{Barrier, Person};

/// A request or response without fields.
#[derive(Debug, Clone, Copy, Default, Serialize, Deserialize, JsonSchema, TS)]
pub struct Nothing {}

/// The running program.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
pub struct ProgramState {
    /// Version of the program.
    pub version: String,
    /// The open company, as far as every screen needs it; nothing while nobody may work in it.
    pub company: Option<OpenCompany>,
    /// The open company while nobody may work in it.
    pub waiting: Option<Waiting>,
    /// What people must hear before anything else: why they were signed out, or why their company is not there any more.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub notice: Option<Fault>,
}

text_enum! {
    /// For what an open company waits.
    WaitingFor {
        /// For somebody to sign in.
        SignIn "sign_in",
        /// For the person who locked the desk.
        Unlock "unlock",
        /// For the person at the desk to set a password.
        NewPassword "new_password",
    }
}

/// An open company in which nobody may work yet.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
pub struct Waiting {
    /// For what.
    pub for_what: WaitingFor,
    /// Name of the firm.
    pub company: String,
    /// Its language.
    pub language: Language,
    /// Path of the file.
    pub path: String,
    /// Who sits at the desk.
    pub user: Option<UserId>,
    /// Who works with the program.
    pub people: Vec<PersonAtDoor>,
}

/// Somebody who may want to sign in.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
pub struct PersonAtDoor {
    /// Identity.
    pub id: UserId,
    /// Name.
    pub name: String,
    /// How the person comes in.
    pub entry: Entry,
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
    /// How far rights reach that do not reach as far as the company.
    pub scopes: BTreeMap<String, Scope>,
    /// The confidential figures that the person sees.
    pub facets: Vec<Facet>,
    /// Whether the person has a password: whoever has one gives it before setting another.
    pub has_password: bool,
    /// The role whose view is shown; nothing can be changed meanwhile.
    pub preview: Option<RoleKey>,
}

pub(crate) fn program_state(desk: &Desk, _: Nothing) -> Answer<ProgramState> {
    let version = env!("CARGO_PKG_VERSION").to_owned();
    if desk.open_path().is_none() {
        return Ok(ProgramState { version, company: None, waiting: None, notice: desk.notice() });
    }
    desk.in_office(|office| {
        let seat = office.session.seat(&office.store, desk.host().now())?;
        let (user, for_what) = match &seat {
            Some(seat) if seat.barrier == Barrier::None => {
                let company = open_company(office, &seat.person, desk.host())?;
                return Ok(ProgramState { version, company: Some(company), waiting: None, notice: None });
            }
            Some(seat) if seat.barrier == Barrier::Locked => (Some(seat.person.user.id), WaitingFor::Unlock),
            Some(seat) => (Some(seat.person.user.id), WaitingFor::NewPassword),
            None => (None, WaitingFor::SignIn),
        };
        let waiting = office.store.read(|read| {
            let company = crate::context::company(read)?;
            let mut people = Vec::new();
            for person in read.users()?.into_iter().filter(|user| user.active) {
                let entry = entry_of(read, &person)?;
                people.push(PersonAtDoor { id: person.id, name: person.name, entry });
            }
            let path = office.store.path().display().to_string();
            let (name, language) = (company.name, company.language);
            Ok::<_, crate::AppError>(Waiting { for_what, company: name, language, path, user, people })
        })?;
        let notice = office.session.was_shown_out().then(|| Fault::new(Code::AccessEnded));
        Ok(ProgramState { version, company: None, waiting: Some(waiting), notice })
    })
}

fn open_company(office: &Office, person: &Person, host: &dyn Host) -> Answer<OpenCompany> {
    office.store.read(|read| {
        let company = crate::context::company(read)?;
        let (device, branch) = crate::context::here(read)?;
        let today = crate::context::Calendar::of(&company).day_of(host.now());
        let grants = person.viewer.rights.grants();
        let name = |grant: &Grant| Permission::new(grant.resource, grant.action).to_string();
        let user = person.user.clone();
        Ok(OpenCompany {
            language: user.language.unwrap_or(company.language),
            path: office.store.path().display().to_string(),
            rights: grants.iter().map(name).collect(),
            scopes: grants
                .iter()
                .filter(|grant| grant.scope != Scope::Company)
                .map(|grant| (name(grant), grant.scope))
                .collect(),
            facets: person.viewer.rights.facets(),
            has_password: read.people_with_password()?.contains(&user.id),
            preview: person.preview,
            company,
            user,
            device,
            branch,
            today,
        })
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
        check_replay(context, write, "undo")?;
        let deals = write.touched(EntityKind::Deal);
        crate::deal::keep_history(context, write, &deals)?;
        Ok(Replayed { command })
    })
}

pub(crate) fn redo(context: &Context<'_>, _: Nothing) -> Answer<Replayed> {
    context.write(|write| {
        let command = write.redo()?;
        check_replay(context, write, "redo")?;
        let deals = write.touched(EntityKind::Deal);
        crate::deal::keep_history(context, write, &deals)?;
        Ok(Replayed { command })
    })
}

/// What could be done then may not be allowed any more.
fn check_replay(context: &Context<'_>, write: &Write<'_>, action: &str) -> Answer<()> {
    for kind in write.kinds_touched() {
        if let Some(facet) = kind.facet() {
            context.expect_facet(facet)?;
        }
        let resources = match kind {
            EntityKind::Draft => vec![Resource::Document, Resource::Purchase],
            _ => vec![kind.resource()],
        };
        let may = |action| resources.iter().any(|resource| context.may(*resource, action));
        if !may(Action::Create) && !may(Action::Change) {
            context.expect(kind.resource(), Action::Change)?;
        }
    }
    expect_all_powerful(write, "", action)
}

pub(crate) fn undo_state(context: &Context<'_>, _: Nothing) -> Answer<UndoState> {
    context.read(|read| Ok(read.undo_state(context.user.id)?))
}
