//! What a command works with: the open company, the person, the moment.

use chrono::{DateTime, NaiveDateTime, NaiveTime, TimeZone};
use chrono_tz::Tz;
use kontor_core::company::{Branch, Company, Device, User};
use kontor_core::entity::EntityKind;
use kontor_core::fault::{Code, Fault};
use kontor_core::id::EntityId;
use kontor_core::permission::{Action, Facet, Permission, Resource};
use kontor_core::time::{LocalDate, Timestamp};
use kontor_store::{Author, Read, Store, Viewer, Write};

use crate::command::Needs;
use crate::desk::Keys;
use crate::error::Answer;
use crate::host::{self, Host};
use crate::job::Progress;
use crate::reach;
use crate::sync::Live;

/// The surroundings of one call.
pub struct Context<'a> {
    /// The open company file.
    pub store: &'a Store,
    /// The person in whose name it is done.
    pub user: &'a User,
    /// What the person may do, and how far that reaches.
    pub viewer: &'a Viewer,
    /// What the command needs, where it is one.
    pub needs: Option<Needs>,
    /// Clock and randomness.
    pub host: &'a dyn Host,
    /// Where keys are kept.
    pub keys: &'a dyn Keys,
    /// The link with head office, as it is at this moment.
    pub link: &'a Live,
    /// Name of the command.
    pub command: &'static str,
    /// Whether the change must survive a power cut at once.
    pub durable: bool,
    /// Whether the change is only rehearsed and taken back.
    pub rehearsal: bool,
    /// Where long work tells how far it is.
    pub progress: &'a Progress,
}

impl Context<'_> {
    /// Reads in one snapshot.
    ///
    /// # Errors
    /// What `work` answers.
    pub fn read<T>(&self, work: impl FnOnce(&Read<'_>) -> Answer<T>) -> Answer<T> {
        self.store.read_as(self.viewer, work)
    }
    /// Changes the file in one transaction, or nothing of it.
    ///
    /// # Errors
    /// What `work` answers.
    pub fn write<T>(&self, work: impl FnOnce(&mut Write<'_>) -> Answer<T>) -> Answer<T> {
        let author = self.author();
        let work = |write: &mut Write<'_>| {
            let answer = work(write)?;
            reach::check_saved(self, write)?;
            Ok(answer)
        };
        if self.rehearsal { self.store.rehearse(author, work) } else { self.store.write(author, work) }
    }
    /// Changes very many rows in one transaction, or nothing of it. Others who want to write meanwhile are told so.
    ///
    /// # Errors
    /// What `work` answers; `busy`.
    pub fn write_long<T>(&self, work: impl FnOnce(&mut Write<'_>) -> Answer<T>) -> Answer<T> {
        if self.rehearsal {
            return self.write(work);
        }
        self.store.write_long(self.author(), work)
    }
    /// Who writes what belongs to no command's effect: a note of this PC for itself.
    pub(crate) fn own_author(&self) -> Author {
        Author { durable: false, ..self.author() }
    }
    fn author(&self) -> Author {
        let (now, entropy) = (self.now(), host::entropy(self.host));
        Author { user: self.user.id, command: self.command, now, durable: self.durable, entropy }
    }
    /// Now.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        self.host.now()
    }
    /// Whether the person may do that at all.
    #[must_use]
    pub fn may(&self, resource: Resource, action: Action) -> bool {
        self.viewer.rights.may(Permission::new(resource, action))
    }
    /// Whether the person may see a confidential figure.
    #[must_use]
    pub fn sees(&self, facet: Facet) -> bool {
        self.viewer.rights.sees(facet)
    }
    /// Stops whoever may not see a confidential figure.
    ///
    /// # Errors
    /// `not-allowed`.
    pub fn expect_facet(&self, facet: Facet) -> Result<(), Fault> {
        let refusal = || Fault::new(Code::NotAllowed).with("permission", format!("facet.{}", facet.as_str()));
        if self.sees(facet) { Ok(()) } else { Err(refusal()) }
    }
    /// Stops what the person may not do.
    ///
    /// # Errors
    /// `not-allowed`.
    pub fn expect(&self, resource: Resource, action: Action) -> Result<(), Fault> {
        let right = Permission::new(resource, action);
        let refusal = || Fault::new(Code::NotAllowed).with("permission", right);
        if self.viewer.rights.may(right) { Ok(()) } else { Err(refusal()) }
    }
    /// Whether the person may see records of that kind, wherever it is told of: in a history, a finding, an export.
    #[must_use]
    pub fn may_see(&self, kind: EntityKind) -> bool {
        let paper = kind.resource() == Resource::Document && self.may(Resource::Purchase, Action::See);
        (paper || self.may(kind.resource(), Action::See)) && kind.facet().is_none_or(|facet| self.sees(facet))
    }
    /// A new identity.
    #[must_use]
    pub fn new_id<T: EntityId>(&self) -> T {
        host::new_id(self.host)
    }
}

/// The company, which every command but the set-up can rely on.
///
/// # Errors
/// `not-found` in a file that was never set up.
pub fn company(read: &Read<'_>) -> Answer<Company> {
    read.company()?.ok_or_else(|| Fault::new(Code::NotFound).with("kind", "company").into())
}

/// This PC and the branch where it stands.
///
/// # Errors
/// `not-found` in a file that was never set up.
pub fn here(read: &Read<'_>) -> Answer<(Device, Branch)> {
    let device: Device = read.get(read.this_device()?)?;
    let branch: Branch = read.get(device.branch)?;
    Ok((device, branch))
}

/// Business dates of the company: what day an instant is, and when a day begins.
#[derive(Debug, Clone, Copy)]
pub struct Calendar(Tz);

impl Calendar {
    /// The calendar of the company's time zone; UTC when the zone is unknown to this program.
    #[must_use]
    pub fn of(company: &Company) -> Self {
        Self(company.time_zone.parse().unwrap_or(Tz::UTC))
    }
    /// The calendar of a time zone.
    #[must_use]
    pub const fn in_zone(zone: Tz) -> Self {
        Self(zone)
    }
    /// The business date of an instant.
    #[must_use]
    pub fn day_of(self, at: Timestamp) -> LocalDate {
        DateTime::from_timestamp_millis(at.0).map_or(LocalDate::MIN, |utc| utc.with_timezone(&self.0).date_naive())
    }
    /// What calendar and clock show at an instant.
    #[must_use]
    pub fn shown(self, at: Timestamp) -> NaiveDateTime {
        let utc = DateTime::from_timestamp_millis(at.0);
        utc.map_or(NaiveDateTime::MIN, |utc| utc.with_timezone(&self.0).naive_local())
    }
    /// The first instant of a day. Where the clock jumps over midnight the day begins after the jump.
    #[must_use]
    pub fn start_of(self, day: LocalDate) -> Timestamp {
        self.at(day, 0)
    }
    /// The instant at which the clock shows so many minutes after midnight. A time that the clock jumps over is the moment of
    /// the jump; of a time that comes twice it is the first. So later times never lie before earlier ones.
    #[must_use]
    pub fn at(self, day: LocalDate, minutes: i64) -> Timestamp {
        let midnight = day.and_time(NaiveTime::MIN);
        // A zone that changed sides of the date line left out a whole day.
        let local = (minutes..minutes.saturating_add(1500)).find_map(|minutes| {
            let shown = midnight.checked_add_signed(chrono::Duration::try_minutes(minutes)?)?;
            self.0.from_local_datetime(&shown).earliest()
        });
        Timestamp(local.map_or_else(|| midnight.and_utc().timestamp_millis(), |at| at.timestamp_millis()))
    }
    /// The first instant after a day.
    #[must_use]
    pub fn end_of(self, day: LocalDate) -> Timestamp {
        day.succ_opt().map_or(Timestamp(i64::MAX), |next| self.start_of(next))
    }
}
