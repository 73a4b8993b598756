/** The price lists: what each builds on, and how many prices it has of its own. */
import { useQueryOf } from '../../core/client';
import * as fmt from '../../fmt';
import { t } from '../../i18n';
import { nameOf } from '../../i18n/names';
import { Chip, EmptyState, ErrorState, RecordRows, Skeleton } from '../../ui';
import { basisText, validText } from './words';

export function PriceLists() {
  const { data, error, refetch } = useQueryOf('price_list_list', {}, { keep: true });
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton />;
  return (
    <div className="document">
      <header className="screen-head"><h1>{t('area-prices')}</h1><span className="screen-count">{fmt.count(data.length)}</span></header>
      <div className="document-body">
        <div className="sheet">
          <RecordRows
            label={t('area-prices')} empty={<EmptyState icon="price" title={t('price-no-lists')} />}
            rows={data.map((row) => ({
              id: row.list.id, path: `/prices/${row.list.id}`, icon: 'price', title: nameOf('price-list', row.list.name),
              note: <>{[row.list.currency, row.list.includes_tax ? t('price-includes-tax') : '', basisText(row), validText(row.list)].filter(Boolean).join(' · ')} {row.standard && <Chip tone="accent">{t('price-for-everybody')}</Chip>}</>,
              end: t('price-count', { count: row.prices }),
            }))}
          />
        </div>
      </div>
    </div>
  );
}
