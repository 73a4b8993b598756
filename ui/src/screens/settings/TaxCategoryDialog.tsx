/** A tax category: what kind of VAT it is, and what the paper says where none is charged. */
import { useState } from 'react';

import { useCommand } from '../../core/client';
import type { TaxCategory, VatCategory } from '../../core/generated/commands';
import { EditDialog, Wide } from '../../form';
import { t } from '../../i18n';
import { nameOf } from '../../i18n/names';
import { Select, TextField } from '../../ui';

const VAT: readonly VatCategory[] = ['S', 'Z', 'E', 'AE', 'K', 'G', 'O', 'L', 'M'];
/** Kinds that charge nothing and must say why. */
const WITH_REASON: ReadonlySet<VatCategory> = new Set<VatCategory>(['E', 'AE', 'K', 'G', 'O']);

export function TaxCategoryDialog({ initial, onClose }: { initial: TaxCategory; onClose: () => void }) {
  const [category, setCategory] = useState(() => ({ ...initial, name: nameOf('tax-category', initial.name) }));
  const set = (part: Partial<TaxCategory>): void => setCategory((now) => ({ ...now, ...part }));
  const save = useCommand('tax_category_save');
  const reasons = WITH_REASON.has(category.vat);
  const kept = { ...category, name: category.name === nameOf('tax-category', initial.name) ? initial.name : category.name, ...(reasons ? {} : { reason_code: null, reason_text: null }) };
  return (
    <EditDialog
      title={nameOf('tax-category', initial.name) || t('tax-category-add')} error={save.error} running={save.running} done={t('settings-saved', { name: category.name })}
      onSave={() => save.run(kept)} onClose={onClose}
    >
      <TextField label={t('settings-name')} name="name" isRequired autoFocus value={category.name} onChange={(name) => set({ name })} />
      <Select label={t('settings-tax-code')} name="vat" value={category.vat} onChange={(vat) => set({ vat })} choices={VAT.map((id) => ({ id, title: `${id} – ${t(`vat-${id}`)}` }))} />
      {reasons && (
        <>
          <TextField label={t('tax-reason-code')} name="reason_code" hint={t('tax-reason-code-hint')} value={category.reason_code ?? ''} onChange={(code) => set({ reason_code: code })} />
          <Wide><TextField label={t('settings-tax-reason')} name="reason_text" rows={2} hint={t('tax-reason-hint')} value={category.reason_text ?? ''} onChange={(text) => set({ reason_text: text })} /></Wide>
        </>
      )}
    </EditDialog>
  );
}
