/** An item: master data, prices and moves, with its stock beside them. Every change is saved as it is typed. */
import { useCommands } from '../../commands/registry';
import { call, keepAnswer, prefetch, useQueryOf } from '../../core/client';
import { faultsOf } from '../../core/faults';
import type { ItemDetail, ItemSave } from '../../core/generated/commands';
import { DocumentScreen, Section, useDraft, useFresh } from '../../form';
import { t } from '../../i18n';
import { mergeWithAnother } from '../../merge/MergeDialog';
import { MergedWith } from '../../merge/MergedWith';
import type { Prepare } from '../../shell/navigation';
import { may } from '../../shell/office';
import { go, useAddress, useParam } from '../../shell/router';
import { Chip, CommandButton, ErrorState, FieldFaults, Skeleton, Tabs } from '../../ui';
import { newPrice } from '../prices/PriceDialog';
import { newTransfer } from '../stock/TransferDialog';
import { ItemForm } from './ItemForm';
import { ItemMoves } from './ItemMoves';
import { ItemPrices } from './ItemPrices';
import { printLabels } from './LabelDialog';
import { LevelFacts } from './LevelFacts';
import { removeItem, savedPart, sentPart, withBlanks } from './record';

export function ItemScreen() {
  const id = useParam('id');
  const { data, error, refetch } = useQueryOf('item_get', { id }, { keep: false });
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  return data ? <ItemRecord key={id} detail={data} /> : <Skeleton lines={8} />;
}

ItemScreen.prepare = ((_, { id = '' }) => prefetch('item_get', { id })) satisfies Prepare;

function ItemRecord({ detail }: { detail: ItemDetail }) {
  const { id } = detail.item;
  const draft = useDraft<ItemSave>({ initial: savedPart(detail), save: async (value) => keepAnswer('item_get', { id }, await call('item_save', sentPart(value))) });
  useFresh(draft, withBlanks(savedPart(detail), draft.value));
  const [address, changeAddress] = useAddress();
  const { item } = draft.value;
  const goods = item.kind === 'goods';
  useCommands([
    { id: 'items.price', title: 'cmd-price-new', group: 'record', icon: 'price', keys: ['p'], right: 'price.create', run: () => void draft.flush().then(() => newPrice(id)) },
    { id: 'items.why', title: 'price-try', group: 'record', icon: 'help', keys: ['w'], right: 'price.see', run: () => void draft.flush().then(() => go(`/prices/try?item=${id}`)) },
    { id: 'items.transfer', title: 'cmd-stock-transfer', group: 'record', icon: 'stock', right: 'stock.post', when: () => goods, run: () => void draft.flush().then(() => newTransfer({ id, title: item.name, unit: item.unit })) },
    { id: 'items.labels', title: 'cmd-item-labels', group: 'record', icon: 'print', keys: ['Ctrl+P'], run: () => void draft.flush().then(() => printLabels([{ id, title: item.name }])) },
    { id: 'items.merge', title: 'cmd-item-merge', group: 'record', icon: 'merge', right: 'item.void', run: () => void draft.flush().then(() => mergeWithAnother('item', id, detail.duplicates.map((one) => ({ id: one.id, title: one.name })))) },
    { id: 'items.delete', title: 'cmd-item-delete', group: 'record', icon: 'trash', right: 'item.void', run: () => void removeItem(id, item.name).then((gone) => { if (gone) go('/items'); }) },
  ]);
  const failed = draft.state.kind === 'failed' ? faultsOf(draft.state.error) : [];
  return (
    <DocumentScreen
      recorded={{ kind: 'item', id }}
      title={item.name || t('item-unnamed')} state={item.active ? null : <Chip>{t('item-inactive')}</Chip>} back="/items" saving={draft.state}
      actions={['items.price']} menu={['items.why', 'items.transfer', 'items.labels', 'items.merge', 'items.delete']}
      {...(goods || detail.merged.length > 0 ? {
        side: (
          <>
            {goods && <Section title={t('item-stock')} actions={<CommandButton command="items.transfer" look="quiet" />}><LevelFacts levels={detail.levels} unit={detail.item.unit} /></Section>}
            <MergedWith kind="item" others={detail.merged} />
          </>
        ),
      } : {})}
    >
      <Tabs
        label={t('item-sections')} selected={address['tab'] ?? 'data'} onSelect={(tab) => changeAddress({ tab: tab === 'data' ? null : tab })}
        tabs={[
          { id: 'data', title: t('item-tab-data'), content: <FieldFaults faults={failed}><div inert={!may('item.change')}><ItemForm draft={draft} detail={detail} /></div></FieldFaults> },
          { id: 'prices', title: t('area-prices'), count: detail.prices.length, content: <ItemPrices detail={detail} /> },
          ...(goods ? [{ id: 'moves', title: t('item-tab-moves'), content: <ItemMoves item={id} /> }] : []),
        ]}
      />
    </DocumentScreen>
  );
}
