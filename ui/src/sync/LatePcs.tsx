/** PCs that may still bring something into a period, in the window and on the page of head office. */
import * as fmt from '../fmt';
import { t } from '../i18n';
import { Icon } from '../ui/icons';
import { durationText } from './durations';

export interface Late {
  id: string;
  code: string;
  name: string;
  /** Who wrote on it lately. */
  people?: readonly string[];
  waiting: number;
  seen_at_ms: number;
  /** All that was done on it up to then is at head office; none before it told. */
  clean_to_ms: number | null;
}

const DAY_MS = 24 * 3_600_000;

/** "Last heard of 3 hours ago; 4 changes waited on it then; everything is here up to 28/10/2026 18:00". */
export function lateText({ seen_at_ms: seen, waiting, clean_to_ms: clean }: Late, nowMs: number): string {
  const ago = Math.max(0, nowMs - seen);
  return [
    ago < DAY_MS ? t('late-pc-seen', { time: durationText(ago) }) : t('late-pc-seen-on', { when: fmt.dateTime(seen) }),
    waiting > 0 ? t('late-pc-waiting', { count: waiting }) : '',
    clean ? t('late-pc-clean', { when: fmt.dateTime(clean) }) : t('late-pc-never'),
  ].filter(Boolean).join('; ');
}

/** Without one: everything is there. */
export function LatePcs({ pcs, nowMs }: { pcs: readonly Late[]; nowMs: number }) {
  if (pcs.length === 0) return <p className="late-head good"><Icon name="done" size={16} />{t('late-pcs-none')}</p>;
  return (
    <>
      <p className="late-head"><Icon name="warning" size={16} />{t('late-pcs', { count: pcs.length })}</p>
      <ul className="late-list">
        {pcs.map((pc) => (
          <li key={pc.id}>
            <span><strong>{pc.code}</strong> {pc.name}{(pc.people ?? []).length > 0 && ` · ${pc.people?.join(', ')}`}</span>
            <span className="soft">{lateText(pc, nowMs)}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
