//! One line per command: the machinery behind the list in [`crate::commands`].

use kontor_core::entity::EntityKind;
use kontor_core::fault::{Code, Fault};
use kontor_core::permission::Permission;
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

/// A command as the hosts see it.
#[derive(Clone, Copy)]
pub struct Command {
    /// Its name: `area_verb`.
    pub name: &'static str,
    /// What it does, in a sentence.
    pub doc: &'static str,
    /// What one must be allowed to do; nothing for commands about the program itself.
    pub needs: Option<Permission>,
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

/// Declares the commands. `desk` commands run without a company, `office` commands in one.
#[macro_export]
macro_rules! command_list {
    (
        desk { $($(#[doc = $ddoc:literal])* $dmodule:ident :: $dname:ident ( $dreq:ty ) -> $dres:ty, $deffect:ident [$($dkind:ident)*];)* }
        office { $($(#[doc = $doc:literal])* $module:ident :: $name:ident ( $req:ty ) -> $res:ty, needs $resource:ident $action:ident, $effect:ident [$($kind:ident)*];)* }
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
                needs: Some(kontor_core::permission::Permission {
                    resource: kontor_core::permission::Resource::$resource,
                    action: kontor_core::permission::Action::$action,
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
    (@effect reads) => { $crate::command::Effect::Reads };
    (@effect changes) => { $crate::command::Effect::Changes };
    (@effect posts) => { $crate::command::Effect::Posts };
}
