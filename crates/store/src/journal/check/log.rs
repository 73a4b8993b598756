//! The side of the journal: the chain, the signatures over it, and what the commits say of every row.

use std::collections::{BTreeSet, HashMap, HashSet};

use kontor_core::entity::{DeviceId, DocumentId, EntityKind};
use kontor_core::id::Id;
use kontor_sync::chain::{self, Hash};
use kontor_sync::facet::Facets;
use kontor_sync::sign::{Verifier, document_message, head_message};
use kontor_sync::view::{CellView, CommitView, OpKind, OpView};

use super::sums::{Keys, REMOVED, Sums, THERE, in_buckets, is_told};
use super::{CommitRef, Told};
use crate::audit::{Finding, Rule};
use crate::error::Result;
use crate::journal::commit::Position;
use crate::journal::moved::{assumed, filled, place};
use crate::read::Read;
use crate::undo::kind_of;
use kontor_record::{facets, id_of, number_of};

/// A signature that is still to be judged.
pub(super) struct Claim {
    verifier: Verifier,
    message: Vec<u8>,
    signature: Vec<u8>,
    finding: Finding,
}

impl Claim {
    /// The finding, if the signature is not what it claims to be.
    pub fn judge(&self) -> Option<Finding> {
        (!self.verifier.signed(&self.message, &self.signature)).then(|| self.finding.clone())
    }
}

/// What the commits say of a row that can change.
#[derive(Default)]
struct RowTold {
    there: bool,
    removed: bool,
    cells: Vec<(u16, u64)>,
}

/// A signed head: key and signature.
type Signed = (Id, Vec<u8>);

/// What the journal says.
pub(super) struct Log<'k> {
    pub findings: Vec<Finding>,
    pub sums: Sums,
    pub claims: Vec<Claim>,
    keys: &'k Keys,
    rows: HashMap<(u16, Id), RowTold>,
    devices: HashMap<Id, (u16, Verifier)>,
    heads: HashMap<(u32, i64), Signed>,
    replaced: HashMap<(u32, i64), Vec<Hash>>,
    /// Commits out of which rows left with what they said: head office has them whole.
    left: BTreeSet<(u32, i64)>,
    secrets: HashMap<Id, [u8; 32]>,
    /// Rows of this PC that others changed after it: what they say stands in the journals of those.
    elsewhere: HashSet<(u16, Id)>,
    at: Position,
    incarnation: u32,
    /// The PC of this incarnation: a restored file may have gone on as another one.
    device: Option<DeviceId>,
    before: Hash,
    next: i64,
}

/// What was found about a commit.
fn about(rule: Rule, place: (u32, i64), expected: &str, found: &str, commit: Option<CommitRef>) -> Finding {
    let finding = Finding::of_file(rule, expected, found);
    Finding { name: format!("{}/{}", place.0, place.1), commit, ..finding }
}

impl<'k> Log<'k> {
    pub fn read(read: &Read<'_>, keys: &'k Keys, told: Told<'_>) -> Result<Self> {
        let mut log = Self {
            findings: Vec::new(),
            sums: Sums::default(),
            keys,
            rows: HashMap::new(),
            claims: Vec::new(),
            devices: HashMap::new(),
            heads: HashMap::new(),
            replaced: HashMap::new(),
            left: BTreeSet::new(),
            secrets: HashMap::new(),
            elsewhere: HashSet::new(),
            at: read.position()?,
            incarnation: 0,
            device: None,
            before: chain::START,
            next: 1,
        };
        log.prepare(read)?;
        let mut statement = read.sql.prepare(
            "SELECT c.incarnation, c.dseq, c.bytes, c.hash, v.bytes FROM commit_log c \
             LEFT JOIN commit_value v ON v.incarnation = c.incarnation AND v.dseq = c.dseq ORDER BY c.incarnation, c.dseq",
        )?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let (incarnation, dseq): (u32, i64) = (row.get(0)?, row.get(1)?);
            let (bytes, hash) = (row.get_ref(2)?.as_blob().unwrap_or(&[]), row.get_ref(3)?.as_blob().unwrap_or(&[]));
            log.link((incarnation, dseq), bytes, hash);
            let author = log.commit((incarnation, dseq), bytes, row.get_ref(4)?.as_blob().ok());
            log.head((incarnation, dseq), author);
            told(1)?;
        }
        log.end();
        Ok(log)
    }

    fn prepare(&mut self, read: &Read<'_>) -> Result<()> {
        read.each::<crate::StoreError>("SELECT incarnation, dseq, key, signature FROM head_signature", [], |cells| {
            self.heads.insert((cells.take()?, cells.take()?), (cells.take()?, cells.take()?));
            Ok(())
        })?;
        read.each::<crate::StoreError>("SELECT incarnation, dseq, bytes_hash FROM commit_replaced", [], |cells| {
            let (place, hash): (_, Vec<u8>) = ((cells.take()?, cells.take()?), cells.take()?);
            self.replaced.entry(place).or_default().push(hash.try_into().unwrap_or(chain::START));
            Ok(())
        })?;
        self.left = read.commits_left()?;
        for kind in EntityKind::ALL.iter().filter(|kind| is_told(**kind) && !in_buckets(**kind)) {
            let table = kind.table();
            let sql = format!(
                "SELECT id FROM \"{table}\" WHERE _seq > 0 AND _seq <= (SELECT seen FROM sync_state) AND id IN (SELECT record FROM record_change)"
            );
            read.each::<crate::StoreError>(&sql, [], |cells| {
                self.elsewhere.insert((kind.wire(), cells.take()?));
                Ok(())
            })?;
        }
        read.each::<crate::StoreError>("SELECT key, secret FROM signing_key", [], |cells| {
            let (key, secret): (Id, Vec<u8>) = (cells.take()?, cells.take()?);
            self.secrets.insert(key, secret.try_into().unwrap_or_default());
            Ok(())
        })
    }

    /// The hash of a commit covers the one before and its own bytes.
    fn link(&mut self, place: (u32, i64), bytes: &[u8], hash: &[u8]) {
        let (incarnation, dseq) = place;
        if incarnation != self.incarnation {
            (self.incarnation, self.device, self.before, self.next) = (incarnation, None, chain::START, 1);
        }
        let whole = dseq == self.next;
        if !whole {
            let missing = (incarnation, self.next);
            self.findings.push(about(Rule::ChainWhole, missing, &dseq.to_string(), "missing", None));
        }
        let replaced = || self.replaced.get(&place).is_some_and(|known| known.contains(&chain::of_file(bytes)));
        let fits = chain::next(&self.before, bytes) == hash || replaced() || self.left.contains(&place);
        if whole && !fits {
            let author = CommitView::read(bytes, None).ok().map(|view| CommitRef::of(&view));
            self.findings.push(about(Rule::ChainWhole, place, "whole", "changed", author));
        }
        self.before = hash.try_into().unwrap_or(chain::START);
        self.next = dseq.saturating_add(1);
    }

    /// What a commit says; answers whose it is.
    fn commit(&mut self, place: (u32, i64), bytes: &[u8], values: Option<&[u8]>) -> Option<CommitRef> {
        let unreadable = |what: &str| about(Rule::ChainWhole, place, "readable", what, None);
        let mut view = match CommitView::read(bytes, values) {
            Ok(view) => view,
            Err(error) => {
                self.findings.push(unreadable(error.detail()));
                return None;
            }
        };
        let author = CommitRef::of(&view);
        let last = place.0 == u32::from(self.at.incarnation);
        let device = *self.device.get_or_insert(if last { self.at.device } else { author.device });
        if (author.incarnation, author.dseq) != place || author.device != device {
            let says = format!("{}/{}", author.incarnation, author.dseq);
            self.findings.push(about(Rule::ChainWhole, place, &says, "misplaced", Some(author.clone())));
        }
        let mut ops = Vec::new();
        loop {
            match view.next_op() {
                Ok(Some(op)) => ops.push(op),
                Ok(None) => break,
                Err(error) => {
                    self.findings.push(unreadable(error.detail()));
                    break;
                }
            }
        }
        ops.iter().for_each(|op| self.op(op));
        self.signatures(&ops, &author);
        Some(author)
    }

    fn op(&mut self, op: &OpView<'_>) {
        let Ok(kind) = kind_of(op.table) else { return };
        if !is_told(kind) {
            return;
        }
        if in_buckets(kind) {
            let mut sum = self.keys.hash(op.table, op.id, THERE, CellView::Int(1));
            for (column, cell) in op.cells.iter().filter(|(_, cell)| *cell != CellView::Null) {
                match place(op.table, *column) {
                    Some((table, column)) if table == op.table && !assumed(table, column, *cell) => {
                        sum = sum.wrapping_add(self.keys.hash(table, op.id, column, *cell));
                    }
                    Some((table, column)) if table != op.table => {
                        let there = self.keys.hash(table, op.id, THERE, CellView::Int(1));
                        let hash = self.keys.hash(table, op.id, column, *cell);
                        self.sums.add_fact(table, op.id, there.wrapping_add(hash));
                    }
                    _ => {}
                }
            }
            return self.sums.add_fact(op.table, op.id, sum);
        }
        if self.elsewhere.contains(&(op.table, op.id)) {
            return;
        }
        let row = self.rows.entry((op.table, op.id)).or_default();
        match op.kind {
            OpKind::Put => row.there = true,
            OpKind::Delete => row.removed = true,
            OpKind::Undelete => row.removed = false,
            OpKind::Patch | OpKind::Fact | OpKind::Erase => {}
        }
        for (column, cell) in &op.cells {
            let Some((table, column)) = place(op.table, *column) else { continue };
            if *cell == CellView::Erased && filled(table, column).is_some() {
                row.cells.retain(|(at, _)| *at != column);
                continue;
            }
            let says_nothing = *cell == CellView::Null || assumed(table, column, *cell);
            let hash = if says_nothing { 0 } else { self.keys.hash(table, op.id, column, *cell) };
            // A moved column of a master would need its row there; none has moved so far.
            match row.cells.iter_mut().find(|(at, _)| *at == column) {
                Some((_, known)) => *known = hash,
                None => row.cells.push((column, hash)),
            }
        }
    }

    /// Keys and signatures that a commit brings.
    fn signatures(&mut self, ops: &[OpView<'_>], author: &CommitRef) {
        let column = |kind, name| number_of(kind, name).unwrap_or_default();
        let of_kind = |kind: EntityKind| ops.iter().filter(move |op| op.table == kind.wire());
        let bytes = |op: &OpView<'_>, at| match op.cell(at) {
            Some(CellView::Bytes(bytes)) => bytes.to_vec(),
            _ => Vec::new(),
        };
        for op in of_kind(EntityKind::DeviceKey) {
            let public = bytes(op, column(EntityKind::DeviceKey, "public"));
            let device = id_of(&bytes(op, column(EntityKind::DeviceKey, "device")));
            let verifier = public.try_into().ok().and_then(|public| Verifier::new(&public));
            let incarnation = u16::try_from(author.incarnation).unwrap_or_default();
            let taken = self.devices.values().any(|(known, _)| *known == incarnation);
            match verifier.filter(|_| device == Some(author.device.0) && !taken) {
                Some(verifier) => drop(self.devices.insert(op.id, (incarnation, verifier))),
                None => self.findings.push(self.broken(Some(EntityKind::DeviceKey), op.id, "foreign-key", author)),
            }
        }
        if of_kind(EntityKind::Document).next().is_none() || self.devices.is_empty() {
            return;
        }
        for (document, facts) in facets::by_document(ops) {
            let named = column(EntityKind::DocumentSignature, "document");
            let signature =
                of_kind(EntityKind::DocumentSignature).find(|op| id_of(&bytes(op, named)) == Some(document.0));
            match signature {
                Some(op) => {
                    let key = id_of(&bytes(op, column(EntityKind::DocumentSignature, "key"))).unwrap_or_default();
                    let signature = bytes(op, column(EntityKind::DocumentSignature, "signature"));
                    let hashes = bytes(op, column(EntityKind::DocumentSignature, "facets"));
                    self.document(document, &facts, (key, signature), &hashes, author);
                }
                // What comes in with everything of a company was signed where it was issued.
                None if author.command == "import_all" => {}
                None => self.findings.push(self.broken(Some(EntityKind::Document), document.0, "unsigned", author)),
            }
        }
    }

    fn document(
        &mut self,
        document: DocumentId,
        facts: &[&OpView<'_>],
        (key, signature): Signed,
        hashes: &[u8],
        author: &CommitRef,
    ) {
        let kind = Some(EntityKind::Document);
        let known = self.devices.get(&key).zip(self.secrets.get(&key));
        let Some(((_, verifier), secret)) = known else {
            return self.findings.push(self.broken(kind, document.0, "key-unknown", author));
        };
        let facets = facets::of(document, facts, secret);
        if Facets::from_bytes(hashes) != Some(facets) {
            return self.findings.push(self.broken(kind, document.0, "signature-broken", author));
        }
        let finding = self.broken(kind, document.0, "signature-broken", author);
        let message = document_message(document.0, &facets);
        self.claims.push(Claim { verifier: *verifier, message, signature, finding });
    }

    fn head(&mut self, place: (u32, i64), author: Option<CommitRef>) {
        let Some((key, signature)) = self.heads.remove(&place) else { return };
        let finding = about(Rule::SignaturesHold, place, "signed", "signature-broken", author);
        let incarnation = u16::try_from(place.0).unwrap_or_default();
        match self.devices.get(&key).filter(|(of, _)| *of == incarnation) {
            Some((_, verifier)) => {
                let device = self.device.unwrap_or(self.at.device);
                let message = head_message(device.0, incarnation, place.1.cast_unsigned(), &self.before);
                self.claims.push(Claim { verifier: *verifier, message, signature, finding });
            }
            None => self.findings.push(Finding { found: "key-unknown".to_owned(), ..finding }),
        }
    }

    fn broken(&self, kind: Option<EntityKind>, id: Id, found: &str, author: &CommitRef) -> Finding {
        let finding = Finding::of_file(Rule::SignaturesHold, "signed", found);
        Finding { kind, id: Some(id), commit: Some(author.clone()), ..finding }
    }

    fn end(&mut self) {
        let last = (u32::from(self.at.incarnation), self.at.dseq.cast_signed());
        let reached = (self.incarnation, self.next - 1);
        // An incarnation that has not written yet has nothing to reach.
        let begun = self.at.dseq > 0;
        if begun && (reached != last || self.before != self.at.head) {
            let found = format!("{}/{}", reached.0, reached.1);
            self.findings.push(about(Rule::ChainWhole, last, "head", &found, None));
        }
        // A head was signed that is not there any more: the tail behind the last commit was cut off.
        let mut cut: Vec<(u32, i64)> = self.heads.keys().copied().collect();
        cut.sort_unstable();
        self.findings
            .extend(cut.into_iter().take(1).map(|place| about(Rule::ChainWhole, place, "signed", "missing", None)));
        for ((table, id), row) in std::mem::take(&mut self.rows) {
            let mut sum = if row.there { self.keys.hash(table, id, THERE, CellView::Int(1)) } else { 0 };
            if row.removed {
                sum = sum.wrapping_add(self.keys.hash(table, id, REMOVED, CellView::Int(1)));
            }
            let sum = row.cells.iter().fold(sum, |sum, (column, hash)| match filled(table, *column) {
                Some(nth) => {
                    self.sums.add_filled(nth, id, *hash);
                    sum
                }
                None => sum.wrapping_add(*hash),
            });
            self.sums.add_row(table, id, sum);
        }
    }
}
