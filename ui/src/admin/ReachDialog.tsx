/** Another branch or other work: what the PC gains comes to it, what it loses leaves its disk. */
import { type FormEvent, useId, useState } from 'react';

import { t } from '../i18n';
import { Button } from '../ui/Button';
import { Dialog, toast } from '../ui/overlays';
import { Failed } from './Failed';
import { PlaceFields, type PcPlace, useChoices } from './PlaceFields';
import { ask } from './api';
import type { PcRow } from './generated/admin';
import { useWork } from './useWork';

export function ReachDialog({ pc, onDone }: { pc: PcRow; onDone: (done: true | null) => void }) {
  const form = useId();
  // A PC that was given once and for all what it holds has no role yet.
  const [place, setPlace] = useState<PcPlace>({ branch: pc.branch?.id ?? null, role: pc.role?.key ?? '', people: pc.people.map(({ id }) => id) });
  const { choices, error } = useChoices();
  const work = useWork<null>();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (place.role === '') return;
    work.run(ask('POST reach', { pc: pc.id, ...place })).then(() => {
      onDone(true);
      toast({ kind: 'done', title: t('admin-reach-done', { name: pc.name }) });
    }, () => undefined);
  };
  const fault = work.error ?? error;
  return (
    <Dialog
      title={t('admin-reach-of', { name: pc.name })} isOpen size="small" onClose={() => onDone(null)}
      actions={<><Button onPress={() => onDone(null)}>{t('cancel')}</Button><Button look="primary" type="submit" form={form} isPending={work.running} isDisabled={place.role === ''} testId="admin.reach-save">{t('save')}</Button></>}
    >
      <form id={form} className="admin-form" onSubmit={submit} noValidate>
        {fault !== null && <Failed error={fault} />}
        <PlaceFields choices={choices} value={place} onChange={(part) => setPlace((now) => ({ ...now, ...part }))} />
        <p className="soft">{t('admin-reach-text')}</p>
      </form>
    </Dialog>
  );
}
