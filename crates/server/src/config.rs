//! What the server is told: flags before the environment, that before the file, that before what goes without saying.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use clap::Args;
use serde::Deserialize;

/// Settings as flags and environment; every one can stand in the file, too.
#[derive(Debug, Clone, Default, Args, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Settings {
    /// Where the server keeps its own: database, certificate, key.
    #[arg(long, env = "KONTOR_SERVER_FOLDER", global = true)]
    folder: Option<PathBuf>,
    /// `postgres://user@host/database`, or the path of a SQLite file; the file `office.db` in the folder otherwise.
    #[arg(long, env = "KONTOR_SERVER_DATABASE", global = true)]
    database: Option<String>,
    /// Address and port to listen at.
    #[arg(long, env = "KONTOR_SERVER_LISTEN", global = true)]
    listen: Option<SocketAddr>,
    /// Names of the server in the certificate that it makes for itself.
    #[arg(long = "name", env = "KONTOR_SERVER_NAMES", value_delimiter = ',', global = true)]
    #[serde(default)]
    names: Vec<String>,
    /// A certificate of your own, with those that vouch for it, in PEM.
    #[arg(long, env = "KONTOR_SERVER_CERTIFICATE", requires = "key", global = true)]
    certificate: Option<PathBuf>,
    /// Its key in PEM.
    #[arg(long, env = "KONTOR_SERVER_KEY", requires = "certificate", global = true)]
    key: Option<PathBuf>,
    /// Log as lines of JSON.
    #[arg(long, env = "KONTOR_SERVER_LOG_JSON", global = true)]
    #[serde(default)]
    log_json: bool,
}

/// Settings with everything that goes without saying.
#[derive(Debug, Clone)]
pub struct Config {
    /// Where the server keeps its own.
    pub folder: PathBuf,
    /// The database.
    pub database: String,
    /// Where to listen.
    pub listen: SocketAddr,
    /// Names in the own certificate.
    pub names: Vec<String>,
    /// Certificate and key that were given.
    pub given: Option<(PathBuf, PathBuf)>,
    /// Log as lines of JSON.
    pub log_json: bool,
}

/// Where a package puts the file.
const FILE: &str = "/etc/kontor-server.toml";

impl Config {
    /// Reads the file and puts flags and environment above it.
    ///
    /// # Errors
    /// When the file cannot be read or says what nobody knows.
    pub fn of(flags: Settings, file: Option<&Path>) -> Result<Self> {
        let usual = Path::new(FILE);
        let path = file.or_else(|| usual.exists().then_some(usual));
        let text = path.map(std::fs::read_to_string).transpose().context("the configuration file")?;
        let written: Settings = toml::from_str(&text.unwrap_or_default()).context("the configuration file")?;
        let folder = flags.folder.or(written.folder).unwrap_or_else(|| PathBuf::from("/var/lib/kontor-server"));
        let database = flags.database.or(written.database);
        let names = if flags.names.is_empty() { written.names } else { flags.names };
        Ok(Self {
            database: database.unwrap_or_else(|| folder.join("office.db").to_string_lossy().into_owned()),
            folder,
            listen: flags.listen.or(written.listen).unwrap_or_else(|| SocketAddr::from(([0, 0, 0, 0], 7443))),
            names: if names.is_empty() { vec!["localhost".to_owned()] } else { names },
            given: flags.certificate.zip(flags.key).or_else(|| written.certificate.zip(written.key)),
            log_json: flags.log_json || written.log_json,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn flags_stand_above_the_file_and_the_file_above_what_goes_without_saying() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("server.toml");
        std::fs::write(&file, "folder = \"/srv/kontor\"\nlisten = \"127.0.0.1:9\"\nlog_json = true\n").unwrap();
        let flags = Settings { listen: Some(SocketAddr::from(([127, 0, 0, 1], 10))), ..Settings::default() };
        let config = Config::of(flags, Some(&file)).unwrap();
        assert_eq!((config.listen.port(), config.log_json), (10, true));
        assert_eq!(config.database, "/srv/kontor/office.db");
        assert_eq!(config.names, ["localhost"]);
        std::fs::write(&file, "fodler = \"/srv\"\n").unwrap();
        assert!(Config::of(Settings::default(), Some(&file)).is_err(), "a misspelt setting is not passed over");
    }
}
