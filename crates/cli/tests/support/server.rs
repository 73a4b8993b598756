//! `kontorctl serve` as a process, and a small client for it.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::process::{Child, Stdio};
use std::time::Duration;

use serde_json::Value;

use super::Shelf;

/// A running `kontorctl serve`.
pub struct Server {
    pub running: Child,
    pub port: u16,
    pub token: String,
}

/// Starts the program and waits for the address that it prints.
pub fn serve(shelf: &Shelf, words: &[&str]) -> Server {
    let words: Vec<&str> = words.iter().chain(&["serve"]).copied().collect();
    let mut running = shelf.kontorctl(&words).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
    let mut line = String::new();
    BufReader::new(running.stdout.take().unwrap()).read_line(&mut line).unwrap();
    let said: Value = serde_json::from_str(&line).unwrap_or_else(|error| panic!("{line}: {error}"));
    let token = said["url"].as_str().unwrap().split_once("#token=").unwrap().1.to_owned();
    Server { running, port: said["port"].as_u64().unwrap().try_into().unwrap(), token }
}

/// An answer that takes longer than this never comes.
const PATIENCE: Duration = Duration::from_secs(60);

/// What came back.
pub struct Reply {
    pub status: u16,
    pub head: String,
    pub body: String,
}

impl Server {
    pub fn host(&self) -> String {
        format!("127.0.0.1:{}", self.port)
    }
    /// Sends a request as it is written; the connection closes after it.
    pub fn send(&self, request: &str) -> TcpStream {
        let mut stream = TcpStream::connect(self.host()).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        stream.write_all(request.as_bytes()).unwrap();
        stream
    }
    pub fn ask(&self, method: &str, path: &str, host: &str, token: &str, body: &str) -> Reply {
        let request = written(method, path, host, token, body);
        let mut text = String::new();
        self.send(&request).read_to_string(&mut text).unwrap();
        let (head, body) = text.split_once("\r\n\r\n").unwrap();
        let status = head.split_whitespace().nth(1).unwrap().parse().unwrap();
        Reply { status, head: head.to_lowercase(), body: body.to_owned() }
    }
    pub fn rpc(&self, name: &str, request: &Value) -> Reply {
        self.ask("POST", &format!("/rpc/{name}"), &self.host(), &self.token, &request.to_string())
    }
    /// A command as it goes over the line.
    pub fn request(&self, name: &str, request: &Value) -> String {
        written("POST", &format!("/rpc/{name}"), &self.host(), &self.token, &request.to_string())
    }
    /// Asks it to stop, and answers how it ended.
    pub fn stop(mut self) -> Option<i32> {
        let id = self.running.id().to_string();
        assert!(std::process::Command::new("kill").args(["-TERM", &id]).status().unwrap().success());
        self.running.wait().unwrap().code()
    }
}

fn written(method: &str, path: &str, host: &str, token: &str, body: &str) -> String {
    format!(
        "{method} {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\nAuthorization: Bearer {token}\r\nContent-Length: {}\r\n\r\n{body}",
        body.len()
    )
}
