//! What the safety of a company takes: judging it, a backup beside a plain copy, signing in.

#![allow(clippy::float_arithmetic, clippy::disallowed_types, reason = "times, not money")]

use std::fs::File;
use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::{Result, anyhow};
use argon2::{Algorithm, Argon2, Params, Version};
use serde_json::json;

use crate::figures::{Table, Times};
use crate::firm;

const SIGN_INS: usize = 5;
const PASSWORD: &str = "a good password";

/// Judges the company in a folder, copies it twice, and signs in.
pub fn measure(folder: &Path, table: &mut Table) -> Result<()> {
    let desk = firm::desk(folder);
    let company = folder.join(firm::FILE);
    firm::call(&desk, "company_open", json!({ "path": company }))?;
    let mut judged = Times::default();
    judged.of(|| firm::call(&desk, "company_verify", json!({})))?;
    table.limit("verify the company, every rule, all cores", judged.percentile(50), None, 20_000.0);

    let target = folder.join("backups");
    std::fs::create_dir(&target)?;
    let mut made = Times::default();
    let backup = made.of(|| firm::call(&desk, "backup_now", json!({ "folder": target })))?;
    std::fs::remove_file(backup["path"].as_str().unwrap_or_default())?;
    let mut copied = Times::default();
    let plain = target.join("plain");
    copied.of(|| std::fs::copy(&company, &plain).and_then(|_| File::options().write(true).open(&plain)?.sync_all()))?;
    std::fs::remove_file(&plain)?;
    table.fact(
        "backup, written, opened and judged; beside a plain copy",
        made.percentile(50),
        Some(copied.percentile(50)),
    );

    firm::call(&desk, "password_change", json!({ "new": PASSWORD }))?;
    let mut signed_in = Times::default();
    for _ in 0..SIGN_INS {
        firm::call(&desk, "sign_out", json!({}))?;
        signed_in.of(|| firm::call(&desk, "sign_in", json!({ "name": "Administrator", "password": PASSWORD })))?;
    }
    let hashed = hash()?;
    table.limit("sign in, beside its Argon2id", signed_in.percentile(50), Some(hashed.as_secs_f64() * 1000.0), 700.0);
    Ok(())
}

/// One password hashed with the cost that the product takes.
fn hash() -> Result<Duration> {
    let params = Params::new(65_536, 3, 1, Some(32)).map_err(|error| anyhow!("{error}"))?;
    let (argon, mut out) = (Argon2::new(Algorithm::Argon2id, Version::V0x13, params), [0; 32]);
    let begun = Instant::now();
    argon.hash_password_into(PASSWORD.as_bytes(), &[7; 16], &mut out).map_err(|error| anyhow!("{error}"))?;
    Ok(begun.elapsed())
}
