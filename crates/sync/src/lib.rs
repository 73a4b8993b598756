//! What travels between a PC and head office (SYNC.md): the commit format, the hybrid clock, the chain of each device and
//! the signatures over it; how head office merges ([`merge`]), who may hold what ([`part`]), and the messages ([`wire`]).
//!
//! The store writes a commit with every change from the first day, so that nothing has to be invented afterwards when a
//! head office appears. Encoding is canonical: the same commit gives the same bytes, and the stored bytes are never re-encoded.

pub mod chain;
pub mod clock;
pub mod commit;
pub mod enrol;
pub mod facet;
pub mod merge;
pub mod part;
pub mod seal;
pub mod sign;
pub mod view;
pub mod wire;
