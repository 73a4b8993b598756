//! The queues of attachments: in which order they travel, how they go on where they were cut short, and that nothing is kept whose hash
//! does not fit.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on says so by panicking")]

use kontor_core::entity::{DeviceId, UserId};
use kontor_core::id::Id;
use kontor_core::time::Timestamp;
use kontor_store::attachment::{Attachments, Step};
use kontor_store::{Author, Entropy, Key, Store, StoreError, Write};
use kontor_sync::chain::{Hash, hex, of_file};
use kontor_sync::wire::{BLOB_CHUNK, BlobState};

const NOW: Timestamp = Timestamp(1_790_000_000_000);
const HOUR_MS: i64 = 3_600_000;

struct Pc {
    store: Store,
    now: Timestamp,
    _folder: tempfile::TempDir,
}

fn pc() -> Pc {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("firm.kontor");
    let store = Store::create(&path, Key::new([7; 32]), DeviceId(Id::named("pc")), NOW).unwrap();
    Pc { store, now: NOW, _folder: folder }
}

impl Pc {
    fn write<T>(&self, work: impl FnOnce(&mut Write<'_>) -> Result<T, StoreError>) -> T {
        let entropy = Entropy::new([7; 32]);
        let author =
            Author { user: UserId(Id::named("anna")), command: "test", now: self.now, durable: false, entropy };
        self.store.write(author, work).unwrap()
    }
    fn step(&self) -> Option<Step> {
        self.store.read::<_, StoreError>(|read| read.attachment_step(self.now, true)).unwrap()
    }
    fn on_its_way(&self) -> Attachments {
        self.store.read(|read| read.attachments()).unwrap()
    }
    fn keep(&self, bytes: &[u8]) -> Hash {
        self.write(|write| write.keep_file("image/png", bytes));
        of_file(bytes)
    }
    fn want(&self, hash: &Hash) {
        self.write(|write| write.want_file(&hex(hash), Some("application/pdf")));
    }
    fn came(&self, hash: &Hash, chunk: u64, bytes: &[u8]) -> bool {
        self.write(|write| write.file_came(hash, chunk, bytes.to_vec(), |_| "image/png"))
    }
    fn kept(&self, hash: &Hash) -> Option<(String, Vec<u8>)> {
        self.store.read(|read| read.file_bytes(&hex(hash))).unwrap()
    }
}

fn long(seed: usize) -> Vec<u8> {
    (0..2 * BLOB_CHUNK + 700).map(|at| u8::try_from((at * 7 + seed) % 251).unwrap()).collect()
}
const fn state(size: usize, missing: Vec<u64>) -> BlobState {
    BlobState { size: size as u64, missing }
}

#[test]
fn what_is_kept_goes_up_small_first_and_goes_on_with_the_chunk_that_is_missing() {
    let pc = pc();
    let bytes = long(1);
    let (large, small) = (pc.keep(&bytes), pc.keep(b"small"));
    pc.keep(b"small");
    assert_eq!((pc.on_its_way().sending, pc.on_its_way().sending_bytes), (2, bytes.len() as u64 + 5));
    assert_eq!(pc.step(), Some(Step::AskUp(small)));
    pc.write(|write| write.file_went(&small, &state(0, Vec::new())));
    assert_eq!(pc.step(), Some(Step::Send { hash: small, size: 5, chunk: 0, bytes: b"small".to_vec() }));
    assert!(pc.write(|write| write.file_went(&small, &state(5, Vec::new()))));
    // Somebody sent the first chunk of the other one already.
    assert_eq!(pc.step(), Some(Step::AskUp(large)));
    pc.write(|write| write.file_went(&large, &state(bytes.len(), vec![2, 1])));
    let Some(Step::Send { chunk: 1, bytes: sent, .. }) = pc.step() else { panic!("not the second") };
    assert_eq!(sent, bytes[BLOB_CHUNK..2 * BLOB_CHUNK]);
    pc.write(|write| write.file_went(&large, &state(bytes.len(), vec![2])));
    let Some(Step::Send { chunk: 2, bytes: sent, .. }) = pc.step() else { panic!("not the third") };
    assert_eq!(sent, bytes[2 * BLOB_CHUNK..]);
    pc.write(|write| write.file_went(&large, &state(bytes.len(), Vec::new())));
    assert_eq!((pc.step(), pc.on_its_way()), (None, Attachments::default()));
}

#[test]
fn what_head_office_has_already_is_not_sent_again() {
    let pc = pc();
    let hash = pc.keep(b"paper");
    assert!(pc.write(|write| write.file_went(&hash, &state(5, Vec::new()))));
    assert_eq!(pc.step(), None);
}

#[test]
fn what_is_not_taken_is_put_off_longer_and_longer_and_holds_up_nothing() {
    let mut pc = pc();
    let (full, other) = (pc.keep(b"a"), pc.keep(b"bb"));
    pc.write(|write| write.file_stays(&full, 507));
    assert!(pc.on_its_way().full);
    assert_eq!(pc.step(), Some(Step::AskUp(other)), "the next one goes");
    pc.write(|write| write.file_went(&other, &state(2, Vec::new())));
    assert_eq!(pc.step(), None);
    let mut waits = Vec::new();
    for _ in 0..12 {
        let since = pc.now;
        while pc.step().is_none() {
            pc.now = Timestamp(pc.now.0 + 5_000);
        }
        waits.push(pc.now.0 - since.0);
        pc.write(|write| write.file_stays(&full, 507));
    }
    assert!(waits.windows(2).all(|pair| pair[0] <= pair[1]), "{waits:?}");
    assert_eq!((waits[0], waits[11]), (5_000, HOUR_MS));
    pc.write(|write| write.try_files_again());
    assert_eq!(pc.step(), Some(Step::AskUp(full)), "somebody does not want to wait");
    // Nothing here names it: where head office says so, too, it need not go.
    pc.write(|write| write.file_stays(&full, 404));
    assert_eq!(pc.on_its_way(), Attachments::default());
    assert!(pc.kept(&full).is_some(), "what was printed with it can be printed again");
}

#[test]
fn what_comes_is_kept_once_its_hash_fits() {
    let pc = pc();
    let bytes = long(2);
    let (large, small) = (of_file(&bytes), of_file(b"small"));
    pc.want(&large);
    pc.want(&small);
    assert_eq!((pc.on_its_way().fetching, pc.on_its_way().wanted), (2, 2));
    let first = if large < small { large } else { small };
    assert_eq!(pc.step(), Some(Step::Fetch { hash: first, chunk: 0 }));
    assert!(pc.came(&small, 0, b"small"));
    assert!(!pc.came(&large, 0, &bytes[..BLOB_CHUNK]));
    assert_eq!(pc.step(), Some(Step::AskDown(large)), "there is more of it");
    pc.write(|write| write.file_is(&large, &state(bytes.len(), Vec::new())));
    assert_eq!(pc.step(), Some(Step::Fetch { hash: large, chunk: 1 }));
    assert!(!pc.came(&large, 0, &bytes[..BLOB_CHUNK]), "late");
    assert!(!pc.came(&large, 1, &bytes[BLOB_CHUNK..2 * BLOB_CHUNK]));
    assert!(pc.kept(&large).is_none(), "nobody reads a part of it");
    assert!(pc.came(&large, 2, &bytes[2 * BLOB_CHUNK..]));
    assert_eq!(pc.kept(&large), Some(("application/pdf".to_owned(), bytes)));
    assert_eq!((pc.step(), pc.on_its_way()), (None, Attachments::default()), "what came does not go back");
}

#[test]
fn what_is_something_else_than_its_hash_says_is_thrown_away() {
    let mut pc = pc();
    let hash = of_file(b"paper");
    pc.want(&hash);
    for wrong in [&b"other"[..], b"", &long(3)] {
        assert!(!pc.came(&hash, 0, wrong));
        assert_eq!((pc.step(), pc.kept(&hash)), (None, None), "it is fetched anew, but not at once");
        pc.now = Timestamp(pc.now.0 + HOUR_MS);
        assert_eq!(pc.step(), Some(Step::Fetch { hash, chunk: 0 }));
    }
    assert!(!pc.came(&hash, 0, &long(4)[..BLOB_CHUNK]));
    pc.write(|write| write.file_is(&hash, &state(BLOB_CHUNK + 1, Vec::new())));
    assert!(!pc.came(&hash, 1, b"x"));
    assert_eq!(pc.kept(&hash), None);
    // Somebody who asks again does not wait.
    pc.want(&hash);
    assert!(pc.came(&hash, 0, b"paper"));
}

#[test]
fn a_name_that_is_no_hash_is_not_asked_for() {
    let pc = pc();
    for wrong in ["", "../../etc", &"G".repeat(64), &"a".repeat(63)] {
        pc.write(|write| write.want_file(wrong, None));
    }
    assert_eq!(pc.step(), None);
}
