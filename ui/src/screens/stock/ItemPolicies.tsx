/** What holds for one item in each of our places: what happens when it runs out, and when to order again. */
import { useState } from 'react';

import { call, useQueryOf } from '../../core/client';
import type { NegativePolicy, StockPolicy } from '../../core/generated/commands';
import { newId } from '../../core/id';
import { t } from '../../i18n';
import { unitName } from '../../i18n/names';
import { may } from '../../shell/office';
import { doThen } from '../../shell/undo';
import { ErrorState, IconButton, NumberField, Select, Skeleton } from '../../ui';
import { placeName } from './words';

const POLICIES: readonly NegativePolicy[] = ['refuse', 'warn', 'allow'];

export function ItemPolicies({ item }: { item: string }) {
  const places = useQueryOf('location_list', {});
  const policies = useQueryOf('stock_policy_list', { item }, { keep: true });
  const detail = useQueryOf('item_get', { id: item }).data;
  const error = places.error ?? policies.error;
  if (error) return <ErrorState error={error} onRetry={() => void Promise.all([places.refetch(), policies.refetch()])} />;
  if (!places.data || !policies.data || !detail) return <Skeleton />;
  const canWrite = may('stock.change');
  const usual = detail.item.negative;
  const save = (policy: StockPolicy, place: string): void => doThen(call('stock_policy_save', { policy }), t('policy-saved', { place }));
  return (
    <div className="lines part" inert={!canWrite}>
      <table aria-label={t('policy-title')}>
        <colgroup><col /><col style={{ width: 260 }} /><col style={{ width: 200 }} /><col style={{ width: 48 }} /></colgroup>
        <thead><tr><th scope="col">{t('stock-place')}</th><th scope="col">{t('item-negative')}</th><th scope="col" className="end">{t('item-reorder-point')}</th><th scope="col"><span className="sr-only">{t('actions')}</span></th></tr></thead>
        <tbody>
          {places.data.filter(({ kind }) => kind === 'storage').map((place) => {
            const own = policies.data.find(({ location }) => location === place.id);
            const name = placeName(place.name, place.kind);
            const policy = own ?? { id: newId(), item, location: place.id, negative: place.negative ?? usual, reorder_point: null };
            return (
              <tr key={place.id} className={own ? undefined : 'inherited'}>
                <td>{name}</td>
                <td><Select label={`${name}: ${t('item-negative')}`} labelHidden value={policy.negative} onChange={(negative) => { if (negative !== policy.negative) save({ ...policy, negative }, name); }} choices={POLICIES.map((id) => ({ id, title: t(`item-negative-${id}`) }))} /></td>
                <td><ReorderPoint key={policy.reorder_point} label={`${name}: ${t('item-reorder-point')}`} unit={unitName(detail.item.unit)} value={policy.reorder_point} onKeep={(point) => save({ ...policy, reorder_point: point }, name)} /></td>
                <td className="end">{own && <IconButton icon="undo" label={t('policy-as-place', { place: name })} onPress={() => doThen(call('stock_policy_delete', { id: own.id }), t('policy-removed', { place: name }))} />}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

/** Kept when the field is left, not with every digit. */
function ReorderPoint({ label, unit, value, onKeep }: { label: string; unit: string; value: string | null; onKeep: (value: string | null) => void }) {
  const [point, setPoint] = useState(value);
  return <div onBlur={() => { if (point !== value) onKeep(point); }}><NumberField label={label} labelHidden suffix={unit} value={point} onChange={setPoint} /></div>;
}
