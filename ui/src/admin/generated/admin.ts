// Generated from the types of the server by `cargo xtask codegen`. Do not edit.

export type AdminCode = "signed-out" | "wrong-password" | "wait" | "name-the-firm" | "not-found" | "revoked-before" | "no-backup-here" | "bad-request" | "failed";
export type AdminError = { code: AdminCode, wait_ms: number | null };
export type Facet = "cost" | "credit" | "bank" | "pay";
export type FirmView = { id: string, name: string, head: number, has_company: boolean };
export type ServerView = { version: string, fingerprint: string, now_ms: number, database: string, database_bytes: number | null, attachment_bytes: number };
export type RoleCount = { role: string, own: boolean, people: number };
export type BranchView = { id: string, code: string, name: string };
export type PcStatus = "active" | "stale" | "revoked";
export type PcRow = { id: string, code: string, name: string, branch: BranchView | null, branches: Array<BranchView> | null, facets: Array<Facet>, status: PcStatus, app: string, joined_at_ms: number, seen_at_ms: number, waiting: number, behind: number, clean_to_ms: number, clock_off_ms: number, disk_free: number };
export type IssueCount = { kind: string, open: number };
export type QuarantineRow = { code: string, reason: string, commits: number, last_at_ms: number };
export type ParkedRow = { seq: number, code: string, at_ms: number, bytes: number };
export type BackupView = { at_ms: number, bytes: number, covers: number };
export type Overview = { firm: FirmView, server: ServerView, people: Array<RoleCount>, pcs: Array<PcRow>, issues: Array<IssueCount>, quarantine: Array<QuarantineRow>, parked: Array<ParkedRow>, backup: BackupView | null };
export type SignIn = { firm: string | null, password: string };
export type Enrol = { branch: string | null, role: string };
export type Enrolment = { code: string, good_until_ms: number, fingerprint: string, qr: string, founder: boolean };
export type Revoke = { pc: string };
export type SetReach = { pc: string, branch: string | null, role: string };

export interface AdminApi {
  'POST sign-in': { request: SignIn; response: null };
  'POST sign-out': { request: null; response: null };
  'GET overview': { request: null; response: Overview };
  'GET branches': { request: null; response: Array<BranchView> };
  'GET roles': { request: null; response: Array<string> };
  'POST enrol': { request: Enrol; response: Enrolment };
  'POST revoke': { request: Revoke; response: null };
  'POST reach': { request: SetReach; response: null };
  'POST backup': { request: null; response: BackupView | null };
}
