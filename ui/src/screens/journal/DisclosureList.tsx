/** What was printed, handed out and exported, the newest first. */
import type { DisclosureRow } from '../../core/generated/commands';
import * as fmt from '../../fmt';
import { t } from '../../i18n';
import { listOf, listScreen } from '../../list';
import { JournalPlaces } from './JournalPlaces';
import { momentsOf } from './moments';

const disclosures = listOf<DisclosureRow, 'disclosure_list'>({
  id: 'disclosures', title: 'disclosures-title', icon: 'export', command: 'disclosure_list',
  request: momentsOf, rows: (page) => page,
  rowId: (row) => row.id, sort: { column: 'at_ms', descending: true }, search: false, selects: false,
  columns: [
    { id: 'at_ms', title: 'settings-when', width: 150, sort: true, cell: (row) => fmt.dateTime(row.at_ms) },
    { id: 'user_name', title: 'journal-who', width: 180, grow: 1, cell: (row) => row.user_name ?? '' },
    { id: 'kind', title: 'disclosure-how', width: 200, grow: 1, cell: (row) => t(`disclosure-${row.kind}`) },
    { id: 'what', title: 'settings-what', width: 220, grow: 2, cell: (row) => row.what },
    { id: 'rows', title: 'disclosure-rows', width: 100, align: 'end', cell: (row) => fmt.count(row.rows) },
  ],
  filters: [{ kind: 'period', id: 'when', title: 'settings-when', column: 'at_ms', cell: 'at_ms', of: (row) => fmt.wallOf(row.at_ms).date }],
  empty: { title: 'disclosures-empty', hint: 'disclosures-empty-hint' }, views: <JournalPlaces />,
});

export const DisclosureList = listScreen(disclosures);
