/** The margin on cost below which somebody must approve a price. */
import { useState } from 'react';

import { useCommand, useQueryOf } from '../../core/client';
import { EditDialog } from '../../form';
import { t } from '../../i18n';
import { PercentField, askWith } from '../../ui';

export const editFloor = (): Promise<boolean | null> => askWith((done) => <FloorDialog onDone={done} />);

function FloorDialog({ onDone }: { onDone: (saved: boolean | null) => void }) {
  const { data } = useQueryOf('price_floor_get', {});
  const [typed, setTyped] = useState<{ margin: string | null } | null>(null);
  const save = useCommand('price_floor_save');
  const margin = typed ? typed.margin : data?.margin_percent ?? null;
  return (
    <EditDialog
      title={t('price-floor')} size="small" columns={1} error={save.error} running={save.running} done={t('price-floor-saved')}
      onSave={() => save.run({ margin_percent: margin }).then(() => onDone(true))} onClose={() => onDone(null)}
    >
      <PercentField label={t('price-floor-margin')} name="margin_percent" autoFocus hint={t('price-floor-hint')} value={margin} onChange={(value) => setTyped({ margin: value })} />
    </EditDialog>
  );
}
