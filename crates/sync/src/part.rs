//! Partitions: which rows a PC may hold (SYNC.md 2.9).
//!
//! A row belongs to one part, reckoned when it is written. What a PC sees is asked of [`Reach::sees`] alone, by pull, snapshot
//! and everything else that leaves head office.

use std::collections::BTreeSet;

use kontor_core::id::{Id, Uuid};
use kontor_core::permission::Facet;
use minicbor::{Decode, Encode};

/// A partition: what belongs to a branch, or to all of them, and which confidential figure it tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Part {
    /// The branch; none where it is common to all.
    pub branch: Option<Id>,
    /// What it tells.
    pub facet: Option<Facet>,
}

impl Part {
    /// What everybody in the firm may hold.
    pub const COMMON: Self = Self { branch: None, facet: None };

    /// The part with a confidential figure in it.
    #[must_use]
    pub const fn telling(self, facet: Option<Facet>) -> Self {
        Self { branch: self.branch, facet: if facet.is_some() { facet } else { self.facet } }
    }
    /// Its bytes: the figure, then the branch.
    #[must_use]
    pub fn key(&self) -> Vec<u8> {
        let mut key = vec![self.facet.map_or(0, number)];
        key.extend(self.branch.iter().flat_map(|branch| branch.0.as_bytes()));
        key
    }
    /// From its bytes; nothing when they are no part.
    #[must_use]
    pub fn from_key(key: &[u8]) -> Option<Self> {
        let (first, rest) = key.split_first()?;
        let facet = if *first == 0 { None } else { Some(facet_of(*first)?) };
        let branch = if rest.is_empty() { None } else { Some(Id(Uuid::from_slice(rest).ok()?)) };
        Some(Self { branch, facet })
    }
}

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

/// Which parts a PC may hold.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Reach {
    /// Of which branches; of all without a list.
    pub branches: Option<BTreeSet<Id>>,
    /// Which confidential figures.
    pub facets: BTreeSet<Facet>,
}

impl Reach {
    /// All there is.
    #[must_use]
    pub fn everything() -> Self {
        Self { branches: None, facets: [Facet::Cost, Facet::Credit, Facet::Bank, Facet::Pay].into() }
    }
    /// What the one or the other may hold.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        let branches = self.branches.zip(other.branches).map(|(ours, theirs)| ours.into_iter().chain(theirs).collect());
        Self { branches, facets: self.facets.into_iter().chain(other.facets).collect() }
    }
    /// Whether a part may be held.
    #[must_use]
    pub fn sees(&self, part: &Part) -> bool {
        let here = match (&self.branches, part.branch) {
            (None, _) | (_, None) => true,
            (Some(branches), Some(branch)) => branches.contains(&branch),
        };
        here && part.facet.is_none_or(|facet| self.facets.contains(&facet))
    }
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

impl<C> Encode<C> for Reach {
    fn encode<W: minicbor::encode::Write>(
        &self,
        out: &mut minicbor::Encoder<W>,
        _: &mut C,
    ) -> Result<(), minicbor::encode::Error<W::Error>> {
        out.array(2)?;
        match &self.branches {
            None => out.null().map(drop)?,
            Some(branches) => {
                out.array(branches.len() as u64)?;
                branches.iter().try_for_each(|branch| out.bytes(branch.0.as_bytes()).map(drop))?;
            }
        }
        out.array(self.facets.len() as u64)?;
        self.facets.iter().try_for_each(|facet| out.u8(number(*facet)).map(drop))
    }
}

impl<'b, C> Decode<'b, C> for Reach {
    fn decode(from: &mut minicbor::Decoder<'b>, context: &mut C) -> Result<Self, minicbor::decode::Error> {
        let odd = || minicbor::decode::Error::message("reach");
        if from.array()? != Some(2) {
            return Err(odd());
        }
        let branches = if from.datatype()? == minicbor::data::Type::Null {
            from.null().map(|()| None)?
        } else {
            let ids: Vec<minicbor::bytes::ByteVec> = from.decode_with(context)?;
            let id = |bytes: &minicbor::bytes::ByteVec| Uuid::from_slice(bytes).map(Id).map_err(|_| odd());
            Some(ids.iter().map(id).collect::<Result<_, _>>()?)
        };
        let numbers: Vec<u8> = from.decode_with(context)?;
        let facets = numbers.into_iter().map(|number| facet_of(number).ok_or_else(odd)).collect::<Result<_, _>>()?;
        Ok(Self { branches, facets })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_common_is_seen_and_what_is_confidential_only_with_the_right() {
        let (north, south) = (Id::named("north"), Id::named("south"));
        let shop = Reach { branches: Some([north].into()), facets: BTreeSet::new() };
        let part = |branch, facet| Part { branch, facet };
        let seen = [
            (part(None, None), true),
            (part(Some(north), None), true),
            (part(Some(south), None), false),
            (part(Some(north), Some(Facet::Cost)), false),
            (part(None, Some(Facet::Bank)), false),
        ];
        for (part, expected) in seen {
            assert_eq!(shop.sees(&part), expected, "{part:?}");
            assert!(Reach::everything().sees(&part));
            assert_eq!(Part::from_key(&part.key()), Some(part));
        }
        let costs = Reach { branches: Some([south].into()), facets: [Facet::Cost].into() };
        let both = Reach { branches: Some([north, south].into()), facets: [Facet::Cost].into() };
        assert_eq!(shop.clone().and(costs.clone()), both);
        let anywhere = Reach { branches: None, facets: BTreeSet::new() };
        assert_eq!(costs.and(anywhere), Reach { branches: None, facets: [Facet::Cost].into() });
        assert_eq!(Part::from_key(&[]), None);
        assert_eq!(Part::from_key(&[9]), None);
        assert_eq!(Part::from_key(&[0, 1]), None);
        for reach in [shop, Reach::everything()] {
            assert_eq!(minicbor::decode::<Reach>(&minicbor::to_vec(&reach).unwrap()).unwrap(), reach);
        }
    }
}
