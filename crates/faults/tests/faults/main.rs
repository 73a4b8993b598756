//! Faults that a company must survive (`docs/reliability.md`). Each test says how often it tried its fault; `KONTOR_FAULTS=10` tries
//! ten times as often.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod clock;
mod disk_full;
mod firm;
mod flipped;
mod kill;
mod power_cut;
mod pulled;
mod replaced;
mod shelf;
mod target;
