/** A price list: its currency, and whether its prices are its own or built on those of another list. */
import { useState } from 'react';

import { useCommand, useQueryOf } from '../../core/client';
import type { PriceList } from '../../core/generated/commands';
import { newId } from '../../core/id';
import * as fmt from '../../fmt';
import { EditDialog, Wide } from '../../form';
import { t } from '../../i18n';
import { nameOf } from '../../i18n/names';
import { office } from '../../shell/office';
import { ComboBox, DateField, NumberField, PercentField, Segments, Select, TextField, askWith } from '../../ui';
import { isBelow, roundingChoices } from './lists';
import { basisSentence } from './words';

const blank = (): PriceList => ({
  id: newId(), name: '', currency: office().company.currency, includes_tax: false, parent: null, parent_percent: '0', parent_add: '0', price_digits: null, valid_from: null, valid_to: null,
});

/** Answers the id of the list once it is saved. */
export const newPriceList = (): Promise<string | null> => askWith((done) => <PriceListDialog initial={blank()} isNew onDone={done} />);
export const editPriceList = (list: PriceList): Promise<string | null> => askWith((done) => <PriceListDialog initial={list} isNew={false} onDone={done} />);

function PriceListDialog({ initial, isNew, onDone }: { initial: PriceList; isNew: boolean; onDone: (saved: string | null) => void }) {
  const [list, setList] = useState(() => ({ ...initial, name: nameOf('price-list', initial.name) }));
  const set = (part: Partial<PriceList>): void => setList((now) => ({ ...now, ...part }));
  const save = useCommand('price_list_save');
  const others = (useQueryOf('price_list_list', {}).data ?? []).map((row) => row.list);
  const parents = others.filter(({ id }) => id !== list.id && !isBelow(others, id, list.id));
  const parent = parents.find(({ id }) => id === list.parent);
  const currencies = (useQueryOf('choices', {}).data?.currencies ?? []).map(({ code }) => ({ id: code, title: code, note: fmt.currencySign(code) }));
  // A name that came with the program stays a key for as long as nobody writes another one.
  const kept = { ...list, name: list.name === nameOf('price-list', initial.name) ? initial.name : list.name };
  return (
    <EditDialog
      title={isNew ? t('cmd-price-list-new') : t('price-list-edit')} error={save.error} running={save.running} done={t(isNew ? 'price-list-made' : 'price-list-saved', { name: list.name })}
      onSave={() => save.run(kept).then(() => onDone(list.id))} onClose={() => onDone(null)}
    >
      <TextField label={t('price-list-name')} name="name" isRequired autoFocus value={list.name} onChange={(name) => set({ name })} />
      <ComboBox
        label={t('price-currency')} name="currency" isRequired value={{ id: list.currency, title: list.currency }} onChange={(choice) => { if (choice) set({ currency: choice.id }); }}
        search={(text) => currencies.filter(({ id }) => id.includes(text.trim().toUpperCase()))}
      />
      <Wide>
        <Segments<'net' | 'gross'>
          label={t('price-tax')} value={list.includes_tax ? 'gross' : 'net'} onChange={(kind) => set({ includes_tax: kind === 'gross' })}
          choices={[{ id: 'net', title: t('price-without-tax') }, { id: 'gross', title: t('price-with-tax') }]}
        />
      </Wide>
      <Select
        label={t('price-builds-on')} name="parent" value={list.parent ?? ''} onChange={(id) => set({ parent: id || null })}
        choices={[{ id: '', title: t('price-own') }, ...parents.map(({ id, name, currency }) => ({ id, title: nameOf('price-list', name), note: currency }))]}
      />
      <Select
        label={t('price-rounding')} name="price_digits" value={list.price_digits === null ? '' : String(list.price_digits)} onChange={(digits) => set({ price_digits: digits === '' ? null : Number(digits) })}
        choices={roundingChoices(list.currency)}
      />
      {list.parent !== null && (
        <>
          <PercentField label={t('price-parent-percent')} name="parent_percent" hint={t('price-parent-percent-hint')} value={list.parent_percent} onChange={(percent) => set({ parent_percent: percent ?? '0' })} />
          <NumberField label={t('price-parent-add')} name="parent_add" decimals={8} min={fmt.currencyDigits(list.currency)} suffix={fmt.currencySign(list.currency)} value={list.parent_add} onChange={(add) => set({ parent_add: add ?? '0' })} />
          {parent && <Wide><p className="worked">{basisSentence(list, nameOf('price-list', parent.name))}</p></Wide>}
        </>
      )}
      <DateField label={t('price-valid-from')} name="valid_from" value={list.valid_from} onChange={(day) => set({ valid_from: day })} />
      <DateField label={t('price-valid-to')} name="valid_to" value={list.valid_to} onChange={(day) => set({ valid_to: day })} />
    </EditDialog>
  );
}
