//! The real program as a process, in a folder of its own, without the key store of whoever runs the tests.
#![allow(dead_code, reason = "not every test needs all of it")]

pub mod server;

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value;

/// A folder with what the program leaves in it.
pub struct Shelf(tempfile::TempDir);

/// How a run ended.
#[derive(Debug)]
pub struct Ran {
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl Shelf {
    pub fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }
    pub fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }
    /// The program, not started yet.
    pub fn kontorctl(&self, words: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_kontorctl"));
        command
            .args(words)
            .current_dir(self.0.path())
            .env("KONTOR_COMPANIES", self.0.path())
            .env("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent")
            .env_remove("XDG_RUNTIME_DIR")
            .env_remove("KONTOR_KEY_FILE")
            .env_remove("KONTOR_PASSPHRASE")
            .env_remove("KONTOR_LOG")
            .stdin(Stdio::null());
        command
    }
    pub fn run(&self, words: &[&str]) -> Ran {
        Ran::of(self.kontorctl(words).output().unwrap())
    }
    /// Runs with something on standard input.
    pub fn run_with(&self, words: &[&str], input: &str) -> Ran {
        let mut running =
            self.kontorctl(words).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        running.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
        Ran::of(running.wait_with_output().unwrap())
    }
    /// Runs a script in a mount namespace of its own, with `$KONTORCTL` at hand; answers what it said.
    pub fn apart(&self, script: &str) -> String {
        let surroundings = self.kontorctl(&[]);
        let mut command = Command::new("unshare");
        command.args(["--user", "--map-root-user", "--mount", "sh", "-c", script]).current_dir(self.0.path());
        command.env("KONTORCTL", surroundings.get_program());
        for (name, value) in surroundings.get_envs() {
            match value {
                Some(value) => command.env(name, value),
                None => command.env_remove(name),
            };
        }
        let output = command.output().unwrap();
        let said = String::from_utf8(output.stdout).unwrap();
        assert!(output.status.success(), "{said}{}", String::from_utf8_lossy(&output.stderr));
        said
    }
    /// A company in `north.kontor`.
    pub fn founded(&self) -> &'static str {
        self.run(&founding("north.kontor")).json();
        "north.kontor"
    }
}

impl Ran {
    pub fn of(output: Output) -> Self {
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        Self { code: output.status.code().unwrap_or(-1), out: text(output.stdout), err: text(output.stderr) }
    }
    /// The answer of a run that went well.
    pub fn json(&self) -> Value {
        assert_eq!(self.code, 0, "{self:?}");
        serde_json::from_str(&self.out).unwrap()
    }
    /// Exit code and codes of a run that was refused; what stands on standard output must be one line of JSON.
    pub fn refusal(&self) -> (i32, Vec<String>) {
        assert_eq!(self.out.lines().count(), 1, "{self:?}");
        let faults: Value = serde_json::from_str(&self.out).unwrap();
        let faults = faults["faults"].as_array().unwrap();
        (self.code, faults.iter().map(|fault| fault["code"].as_str().unwrap().to_owned()).collect())
    }
}

/// The command line that makes a company.
pub fn founding(file: &str) -> Vec<&str> {
    vec![
        "--company",
        file,
        "new",
        "--name",
        "Nordwind Handel GmbH",
        "--street",
        "Speicherstr. 5",
        "--postal-code",
        "20457",
        "--city",
        "Hamburg",
        "--country",
        "DE",
        "--language",
        "de",
        "--currency",
        "EUR",
        "--vat-id",
        "DE136695976",
        "--user",
        "Anna",
    ]
}

/// Whether a file can be read by others than its owner.
pub fn only_for_its_owner(file: &Path) -> bool {
    #[cfg(unix)]
    return std::os::unix::fs::MetadataExt::mode(&std::fs::metadata(file).unwrap()) & 0o077 == 0;
    #[cfg(not(unix))]
    return file.exists();
}
