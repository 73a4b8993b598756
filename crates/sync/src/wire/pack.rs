//! Bytes of messages: CBOR inside a zstd frame, with a limit on what it may become.

use std::io::Read as _;

use minicbor::{Decode, Encode};
use ruzstd::decoding::StreamingDecoder;
use ruzstd::encoding::{CompressionLevel, compress_to_vec};

use super::MOST_MESSAGE_BYTES;

/// Media type of a message.
pub struct MediaType;

impl MediaType {
    /// As it stands in `Content-Type`.
    pub const NAME: &'static str = "application/vnd.kontor.sync+cbor";
}

/// The bytes are not the message that was expected.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not a message: {0}")]
pub struct NotAMessage(String);

/// A message as it travels.
#[must_use]
pub fn pack<M: Encode<()>>(message: &M) -> Vec<u8> {
    let mut plain = Vec::new();
    // Writing to memory does not fail.
    let written = minicbor::encode(message, &mut plain);
    debug_assert!(written.is_ok());
    compress_to_vec(plain.as_slice(), CompressionLevel::Fastest)
}

/// Reads a message. What would unpack to more than [`MOST_MESSAGE_BYTES`] is refused before it does.
///
/// # Errors
/// When the bytes are damaged, too many, or another message.
pub fn unpack<M: for<'b> Decode<'b, ()>>(packed: &[u8]) -> Result<M, NotAMessage> {
    let wrong = |error: &dyn std::fmt::Display| NotAMessage(error.to_string());
    let decoder = StreamingDecoder::new(packed).map_err(|error| wrong(&error))?;
    let mut plain = Vec::new();
    decoder.take(MOST_MESSAGE_BYTES as u64 + 1).read_to_end(&mut plain).map_err(|error| wrong(&error))?;
    if plain.len() > MOST_MESSAGE_BYTES {
        return Err(NotAMessage("too long".to_owned()));
    }
    let mut from = minicbor::Decoder::new(&plain);
    let message = from.decode().map_err(|error| wrong(&error))?;
    if from.position() == plain.len() { Ok(message) } else { Err(NotAMessage("bytes behind the end".to_owned())) }
}
