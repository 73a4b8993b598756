//! The commands of `kontor-server`.

use std::io::Write as _;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};
use clap::{Parser, Subcommand};

use crate::admin;
use crate::config::{Config, Settings};
use crate::db::open;
use crate::http::tls::Identity;
use crate::http::{Office, serve};

/// Head office of Kontor: where the PCs of a firm come together.
#[derive(Debug, Parser)]
#[command(name = "kontor-server", version)]
pub struct Cli {
    #[command(flatten)]
    settings: Settings,
    /// The configuration file.
    #[arg(long, env = "KONTOR_SERVER_CONFIG", global = true)]
    config: Option<PathBuf>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Makes a firm, and a code for the PC that brings its company here.
    Init {
        /// Its name.
        firm: String,
    },
    /// Serves PCs until it is told to stop.
    Serve,
    /// Opens a place for a PC: a code that is good for a quarter of an hour.
    Enrol {
        /// The firm, where there is more than one.
        #[arg(long)]
        firm: Option<String>,
        /// Code of the branch where the PC stands.
        #[arg(long)]
        branch: Option<String>,
        /// Whose work is done there, a ready role or one of the firm's own by its name: the PC holds what that role may see.
        #[arg(long, default_value = "shop")]
        role: String,
        /// Who works there beside that, as often as there are people: the PC holds what they may see, too.
        #[arg(long = "person", value_name = "NAME")]
        people: Vec<String>,
    },
    /// Changes what a PC holds: somebody else works on it, or it stands elsewhere.
    Reach {
        /// The PC, by its code or identity.
        pc: String,
        /// The firm, where there is more than one.
        #[arg(long)]
        firm: Option<String>,
        /// Code of the branch where the PC stands; without it where it stood.
        #[arg(long)]
        branch: Option<String>,
        /// Whose work is done there, a ready role or one of the firm's own by its name.
        #[arg(long)]
        role: String,
        /// Who works there beside that, as often as there are people; without it nobody.
        #[arg(long = "person", value_name = "NAME")]
        people: Vec<String>,
    },
    /// Draws a new password for the administration page.
    Password {
        /// The firm, where there is more than one.
        #[arg(long)]
        firm: Option<String>,
    },
    /// Takes a PC out of the firm, named by its code or identity.
    Revoke {
        /// The PC.
        pc: String,
        /// The firm, where there is more than one.
        #[arg(long)]
        firm: Option<String>,
    },
    /// Copies the database (SQLite) to a file.
    Backup {
        /// The file.
        to: PathBuf,
    },
    /// Puts a backup in the place of a lost database (SQLite).
    Restore {
        /// The file.
        from: PathBuf,
    },
    /// Lets go of what every PC and the backup have; the server does it once a day by itself.
    Compact,
    /// Looks through the whole history: that no commit was changed, dropped or put in since the anchor of any day.
    Verify,
    /// Shows firms and PCs as JSON.
    Status,
    /// Writes what the administration page needs to know of the server.
    #[command(hide = true)]
    Typescript {
        /// The folder.
        #[arg(long)]
        out: PathBuf,
    },
}

/// Does what the command line says.
///
/// # Errors
/// In words for whoever typed it.
pub fn run(cli: Cli) -> Result<()> {
    if let Command::Typescript { out } = &cli.command {
        return Ok(std::fs::write(out.join("admin.ts"), crate::typescript::file())?);
    }
    let config = Config::of(cli.settings, cli.config.as_deref())?;
    std::fs::create_dir_all(&config.folder).with_context(|| config.folder.display().to_string())?;
    if let Command::Restore { from } = &cli.command {
        let firms = admin::restore(from, Path::new(&config.database))?;
        return say(&format!("{firms} firms are back; the PCs bring what the backup does not have"));
    }
    let db = open(&config.database).with_context(|| "the database".to_owned())?;
    match cli.command {
        Command::Serve => {
            let secret = admin::session_secret(&*db)?;
            let identity = identity(&config)?;
            tracing::info!(fingerprint = %admin::shown(&identity.fingerprint), "certificate");
            let runtime = tokio::runtime::Runtime::new()?;
            runtime.block_on(until_told(
                Office::at(db, secret, identity.fingerprint, Some(config.folder.clone())),
                &identity,
                &config,
            ))
        }
        Command::Init { firm } => {
            let (id, code) = admin::init(&*db, &firm)?;
            say(&format!("firm        {id}"))?;
            say(&format!("password    {}   (of the administrator; shown once)", admin::new_password(&*db, id)?))?;
            joining(&config, &code)
        }
        Command::Enrol { firm, branch, role, people } => {
            let firm = admin::choose(&*db, firm.as_deref())?;
            let code = admin::enrol(&*db, firm, branch.as_deref(), &role, &people)?;
            joining(&config, &code)
        }
        Command::Reach { pc, firm, branch, role, people } => {
            let firm = admin::choose(&*db, firm.as_deref())?;
            admin::change_seat(&*db, firm, &pc, branch.as_deref(), &role, &people)
        }
        Command::Revoke { pc, firm } => admin::revoke(&*db, admin::choose(&*db, firm.as_deref())?, &pc),
        Command::Backup { to } => admin::backup(&*db, &to),
        Command::Compact => say(&format!("{} changes", admin::compact(&*db)?)),
        Command::Verify => {
            let verified = admin::verify(&*db)?;
            say(&serde_json::to_string_pretty(&verified)?)?;
            let wrong: usize = verified.iter().map(|firm| firm.wrong.len()).sum();
            if wrong == 0 { Ok(()) } else { bail!("{wrong} things are not as they were") }
        }
        Command::Status => say(&serde_json::to_string_pretty(&admin::status(&*db)?)?),
        Command::Password { firm } => {
            let firm = admin::choose(&*db, firm.as_deref())?;
            say(&format!("password    {}", admin::new_password(&*db, firm)?))
        }
        Command::Restore { .. } | Command::Typescript { .. } => Ok(()),
    }
}

/// What is typed on the PC that joins.
fn joining(config: &Config, code: &str) -> Result<()> {
    let (place, secret) = kontor_sync::enrol::split(code).context("code")?;
    let port = config.listen.to_string();
    let port = port.rsplit(':').next().unwrap_or_default();
    let name = config.names.iter().find(|name| *name != "localhost").map_or("NAME-OF-THIS-SERVER", String::as_str);
    say(&format!("address     {name}:{port}   (the administrator's page: https://{name}:{port}/admin/)"))?;
    say(&format!("code        {place}-{secret}   (good for 15 minutes)"))?;
    say(&format!("certificate {}", admin::shown(&identity(config)?.fingerprint)))
}

fn identity(config: &Config) -> Result<Identity> {
    let identity = match &config.given {
        Some((certificate, key)) => Identity::read(certificate, key),
        None => Identity::own(&config.folder, config.names.clone()),
    };
    identity.context("the certificate")
}

fn say(line: &str) -> Result<()> {
    Ok(writeln!(std::io::stdout(), "{line}")?)
}

async fn until_told(office: std::sync::Arc<Office>, identity: &Identity, config: &Config) -> Result<()> {
    let running = serve(office, identity, config.listen).await.with_context(|| config.listen.to_string())?;
    tracing::info!(address = %running.address, database = kind(&config.database), "serving");
    told_to_stop().await?;
    tracing::info!("stopping");
    Ok(running.stop().await?)
}

/// An address of a database may hold a password.
fn kind(database: &str) -> &'static str {
    if database.starts_with("postgres") { "postgresql" } else { "sqlite" }
}

#[cfg(unix)]
async fn told_to_stop() -> Result<()> {
    use tokio::signal::unix::{SignalKind, signal};
    let mut terminated = signal(SignalKind::terminate())?;
    tokio::select! {
        _ = terminated.recv() => Ok(()),
        interrupted = tokio::signal::ctrl_c() => Ok(interrupted?),
    }
}

#[cfg(not(unix))]
async fn told_to_stop() -> Result<()> {
    Ok(tokio::signal::ctrl_c().await?)
}

/// Begins to log: to standard error, as text or JSON, what `RUST_LOG` asks for.
pub fn log(json: bool) {
    use tracing_subscriber::EnvFilter;
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("info"));
    let lines = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    if json { lines.json().init() } else { lines.init() }
}

impl Cli {
    /// Whether the log is wanted as JSON.
    #[must_use]
    pub fn log_json(&self) -> bool {
        Config::of(self.settings.clone(), self.config.as_deref()).is_ok_and(|config| config.log_json)
    }
}
