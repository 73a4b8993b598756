//! Partitions: which rows a PC may hold (SYNC.md 2.9).
//!
//! A row belongs to one part, reckoned when it is written. What a PC sees is asked of [`Reach::sees`] alone, by pull, snapshot
//! and everything else that leaves head office.

mod reach;

use kontor_core::id::{Id, Uuid};
use kontor_core::permission::Facet;
use minicbor::{Decode, Encode};

pub use reach::Reach;

/// A partition: what belongs to a branch, or to all of them, and to a team, and which confidential figure it tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Part {
    /// The branch; none where it is common to all.
    pub branch: Option<Id>,
    /// The team; none where it is common to all.
    pub team: Option<Id>,
    /// What it tells.
    pub facet: Option<Facet>,
}

impl Part {
    /// What everybody in the firm may hold.
    pub const COMMON: Self = Self { branch: None, team: None, facet: None };

    /// The part with a confidential figure in it.
    #[must_use]
    pub const fn telling(self, facet: Option<Facet>) -> Self {
        Self { facet: if facet.is_some() { facet } else { self.facet }, ..self }
    }
    /// Its bytes: the figure, then the branch, then the team; zeros stand for the branch of a part that has a team only.
    #[must_use]
    pub fn key(&self) -> Vec<u8> {
        let mut key = vec![self.facet.map_or(0, number)];
        let before_team = self.team.map(|_| NO_BRANCH);
        key.extend(self.branch.or(before_team).iter().chain(&self.team).flat_map(|id| id.0.as_bytes()));
        key
    }
    /// From its bytes; nothing when they are no part.
    #[must_use]
    pub fn from_key(key: &[u8]) -> Option<Self> {
        let (first, rest) = key.split_first()?;
        let facet = if *first == 0 { None } else { Some(facet_of(*first)?) };
        let id = |bytes: &[u8]| Uuid::from_slice(bytes).ok().map(Id);
        let (branch, team) = match rest.split_at_checked(ID_BYTES) {
            None if rest.is_empty() => (None, None),
            None => return None,
            Some((branch, [])) => (Some(id(branch)?), None),
            Some((branch, team)) => (id(branch).filter(|branch| *branch != NO_BRANCH), Some(id(team)?)),
        };
        Some(Self { branch, team, facet })
    }
}

/// What an identity takes.
const ID_BYTES: usize = 16;
/// No branch has this identity.
const NO_BRANCH: Id = Id(Uuid::nil());

/// Numbers of figures on the wire: never given again.
const fn number(facet: Facet) -> u8 {
    match facet {
        Facet::Cost => 1,
        Facet::Credit => 2,
        Facet::Bank => 3,
        Facet::Pay => 4,
    }
}

fn facet_of(wanted: u8) -> Option<Facet> {
    [Facet::Cost, Facet::Credit, Facet::Bank, Facet::Pay].into_iter().find(|facet| number(*facet) == wanted)
}

impl<C> Encode<C> for Part {
    fn encode<W: minicbor::encode::Write>(
        &self,
        out: &mut minicbor::Encoder<W>,
        _: &mut C,
    ) -> Result<(), minicbor::encode::Error<W::Error>> {
        out.bytes(&self.key()).map(drop)
    }
}

impl<'b, C> Decode<'b, C> for Part {
    fn decode(from: &mut minicbor::Decoder<'b>, _: &mut C) -> Result<Self, minicbor::decode::Error> {
        Self::from_key(from.bytes()?).ok_or_else(|| minicbor::decode::Error::message("part"))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn id() -> impl Strategy<Value = Id> {
        (1_u128..).prop_map(|number| Id(Uuid::from_u128(number)))
    }
    fn facet() -> impl Strategy<Value = Facet> {
        prop::sample::select(vec![Facet::Cost, Facet::Credit, Facet::Bank, Facet::Pay])
    }

    #[test]
    fn other_bytes_are_no_part() {
        for bytes in [&[][..], &[9], &[0, 1]] {
            assert_eq!(Part::from_key(bytes), None, "{bytes:?}");
        }
    }

    proptest! {
        #[test]
        fn parts_come_back_from_their_bytes_and_no_two_have_the_same(
            (branch, team, facet) in (prop::option::of(id()), prop::option::of(id()), prop::option::of(facet()))
        ) {
            let part = Part { branch, team, facet };
            prop_assert_eq!(Part::from_key(&part.key()), Some(part));
        }
        #[test]
        fn bytes_are_a_part_that_has_them_or_none(bytes in prop::collection::vec(0_u8..6, 0..40)) {
            if let Some(part) = Part::from_key(&bytes) {
                prop_assert_eq!(part.key(), bytes);
            }
        }
    }
}
