/** The parts of the prices beside each other: lists, rules, and the question why a price is what it is. */
import { Link } from '@tanstack/react-router';

import { t } from '../../i18n';

const PLACES = [{ title: 'price-lists', path: '/prices' }, { title: 'price-rules', path: '/prices/rules' }, { title: 'price-try', path: '/prices/try' }] as const;

export const PricePlaces = () => (
  <nav className="places segments" aria-label={t('area-prices')}>
    {PLACES.map(({ title, path }) => <Link key={path} to={path} activeOptions={{ exact: true, includeSearch: false }} activeProps={{ 'aria-current': 'page' }}>{t(title)}</Link>)}
  </nav>
);
