//! Text in any encoding, decoded as it is read.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{CoderResult, Decoder, Encoding, UTF_8, UTF_16BE, UTF_16LE};
use kontor_core::fault::{Code, Fault};

use super::sniff::not_a_table;

/// Enough text to tell the languages of Europe apart.
const SAMPLE: usize = 1024 * 1024;
/// Binary files give themselves away early.
const START: usize = 8 * 1024;
const CHUNK: usize = 16 * 1024;

/// The encoding that the user named.
///
/// # Errors
/// `unknown-encoding`.
pub(super) fn named(label: &str) -> Result<&'static Encoding, Fault> {
    Encoding::for_label(label.as_bytes())
        .filter(|encoding| !["replacement", "x-user-defined", "ISO-2022-JP"].contains(&encoding.name()))
        .ok_or_else(|| Fault::new(Code::UnknownEncoding).with("encoding", label))
}

/// The encoding by byte order mark, validity and statistics.
///
/// # Errors
/// `not-a-table` when the bytes are no text.
pub(super) fn detect(bytes: &[u8]) -> Result<&'static Encoding, Fault> {
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return Ok(encoding);
    }
    let start = head(bytes, START);
    if let Some(encoding) = wide(start) {
        return Ok(encoding);
    }
    if is_binary(start) {
        return Err(not_a_table("binary"));
    }
    if is_utf8(bytes) {
        return Ok(UTF_8);
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(head(bytes, SAMPLE), bytes.len() <= SAMPLE);
    Ok(detector.guess(None, Utf8Detection::Deny))
}

fn head(bytes: &[u8], most: usize) -> &[u8] {
    bytes.get(..most).unwrap_or(bytes)
}

/// UTF-16 without a byte order mark: every second byte of digits, delimiters and line ends is zero.
fn wide(start: &[u8]) -> Option<&'static Encoding> {
    let zeros = |parity: usize| start.iter().skip(parity).step_by(2).filter(|byte| **byte == 0).count();
    let enough = start.len() / 20 + 1;
    match (zeros(0), zeros(1)) {
        (0, odd) if odd >= enough => Some(UTF_16LE),
        (even, 0) if even >= enough => Some(UTF_16BE),
        _ => None,
    }
}

/// Text has next to no control characters. The last one that DOS wrote, 0x1A, is forgiven.
fn is_binary(start: &[u8]) -> bool {
    let controls = start.iter().filter(|byte| byte.is_ascii_control() && !b"\t\r\n\x0B\x0C\x1A".contains(byte));
    controls.count() > start.len() / 200
}

/// Valid, or so nearly valid that only a character was cut: no other encoding looks like that.
fn is_utf8(bytes: &[u8]) -> bool {
    let (mut good, mut bad) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    bad * 20 <= good
}

/// Bytes of a text as UTF-8, one after the other, without the byte order mark. Holds one chunk.
pub(super) struct Text<'a> {
    rest: &'a [u8],
    decoder: Decoder,
    chunk: Vec<u8>,
    at: usize,
    filled: usize,
    ended: bool,
}

impl<'a> Text<'a> {
    pub(super) fn new(bytes: &'a [u8], encoding: &'static Encoding) -> Self {
        Self {
            rest: bytes,
            decoder: encoding.new_decoder_with_bom_removal(),
            chunk: vec![0; CHUNK],
            at: 0,
            filled: 0,
            ended: false,
        }
    }
    /// The next byte, which stays.
    pub(super) fn peek(&mut self) -> Option<u8> {
        while self.at >= self.filled {
            if self.ended {
                return None;
            }
            let (result, read, written, _) = self.decoder.decode_to_utf8(self.rest, &mut self.chunk, true);
            self.rest = self.rest.get(read..).unwrap_or_default();
            (self.at, self.filled) = (0, written);
            self.ended = result == CoderResult::InputEmpty;
        }
        self.chunk.get(self.at).copied()
    }
    /// The next byte.
    pub(super) fn take(&mut self) -> Option<u8> {
        let byte = self.peek()?;
        self.at += 1;
        Some(byte)
    }
    /// Takes the byte if it is the next one.
    pub(super) fn take_if(&mut self, byte: u8) -> bool {
        let fits = self.peek() == Some(byte);
        self.at += usize::from(fits);
        fits
    }
}
