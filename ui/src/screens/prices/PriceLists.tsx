/** The price lists: what each builds on, and how many prices it has of its own. */
import { useCommands } from '../../commands/registry';
import { call } from '../../core/client';
import type { PriceListRow } from '../../core/generated/commands';
import * as fmt from '../../fmt';
import { t } from '../../i18n';
import { nameOf } from '../../i18n/names';
import { ListScreen, listOf, partOf, prepareList } from '../../list';
import { may } from '../../shell/office';
import { go } from '../../shell/router';
import { doThen } from '../../shell/undo';
import { Chip } from '../../ui';
import { editPriceList, newPriceList } from './PriceListDialog';
import { PricePlaces } from './PricePlaces';
import { basisText, validText } from './words';

const nameOfList = ({ list }: PriceListRow): string => nameOf('price-list', list.name);

const lists = listOf<PriceListRow, 'price_list_list'>({
  id: 'price-lists', title: 'area-prices', icon: 'price', command: 'price_list_list',
  request: () => ({}), rows: (answer, ask) => partOf(answer, ask, (row) => `${nameOfList(row)} ${row.list.currency}`),
  rowId: (row) => row.list.id, open: (row) => `/prices/${row.list.id}`,
  columns: [
    { id: 'name', title: 'price-list', width: 200, grow: 2, cell: nameOfList },
    { id: 'standard', title: 'price-counts', width: 180, cell: (row) => (row.standard ? <Chip tone="accent">{t('price-for-everybody')}</Chip> : <span className="soft">{t('price-for-chosen')}</span>) },
    { id: 'currency', title: 'price-currency', width: 90, cell: (row) => row.list.currency },
    { id: 'tax', title: 'price-tax', width: 110, cell: (row) => t(row.list.includes_tax ? 'price-gross' : 'price-net') },
    { id: 'basis', title: 'price-builds-on', width: 200, grow: 1, cell: (row) => basisText(row) || <span className="soft">{t('price-own')}</span> },
    { id: 'valid', title: 'price-valid', width: 180, spare: true, cell: (row) => validText(row.list) },
    { id: 'prices', title: 'price-own-prices', width: 110, align: 'end', cell: (row) => fmt.count(row.prices) },
  ],
  views: <PricePlaces />, create: 'prices.new-list', empty: { title: 'price-no-lists', hint: 'price-no-lists-hint' },
  rowActions: [
    { id: 'prices.edit-list', title: 'price-list-edit', icon: 'edit', keys: ['e'], right: 'price.change', run: ({ list }) => void editPriceList(list) },
    {
      id: 'prices.delete-list', title: 'price-list-delete', icon: 'trash', keys: ['Delete'], when: (row) => !row.standard && may('price.void'),
      run: (row) => doThen(call('price_list_delete', { id: row.list.id }), t('price-list-deleted', { name: nameOfList(row) })),
    },
  ],
  actions: ['prices.edit-list', 'prices.delete-list'],
});

export function PriceLists() {
  useCommands([{
    id: 'prices.new-list', title: 'cmd-price-list-new', group: 'record', icon: 'price', right: 'price.create',
    run: () => void newPriceList().then((id) => { if (id) go(`/prices/${id}`); }),
  }]);
  return <ListScreen spec={lists} />;
}

PriceLists.prepare = prepareList(lists);
