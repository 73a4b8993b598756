/** A new item from anywhere: name, unit, tax and price are enough, the rest can wait. */
import { type FormEvent, useState } from 'react';

import { call, useCommand, useQueryOf } from '../../core/client';
import type { ItemKind } from '../../core/generated/commands';
import { newId } from '../../core/id';
import * as fmt from '../../fmt';
import { Fields, Wide } from '../../form';
import { t } from '../../i18n';
import { unitName } from '../../i18n/names';
import { may } from '../../shell/office';
import { Button, Dialog, FormFaults, NumberField, Segments, Select, TextField, askWith } from '../../ui';
import { useTaxCategories } from '../documents/reference';
import { blankItem } from './record';

/** Its id, or `null` when the person thought better of it. */
export const newItem = (): Promise<string | null> => askWith((done) => <NewItem onDone={done} />);

function NewItem({ onDone }: { onDone: (id: string | null) => void }) {
  const [id] = useState(() => newId());
  const [typed, setTyped] = useState<{ name: string; sku: string; kind: ItemKind; unit: string; tax: string | null; price: string | null }>({ name: '', sku: '', kind: 'goods', unit: 'C62', tax: null, price: null });
  const change = (part: Partial<typeof typed>): void => setTyped((now) => ({ ...now, ...part }));
  const [priceFault, setPriceFault] = useState<unknown>(null);
  const save = useCommand('item_save');
  const choices = useQueryOf('choices', {}).data;
  const taxes = useTaxCategories();
  const tax = typed.tax ?? taxes[0]?.id ?? null;
  const list = choices?.price_lists.find(({ standard }) => standard);
  const create = async (): Promise<void> => {
    const { name, sku, kind, unit, price } = typed;
    await save.run({ item: { ...blankItem(id, tax ?? ''), name: name.trim(), sku: sku.trim(), kind, unit }, units: [], barcodes: [] });
    try {
      if (price !== null && list) await call('price_item_save', { id: newId(), list: list.id, item: id, category: null, unit: null, min_quantity: '0', price, valid_from: null, valid_to: null });
      onDone(id);
    } catch (error) {
      setPriceFault(error);
    }
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    // What the item lacks is in save.error.
    create().catch(() => undefined);
  };
  return (
    <Dialog
      title={t('cmd-item-new')} isOpen onClose={() => onDone(null)}
      actions={<><Button onPress={() => onDone(null)}>{t('cancel')}</Button><Button look="primary" type="submit" form="new-item" isPending={save.running} testId="item.create">{t('item-create')}</Button></>}
    >
      <form id="new-item" onSubmit={submit} noValidate>
        <FormFaults error={save.error ?? priceFault}>
          <Fields columns={2}>
            <Wide><Segments label={t('item-kind')} value={typed.kind} onChange={(kind) => change({ kind, unit: kind === 'service' ? 'HUR' : 'C62' })} choices={(['goods', 'service', 'ancillary'] as const).map((kind) => ({ id: kind, title: t(`item-kind-${kind}`) }))} /></Wide>
            <Wide><TextField label={t('item-name')} name="item.name" isRequired autoFocus value={typed.name} onChange={(name) => change({ name })} /></Wide>
            <TextField label={t('item-sku')} name="item.sku" isRequired value={typed.sku} onChange={(sku) => change({ sku })} />
            <Select label={t('item-unit')} name="item.unit" value={typed.unit} onChange={(unit) => change({ unit })} choices={(choices?.units ?? [typed.unit]).map((code) => ({ id: code, title: unitName(code) }))} />
            <Select label={t('item-tax')} name="item.tax_category" value={tax} onChange={(chosen) => change({ tax: chosen })} choices={taxes} />
            {list && may('price.change') && (
              <NumberField label={t(list.includes_tax ? 'price-with-tax' : 'price-without-tax')} name="price" decimals={8} min={fmt.currencyDigits(list.currency)} suffix={fmt.currencySign(list.currency)} value={typed.price} onChange={(price) => change({ price })} />
            )}
          </Fields>
        </FormFaults>
      </form>
    </Dialog>
  );
}
