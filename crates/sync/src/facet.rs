//! The facts of an issued document as hashes: one for each part that somebody may be kept from seeing.

use kontor_core::id::Id;
use sha2::{Digest as _, Sha256};

use crate::chain::Hash;
use crate::commit::cbor;
use crate::view::OpView;

/// A part of the facts of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Facet {
    /// What stands on the paper: head, lines, taxes, instalments.
    Paper,
    /// Which goods moved.
    Goods,
    /// What the goods had cost.
    Costs,
    /// How it was booked.
    Books,
}

impl Facet {
    /// All of them, in the order in which their hashes are signed.
    pub const ALL: [Self; 4] = [Self::Paper, Self::Goods, Self::Costs, Self::Books];

    /// Whether its values are few enough to be found by trying, so that its hash needs a secret.
    const fn guessable(self) -> bool {
        matches!(self, Self::Costs | Self::Books)
    }
}

/// The hashes of the facets of a document, in the order of [`Facet::ALL`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Facets(pub [Hash; 4]);

impl Facets {
    /// The hashes of the facts that a document consists of: rows in the order of table and identity, as CBOR `[table, id, {column: value}]`. Facets that could be guessed begin with `secret`; all
    /// begin with the identity of the document.
    #[must_use]
    pub fn of(document: Id, facts: &[&OpView<'_>], facet: impl Fn(u16) -> Facet, secret: &[u8; 32]) -> Self {
        Self(Facet::ALL.map(|wanted| {
            let mut hasher = Sha256::new();
            if wanted.guessable() {
                hasher.update(secret);
            }
            hasher.update(Self::hashed(document, facts, &facet, wanted));
            hasher.finalize().into()
        }))
    }
    /// The bytes that are hashed of a facet, without the secret.
    #[must_use]
    pub fn hashed(document: Id, facts: &[&OpView<'_>], facet: impl Fn(u16) -> Facet, wanted: Facet) -> Vec<u8> {
        let mut facts: Vec<&OpView<'_>> = facts.iter().filter(|op| facet(op.table) == wanted).copied().collect();
        facts.sort_by_key(|op| (op.table, op.id));
        let mut bytes = document.0.as_bytes().to_vec();
        for op in facts {
            bytes.extend(cbor(32 + op.cells.len() * 16, |out| {
                out.array(3)?.u16(op.table)?.bytes(op.id.0.as_bytes())?.map(op.cells.len() as u64)?;
                for (column, cell) in &op.cells {
                    cell.write(out.u16(*column)?)?;
                }
                Ok(())
            }));
        }
        bytes
    }
    /// From their bytes one after the other; nothing when there are too few or too many.
    #[must_use]
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let (hashes, rest) = bytes.as_chunks::<32>();
        Some(Self(hashes.try_into().ok()?)).filter(|_| rest.is_empty())
    }
    /// Their bytes one after the other.
    #[must_use]
    pub fn to_bytes(self) -> Vec<u8> {
        self.0.concat()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::commit::{Cell, Op};

    #[test]
    fn who_sees_no_costs_can_check_the_rest_and_cannot_guess_them() {
        let id = Id::named("d");
        let facet = |table: u16| if table == 2 { Facet::Costs } else { Facet::Paper };
        let paper = Op::Fact { table: 1, id, cells: vec![(1, Cell::Text("x".into()))] };
        let cost = |cost| Op::Fact { table: 2, id, cells: vec![(1, Cell::Int(cost))] };
        let of = |is, secret| Facets::of(id, &[&paper.view(), &cost(is).view()], facet, &[secret; 32]);
        assert_eq!(of(5, 1).0[0], of(6, 1).0[0]);
        assert_ne!(of(5, 1).0[2], of(6, 1).0[2]);
        assert_ne!(of(5, 1).0[2], of(5, 2).0[2]);
        assert_eq!(Facets::from_bytes(&of(5, 1).to_bytes()), Some(of(5, 1)));
        assert_eq!(Facets::from_bytes(&[0; 127]), None);
    }

    #[test]
    fn the_order_in_which_facts_were_written_does_not_matter() {
        let fact = |table| Op::Fact { table, id: Id::named("d"), cells: vec![(1, Cell::Int(1))] };
        let (a, b) = (fact(1), fact(2));
        let of = |facts: &[&OpView<'_>]| Facets::of(Id::named("d"), facts, |_| Facet::Paper, &[0; 32]);
        assert_eq!(of(&[&a.view(), &b.view()]), of(&[&b.view(), &a.view()]));
        assert_ne!(of(&[&a.view(), &b.view()]), of(&[&a.view()]));
    }
}
