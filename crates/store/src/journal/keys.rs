//! What this PC signs with: a key for each incarnation, made with its first commit and named in it.
//!
//! The secret half lies in a local table of the encrypted company file, which is in no commit and no export: whoever can read
//! it can read and write the whole file anyway. A restored or copied file begins an incarnation of its own ([`crate::incarnation`]);
//! the seed of the one before is thrown away with its first commit, so that two PCs never sign with one key.

use std::sync::Arc;

use kontor_core::entity::DeviceKeyId;
use kontor_core::id::Id;
use kontor_core::journal::DeviceKey;
use kontor_sync::sign::{DeviceSecret, Signature};
use rusqlite::{OptionalExtension as _, params};
use zeroize::{Zeroize as _, Zeroizing};

use crate::column::Column as _;
use crate::error::{Result, StoreError};
use crate::journal::commit::Position;
use crate::key::hex;
use crate::write::Write;

/// The key of this PC, ready to sign.
pub(crate) struct Signer {
    /// Under which name everybody knows its public half.
    pub key: DeviceKeyId,
    /// Keeps costs from being guessed from their hashes.
    pub secret: Zeroizing<[u8; 32]>,
    pair: DeviceSecret,
}

impl Signer {
    pub fn sign(&self, message: &[u8]) -> Signature {
        self.pair.sign(message)
    }
}

impl Write<'_> {
    /// Sees to it that this PC has a key: with the first commit of an incarnation it makes one and says so in it.
    pub(crate) fn ready_to_sign(&mut self, at: &Position) -> Result<()> {
        if !self.load_signer(at)? {
            self.make_key(at)?;
        }
        Ok(())
    }

    /// Has this PC make its key now, if it wrote nothing in this incarnation yet: for what is signed beside the journal.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn announce_key(&mut self) -> Result<()> {
        let at = self.position()?;
        self.ready_to_sign(&at)
    }

    /// Takes the key out of the file; answers whether there is one.
    pub(crate) fn load_signer(&mut self, at: &Position) -> Result<bool> {
        if self.signer.is_some() {
            return Ok(true);
        }
        let found: Option<(Vec<u8>, Vec<u8>, Vec<u8>)> = self
            .sql
            .prepare_cached("SELECT key, seed, secret FROM signing_key WHERE incarnation = ?1 AND seed IS NOT NULL")?
            .query_row([at.incarnation], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
            .optional()?;
        let Some((key, mut seed, secret)) = found else { return Ok(false) };
        let damaged = || StoreError::Unreadable { what: "signing_key".to_owned(), detail: String::new() };
        let key = Id::from_cell(kontor_sync::commit::Cell::Bytes(key))?;
        let bytes: Zeroizing<[u8; 32]> = Zeroizing::new(seed.as_slice().try_into().map_err(|_| damaged())?);
        seed.zeroize();
        self.signer = Some(Arc::new(Signer {
            key: DeviceKeyId(key),
            secret: Zeroizing::new(secret.try_into().map_err(|_| damaged())?),
            pair: DeviceSecret::new(&bytes),
        }));
        Ok(true)
    }

    fn make_key(&mut self, at: &Position) -> Result<()> {
        let seed = Zeroizing::new(self.author.entropy.derive(b"signing key", 0));
        let secret = Zeroizing::new(self.author.entropy.derive(b"secret of facets", 0));
        let pair = DeviceSecret::new(&seed);
        let public = pair.public();
        let key = DeviceKeyId(Id::named(&format!("device_key/{}", hex(&public))));
        let before: Option<(u32, Vec<u8>)> = self
            .sql
            .prepare_cached(
                "SELECT dseq, hash FROM commit_log WHERE incarnation < ?1 ORDER BY incarnation DESC, dseq DESC LIMIT 1",
            )?
            .query_row([at.incarnation], |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?;
        self.sql.prepare_cached("UPDATE signing_key SET seed = NULL")?.execute([])?;
        self.sql
            .prepare_cached("INSERT INTO signing_key (key, incarnation, seed, secret) VALUES (?1, ?2, ?3, ?4)")?
            .execute(params![key.0.0.as_bytes(), at.incarnation, seed.as_slice(), secret.as_slice()])?;
        let (follows_dseq, follows_hash) = before.unzip();
        self.insert_trail(&DeviceKey {
            id: key,
            device: at.device,
            incarnation: u32::from(at.incarnation),
            public: public.to_vec(),
            follows_dseq,
            follows_hash,
            made_at_ms: self.author.now,
        })?;
        self.signer = Some(Arc::new(Signer { key, secret, pair }));
        Ok(())
    }
}
