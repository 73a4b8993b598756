//! One line per command: the machinery behind the list in [`crate::commands`].

use kontor_core::entity::EntityKind;
use kontor_core::fault::{Code, Fault};
use kontor_core::permission::{Action, Facet, Permission, Resource, Rights, Scope};
use schemars::{Schema, SchemaGenerator};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::context::Context;
use crate::desk::Desk;
use crate::error::{Answer, AppError};

/// What a command does to the records that it names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Effect {
    /// Shows them.
    Reads,
    /// Changes them; can be undone where the rules allow it.
    Changes,
    /// Writes facts that must survive a power cut the moment the command answers.
    Posts,
}

/// How a command is run.
#[derive(Clone, Copy)]
pub enum Run {
    /// Without a company: to make or open one, and about the program itself.
    Desk(fn(&Desk, Value) -> Answer<Value>),
    /// In the open company, as somebody.
    Office(fn(&Context<'_>, Value) -> Answer<Value>),
}

/// What one must be allowed to do: any of the actions with any of the resources, and to see the facet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Needs {
    /// On what.
    pub resources: &'static [Resource],
    /// What. A command that saves needs one of two: which of them, the record decides.
    pub actions: &'static [Action],
    /// A confidential figure that the command is about.
    pub facet: Option<Facet>,
    /// Whether the command keeps to the branch of whoever is confined to it ([`Resource::adds_up`]).
    pub by_branch: bool,
}

impl Needs {
    /// The rights of which one is enough.
    pub fn rights(&self) -> impl Iterator<Item = Permission> + use<'_> {
        let actions = |resource: &Resource| {
            let resource = *resource;
            self.actions.iter().map(move |action| Permission::new(resource, *action))
        };
        self.resources.iter().flat_map(actions)
    }
    /// Whether these rights are enough.
    #[must_use]
    pub fn met_by(&self, rights: &Rights) -> bool {
        self.rights().any(|right| self.reaches(rights, right)) && self.facet.is_none_or(|facet| rights.sees(facet))
    }
    fn reaches(&self, rights: &Rights, right: Permission) -> bool {
        match rights.scope(right) {
            Some(Scope::Company) => true,
            Some(_) => self.by_branch || !right.resource.adds_up(),
            None => false,
        }
    }
    /// What somebody with these rights is told, who may not: which right is missing, or that it does not reach far enough.
    #[must_use]
    pub fn refusal(&self, rights: &Rights) -> Fault {
        let short = self.rights().find(|right| rights.may(*right) && !self.reaches(rights, *right));
        let fault = Fault::new(Code::NotAllowed);
        match short {
            Some(right) => fault.with("permission", format!("{right}.{}", Scope::Company.as_str())),
            None => fault.with("permission", self),
        }
    }
}

impl std::fmt::Display for Needs {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        for (at, right) in self.rights().enumerate() {
            write!(f, "{}{right}", if at > 0 { "|" } else { "" })?;
        }
        self.facet.map_or(Ok(()), |facet| write!(f, "+{}", facet.as_str()))
    }
}

/// A command as the hosts see it.
#[derive(Clone, Copy)]
pub struct Command {
    /// Its name: `area_verb`.
    pub name: &'static str,
    /// What it does, in a sentence.
    pub doc: &'static str,
    /// What one must be allowed to do; nothing for commands about the program itself.
    pub needs: Option<Needs>,
    /// What it does to the records below.
    pub effect: Effect,
    /// The kinds of records.
    pub kinds: &'static [EntityKind],
    /// How it is run.
    pub run: Run,
    /// JSON schemas of request and response.
    pub schemas: fn(&mut SchemaGenerator) -> (Schema, Schema),
    /// TypeScript names of request and response, and the declarations they need.
    pub typescript: fn(&mut crate::typescript::Declarations) -> (String, String),
}

/// Reads a request.
///
/// # Errors
/// `bad-request` with the reader's own words as `detail`.
pub fn request<T: for<'de> Deserialize<'de>>(value: Value) -> Answer<T> {
    // A command without fields may be called with nothing at all.
    let value = if value.is_null() { Value::Object(serde_json::Map::new()) } else { value };
    serde_json::from_value(value).map_err(|error| Fault::new(Code::BadRequest).with("detail", error).into())
}

/// Writes a response.
///
/// # Errors
/// `internal`, should one of our own types not be JSON.
pub fn response<T: Serialize>(value: &T) -> Answer<Value> {
    serde_json::to_value(value).map_err(|error| AppError::unexpected(&error))
}

/// Declares the commands. `desk` commands run without a company, `office` commands in one. `by branch` says that a command about
/// figures keeps to the branch of whoever is confined to it.
#[macro_export]
macro_rules! command_list {
    (
        desk { $($(#[doc = $ddoc:literal])* $dmodule:ident :: $dname:ident ( $dreq:ty ) -> $dres:ty, $deffect:ident [$($dkind:ident)*];)* }
        office { $($(#[doc = $doc:literal])* $module:ident :: $name:ident ( $req:ty ) -> $res:ty, needs $($resource:ident)|+ $action:ident $(with $facet:ident)? $(by $reach:ident)?, $effect:ident [$($kind:ident)*];)* }
    ) => {
        /// Every command of the program.
        pub static COMMANDS: &[$crate::command::Command] = &[
            $($crate::command::Command {
                name: stringify!($dname),
                doc: concat!($($ddoc, " "),*).trim_ascii(),
                needs: None,
                effect: $crate::command_list!(@effect $deffect),
                kinds: &[$(kontor_core::entity::EntityKind::$dkind,)*],
                run: $crate::command::Run::Desk(|desk, value| {
                    let answer: $dres = $dmodule::$dname(desk, $crate::command::request::<$dreq>(value)?)?;
                    $crate::command::response(&answer)
                }),
                schemas: |from| (from.subschema_for::<$dreq>(), from.subschema_for::<$dres>()),
                typescript: |into| (into.name_of::<$dreq>(), into.name_of::<$dres>()),
            },)*
            $($crate::command::Command {
                name: stringify!($name),
                doc: concat!($($doc, " "),*).trim_ascii(),
                needs: Some($crate::command::Needs {
                    resources: &[$(kontor_core::permission::Resource::$resource),+],
                    actions: $crate::command_list!(@actions $action),
                    facet: $crate::command_list!(@facet $($facet)?),
                    by_branch: $crate::command_list!(@reach $($reach)?),
                }),
                effect: $crate::command_list!(@effect $effect),
                kinds: &[$(kontor_core::entity::EntityKind::$kind,)*],
                run: $crate::command::Run::Office(|context, value| {
                    let answer: $res = $module::$name(context, $crate::command::request::<$req>(value)?)?;
                    $crate::command::response(&answer)
                }),
                schemas: |from| (from.subschema_for::<$req>(), from.subschema_for::<$res>()),
                typescript: |into| (into.name_of::<$req>(), into.name_of::<$res>()),
            },)*
        ];
    };
    (@actions Save) => { &[kontor_core::permission::Action::Create, kontor_core::permission::Action::Change] };
    (@actions $action:ident) => { &[kontor_core::permission::Action::$action] };
    (@facet) => { None };
    (@facet $facet:ident) => { Some(kontor_core::permission::Facet::$facet) };
    (@reach) => { false };
    (@reach branch) => { true };
    (@effect reads) => { $crate::command::Effect::Reads };
    (@effect changes) => { $crate::command::Effect::Changes };
    (@effect posts) => { $crate::command::Effect::Posts };
}
