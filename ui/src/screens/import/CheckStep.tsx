/** What would come of the file: nothing is changed yet, and what is wrong can be put right here. */
import { useEffect } from 'react';

import { useCommands } from '../../commands/registry';
import { JobProgress, useJob, wasStopped } from '../../jobs';
import { t } from '../../i18n';
import { Button, CommandButton, FormFaults } from '../../ui';
import { AlikeRows } from './AlikeRows';
import { CountFigures } from './CountFigures';
import { StepHead } from './ImportScreen';
import { Note } from './ColumnsStep';
import { kindOf } from './kinds';
import { Problems } from './Problems';
import { RowTable } from './RowTable';
import { importing, isTried, runImport, tryOut, trying, useImport } from './state';
import { toStep } from './steps';
import type { Draft } from './wish';
import { WrongRowsButton } from './WrongRowsButton';

export function CheckStep({ draft }: { draft: Draft }) {
  const state = useImport();
  const { outcome, looking, error } = state;
  const job = useJob(trying);
  const failed = useJob(importing).error;
  useEffect(() => { void tryOut(); }, []);
  const fresh = isTried(state) && outcome !== null && !job.running;
  const comes = outcome ? outcome.counts.created + outcome.counts.updated : 0;
  const isBlocked = outcome !== null && outcome.counts.wrong > 0 && !draft.leaveOut;
  useCommands([{
    id: 'import.run', title: comes > 0 ? 'import-run' : 'import-run-unknown', titleArgs: { count: comes }, group: 'record', icon: 'import', keys: ['Ctrl+Enter'], inFields: true,
    when: () => fresh && comes > 0 && !isBlocked && !looking, run: () => void runImport(),
  }]);
  const refused = wasStopped(job.error) ? null : job.error;
  return (
    <>
      <div className="document-body">
        <div className="sheet import-sheet">
          <StepHead title={t('import-check-title')} hint={t(kindOf(draft.seen.kind)?.isBooked ? 'import-check-hint-booked' : 'import-check-hint')} />
          <FormFaults error={error ?? (wasStopped(failed) ? null : failed) ?? refused}>
            {job.running && <JobProgress title={t('import-trying')} state={job} onStop={() => trying.stop()} />}
            {wasStopped(failed) && <Note>{t('import-stopped')}</Note>}
            {wasStopped(job.error) && <Note>{t('import-try-stopped')} <Button onPress={() => void tryOut()}>{t('import-try-again')}</Button></Note>}
            {outcome && (
              <div className="import-outcome" data-old={!fresh || undefined}>
                <CountFigures counts={outcome.counts} isTried leavesOut={draft.leaveOut} />
                {comes === 0 && (outcome.counts.wrong === 0 || draft.leaveOut) && <Note>{t(outcome.counts.wrong === 0 ? 'import-nothing-new' : 'import-nothing-left')}</Note>}
                <Problems draft={draft} outcome={outcome} />
                <AlikeRows draft={draft} />
                <RowTable rows={outcome.first} counts={outcome.counts} />
              </div>
            )}
          </FormFaults>
        </div>
      </div>
      <footer className="import-foot">
        <Button onPress={() => toStep('columns')}>{t('wizard-back')}</Button>
        {outcome !== null && outcome.counts.wrong > 0 && <WrongRowsButton draft={draft} />}
        {isBlocked && <span className="warn-text">{t('import-blocked', { count: outcome.counts.wrong })}</span>}
        <CommandButton command="import.run" look="primary" />
      </footer>
    </>
  );
}
