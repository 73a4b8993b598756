//! Head office (SYNC.md): where the commits of all PCs of a firm come together.
//!
//! [`db`] knows SQLite and PostgreSQL, [`hub`] what a request does in one transaction, [`http`] brings it to the network,
//! [`admin`] is what an administrator does at the server itself. The server keeps rows generically by the entity registry; it
//! calls core to check what it accepts, and knows nothing of the company file.

pub mod admin;
pub mod command;
pub mod config;
pub mod db;
pub mod http;
pub mod hub;
pub mod page;
pub mod typescript;
