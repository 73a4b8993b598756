//! What the administration page and the server say to each other, as JSON. `kontor-server typescript` writes them for the page.

use kontor_core::id::Id;
use kontor_core::permission::Facet;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Signs in.
#[derive(Debug, Deserialize, TS)]
pub struct SignIn {
    /// Name or identity of the firm, where the server has more than one.
    pub firm: Option<String>,
    /// The administrator's password.
    pub password: String,
}

/// Why a request was not answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum AdminCode {
    /// Nobody is signed in, or not any more.
    SignedOut,
    /// Wrong password, or no such firm.
    WrongPassword,
    /// After wrong passwords the next try waits: `wait_ms`.
    Wait,
    /// The server has more than one firm: name it.
    NameTheFirm,
    /// No such PC, branch or role.
    NotFound,
    /// The PC was revoked before.
    RevokedBefore,
    /// The database has backup tools of its own.
    NoBackupHere,
    /// Not a request that the server knows.
    BadRequest,
    /// It failed; the log of the server says why.
    Failed,
}

/// An error.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct AdminError {
    /// What is wrong.
    pub code: AdminCode,
    /// How long to wait, in milliseconds.
    pub wait_ms: Option<u64>,
}

/// All that the page shows of a firm.
#[derive(Debug, Serialize, TS)]
pub struct Overview {
    /// The firm.
    pub firm: FirmView,
    /// The server.
    pub server: ServerView,
    /// How many people work in which role.
    pub people: Vec<RoleCount>,
    /// The PCs by code.
    pub pcs: Vec<PcRow>,
    /// Issues that wait for somebody, by kind.
    pub issues: Vec<IssueCount>,
    /// What PCs sent that was not accepted.
    pub quarantine: Vec<QuarantineRow>,
    /// Commits that this version cannot read, newest first, at most a hundred.
    pub parked: Vec<ParkedRow>,
    /// The last backup; none where none was ever taken here.
    pub backup: Option<BackupView>,
}

/// A firm.
#[derive(Debug, Serialize, TS)]
pub struct FirmView {
    /// Identity.
    pub id: Id,
    /// Name.
    pub name: String,
    /// The last place of its feed.
    pub head: u64,
    /// Whether its company has arrived: until then the next PC brings it.
    pub has_company: bool,
}

/// The server.
#[derive(Debug, Serialize, TS)]
pub struct ServerView {
    /// Version of the program.
    pub version: String,
    /// SHA-256 of the certificate, as people compare it: `AB:CD:…`.
    pub fingerprint: String,
    /// Its clock, in milliseconds since 1970 UTC.
    pub now_ms: u64,
    /// `sqlite` or `postgresql`.
    pub database: String,
    /// Bytes of the database; none where it is kept elsewhere.
    pub database_bytes: Option<u64>,
    /// Bytes of attachments of the firm.
    pub attachment_bytes: u64,
}

/// How many people have a role.
#[derive(Debug, Serialize, TS)]
pub struct RoleCount {
    /// Key of a ready role, or the name of one of the firm's own.
    pub role: String,
    /// It is one of the firm's own.
    pub own: bool,
    /// How many.
    pub people: u64,
}

/// A branch.
#[derive(Debug, Clone, Serialize, TS)]
pub struct BranchView {
    /// Identity.
    pub id: Id,
    /// Code.
    pub code: String,
    /// Name.
    pub name: String,
}

/// A role.
#[derive(Debug, Clone, Serialize, TS)]
pub struct RoleView {
    /// Key of a ready role, or the identity of one of the firm's own.
    pub key: String,
    /// Name of one of the firm's own; a ready role is named by its key.
    pub name: Option<String>,
}

/// Somebody who works for the firm.
#[derive(Debug, Clone, Serialize, TS)]
pub struct PersonView {
    /// Identity.
    pub id: Id,
    /// Name.
    pub name: String,
}

/// What can be said of a PC: where it stands, whose work is done there, who works on it.
#[derive(Debug, Serialize, TS)]
pub struct Choices {
    /// The branches by code.
    pub branches: Vec<BranchView>,
    /// The ready roles, then the firm's own by name.
    pub roles: Vec<RoleView>,
    /// Who works for the firm, by name.
    pub people: Vec<PersonView>,
}

/// Where a PC stands with head office.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum PcStatus {
    /// It works.
    Active,
    /// It was silent for so long that it must load anew.
    Stale,
    /// It was taken out of the firm.
    Revoked,
}

/// A PC.
#[derive(Debug, Serialize, TS)]
pub struct PcRow {
    /// Identity.
    pub id: Id,
    /// Its code in numbers.
    pub code: String,
    /// Name for people.
    pub name: String,
    /// Where it stands.
    pub branch: Option<BranchView>,
    /// Whose work is done there; none where what it holds was given once and for all.
    pub role: Option<RoleView>,
    /// Who works there beside that, as long as they work for the firm.
    pub people: Vec<PersonView>,
    /// The branches that it holds; all of them without a list.
    pub branches: Option<Vec<BranchView>>,
    /// The names of the teams whose deals it holds beside those of no team; all of them without a list.
    pub teams: Option<Vec<String>>,
    /// The confidential figures that it holds.
    pub facets: Vec<Facet>,
    /// Whether it works.
    pub status: PcStatus,
    /// Version of its program; empty before it told.
    pub app: String,
    /// When it joined.
    pub joined_at_ms: u64,
    /// When it was heard of last.
    pub seen_at_ms: u64,
    /// Commits that wait on it.
    pub waiting: u64,
    /// Commits that it has not pulled.
    pub behind: u64,
    /// All that was done on it up to this instant is here; 0 before it told.
    pub clean_to_ms: u64,
    /// Its clock less the server's, in milliseconds.
    pub clock_off_ms: i64,
    /// Bytes that are free on its disk; 0 before it told.
    pub disk_free: u64,
}

/// Issues of a kind.
#[derive(Debug, Serialize, TS)]
pub struct IssueCount {
    /// The kind, as `held` or `number-twice`.
    pub kind: String,
    /// How many wait.
    pub open: u64,
}

/// What one PC sent that was not accepted.
#[derive(Debug, Serialize, TS)]
pub struct QuarantineRow {
    /// Code of the PC.
    pub code: String,
    /// `fork` (a copy of the company file) or `revoked`.
    pub reason: String,
    /// How many commits.
    pub commits: u64,
    /// When the last came.
    pub last_at_ms: u64,
}

/// A commit that waits for a version that can read it.
#[derive(Debug, Serialize, TS)]
pub struct ParkedRow {
    /// Its place in the feed.
    pub seq: u64,
    /// Code of the PC.
    pub code: String,
    /// When it came.
    pub at_ms: u64,
    /// Its bytes.
    pub bytes: u64,
}

/// A backup.
#[derive(Debug, Serialize, TS)]
pub struct BackupView {
    /// When it was taken.
    pub at_ms: u64,
    /// How large it is.
    pub bytes: u64,
    /// The last place of the feed that it covers.
    pub covers: u64,
}

/// Opens a place for a PC.
#[derive(Debug, Deserialize, TS)]
pub struct Enrol {
    /// Where it will stand.
    pub branch: Option<Id>,
    /// Whose work is done there: the key of a role.
    pub role: String,
    /// Who works there beside that.
    pub people: Vec<Id>,
}

/// A code for a PC.
#[derive(Debug, Serialize, TS)]
pub struct Enrolment {
    /// The code as it is typed: `AB-CDEFGH`.
    pub code: String,
    /// Until when it is good.
    pub good_until_ms: u64,
    /// What the PC shows of the server, to compare.
    pub fingerprint: String,
    /// All of it for a camera, or to be pasted where a PC joins: `kontor:HOST:PORT#CODE#FINGERPRINT`.
    pub qr: String,
    /// The PC that brings the company: there is none yet.
    pub founder: bool,
}

/// Takes a PC out of the firm.
#[derive(Debug, Deserialize, TS)]
pub struct Revoke {
    /// Which.
    pub pc: Id,
}

/// Changes what a PC holds.
#[derive(Debug, Deserialize, TS)]
pub struct SetReach {
    /// Which.
    pub pc: Id,
    /// Where it stands.
    pub branch: Option<Id>,
    /// Whose work is done there: the key of a role.
    pub role: String,
    /// Who works there beside that.
    pub people: Vec<Id>,
}

/// Asks which PCs may still bring something from before a moment: before a period is closed.
#[derive(Debug, Deserialize, TS)]
pub struct Close {
    /// The moment, in milliseconds since 1970 UTC.
    pub before_ms: u64,
}

/// A PC that may not have sent everything.
#[derive(Debug, Serialize, TS)]
pub struct NotYetRow {
    /// Identity.
    pub id: Id,
    /// Its code in numbers.
    pub code: String,
    /// Its name for people.
    pub name: String,
    /// Everything done on it up to this instant is here: milliseconds since 1970 UTC.
    pub clean_to_ms: u64,
    /// How many commits waited on it when it was heard of last.
    pub waiting: u64,
    /// When that was, in milliseconds since 1970 UTC.
    pub seen_at_ms: u64,
}
