/** The list at the side of the inbox. Up and down move, and what is moved to is shown. */
import { type KeyboardEvent, useEffect } from 'react';

import type { IssueRow } from '../../core/generated/commands';
import * as fmt from '../../fmt';
import { t } from '../../i18n';
import { Chip, Icon } from '../../ui';
import { issueIcon, issueTitle, recordText } from './words';

interface IssueRowsProps {
  rows: readonly IssueRow[];
  picked: number;
  onPick: (number: number) => void;
}

export function IssueRows({ rows, picked, onPick }: IssueRowsProps) {
  useEffect(() => { document.querySelector(`[data-issue="${String(picked)}"]`)?.scrollIntoView({ block: 'nearest' }); }, [picked]);
  const walk = (event: KeyboardEvent<HTMLButtonElement>, at: number): void => {
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 }[event.key];
    const next = to === undefined || event.ctrlKey || event.altKey ? undefined : rows[to];
    if (!next) return;
    event.preventDefault();
    onPick(next.number);
    document.querySelector<HTMLElement>(`[data-issue="${String(next.number)}"]`)?.focus();
  };
  return (
    <ul className="issue-rows" aria-label={t('area-inbox')}>
      {rows.map((row, at) => (
        <li key={row.number}>
          <button
            type="button" className="issue-row" data-issue={row.number} aria-current={row.number === picked || undefined} tabIndex={row.number === picked ? 0 : -1}
            onClick={() => onPick(row.number)} onKeyDown={(event) => walk(event, at)}
          >
            <Icon name={issueIcon(row)} size={18} />
            <span className="issue-what"><strong>{recordText(row)}</strong><span>{issueTitle(row)}</span><span className="soft">{t('issue-by', { user: row.user_name || t('history-somebody'), when: fmt.dateTime(row.at_ms) })}</span></span>
            {row.mine && <Chip tone="accent">{t('issue-yours')}</Chip>}
          </button>
        </li>
      ))}
    </ul>
  );
}
