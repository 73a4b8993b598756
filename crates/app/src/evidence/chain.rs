//! The commits of the span, byte for byte, with the hash of each and the signed heads over them.

use std::fmt::Write as _;

use kontor_store::Read;
use kontor_store::journal::proof::Span;
use kontor_store::key::hex;

use super::export::Sums;
use super::{COMMITS, HEADS, POSITIONS, REPLACED};
use crate::error::{Answer, AppError};
use crate::export::pack::Pack;
use crate::job::Progress;

/// Writes the chain; answers how many commits it has and the hash before the first of them.
pub(super) fn add(
    read: &Read<'_>,
    pack: &mut Pack,
    sums: &mut Sums,
    span: &Span,
    progress: &Progress,
) -> Answer<(u64, String)> {
    let mut positions = String::from("incarnation,dseq,offset,bytes,hash\n");
    let (mut offset, mut count) = (0_u64, 0_u64);
    let part = pack.add(COMMITS, |sink| {
        read.each_commit(span, |commit| {
            let (place, length, hash) = ((commit.incarnation, commit.dseq), commit.bytes.len(), hex(commit.hash));
            let _ = writeln!(positions, "{},{},{offset},{length},{hash}", place.0, place.1);
            offset += commit.bytes.len() as u64;
            count += 1;
            sink.piece.extend_from_slice(commit.bytes);
            sink.passed()?;
            Ok::<_, AppError>(progress.step(1)?)
        })
    })?;
    sums.add(part);
    sums.put(pack, POSITIONS, positions.into_bytes())?;
    let mut replaced = String::from("incarnation,dseq,sha256\n");
    for one in read.commits_replaced()? {
        let _ = writeln!(replaced, "{},{},{}", one.incarnation, one.dseq, hex(&one.bytes_hash));
    }
    sums.put(pack, REPLACED, replaced.into_bytes())?;
    let mut heads = String::from("incarnation,dseq,key,signature\n");
    for head in read.heads(span)? {
        let _ = writeln!(heads, "{},{},{},{}", head.incarnation, head.dseq, head.key, hex(&head.signature));
        // What was signed of the last one as a file, so that any tool can check it.
        if span.last == Some((head.incarnation, head.dseq)) {
            sums.put(pack, "chain/head.message", head.message)?;
            sums.put(pack, "chain/head.sig", head.signature)?;
            sums.put(pack, "chain/head.key", format!("{}\n", head.key).into_bytes())?;
        }
    }
    sums.put(pack, HEADS, heads.into_bytes())?;
    Ok((count, hex(&span.before)))
}
