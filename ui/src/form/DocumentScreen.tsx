/**
 * The frame of a record: title and state, its actions, the sheet, a column beside it. Forms and documents look alike.
 */
import type { ReactNode } from 'react';

import { useCommands } from '../commands/registry';
import type { SaveState } from '../draft/autosave';
import { DraftMark } from '../draft/DraftMark';
import { t } from '../i18n';
import { type Recorded, openHistory } from '../history/openHistory';
import { canWalk, step } from '../list/walk';
import { go, goInstead, usePath } from '../shell/router';
import { CommandButton, FormFaults, IconButton, Menu } from '../ui';

interface DocumentScreenProps {
  /** "Invoice RE-2026-0012". */
  title: string;
  /** A chip. */
  state?: ReactNode;
  /** Path of the list it belongs to. */
  back: string;
  /** Id of the command that takes the record on; the one coloured button. */
  primary?: string;
  /** Ids of commands shown as buttons. */
  actions?: readonly string[];
  /** Ids of commands behind the three dots. */
  menu?: readonly string[];
  /** State of the autosave while it is a draft. */
  saving?: SaveState;
  /** What the last command threw: shown above, and at each field. */
  error?: unknown;
  isPending?: boolean;
  /** Whose history can be looked at. */
  recorded?: Recorded;
  /** Beside the sheet: totals, timeline, links. */
  side?: ReactNode;
  children: ReactNode;
}

export function DocumentScreen({ title, state, back, primary, actions = [], menu = [], saving, error, isPending = false, recorded, side, children }: DocumentScreenProps) {
  const path = usePath();
  const walkBy = (by: 1 | -1): void => void step(path, by).then((next) => {
    if (next) goInstead(next);
    return next;
  });
  useCommands([
    { id: 'record.next', title: 'cmd-next', group: 'record', icon: 'down', keys: ['Ctrl+ArrowDown'], inFields: true, when: () => canWalk(path), run: () => walkBy(1) },
    { id: 'record.previous', title: 'cmd-previous', group: 'record', icon: 'up', keys: ['Ctrl+ArrowUp'], inFields: true, when: () => canWalk(path), run: () => walkBy(-1) },
    ...(recorded ? [{ id: 'record.history', title: 'cmd-history', group: 'record' as const, icon: 'clock' as const, keys: ['Alt+H'], run: () => void openHistory(recorded, title) }] : []),
    { id: 'record.list', title: 'cmd-to-list', group: 'record', icon: 'left', keys: ['Escape'], run: () => go(back) },
  ]);
  return (
    <div className={side ? 'document with-side' : 'document'} data-draft={saving ? 'true' : undefined}>
      <header className="screen-head">
        <IconButton icon="left" label={t('cmd-to-list')} keys="Escape" onPress={() => go(back)} />
        <h1>{title}</h1>
        {state}
        {saving && <DraftMark state={saving} />}
        <span className="top-gap" />
        <CommandButton command="record.previous" iconOnly />
        <CommandButton command="record.next" iconOnly />
        {actions.map((id) => <CommandButton key={id} command={id} />)}
        {(menu.length > 0 || recorded) && <Menu label={t('more-actions')} commands={recorded ? [...menu, 'record.history'] : menu} />}
        {primary && <CommandButton command={primary} look="primary" isPending={isPending} />}
      </header>
      <div className="document-body">
        <div className="sheet"><FormFaults error={error}>{children}</FormFaults></div>
        {side && <aside className="side" data-pane="side" aria-label={t('details')}>{side}</aside>}
      </div>
    </div>
  );
}

/** A part of a form with its heading. */
export function Section({ title, note, actions, children }: { title?: string; note?: string; actions?: ReactNode; children: ReactNode }) {
  return (
    <section className="section">
      {title && <header><h2>{title}</h2>{note && <p>{note}</p>}{actions && <span className="section-actions">{actions}</span>}</header>}
      {children}
    </section>
  );
}

/** Fields in columns that fold on narrow screens. A field spans more with `<Wide>`. */
export const Fields = ({ columns = 3, children }: { columns?: 1 | 2 | 3 | 4 | 5; children: ReactNode }) => <div className="fields" data-columns={columns}>{children}</div>;

/** A field over the whole width. */
export const Wide = ({ children }: { children: ReactNode }) => <div className="wide">{children}</div>;

export interface Fact {
  title: string;
  value: ReactNode;
  /** Amounts and quantities stand at the end. */
  end?: boolean;
  strong?: boolean;
}

/** What cannot be changed, as title and value; also the totals of a document. */
export function Facts({ facts: given, totals = false }: { facts: readonly (Fact | null)[]; totals?: boolean }) {
  const facts = given.filter((fact) => fact !== null);
  if (facts.length === 0) return null;
  return (
    <dl className={totals ? 'facts totals' : 'facts'}>
      {facts.map(({ title, value, end, strong }) => (
        <div key={title} className={strong ? 'strong' : undefined}><dt>{title}</dt><dd className={end || totals ? 'end' : undefined}>{value}</dd></div>
      ))}
    </dl>
  );
}
