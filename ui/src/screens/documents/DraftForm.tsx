/** The editor of a draft of any kind. Everything typed is kept; what is wrong is said where somebody has been, all of it on issuing. */
import { type FocusEvent, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';

import { useCommands } from '../../commands/registry';
import { call, useCommand } from '../../core/client';
import { CommandFailed, type Fault, faultText, faultsOf } from '../../core/faults';
import type { DraftView } from '../../core/generated/commands';
import { valueAt } from '../../draft/paths';
import { DocumentScreen, Section, useDraft } from '../../form';
import { t } from '../../i18n';
import { may, officeOrNone } from '../../shell/office';
import { go, goInstead } from '../../shell/router';
import { NotAll } from '../../sync/AsOf';
import { Button, Chip, FieldFaults, Icon, ask, toast, toastError } from '../../ui';
import { goToUnread } from '../../ui/unread';
import { DraftHead } from './DraftHead';
import { DraftLines } from './DraftLines';
import { Preview } from './Preview';
import { DraftTotals } from './Totals';
import { type Form, bodyOf, formOf, isBlank, keyed, keyedFaults, keysOf, placed, placedFaults } from './form';
import { DraftKeeper, isConflict } from './keeper';
import { KINDS, pathOf, resourceOf } from './kinds';

const sameFault = (left: Fault, right: Fault): boolean => left.field === right.field && left.code === right.code;

/** What somebody who may can let pass. */
const APPROVED: readonly Fault['code'][] = ['below-floor-price', 'credit-exceeded'];

/** Asks whoever may approve whether it shall pass; nobody is asked where something else is wrong too. */
async function approves(error: unknown): Promise<boolean> {
  const faults = faultsOf(error);
  if (!may('document.approve') || !faults.every(({ code }) => APPROVED.includes(code))) return false;
  return ask({ title: t('doc-approve-title'), text: [...new Set(faults.map((fault) => faultText(fault)))].join(' '), action: t('doc-approve') });
}

interface Attempted {
  fault: Fault;
  /** Whether reckoning tells of it too, and so tells when it is mended. */
  known: boolean;
  /** What stood in its field. */
  value: unknown;
}

/** What stands in the field of a fault, wherever its line is now. */
function valueOf({ field }: Fault, form: Form): unknown {
  const path = placed(field, keysOf(form));
  return path ? valueAt(form, path) : undefined;
}

/** What the last attempt to issue found, less what was mended since: as reckoning says, or else as soon as its field is another. */
function remaining(attempt: readonly Attempted[], live: readonly Fault[], form: Form): Fault[] {
  const still = ({ fault, known, value }: Attempted): boolean => (known ? live.some((one) => sameFault(one, fault)) : Object.is(valueOf(fault, form), value));
  return attempt.filter(still).map(({ fault }) => fault);
}

export function DraftForm({ view, onReload }: { view: DraftView; onReload: () => void }) {
  const { id, kind } = view.draft;
  const spec = KINDS[kind];
  const [initial] = useState(() => formOf(view.draft.body));
  const [keeper] = useState(() => new DraftKeeper(id, view, initial));
  const kept = useSyncExternalStore(keeper.subscribe, keeper.get);
  const draft = useDraft<Form>({ initial, save: keeper.save });
  const issue = useCommand('document_issue');
  const [attempt, setAttempt] = useState<readonly Attempted[]>([]);
  const [visited, setVisited] = useState<ReadonlySet<string>>(new Set());
  const [preview, setPreview] = useState(false);
  useSweep(keeper, id, () => view.draft.owner === officeOrNone()?.user.id && !draft.canUndo && !draft.canRedo && isBlank(view.draft.body));

  const issueNow = async (approved = false): Promise<void> => {
    // What is not saved is not issued: the mark beside the title says why.
    if (goToUnread() || !await draft.flush()) return;
    try {
      const { document } = await issue.run({ draft: id, version: keeper.get().version, ...(approved ? { approved } : {}) });
      keeper.end();
      toast({ kind: 'done', title: t(spec.paper ? 'doc-issued' : 'doc-posted', { kind: t(`doc-kind-${kind}`), number: document.number }) });
      goInstead(pathOf(kind, document.id));
    } catch (error) {
      if (isConflict(error)) keeper.noteConflict();
      else if (!approved && await approves(error)) await issueNow(true);
      else setAttempt(keyedFaults(faultsOf(error), keysOf(draft.value)).map((fault) => ({
        fault, known: keeper.get().faults.some((one) => sameFault(one, fault)), value: valueOf(fault, draft.value),
      })));
    }
  };
  const discard = async (): Promise<void> => {
    const empty = isBlank(bodyOf(draft.value));
    if (!empty && !await ask({ title: t('doc-discard-title'), text: t('doc-discard-text'), action: t('cmd-doc-discard'), danger: true })) return;
    keeper.end();
    await call('draft_discard', { id, version: null });
    go(spec.path);
  };
  useCommands([
    { id: 'documents.issue', title: spec.paper ? 'cmd-doc-issue' : 'cmd-doc-post', group: 'record', icon: 'done', keys: ['Ctrl+Enter'], inFields: true, right: `${resourceOf(kind)}.post`, when: () => !issue.running, run: () => void issueNow() },
    // Goods on their way are received by somebody.
    ...(kind === 'arrival' ? [] : [{ id: 'documents.discard', title: 'cmd-doc-discard', group: 'record', icon: 'trash', run: () => void discard().catch(toastError) } as const]),
    ...(spec.paper ? [{ id: 'documents.preview', title: 'cmd-doc-preview-draft', group: 'record' as const, icon: 'print' as const, keys: ['Ctrl+P'], inFields: true, run: () => void draft.flush().then((saved) => { if (saved) setPreview(true); return saved; }) }] : []),
  ]);

  const attempted = placedFaults(remaining(attempt, kept.faults, draft.value), draft.value);
  const shown = placedFaults(kept.faults.filter(({ field }) => visited.has(field)), draft.value);
  const error = useStableError(attempted);
  const leave = (event: FocusEvent<HTMLDivElement>): void => {
    const field = event.target.closest<HTMLElement>('[data-field]')?.dataset['field'];
    const path = field && keyed(field, keysOf(draft.value));
    if (path && !visited.has(path)) setVisited(new Set([...visited, path, path.replace(/\.item$/, '.text')]));
  };
  const stale = draft.state.kind === 'waiting' || draft.state.kind === 'saving';
  return (
    <DocumentScreen
      title={t(draft.value.prepayment_percent === null ? `doc-new-${kind}` : 'doc-new-prepayment')} state={<><Chip>{t('doc-draft')}</Chip><NotAll /></>} back={spec.path} primary="documents.issue"
      actions={spec.paper ? ['documents.preview'] : []} menu={kind === 'arrival' ? [] : ['documents.discard']} saving={kept.conflict ? { kind: 'clean' } : draft.state} error={error} isPending={issue.running}
    >
      <FieldFaults faults={shown}>
        {/* Leaving a field is heard here once for all fields. */}
        <div onBlur={leave}>
          {kept.conflict && <Conflict onMine={() => void takeMine(keeper, id).then(draft.flush).catch(toastError)} onTheirs={() => { keeper.end(); onReload(); }} />}
          <DraftHead draft={draft} kept={kept} faults={[...attempted, ...shown]} />
          <Section title={t('doc-lines-title')}>
            <DraftLines draft={draft} kept={kept} stale={stale} foot={spec.priced ? <DraftTotals reckoned={kept.reckoned} stale={stale} /> : undefined} />
          </Section>
        </div>
      </FieldFaults>
      {preview && <Preview of={{ draft: id }} kind={kind} title={t('doc-draft')} onClose={() => setPreview(false)} />}
    </DocumentScreen>
  );
}

/** Mine counts: the other version was seen and is written over. */
async function takeMine(keeper: DraftKeeper, id: string): Promise<void> {
  keeper.overrule((await call('draft_get', { id })).draft.version);
}

function Conflict({ onMine, onTheirs }: { onMine: () => void; onTheirs: () => void }) {
  return (
    <div className="conflict" role="alert">
      <Icon name="warning" />
      <div><strong>{t('doc-conflict')}</strong><p>{t('doc-conflict-hint')}</p></div>
      <Button onPress={onTheirs} testId="conflict-theirs">{t('doc-conflict-theirs')}</Button>
      <Button look="primary" onPress={onMine} testId="conflict-mine">{t('doc-conflict-mine')}</Button>
    </div>
  );
}

/** The same faults are the same error, so that nothing takes the focus twice. */
function useStableError(faults: readonly Fault[]): CommandFailed | null {
  const key = JSON.stringify(faults);
  return useMemo(() => {
    const same = JSON.parse(key) as Fault[];
    return same.length > 0 ? new CommandFailed(same) : null;
  }, [key]);
}

/** A draft in which its owner wrote nothing leaves with the owner's screen; somebody who only looks takes it from nobody. */
function useSweep(keeper: DraftKeeper, id: string, untouched: () => boolean): void {
  const here = useRef(true);
  const blank = useRef(untouched);
  blank.current = untouched;
  useEffect(() => {
    here.current = true;
    return () => {
      here.current = false;
      // Development mounts every screen twice; only a screen that stays away is left.
      setTimeout(() => {
        if (here.current || !blank.current()) return;
        keeper.end();
        // Written in elsewhere meanwhile, it stays.
        call('draft_discard', { id, version: keeper.get().version }).catch(() => undefined);
      });
    };
  }, [keeper, id]);
}
