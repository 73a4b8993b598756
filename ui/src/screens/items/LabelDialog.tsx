/** Labels of one item or of many: how many, on which paper, with which price. The PDF is opened or saved. */
import { type FormEvent, useState } from 'react';

import { call, useQueryOf } from '../../core/client';
import { faultsOf } from '../../core/faults';
import { type FileContent, openFile } from '../../core/files';
import { Fields, Wide } from '../../form';
import { t } from '../../i18n';
import { nameOf } from '../../i18n/names';
import { Button, Dialog, FormFaults, NumberField, Segments, Select, TextField, askWith, changeSettings, useSettings } from '../../ui';
import { goToUnread } from '../../ui/unread';
import { savePdf } from '../documents/printing';
import { type LabelForm, type LabelItem, NAME, labelRequest } from './labels';

/** Asks what the labels are to be. Answers whether they were made. */
export const printLabels = (items: readonly LabelItem[]): Promise<boolean | null> => askWith((done) => <LabelDialog items={items} onDone={done} />);

const NO_PRICE = 'none';
const NAMED = 3;

/** "Chai, Chang, Tofu and 9 more": so that somebody sees that the right ones are meant. */
function named(items: readonly LabelItem[]): string {
  const names = items.slice(0, NAMED).map(({ title }) => title).join(', ');
  return items.length > NAMED ? t('label-items', { names, count: items.length - NAMED }) : names;
}

function LabelDialog({ items, onDone }: { items: readonly LabelItem[]; onDone: (made: boolean | null) => void }) {
  const { labelPaper, labelWidth, labelHeight } = useSettings();
  const lists = useQueryOf('choices', {}).data?.price_lists ?? [];
  const [form, setForm] = useState<Omit<LabelForm, 'list'>>({ count: '1', paper: labelPaper, place: '1', width: labelWidth, height: labelHeight });
  const [chosen, setChosen] = useState<string | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [running, setRunning] = useState(false);
  const change = (part: Partial<typeof form>): void => setForm((now) => ({ ...now, ...part }));
  const price = chosen ?? lists.find(({ standard }) => standard)?.id ?? NO_PRICE;
  const several = items.length > 1;

  const make = async (hand: (file: FileContent) => Promise<boolean>): Promise<void> => {
    setRunning(true);
    try {
      const file = await call('item_labels', labelRequest(items, { ...form, list: price === NO_PRICE ? null : price }));
      setError(null);
      changeSettings({ labelPaper: form.paper, labelWidth: form.width ?? labelWidth, labelHeight: form.height ?? labelHeight });
      if (await hand({ ...file, name: `${t('label-file')}.pdf` })) onDone(true);
    } catch (failed) {
      setError(failed);
    } finally {
      setRunning(false);
    }
  };
  const open = (event: FormEvent): void => {
    event.preventDefault();
    if (!running) void make((file) => openFile(file).then(() => true));
  };
  const blamed = error ? [...new Set(faultsOf(error).map(({ field }) => field))].filter((field) => /^items\.\d+/.test(field)) : [];
  return (
    <Dialog
      title={t('cmd-item-labels')} isOpen onClose={() => onDone(null)}
      actions={(
        <>
          <Button onPress={() => onDone(null)}>{t('cancel')}</Button>
          <Button icon="export" onPress={() => { if (!goToUnread()) void make(savePdf); }} isDisabled={running} testId="labels.save">{t('preview-save')}</Button>
          <Button look="primary" icon="eye" type="submit" form="labels" isPending={running} testId="labels.open">{t('preview-open')}</Button>
        </>
      )}
    >
      <form id="labels" onSubmit={open} noValidate>
        <FormFaults error={error}>
          <Fields columns={2}>
            <Wide><p className="soft">{named(items)}</p></Wide>
            {blamed.map((field) => <Wide key={field}><Blamed field={field} items={items} /></Wide>)}
            <NumberField label={t(several ? 'label-count-each' : 'label-count')} name={NAME.count} isRequired autoFocus decimals={0} value={form.count} onChange={(count) => change({ count })} />
            <Select label={t('item-price')} value={price} onChange={setChosen} choices={[...lists.map(({ id, name, currency }) => ({ id, title: nameOf('price-list', name), note: currency })), { id: NO_PRICE, title: t('label-no-price') }]} {...(price === NO_PRICE ? {} : { hint: t('label-price-hint') })} />
            <Wide><Segments label={t('label-paper')} value={form.paper} onChange={(paper) => change({ paper })} choices={[{ id: 'sheet', title: t('label-sheet') }, { id: 'roll', title: t('label-roll') }]} /></Wide>
            {form.paper === 'sheet' ? (
              <NumberField label={t('label-place')} name={NAME.place} isRequired decimals={0} hint={t('label-place-hint')} value={form.place} onChange={(place) => change({ place })} />
            ) : (
              <>
                <NumberField label={t('label-width')} name={NAME.width} isRequired decimals={1} suffix="mm" value={form.width} onChange={(width) => change({ width })} />
                <NumberField label={t('label-height')} name={NAME.height} isRequired decimals={1} suffix="mm" value={form.height} onChange={(height) => change({ height })} />
              </>
            )}
          </Fields>
        </FormFaults>
      </form>
    </Dialog>
  );
}

/** The item that cannot have its label, as the place where its fault is told. */
function Blamed({ field, items }: { field: string; items: readonly LabelItem[] }) {
  const [, at, part] = field.split('.');
  return <TextField label={t(part === 'barcode' ? 'label-barcode' : 'label-item')} name={field} isReadOnly value={items[Number(at)]?.title ?? ''} onChange={() => undefined} />;
}
