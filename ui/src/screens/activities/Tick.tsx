/** The round mark before a task: pressing it has it done. */
import type { ActivityRow } from '../../core/generated/commands';
import { t } from '../../i18n';
import { may } from '../../shell/office';
import { Icon } from '../../ui';
import { setDone } from './done';

export function Tick({ row }: { row: Pick<ActivityRow, 'id' | 'subject' | 'done'> }) {
  const { subject, done } = row;
  return (
    <button type="button" role="checkbox" aria-checked={done} className="tick" disabled={!may('activity.change')} aria-label={t('activity-tick', { subject })} title={t(done ? 'activity-reopen' : 'activity-do')} onClick={() => setDone(row)}>
      <Icon name="check" size={14} />
    </button>
  );
}
