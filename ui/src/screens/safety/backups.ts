/** Backups in words: how they stand, and what a restore to a moment would leave behind. */
import { CommandFailed, errorText } from '../../core/faults';
import type { BackupState, Moment, MomentRow } from '../../core/generated/commands';
import * as fmt from '../../fmt';
import { t } from '../../i18n';
import type { Tone } from '../../ui';

/** A day and a half: one missed night is told, a PC that was off over lunch is not. */
const OLD_MS = 36 * 3_600_000;

export interface Standing {
  tone: Tone;
  title: string;
  hint: string;
}

const when = (atMs: number): string => fmt.dateTime(atMs);

export function standingOf({ planned, last_good_at_ms: good, failed, failed_at_ms: failedAt }: BackupState, nowMs: number = Date.now()): Standing {
  const last = good === null ? t('backup-never') : t('backup-last-good', { when: when(good) });
  if (failed) return { tone: 'bad', title: t('backup-failed', { when: failedAt === null ? '' : when(failedAt) }), hint: `${errorText(new CommandFailed([failed]))} ${last}` };
  if (!planned) return { tone: 'warn', title: t('backup-unplanned'), hint: t('backup-unplanned-hint') };
  if (good === null) return { tone: 'warn', title: t('backup-never'), hint: t('backup-never-hint') };
  return nowMs - good > OLD_MS ? { tone: 'warn', title: last, hint: t('backup-old-hint') } : { tone: 'good', title: last, hint: '' };
}

export const sameMoment = (one: Moment, other: Moment): boolean => one.incarnation === other.incarnation && one.dseq === other.dseq;

/** What would be gone: everything after the moment; all of it, as far as it is known, where nothing since the backup is kept. */
export function lostAfter(rows: readonly MomentRow[], until: Moment | null): readonly MomentRow[] {
  if (until === null) return rows;
  const at = rows.findIndex(({ moment }) => sameMoment(moment, until));
  return at < 0 ? [] : rows.slice(0, at);
}

export const sizeText = (bytes: number): string => t('backup-size', { size: fmt.decimal((bytes / 1_000_000).toFixed(1)) });
