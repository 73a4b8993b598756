//! The open company, and who it is at head office: what every way there begins with.

use std::path::{Path, PathBuf};

use kontor_core::fault::{Code, Fault};
use kontor_core::text_enum::TextEnum as _;
use kontor_link::{Https, Pass};
use kontor_store::link::Link;
use kontor_store::{Store, StoreError};
use kontor_sync::sign::DeviceSecret;

use super::exchange::{Exchange, Trouble};
use super::state::SpareLine;
use super::way::now_ms;
use crate::desk::{Desk, Keys};
use crate::error::Answer;

/// A company and a line to its head office. It serves as long as the company stays open and the link as it is.
pub(super) struct Connection {
    pub path: PathBuf,
    pub link: Link,
    pub pass: Pass,
    pub line: Https,
    /// What the system said of the line, and when.
    metered: Option<(u64, bool)>,
}

/// The system is asked again what the line costs after so long.
const METERED_MS: u64 = 30_000;

impl Connection {
    /// That of the company that is open; nothing when none is, or when it works alone.
    ///
    /// # Errors
    /// `sync-key-missing`; `sync-unreachable` where the address is none.
    pub fn open(desk: &Desk) -> Answer<Option<Self>> {
        if desk.open_path().is_none() {
            return Ok(None);
        }
        desk.in_office(|office| Self::of(&office.store, desk.keys()))
    }
    /// That of a company; nothing when it works alone.
    ///
    /// # Errors
    /// `sync-key-missing`; `sync-unreachable` where the address is none.
    pub fn of(store: &Store, keys: &dyn Keys) -> Answer<Option<Self>> {
        let (link, device) = store.read(|read| Ok::<_, StoreError>((read.link()?, read.position()?.device)))?;
        let Some(link) = link else { return Ok(None) };
        let path = store.path().to_owned();
        let key = keys.pass(&path)?.ok_or_else(|| Fault::new(Code::SyncKeyMissing))?;
        let secret = DeviceSecret::new(key.bytes());
        let pass = Pass { firm: link.joined.firm, device: device.0, secret };
        let line = Https::new(&link.joined.server, Some(link.joined.fingerprint));
        let line = line.map_err(|_| Fault::new(Code::SyncUnreachable).with("server", &link.joined.server))?;
        Ok(Some(Self { path, link, pass, line, metered: None }))
    }

    /// Bytes a second that the line may carry; all there are without a limit.
    pub fn limit(&self) -> Option<u64> {
        self.link.most_kilobytes.map(|most| u64::from(most) * 1_024)
    }

    /// Milliseconds between two exchanges while the line is spared; nothing while it need not be.
    pub fn spares(&mut self, desk: &Desk) -> Option<u64> {
        let spared = match SpareLine::from_text(&self.link.spare) {
            Some(SpareLine::Always) => true,
            Some(SpareLine::Metered) => self.is_metered(desk),
            Some(SpareLine::Never) | None => false,
        };
        spared.then(|| u64::from(self.link.spare_minutes) * 60_000)
    }
    fn is_metered(&mut self, desk: &Desk) -> bool {
        let now = now_ms(desk);
        match self.metered {
            Some((asked_at, metered)) if now.abs_diff(asked_at) < METERED_MS => metered,
            _ => {
                let metered = desk.host().is_line_metered();
                self.metered = Some((now, metered));
                metered
            }
        }
    }

    /// Works in the company, if it is still the one that is open.
    pub fn at<T>(&self, desk: &Desk, work: impl FnOnce(&Exchange<'_>) -> Result<T, Trouble>) -> Result<T, Trouble> {
        let worked = desk.in_office(|office| {
            if office.store.path() != self.path {
                return Err(Fault::new(Code::NotFound).with("kind", "company").into());
            }
            let disk_free = room_beside(&self.path).unwrap_or(0);
            Ok(work(&Exchange { store: &office.store, host: desk.host(), disk_free }))
        });
        worked.unwrap_or_else(|error| Err(Trouble::Here(error)))
    }
}

/// Free bytes of the disk that a file is on, as far as this program may use them; nothing where the system does not say.
#[cfg(unix)]
pub(super) fn room_beside(path: &Path) -> Option<u64> {
    let disk = rustix::fs::statvfs(path.parent()?).ok()?;
    Some(disk.f_bavail.saturating_mul(disk.f_frsize))
}
/// Free bytes of the disk that a file is on; nothing where the system does not say.
#[cfg(not(unix))]
pub(super) fn room_beside(_: &Path) -> Option<u64> {
    None
}
