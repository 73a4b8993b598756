//! What is kept of a password: Argon2id, as a PHC string (`$argon2id$v=19$m=65536,t=3,p=1$SALT$HASH`).

use argon2::{Algorithm, Argon2, Params, Version};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD_NO_PAD;

use crate::error::{Answer, AppError};
use crate::host::Host;
use crate::secret::Secret;

/// What it costs: 64 MiB, three passes (RFC 9106, second recommendation, with one lane). A fifth of a second on a good PC,
/// half of one on a slow one.
const COST: (u32, u32, u32) = (65_536, 3, 1);
const SALT: usize = 16;
const HASH: usize = 32;

fn hash(secret: &Secret, salt: &[u8], (memory, passes, lanes): (u32, u32, u32)) -> Answer<[u8; HASH]> {
    let params = Params::new(memory, passes, lanes, Some(HASH)).map_err(|error| AppError::unexpected(&error))?;
    let mut hash = [0; HASH];
    let argon = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
    argon
        .hash_password_into(secret.text().as_bytes(), salt, &mut hash)
        .map_err(|error| AppError::unexpected(&error))?;
    Ok(hash)
}

/// What is kept of a password.
pub(super) fn verifier(host: &dyn Host, secret: &Secret) -> Answer<String> {
    let mut salt = [0; SALT];
    host.random(&mut salt);
    let hash = hash(secret, &salt, COST)?;
    let (memory, passes, lanes) = COST;
    let (salt, hash) = (STANDARD_NO_PAD.encode(salt), STANDARD_NO_PAD.encode(hash));
    Ok(format!("$argon2id$v=19$m={memory},t={passes},p={lanes}${salt}${hash}"))
}

/// Whether a password is the one of which this was kept. Without anything kept it takes as long and is not.
pub(super) fn fits(secret: &Secret, kept: Option<&str>) -> Answer<bool> {
    let Some((cost, salt, kept)) = kept.and_then(read) else {
        hash(secret, &[0; SALT], COST)?;
        return Ok(false);
    };
    let found = hash(secret, &salt, cost)?;
    // In a time that does not depend on where the first difference is.
    Ok(kept.len() == HASH && found.iter().zip(&kept).fold(0, |differences, (a, b)| differences | (a ^ b)) == 0)
}

type Kept = ((u32, u32, u32), Vec<u8>, Vec<u8>);

fn read(phc: &str) -> Option<Kept> {
    let mut parts = phc.strip_prefix("$argon2id$v=19$")?.split('$');
    let mut cost = parts.next()?.split(',');
    let mut number = |name: &str| cost.next()?.strip_prefix(name)?.parse::<u32>().ok();
    let cost = (number("m=")?, number("t=")?, number("p=")?);
    let mut bytes = || STANDARD_NO_PAD.decode(parts.next()?).ok();
    Some((cost, bytes()?, bytes()?))
}

#[cfg(test)]
mod tests {
    use kontor_core::time::Timestamp;

    use super::*;

    struct Still;
    impl Host for Still {
        fn now(&self) -> Timestamp {
            Timestamp(0)
        }
        fn random(&self, bytes: &mut [u8]) {
            bytes.fill(7);
        }
    }

    fn secret(text: &str) -> Secret {
        Secret::from(text.to_owned())
    }

    #[test]
    fn the_right_password_fits_and_no_other() {
        let kept = verifier(&Still, &secret("Speicherstadt")).unwrap();
        assert!(kept.starts_with("$argon2id$v=19$m=65536,t=3,p=1$BwcHBwcHBwcHBwcHBwcHBw$"), "{kept}");
        assert!(!kept.contains("Speicherstadt"));
        assert!(fits(&secret("Speicherstadt"), Some(&kept)).unwrap());
        for (other, kept) in [("speicherstadt", Some(kept.as_str())), ("Speicherstadt", None), ("", Some("$argon2id$"))]
        {
            assert!(!fits(&secret(other), kept).unwrap());
        }
    }

    #[test]
    fn a_password_does_not_show_itself() {
        assert_eq!(format!("{:?}", secret("Speicherstadt")), "Secret");
    }
}
