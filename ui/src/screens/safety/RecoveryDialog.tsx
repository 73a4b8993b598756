/** Two steps: the key to write down or print, then two of its groups typed from the paper. */
import { type FormEvent, useId, useMemo, useState } from 'react';

import { useCommand } from '../../core/client';
import { CommandFailed } from '../../core/faults';
import * as fmt from '../../fmt';
import { Fields } from '../../form';
import { t } from '../../i18n';
import { useOffice } from '../../shell/office';
import { Button, Dialog, FormFaults, TextField } from '../../ui';

interface RecoveryDialogProps {
  groups: readonly string[];
  onDone: (done: true | null) => void;
}

/** Two different places, so that one looks at the paper and not at the screen of a moment ago. */
function twoOf(count: number): [number, number] {
  const first = Math.floor(Math.random() * count);
  const second = (first + 1 + Math.floor(Math.random() * (count - 1))) % count;
  return [Math.min(first, second) + 1, Math.max(first, second) + 1];
}

const fieldOf = (at: number): string => `group-${at === 0 ? 'first' : 'second'}`;

/** The core counts the groups that were typed; on the paper they have numbers of their own. */
const atFields = (error: unknown): unknown => (error instanceof CommandFailed ? new CommandFailed(error.faults.map((fault) => ({ ...fault, field: fault.field.replace(/^groups\.(\d+)\.text$/, (_, at) => fieldOf(Number(at))) })), error.reference) : error);

export function RecoveryDialog({ groups, onDone }: RecoveryDialogProps) {
  const form = useId();
  const [written, setWritten] = useState(false);
  const [asked, setAsked] = useState(() => twoOf(groups.length));
  const [typed, setTyped] = useState(['', '']);
  const confirm = useCommand('recovery_key_confirm');
  // The same for as long as it is the same fault: new ones take the focus.
  const faults = useMemo(() => atFields(confirm.error), [confirm.error]);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    confirm.run({ groups: asked.map((number, at) => ({ number, text: typed[at] ?? '' })) }).then(() => onDone(true), () => undefined);
  };
  const back = (): void => {
    setWritten(false);
    setTyped(['', '']);
    setAsked(twoOf(groups.length));
    confirm.forget();
  };
  if (!written) {
    return (
      <Dialog
        title={t('recovery-title')} isOpen onClose={() => onDone(null)}
        actions={<><Button icon="print" onPress={() => window.print()} testId="recovery.print">{t('recovery-print')}</Button><Button look="primary" onPress={() => setWritten(true)} testId="recovery.written">{t('recovery-is-written')}</Button></>}
      >
        <Sheet groups={groups} />
        <p className="soft">{t('recovery-keep')}</p>
      </Dialog>
    );
  }
  return (
    <Dialog
      title={t('recovery-prove')} isOpen onClose={() => onDone(null)}
      actions={<><Button onPress={back}>{t('wizard-back')}</Button><Button look="primary" type="submit" form={form} isPending={confirm.running} testId="recovery.confirm">{t('recovery-confirm')}</Button></>}
    >
      <form id={form} onSubmit={submit} noValidate>
        <FormFaults error={faults}>
          <p className="settings-text" data-testid="recovery.asked">{t('recovery-prove-hint', { first: asked[0], second: asked[1] })}</p>
          <Fields columns={2}>
            {asked.map((number, at) => (
              <TextField
                key={number} label={t('recovery-group', { number })} name={fieldOf(at)} isRequired autoFocus={at === 0} value={typed[at] ?? ''}
                onChange={(text) => setTyped(typed.map((before, one) => (one === at ? text : before)))}
              />
            ))}
          </Fields>
        </FormFaults>
      </form>
    </Dialog>
  );
}

/** What is written down, and all that is printed. */
function Sheet({ groups }: { groups: readonly string[] }) {
  const { company, path, today } = useOffice();
  return (
    <div className="recovery-sheet">
      <h3>{t('recovery-sheet', { company: company.name })}</h3>
      <ol translate="no">{groups.map((group, at) => <li key={group + String(at)}><span>{at + 1}</span><code data-testid={`recovery.group-${String(at + 1)}`}>{group}</code></li>)}</ol>
      <p>{t('recovery-sheet-hint')}</p>
      <p className="soft">{path} · {fmt.date(today)}</p>
    </div>
  );
}
