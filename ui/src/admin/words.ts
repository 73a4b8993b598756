/** How a PC stands with head office, in words. */
import * as fmt from '../fmt';
import { t } from '../i18n';
import { roleName } from '../i18n/names';
import { durationText } from '../sync/durations';
import type { Tone } from '../ui/parts';
import type { PcRow, RoleView } from './generated/admin';

const MINUTE = 60_000;
const CLOCK_OFF_MS = 5 * MINUTE;
/** PCs that are on ask every few seconds. */
const HERE_MS = 2 * MINUTE;
const DAY_MS = 24 * 60 * MINUTE;
const LONG_GONE_MS = 7 * DAY_MS;
/** A day and a half: one missed night is told. */
const OLD_MS = 1.5 * DAY_MS;

export const isOld = (backupAtMs: number, nowMs: number): boolean => nowMs - backupAtMs > OLD_MS;

export interface Standing {
  tone: Tone;
  title: string;
}

export function standingOf({ status, seen_at_ms: seen, behind }: PcRow, nowMs: number): Standing {
  if (status === 'revoked') return { tone: 'neutral', title: t('admin-pc-revoked') };
  if (status === 'stale') return { tone: 'bad', title: t('admin-pc-stale') };
  if (nowMs - seen > HERE_MS) return { tone: nowMs - seen > LONG_GONE_MS ? 'warn' : 'neutral', title: t('admin-pc-away') };
  return behind > 0 ? { tone: 'accent', title: t('admin-pc-fetching') } : { tone: 'good', title: t('admin-pc-here') };
}

export function seenText({ seen_at_ms: seen }: PcRow, nowMs: number): string {
  if (nowMs - seen < HERE_MS) return t('admin-now');
  return nowMs - seen < DAY_MS ? t('admin-ago', { time: durationText(nowMs - seen) }) : fmt.dateTime(seen);
}

export const clockText = ({ clock_off_ms: off }: PcRow): string | null =>
  (Math.abs(off) < CLOCK_OFF_MS ? null : t(off > 0 ? 'admin-clock-ahead' : 'admin-clock-behind', { off: durationText(off) }));

/** "Altona", "Deals of North", "costs, credit limits": what a PC holds beside what all hold. */
export function heldText({ branches, teams, facets }: PcRow): [branches: string, deals: string, facets: string] {
  const deals = teams === null ? '' : teams.length > 0 ? t('admin-deals-of', { teams: teams.join(', ') }) : t('admin-deals-of-no-team');
  return [branches === null ? t('admin-all-branches') : branches.map(({ name }) => name).join(', ') || '–', deals, facets.map((facet) => t(`admin-facet-${facet}`)).join(', ')];
}

export const roleText = ({ key, name }: RoleView): string => name ?? (roleName(key) || key);

/** "Till · Nora, Sven": whose work is done at a PC, beside where it stands; nothing where nobody said so. */
export function workText({ branch, role, people }: PcRow): string {
  if (role === null) return '';
  return [branch?.name, roleText(role), people.map(({ name }) => name).join(', ')].filter(Boolean).join(' · ');
}

const [MB, GB] = [1_000_000, 1_000_000_000];
export const sizeText = (bytes: number): string =>
  (bytes < GB ? t('admin-megabytes', { size: fmt.decimal((bytes / MB).toFixed(1)) }) : t('admin-gigabytes', { size: fmt.decimal((bytes / GB).toFixed(1)) }));

/** "4:09" */
export function leftText(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1_000));
  return `${String(Math.floor(seconds / 60))}:${String(seconds % 60).padStart(2, '0')}`;
}
