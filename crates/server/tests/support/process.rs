//! The program itself, as a process.

use std::io::{BufRead as _, BufReader};
use std::net::SocketAddr;
use std::path::Path;
use std::process::{Child, Command, Stdio};

pub fn command(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_kontor-server"));
    command.arg("--folder").arg(folder).args(arguments);
    command
}

pub fn said(folder: &Path, arguments: &[&str]) -> String {
    heard(command(folder, arguments), arguments)
}
/// What a command says over a database that others share.
pub fn said_with(folder: &Path, database: &str, arguments: &[&str]) -> String {
    let mut command = command(folder, arguments);
    command.env("KONTOR_SERVER_DATABASE", database);
    heard(command, arguments)
}
fn heard(mut command: Command, arguments: &[&str]) -> String {
    let output = command.output().unwrap();
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// The word behind another in what a command said.
pub fn word<'s>(said: &'s str, before: &str) -> &'s str {
    let mut words = said.split_whitespace();
    words.find(|word| *word == before).unwrap();
    words.next().unwrap()
}

const SERVE: [&str; 4] = ["--listen", "127.0.0.1:0", "--log-json", "serve"];

pub struct Server {
    child: Child,
    pub address: SocketAddr,
}

impl Server {
    pub fn start(folder: &Path) -> Self {
        Self::of(command(folder, &SERVE))
    }
    /// Over a database that others share.
    pub fn over(folder: &Path, database: &str) -> Self {
        let mut command = command(folder, &SERVE);
        command.env("KONTOR_SERVER_DATABASE", database);
        Self::of(command)
    }
    fn of(mut command: Command) -> Self {
        let mut child = command.stderr(Stdio::piped()).spawn().unwrap();
        let mut lines = BufReader::new(child.stderr.take().unwrap()).lines();
        let address = lines.find_map(|line| {
            let told: serde_json::Value = serde_json::from_str(&line.unwrap()).unwrap();
            told["fields"]["address"].as_str().map(|address| address.parse().unwrap())
        });
        // Nobody reads on: what it says must not hold it up.
        std::thread::spawn(move || lines.for_each(drop));
        Self { child, address: address.unwrap() }
    }
    pub fn kill(mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}

pub fn fingerprint(said: &str) -> [u8; 32] {
    let bytes: Vec<u8> =
        word(said, "certificate").split(':').map(|pair| u8::from_str_radix(pair, 16).unwrap()).collect();
    bytes.try_into().unwrap()
}
