/** The master data of an item. */
import { call, useQueryOf } from '../../core/client';
import type { ItemDetail, ItemSave, NegativePolicy } from '../../core/generated/commands';
import { newId } from '../../core/id';
import { type Draft, Fields, LinesEditor, Section, Wide } from '../../form';
import { languages, t } from '../../i18n';
import { unitName } from '../../i18n/names';
import { may, useOffice } from '../../shell/office';
import { go } from '../../shell/router';
import { Button, Checkbox, ComboBox, NumberField, Segments, Select, TextField, toastError } from '../../ui';
import { useTaxCategories } from '../documents/reference';
import { ItemPolicies } from '../stock/ItemPolicies';
import { categoryChoice, findCategories } from './find';

interface FormProps {
  draft: Draft<ItemSave>;
  detail: ItemDetail;
}

const POLICIES: readonly NegativePolicy[] = ['refuse', 'warn', 'allow'];

const useUnitCodes = (used: string): readonly string[] => [...new Set([...(used ? [used] : []), ...(useQueryOf('choices', {}).data?.units ?? [])])];
const unitChoices = (codes: readonly string[]) => codes.map((id) => ({ id, title: unitName(id), note: id }));

export function ItemForm({ draft, detail }: FormProps) {
  const { bind, value: { item } } = draft;
  const taxes = useTaxCategories();
  const units = useUnitCodes(item.unit);
  const goods = item.kind === 'goods';
  return (
    <>
      {detail.duplicates.length > 0 && (
        <div className="hint-box" role="status">
          <span>{t('item-same-code')}</span>
          <ul>{detail.duplicates.map(({ id, sku, name }) => <li key={id}><Button look="quiet" icon="arrow" onPress={() => go(`/items/${id}`)}>{[sku, name].filter(Boolean).join(' ')}</Button></li>)}</ul>
        </div>
      )}
      <Section>
        <Fields columns={3}>
          <Wide><Segments label={t('item-kind')} value={item.kind} onChange={(kind) => draft.set('item.kind', kind)} choices={(['goods', 'service', 'ancillary'] as const).map((id) => ({ id, title: t(`item-kind-${id}`) }))} /></Wide>
          <TextField label={t('item-name')} isRequired {...bind('item.name')} />
          <TextField label={t('item-sku')} isRequired {...bind('item.sku')} />
          <CategoryField draft={draft} />
          <Select label={t('item-unit')} hint={t(detail.unit_fixed ? 'item-unit-fixed' : 'item-unit-hint')} isReadOnly={detail.unit_fixed} {...bind('item.unit')} choices={unitChoices(units)} />
          <Select label={t('item-tax')} {...bind('item.tax_category')} choices={taxes} />
          <div className="checks"><Checkbox name="item.active" isSelected={item.active} onChange={(is) => draft.set('item.active', is)}>{t('item-active')}</Checkbox></div>
          {goods && <NumberField label={t('item-reorder-point')} hint={t('item-reorder-hint')} suffix={unitName(item.unit)} {...bind('item.reorder_point')} />}
          {goods && <Select label={t('item-negative')} {...bind('item.negative')} choices={POLICIES.map((id) => ({ id, title: t(`item-negative-${id}`) }))} />}
          <Wide><TextField label={t('item-description')} rows={3} {...bind('item.description')} /></Wide>
        </Fields>
      </Section>
      <Units draft={draft} />
      <Barcodes draft={draft} />
      <Names draft={draft} />
      {goods && may('stock.see') && <Section title={t('policy-per-place')} note={t('policy-hint')}><ItemPolicies item={item.id} /></Section>}
    </>
  );
}

function CategoryField({ draft }: { draft: Draft<ItemSave> }) {
  const { category } = draft.value.item;
  const rows = useQueryOf('item_category_list', {}).data ?? [];
  const chosen = rows.find((row) => row.category.id === category);
  const create = async (name: string): Promise<void> => {
    const made = await call('item_category_save', { id: newId(), name: name.trim(), parent: null });
    draft.set('item.category', made.id);
  };
  return (
    <ComboBox
      label={t('item-category')} name="item.category" value={chosen ? categoryChoice(chosen) : null} search={findCategories} onChange={(choice) => draft.set('item.category', choice?.id ?? null)}
      onCreate={(name) => void create(name).catch(toastError)}
    />
  );
}

function Units({ draft }: { draft: Draft<ItemSave> }) {
  const { value: { item, units } } = draft;
  const codes = useUnitCodes('');
  const add = (index: number): void => draft.insert('units', index, { id: newId(), item: item.id, unit: '', factor: '' });
  return (
    <Section title={t('item-units')} note={t('item-units-note')}>
      <div className="part">
        <LinesEditor
          label={t('item-units')} name="units" lines={units} lineId={(row) => row.id} addTitle={t('item-unit-add')} isReadOnly={!may('item.change')}
          onInsert={add} onRemove={(at) => draft.remove('units', at)} onMove={(from, to) => draft.move('units', from, to)} onDouble={(at) => add(at + 1)}
          columns={[
            { id: 'unit', title: 'item-unit', width: 160, cell: (row, at) => <Select label={t('item-unit')} labelHidden name={`units.${String(at)}.unit`} value={row.unit || null} onChange={(unit) => draft.set(`units.${at}.unit`, unit)} choices={unitChoices([...new Set([...(row.unit ? [row.unit] : []), ...codes])].filter((code) => code !== item.unit))} /> },
            { id: 'factor', title: 'item-factor', width: 160, align: 'end', grow: true, cell: (row, at) => <NumberField label={t('item-factor')} labelHidden name={`units.${String(at)}.factor`} suffix={unitName(item.unit)} value={row.factor || null} onChange={(factor) => draft.set(`units.${at}.factor`, factor ?? '')} /> },
          ]}
        />
      </div>
    </Section>
  );
}

function Barcodes({ draft }: { draft: Draft<ItemSave> }) {
  const { bind, value: { item, units, barcodes } } = draft;
  const add = (index: number): void => draft.insert('barcodes', index, { id: newId(), item: item.id, code: '', unit: null });
  const choices = [item.unit, ...units.map(({ unit }) => unit).filter(Boolean)].map((id) => ({ id, title: unitName(id) }));
  return (
    <Section title={t('item-barcodes')}>
      <div className="part">
        <LinesEditor
          label={t('item-barcodes')} name="barcodes" lines={barcodes} lineId={(row) => row.id} addTitle={t('item-barcode-add')} isReadOnly={!may('item.change')}
          onInsert={add} onRemove={(at) => draft.remove('barcodes', at)} onMove={(from, to) => draft.move('barcodes', from, to)} onDouble={(at) => add(at + 1)}
          columns={[
            { id: 'code', title: 'item-barcode', width: 220, grow: true, cell: (_, at) => <TextField label={t('item-barcode')} labelHidden {...bind(`barcodes.${at}.code`)} /> },
            { id: 'unit', title: 'item-unit', width: 150, cell: (row, at) => <Select label={t('item-unit')} labelHidden name={`barcodes.${String(at)}.unit`} value={row.unit ?? item.unit} onChange={(unit) => draft.set(`barcodes.${at}.unit`, unit === item.unit ? null : unit)} choices={choices} /> },
          ]}
        />
      </div>
    </Section>
  );
}

/** Names for documents in other languages; what is left empty is printed as the company names it. */
function Names({ draft }: { draft: Draft<ItemSave> }) {
  const { company } = useOffice();
  const { names, name } = draft.value.item;
  const change = (code: keyof typeof names, text: string): void => {
    const { [code]: _replaced, ...others } = names;
    draft.set('item.names', text.trim() === '' ? others : { ...others, [code]: text });
  };
  return (
    <Section title={t('item-names')} note={t('item-names-note')}>
      <Fields columns={3}>
        {languages.filter(({ code }) => code !== company.language).map((language) => (
          <TextField key={language.code} label={language.name} name={`item.names.${language.code}`} placeholder={name} value={names[language.code] ?? ''} onChange={(text) => change(language.code, text)} />
        ))}
      </Fields>
    </Section>
  );
}
