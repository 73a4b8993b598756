//! A head office that serves: the real program, as a process of its own.

#![allow(clippy::float_arithmetic, clippy::disallowed_types, reason = "megabytes, not money")]

use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail};

/// It serves until it is dropped.
pub struct HeadOffice {
    folder: PathBuf,
    database: Option<String>,
    /// Where it listens.
    pub address: SocketAddr,
    running: Option<Child>,
}

impl HeadOffice {
    /// In a folder, over a database of its own or one that is named; it does not serve yet.
    pub fn new(folder: PathBuf, database: Option<&str>) -> Result<Self> {
        let address = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?;
        Ok(Self { folder, database: database.map(str::to_owned), address, running: None })
    }
    /// With a firm, and the code of the PC that brings the company.
    pub fn with_a_firm(folder: PathBuf) -> Result<(Self, String)> {
        let mut office = Self::new(folder, None)?;
        let code = office.code(&["init", "Nordwind"])?;
        office.serve()?;
        Ok((office, code))
    }
    fn command(&self, words: &[&str]) -> Result<Command> {
        let name = format!("kontor-server{}", std::env::consts::EXE_SUFFIX);
        let mut command = Command::new(std::env::current_exe()?.with_file_name(name));
        command.args(words).env("KONTOR_SERVER_FOLDER", &self.folder);
        command.env("KONTOR_SERVER_LISTEN", self.address.to_string()).stdin(Stdio::null());
        if let Some(database) = &self.database {
            command.env("KONTOR_SERVER_DATABASE", database);
        }
        Ok(command)
    }
    /// Starts it, and waits until it answers.
    pub fn serve(&mut self) -> Result<()> {
        let serve = self.command(&["serve"])?.stdout(Stdio::null()).stderr(Stdio::null()).spawn()?;
        self.running = Some(serve);
        let begun = Instant::now();
        while TcpStream::connect(self.address).is_err() {
            if begun.elapsed() > Duration::from_secs(30) {
                bail!("head office does not serve");
            }
            std::thread::park_timeout(Duration::from_millis(20));
        }
        Ok(())
    }
    /// The code that a command prints.
    pub fn code(&self, words: &[&str]) -> Result<String> {
        let said = String::from_utf8(self.command(words)?.output()?.stdout)?;
        let line = said.lines().find(|line| line.starts_with("code")).context("no code")?;
        line.split_whitespace().nth(1).map(str::to_owned).context("no code")
    }
    /// The most memory that it has had, in megabytes; nothing where the system does not tell.
    pub fn memory(&self) -> Option<f64> {
        memory_of(&self.running.as_ref()?.id().to_string(), Memory::Most)
    }
    /// Files and connections that it has open; nothing where the system does not tell.
    pub fn open_files(&self) -> Option<usize> {
        Some(std::fs::read_dir(format!("/proc/{}/fd", self.running.as_ref()?.id())).ok()?.count())
    }
}

/// Which memory of a process.
#[derive(Debug, Clone, Copy)]
pub enum Memory {
    /// The most that it has had.
    Most,
    /// What it has now.
    Now,
}

/// The memory of a process, in megabytes; nothing where the system does not tell.
pub fn memory_of(process: &str, which: Memory) -> Option<f64> {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let named = match which {
        Memory::Most => "VmHWM:",
        Memory::Now => "VmRSS:",
    };
    let line = status.lines().find(|line| line.starts_with(named))?;
    Some(line.split_whitespace().nth(1)?.parse::<f64>().ok()? / 1_024.0)
}

impl Drop for HeadOffice {
    fn drop(&mut self) {
        if let Some(mut running) = self.running.take() {
            let _ = running.kill();
            let _ = running.wait();
        }
    }
}
