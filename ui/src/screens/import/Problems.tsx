/** What is wrong, by reason: what was found, in which rows, and what cures all of them at once. */
import { type FormEvent, useState } from 'react';

import { faultText } from '../../core/faults';
import type { DateOrder, DecimalMark, Fix, ImportOutcome, Problem, RowSeen } from '../../core/generated/commands';
import * as fmt from '../../fmt';
import { t } from '../../i18n';
import { Section } from '../../form';
import { Button, Icon, Switch } from '../../ui';
import { DefaultValue } from './DefaultValues';
import { focusHead } from './ImportScreen';
import { cure, leaveOut, mend } from './state';
import type { Draft } from './wish';
import { fieldName } from './words';

/** Numbers of rows that are told; a few of them with what they are about. */
const ROWS = 12;
const TITLED = 3;

function placesOf({ count, rows }: Problem, first: readonly RowSeen[]): string {
  const titleOf = (row: number): string => (rows.length > TITLED ? '' : first.find((one) => one.row === row)?.title ?? '');
  const shown = rows.slice(0, ROWS).map((row) => [fmt.decimal(String(row)), titleOf(row) && `(${titleOf(row)})`].filter(Boolean).join(' '));
  return `${shown.join(', ')}${count > shown.length ? ' …' : ''}`;
}

export function Problems({ draft, outcome: { problems, counts, first } }: { draft: Draft; outcome: ImportOutcome }) {
  if (problems.length === 0) return null;
  return (
    <Section title={t('import-problems')} note={t('import-problems-hint')}>
      <ul className="import-problems">
        {problems.map((problem) => <ProblemCard key={`${problem.fault.field}:${problem.fault.code}`} problem={problem} first={first} draft={draft} />)}
      </ul>
      <Switch isSelected={draft.leaveOut} onChange={leaveOut}>{t('import-leave-out', { count: counts.wrong })}</Switch>
    </Section>
  );
}

const sentence = ({ fault }: Problem): string => (fault.field ? t('fault-at', { field: fieldName(fault.field) }) : '') + faultText({ ...fault, params: fault.params as Record<string, string> });

function ProblemCard({ problem, first, draft }: { problem: Problem; first: readonly RowSeen[]; draft: Draft }) {
  const { fault: { field }, count, values, fixes } = problem;
  const [asking, setAsking] = useState(false);
  const fixBy = (fix: Fix): void => {
    if (fix.fix === 'default') {
      setAsking(true);
      return;
    }
    focusHead();
    void cure(field, fix);
  };
  return (
    <li className="import-problem">
      <Icon name="warning" size={18} />
      <div>
        <strong>{sentence(problem)}</strong>
        <p className="soft">{t('import-problem-rows', { count, rows: placesOf(problem, first) })}</p>
        {values.length > 0 && <p className="import-values">{values.map((value) => <code key={value}>{value}</code>)}</p>}
        {asking && <AskDefault field={field} draft={draft} onDone={() => setAsking(false)} />}
      </div>
      {!asking && <div className="import-fixes">{fixes.filter(({ fix }) => fix !== 'leave_out_rows').map((fix) => <Button key={fixText(fix)} onPress={() => fixBy(fix)}>{fixText(fix)}</Button>)}</div>}
    </li>
  );
}

const SAMPLE: Record<DecimalMark, string> = { comma: '1234,5', point: '1234.5' };
const DAYS: Record<DateOrder, string> = { day: '31.12.2024', month: '12/31/2024', year: '2024-12-31' };

function fixText(fix: Fix): string {
  if (fix.fix === 'decimal') return t('import-fix-decimal', { sample: SAMPLE[fix.mark] });
  if (fix.fix === 'dates') return t('import-fix-dates', { sample: DAYS[fix.order] });
  return t(fix.fix === 'default' ? 'import-fix-default' : 'import-fix-column');
}

/** One value wherever the field is empty. */
function AskDefault({ field, draft, onDone }: { field: string; draft: Draft; onDone: () => void }) {
  const [value, setValue] = useState(draft.defaults[field] ?? '');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (value.trim() === '') return;
    onDone();
    focusHead();
    void mend((now) => ({ ...now, defaults: { ...now.defaults, [field]: value.trim() } }));
  };
  return (
    <form className="import-ask" onSubmit={submit}>
      <DefaultValue autoFocus field={field} kind={draft.seen.fields.find(({ name }) => name === field)?.kind} value={value} onChange={setValue} />
      <Button type="submit" look="primary">{t('import-fix-default-take')}</Button>
      <Button look="quiet" onPress={onDone}>{t('cancel')}</Button>
    </form>
  );
}
