/** The lists of the stock beside each other: levels, moves, receipts, corrections, transfers between branches. */
import { Link } from '@tanstack/react-router';

import { useCommandById } from '../../commands/registry';
import { t } from '../../i18n';

const PLACES = [
  { id: 'levels', path: '/stock' }, { id: 'moves', path: '/stock/moves' }, { id: 'receipts', path: '/stock/receipts' }, { id: 'corrections', path: '/stock/corrections' },
  { id: 'transfers', path: '/stock/transfers' },
] as const;

export function StockPlaces() {
  const levels = useCommandById('go.stock');
  return (
    <nav className="segments" aria-label={t('area-stock')}>
      {PLACES.filter(({ id }) => levels || (id !== 'levels' && id !== 'moves')).map(({ id, path }) => <Link key={id} to={path} activeOptions={{ exact: true }} activeProps={{ 'aria-current': 'page' }}>{t(`stock-view-${id}`)}</Link>)}
    </nav>
  );
}
