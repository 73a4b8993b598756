//! Head office as a process, and the lines to it, which can be cut and slowed.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{Shutdown, SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU8, AtomicU16, Ordering};
use std::sync::{Arc, Mutex};

use serde_json::Value;

/// `kontor-server`, which lies beside `kontorctl`.
fn program() -> PathBuf {
    let program = Path::new(env!("CARGO_BIN_EXE_kontorctl")).with_file_name("kontor-server");
    assert!(program.exists(), "{} is built with the workspace", program.display());
    program
}

/// A running head office with a firm in it.
pub struct HeadOffice {
    folder: PathBuf,
    running: Option<Child>,
    /// Where it listens; another place after every start.
    port: Arc<AtomicU16>,
    /// The code of whoever brings the company.
    pub code: String,
}

impl HeadOffice {
    pub fn open(folder: PathBuf) -> Self {
        let mut office = Self { folder, running: None, port: Arc::default(), code: String::new() };
        office.code = code_in(&office.ask(&["init", "Nordwind"]));
        office.start();
        office
    }
    fn command(&self, words: &[&str]) -> Command {
        let mut command = Command::new(program());
        command.args(words).env("KONTOR_SERVER_FOLDER", &self.folder).env("KONTOR_SERVER_LISTEN", "127.0.0.1:0");
        command.env("NO_COLOR", "1").stdin(Stdio::null());
        command
    }
    /// Runs a task at the server itself; answers what it printed.
    pub fn ask(&self, words: &[&str]) -> String {
        let done = self.command(words).output().unwrap();
        assert!(done.status.success(), "{words:?}: {}", String::from_utf8_lossy(&done.stderr));
        String::from_utf8(done.stdout).unwrap()
    }
    /// A code for a PC at a branch.
    pub fn code_for(&self, branch: &str) -> String {
        code_in(&self.ask(&["enrol", "--branch", branch, "--role", "shop"]))
    }
    pub fn status(&self) -> Value {
        serde_json::from_str(&self.ask(&["status"])).unwrap()
    }
    pub fn start(&mut self) {
        let mut command = self.command(&["serve", "--log-json"]);
        let mut running = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let (send, told) = std::sync::mpsc::channel();
        let streams: [Box<dyn std::io::Read + Send>; 2] =
            [Box::new(running.stdout.take().unwrap()), Box::new(running.stderr.take().unwrap())];
        for stream in streams {
            let send = send.clone();
            // Both are read to their ends: a full pipe would stop the server.
            std::thread::spawn(move || {
                for line in BufReader::new(stream).lines().map_while(Result::ok) {
                    let said: Option<Value> = serde_json::from_str(&line).ok();
                    if let Some(address) = said.and_then(|said| said["fields"]["address"].as_str().map(str::to_owned)) {
                        let _ = send.send(address);
                    }
                }
            });
        }
        let address: SocketAddr = told.recv().unwrap().parse().unwrap();
        self.port.store(address.port(), Ordering::SeqCst);
        self.running = Some(running);
    }
    /// Ends it as a power cut would.
    pub fn kill(&mut self) {
        let mut running = self.running.take().unwrap();
        running.kill().unwrap();
        running.wait().unwrap();
    }
    /// A line to it.
    pub fn line(&self) -> Wire {
        Wire::to(Arc::clone(&self.port))
    }
}

impl Drop for HeadOffice {
    fn drop(&mut self) {
        if let Some(mut running) = self.running.take() {
            let _ = running.kill();
            let _ = running.wait();
        }
    }
}

/// The eight characters in what was printed.
fn code_in(said: &str) -> String {
    let line = said.lines().find(|line| line.starts_with("code"));
    let code = line.and_then(|line| line.split_whitespace().nth(1));
    code.unwrap_or_else(|| panic!("no code in {said}")).to_owned()
}

const OPEN: u8 = 0;
const SLOW: u8 = 1;
const CUT: u8 = 2;

/// A line between a PC and head office.
pub struct Wire {
    pub address: SocketAddr,
    state: Arc<AtomicU8>,
    through: Arc<Mutex<Vec<TcpStream>>>,
}

impl Wire {
    fn to(port: Arc<AtomicU16>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let (state, through) = (Arc::new(AtomicU8::new(OPEN)), Arc::new(Mutex::new(Vec::new())));
        let wire = Self { address, state: Arc::clone(&state), through: Arc::clone(&through) };
        std::thread::spawn(move || {
            for from in listener.incoming().map_while(Result::ok) {
                if state.load(Ordering::SeqCst) == CUT {
                    continue;
                }
                let Ok(to) = TcpStream::connect(("127.0.0.1", port.load(Ordering::SeqCst))) else { continue };
                let clones = || Ok::<_, std::io::Error>((from.try_clone()?, to.try_clone()?));
                let (Ok(kept), Ok((back, forth))) = (clones(), clones()) else { continue };
                through.lock().unwrap().extend([kept.0, kept.1]);
                for (from, to) in [(from, forth), (to, back)] {
                    let state = Arc::clone(&state);
                    std::thread::spawn(move || carry(from, to, &state));
                }
            }
        });
        wire
    }
    pub fn open(&self) {
        self.state.store(OPEN, Ordering::SeqCst);
    }
    /// Carries a few bytes at a time from now on.
    pub fn slow(&self) {
        self.state.store(SLOW, Ordering::SeqCst);
    }
    /// Cuts what is on its way, and lets nothing through.
    pub fn cut(&self) {
        self.state.store(CUT, Ordering::SeqCst);
        for stream in self.through.lock().unwrap().drain(..) {
            let _ = stream.shutdown(Shutdown::Both);
        }
    }
}

fn carry(mut from: TcpStream, mut to: TcpStream, state: &AtomicU8) {
    let mut bytes = [0; 16 * 1024];
    while let Ok(read @ 1..) = from.read(&mut bytes) {
        let piece = if state.load(Ordering::SeqCst) == SLOW { 64 } else { read };
        if bytes[..read].chunks(piece).any(|piece| to.write_all(piece).and_then(|()| to.flush()).is_err()) {
            break;
        }
    }
    let _ = to.shutdown(Shutdown::Both);
}
