/** What is sold: goods and services, with price and stock. */
import { call } from '../../core/client';
import type { Filter, ItemRow } from '../../core/generated/commands';
import * as fmt from '../../fmt';
import { Facts } from '../../form';
import type { Selection } from '../../grid/selection';
import { t } from '../../i18n';
import { unitName } from '../../i18n/names';
import { DIGITS, type ListAsk, listOf, listScreen, windowOf } from '../../list';
import { Chip, Loaded, toastError } from '../../ui';
import { priceText } from '../prices/words';
import { printLabels } from './LabelDialog';
import { LevelFacts } from './LevelFacts';
import { activeCell, nameCell, priceCell, reorderCell, skuCell } from './cells';
import { categoryName, categoryPath, findCategories } from './find';
import { type LabelItem, selectedOf } from './labels';
import { removeItem } from './record';
import { itemChanges } from './bulk';

const STATES: Record<string, Filter[]> = {
  active: [{ column: 'active', op: 'is', values: ['1'] }],
  low: [{ column: 'low', op: 'is', values: ['1'] }],
  inactive: [{ column: 'active', op: 'is', values: ['0'] }],
};

const ownPrice = ({ price, currency }: ItemRow): string => (price === null || currency === null ? '' : priceText({ price, currency }));

/** Services are never in stock. */
const stockText = (row: ItemRow, quantity: string) => (row.kind !== 'goods' ? '' : fmt.exact.compare(quantity, '0') === 0 ? <span className="soft">–</span> : fmt.decimal(quantity));

async function labelsOf(selection: Selection, ask: Omit<ListAsk, 'from' | 'to'>, count: number): Promise<LabelItem[]> {
  const load = async (part: Pick<ListAsk, 'from' | 'to'>) => (await call('item_list', windowOf({ ...ask, ...part }))).rows;
  return (await selectedOf(selection, count, load, ({ id }) => id)).map(({ id, name }) => ({ id, title: name }));
}

const items = listOf<ItemRow, 'item_list'>({
  id: 'items', title: 'area-items', icon: 'item', command: 'item_list',
  request: windowOf, rows: (page) => page,
  rowId: (row) => row.id, open: (row) => `/items/${row.id}`, sort: { column: 'name', descending: false },
  columns: [
    { id: 'name', title: 'item-name', width: 250, grow: 4, sort: true, cell: (row) => row.name, edit: nameCell },
    { id: 'sku', title: 'item-sku', width: 110, sort: true, cell: (row) => <span className="soft">{row.sku}</span>, edit: skuCell },
    { id: 'category_name', title: 'item-category', width: 120, grow: 1, sort: true, spare: true, cell: (row) => <span className="soft">{row.category_name ?? ''}</span> },
    { id: 'price', title: 'item-price', width: 110, align: 'end', sort: true, cell: ownPrice, edit: priceCell },
    { id: 'kind', title: 'item-kind', width: 110, extra: true, cell: (row) => <span className="soft">{t(`item-kind-${row.kind}`)}</span> },
    { id: 'unit', title: 'item-unit', width: 70, spare: true, cell: (row) => <span className="soft">{unitName(row.unit)}</span> },
    { id: 'on_hand', title: 'item-on-hand', width: 84, align: 'end', sort: true, spare: true, cell: (row) => stockText(row, row.on_hand) },
    { id: 'reserved', title: 'item-reserved', width: 90, align: 'end', sort: true, spare: true, cell: (row) => stockText(row, row.reserved) },
    { id: 'available', title: 'item-available', width: 100, align: 'end', sort: true, cell: (row) => stockText(row, row.available) },
    { id: 'low', title: 'item-state', width: 120, cell: (row) => (row.low ? <Chip tone="warn">{t('item-low')}</Chip> : row.active ? '' : <Chip>{t('item-inactive')}</Chip>), text: (row) => (row.low ? t('item-low') : ''), edit: activeCell },
    { id: 'reorder_point', title: 'item-reorder-point', width: 120, align: 'end', sort: true, extra: true, cell: (row) => stockText(row, row.reorder_point ?? '0'), edit: reorderCell },
  ],
  filters: [
    { kind: 'choice', id: 'state', title: 'item-state', cell: 'low', choices: () => Object.keys(STATES).map((id) => ({ id, title: t(`item-state-${id}`) })), means: (id) => STATES[id] ?? [], of: (row) => (row.low ? 'low' : row.active ? 'active' : 'inactive') },
    { kind: 'record', id: 'category', title: 'item-category', cell: 'category_name', optional: true, search: findCategories, titleOf: categoryName, of: ({ category }) => category },
    { kind: 'choice', id: 'kind', title: 'item-kind', choices: () => (['goods', 'service', 'ancillary'] as const).map((id) => ({ id, title: t(`item-kind-${id}`) })), of: ({ kind }) => kind },
    { kind: 'number', id: 'price', title: 'item-price', more: true, optional: true, digits: DIGITS.price, of: ({ price }) => price },
    { kind: 'number', id: 'available', title: 'item-available', more: true, digits: DIGITS.quantity, of: ({ available }) => available },
    { kind: 'number', id: 'on_hand', title: 'item-on-hand', more: true, digits: DIGITS.quantity, of: ({ on_hand: there }) => there },
    { kind: 'text', id: 'sku', title: 'item-sku', more: true, of: ({ sku }) => sku || null },
  ],
  changes: itemChanges,
  groups: [{ id: 'category', title: 'item-category', column: 'category_name' }, { id: 'kind', title: 'item-kind', name: (kind) => t(`item-kind-${kind}`) }],
  peek: (row) => <ItemPeek row={row} />, create: 'items.new', actions: ['import.items'], empty: { title: 'item-empty', hint: 'item-empty-hint', also: 'import.items' },
  isFaded: (row) => !row.active,
  rowActions: [
    { id: 'items.labels', title: 'cmd-item-labels', icon: 'print', keys: ['Ctrl+P'], run: ({ id, name }) => void printLabels([{ id, title: name }]) },
    { id: 'items.delete', title: 'cmd-item-delete', icon: 'trash', keys: ['Delete'], right: 'item.void', run: ({ id, name }) => void removeItem(id, name) },
  ],
  bulkActions: [{ id: 'items.labels-selected', title: 'cmd-item-labels', icon: 'print', keys: ['Ctrl+P'], run: (selection, ask, count) => void labelsOf(selection, ask, count).then(printLabels).catch(toastError) }],
});

function ItemPeek({ row }: { row: ItemRow }) {
  return (
    <>
      <div><h2>{row.name}</h2><p className="soft">{[row.sku, row.category_name].filter(Boolean).join(' · ')}</p></div>
      {row.low && <Chip tone="warn">{t('item-low')}</Chip>}
      <Facts facts={[
        { title: t('item-price'), value: ownPrice(row) || '–', end: true, strong: true },
        row.reorder_point === null ? null : { title: t('item-reorder-point'), value: fmt.quantity(row.reorder_point, unitName(row.unit)), end: true },
      ]} />
      <Loaded command="item_get" request={{ id: row.id }} lines={5}>
        {({ item, units, barcodes, levels, category_path: path }) => (
          <>
            {item.kind === 'goods' && <LevelFacts levels={levels} unit={item.unit} />}
            <Facts facts={[
              path.length > 1 ? { title: t('item-category'), value: categoryPath(path) } : null,
              ...units.map(({ unit, factor }) => ({ title: unitName(unit), value: fmt.quantity(factor, unitName(item.unit)), end: true })),
              barcodes.length > 0 ? { title: t('item-barcodes'), value: barcodes.map(({ code }) => code).join(', ') } : null,
            ]} />
            {item.description && <p className="note-text">{item.description}</p>}
          </>
        )}
      </Loaded>
    </>
  );
}

export const ItemList = listScreen(items);
