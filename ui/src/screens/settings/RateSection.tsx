/** Exchange rates by day. */
import { useState } from 'react';

import { call, useCommand, useQueryOf } from '../../core/client';
import type { ExchangeRateRow } from '../../core/generated/commands';
import { newId } from '../../core/id';
import * as fmt from '../../fmt';
import { EditDialog, Section } from '../../form';
import { t } from '../../i18n';
import { mayOn, useOffice } from '../../shell/office';
import { doThen } from '../../shell/undo';
import { Button, type Choice, ComboBox, DateField, EmptyState, Loaded, NumberField } from '../../ui';
import { SettingTable } from './Table';

/** The newest of them; older ones are asked for by their documents, not by people. */
const SHOWN = 200;

type Edited = Omit<ExchangeRateRow, 'rate'> & { rate: string | null };

export function RateSection() {
  const [edited, setEdited] = useState<Edited | null>(null);
  const { company } = useOffice();
  const can = mayOn('tax');
  const add = (): void => setEdited({ id: newId(), currency: '', on_day: fmt.today(), rate: null });
  return (
    <Section title={t('settings-rates')} note={t('settings-rates-hint', { currency: company.currency })} actions={can.create && <Button icon="plus" onPress={add}>{t('settings-rate-add')}</Button>}>
      <Loaded command="exchange_rate_list" request={{ limit: SHOWN, sort: [{ column: 'on_day', descending: true }] }}>
        {({ rows }) => (rows.length === 0
          ? <EmptyState icon="sync" title={t('settings-rate-empty')} hint={t('settings-rate-empty-hint')} />
          : (
            <SettingTable
              heads={[t('settings-currency'), t('settings-day'), { title: t('settings-exchange'), end: true }]}
              rows={rows.map((row) => ({
                id: row.id, name: `${row.currency} ${fmt.date(row.on_day)}`, cells: [row.currency, t('price-since', { date: fmt.date(row.on_day) }), fmt.decimal(row.rate, { min: 4 })],
                ...(can.change ? { onEdit: () => setEdited(row) } : {}), ...(can.remove ? { onRemove: () => doThen(call('exchange_rate_delete', { id: row.id }), t('settings-rate-removed')) } : {}),
              }))}
            />
          ))}
      </Loaded>
      {edited && <RateDialog own={company.currency} initial={edited} onClose={() => setEdited(null)} />}
    </Section>
  );
}

function RateDialog({ own, initial, onClose }: { own: string; initial: Edited; onClose: () => void }) {
  const [rate, setRate] = useState(initial);
  const set = (part: Partial<Edited>): void => setRate((now) => ({ ...now, ...part }));
  const save = useCommand('exchange_rate_save');
  const codes = (useQueryOf('choices', {}).data?.currencies ?? []).map(({ code }) => code).filter((code) => code !== own);
  const find = (text: string): Choice[] => codes.filter((code) => code.includes(text.trim().toUpperCase())).map((code) => ({ id: code, title: code }));
  return (
    <EditDialog
      title={t(initial.currency ? 'settings-rate-edit' : 'settings-rate-add')} error={save.error} running={save.running} onClose={onClose}
      needs={{ currency: rate.currency, rate: rate.rate }} done={t('settings-saved', { name: t('settings-exchange') })} onSave={() => save.run({ ...rate, rate: rate.rate ?? '0' })}
    >
      <ComboBox label={t('settings-currency')} name="currency" isRequired autoFocus value={rate.currency ? { id: rate.currency, title: rate.currency } : null} onChange={(choice) => set({ currency: choice?.id ?? '' })} search={find} />
      <DateField label={t('settings-first-day')} name="on_day" isRequired value={rate.on_day} onChange={(day) => set({ on_day: day ?? fmt.today() })} />
      <NumberField label={t('settings-exchange')} name="rate" isRequired hint={t('settings-rate-of', { from: rate.currency || '…', to: own })} value={rate.rate} onChange={(value) => set({ rate: value })} />
    </EditDialog>
  );
}
