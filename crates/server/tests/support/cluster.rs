//! A PostgreSQL of the test's own: the programs of the system, a data folder in a temporary place, a socket there instead of a port.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// A cluster that ends with the test.
pub struct Cluster {
    folder: tempfile::TempDir,
    programs: PathBuf,
}

/// Where Debian keeps the programs, by version.
const DEBIAN: &str = "/usr/lib/postgresql";

fn programs() -> PathBuf {
    let versions = std::fs::read_dir(DEBIAN).into_iter().flatten().flatten().map(|entry| entry.path().join("bin"));
    let path = std::env::var_os("PATH").unwrap_or_default();
    let found = versions.filter(|bin| bin.join("initdb").exists()).max();
    let found = found.or_else(|| std::env::split_paths(&path).find(|bin| bin.join("initdb").exists()));
    found.unwrap_or_else(|| {
        panic!("PostgreSQL is not here: install the package `postgresql` (Fedora: `postgresql-server`)")
    })
}

impl Cluster {
    pub fn start() -> Self {
        Self::start_with(|_, _| String::new())
    }
    /// With options that follow from its folder and that of its data.
    pub fn start_with(more: impl FnOnce(&Path, &Path) -> String) -> Self {
        let cluster = Self { folder: tempfile::tempdir().unwrap(), programs: programs() };
        if is_root() {
            // PostgreSQL does not run as root.
            run(Command::new("chown").args(["-R", "postgres"]).arg(cluster.folder.path()));
        }
        let data = cluster.data();
        run(cluster
            .program("initdb")
            .args(["--auth=trust", "--username=kontor", "--encoding=UTF8", "--no-locale", "-D"])
            .arg(&data));
        let socket = cluster.folder.path().display().to_string();
        let more = more(cluster.folder.path(), &data);
        let options =
            format!("-c listen_addresses='' -c unix_socket_directories='{socket}' -c max_connections=60{more}");
        let log = cluster.folder.path().join("log");
        run(cluster
            .program("pg_ctl")
            .args(["start", "--wait", "-D"])
            .arg(&data)
            .arg("-l")
            .arg(log)
            .arg("-o")
            .arg(options));
        cluster
    }
    fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }
    fn program(&self, name: &str) -> Command {
        let path = self.programs.join(name);
        let mut command = if is_root() {
            let mut command = Command::new("runuser");
            command.args(["-u", "postgres", "--"]).arg(path);
            command
        } else {
            Command::new(path)
        };
        command.current_dir(self.folder.path());
        command
    }
    /// Makes a database.
    pub fn make(&self, name: &str, port: u16) {
        let port = port.to_string();
        run(self.program("createdb").args(["-U", "kontor", "-p", &port, "-h"]).arg(self.folder.path()).arg(name));
    }
    /// The address of a database of that name, which is made.
    #[allow(dead_code, reason = "who makes its databases by itself shares this file, too")]
    pub fn database(&self, name: &str) -> String {
        self.make(name, 5432);
        self.address(name)
    }
    /// The address of a database that is there.
    pub fn address(&self, name: &str) -> String {
        format!("postgres:///{name}?user=kontor&host={}", encoded(self.folder.path()))
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        let data = self.data();
        // There may be none that runs.
        let _ = self.program("pg_ctl").args(["stop", "--mode=immediate", "-D"]).arg(data).output();
    }
}

/// A path as it stands in an address.
pub fn encoded(path: &Path) -> String {
    path.display().to_string().replace('/', "%2F")
}

pub fn is_root() -> bool {
    let id = Command::new("id").arg("-u").output().unwrap();
    id.stdout.trim_ascii() == b"0"
}

pub fn run(command: &mut Command) -> Output {
    let output = command.stdin(std::process::Stdio::null()).output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{command:?}: {said}{}", String::from_utf8_lossy(&output.stdout));
    output
}
