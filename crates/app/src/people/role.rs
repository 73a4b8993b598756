//! Roles: those that are ready to use, and the firm's own.

use kontor_core::company::User;
use kontor_core::entity::{EntityKind, RoleId};
use kontor_core::fault::{Code, Fault};
use kontor_core::permission::role::{Role, RoleKey, RoleSentence, sentences};
use kontor_core::permission::{Facet, Grant, ReadyRole, Rights};
use kontor_core::text_enum::TextEnum as _;
use kontor_store::Read;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::context::Context;
use crate::error::Answer;
use crate::program::Nothing;
use crate::record::{RecordId, delete_unused};
use crate::session::rights_of;

/// A role in the list.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
pub struct RoleRow {
    /// Which.
    pub role: RoleKey,
    /// The one that is ready to use, which the screen has a name for.
    pub ready: Option<ReadyRole>,
    /// Name of one of the firm's own.
    pub name: String,
    /// How many people at work have it.
    #[ts(type = "number")]
    pub people: u64,
}

/// Which role.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, JsonSchema, TS)]
pub struct RoleGet {
    /// Its key.
    pub role: RoleKey,
}

/// A role with all that it may do. To make one of the firm's own, copy the grants and facets of another.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
pub struct RoleDetail {
    /// Which.
    pub role: RoleKey,
    /// The one that is ready to use.
    pub ready: Option<ReadyRole>,
    /// Name of one of the firm's own.
    pub name: String,
    /// Version of one that is ready to use: it goes up when a newer program changes it.
    #[ts(type = "number | null")]
    pub version: Option<u32>,
    /// What it may do.
    pub grants: Vec<Grant>,
    /// Which confidential figures it sees.
    pub facets: Vec<Facet>,
    /// The same in sentences.
    pub sentences: Vec<RoleSentence>,
}

fn ready_of(role: RoleKey) -> Option<ReadyRole> {
    match role {
        RoleKey::Ready(ready) => Some(ready),
        RoleKey::Own(_) => None,
    }
}

pub(crate) fn role_list(context: &Context<'_>, _: Nothing) -> Answer<Vec<RoleRow>> {
    context.read(|read| {
        let users = read.users()?;
        let row = |role: RoleKey, name: String| {
            let people = users.iter().filter(|user| user.active && user.role == role).count() as u64;
            RoleRow { role, ready: ready_of(role), name, people }
        };
        let ready = ReadyRole::ALL.iter().map(|ready| row(RoleKey::Ready(*ready), String::new()));
        let own = read.roles()?.into_iter().map(|role| row(RoleKey::Own(role.id), role.name));
        Ok(ready.chain(own).collect())
    })
}

pub(crate) fn role_get(context: &Context<'_>, request: RoleGet) -> Answer<RoleDetail> {
    context.read(|read| {
        let name = match request.role {
            RoleKey::Ready(_) => String::new(),
            RoleKey::Own(id) => read.present::<Role>(id)?.name,
        };
        let ready = ready_of(request.role);
        let rights = rights_of(read, request.role)?;
        Ok(RoleDetail {
            role: request.role,
            ready,
            name,
            version: ready.map(|_| ReadyRole::VERSION),
            grants: rights.grants(),
            facets: rights.facets(),
            sentences: sentences(&rights),
        })
    })
}

pub(crate) fn role_sentences(context: &Context<'_>, request: RoleGet) -> Answer<Vec<RoleSentence>> {
    Ok(role_get(context, request)?.sentences)
}

pub(crate) fn role_save(context: &Context<'_>, mut role: Role) -> Answer<RoleDetail> {
    role.name = role.name.trim().to_owned();
    let key = RoleKey::Own(role.id);
    context.write(|write| {
        role.validate()?;
        if write.roles()?.iter().any(|other| other.id != role.id && other.name == role.name) {
            return Err(Fault::at("name", Code::Repeated).into());
        }
        expect_within(context, "grants", &rights_of(write, key)?)?;
        expect_within(context, "grants", &role.rights())?;
        write.save(&role)?;
        expect_all_powerful(write, "grants", "role_save")
    })?;
    role_get(context, RoleGet { role: key })
}

pub(crate) fn role_delete(context: &Context<'_>, request: RecordId) -> Answer<Nothing> {
    context.write(|write| {
        let id: RoleId = request.of();
        let role: Role = write.present(id)?;
        expect_within(context, "", &role.rights())?;
        let used = write.users()?.iter().any(|user| user.role == RoleKey::Own(id));
        delete_unused::<Role>(write, id, used.then_some(EntityKind::User))?;
        Ok(Nothing {})
    })
}

/// Nobody gives or takes rights that he has not himself.
pub(crate) fn expect_within(context: &Context<'_>, field: &str, rights: &Rights) -> Result<(), Fault> {
    if rights.within(&context.viewer.rights) { Ok(()) } else { Err(Fault::at(field, Code::MoreThanOwn)) }
}

/// There is always somebody who may do everything, or nobody could let anybody in again.
pub(crate) fn expect_all_powerful(read: &Read<'_>, field: &str, action: &str) -> Answer<()> {
    for user in read.users()?.iter().filter(|user: &&User| user.active) {
        if rights_of(read, user.role)?.is_everything() {
            return Ok(());
        }
    }
    let fault = Fault::at(field, Code::WrongState).with("state", "last_administrator").with("action", action);
    Err(fault.into())
}
