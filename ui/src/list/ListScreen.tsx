/** Every list of the product: `<ListScreen spec={invoices} />`. */
import { type ReactNode, useCallback, useLayoutEffect, useMemo, useRef, useState } from 'react';

import { type Command, registry, useCommands } from '../commands/registry';
import { type CommandName, onChangeOf } from '../core/client';
import * as fmt from '../fmt';
import { DataGrid, type DataGridHandle } from '../grid/DataGrid';
import type { Column, Sort } from '../grid/columns';
import { NOTHING, type Selection, selectedCount } from '../grid/selection';
import { PAGE } from '../grid/rowPages';
import type { RowSource } from '../grid/useRowPages';
import { t } from '../i18n';
import type { Prepare } from '../shell/navigation';
import { go, hrefOf, useAddress } from '../shell/router';
import { useStatus } from '../shell/status';
import { Button, CommandButton, EmptyState, IconButton, Menu, changeSettings, toastError, useSettings } from '../ui';
import { currentSettings } from '../ui/settings';
import { answeredAhead, askAhead, callOrTake, forgetAhead } from './ahead';
import { ViewMenu } from './ViewMenu';
import { FilterBar } from './FilterBar';
import { RowMenu, type RowPlace, filtersAt } from './RowMenu';
import { ANY, type Condition, type Conditions, NONE, addressOf, and, askedFor, conditionsOf } from './conditions';
import type { Filter } from './fields';
import type { BulkAction, ListAsk, ListSpec } from './spec';
import { shownBy, useKept } from './views';
import { csvOf, exportList } from './exporting';
import { beginWalk } from './walk';

type Asked = Omit<ListAsk, 'from' | 'to'>;
type Address = Readonly<Record<string, string>>;

/** What the address asks of the list. */
function askedBy<Row, N extends CommandName>(spec: ListSpec<Row, N>, address: Address): Asked {
  const [column = '', order] = (address['sort'] ?? '').split(':');
  const sort: Sort | null = address['sort'] === undefined ? spec.sort ?? null : column ? { column, descending: order === 'desc' } : null;
  return { search: address['q'] ?? '', sort, ...askedFor(spec.filters ?? [], conditionsOf(spec.filters ?? [], address)) };
}

const firstOf = (ask: Asked): ListAsk => ({ ...ask, from: 0, to: PAGE });

function useListState<Row, N extends CommandName>(spec: ListSpec<Row, N>) {
  const [address, change] = useAddress();
  const fields: readonly Filter[] = spec.filters ?? [];
  const own = [...fields.map(({ id }) => id), ANY];
  return {
    ...askedBy(spec, address), fields, conditions: conditionsOf(fields, address), shown: shownBy(address, own),
    show: (next: Address) => change({ q: null, sort: null, ...Object.fromEntries(own.map((id) => [id, null])), ...next }),
    setSearch: (text: string) => change({ q: text }),
    setSort: (next: Sort | null) => change({ sort: next ? `${next.column}:${next.descending ? 'desc' : 'asc'}` : ':' }),
    setConditions: (next: Conditions, instead = false) => change({ ...addressOf(fields, next), ...(instead ? { q: null } : {}) }),
    clear: () => change({ q: null, ...addressOf(fields, NONE) }),
  };
}

export function ListScreen<Row, N extends CommandName>({ spec }: { spec: ListSpec<Row, N> }) {
  const state = useListState(spec);
  const { peekOpen } = useSettings();
  const grid = useRef<DataGridHandle<Row>>(null);
  const searchField = useRef<HTMLInputElement>(null);
  const [row, setRow] = useState<Row>();
  const [total, setTotal] = useState<number | null>(null);
  const [selection, setSelection] = useState<Selection>(NOTHING);
  const { search, sort, filters, any, conditions } = state;
  // Equal texts in the address are one question, however often the screen is drawn.
  const asked = JSON.stringify({ search, sort, filters, any });
  const ask = useMemo(() => JSON.parse(asked) as Asked, [asked]);
  const [summary, setSummary] = useState<{ content: ReactNode; version: number }>(() => {
    const answer = spec.summary && answeredAhead(spec.command, spec.request(firstOf(ask)));
    return { content: answer === undefined ? null : spec.summary?.(answer), version: 0 };
  });
  useLayoutEffect(() => forgetAhead(), []);
  const filtered = search !== '' || conditions.all.length + conditions.any.length > 0;

  const source = useMemo((): RowSource<Row> => ({
    key: JSON.stringify(ask),
    load: async (from, to) => {
      const window: ListAsk = { ...ask, from, to };
      const answer = await callOrTake(spec.command, spec.request(window));
      if (spec.summary && from === 0) setSummary(({ version }) => ({ content: spec.summary?.(answer), version: version + 1 }));
      return spec.rows(answer, window);
    },
    first: () => {
      const answer = answeredAhead(spec.command, spec.request(firstOf(ask)));
      return answer === undefined ? undefined : spec.rows(answer, firstOf(ask));
    },
    onChange: (callback) => onChangeOf(spec.command, callback),
  }), [spec, ask]);
  const open = useCallback((opened: Row): void => {
    const path = spec.open?.(opened);
    if (path === undefined) {
      spec.openHere?.(opened);
      return;
    }
    const pathAt = async (index: number): Promise<string | null> => {
      const [next] = (await source.load(index, index + 1)).rows;
      return next === undefined ? null : spec.open?.(next) ?? null;
    };
    beginWalk({ pathAt, index: grid.current?.cursorIndex() ?? 0 }, path);
    go(path);
  }, [spec, source]);

  const count = selectedCount(selection, total ?? 0);
  useStatus(<ListStatus total={total} filtered={filtered} summary={summary.content} />, `${spec.id}:${String(total)}:${String(filtered)}:${String(summary.version)}`);
  const { hidden } = useKept(spec.id);
  const [place, setPlace] = useState<RowPlace<Row> | null>(null);
  const atCursor = (): RowPlace<Row> | null => {
    const here = grid.current?.place();
    const box = here?.element.getBoundingClientRect();
    return here && box ? { ...here, x: box.left + 24, y: box.bottom } : null;
  };
  const filterBy = (condition: Condition): void => state.setConditions(and(conditions, condition));
  /** By the cell under the cursor at once; where none is, the cells of the row are offered. */
  const filterHere = (): void => {
    const here = atCursor();
    const [first] = here?.column ? filtersAt(spec.filters ?? [], here) : [];
    if (first) filterBy(first.condition);
    else if (here) setPlace({ ...here, column: null });
  };
  const columns = useMemo(() => linked(spec, open).filter(({ id }, at) => at === 0 || !hidden.includes(id)), [spec, open, hidden]);
  const save = (): void => { if (row !== undefined) exportList(t(spec.title), csvOf(spec.command, spec.request({ ...ask, from: 0, to: 0 }), columns, row)).catch(toastError); };
  useCommands([
    ...listCommands(spec, { grid, row, searchField, open, clear: state.clear, filtered }),
    ...bulkCommands(spec, count, (action) => action.run(selection, ask, count)),
    ...(spec.filters ? [{ id: 'list.by-cell', title: 'cmd-list-by-cell', group: 'list', icon: 'filter', keys: ['f'], when: () => row !== undefined, run: filterHere } satisfies Command] : []),
    { id: 'list.menu', title: 'cmd-list-menu', group: 'list', silent: true, keys: ['.', 'Shift+F10', 'ContextMenu'], when: () => row !== undefined, run: () => setPlace(atCursor()) },
    { id: 'list.export', title: 'cmd-list-export', group: 'list', icon: 'export', keys: ['Ctrl+E'], when: () => row !== undefined, run: save },
  ]);
  const empty = filtered
    ? <EmptyState icon="filter" title={t('list-nothing-found')} hint={t('list-nothing-found-hint')}><Button onPress={state.clear}>{t('list-show-all')}</Button></EmptyState>
    : <EmptyState icon={spec.icon} title={t(spec.empty.title)} hint={t(spec.empty.hint)} command={spec.empty.command ?? spec.create}>{spec.empty.also && registry.find(spec.empty.also)?.when?.() !== false && <CommandButton command={spec.empty.also} />}</EmptyState>;
  return (
    <div className={spec.peek && peekOpen ? 'list-screen with-peek' : 'list-screen'}>
      <header className="screen-head">
        <h1>{t(spec.area ?? spec.title)}</h1>
        {spec.views}
        {total !== null && <span className="screen-count">{fmt.count(total)}</span>}
        <span className="top-gap" />
        <Menu label={t('more-actions')} commands={[...(spec.actions ?? []), 'list.export']} />
        {spec.peek && <IconButton icon="panel" label={t('cmd-peek')} keys="Ctrl+." pressed={peekOpen} onPress={() => changeSettings({ peekOpen: !peekOpen })} />}
        {spec.create && <CommandButton command={spec.create} look="primary" />}
      </header>
      {spec.head}
      {/* In the place of the filters, so that the rows stay where they are. */}
      {count > 0 ? <BulkBar actions={spec.bulkActions ?? []} count={count} onRun={(action) => action.run(selection, ask, count)} onNothing={() => setSelection(NOTHING)} /> : <div className="list-tools">
        <FilterBar
          list={spec.id} fields={state.fields} conditions={conditions} onConditions={state.setConditions} search={spec.search === false ? null : search} onSearch={state.setSearch}
          onClear={state.clear} onDone={() => grid.current?.focus()} searchField={searchField}
        />
        <ViewMenu list={spec.id} columns={spec.columns} address={state.shown} onShow={state.show} />
      </div>}
      <div className="list-body">
        <DataGrid
          ref={grid} id={spec.id} label={t(spec.title)} columns={columns} source={source} rowId={spec.rowId} sort={sort} onSort={state.setSort} empty={empty}
          onOpen={open} onCursor={setRow} onMenu={(at, column, event) => setPlace({ row: at, column, element: (event.currentTarget as HTMLElement), x: event.clientX, y: event.clientY })} onTotal={setTotal} {...(spec.isFaded ? { isFaded: spec.isFaded } : {})} {...(spec.firstCell ? { firstCell: spec.firstCell } : {})}
          {...(spec.bulkActions ? { selection, onSelection: setSelection } : {})}
        />
        {place && <RowMenu place={place} fields={spec.filters ?? []} commands={(spec.rowActions ?? []).map(({ id }) => id)} onFilter={filterBy} onClose={() => setPlace(null)} />}
        {spec.peek && peekOpen && <Peek spec={spec} row={row} onOpen={open} />}
      </div>
    </div>
  );
}

/** Asks for the first rows on the way to the list: `PriceLists.prepare = prepareList(lists)`. */
export const prepareList = <Row, N extends CommandName>(spec: ListSpec<Row, N>): Prepare => (address) => askAhead(spec.command, spec.request(firstOf(askedBy(spec, address))));

/** A list that is the whole screen. */
export const listScreen = <Row, N extends CommandName>(spec: ListSpec<Row, N>) => Object.assign(() => <ListScreen spec={spec} />, { prepare: prepareList(spec) });

interface BulkBarProps {
  actions: readonly BulkAction[];
  count: number;
  onRun: (action: BulkAction) => void;
  onNothing: () => void;
}

function BulkBar({ actions, count, onRun, onNothing }: BulkBarProps) {
  return (
    <div className="bulk-bar" role="region" aria-label={t('selection')}>
      <strong>{t('selected', { count })}</strong>
      {actions.map((action) => <Button key={action.id} testId={action.id} {...(action.icon ? { icon: action.icon } : {})} onPress={() => onRun(action)}>{t(action.title)}</Button>)}
      <Button look="quiet" onPress={onNothing}>{t('select-nothing')}</Button>
    </div>
  );
}

/** The first column leads to the record by mouse as well. */
function linked<Row, N extends CommandName>(spec: ListSpec<Row, N>, open: (row: Row) => void): readonly Column<Row>[] {
  const [first, ...rest] = spec.columns;
  if (!first) return [];
  const cell = (row: Row): ReactNode => (spec.open === undefined ? <button type="button" className="text-link row-link" tabIndex={-1} onClick={() => open(row)}>{first.cell(row)}</button> : (
    <a className="row-link" href={hrefOf(spec.open(row))} tabIndex={-1} onClick={(event) => { if (!event.ctrlKey && !event.metaKey) { event.preventDefault(); open(row); } }}>{first.cell(row)}</a>
  ));
  return [{ ...first, cell }, ...rest];
}

interface ListContext<Row> {
  grid: { current: DataGridHandle<Row> | null };
  row: Row | undefined;
  searchField: { current: HTMLInputElement | null };
  open: (row: Row) => void;
  clear: () => void;
  filtered: boolean;
}

function listCommands<Row, N extends CommandName>(spec: ListSpec<Row, N>, { grid, row, searchField, clear, filtered }: ListContext<Row>): Command[] {
  const rowActions = (spec.rowActions ?? []).map(({ id, title, icon, keys, when, run }): Command => ({
    id, title, group: 'record', ...(icon ? { icon } : {}), ...(keys ? { keys } : {}), when: () => row !== undefined && (when?.(row) ?? true), run: () => { if (row !== undefined) run(row); },
  }));
  const create = spec.create;
  return [
    ...(create ? [{ id: 'list.new', title: 'cmd-list-new', group: 'create', keys: ['n', 'Ctrl+N', 'Alt+N'], silent: true, run: () => void registry.run(create) } satisfies Command] : []),
    ...(spec.search === false ? [] : [{
      id: 'list.search', title: 'cmd-list-search', group: 'list', icon: 'search', keys: ['/', 'Ctrl+F'], inFields: true, run: () => searchField.current?.select(),
    } satisfies Command]),
    ...(spec.peek ? [{ id: 'list.peek', title: 'cmd-peek', group: 'list', keys: ['Space'], silent: true, run: () => changeSettings({ peekOpen: !currentSettings().peekOpen }) } satisfies Command] : []),
    { id: 'list.clear', title: 'cmd-list-clear', group: 'list', icon: 'filter', when: () => filtered, run: clear },
    { id: 'list.focus', title: 'cmd-list-focus', group: 'list', silent: true, run: () => grid.current?.focus() },
    ...rowActions,
  ];
}

/** What can be done with the selected rows; after the actions of a row, so that its keys now mean all of them. */
const bulkCommands = <Row, N extends CommandName>({ bulkActions = [] }: ListSpec<Row, N>, count: number, run: (action: BulkAction) => void): Command[] => (count === 0 ? [] : bulkActions.map((action) => ({
  id: action.id, title: action.title, group: 'list', ...(action.icon ? { icon: action.icon } : {}), ...(action.keys ? { keys: action.keys } : {}), run: () => run(action),
})));

function Peek<Row, N extends CommandName>({ spec, row, onOpen }: { spec: ListSpec<Row, N>; row: Row | undefined; onOpen: (row: Row) => void }) {
  return (
    <aside className="peek" data-pane="peek" aria-label={t('peek')}>
      {row === undefined ? <p className="peek-none">{t('peek-none')}</p> : (
        <>
          <div className="peek-actions">
            <Button icon="arrow" onPress={() => onOpen(row)}>{t('open')}</Button>
            <Menu label={t('more-actions')} commands={(spec.rowActions ?? []).map(({ id }) => id)} />
            <span className="top-gap" />
            <IconButton icon="close" label={t('close')} keys="Ctrl+." onPress={() => changeSettings({ peekOpen: false })} />
          </div>
          <div className="peek-body">{spec.peek?.(row)}</div>
        </>
      )}
    </aside>
  );
}

function ListStatus({ total, filtered, summary }: { total: number | null; filtered: boolean; summary: ReactNode }) {
  if (total === null) return null;
  return <><span>{t(filtered ? 'rows-found' : 'rows', { count: total })}</span>{summary}</>;
}
