/** Goods that go from one place of ours to another. */
import { type FormEvent, useState } from 'react';

import { useCommand } from '../../core/client';
import { newId } from '../../core/id';
import * as fmt from '../../fmt';
import { Fields, LinesEditor, Section } from '../../form';
import { t } from '../../i18n';
import { unitName } from '../../i18n/names';
import { Button, ComboBox, DateField, Dialog, FormFaults, NumberField, Select, askWith, toast } from '../../ui';
import { type ItemChoice, findItems, useLocations } from '../documents/reference';
import { type TransferLine, isFilled, transferOf } from './transfer';

/** Asks what goes where. Answers whether it went. */
export const newTransfer = (item?: ItemChoice, from?: string): Promise<boolean | null> => askWith((done) => <TransferDialog {...(item ? { item } : {})} {...(from ? { from } : {})} onDone={done} />);

interface TransferProps {
  item?: ItemChoice;
  from?: string;
  onDone: (moved: boolean | null) => void;
}

const line = (item: ItemChoice | null = null): TransferLine => ({ id: newId(), item, quantity: null });

function TransferDialog({ item, from: known, onDone }: TransferProps) {
  const places = useLocations();
  const [chosen, setChosen] = useState<{ from: string | null; to: string | null; on: string | null }>({ from: known ?? null, to: null, on: fmt.today() });
  const [lines, setLines] = useState<readonly TransferLine[]>([line(item)]);
  const transfer = useCommand('stock_transfer');
  const from = chosen.from ?? places[0]?.id ?? null;
  const to = chosen.to ?? places.find(({ id }) => id !== from)?.id ?? null;
  const change = (at: number, part: Partial<TransferLine>): void => setLines((now) => now.map((one, index) => (index === at ? { ...one, ...part } : one)));
  const insert = (at: number): void => setLines((now) => now.toSpliced(at, 0, line()));
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    transfer.run(transferOf({ from: from ?? '', to: to ?? '', on: chosen.on }, lines)).then(({ shortages }) => {
      toast({ kind: 'done', title: t(shortages.length > 0 ? 'transfer-done-short' : 'transfer-done', { count: shortages.length }) });
      onDone(true);
    }).catch(() => undefined);
  };
  return (
    <Dialog
      title={t('cmd-stock-transfer')} isOpen size="large" onClose={() => onDone(null)}
      actions={<><Button onPress={() => onDone(null)}>{t('cancel')}</Button><Button look="primary" type="submit" form="transfer" isPending={transfer.running} isDisabled={!lines.some(isFilled)} testId="stock.transfer">{t('transfer-now')}</Button></>}
    >
      <form id="transfer" onSubmit={submit} noValidate>
        <FormFaults error={transfer.error}>
          <Section><Fields columns={3}>
            <Select label={t('transfer-from')} name="from" isRequired value={from} onChange={(id) => setChosen((now) => ({ ...now, from: id, to: id === to ? from : to }))} choices={places} />
            <Select label={t('transfer-to')} name="to" isRequired value={to} onChange={(id) => setChosen((now) => ({ ...now, to: id }))} choices={places.filter(({ id }) => id !== from)} />
            <DateField label={t('transfer-on')} name="moved_on" value={chosen.on} onChange={(on) => setChosen((now) => ({ ...now, on }))} />
          </Fields></Section>
          <LinesEditor
            label={t('transfer-lines')} name="lines" lines={lines} lineId={({ id }) => id} isOrdered onInsert={insert} onMove={() => undefined} onDouble={(at) => insert(at + 1)}
            onRemove={(at) => setLines((now) => now.filter((_, index) => index !== at))}
            columns={[
              { id: 'item', title: 'move-item', width: 240, grow: true, cell: (one, at) => <ComboBox<ItemChoice> label={t('move-item')} labelHidden name={`lines.${String(at)}.item`} value={one.item} search={(text) => findItems(text, true)} onChange={(choice) => change(at, { item: choice })} /> },
              { id: 'quantity', title: 'move-quantity', width: 110, align: 'end', cell: (one, at) => <NumberField label={t('move-quantity')} labelHidden name={`lines.${String(at)}.quantity`} value={one.quantity} onChange={(quantity) => change(at, { quantity })} /> },
              { id: 'unit', title: 'item-unit', width: 70, cell: (one) => <span className="line-unit">{one.item ? unitName(one.item.unit) : ''}</span> },
            ]}
          />
        </FormFaults>
      </form>
    </Dialog>
  );
}
