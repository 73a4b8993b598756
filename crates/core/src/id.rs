//! Identity: UUIDv7, made by the host (`Host::new_id`), never inside core. Ids travel; numbers are for people.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
pub use uuid::Uuid;

use crate::entity::EntityKind;

/// The identity of any record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize, JsonSchema, TS)]
#[serde(transparent)]
#[ts(type = "string")]
#[schemars(with = "String")]
pub struct Id(pub Uuid);

impl Id {
    /// A UUIDv7 of the given instant with the given randomness, so that ids sort by the time of their making.
    #[must_use]
    pub fn v7(at_ms: u64, random: [u8; 10]) -> Self {
        Self(uuid::Builder::from_unix_timestamp_millis(at_ms, &random).into_uuid())
    }
    /// An id that follows from a name: the same everywhere, for records that every company has (roles, pipelines).
    #[must_use]
    pub fn named(name: &str) -> Self {
        Self(Uuid::new_v5(&Uuid::NAMESPACE_OID, name.as_bytes()))
    }
}

impl std::fmt::Display for Id {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

impl std::str::FromStr for Id {
    type Err = uuid::Error;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        text.parse().map(Self)
    }
}

/// What every branded id offers, so that the store and the wire treat them alike.
pub trait EntityId: Copy + Eq {
    /// What it names; nothing for a bare id, which may name anything.
    const KIND: Option<EntityKind>;
    /// From the bare id.
    fn from_id(id: Id) -> Self;
    /// The bare id.
    fn id(self) -> Id;
}

impl EntityId for Id {
    const KIND: Option<EntityKind> = None;
    fn from_id(id: Id) -> Self {
        id
    }
    fn id(self) -> Id {
        self
    }
}
