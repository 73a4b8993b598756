//! What a PC may hold.

use std::collections::BTreeSet;

use kontor_core::id::{Id, Uuid};
use kontor_core::permission::Facet;
use minicbor::{Decode, Encode};

use super::{Part, facet_of, number};

/// Which parts a PC may hold.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Reach {
    /// Of which branches; of all without a list.
    pub branches: Option<BTreeSet<Id>>,
    /// Of which teams; of all without a list.
    pub teams: Option<BTreeSet<Id>>,
    /// Which confidential figures.
    pub facets: BTreeSet<Facet>,
}

impl Reach {
    /// All there is.
    #[must_use]
    pub fn everything() -> Self {
        Self { branches: None, teams: None, facets: [Facet::Cost, Facet::Credit, Facet::Bank, Facet::Pay].into() }
    }
    /// What the one or the other may hold.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        let both = |ours: Option<BTreeSet<Id>>, theirs: Option<BTreeSet<Id>>| {
            ours.zip(theirs).map(|(ours, theirs)| ours.into_iter().chain(theirs).collect())
        };
        Self {
            branches: both(self.branches, other.branches),
            teams: both(self.teams, other.teams),
            facets: self.facets.into_iter().chain(other.facets).collect(),
        }
    }
    /// Whether a part may be held.
    #[must_use]
    pub fn sees(&self, part: &Part) -> bool {
        let within = |held: &Option<BTreeSet<Id>>, of: Option<Id>| match (held, of) {
            (None, _) | (_, None) => true,
            (Some(held), Some(of)) => held.contains(&of),
        };
        within(&self.branches, part.branch)
            && within(&self.teams, part.team)
            && part.facet.is_none_or(|facet| self.facets.contains(&facet))
    }
}

impl<C> Encode<C> for Reach {
    fn encode<W: minicbor::encode::Write>(
        &self,
        out: &mut minicbor::Encoder<W>,
        _: &mut C,
    ) -> Result<(), minicbor::encode::Error<W::Error>> {
        out.array(3)?;
        for held in [&self.branches, &self.teams] {
            match held {
                None => out.null().map(drop)?,
                Some(ids) => {
                    out.array(ids.len() as u64)?;
                    ids.iter().try_for_each(|id| out.bytes(id.0.as_bytes()).map(drop))?;
                }
            }
        }
        out.array(self.facets.len() as u64)?;
        self.facets.iter().try_for_each(|facet| out.u8(number(*facet)).map(drop))
    }
}

impl<'b, C> Decode<'b, C> for Reach {
    fn decode(from: &mut minicbor::Decoder<'b>, context: &mut C) -> Result<Self, minicbor::decode::Error> {
        let odd = || minicbor::decode::Error::message("reach");
        let length = from.array()?;
        let mut held = || {
            let ids: Option<Vec<minicbor::bytes::ByteVec>> = from.decode_with(context)?;
            let id = |bytes: &minicbor::bytes::ByteVec| Uuid::from_slice(bytes).map(Id).map_err(|_| odd());
            ids.map(|ids| ids.iter().map(id).collect()).transpose()
        };
        let branches = held()?;
        let teams = match length {
            // As it was kept before there were parts of teams.
            Some(2) => None,
            Some(3) => held()?,
            _ => return Err(odd()),
        };
        let numbers: Vec<u8> = from.decode_with(context)?;
        let facets = numbers.into_iter().map(|number| facet_of(number).ok_or_else(odd)).collect::<Result<_, _>>()?;
        Ok(Self { branches, teams, facets })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_is_common_is_seen_and_what_is_confidential_only_with_the_right() {
        let (north, south) = (Id::named("north"), Id::named("south"));
        let shop = Reach { branches: Some([north].into()), teams: None, facets: BTreeSet::new() };
        let part = |branch, facet| Part { branch, team: None, facet };
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
        }
        let costs = Reach { branches: Some([south].into()), teams: None, facets: [Facet::Cost].into() };
        let both = Reach { branches: Some([north, south].into()), teams: None, facets: [Facet::Cost].into() };
        assert_eq!(shop.clone().and(costs.clone()), both);
        let anywhere = Reach { branches: None, teams: None, facets: BTreeSet::new() };
        assert_eq!(costs.and(anywhere), Reach { branches: None, teams: None, facets: [Facet::Cost].into() });
    }

    #[test]
    fn a_team_is_seen_by_itself_and_only_in_its_branches() {
        let [here, there, red, blue] = ["here", "there", "red", "blue"].map(Id::named);
        let held = |teams: &[Id]| Reach {
            branches: Some([here].into()),
            teams: Some(teams.iter().copied().collect()),
            ..Reach::default()
        };
        let part = |branch, team| Part { branch, team, facet: None };
        let parts =
            [part(None, None), part(None, Some(red)), part(Some(here), Some(blue)), part(Some(there), Some(red))];
        let seen = |reach: &Reach| parts.map(|part| reach.sees(&part));
        assert_eq!(seen(&held(&[])), [true, false, false, false]);
        assert_eq!(seen(&held(&[red])), [true, true, false, false]);
        assert_eq!(seen(&held(&[red]).and(held(&[blue]))), [true, true, true, false]);
        assert_eq!(held(&[red]).and(Reach { teams: None, ..held(&[]) }).teams, None);
    }

    #[test]
    fn what_was_kept_before_there_were_teams_tells_of_all_of_them() {
        let north = Id::named("north");
        let mut bytes = Vec::new();
        let mut out = minicbor::Encoder::new(&mut bytes);
        out.array(2).unwrap().array(1).unwrap().bytes(north.0.as_bytes()).unwrap().array(1).unwrap().u8(1).unwrap();
        let kept = Reach { branches: Some([north].into()), teams: None, facets: [Facet::Cost].into() };
        assert_eq!(minicbor::decode::<Reach>(&bytes).unwrap(), kept);
    }

    fn id() -> impl Strategy<Value = Id> {
        (1_u128..).prop_map(|number| Id(Uuid::from_u128(number)))
    }
    fn ids() -> impl Strategy<Value = Option<BTreeSet<Id>>> {
        prop::option::of(prop::collection::btree_set(id(), 0..4))
    }
    fn facet() -> impl Strategy<Value = Facet> {
        prop::sample::select(vec![Facet::Cost, Facet::Credit, Facet::Bank, Facet::Pay])
    }

    proptest! {
        #[test]
        fn what_may_be_held_comes_back_from_its_bytes(
            (branches, teams, facets) in (ids(), ids(), prop::collection::btree_set(facet(), 0..4))
        ) {
            let reach = Reach { branches, teams, facets };
            prop_assert_eq!(minicbor::decode::<Reach>(&minicbor::to_vec(&reach).unwrap()).unwrap(), reach);
        }
    }
}
