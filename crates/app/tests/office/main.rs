//! PCs of a firm and a real head office between them: what is pushed, pulled and settled, without a network.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test that cannot go on fails")]

mod apart;
mod cases;
mod click;
mod firm;
mod leaving;
mod merging;
mod unknown;
