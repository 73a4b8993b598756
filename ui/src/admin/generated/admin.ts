// Generated from the types of the server by `cargo xtask codegen`. Do not edit.

/**
 * Why a request was not answered.
 */
export type AdminCode = "signed-out" | "wrong-password" | "wait" | "name-the-firm" | "not-found" | "revoked-before" | "no-backup-here" | "bad-request" | "failed";

/**
 * An error.
 */
export type AdminError = { 
/**
 * What is wrong.
 */
code: AdminCode, 
/**
 * How long to wait, in milliseconds.
 */
wait_ms: number | null, };

/**
 * A backup.
 */
export type BackupView = { 
/**
 * When it was taken.
 */
at_ms: number, 
/**
 * How large it is.
 */
bytes: number, 
/**
 * The last place of the feed that it covers.
 */
covers: number, };

/**
 * A branch.
 */
export type BranchView = { 
/**
 * Identity.
 */
id: Id, 
/**
 * Code.
 */
code: string, 
/**
 * Name.
 */
name: string, };

/**
 * What can be said of a PC: where it stands, whose work is done there, who works on it.
 */
export type Choices = { 
/**
 * The branches by code.
 */
branches: Array<BranchView>, 
/**
 * The ready roles, then the firm's own by name.
 */
roles: Array<RoleView>, 
/**
 * Who works for the firm, by name.
 */
people: Array<PersonView>, };

/**
 * Asks which PCs may still bring something from before a moment: before a period is closed.
 */
export type Close = { 
/**
 * The moment, in milliseconds since 1970 UTC.
 */
before_ms: number, };

/**
 * Opens a place for a PC.
 */
export type Enrol = { 
/**
 * Where it will stand.
 */
branch: Id | null, 
/**
 * Whose work is done there: the key of a role.
 */
role: string, 
/**
 * Who works there beside that.
 */
people: Array<Id>, };

/**
 * A code for a PC.
 */
export type Enrolment = { 
/**
 * The code as it is typed: `AB-CDEFGH`.
 */
code: string, 
/**
 * Until when it is good.
 */
good_until_ms: number, 
/**
 * What the PC shows of the server, to compare.
 */
fingerprint: string, 
/**
 * All of it for a camera, or to be pasted where a PC joins: `kontor:HOST:PORT#CODE#FINGERPRINT`.
 */
qr: string, 
/**
 * The PC that brings the company: there is none yet.
 */
founder: boolean, };

/**
 * Confidential figures. Whoever lacks one gets answers without it: the field is absent, not zero.
 */
export type Facet = "cost" | "credit" | "bank" | "pay";

/**
 * A firm.
 */
export type FirmView = { 
/**
 * Identity.
 */
id: Id, 
/**
 * Name.
 */
name: string, 
/**
 * The last place of its feed.
 */
head: number, 
/**
 * Whether its company has arrived: until then the next PC brings it.
 */
has_company: boolean, };

/**
 * The identity of any record.
 */
export type Id = string;

/**
 * Issues of a kind.
 */
export type IssueCount = { 
/**
 * The kind, as `held` or `number-twice`.
 */
kind: string, 
/**
 * How many wait.
 */
open: number, };

/**
 * A PC that may not have sent everything.
 */
export type NotYetRow = { 
/**
 * Identity.
 */
id: Id, 
/**
 * Its code in numbers.
 */
code: string, 
/**
 * Its name for people.
 */
name: string, 
/**
 * Everything done on it up to this instant is here: milliseconds since 1970 UTC.
 */
clean_to_ms: number, 
/**
 * How many commits waited on it when it was heard of last.
 */
waiting: number, 
/**
 * When that was, in milliseconds since 1970 UTC.
 */
seen_at_ms: number, };

/**
 * All that the page shows of a firm.
 */
export type Overview = { 
/**
 * The firm.
 */
firm: FirmView, 
/**
 * The server.
 */
server: ServerView, 
/**
 * How many people work in which role.
 */
people: Array<RoleCount>, 
/**
 * The PCs by code.
 */
pcs: Array<PcRow>, 
/**
 * Issues that wait for somebody, by kind.
 */
issues: Array<IssueCount>, 
/**
 * What PCs sent that was not accepted.
 */
quarantine: Array<QuarantineRow>, 
/**
 * Commits that this version cannot read, newest first, at most a hundred.
 */
parked: Array<ParkedRow>, 
/**
 * The last backup; none where none was ever taken here.
 */
backup: BackupView | null, };

/**
 * A commit that waits for a version that can read it.
 */
export type ParkedRow = { 
/**
 * Its place in the feed.
 */
seq: number, 
/**
 * Code of the PC.
 */
code: string, 
/**
 * When it came.
 */
at_ms: number, 
/**
 * Its bytes.
 */
bytes: number, };

/**
 * A PC.
 */
export type PcRow = { 
/**
 * Identity.
 */
id: Id, 
/**
 * Its code in numbers.
 */
code: string, 
/**
 * Name for people.
 */
name: string, 
/**
 * Where it stands.
 */
branch: BranchView | null, 
/**
 * Whose work is done there; none where what it holds was given once and for all.
 */
role: RoleView | null, 
/**
 * Who works there beside that, as long as they work for the firm.
 */
people: Array<PersonView>, 
/**
 * The branches that it holds; all of them without a list.
 */
branches: Array<BranchView> | null, 
/**
 * The names of the teams whose deals it holds beside those of no team; all of them without a list.
 */
teams: Array<string> | null, 
/**
 * The confidential figures that it holds.
 */
facets: Array<Facet>, 
/**
 * Whether it works.
 */
status: PcStatus, 
/**
 * Version of its program; empty before it told.
 */
app: string, 
/**
 * When it joined.
 */
joined_at_ms: number, 
/**
 * When it was heard of last.
 */
seen_at_ms: number, 
/**
 * Commits that wait on it.
 */
waiting: number, 
/**
 * Commits that it has not pulled.
 */
behind: number, 
/**
 * All that was done on it up to this instant is here; 0 before it told.
 */
clean_to_ms: number, 
/**
 * Its clock less the server's, in milliseconds.
 */
clock_off_ms: number, 
/**
 * Bytes that are free on its disk; 0 before it told.
 */
disk_free: number, };

/**
 * Where a PC stands with head office.
 */
export type PcStatus = "active" | "stale" | "revoked";

/**
 * Somebody who works for the firm.
 */
export type PersonView = { 
/**
 * Identity.
 */
id: Id, 
/**
 * Name.
 */
name: string, };

/**
 * What one PC sent that was not accepted.
 */
export type QuarantineRow = { 
/**
 * Code of the PC.
 */
code: string, 
/**
 * `fork` (a copy of the company file) or `revoked`.
 */
reason: string, 
/**
 * How many commits.
 */
commits: number, 
/**
 * When the last came.
 */
last_at_ms: number, };

/**
 * Takes a PC out of the firm.
 */
export type Revoke = { 
/**
 * Which.
 */
pc: Id, };

/**
 * How many people have a role.
 */
export type RoleCount = { 
/**
 * Key of a ready role, or the name of one of the firm's own.
 */
role: string, 
/**
 * It is one of the firm's own.
 */
own: boolean, 
/**
 * How many.
 */
people: number, };

/**
 * A role.
 */
export type RoleView = { 
/**
 * Key of a ready role, or the identity of one of the firm's own.
 */
key: string, 
/**
 * Name of one of the firm's own; a ready role is named by its key.
 */
name: string | null, };

/**
 * The server.
 */
export type ServerView = { 
/**
 * Version of the program.
 */
version: string, 
/**
 * SHA-256 of the certificate, as people compare it: `AB:CD:…`.
 */
fingerprint: string, 
/**
 * Its clock, in milliseconds since 1970 UTC.
 */
now_ms: number, 
/**
 * `sqlite` or `postgresql`.
 */
database: string, 
/**
 * Bytes of the database; none where it is kept elsewhere.
 */
database_bytes: number | null, 
/**
 * Bytes of attachments of the firm.
 */
attachment_bytes: number, };

/**
 * Changes what a PC holds.
 */
export type SetReach = { 
/**
 * Which.
 */
pc: Id, 
/**
 * Where it stands.
 */
branch: Id | null, 
/**
 * Whose work is done there: the key of a role.
 */
role: string, 
/**
 * Who works there beside that.
 */
people: Array<Id>, };

/**
 * Signs in.
 */
export type SignIn = { 
/**
 * Name or identity of the firm, where the server has more than one.
 */
firm: string | null, 
/**
 * The administrator's password.
 */
password: string, };

/** Every endpoint below `/admin/api` with its request and response; errors are `AdminError`. */
export interface AdminApi {
  'POST sign-in': { request: SignIn; response: null };
  'POST sign-out': { request: null; response: null };
  'GET overview': { request: null; response: Overview };
  'GET choices': { request: null; response: Choices };
  'POST enrol': { request: Enrol; response: Enrolment };
  'POST revoke': { request: Revoke; response: null };
  'POST reach': { request: SetReach; response: null };
  'POST close': { request: Close; response: Array<NotYetRow> };
  'POST backup': { request: null; response: BackupView | null };
}
