/** The rates of a tax category by date. A new one takes over on its first day; documents keep those that they used. */
import { useState } from 'react';

import { call, useCommand } from '../../core/client';
import type { TaxCategoryRow, TaxRate } from '../../core/generated/commands';
import { newId } from '../../core/id';
import * as fmt from '../../fmt';
import { EditDialog } from '../../form';
import { t } from '../../i18n';
import { nameOf } from '../../i18n/names';
import { mayOn, useOffice } from '../../shell/office';
import { doThen } from '../../shell/undo';
import { Button, Checkbox, Chip, DateField, Dialog, EmptyState, NumberField, Select, TextField, type Tone } from '../../ui';
import { SettingTable } from './Table';
import { rateText, spellsOf } from './taxes';

const TONES: Record<'past' | 'now' | 'coming', Tone> = { past: 'neutral', now: 'good', coming: 'accent' };

/** The first day of the next year for which nothing is set yet. */
function nextFirstDay(rates: readonly TaxRate[], today: fmt.IsoDate): fmt.IsoDate {
  let { year } = fmt.partsOf(today);
  do year += 1; while (rates.some(({ valid_from: from }) => from !== null && from >= fmt.isoDate(year, 1, 1)));
  return fmt.isoDate(year, 1, 1);
}

/** The next rate of the same tax. */
function nextRate({ category, rates }: TaxCategoryRow, today: fmt.IsoDate): TaxRate {
  const known = rates.at(-1);
  return {
    id: newId(), category: category.id, tax: known?.tax ?? 'VAT', is_vat: known?.is_vat ?? true, kind: known?.kind ?? 'percent', amount: '', included: known?.included ?? null, raises_base: known?.raises_base ?? false,
    sequence: known?.sequence ?? 0, valid_from: known ? nextFirstDay(rates, today) : today, valid_to: null,
  };
}

export function TaxRatesDialog({ row, onClose }: { row: TaxCategoryRow; onClose: () => void }) {
  const [edited, setEdited] = useState<TaxRate | null>(null);
  const { company: { currency }, today } = useOffice();
  const can = mayOn('tax');
  const name = nameOf('tax-category', row.category.name);
  return (
    <Dialog
      title={t('tax-rates-of', { name })} isOpen onClose={onClose}
      actions={<><Button onPress={onClose}>{t('close')}</Button>{can.create && <Button look="primary" icon="plus" onPress={() => setEdited(nextRate(row, today))}>{t('tax-rate-next')}</Button>}</>}
    >
      {row.rates.length === 0 ? <EmptyState icon="clock" title={t('tax-rates-none')} hint={t('tax-rates-none-hint')} /> : (
        <SettingTable
          heads={[t('settings-first-day'), t('tax-until'), t('tax-name'), { title: t('settings-rate'), end: true }, t('settings-state')]}
          rows={spellsOf(row.rates, today).map(({ rate, until, state }) => ({
            id: rate.id, name: `${rate.tax} ${rateText(rate, currency)}`, faded: state === 'past',
            cells: [rate.valid_from ? fmt.date(rate.valid_from) : t('tax-always'), until ? fmt.date(until) : '', rate.tax, rateText(rate, currency), <Chip key="state" tone={TONES[state]}>{t(`tax-state-${state}`)}</Chip>],
            ...(can.change ? { onEdit: () => setEdited(rate) } : {}), ...(can.remove ? { onRemove: () => doThen(call('tax_rate_delete', { id: rate.id }), t('settings-removed', { name: `${name} ${rateText(rate, currency)}` })) } : {}),
          }))}
        />
      )}
      {edited && <TaxRateDialog key={edited.id} initial={edited} category={name} onClose={() => setEdited(null)} />}
    </Dialog>
  );
}

function TaxRateDialog({ initial, category, onClose }: { initial: TaxRate; category: string; onClose: () => void }) {
  const [rate, setRate] = useState(initial);
  const set = (part: Partial<TaxRate>): void => setRate((now) => ({ ...now, ...part }));
  const save = useCommand('tax_rate_save');
  const { company: { currency } } = useOffice();
  return (
    <EditDialog
      title={initial.amount === '' ? t('tax-rate-next') : t('tax-rate-edit')} error={save.error} running={save.running} onClose={onClose} needs={{ amount: rate.amount }}
      done={t('settings-saved', { name: `${category} ${rate.amount === '' ? '' : rateText(rate, currency)}`.trim() })} onSave={() => save.run(rate)}
    >
      <NumberField label={t('settings-rate')} name="amount" isRequired autoFocus suffix={rate.kind === 'percent' ? '%' : `${fmt.currencySign(currency)} ${t('tax-each')}`} value={rate.amount || null} onChange={(amount) => set({ amount: amount ?? '' })} />
      <DateField label={t('tax-first-day')} name="valid_from" hint={t('tax-first-day-hint')} value={rate.valid_from} onChange={(day) => set({ valid_from: day })} />
      <TextField label={t('tax-name')} name="tax" isRequired hint={t('tax-name-hint')} value={rate.tax} onChange={(tax) => set({ tax })} />
      <DateField label={t('tax-last-day')} name="valid_to" hint={t('tax-last-day-hint')} value={rate.valid_to} onChange={(day) => set({ valid_to: day })} />
      <Select label={t('tax-kind')} name="kind" value={rate.kind} onChange={(kind) => set({ kind })} choices={[{ id: 'percent', title: t('tax-kind-percent') }, { id: 'per_unit', title: t('tax-kind-per_unit') }]} />
      <Select
        label={t('tax-included')} name="included" value={rate.included === null ? 'list' : rate.included ? 'yes' : 'no'} onChange={(included) => set({ included: included === 'list' ? null : included === 'yes' })}
        choices={(['list', 'yes', 'no'] as const).map((id) => ({ id, title: t(`tax-included-${id}`) }))}
      />
      <div className="checks"><Checkbox name="is_vat" isSelected={rate.is_vat} onChange={(is) => set({ is_vat: is })}>{t('tax-is-vat')}</Checkbox></div>
      <div className="checks"><Checkbox name="raises_base" isSelected={rate.raises_base} onChange={(raises) => set({ raises_base: raises })}>{t('tax-raises-base')}</Checkbox></div>
    </EditDialog>
  );
}
