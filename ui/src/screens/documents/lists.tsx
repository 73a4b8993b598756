/** The lists of documents: one spec, told apart by data. */
import type { DocumentKind, DocumentListRequest, DocumentRow, DocumentState } from '../../core/generated/commands';
import * as fmt from '../../fmt';
import { t } from '../../i18n';
import { DIGITS, type ListAsk, type ListSpec, listOf, listScreen, majorOf, selectedOf, type Selection, windowOf } from '../../list';
import type { Column } from '../../list';
import { go } from '../../shell/router';
import { AsOf } from '../../sync/AsOf';
import { type IconName, toastError } from '../../ui';
import { documentChanges } from './bulk';
import { DocumentPeek } from './DocumentPeek';
import { DraftStrip } from './DraftStrip';
import { duplicate } from './follow';
import { StockPlaces } from './StockPlaces';
import { KINDS, newCommandOf, pathOf, signed } from './kinds';
import { savePapers } from './papers';
import { branchFilter, partyFilter } from './reference';
import { STATE_FILTERS, StateChip, filterOfState, stateText } from './states';

interface DocumentListSpec {
  id: string;
  icon: IconName;
  /** The kind that "New" begins comes first. */
  kinds: readonly [DocumentKind, ...DocumentKind[]];
  columns: readonly (keyof typeof COLUMNS)[];
  states: readonly string[];
}

const none = <span className="soft">–</span>;

/** Wanted before today and not all of it on its way. */
const isLate = ({ state, until_on: until }: DocumentRow): boolean => (state === 'open' || state === 'partial') && until !== null && until < fmt.today();

const COLUMNS = {
  number: { title: 'doc-number', width: 150, sort: true, cell: (row) => row.number },
  kind: { title: 'doc-kind', width: 96, spare: true, cell: (row) => <span className="soft">{t(`doc-kind-${row.kind}`)}</span> },
  party_name: { title: 'doc-customer', width: 160, grow: 2, sort: true, cell: (row) => row.party_name ?? none },
  supplier: { title: 'doc-supplier', width: 160, grow: 2, cell: (row) => row.party_name ?? none },
  destination: { title: 'doc-destination', width: 160, grow: 2, cell: (row) => row.party_name ?? none },
  issued_on: { title: 'doc-date', width: 100, sort: true, cell: (row) => fmt.date(row.issued_on) },
  valid: { title: 'doc-valid-until', width: 116, spare: true, sort: true, cell: (row) => (row.until_on ? fmt.date(row.until_on) : none) },
  wanted: { title: 'doc-wanted-on', width: 124, sort: true, cell: (row) => (row.until_on ? <span className={isLate(row) ? 'bad-text' : undefined}>{fmt.date(row.until_on)}</span> : none) },
  due_on: {
    title: 'doc-due', width: 124, spare: true, sort: true,
    cell: (row) => (row.due_on ? <span className={row.state === 'overdue' ? 'bad-text' : 'soft'}>{fmt.relativeDay(row.due_on)}</span> : none),
  },
  state: { title: 'doc-state', width: 130, cell: (row) => <StateChip kind={row.kind} state={row.state} /> },
  reference: { title: 'doc-reference', width: 130, spare: true, cell: (row) => <span className="soft">{row.reference}</span> },
  issued_by: { title: 'doc-issued-by', width: 150, grow: 1, cell: (row) => <span className="soft">{row.issued_by ?? ''}</span> },
  net: { title: 'doc-net', width: 120, align: 'end', sort: true, sum: true, extra: true, cell: (row) => fmt.money(row.kind === 'credit_note' ? { ...row.net, minor: -row.net.minor } : row.net) },
  branch: { title: 'doc-branch', width: 90, extra: true, cell: (row) => <span className="soft">{row.branch ?? ''}</span> },
  gross: { title: 'doc-total', width: 120, align: 'end', sort: true, sum: true, cell: (row) => fmt.money(signed(row)) },
  open: { title: 'doc-open', width: 116, align: 'end', sort: true, sum: true, cell: (row) => (row.open.minor === 0 ? none : fmt.money(row.open)) },
} satisfies Record<string, Omit<Column<DocumentRow>, 'id'>>;

/** Columns with a name of their own show, and are sorted by, one of the core. */
const SORTED_BY: Record<string, string> = { supplier: 'party_name', destination: 'party_name', valid: 'until_on', wanted: 'until_on' };

/** What the core is asked for a window of the list. */
export function requestOf(kinds: readonly DocumentKind[], ask: ListAsk): DocumentListRequest {
  const sort = ask.sort ? [{ column: SORTED_BY[ask.sort.column] ?? ask.sort.column, descending: ask.sort.descending }] : [];
  return { kinds: [...kinds], window: { ...windowOf(ask), sort } };
}

function listFor({ id, icon, kinds, columns, states }: DocumentListSpec): ListSpec<DocumentRow, 'document_list'> {
  const [first] = kinds;
  return listOf<DocumentRow, 'document_list'>({
    id, icon, title: `doc-list-${id}`, command: 'document_list', request: (ask) => requestOf(kinds, ask), rows: (page) => page,
    rowId: (row) => row.id, open: (row) => pathOf(row.kind, row.id),
    columns: columns.map((column): Column<DocumentRow> => ({ id: column, ...(SORTED_BY[column] ? { field: SORTED_BY[column] } : {}), ...COLUMNS[column] })),
    filters: [
      ...(states.length > 0 ? [{
        kind: 'choice' as const, id: 'state', title: 'doc-state', choices: () => states.map((state) => ({ id: state, title: t(`doc-filter-${state}`) })),
        means: (state: string) => STATE_FILTERS[state]?.(fmt.today()) ?? [], of: ({ state }: DocumentRow) => filterOfState(state, states),
      }] : []),
      { kind: 'period', id: 'issued', title: 'doc-date', column: 'issued_on', cell: 'issued_on', of: (row) => row.issued_on },
      ...(columns.includes('due_on') ? [{ kind: 'period' as const, id: 'due', title: 'doc-due', column: 'due_on', cell: 'due_on', ahead: true, optional: true, of: (row: DocumentRow) => row.due_on }] : []),
      ...(KINDS[first].until ? [{ kind: 'period' as const, id: 'until', title: KINDS[first].until, column: 'until_on', cell: columns.includes('valid') ? 'valid' : 'wanted', ahead: true, optional: true, of: (row: DocumentRow) => row.until_on }] : []),
      ...(KINDS[first].party ? [{ ...partyFilter(first), cell: columns.includes('supplier') ? 'supplier' : 'party_name', of: (row: DocumentRow) => row.party }] : []),
      ...(kinds.length > 1 ? [{ kind: 'choice' as const, id: 'kind', title: 'doc-kind', more: true, choices: () => kinds.map((kind) => ({ id: kind, title: t(`doc-kind-${kind}`) })), of: (row: DocumentRow) => row.kind }] : []),
      ...(columns.includes('gross') ? [{ kind: 'number' as const, id: 'gross', title: 'doc-total', more: true, digits: DIGITS.amount, of: (row: DocumentRow) => majorOf(row.gross) }] : []),
      ...(columns.includes('open') ? [{ kind: 'number' as const, id: 'open', title: 'doc-open', more: true, digits: DIGITS.amount, of: (row: DocumentRow) => majorOf(row.open) }] : []),
      { kind: 'text', id: 'number', title: 'doc-number', more: true, of: (row) => row.number },
      { kind: 'text', id: 'reference', title: 'doc-reference', more: true, optional: true, of: (row) => row.reference || null },
      { ...branchFilter, more: true, of: (row) => row.branch },
    ],
    ...(KINDS[first].paper ? {
      changes: documentChanges,
      bulkActions: [{
        id: 'documents.papers', title: 'bulk-papers', icon: 'print' as const, keys: ['Ctrl+P'],
        run: (selection: Selection, ask: Omit<ListAsk, 'from' | 'to'>) => void savePapers(requestOf(kinds, { ...selectedOf(ask, selection), from: 0, to: 0 }), t(`doc-list-${id}`)).catch(toastError),
      }],
    } : {}),
    groups: [
      ...(KINDS[first].party ? [{ id: 'party', title: `doc-${KINDS[first].party}`, column: 'party_name' }] : []), { id: 'month', title: 'group-month', column: 'issued_on', span: 'month' },
      ...(columns.includes('due_on') ? [{ id: 'due', title: 'group-due-month', column: 'due_on', span: 'month' as const }] : []),
      ...(states.length > 0 ? [{ id: 'state', title: 'doc-state', name: (state: string) => stateText(first, state as DocumentState) }] : []),
      ...(kinds.length > 1 ? [{ id: 'kind', title: 'doc-kind', name: (kind: string) => t(`doc-kind-${kind}`) }] : []), { id: 'branch', title: 'doc-branch' },
    ],
    ...(KINDS[first].path.startsWith('/stock') ? { area: 'area-stock', views: <><StockPlaces /><AsOf /></> } : { views: <AsOf /> }), head: <DraftStrip kinds={kinds} />, peek: (row) => <DocumentPeek id={row.id} />, create: newCommandOf(first),
    rowActions: [
      ...(KINDS[first].paper ? [{ id: 'documents.preview', title: 'cmd-doc-preview', icon: 'print' as const, keys: ['Ctrl+P'], run: (row: DocumentRow) => go(`${pathOf(row.kind, row.id)}?preview=1`) }] : []),
      { id: 'documents.duplicate', title: 'cmd-doc-duplicate', icon: 'copy', keys: ['Ctrl+D'], when: (row) => KINDS[row.kind].copied, run: (row) => void duplicate(row) },
    ],
    isFaded: (row) => ['replaced', 'declined', 'closed'].includes(row.state),
    empty: { title: `doc-empty-${id}`, hint: `doc-empty-${id}-hint` },
  });
}

const quotes = listFor({ id: 'quotes', icon: 'quote', kinds: ['quote'], columns: ['number', 'party_name', 'issued_on', 'valid', 'state', 'reference', 'branch', 'net', 'gross'], states: ['unanswered', 'expired', 'accepted', 'declined', 'replaced'] });
const orders = listFor({ id: 'orders', icon: 'order', kinds: ['order'], columns: ['number', 'party_name', 'issued_on', 'wanted', 'state', 'reference', 'branch', 'net', 'gross'], states: ['unfinished', 'late', 'finished', 'closed'] });
const deliveries = listFor({ id: 'deliveries', icon: 'delivery', kinds: ['delivery'], columns: ['number', 'party_name', 'issued_on', 'state', 'reference', 'issued_by'], states: ['unfinished', 'finished'] });
const invoices = listFor({ id: 'invoices', icon: 'invoice', kinds: ['invoice', 'credit_note'], columns: ['number', 'kind', 'party_name', 'issued_on', 'due_on', 'state', 'branch', 'net', 'gross', 'open'], states: ['unpaid', 'overdue', 'paid'] });
const receipts = listFor({ id: 'receipts', icon: 'import', kinds: ['receipt'], columns: ['number', 'supplier', 'issued_on', 'reference', 'issued_by'], states: [] });
const corrections = listFor({ id: 'corrections', icon: 'stock', kinds: ['correction'], columns: ['number', 'issued_on', 'reference', 'issued_by'], states: [] });

const transfers = listFor({ id: 'transfers', icon: 'delivery', kinds: ['dispatch', 'arrival'], columns: ['number', 'kind', 'destination', 'issued_on', 'state', 'reference', 'branch', 'issued_by'], states: ['unfinished', 'finished'] });

export const LISTS = { quotes, orders, deliveries, invoices, receipts, corrections, transfers };

export const QuoteList = listScreen(quotes);
export const OrderList = listScreen(orders);
export const DeliveryList = listScreen(deliveries);
export const InvoiceList = listScreen(invoices);
export const ReceiptList = listScreen(receipts);
export const CorrectionList = listScreen(corrections);
export const TransferList = listScreen(transfers);
