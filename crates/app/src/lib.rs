//! What a person can do with Kontor: the use cases, their requests and responses, and the one list of commands.
//!
//! Every host (the window, `kontorctl`, HTTP, the tests) holds a [`Desk`] and calls [`Desk::call`] with a name and JSON.
//! The list in [`commands`] makes the router, the permissions, the cache effects, the TypeScript types and the documentation;
//! there is no second list. A command is authorised before it runs, in one place.

pub mod bounds;
pub mod command;
pub mod commands;
pub mod context;
pub mod desk;
pub mod error;
pub mod host;
pub mod outside;
pub mod typescript;

mod activity;
mod backup;
mod bulk;
mod calendar;
mod choices;
mod deal;
mod demo;
mod employee;
mod evidence;
mod export;
mod file;
mod home;
mod import;
mod item;
pub mod job;
mod journal;
mod keys;
mod ledger;
mod look_up;
mod merge;
mod party;
mod past;
mod payment;
mod people;
mod person;
mod price;
mod program;
mod reach;
mod rebuild;
mod record;
mod reference;
mod report;
mod sales;
mod search;
pub mod secret;
mod session;
mod settings;
pub mod setup;
mod stock;
pub mod sync;
mod tax;
mod upgrade;
mod verify;

pub use bounds::Bounds;
pub use command::{Command, Effect};
pub use context::Context;
pub use desk::{Desk, Keys, Place};
pub use error::AppError;
pub use host::Host;
pub use keys::KeyHome;
pub use secret::Secret;
