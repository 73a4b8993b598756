/** The import itself, and what came of it. */
import { JobProgress, useJob } from '../../jobs';
import { t } from '../../i18n';
import { go } from '../../shell/router';
import { useSession } from '../../shell/status';
import { Button } from '../../ui';
import { CountFigures } from './CountFigures';
import { StepHead } from './ImportScreen';
import { kindOf } from './kinds';
import { UndoState, kindName, undoImport } from './RecentImports';
import { forget, importing, useImport } from './state';
import { toStep } from './steps';
import { WrongRowsButton } from './WrongRowsButton';

/** Identities grow with time: the newest come first by them. Those of the demo company were made up all at once. */
const newestFirst = (path: string, isDemo: boolean): string => (isDemo || !/contacts|items/.test(path) ? path : `${path}${path.includes('?') ? '&' : '?'}sort=id:desc`);

export function DoneStep() {
  const { draft, done } = useImport();
  const job = useJob(importing);
  const { demo } = useSession();
  const again = (): void => {
    forget();
    toStep('file');
  };
  if (!draft) return null;
  if (!done) {
    return (
      <div className="document-body"><div className="sheet import-sheet">
        <StepHead title={t('import-running')} />
        <JobProgress title={t('import-running-of', { name: draft.seen.name })} state={job} onStop={() => importing.stop()} stopHint={t('import-stop-hint')} />
      </div></div>
    );
  }
  const { counts, run } = done;
  const kind = kindOf(draft.seen.kind);
  const path = newestFirst(kind?.path ?? '/', demo);
  return (
    <>
      <div className="document-body">
        <div className="sheet import-sheet">
          <StepHead title={t('import-done', { count: counts.created + counts.updated })} hint={t('import-done-hint', { kind: kindName(draft.seen.kind), name: draft.seen.name })} />
          <CountFigures counts={counts} />
          <UndoState />
          <p className="import-after">
            <Button look="primary" icon="arrow" onPress={() => go(path)} testId="import.show">{t('import-show')}</Button>
            {counts.wrong > 0 && <WrongRowsButton draft={draft} />}
            {run !== null && <Button icon="undo" onPress={() => void undoImport({ run, name: draft.seen.name, kind: draft.seen.kind, counts }).then((undone) => { if (undone) again(); })} testId="import.undo">{t('import-undo-all')}</Button>}
          </p>
        </div>
      </div>
      <footer className="import-foot"><Button icon="import" onPress={again} testId="import.again">{t('import-again')}</Button></footer>
    </>
  );
}
