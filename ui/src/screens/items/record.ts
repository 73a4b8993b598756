/** The record of an item: what is blank, what is sent, what of it may be removed. */
import { call } from '../../core/client';
import type { Item, ItemDetail, ItemSave } from '../../core/generated/commands';
import { t } from '../../i18n';
import { toastDone } from '../../shell/undo';
import { toastError } from '../../ui';

export function blankItem(id: string, taxCategory: string): Item {
  return {
    id, sku: '', name: '', names: {}, description: '', kind: 'goods', category: null, tax_category: taxCategory, unit: 'C62', negative: 'warn', reorder_point: null, active: true,
  };
}

const isUnit = ({ unit, factor }: ItemSave['units'][number]): boolean => unit !== '' && factor !== '';
const isCode = ({ code }: ItemSave['barcodes'][number]): boolean => code.trim() !== '';

/** Rows that somebody has opened and not filled in yet stay on the screen and are not sent. */
export const sentPart = (value: ItemSave): ItemSave => ({ ...value, units: value.units.filter(isUnit), barcodes: value.barcodes.filter(isCode) });

export const savedPart = ({ item, units, barcodes }: ItemDetail): ItemSave => ({ item, units, barcodes });

/** What is stored with the rows that are not sent yet. */
export const withBlanks = (stored: ItemSave, shown: ItemSave): ItemSave => ({
  ...stored, units: [...stored.units, ...shown.units.filter((row) => !isUnit(row))], barcodes: [...stored.barcodes, ...shown.barcodes.filter((row) => !isCode(row))],
});

/** Removes an item; the way back is in the toast. Answers whether it is gone. */
export async function removeItem(id: string, name: string): Promise<boolean> {
  try {
    await call('item_delete', { id });
    toastDone(t('item-deleted', { name }));
    return true;
  } catch (error) {
    toastError(error);
    return false;
  }
}
