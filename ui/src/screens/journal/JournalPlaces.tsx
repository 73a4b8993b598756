/** The journal and what left the program, beside each other. */
import { Link } from '@tanstack/react-router';

import { t } from '../../i18n';

const PLACES = [{ id: 'changes', path: '/journal' }, { id: 'left', path: '/journal/left' }] as const;

export const JournalPlaces = () => (
  <nav className="segments" aria-label={t('journal-title')}>
    {PLACES.map(({ id, path }) => <Link key={id} to={path} activeOptions={{ exact: true }} activeProps={{ 'aria-current': 'page' }}>{t(`journal-view-${id}`)}</Link>)}
  </nav>
);
