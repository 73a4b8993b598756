/** One price in a list: of an item or a group, from a quantity on, for a while. */
import { type FormEvent, useState } from 'react';

import { call, useCommand, useQueryOf } from '../../core/client';
import type { PriceItem, PriceItemRow } from '../../core/generated/commands';
import { newId } from '../../core/id';
import * as fmt from '../../fmt';
import { Fields } from '../../form';
import { t } from '../../i18n';
import { nameOf, unitName } from '../../i18n/names';
import { toastDone } from '../../shell/undo';
import { Button, DateField, Dialog, FormFaults, NumberField, Select, askWith, toastError } from '../../ui';

/** A new price of an item in the list that counts for everybody, until another one is chosen. */
export const newPrice = (item: string): Promise<boolean | null> =>
  askWith((done) => <PriceDialog price={{ id: newId(), list: '', item, category: null, unit: null, min_quantity: '0', price: '', valid_from: null, valid_to: null }} isNew onDone={done} />);

export const editPrice = ({ id, list, item, category, unit, min_quantity, price, valid_from, valid_to }: PriceItemRow): Promise<boolean | null> =>
  askWith((done) => <PriceDialog price={{ id, list, item, category, unit, min_quantity, price, valid_from, valid_to }} isNew={false} onDone={done} />);

export const removePrice = ({ id }: { id: string }): void => void call('price_item_delete', { id }).then(() => toastDone(t('price-deleted')), toastError);

/** Units in which the item of the price is sold; the stock unit is the empty one. */
function useSellingUnits(item: string | null): { id: string; title: string }[] {
  const detail = useQueryOf('item_get', { id: item ?? '' }, { enabled: item !== null }).data;
  return detail ? [{ id: '', title: unitName(detail.item.unit) }, ...detail.units.map(({ unit }) => ({ id: unit, title: unitName(unit) }))] : [];
}

function PriceDialog({ price: initial, isNew, onDone }: { price: PriceItem; isNew: boolean; onDone: (saved: boolean | null) => void }) {
  const [price, setPrice] = useState(initial);
  const change = (part: Partial<PriceItem>): void => setPrice((now) => ({ ...now, ...part }));
  const save = useCommand('price_item_save');
  const lists = useQueryOf('choices', {}).data?.price_lists ?? [];
  const list = lists.find(({ id }) => id === price.list) ?? lists.find(({ standard }) => standard);
  const units = useSellingUnits(price.item);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    save.run({ ...price, list: list?.id ?? '' }).then(() => onDone(true)).catch(() => undefined);
  };
  return (
    <Dialog
      title={t(isNew ? 'cmd-price-new' : 'price-change')} isOpen onClose={() => onDone(null)}
      actions={<><Button onPress={() => onDone(null)}>{t('cancel')}</Button><Button look="primary" type="submit" form="price" isPending={save.running} isDisabled={price.price === ''} testId="price.save">{t('save')}</Button></>}
    >
      <form id="price" onSubmit={submit} noValidate>
        <FormFaults error={save.error}>
          <Fields columns={2}>
            <Select label={t('price-list')} name="list" value={list?.id ?? null} onChange={(id) => change({ list: id })} choices={lists.map(({ id, name, currency }) => ({ id, title: nameOf('price-list', name), note: currency }))} />
            <NumberField
              label={t(list?.includes_tax ? 'price-with-tax' : 'price-without-tax')} name="price" isRequired autoFocus decimals={8} min={fmt.currencyDigits(list?.currency ?? 'EUR')} {...(list ? { suffix: fmt.currencySign(list.currency) } : {})}
              value={price.price || null} onChange={(value) => change({ price: value ?? '' })}
            />
            {units.length > 1 && <Select label={t('price-unit')} name="unit" value={price.unit ?? ''} onChange={(unit) => change({ unit: unit || null })} choices={units} />}
            <NumberField label={t('price-from-quantity')} name="min_quantity" value={price.min_quantity} onChange={(value) => change({ min_quantity: value ?? '0' })} {...(units[0] ? { suffix: units[0].title } : {})} />
            <DateField label={t('price-valid-from')} name="valid_from" value={price.valid_from} onChange={(day) => change({ valid_from: day })} />
            <DateField label={t('price-valid-to')} name="valid_to" value={price.valid_to} onChange={(day) => change({ valid_to: day })} />
          </Fields>
        </FormFaults>
      </form>
    </Dialog>
  );
}
