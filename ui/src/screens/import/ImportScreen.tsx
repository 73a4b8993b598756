/** Bringing in a list: the file, what its columns mean, what would come of it, and what came of it. */
import { type DragEvent, useEffect, useRef } from 'react';

import { prefetch } from '../../core/client';
import { t } from '../../i18n';
import { useJob } from '../../jobs';
import type { Prepare } from '../../shell/navigation';
import { may, useOffice } from '../../shell/office';
import { useAddress } from '../../shell/router';
import { EmptyState } from '../../ui';
import { CheckStep } from './CheckStep';
import { ColumnsStep } from './ColumnsStep';
import { DoneStep } from './DoneStep';
import { FileStep } from './FileStep';
import { importing, trying, useImport } from './state';
import { type Step, STEPS, stepFor, toDone, toStep } from './steps';
import './import.css';

export function ImportScreen() {
  useOffice();
  const [address] = useAddress();
  const { draft, done } = useImport();
  const { running } = useJob(importing);
  const step = stepFor(address['step'], { hasFile: draft !== null, isDone: done !== null, isRunning: running });
  // The result stands where the import was watched, and a try that nobody looks at keeps nobody from writing.
  useEffect(() => { if (running) toDone(); }, [running]);
  useEffect(() => () => trying.stop(), []);
  if (!may('company.change')) return <EmptyState icon="lock" title={t('import-not-allowed')} hint={t('import-not-allowed-hint')} />;
  return (
    <div className="document import" onDragOver={refuse} onDrop={refuse}>
      <header className="screen-head"><h1>{t('import-title')}</h1>{draft && step !== 'file' && <span className="screen-count">{draft.seen.name}</span>}</header>
      <Steps now={step} isFixed={running || done !== null} hasFile={draft !== null} />
      {step === 'file' && <FileStep />}
      {step === 'columns' && draft && <ColumnsStep draft={draft} />}
      {step === 'check' && draft && <CheckStep draft={draft} />}
      {step === 'done' && <DoneStep />}
    </div>
  );
}

/** A file that is dropped beside its place must not take the place of the whole window. */
function refuse(event: DragEvent): void {
  event.preventDefault();
  event.dataTransfer.dropEffect = 'none';
}

ImportScreen.prepare = (() => prefetch('import_list', {})) satisfies Prepare;

/** Where one is; steps that were gone lead back. */
function Steps({ now, isFixed, hasFile }: { now: Step; isFixed: boolean; hasFile: boolean }) {
  const at = STEPS.indexOf(now);
  return (
    <ol className="wizard-steps import-steps" aria-label={t('import-steps')}>
      {STEPS.map((step, index) => {
        const open = !isFixed && hasFile && index !== at && index < 3;
        const text = <><span>{index + 1}</span>{t(`import-step-${step}`)}</>;
        return (
          <li key={step} aria-current={step === now ? 'step' : undefined} data-done={index < at || undefined}>
            {open ? <button type="button" onClick={() => toStep(step)}>{text}</button> : text}
          </li>
        );
      })}
    </ol>
  );
}

/** The heading of a step takes the focus when the step is gone to: what comes next is read, and Tab leads into it. */
export function StepHead({ title, hint }: { title: string; hint?: string | undefined }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return <div className="import-head" data-step-head><h2 tabIndex={-1} ref={heading}>{title}</h2>{hint && <p>{hint}</p>}</div>;
}


/** Where the focus goes when what it was on has done its work and is gone. */
export const focusHead = (): void => document.querySelector<HTMLElement>('[data-step-head] > h2')?.focus({ preventScroll: true });
