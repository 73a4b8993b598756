//! Attachments over HTTPS: in chunks, as they are.

use std::time::Duration;

use kontor_sync::chain::{Hash, hex};
use kontor_sync::wire::{BLOB_CHUNK, BlobState, MediaType, unpack};
use reqwest::Method;
use reqwest::blocking::Response;
use reqwest::header::CONTENT_TYPE;

use crate::https::{Https, answered};
use crate::line::Failure;

/// How long a chunk may take on its way up: 4 kB a second are enough.
const TO_SEND: Duration = Duration::from_secs(60 + BLOB_CHUNK as u64 / 4_096);

impl Https {
    /// How much of an attachment head office has.
    ///
    /// # Errors
    /// Why there is no answer; [`Failure::Refused`] with 404 when no row in reach names it.
    pub fn attachment(&mut self, hash: &Hash) -> Result<BlobState, Failure> {
        let answer = answered(self.request(Method::GET, &format!("/v1/blob/{}", hex(hash))))?;
        self.state(answer)
    }
    /// Sends a chunk of an attachment of `size` bytes; answers how much head office has now. The same chunk may go twice.
    ///
    /// # Errors
    /// Why there is no answer; [`Failure::Refused`] with 404 when no row names it, 409 when all chunks are there and are something
    /// else, 507 when there is no room for it.
    pub fn send_chunk(&mut self, hash: &Hash, size: u64, chunk: u64, bytes: Vec<u8>) -> Result<BlobState, Failure> {
        self.note_carried(bytes.len());
        let path = format!("/v1/blob/{}/{chunk}?size={size}", hex(hash));
        let answer = answered(self.request(Method::PUT, &path).timeout(TO_SEND).body(bytes))?;
        self.state(answer)
    }
    /// Fetches a chunk.
    ///
    /// # Errors
    /// Why there is no answer; [`Failure::Refused`] with 404 when head office has not got it, or not for this PC.
    pub fn fetch_chunk(&mut self, hash: &Hash, chunk: u64) -> Result<Vec<u8>, Failure> {
        let answer = answered(self.request(Method::GET, &format!("/v1/blob/{}/{chunk}", hex(hash))))?;
        self.body(answer)
    }
    fn state(&mut self, answer: Response) -> Result<BlobState, Failure> {
        if answer.headers().get(CONTENT_TYPE).is_none_or(|kind| kind != MediaType::NAME) {
            return Err(Failure::Strange);
        }
        let bytes = self.body(answer)?;
        unpack(&bytes).map_err(|_| Failure::Strange)
    }
}
