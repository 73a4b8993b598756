/** How far the first load is. */
import type { SyncState } from '../core/generated/commands';
import * as fmt from '../fmt';
import { t } from '../i18n';
import { percentOf } from './standing';

export function LoadBar({ loading }: { loading: NonNullable<SyncState['loading']> }) {
  const percent = percentOf(loading);
  return (
    <div className="sync-load">
      <div className="job-bar" role="progressbar" aria-label={t('sync-load')} {...(percent === null ? {} : { 'aria-valuenow': percent })} data-unknown={percent === null || undefined}>
        <span style={{ inlineSize: `${String(percent ?? 100)}%` }} />
      </div>
      {percent !== null && <p className="soft number">{t('sync-load-of', { done: fmt.count(loading.done), of: fmt.count(loading.of) })}</p>}
    </div>
  );
}
