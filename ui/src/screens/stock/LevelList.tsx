/** What is where: every item in every place where it is or should be. */
import type { Filter, StockLevelRow } from '../../core/generated/commands';
import * as fmt from '../../fmt';
import { Facts } from '../../form';
import { t } from '../../i18n';
import { unitName } from '../../i18n/names';
import { DIGITS, listOf, listScreen, majorOf, windowOf } from '../../list';
import { go } from '../../shell/router';
import { Chip } from '../../ui';
import { AsOf } from '../../sync/AsOf';
import { findItems } from '../documents/reference';
import { StockPlaces } from '../documents/StockPlaces';
import { categoryName, findCategories } from '../items/find';
import { ItemMoves } from '../items/ItemMoves';
import { newTransfer } from './TransferDialog';
import { findPlaces, itemTitle, placeTitle } from './find';

const STATES: Record<string, Filter[]> = {
  there: [{ column: 'on_hand', op: 'is_not', values: ['0'] }],
  reorder: [{ column: 'reorder', op: 'is', values: ['1'] }],
};

const quantity = (value: string) => (fmt.exact.compare(value, '0') === 0 ? <span className="soft">–</span> : fmt.decimal(value));
const transfer = ({ item, name, unit, location }: StockLevelRow): void => void newTransfer({ id: item, title: name, unit }, location);

const levels = listOf<StockLevelRow, 'stock_level_list'>({
  id: 'stock', title: 'stock-view-levels', area: 'area-stock', icon: 'stock', command: 'stock_level_list',
  request: windowOf, rows: (page) => page,
  rowId: (row) => `${row.item}:${row.location}`, open: (row) => `/items/${row.item}?tab=moves`, sort: { column: 'name', descending: false },
  columns: [
    { id: 'name', title: 'move-item', width: 170, grow: 2, sort: true, cell: (row) => row.name },
    { id: 'sku', title: 'item-sku', width: 90, sort: true, spare: true, cell: (row) => <span className="soft">{row.sku}</span> },
    { id: 'location_name', title: 'stock-place', width: 150, grow: 2, sort: true, cell: (row) => row.location_name },
    { id: 'category_name', title: 'item-category', width: 180, sort: true, spare: true, cell: (row) => <span className="soft">{row.category_name ?? ''}</span> },
    { id: 'on_hand', title: 'item-on-hand', width: 88, align: 'end', sort: true, cell: (row) => quantity(row.on_hand) },
    { id: 'reserved', title: 'item-reserved', width: 88, align: 'end', sort: true, cell: (row) => quantity(row.reserved) },
    { id: 'available', title: 'item-available', width: 100, align: 'end', sort: true, cell: (row) => quantity(row.available) },
    { id: 'unit', title: 'item-unit', width: 70, cell: (row) => <span className="soft">{unitName(row.unit)}</span> },
    { id: 'value', title: 'stock-value', width: 120, align: 'end', sort: true, spare: true, facet: 'cost', cell: (row) => (row.value ? fmt.money(row.value) : '') },
    { id: 'reorder', title: 'item-state', width: 110, cell: (row) => (row.reorder ? <Chip tone="warn">{t('item-low')}</Chip> : ''), text: (row) => (row.reorder ? t('item-low') : '') },
  ],
  filters: [
    { kind: 'choice', id: 'state', title: 'item-state', cell: 'reorder', choices: () => Object.keys(STATES).map((id) => ({ id, title: t(`stock-state-${id}`) })), means: (id) => STATES[id] ?? [], of: ({ reorder }) => (reorder ? 'reorder' : null) },
    { kind: 'record', id: 'location', title: 'stock-place', cell: 'location_name', search: findPlaces, titleOf: placeTitle, of: ({ location }) => location },
    { kind: 'record', id: 'category', title: 'item-category', cell: 'category_name', optional: true, search: findCategories, titleOf: categoryName, of: ({ category }) => category },
    { kind: 'record', id: 'item', title: 'move-item', cell: 'name', more: true, search: (text) => findItems(text, true), titleOf: itemTitle, of: ({ item }) => item },
    { kind: 'number', id: 'on_hand', title: 'item-on-hand', more: true, digits: DIGITS.quantity, of: ({ on_hand: there }) => there },
    { kind: 'number', id: 'available', title: 'item-available', more: true, digits: DIGITS.quantity, of: ({ available }) => available },
    { kind: 'number', id: 'value', title: 'stock-value', more: true, facet: 'cost', digits: DIGITS.amount, of: ({ value }) => (value ? majorOf(value) : null) },
  ],
  groups: [{ id: 'place', title: 'stock-place', column: 'location_name' }, { id: 'category', title: 'item-category', column: 'category_name' }],
  peek: (row) => <LevelPeek row={row} />, create: 'stock.transfer', empty: { title: 'stock-empty', hint: 'stock-empty-hint', command: 'documents.new-receipt' },
  views: <><StockPlaces /><AsOf /></>, selects: false,
  rowActions: [
    { id: 'stock.transfer-row', title: 'cmd-stock-transfer', icon: 'stock', keys: ['t'], right: 'stock.post', run: transfer },
    { id: 'stock.moves-row', title: 'cmd-stock-moves', icon: 'list', keys: ['m'], run: (row) => go(`/stock/moves?item=${row.item}`) },
  ],
});

function LevelPeek({ row }: { row: StockLevelRow }) {
  const show = (value: string): string => fmt.quantity(value, unitName(row.unit));
  return (
    <>
      <div><h2>{row.name}</h2><p className="soft">{[row.sku, row.location_name].filter(Boolean).join(' · ')}</p></div>
      {row.reorder && <Chip tone="warn">{t('item-low')}</Chip>}
      <Facts facts={[
        { title: t('item-on-hand'), value: show(row.on_hand), end: true },
        { title: t('item-reserved'), value: show(row.reserved), end: true },
        { title: t('item-available'), value: show(row.available), end: true, strong: true },
        row.reorder_point === null ? null : { title: t('item-reorder-point'), value: show(row.reorder_point), end: true },
        !row.value ? null : { title: t('stock-value'), value: fmt.money(row.value), end: true },
      ]} />
      <ItemMoves item={row.item} most={8} />
    </>
  );
}

export const LevelList = listScreen(levels);
