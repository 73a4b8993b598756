/** Exchange rates by day. */
import { useState } from 'react';

import { call, useCommand, useQueryOf } from '../../core/client';
import { newId } from '../../core/id';
import * as fmt from '../../fmt';
import { Section } from '../../form';
import { t } from '../../i18n';
import { may, useOffice } from '../../shell/office';
import { toastDone } from '../../shell/undo';
import { Button, type Choice, ComboBox, DateField, EmptyState, Loaded, NumberField, toastError } from '../../ui';
import { EditDialog } from './EditDialog';
import { SettingTable } from './Table';

/** The newest of them; older ones are asked for by their documents, not by people. */
const SHOWN = 200;

const remove = (id: string): void => void call('exchange_rate_delete', { id }).then(() => toastDone(t('settings-rate-removed'))).catch(toastError);

export function RateSection() {
  const [adding, setAdding] = useState(false);
  const { company } = useOffice();
  const canWrite = may('tax.write');
  return (
    <Section title={t('settings-rates')} note={t('settings-rates-hint', { currency: company.currency })} actions={canWrite && <Button icon="plus" onPress={() => setAdding(true)}>{t('settings-rate-add')}</Button>}>
      <Loaded command="exchange_rate_list" request={{ limit: SHOWN, sort: [{ column: 'on_day', descending: true }] }}>
        {({ rows }) => (rows.length === 0
          ? <EmptyState icon="sync" title={t('settings-rate-empty')} hint={t('settings-rate-empty-hint')} />
          : (
            <SettingTable
              heads={[t('settings-currency'), t('settings-day'), t('settings-rate')]}
              rows={rows.map(({ id, currency, on_day: day, rate }) => ({ id, name: `${currency} ${fmt.date(day)}`, cells: [currency, fmt.date(day), fmt.decimal(rate)], onRemove: canWrite ? () => remove(id) : undefined }))}
            />
          ))}
      </Loaded>
      {adding && <RateDialog own={company.currency} onClose={() => setAdding(false)} />}
    </Section>
  );
}

function RateDialog({ own, onClose }: { own: string; onClose: () => void }) {
  const [id] = useState(() => newId());
  const [currency, setCurrency] = useState<Choice | null>(null);
  const [day, setDay] = useState<fmt.IsoDate | null>(() => fmt.today());
  const [rate, setRate] = useState<string | null>(null);
  const save = useCommand('exchange_rate_save');
  const codes = (useQueryOf('choices', {}).data?.currencies ?? []).map(({ code }) => code).filter((code) => code !== own);
  return (
    <EditDialog
      title={t('settings-rate-add')} error={save.error} running={save.running} onClose={onClose}
      onSave={() => save.run({ id, currency: currency?.id ?? '', on_day: day ?? fmt.today(), rate: rate ?? '0' })}
    >
      <ComboBox label={t('settings-currency')} name="currency" isRequired autoFocus value={currency} onChange={setCurrency} search={(text) => codes.filter((code) => code.includes(text.trim().toUpperCase())).map((code) => ({ id: code, title: code }))} />
      <DateField label={t('settings-day')} name="on_day" isRequired value={day} onChange={setDay} />
      <NumberField label={t('settings-rate')} name="rate" isRequired hint={t('settings-rate-of', { from: currency?.id ?? '…', to: own })} value={rate} onChange={setRate} />
    </EditDialog>
  );
}
