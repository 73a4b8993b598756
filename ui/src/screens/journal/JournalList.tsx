/** All changes of the company as they were made, the newest first. Nothing of it can be changed or removed. */
import type { JournalRow } from '../../core/generated/commands';
import * as fmt from '../../fmt';
import { t } from '../../i18n';
import { listOf, listScreen } from '../../list';
import { doneText } from '../../shell/undo';
import { findUsers, userTitle } from '../deals/find';
import { JournalPlaces } from './JournalPlaces';
import { momentsOf } from './moments';

const journal = listOf<JournalRow, 'journal_list'>({
  id: 'journal', title: 'journal-title', icon: 'clock', command: 'journal_list',
  request: (ask) => ({ window: momentsOf(ask) }), rows: (page) => page,
  rowId: (row) => String(row.nth), sort: { column: 'at_ms', descending: true }, search: false, selects: false,
  columns: [
    { id: 'at_ms', title: 'settings-when', width: 150, sort: true, cell: (row) => fmt.dateTime(row.at_ms) },
    { id: 'user', title: 'journal-who', width: 180, grow: 1, sort: true, cell: (row) => row.user_name ?? '' },
    { id: 'command', title: 'settings-what', width: 260, grow: 2, sort: true, cell: (row) => doneText(row.command) },
    { id: 'changes', title: 'journal-changes', width: 110, align: 'end', cell: (row) => fmt.count(row.changes) },
    { id: 'dseq', title: 'journal-place', width: 110, align: 'end', spare: true, cell: (row) => <span className="soft">{t('journal-place-of', { incarnation: row.incarnation, place: fmt.count(row.dseq) })}</span> },
  ],
  filters: [
    { kind: 'period', id: 'when', title: 'settings-when', column: 'at_ms', cell: 'at_ms', of: (row) => fmt.wallOf(row.at_ms).date },
    { kind: 'record', id: 'user', title: 'journal-who', search: findUsers, titleOf: userTitle, of: (row) => row.user },
    { kind: 'text', id: 'command', title: 'journal-command', more: true, of: (row) => row.command },
  ],
  empty: { title: 'journal-empty', hint: 'journal-empty-hint' }, views: <JournalPlaces />,
});

export const JournalList = listScreen(journal);
