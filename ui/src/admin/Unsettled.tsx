/** What waits for somebody in the firm: issues go to the inboxes of its PCs, what was kept apart is told of here. */
import * as fmt from '../fmt';
import { hasText, t } from '../i18n';
import { Icon } from '../ui/icons';
import { EmptyState } from '../ui/parts';
import type { Overview } from './generated/admin';

export const unsettledCount = ({ issues, parked, quarantine }: Overview): number => issues.reduce((sum, { open }) => sum + open, 0) + parked.length + quarantine.length;

function kindText(kind: string): string {
  const key = `issue-${kind}`;
  return hasText(key) ? t(key, { field: t('admin-a-field'), what: '' }) : kind;
}

export function Unsettled({ overview }: { overview: Overview }) {
  const { issues, parked, quarantine } = overview;
  if (unsettledCount(overview) === 0) return <EmptyState icon="done" title={t('admin-unsettled-none')} hint={t('admin-unsettled-none-hint')} />;
  return (
    <>
      {issues.length > 0 && (
        <section className="section">
          <header><h2>{t('admin-issues')}</h2><p>{t('admin-issues-hint')}</p></header>
          <ul className="admin-list">{issues.map(({ kind, open }) => <li key={kind}><span className="badge bad">{fmt.count(open)}</span><span>{kindText(kind)}</span></li>)}</ul>
        </section>
      )}
      {parked.length > 0 && (
        <section className="section">
          <header><h2>{t('admin-parked')}</h2><p>{t('admin-parked-hint')}</p></header>
          <ul className="admin-list">{parked.map(({ seq, code, at_ms: at }) => <li key={seq}><Icon name="clock" size={16} /><span>{t('admin-of-pc', { code })}</span><time className="soft">{fmt.dateTime(at)}</time></li>)}</ul>
        </section>
      )}
      {quarantine.length > 0 && (
        <section className="section">
          <header><h2>{t('admin-quarantine')}</h2><p>{t('admin-quarantine-hint')}</p></header>
          <ul className="admin-list">{quarantine.map(({ code, reason, commits, last_at_ms: last }) => <li key={`${code} ${reason}`}><Icon name="lock" size={16} /><span>{t(reason === 'fork' ? 'admin-quarantine-fork' : 'admin-quarantine-revoked', { code, count: commits })}</span><time className="soft">{fmt.dateTime(last)}</time></li>)}</ul>
        </section>
      )}
    </>
  );
}
