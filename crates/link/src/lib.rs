//! The way of a PC to head office: when to send what, and HTTPS with a pinned certificate.
//!
//! * [`courier`]: what to do next, and how long to wait after what went wrong. It touches neither network nor clock, so that the
//!   simulator can drive it through years of faults. [`porter`]: the same for attachments, which never hold up anything else.
//! * [`mod@line`]: the requests that a PC makes, whoever carries them. [`https`] carries them for real; [`events`] hears when
//!   somebody else was there before; [`enrol`] joins a firm with a one-time code.

pub mod attachment;
pub mod courier;
pub mod enrol;
pub mod events;
pub mod https;
pub mod line;
mod pinned;
pub mod porter;

pub use courier::{Courier, Next, Task, Wake};
pub use https::Https;
pub use line::{Answer, Failure, Line, Pass, Request};
pub use porter::{Haul, Porter};
