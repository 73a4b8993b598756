/** A change to many rows: what it would do is shown before it is done, and what could not be done after it. */
import { useEffect, useState } from 'react';

import type { BulkAction, BulkOutcome } from '../../core/generated/commands';
import { type Fault, errorText, faultText } from '../../core/faults';
import * as fmt from '../../fmt';
import { t } from '../../i18n';
import { Job, JobProgress, useJob, wasStopped } from '../../jobs';
import { toastDone, undo } from '../../shell/undo';
import { Button, Dialog, Icon, askWith, toast } from '../../ui';
import type { BulkChange } from './changes';

interface BulkDialogProps {
  change: BulkChange;
  /** Name and request of the list command whose rows are changed. */
  list: string;
  parameters: unknown;
  onClose: () => void;
}

/** Whoever is still choosing is not shown every step of it. */
const SETTLED_MS = 350;
/** What is done sooner does not flash up. */
const SHOWN_AFTER_MS = 400;

/** Asks, shows what would happen, and does it. */
export const changeMany = (change: BulkChange, list: string, parameters: unknown): Promise<unknown> =>
  askWith<never>((done) => <BulkDialog change={change} list={list} parameters={parameters} onClose={() => done(null)} />);

export function BulkDialog({ change, list, parameters, onClose }: BulkDialogProps) {
  const [value, setValue] = useState(change.initial);
  const [trial] = useState(() => new Job('bulk_preview'));
  const [work] = useState(() => new Job('bulk_run'));
  const tried = useJob(trial);
  const done = useJob(work);
  const action = change.wish(value);
  const wish = action && { action, list, parameters };
  const key = JSON.stringify(action);
  useEffect(() => {
    trial.forget();
    if (key === 'null') return undefined;
    const timer = setTimeout(() => void trial.start({ action: JSON.parse(key) as BulkAction, list, parameters }), change.form ? SETTLED_MS : 0);
    return () => clearTimeout(timer);
  }, [key, list, parameters, trial, change]);
  useEffect(() => () => trial.forget(), [trial]);
  const run = async (): Promise<void> => {
    if (!wish) return;
    const outcome = await work.start(wish);
    // Whoever was passed over is told in its place.
    if (!outcome || outcome.skipped.length > 0) return;
    toastDone(t('bulk-done', { count: outcome.done }));
    onClose();
  };
  const title = t(change.title);
  if (done.answer && done.answer.skipped.length > 0) return <Result title={title} outcome={done.answer} onClose={onClose} />;
  const error = wasStopped(done.error) ? null : done.error ?? tried.error;
  const many = tried.answer?.done ?? 0;
  return (
    <Dialog
      title={title} isOpen isBusy={done.running} onClose={onClose}
      actions={!done.running && (
        <>
          <Button onPress={onClose}>{t('cancel')}</Button>
          <Button look="primary" testId="bulk.run" isDisabled={many === 0 || tried.running} onPress={() => void run()}>{tried.answer ? t('bulk-run', { count: many }) : title}</Button>
        </>
      )}
    >
      {done.running ? <JobProgress title={title} state={done} onStop={() => work.stop()} stopHint={t('bulk-stop-hint')} /> : (
        <div className="bulk-form">
          {change.form?.(value, setValue)}
          {tried.running && (tried.view?.took_ms ?? 0) > SHOWN_AFTER_MS && <JobProgress title={t('bulk-trying')} state={tried} onStop={onClose} />}
          {error !== null && !wasStopped(error) && <p role="alert" className="bad-text">{errorText(error)}</p>}
          {tried.answer && <Preview outcome={tried.answer} />}
        </div>
      )}
    </Dialog>
  );
}

/** How many will change, how many are so already, and who cannot. */
function Preview({ outcome: { found, done, same, sums, reasons } }: { outcome: BulkOutcome }) {
  const worth = sums.map((sum) => fmt.money(sum)).join(' + ');
  return (
    <div className="bulk-preview" role="status">
      <p><strong>{t('bulk-will', { count: done, found })}</strong>{worth && <span className="soft"> {worth}</span>}</p>
      {same > 0 && <p className="soft">{t('bulk-same', { count: same })}</p>}
      {reasons.length > 0 && (
        <>
          <p>{t('bulk-cannot', { count: found - done - same })}</p>
          <Reasons reasons={reasons} />
        </>
      )}
    </div>
  );
}

/** The fault of a row may not name the row itself. */
const reasonText = (fault: Fault, item: string): string => faultText({ ...fault, params: { item, ...fault.params } });

function Reasons({ reasons }: { reasons: BulkOutcome['reasons'] }) {
  return (
    <ul className="bulk-reasons">
      {reasons.map(({ fault, count, examples }) => (
        <li key={JSON.stringify(fault)}>
          <Icon name="warning" size={14} /><span>{fmt.count(count)} × {reasonText(fault, '…')}</span>
          <span className="soft">{examples.join(', ')}{count > examples.length ? ' …' : ''}</span>
        </li>
      ))}
    </ul>
  );
}

/** What was done, and which rows were passed over and why; the whole can be taken back. */
function Result({ title, outcome, onClose }: { title: string; outcome: BulkOutcome; onClose: () => void }) {
  const back = (): void => {
    void undo();
    onClose();
  };
  const copy = (): void => {
    void navigator.clipboard.writeText(outcome.skipped.map((one) => [one.title, ...one.faults.map((fault) => reasonText(fault, one.title))].join('\t')).join('\n')).then(() => toast({ kind: 'done', title: t('bulk-copied') }));
  };
  return (
    <Dialog
      title={title} isOpen onClose={onClose}
      actions={<><Button onPress={copy} icon="copy">{t('bulk-copy')}</Button>{outcome.done > 0 && <Button onPress={back} icon="undo">{t('cmd-undo')}</Button>}<Button look="primary" onPress={onClose}>{t('close')}</Button></>}
    >
      <div className="bulk-preview" role="status">
        <p><strong>{t('bulk-done', { count: outcome.done })}</strong> {t('bulk-skipped', { count: outcome.found - outcome.done - outcome.same })}</p>
        <ul className="bulk-skipped">
          {outcome.skipped.slice(0, SHOWN).map(({ id, title: name, faults }) => <li key={id}><strong>{name}</strong><span>{faults.map((fault) => reasonText(fault, name)).join(' ')}</span></li>)}
        </ul>
        {outcome.skipped.length > SHOWN && <p className="soft">{t('rows-more', { count: outcome.found - outcome.done - outcome.same - SHOWN })}</p>}
      </div>
    </Dialog>
  );
}

/** All of them go into the copy. */
const SHOWN = 200;
