/** One thing that waits: what it is about, what was said by whom, and what can be done. */
import { useState } from 'react';

import { useCommands } from '../../commands/registry';
import { useCommand } from '../../core/client';
import type { IssueDetail } from '../../core/generated/commands';
import { faultText } from '../../core/faults';
import * as fmt from '../../fmt';
import { kindName } from '../../history/words';
import { t } from '../../i18n';
import { placeOf } from '../../shell/paths';
import { go } from '../../shell/router';
import { toastDone } from '../../shell/undo';
import { Chip, FormFaults, Icon, Loaded } from '../../ui';
import { Cures } from './Cures';
import { Choice, Sides } from './Sides';
import { type Settling, issueHint, issueTitle, namedRecords, recordText } from './words';

export const IssueView = ({ number }: { number: number }) => (
  <section className="issue" aria-label={t('issue-one')} data-pane="issue" tabIndex={-1}>
    <Loaded command="issue_get" request={{ number }}>{(detail) => <Shown detail={detail} />}</Loaded>
  </section>
);

function Shown({ detail }: { detail: IssueDetail }) {
  const { issue, cures, notes } = detail;
  const settle = useCommand('issue_settle');
  const [left, setLeft] = useState(false);
  const run = async (settling: Settling): Promise<void> => {
    await settle.run({ number: issue.number, settling });
    setLeft(true);
    toastDone(t('issue-settled', { what: recordText(issue) }));
  };
  const canSettle = issue.open && issue.allowed && !left;
  const choose = (how: 'stands' | 'other'): void => void run({ how }).catch(() => undefined);
  const chooses = cures.some(({ cure }) => cure === 'choose');
  useCommands(chooses && canSettle ? [
    { id: 'issue.stands', title: 'cmd-issue-stands', group: 'record', icon: 'check', keys: ['Alt+1'], run: () => choose('stands') },
    { id: 'issue.other', title: 'cmd-issue-other', group: 'record', icon: 'arrow', keys: ['Alt+2'], run: () => choose('other') },
  ] : []);
  return (
    <FormFaults error={settle.error}>
      <header className="issue-head">
        <h2>{recordText(issue)}</h2>
        {issue.open ? <Chip tone="warn">{t('inbox-open')}</Chip> : <Chip tone="good">{t('inbox-settled')}</Chip>}
      </header>
      <p className="issue-title">{issueTitle(issue)}</p>
      <p className="settings-text">{issueHint(issue)}</p>
      {issue.column !== null ? <Choice detail={detail} canSettle={canSettle && chooses} onChoose={choose} /> : <Sides detail={detail} />}
      <Records detail={detail} />
      {issue.open && (issue.allowed ? <Cures detail={detail} running={settle.running} onSettle={run} /> : <p className="issue-needs"><Icon name="lock" size={16} />{needsText(issue.needs)}</p>)}
      {notes.length > 0 && (
        <ul className="issue-notes" aria-label={t('issue-notes')}>
          {notes.map(({ id, note, at_ms: at }) => <li key={id}><Icon name="done" size={16} /><span>{note || t('issue-note-none')}</span><time className="soft">{fmt.dateTime(at)}</time></li>)}
        </ul>
      )}
    </FormFaults>
  );
}

/** Whoever may not settle it is told who may. */
const needsText = (right: string): string => faultText({ code: 'not-allowed', field: '', params: { permission: right } });

/** The records that it is about, to be looked at. */
function Records({ detail: { issue } }: { detail: IssueDetail }) {
  const places = namedRecords(issue).flatMap(({ kind, id, name }) => {
    const place = placeOf(kind, id, 'invoice');
    return place ? [{ ...place, id, title: `${kindName(kind)} ${name}`.trim() }] : [];
  });
  if (places.length === 0) return null;
  return (
    <p className="issue-records">
      {places.map(({ id, path, title }) => <button key={id} type="button" className="text-link" onClick={() => go(path)}>{t('issue-look', { what: title })}</button>)}
    </p>
  );
}

