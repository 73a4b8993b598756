/** How long something takes or is off, as people say it. */
import { t } from '../i18n';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** "3 minutes", "2 hours", "4 days". */
export function durationText(ms: number): string {
  const off = Math.abs(ms);
  if (off < 90 * 1_000) return t('sync-seconds', { count: Math.max(1, Math.round(off / 1_000)) });
  if (off < 90 * MINUTE) return t('sync-minutes', { count: Math.round(off / MINUTE) });
  return off < 2 * DAY ? t('sync-hours', { count: Math.round(off / HOUR) }) : t('sync-days', { count: Math.round(off / DAY) });
}
