/** Short lists of records inside of a screen: every row opens its record, by mouse and by keys. */
import type { KeyboardEvent, ReactNode } from 'react';

import { t } from '../i18n';
import { go, hrefOf } from '../shell/router';
import { Icon, type IconName } from './icons';
import { useLongRows } from './longRows';

export interface RecordRow {
  id: string;
  path: string;
  title: string;
  note?: ReactNode;
  /** Amount, date or chip at the end. */
  end?: ReactNode;
  icon?: IconName;
  /** Before the row: a tick to have it done. */
  lead?: ReactNode;
  /** Keys of the row itself (besides Enter). */
  onKey?: (key: string) => boolean;
  faded?: boolean;
}

interface RecordRowsProps {
  label: string;
  rows: readonly RecordRow[];
  /** How many there are in all; the rest is where this leads. */
  total?: number;
  more?: string;
  empty?: ReactNode;
}

function walk(event: KeyboardEvent<HTMLAnchorElement>, row: RecordRow): void {
  const step = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 }[event.key];
  if (event.ctrlKey || event.altKey || event.metaKey) return;
  if (step === undefined) {
    if (row.onKey?.(event.key)) event.preventDefault();
    return;
  }
  event.preventDefault();
  const links = [...(event.currentTarget.closest('.record-rows')?.querySelectorAll<HTMLElement>('.record-row > a') ?? [])];
  links[links.indexOf(event.currentTarget) + step]?.focus();
}

export function RecordRows({ label, rows, total = rows.length, more, empty }: RecordRowsProps) {
  const { shown, end } = useLongRows(rows, true);
  if (rows.length === 0) return empty ? <div className="record-none">{empty}</div> : null;
  return (
    <>
      <ul className="record-rows" aria-label={label}>
        {shown.map((row) => (
          <li key={row.id} className={row.faded ? 'record-row faded' : 'record-row'}>
            {row.lead}
            <a href={hrefOf(row.path)} onKeyDown={(event) => walk(event, row)} onClick={(event) => { if (!event.ctrlKey && !event.metaKey) { event.preventDefault(); go(row.path); } }}>
              {row.icon && <Icon name={row.icon} size={16} />}
              <span className="record-title">{row.title}</span>
              {row.note && <span className="record-note">{row.note}</span>}
              {row.end !== undefined && <span className="record-end">{row.end}</span>}
            </a>
          </li>
        ))}
        {end}
      </ul>
      {end === null && total > rows.length && more && <a className="record-more" href={hrefOf(more)}>{t('rows-more', { count: total - rows.length })}</a>}
    </>
  );
}
