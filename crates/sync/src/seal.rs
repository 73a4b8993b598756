//! Values that may be erased: they stand beside the commit, which holds the salted hash of each.
//!
//! The chain and its signatures cover the hashes, so a commit verifies whether or not its values are still there, and a value
//! that was exchanged is found. The salt goes away with the value: nobody can find an erased name by trying names.

use minicbor::Decoder;
use minicbor::data::Type;
use sha2::{Digest as _, Sha256};
use zeroize::{Zeroize, ZeroizeOnDrop};

use crate::chain::Hash;
use crate::commit::{Cell, NotACommit, cbor};
use crate::view::{CellView, CommitView};

/// Randomness for the salts and keys that one change needs. Never shown, gone with the change.
#[derive(Clone, Zeroize, ZeroizeOnDrop)]
pub struct Entropy([u8; 32]);

impl Entropy {
    /// From random bytes that are fit for keys.
    #[must_use]
    pub const fn new(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }
    /// For what needs no secrets.
    pub(crate) const fn none() -> Self {
        Self([0; 32])
    }
    /// 32 bytes for a purpose, which nobody can tell from those for another.
    #[must_use]
    pub fn derive(&self, purpose: &[u8], at: u64) -> [u8; 32] {
        let mut hasher = Sha256::new();
        hasher.update(self.0);
        hasher.update(at.to_be_bytes());
        hasher.update(purpose);
        hasher.finalize().into()
    }
}

impl std::fmt::Debug for Entropy {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Entropy(..)")
    }
}

/// A value with its salt.
pub(crate) struct Salted {
    salt: [u8; 16],
    cell: Cell,
}

impl Salted {
    pub fn new(entropy: &Entropy, dseq: u64, nth: usize, cell: Cell) -> Self {
        let [salt @ .., _, _, _, _, _, _, _, _, _, _, _, _, _, _, _, _] =
            entropy.derive(&(nth as u64).to_be_bytes(), dseq);
        Self { salt, cell }
    }
}

/// `SHA-256(salt || CBOR of the value)`.
fn digest_of(salt: &[u8], cell: CellView<'_>) -> Hash {
    let mut hasher = Sha256::new();
    hasher.update(salt);
    hasher.update(cbor(32, |out| cell.write(out)));
    hasher.finalize().into()
}

pub(crate) fn digest(salted: &Salted) -> Hash {
    digest_of(&salted.salt, salted.cell.view())
}

/// An array with salt and value of each, or nothing where a value was erased.
pub(crate) fn encode(values: impl ExactSizeIterator<Item = Option<Salted>>) -> Vec<u8> {
    cbor(values.len() * 48, |out| {
        out.array(values.len() as u64)?;
        for value in values {
            match value {
                Some(Salted { salt, cell }) => cell.write(out.array(2)?.bytes(&salt)?)?,
                None => out.null().map(drop)?,
            }
        }
        Ok(())
    })
}

/// The values beside a commit, read one after the other.
#[derive(Clone)]
pub(crate) struct Values<'b> {
    from: Decoder<'b>,
    left: u64,
}

impl<'b> Values<'b> {
    pub fn read(bytes: &'b [u8]) -> Result<Self, NotACommit> {
        let mut from = Decoder::new(bytes);
        let left = from.array()?.ok_or_else(|| NotACommit::because("indefinite length"))?;
        Ok(Self { from, left })
    }
    /// The next value, which must be the one with this hash, and its salt; nothing when it was erased.
    pub fn take(&mut self, hash: &[u8]) -> Result<Option<(&'b [u8], CellView<'b>)>, NotACommit> {
        self.left = self.left.checked_sub(1).ok_or_else(|| NotACommit::because("a value is missing"))?;
        if self.from.datatype()? == Type::Null {
            self.from.null()?;
            return Ok(None);
        }
        if self.from.array()? != Some(2) {
            return Err(NotACommit::because("value"));
        }
        let salt = self.from.bytes()?;
        let cell = CellView::read(&mut self.from)?;
        if digest_of(salt, cell) == hash {
            Ok(Some((salt, cell)))
        } else {
            Err(NotACommit::because("a value was exchanged"))
        }
    }
    /// All values were taken.
    pub fn end(&self) -> Result<(), NotACommit> {
        if self.left == 0 && self.from.position() == self.from.input().len() {
            Ok(())
        } else {
            Err(NotACommit::because("values behind the end"))
        }
    }
}

/// The values beside a commit without those that shall go; `goes` is asked with table, row and column. Nothing when none goes.
///
/// # Errors
/// When the bytes are no commit or the values do not belong to it.
pub fn erase(
    bytes: &[u8],
    values: &[u8],
    goes: impl Fn(u16, kontor_core::id::Id, u16) -> bool,
) -> Result<Option<Vec<u8>>, NotACommit> {
    let mut view = CommitView::read(bytes, Some(values))?;
    let (mut left, mut erased) = (Vec::new(), false);
    while let Some(op) = view.next_op()? {
        for sealed in &op.sealed {
            let gone = sealed.value.is_some() && goes(op.table, op.id, sealed.column);
            erased |= gone;
            left.push(
                sealed
                    .value
                    .filter(|_| !gone)
                    .and_then(|(salt, cell)| Some(Salted { salt: salt.try_into().ok()?, cell: cell.to_cell() })),
            );
        }
    }
    Ok(erased.then(|| encode(left.into_iter())))
}

/// A commit out of which changes were taken, and the values that are left beside it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Emptied {
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// The values beside it, where there are any.
    pub values: Option<Vec<u8>>,
}

/// A commit without its changes of rows that leave a PC; `goes` is asked with table and row. What stays keeps its bytes, with the hashes of
/// the values beside it. Nothing when none goes.
///
/// # Errors
/// When the bytes are no commit or the values do not belong to it.
pub fn without_rows(
    bytes: &[u8],
    values: Option<&[u8]>,
    goes: impl Fn(u16, kontor_core::id::Id) -> bool,
) -> Result<Option<Emptied>, NotACommit> {
    let mut view = CommitView::read(bytes, values)?;
    let all = view.ops_left();
    let (mut kept, mut left) = (Vec::new(), Vec::new());
    loop {
        let start = view.position();
        let Some(op) = view.next_op()? else { break };
        if goes(op.table, op.id) {
            continue;
        }
        kept.push(bytes.get(start..view.position()).unwrap_or_default());
        left.extend(op.sealed.iter().map(|sealed| {
            let (salt, cell) = sealed.value?;
            Some(Salted { salt: salt.try_into().ok()?, cell: cell.to_cell() })
        }));
    }
    if kept.len() as u64 == all {
        return Ok(None);
    }
    let values = values.filter(|_| !left.is_empty()).map(|_| encode(left.into_iter()));
    let mut bytes = view.head(kept.len() as u64);
    kept.iter().for_each(|op| bytes.extend_from_slice(op));
    Ok(Some(Emptied { bytes, values }))
}

#[cfg(test)]
mod tests {
    use kontor_core::id::Id;

    use super::*;
    use crate::clock::Hlc;
    use crate::commit::{Commit, Op};

    #[test]
    fn what_stays_of_a_commit_says_what_it_said() {
        let text = |text: &str| vec![(1, Cell::Text(text.to_owned())), (2, Cell::Int(7))];
        let op = |name: &str| Op::Put { table: 3, id: Id::named(name), cells: text(name) };
        let commit = Commit {
            device: Id::named("device"),
            incarnation: 2,
            dseq: 9,
            hlc: Hlc(77),
            user: Id::named("user"),
            schema: 19,
            seen: 5,
            command: "test".to_owned(),
            ops: vec![op("stays"), op("goes"), op("stays, too")],
        };
        let sealed = commit.seal(|_, column| column == 1, &Entropy::new([1; 32]));
        let goes = |_, id| id == Id::named("goes");
        let emptied = without_rows(&sealed.bytes, sealed.values.as_deref(), goes).unwrap().unwrap();
        let read = Commit::open(&emptied.bytes, emptied.values.as_deref()).unwrap();
        let ops = vec![op("stays"), op("stays, too")];
        assert_eq!(read, Commit { ops, ..commit.clone() });
        assert_eq!(
            without_rows(&emptied.bytes, emptied.values.as_deref(), goes).unwrap(),
            None,
            "there is no more to take"
        );
        let nothing = without_rows(&sealed.bytes, sealed.values.as_deref(), |_, _| true).unwrap().unwrap();
        assert_eq!(nothing.values, None);
        assert_eq!(Commit::open(&nothing.bytes, None).unwrap().ops, []);
    }
}
