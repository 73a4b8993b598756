/** What is to be done and was done about a record: open things first, then what happened, the newest first. */
import { useQueryOf } from '../../core/client';
import type { ActivityRow } from '../../core/generated/commands';
import * as fmt from '../../fmt';
import { t } from '../../i18n';
import { ErrorState, Icon, Skeleton } from '../../ui';
import { showActivity } from './ActivityDialog';
import { Tick } from './Tick';
import { ACTIVITY_ICONS } from './kinds';

export function Timeline({ record, most }: { record: string; most?: number }) {
  const { data, error, refetch } = useQueryOf('activities_of', { id: record }, { keep: true });
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton lines={3} />;
  return <Activities rows={most === undefined ? data : data.slice(0, most)} />;
}

export function Activities({ rows }: { rows: readonly ActivityRow[] }) {
  if (rows.length === 0) return <p className="soft">{t('timeline-empty')}</p>;
  const [open, past] = [rows.filter((row) => !row.done && row.kind !== 'note'), rows.filter((row) => row.done || row.kind === 'note')];
  return (
    <div className="timeline">
      {open.length > 0 && <ul aria-label={t('timeline-open')}>{open.map((row) => <Entry key={row.id} row={row} />)}</ul>}
      {past.length > 0 && <ul className="past" aria-label={t('timeline-past')}>{past.map((row) => <Entry key={row.id} row={row} />)}</ul>}
    </div>
  );
}

const late = ({ done, due_on }: ActivityRow): boolean => !done && due_on !== null && due_on < fmt.today();

/** When it is due, or when it was done. */
function whenText({ done_at_ms, due_on, starts_at_ms }: ActivityRow): string {
  if (done_at_ms !== null) return fmt.dateTime(done_at_ms);
  if (due_on === null) return '';
  return [fmt.relativeDay(due_on), starts_at_ms === null ? '' : fmt.time(starts_at_ms)].filter(Boolean).join(', ');
}

function Entry({ row }: { row: ActivityRow }) {
  return (
    <li className={row.done ? 'timeline-entry done' : 'timeline-entry'}>
      {row.kind === 'note' ? <span className="tick-place"><Icon name="edit" size={16} /></span> : <Tick row={row} />}
      <div>
        <button type="button" className="text-link" onClick={() => void showActivity(row.id)}>{row.subject}</button>
        <p className={late(row) ? 'bad-text' : 'soft'}>{row.kind !== 'note' && <Icon name={ACTIVITY_ICONS[row.kind]} size={14} />}{[t(`activity-${row.kind}`), whenText(row), row.assignee_name ?? ''].filter(Boolean).join(' · ')}</p>
        {(row.outcome || row.notes) && <p className="note-text">{row.outcome || row.notes}</p>}
      </div>
    </li>
  );
}
