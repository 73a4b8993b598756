/** How many people there are of each role. They are looked after at any PC, where everything about them is. */
import * as fmt from '../fmt';
import { t } from '../i18n';
import { EmptyState } from '../ui/parts';
import type { RoleCount } from './generated/admin';
import { roleText } from './words';

export function FirmPeople({ people }: { people: readonly RoleCount[] }) {
  if (people.length === 0) return <EmptyState icon="user" title={t('admin-people-none')} hint={t('admin-people-hint')} />;
  return (
    <section className="section">
      <ul className="admin-list">{people.map(({ role, own, people: count }) => <li key={role}><span className="badge">{fmt.count(count)}</span><span>{roleText({ key: role, name: own ? role : null })}</span></li>)}</ul>
      <p className="settings-text">{t('admin-people-hint')}</p>
    </section>
  );
}
