/** One price in a list: of an item or a group, from a quantity on, for a while. */
import { useState } from 'react';

import { call, useCommand, useQueryOf } from '../../core/client';
import type { PriceItem, PriceItemRow } from '../../core/generated/commands';
import { newId } from '../../core/id';
import * as fmt from '../../fmt';
import { EditDialog, Wide } from '../../form';
import { t } from '../../i18n';
import { nameOf, unitName } from '../../i18n/names';
import { doThen } from '../../shell/undo';
import { type Choice, ComboBox, DateField, NumberField, Segments, Select, askWith } from '../../ui';
import { findItems } from '../documents/reference';
import { findCategories } from '../items/find';
import { priceItemOf } from './cells';

const blank = (part: Partial<PriceItem>): PriceItem => ({ id: newId(), list: '', item: null, category: null, unit: null, min_quantity: '0', price: '', valid_from: null, valid_to: null, ...part });

/** A new price of an item in the list that counts for everybody, until another one is chosen. */
export const newPrice = (item: string): Promise<boolean | null> => askWith((done) => <PriceDialog price={blank({ item })} kind="item" onDone={done} />);

/** A new price in a list, of an item or a group that is still to be chosen. */
export const newPriceIn = (list: string): Promise<boolean | null> => askWith((done) => <PriceDialog price={blank({ list })} kind="list" onDone={done} />);

export const editPrice = (row: PriceItemRow): Promise<boolean | null> => askWith((done) => <PriceDialog price={priceItemOf(row)} kind="change" onDone={done} />);

export const removePrice = ({ id }: { id: string }): void => doThen(call('price_item_delete', { id }), t('price-deleted'));

/** Units in which the item of the price is sold; the stock unit is the empty one. */
function useSellingUnits(item: string | null): { id: string; title: string }[] {
  const detail = useQueryOf('item_get', { id: item ?? '' }, { enabled: item !== null }).data;
  return detail ? [{ id: '', title: unitName(detail.item.unit) }, ...detail.units.map(({ unit }) => ({ id: unit, title: unitName(unit) }))] : [];
}

interface PriceDialogProps {
  price: PriceItem;
  /** What is given: the item, the list, or all of it. */
  kind: 'item' | 'list' | 'change';
  onDone: (saved: boolean | null) => void;
}

function PriceDialog({ price: initial, kind, onDone }: PriceDialogProps) {
  const [price, setPrice] = useState(initial);
  const change = (part: Partial<PriceItem>): void => setPrice((now) => ({ ...now, ...part }));
  const save = useCommand('price_item_save');
  const lists = useQueryOf('choices', {}).data?.price_lists ?? [];
  const list = lists.find(({ id }) => id === price.list) ?? lists.find(({ standard }) => standard);
  const units = useSellingUnits(price.item);
  return (
    <EditDialog
      title={t(kind === 'change' ? 'price-change' : 'cmd-price-new')} error={save.error} running={save.running} done={t('price-saved')}
      needs={{ price: price.price, item: price.item ?? price.category }}
      onSave={() => save.run({ ...price, list: list?.id ?? '' }).then(() => onDone(true))} onClose={() => onDone(null)}
    >
      {kind === 'list' && <Subject onChange={(part) => change({ ...part, unit: null })} />}
      {kind === 'item' && <Select label={t('price-list')} name="list" value={list?.id ?? null} onChange={(id) => change({ list: id })} choices={lists.map(({ id, name, currency }) => ({ id, title: nameOf('price-list', name), note: currency }))} />}
      <NumberField
        label={t(list?.includes_tax ? 'price-with-tax' : 'price-without-tax')} name="price" isRequired autoFocus={kind !== 'list'} decimals={8} min={fmt.currencyDigits(list?.currency ?? 'EUR')} {...(list ? { suffix: fmt.currencySign(list.currency) } : {})}
        value={price.price || null} onChange={(value) => change({ price: value ?? '' })}
      />
      {units.length > 1 && <Select label={t('price-unit')} name="unit" value={price.unit ?? ''} onChange={(unit) => change({ unit: unit || null })} choices={units} />}
      <NumberField label={t('price-from-quantity')} name="min_quantity" value={price.min_quantity} onChange={(value) => change({ min_quantity: value ?? '0' })} {...(units[0] ? { suffix: units[0].title } : {})} />
      <DateField label={t('price-valid-from')} name="valid_from" value={price.valid_from} onChange={(day) => change({ valid_from: day })} />
      <DateField label={t('price-valid-to')} name="valid_to" value={price.valid_to} onChange={(day) => change({ valid_to: day })} />
    </EditDialog>
  );
}

/** What the price is of: an item, or all items of a group. */
function Subject({ onChange }: { onChange: (part: { item: string | null; category: string | null }) => void }) {
  const [kind, setKind] = useState<'item' | 'category'>('item');
  const [choice, setChoice] = useState<Choice | null>(null);
  const choose = (next: Choice | null): void => {
    setChoice(next);
    onChange({ item: kind === 'item' ? next?.id ?? null : null, category: kind === 'category' ? next?.id ?? null : null });
  };
  return (
    <>
      <Wide>
        <Segments
          label={t('price-of')} value={kind} choices={[{ id: 'item', title: t('price-of-item') }, { id: 'category', title: t('price-of-category') }]}
          onChange={(next) => {
            setKind(next);
            setChoice(null);
            onChange({ item: null, category: null });
          }}
        />
      </Wide>
      <Wide>
        <ComboBox key={kind} label={t(`price-of-${kind}`)} name="item" isRequired autoFocus value={choice} onChange={choose} search={(text): Promise<Choice[]> => (kind === 'item' ? findItems(text, false) : findCategories(text))} />
      </Wide>
    </>
  );
}
