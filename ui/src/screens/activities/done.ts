/** Doing things, with the way back in the toast. */
import { call } from '../../core/client';
import { t } from '../../i18n';
import { toastDone } from '../../shell/undo';
import { toastError } from '../../ui';

export function setDone({ id, subject, done }: { id: string; subject: string; done: boolean }): void {
  const change = done ? call('activity_reopen', { id }) : call('activity_done', { id, outcome: '' });
  change.then(() => toastDone(t(done ? 'activity-reopened' : 'activity-was-done', { subject }))).catch(toastError);
}

export function removeActivity({ id, subject }: { id: string; subject: string }): Promise<void> {
  return call('activity_delete', { id }).then(() => toastDone(t('activity-deleted', { subject })), toastError);
}
