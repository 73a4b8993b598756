/** A deal goes to another stage; a lost one says why. */
import { type FormEvent, useState } from 'react';

import { call } from '../../core/client';
import { CommandFailed } from '../../core/faults';
import type { Stage } from '../../core/generated/commands';
import { t } from '../../i18n';
import { toastDone } from '../../shell/undo';
import { Button, Dialog, FormFaults, Icon, TextField, askWith } from '../../ui';
import { stageName } from './names';

interface Moving {
  id: string;
  title: string;
  stage: string;
}

/** Reasons that are most often right; any other can be typed. */
const REASONS = ['price', 'time', 'rival', 'need', 'silence'] as const;

/** Moves it. `false` when the person thought better of it. Throws what the core refuses. */
export async function moveDeal({ id, title, stage }: Moving, to: Stage): Promise<boolean> {
  if (stage === to.id) return false;
  const reason = to.outcome === 'lost' ? await askWith<string>((done) => <LostReason title={title} onDone={done} />) : '';
  if (reason === null) return false;
  await call('deal_move', { id, stage: to.id, lost_reason: reason });
  toastDone(t('deal-moved', { title, stage: stageName(to.name) }));
  return true;
}

function LostReason({ title, onDone }: { title: string; onDone: (reason: string | null) => void }) {
  const [reason, setReason] = useState('');
  const [error, setError] = useState<unknown>(null);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (reason.trim()) onDone(reason.trim());
    else setError(new CommandFailed([{ code: 'required', field: 'lost_reason', params: {} }]));
  };
  return (
    <Dialog
      title={t('deal-lose', { title })} isOpen onClose={() => onDone(null)} size="small"
      actions={<><Button onPress={() => onDone(null)}>{t('cancel')}</Button><Button look="primary" type="submit" form="lost" testId="deal.lose">{t('deal-lost')}</Button></>}
    >
      <form id="lost" onSubmit={submit} noValidate className="lost-form">
        <FormFaults error={error}>
          <TextField label={t('deal-lost-reason')} name="lost_reason" isRequired autoFocus value={reason} onChange={setReason} />
          <ul className="suggestions" aria-label={t('deal-lost-usual')}>
            {REASONS.map((id) => <li key={id}><button type="button" className="suggestion" onClick={() => setReason(t(`lost-${id}`))}>{t(`lost-${id}`)}</button></li>)}
          </ul>
          <p className="soft"><Icon name="info" size={14} /> {t('deal-lost-hint')}</p>
        </FormFaults>
      </form>
    </Dialog>
  );
}
