//! A document of the package: its facts as JSON, its paper, its signature.

use kontor_core::sales::Document;
use kontor_store::Read;
use serde::Serialize;
use serde_json::Value;

use crate::error::{Answer, AppError};
use crate::export::pack::Pack;

/// A document as the package holds it: `documents/<name>.json`. The fields are those of the tables, which
/// `docs/export.md` describes.
#[derive(Serialize)]
struct Paper {
    document: Document,
    lines: Value,
    taxes: Value,
    instalments: Value,
    events: Value,
    /// The commit that issued it.
    commit: Option<String>,
    /// The signature over it, where it has one.
    signature: Option<Signature>,
}

/// `documents/<name>.message` is what was signed, `documents/<name>.sig` the signature.
#[derive(Serialize)]
struct Signature {
    /// The key: `keys/<key>.pem`.
    key: kontor_core::id::Id,
    /// SHA-256 of the facts that stand on the paper: the hash of `documents/<name>.facts`.
    paper: String,
}

fn json(value: &impl Serialize) -> Answer<Value> {
    serde_json::to_value(value).map_err(|failure| AppError::unexpected(&failure))
}

/// What a document added to the package.
pub(super) struct Added {
    /// Whether its paper is in.
    pub paper: bool,
    /// Where it was issued: incarnation and place in the chain.
    pub issued: Option<(u32, i64)>,
}

/// Puts a document with everything about it into the package, under a name that is its own.
pub(super) fn add(
    read: &Read<'_>,
    pack: &mut Pack,
    sums: &mut super::export::Sums,
    name: &str,
    document: Document,
) -> Answer<Added> {
    let id = document.id;
    let issued = read.issued_in(id)?;
    let signature = read.signature_of(id)?;
    let proof = match (&signature, issued) {
        (Some(signature), Some(place)) => Some((signature, read.document_proof(id, place)?)),
        _ => None,
    };
    let paper = Paper {
        lines: json(&read.lines_of(id)?)?,
        taxes: json(&read.taxes_of(id)?)?,
        instalments: json(&read.instalments_of(id)?)?,
        events: json(&read.events_of(id)?)?,
        commit: issued.map(|(incarnation, dseq)| format!("{incarnation}/{dseq}")),
        signature: proof.as_ref().map(|(signature, proof)| Signature {
            key: signature.key.0,
            paper: kontor_store::key::hex(&kontor_store::journal::proof::chain::of_file(&proof.paper)),
        }),
        document,
    };
    let text = serde_json::to_vec_pretty(&paper).map_err(|failure| AppError::unexpected(&failure))?;
    sums.put(pack, &format!("documents/{name}.json"), text)?;
    if let Some((signature, proof)) = proof {
        sums.put(pack, &format!("documents/{name}.facts"), proof.paper)?;
        sums.put(pack, &format!("documents/{name}.message"), proof.message)?;
        sums.put(pack, &format!("documents/{name}.sig"), signature.signature.clone())?;
    }
    let kept = read.file_of(id)?.map(|file| read.file_bytes(&file.hash)).transpose()?.flatten();
    let has_paper = kept.is_some();
    if let Some((_, bytes)) = kept {
        sums.put(pack, &format!("papers/{name}.pdf"), bytes)?;
    }
    Ok(Added { paper: has_paper, issued })
}
