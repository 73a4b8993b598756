/** How goods moved, the latest first. */
import type { StockMoveRow } from '../../core/generated/commands';
import * as fmt from '../../fmt';
import { unitName } from '../../i18n/names';
import { DIGITS, listOf, listScreen, windowOf } from '../../list';
import { documentPath } from '../../shell/paths';
import { findItems } from '../documents/reference';
import { AsOf } from '../../sync/AsOf';
import { StockPlaces } from '../documents/StockPlaces';
import { findPlaces, itemTitle, placeTitle } from './find';
import { placeName } from './words';

const moves = listOf<StockMoveRow, 'stock_move_list'>({
  id: 'stock-moves', title: 'stock-moves', area: 'area-stock', icon: 'stock', command: 'stock_move_list',
  request: windowOf, rows: (page) => page,
  rowId: (row) => row.id, open: (row) => (row.document && row.document_kind ? documentPath(row.document_kind, row.document) : `/items/${row.item}?tab=moves`),
  sort: { column: 'moved_at_ms', descending: true },
  columns: [
    { id: 'moved_at_ms', title: 'move-when', width: 110, sort: true, cell: (row) => fmt.date(row.moved_on) },
    { id: 'name', title: 'move-item', width: 240, grow: 3, sort: true, cell: (row) => row.name },
    { id: 'sku', title: 'item-sku', width: 80, sort: true, spare: true, cell: (row) => <span className="soft">{row.sku}</span> },
    { id: 'quantity', title: 'move-quantity', width: 100, align: 'end', sort: true, cell: (row) => fmt.quantity(row.quantity, unitName(row.unit)) },
    { id: 'from_name', title: 'transfer-from', width: 110, grow: 1, cell: (row) => placeName(row.from_name, row.from_kind) },
    { id: 'to_name', title: 'transfer-to', width: 110, grow: 1, cell: (row) => placeName(row.to_name, row.to_kind) },
    { id: 'number', title: 'move-document', width: 152, sort: true, cell: (row) => row.number ?? '' },
    { id: 'value', title: 'stock-value', width: 110, align: 'end', spare: true, facet: 'cost', cell: (row) => (row.value ? fmt.money(row.value) : '') },
  ],
  filters: [
    { kind: 'period', id: 'date', title: 'move-when', column: 'moved_on', cell: 'moved_at_ms', of: ({ moved_on: day }) => day },
    { kind: 'record', id: 'item', title: 'move-item', cell: 'name', search: (text) => findItems(text, true), titleOf: itemTitle, of: ({ item }) => item },
    { kind: 'record', id: 'from', title: 'transfer-from', column: 'from_location', cell: 'from_name', search: findPlaces, titleOf: placeTitle, of: ({ from_location: place }) => place },
    { kind: 'record', id: 'to', title: 'transfer-to', column: 'to_location', cell: 'to_name', search: findPlaces, titleOf: placeTitle, of: ({ to_location: place }) => place },
    { kind: 'number', id: 'quantity', title: 'move-quantity', more: true, digits: DIGITS.quantity, of: ({ quantity }) => quantity },
    { kind: 'text', id: 'number', title: 'move-document', more: true, optional: true, of: ({ number }) => number },
  ],
  groups: [{ id: 'month', title: 'group-month', column: 'moved_on', span: 'month' }, { id: 'item', title: 'move-item', column: 'name' }],
  create: 'stock.transfer', empty: { title: 'item-no-moves', hint: 'item-no-moves-hint', command: 'documents.new-receipt' }, views: <><StockPlaces /><AsOf /></>,
});

export const MoveList = listScreen(moves);
