/** A payment term, with what it makes of an invoice beside it. */
import { useState } from 'react';

import { useCommand } from '../../core/client';
import type { EarlyDiscount, PaymentTerm, Share, TermPart } from '../../core/generated/commands';
import * as fmt from '../../fmt';
import { EditDialog, LinesEditor, Wide } from '../../form';
import { t } from '../../i18n';
import { nameOf } from '../../i18n/names';
import { useOffice } from '../../shell/office';
import { Checkbox, NumberField, PercentField, Select, TextField } from '../../ui';
import { TermExample } from './TermExample';
import { withPart } from './terms';

const SHARES: readonly Share['kind'][] = ['remainder', 'percent', 'fixed', 'net', 'tax'];
const TAXES: readonly EarlyDiscount['tax'][] = ['reduced_when_taken', 'unchanged', 'always_reduced'];

const shareOfKind = (kind: Share['kind']): Share => (kind === 'percent' ? { kind, value: '50' } : kind === 'fixed' ? { kind, value: '100' } : { kind });
const whole = (value: string | null): number => Number(value ?? '0');

export function TermDialog({ initial, onClose }: { initial: PaymentTerm; onClose: () => void }) {
  const [term, setTerm] = useState(() => ({ ...initial, name: nameOf('payment-term', initial.name) }));
  const save = useCommand('payment_term_save');
  const { company: { currency } } = useOffice();
  const set = (part: Partial<PaymentTerm>): void => setTerm((now) => ({ ...now, ...part }));
  const setParts = (parts: TermPart[]): void => set({ parts });
  const setPart = (at: number, part: TermPart): void => setParts(term.parts.with(at, part));
  const setDue = (at: number, due: Partial<TermPart['due']>): void => {
    const part = term.parts[at];
    if (part) setPart(at, { ...part, due: { ...part.due, ...due } });
  };
  // A name that came with the program stays a key, so that every reader sees it in their language.
  const kept = term.name === nameOf('payment-term', initial.name) ? { ...term, name: initial.name } : term;
  return (
    <EditDialog
      title={nameOf('payment-term', initial.name) || t('settings-term-add')} size="large" columns={3} error={save.error} running={save.running} done={t('settings-saved', { name: term.name })}
      onSave={() => save.run(kept)} onClose={onClose}
    >
      <TextField label={t('settings-name')} name="name" isRequired autoFocus value={term.name} onChange={(name) => set({ name })} />
      <Wide>
        <LinesEditor<TermPart>
          label={t('settings-term-parts')} name="parts" lines={term.parts} lineId={(part) => String(term.parts.indexOf(part))} addTitle={t('settings-term-part-add')}
          onInsert={(at) => setParts(withPart(term.parts, at))} onRemove={(at) => setParts(term.parts.toSpliced(at, 1))}
          onDouble={(at) => setParts(term.parts.toSpliced(at, 0, structuredClone(term.parts[at] ?? withPart([], 0)[0]) as TermPart))}
          onMove={(from, to) => { const part = term.parts[from]; if (part) setParts(term.parts.toSpliced(from, 1).toSpliced(to, 0, part)); }}
          columns={[
            { id: 'share', title: 'settings-term-share', width: 190, grow: true, cell: ({ share, due }, at) => <Select label={t('settings-term-share')} labelHidden value={share.kind} onChange={(kind) => setPart(at, { share: shareOfKind(kind), due })} choices={SHARES.map((id) => ({ id, title: t(`settings-share-kind-${id}`) }))} /> },
            { id: 'value', title: 'settings-term-how-much', width: 120, align: 'end', cell: ({ share, due }, at) => (share.kind === 'percent' || share.kind === 'fixed' ? <NumberField label={t('settings-term-how-much')} labelHidden name={`parts.${String(at)}.share`} suffix={share.kind === 'percent' ? '%' : fmt.currencySign(currency)} value={share.value} onChange={(value) => setPart(at, { due, share: { ...share, value: value ?? '0' } })} /> : '') },
            { id: 'months', title: 'settings-term-months-head', width: 90, align: 'end', cell: ({ due }, at) => <NumberField label={t('settings-term-months-head')} labelHidden decimals={0} name={`parts.${String(at)}.due.months`} value={String(due.months)} onChange={(value) => setDue(at, { months: whole(value) })} /> },
            { id: 'days', title: 'settings-term-days-head', width: 90, align: 'end', cell: ({ due }, at) => <NumberField label={t('settings-term-days-head')} labelHidden decimals={0} name={`parts.${String(at)}.due.days`} value={String(due.days)} onChange={(value) => setDue(at, { days: whole(value) })} /> },
            { id: 'end', title: 'settings-term-end-head', width: 120, cell: ({ due }, at) => <Checkbox isSelected={due.end_of_month} onChange={(atEnd) => setDue(at, { end_of_month: atEnd })}><span className="sr-only">{t('settings-term-month-end')}</span></Checkbox> },
            { id: 'day', title: 'settings-term-day-head', width: 110, align: 'end', cell: ({ due }, at) => <NumberField label={t('settings-term-day-head')} labelHidden decimals={0} name={`parts.${String(at)}.due.day_of_month`} value={due.day_of_month === null ? null : String(due.day_of_month)} onChange={(value) => setDue(at, { day_of_month: value === null ? null : whole(value) })} /> },
          ]}
        />
      </Wide>
      <Wide><Discount discount={term.discount} onChange={(discount) => set({ discount })} /></Wide>
      <Wide><TermExample term={term} /></Wide>
    </EditDialog>
  );
}

function Discount({ discount, onChange }: { discount: EarlyDiscount | null; onChange: (discount: EarlyDiscount | null) => void }) {
  return (
    <div className="discount">
      <Checkbox isSelected={discount !== null} onChange={(on) => onChange(on ? { percent: '2', days: 10, tax: 'reduced_when_taken' } : null)}>{t('settings-term-offers')}</Checkbox>
      {discount && (
        <div className="fields" data-columns="3">
          <PercentField label={t('settings-term-percent')} name="discount.percent" value={discount.percent} onChange={(percent) => onChange({ ...discount, percent: percent ?? '0' })} />
          <NumberField label={t('settings-term-within')} name="discount.days" decimals={0} suffix={t('settings-term-days-unit')} value={String(discount.days)} onChange={(days) => onChange({ ...discount, days: whole(days) })} />
          <Select label={t('settings-term-tax')} value={discount.tax} onChange={(tax) => onChange({ ...discount, tax })} choices={TAXES.map((id) => ({ id, title: t(`settings-term-tax-${id}`) }))} />
        </div>
      )}
    </div>
  );
}
