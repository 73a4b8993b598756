//! `evidence_check`: whether a package is as it was signed. Needs no company; believes nothing before it was checked.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::io::{BufReader, Read as _};
use std::path::{Path, PathBuf};

use kontor_core::fault::{Code, Fault};
use kontor_core::id::Id;
use kontor_store::StoreError;
use kontor_store::journal::proof::{CommitView, Verifier, chain, head_message};
use kontor_store::key::hex;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use ts_rs::TS;
use zip::ZipArchive;

use super::{COMMITS, FORMAT, HEADS, MANIFEST, Manifest, POSITIONS, REPLACED, SIGNATURE, SUMS, VERSION, damaged, key};
use crate::desk::Desk;
use crate::error::Answer;

/// The longest list of files.
const LONGEST_LIST: u64 = 256 << 20;
/// The longest file that is held in memory; longer ones are only hashed.
const LONGEST_FILE: u64 = 1 << 30;

/// Which package.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
pub struct EvidenceCheck {
    /// The archive.
    pub file: PathBuf,
}

/// A package that is as it was signed.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
pub struct EvidenceReport {
    /// Name of the firm.
    pub company: String,
    /// First day.
    pub from: kontor_core::time::LocalDate,
    /// Last day.
    pub until: kontor_core::time::LocalDate,
    /// When it was made, as `2026-01-31T08:00:00Z`.
    pub made_at: String,
    /// Files that were compared with their hashes.
    #[ts(type = "number")]
    pub files: u64,
    /// Documents.
    #[ts(type = "number")]
    pub documents: u64,
    /// Documents whose signature was checked.
    #[ts(type = "number")]
    pub signed_documents: u64,
    /// Commits whose place in the chain was checked.
    #[ts(type = "number")]
    pub commits: u64,
    /// Signed heads over them that were checked.
    #[ts(type = "number")]
    pub heads: u64,
    /// Fingerprint of the key that signed it: compare it with the one that the firm gave on another way.
    pub fingerprint: String,
}

pub(crate) fn evidence_check(desk: &Desk, request: EvidenceCheck) -> Answer<EvidenceReport> {
    let mut package = Package::open(&request.file)?;
    desk.progress().expect(package.sums.len() as u64);
    let names: Vec<(String, String)> = package.sums.iter().map(|(path, hash)| (path.clone(), hash.clone())).collect();
    for (path, hash) in &names {
        package.compare(path, hash)?;
        desk.progress().step(1)?;
    }
    let keys = package.keys()?;
    let signed_documents = package.documents(&keys)?;
    let (commits, heads) = package.chain(&keys)?;
    let Package { manifest, sums, fingerprint, .. } = package;
    Ok(EvidenceReport {
        company: manifest.company,
        from: manifest.from,
        until: manifest.until,
        made_at: manifest.made_at,
        files: sums.len() as u64,
        documents: manifest.documents,
        signed_documents,
        commits,
        heads,
        fingerprint,
    })
}

type Keys = BTreeMap<Id, Verifier>;

/// A package whose list of files was signed by the key that it names.
struct Package {
    zip: ZipArchive<BufReader<File>>,
    manifest: Manifest,
    sums: BTreeMap<String, String>,
    fingerprint: String,
}

impl Package {
    fn open(path: &Path) -> Answer<Self> {
        if !path.is_file() {
            return Err(Fault::at("file", Code::FileMissing).with("path", path.display()).into());
        }
        let none = || Fault::at("file", Code::NotEvidence);
        let file = File::open(path).map_err(StoreError::from)?;
        let mut zip = ZipArchive::new(BufReader::new(file)).map_err(|_| none())?;
        if zip.has_duplicate_names() {
            return Err(damaged("", "names").into());
        }
        let there: BTreeSet<String> = zip
            .file_names()
            .map(|name| name.map(std::borrow::Cow::into_owned).map_err(|failure| damaged("", &failure.to_string())))
            .collect::<Result<_, Fault>>()?;
        if !there.contains(SUMS) || !there.contains(MANIFEST) {
            return Err(none().into());
        }
        let listed = bytes(&mut zip, SUMS, LONGEST_LIST)?;
        let signature = bytes(&mut zip, SIGNATURE, 64)?;
        let text = bytes(&mut zip, MANIFEST, LONGEST_LIST)?;
        let manifest: Manifest =
            serde_json::from_slice(&text).map_err(|failure| damaged(MANIFEST, &failure.to_string()))?;
        if manifest.format != FORMAT {
            return Err(none().into());
        }
        if manifest.version > VERSION {
            let newer = Fault::at("file", Code::ExportNewer).with("version", manifest.version).with("known", VERSION);
            return Err(newer.into());
        }
        let pem = format!("keys/{}.pem", manifest.key);
        let public = String::from_utf8(bytes(&mut zip, &pem, 4096)?).ok().and_then(|text| key::of_pem(&text));
        let public = public.ok_or_else(|| damaged(&pem, "key"))?;
        let verifier = Verifier::new(&public).ok_or_else(|| damaged(&pem, "key"))?;
        if !verifier.signed(&listed, &signature) {
            return Err(damaged(SUMS, "signature").into());
        }
        let mut sums = BTreeMap::new();
        for line in String::from_utf8(listed).map_err(|_| damaged(SUMS, "text"))?.lines() {
            let (hash, path) = line.split_once("  ").ok_or_else(|| damaged(SUMS, "line"))?;
            sums.insert(path.to_owned(), hash.to_owned());
        }
        if let Some(missing) = sums.keys().find(|path| !there.contains(*path)) {
            return Err(damaged(missing, "missing").into());
        }
        let known = |path: &&String| sums.contains_key(*path) || *path == SUMS || *path == SIGNATURE;
        if let Some(foreign) = there.iter().find(|path| !known(path)) {
            return Err(damaged(foreign, "not listed").into());
        }
        Ok(Self { zip, manifest, sums, fingerprint: key::fingerprint(&public) })
    }

    /// A file is the one whose hash was signed.
    fn compare(&mut self, path: &str, hash: &str) -> Result<(), Fault> {
        let wrong = |detail: &str| damaged(path, detail);
        let mut from = self.zip.by_name(path).map_err(|failure| wrong(&failure.to_string()))?;
        let (mut hasher, mut piece) = (Sha256::new(), vec![0; 64 * 1024]);
        loop {
            let count = from.read(&mut piece).map_err(|failure| wrong(&failure.to_string()))?;
            if count == 0 {
                break;
            }
            hasher.update(piece.get(..count).unwrap_or_default());
        }
        if hex(&hasher.finalize()) == hash { Ok(()) } else { Err(wrong("sha256")) }
    }

    fn text(&mut self, path: &str) -> Result<String, Fault> {
        String::from_utf8(bytes(&mut self.zip, path, LONGEST_FILE)?).map_err(|_| damaged(path, "text"))
    }

    fn keys(&mut self) -> Result<Keys, Fault> {
        let paths: Vec<String> = self.sums.keys().filter(|path| path.starts_with("keys/")).cloned().collect();
        let mut keys = Keys::new();
        for path in paths {
            let id =
                path.strip_prefix("keys/").and_then(|name| name.strip_suffix(".pem")).and_then(|id| id.parse().ok());
            let public = key::of_pem(&self.text(&path)?).and_then(|public| Verifier::new(&public));
            let (id, verifier) = id.zip(public).ok_or_else(|| damaged(&path, "key"))?;
            keys.insert(id, verifier);
        }
        Ok(keys)
    }

    /// Every document that has a signature was signed as it is.
    fn documents(&mut self, keys: &Keys) -> Result<u64, Fault> {
        #[derive(Deserialize)]
        struct Signed {
            signature: Option<Said>,
        }
        #[derive(Deserialize)]
        struct Said {
            key: Id,
            paper: String,
        }
        let mut count = 0;
        let is_document = |path: &&String| path.starts_with("documents/") && path.ends_with(".json");
        let paths: Vec<String> = self.sums.keys().filter(is_document).cloned().collect();
        for path in paths {
            let signed: Signed =
                serde_json::from_str(&self.text(&path)?).map_err(|failure| damaged(&path, &failure.to_string()))?;
            let Some(said) = signed.signature else { continue };
            let stem = path.trim_end_matches(".json");
            let [facts, message, signature] = ["facts", "message", "sig"].map(|ending| format!("{stem}.{ending}"));
            let facts_hash = chain::of_file(&bytes(&mut self.zip, &facts, LONGEST_FILE)?);
            let signed_message = bytes(&mut self.zip, &message, LONGEST_FILE)?;
            // Behind the label and the identity stand the hashes of the facets, that of the paper first.
            let at = b"kontor-document-1".len() + 16;
            if hex(&facts_hash) != said.paper || signed_message.get(at..at + 32) != Some(&facts_hash) {
                return Err(damaged(&facts, "hash"));
            }
            let bytes = bytes(&mut self.zip, &signature, 64)?;
            if !keys.get(&said.key).is_some_and(|key| key.signed(&signed_message, &bytes)) {
                return Err(damaged(&signature, "signature"));
            }
            count += 1;
        }
        Ok(count)
    }

    /// Every commit hangs on the one before, and the signed heads are theirs.
    fn chain(&mut self, keys: &Keys) -> Result<(u64, u64), Fault> {
        let (positions, heads, replaced) = (self.text(POSITIONS)?, self.text(HEADS)?, self.text(REPLACED)?);
        let replaced: BTreeSet<String> = replaced.lines().map(str::to_owned).collect();
        let mut signed: BTreeMap<(u32, i64), (Id, Vec<u8>)> = BTreeMap::new();
        for line in heads.lines().skip(1) {
            let [incarnation, dseq, key, signature] = fields(line).ok_or_else(|| damaged(HEADS, line))?;
            let place = incarnation.parse().ok().zip(dseq.parse().ok());
            let claim = key.parse().ok().zip(of_hex(signature));
            let (place, claim) = place.zip(claim).ok_or_else(|| damaged(HEADS, line))?;
            signed.insert(place, claim);
        }
        let begins = of_hex(&self.manifest.chain_begins_after).and_then(|bytes| bytes.try_into().ok());
        let mut before: chain::Hash = begins.ok_or_else(|| damaged(MANIFEST, "chain_begins_after"))?;
        let mut from = self.zip.by_name(COMMITS).map_err(|failure| damaged(COMMITS, &failure.to_string()))?;
        let (mut commits, mut checked, mut last, mut device) = (0, 0, None, None);
        for line in positions.lines().skip(1) {
            let wrong = || damaged(POSITIONS, line);
            let [incarnation, dseq, _, length, hash] = fields(line).ok_or_else(wrong)?;
            let (incarnation, dseq): (u32, i64) = incarnation.parse().ok().zip(dseq.parse().ok()).ok_or_else(wrong)?;
            let length: u64 = length.parse().map_err(|_| wrong())?;
            let mut bytes = Vec::new();
            let read = from.by_ref().take(length.min(LONGEST_FILE)).read_to_end(&mut bytes);
            read.map_err(|failure| damaged(COMMITS, &failure.to_string()))?;
            if last.is_some_and(|(before, _)| before != incarnation) {
                (before, device) = (chain::START, None);
            }
            let next = last.is_none_or(|(of, at)| if of == incarnation { at + 1 == dseq } else { dseq == 1 });
            let says = CommitView::read(&bytes, None).map_err(|failure| damaged(COMMITS, &failure.to_string()))?;
            let says = (u32::from(says.incarnation), says.dseq.cast_signed(), says.device);
            // A restored company may go on as another PC, with an incarnation of its own.
            let device = *device.get_or_insert(says.2);
            let replaced = replaced.contains(&format!("{incarnation},{dseq},{}", hex(&chain::of_file(&bytes))));
            before = match of_hex(hash).and_then(|hash| hash.try_into().ok()) {
                Some(kept) if replaced => kept,
                _ => chain::next(&before, &bytes),
            };
            if !next || says != (incarnation, dseq, device) || hex(&before) != hash {
                return Err(damaged(COMMITS, &format!("{incarnation}/{dseq}")));
            }
            if let Some((key, signature)) = signed.remove(&(incarnation, dseq)) {
                let counted = u16::try_from(incarnation).unwrap_or_default();
                let message = head_message(device, counted, dseq.cast_unsigned(), &before);
                if !keys.get(&key).is_some_and(|key| key.signed(&message, &signature)) {
                    return Err(damaged(HEADS, &format!("{incarnation}/{dseq}")));
                }
                checked += 1;
            }
            last = Some((incarnation, dseq));
            commits += 1;
        }
        if !signed.is_empty() || commits != self.manifest.commits {
            return Err(damaged(HEADS, "commits"));
        }
        Ok((commits, checked))
    }
}

fn fields<const N: usize>(line: &str) -> Option<[&str; N]> {
    line.split(',').collect::<Vec<&str>>().try_into().ok()
}

fn of_hex(text: &str) -> Option<Vec<u8>> {
    let digits = text.as_bytes();
    let pairs = digits.chunks(2).map(|pair| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok());
    pairs.collect::<Option<Vec<u8>>>().filter(|_| digits.len().is_multiple_of(2))
}

fn bytes(zip: &mut ZipArchive<BufReader<File>>, path: &str, most: u64) -> Result<Vec<u8>, Fault> {
    let wrong = |detail: &str| damaged(path, detail);
    let from = zip.by_name(path).map_err(|failure| wrong(&failure.to_string()))?;
    let mut found = Vec::new();
    from.take(most + 1).read_to_end(&mut found).map_err(|failure| wrong(&failure.to_string()))?;
    if found.len() as u64 > most { Err(wrong("length")) } else { Ok(found) }
}
