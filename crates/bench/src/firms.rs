//! A thousand firms at one head office: a working day of all their PCs, as fast as they get answers, over TLS on loopback.
//!
//! Each PC sends two orders, edits or moves of goods three times, looks what the others did each time, and tells its state once;
//! one in twenty holds a line for pokes. The PCs are this program, head office is another process; both share the machine.

#![allow(clippy::float_arithmetic, clippy::disallowed_types, clippy::cast_precision_loss, reason = "times, not money")]

use std::path::Path;
use std::sync::Mutex;
use std::time::{Duration, Instant, SystemTime};

use anyhow::{Context as _, Result, anyhow};
use kontor_server::admin::session_secret;
use kontor_server::db::open;
use kontor_server::http::Tokens;
use kontor_server::http::tls::Identity;
use kontor_server::http::{Purpose, clock};
use kontor_sync::wire::{Pull, Pulled, Pushed, Reply, Status, StatusSeen};

use crate::figures::{Table, Times};
use crate::office::HeadOffice;
use crate::traffic::{Firm, Pc};
use crate::wire::{Connection, Way};

/// Requests that are under way at the same time.
const WORKERS: usize = 32;
/// How often each PC sends something.
const ROUNDS: usize = 3;
/// Lines for pokes at most, and one for how many PCs.
const LINES: (usize, usize) = (2_000, 20);
/// Contacts and items of each firm.
const RECORDS: u64 = 20;

/// How many firms, of how many PCs.
#[derive(Debug, Clone, Copy)]
pub struct Size {
    /// Firms.
    pub firms: usize,
    /// PCs of each.
    pub pcs: usize,
}

/// How long requests took.
#[derive(Default)]
struct Day {
    pushes: Times,
    pulls: Times,
    others: Times,
}

/// Measures in a folder beside the figures; over PostgreSQL where a database is named.
pub fn measure(size: Size, database: Option<&str>, out: &Path, table: &mut Table) -> Result<()> {
    let folder = tempfile::tempdir_in(out.parent().context("the file of the figures needs a folder")?)?;
    let file = folder.path().join("office.db");
    let address = database.map_or_else(|| file.to_string_lossy().into_owned(), str::to_owned);
    let (mut firms, tokens) = {
        let db = open(&address)?;
        let begun = Instant::now();
        let named = (0..size.firms).map(|no| format!("firm {no}"));
        let firms = named.map(|name| Firm::open(&*db, &name, size.pcs, RECORDS)).collect::<Result<Vec<_>>>()?;
        let each = begun.elapsed().as_secs_f64() * 1_000.0 / (size.firms * size.pcs) as f64;
        table.fact("a PC enrolled by the functions of the hub", each, None);
        (firms, Tokens::new(session_secret(&*db)?))
    };
    Identity::own(folder.path(), vec!["localhost".to_owned()])?;
    let mut office = HeadOffice::new(folder.path().to_owned(), database)?;
    office.serve()?;
    let way = Way::new(office.address, &folder.path().join("certificate.pem"))?;
    let memory = office.memory().unwrap_or_default();
    let pcs = size.firms * size.pcs;
    let token = |pc: &Pc| tokens.seal(Purpose::Session, pc.who, clock::now_ms() + 14 * 60 * 1_000);
    let mut lines = Vec::new();
    let listening = firms.iter().flat_map(|firm| &firm.pcs).step_by(LINES.1).take(LINES.0);
    for pc in listening {
        let mut line = Connection::open(&way)?;
        line.listen(&token(pc))?;
        lines.push(line);
    }
    let with_lines = office.memory().unwrap_or_default();
    let (day, took) = work(&mut firms, &way, &token)?;
    let requests = day.pushes.count() + day.pulls.count() + day.others.count();
    table.least("requests a second", requests as f64 / took.as_secs_f64(), 1.0);
    table.limit("push of two commits, median", day.pushes.percentile(50), None, 1_000.0);
    table.limit("push of two commits, of 95 in 100", day.pushes.percentile(95), None, 1_000.0);
    table.limit("pull, median", day.pulls.percentile(50), None, 1_000.0);
    table.limit("pull, of 95 in 100", day.pulls.percentile(95), None, 1_000.0);
    table.fact("PCs", pcs as f64, None);
    table.fact("lines for pokes", lines.len() as f64, None);
    table.fact("memory at the start, MB", memory, None);
    table.fact("memory of a line, KB", (with_lines - memory) * 1_024.0 / lines.len().max(1) as f64, None);
    table.fact("memory at the end, MB", office.memory().unwrap_or_default(), None);
    table.fact("open files and connections", office.open_files().unwrap_or_default() as f64, None);
    if database.is_none() {
        let bytes = std::fs::metadata(&file)?.len();
        table.fact("bytes of the database for each PC", bytes as f64 / pcs as f64, None);
    }
    Ok(())
}

/// The day of all firms.
fn work(firms: &mut [Firm], way: &Way, token: &(impl Fn(&Pc) -> Vec<u8> + Sync)) -> Result<(Day, Duration)> {
    let (whole, odd) = (Mutex::new(Day::default()), Mutex::new(None));
    let each = firms.len().div_ceil(WORKERS).max(1);
    let begun = Instant::now();
    std::thread::scope(|scope| {
        for some in firms.chunks_mut(each) {
            let (whole, odd) = (&whole, &odd);
            scope.spawn(move || match of_some(some, way, token) {
                Ok(day) => {
                    if let Ok(mut whole) = whole.lock() {
                        whole.pushes.append(day.pushes);
                        whole.pulls.append(day.pulls);
                        whole.others.append(day.others);
                    }
                }
                Err(error) => drop(odd.lock().map(|mut odd| *odd = Some(error))),
            });
        }
    });
    let took = begun.elapsed();
    match odd.into_inner() {
        Ok(None) => Ok((whole.into_inner().map_err(|_| anyhow!("a worker failed"))?, took)),
        Ok(Some(error)) => Err(error),
        Err(_) => Err(anyhow!("a worker failed")),
    }
}

fn of_some(firms: &mut [Firm], way: &Way, token: &impl Fn(&Pc) -> Vec<u8>) -> Result<Day> {
    let mut day = Day::default();
    let mut connection = Connection::open(way)?;
    for round in 0..ROUNDS {
        for pc in firms.iter_mut().flat_map(|firm| &mut firm.pcs) {
            let token = token(pc);
            pc.work(2);
            let (push, _) = pc.next_push().context("a push")?;
            let pushed: Reply<Pushed> = day.pushes.of(|| connection.ask("/v1/push", &token, &push))?;
            pushed.body.map_err(|stop| anyhow!("{stop:?}"))?;
            let asked = Pull { feed: None, cursor: pc.seen, epoch: 0, floors: Vec::new(), incarnation: 1 };
            let page: Reply<Pulled> = day.pulls.of(|| connection.ask("/v1/pull", &token, &asked))?;
            pc.seen = page.body.map_err(|stop| anyhow!("{stop:?}"))?.cursor;
            if round == 0 {
                let now_ms = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH)?.as_millis();
                let told = Status {
                    cursor: pc.seen,
                    clean_to_ms: u64::try_from(now_ms)?,
                    waiting: 0,
                    clock_ms: u64::try_from(now_ms)?,
                    app: "0.2.0".to_owned(),
                    schema: 1,
                    disk_free: 1 << 40,
                };
                let seen: Reply<StatusSeen> = day.others.of(|| connection.ask("/v1/status", &token, &told))?;
                seen.body.map_err(|stop| anyhow!("{stop:?}"))?;
            }
        }
    }
    Ok(day)
}
