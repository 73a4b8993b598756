/** Every list of the product: `<ListScreen spec={invoices} />`. */
import { type ReactNode, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';

import { type Command, registry, useCommands } from '../commands/registry';
import { type CommandName, type ResponseOf } from '../core/client';
import { faultsOf } from '../core/faults';
import type { TableFormat } from '../core/generated/commands';
import { DataGrid, type DataGridHandle } from '../grid/DataGrid';
import type { Band } from '../grid/band';
import { type Column, nextSort } from '../grid/columns';
import { EVERYTHING, NOTHING, type Selection, selectedCount, toggledAll } from '../grid/selection';
import * as fmt from '../fmt';
import { t } from '../i18n';
import type { Prepare, Question } from '../shell/navigation';
import { go, hrefOf } from '../shell/router';
import { may, useOfficeOrNone } from '../shell/office';
import { useStatus } from '../shell/status';
import { NotAll } from '../sync/AsOf';
import { Button, CommandButton, EmptyState, IconButton, Menu, changeSettings, toastError, useSettings } from '../ui';
import { chosenColumns, movedTo } from './ColumnChooser';
import { FilterBar } from './FilterBar';
import { changeMany } from './bulk/BulkDialog';
import { HeadMenu } from './HeadMenu';
import { BulkBar, ListStatus, Peek } from './ListParts';
import type { Point } from './PointMenu';
import { RowMenu, type RowPlace, filtersAt } from './RowMenu';
import { ViewMenu } from './ViewMenu';
import { type Asked, askedBy, begunWith, firstOf, selectedOf, useListState } from './address';
import { answeredAhead, askAhead, forgetAhead } from './ahead';
import { type Condition, and } from './conditions';
import { forEyes } from './eyes';
import { FORMATS, columnsOf, exportTable, listContent, notesOf } from './exporting';
import { GroupMenu } from './GroupMenu';
import { countText, rowsText, sumsUnder, useFigures, useSelected } from './figures';
import { GroupRow } from './groups';
import { bulkCommands, listCommands } from './listCommands';
import type { BulkAction, ListSpec } from './spec';
import { type Shown, useGroups } from './useGroups';
import { chooseColumns, useKept } from './views';
import { beginWalk } from './walk';

export function ListScreen<Row, N extends CommandName>({ spec: whole }: { spec: ListSpec<Row, N> }) {
  const facets = useOfficeOrNone()?.facets;
  // oxlint-disable-next-line react-hooks/exhaustive-deps -- the list asks `sees`, which asks the company
  const spec = useMemo(() => forEyes(whole), [whole, facets]);
  const state = useListState(spec);
  const { filtered, grouping } = state;
  const { peekOpen } = useSettings();
  const grid = useRef<DataGridHandle<Shown<Row>>>(null);
  const searchField = useRef<HTMLInputElement>(null);
  const [at, setAt] = useState<Shown<Row>>();
  const [extent, setExtent] = useState<{ total: number; more: boolean } | null>(null);
  const [selection, setSelection] = useState<Selection>(NOTHING);
  const [place, setPlace] = useState<RowPlace<Row> | null>(null);
  const [head, setHead] = useState<(Point & { column: string | null }) | null>(null);
  // Equal texts in the address are one question, however often the screen is drawn.
  const asked = JSON.stringify(state.ask);
  const ask = useMemo(() => JSON.parse(asked) as Asked, [asked]);
  const [summary, setSummary] = useState<{ content: ReactNode; version: number }>(() => {
    const answer = spec.summary && answeredAhead(spec.command, spec.request(firstOf(ask)));
    return { content: answer === undefined ? null : spec.summary?.(answer), version: 0 };
  });
  useLayoutEffect(() => forgetAhead(), []);
  const summed = (answer: ResponseOf<N>): void => { if (spec.summary) setSummary(({ version }) => ({ content: spec.summary?.(answer), version: version + 1 })); };
  /** More rows than can be put in such an order: the list stays as it is and says why, instead of going away for the reason. */
  const refused = (error: unknown): Promise<never> => {
    if (!faultsOf(error).some(({ code }) => code === 'too-many-to-sort')) throw error;
    toastError(error);
    state.setSort(spec.sort ?? null);
    return new Promise(() => undefined);
  };
  const { source, toggle, rowsOf } = useGroups(spec, ask, grouping, summed, () => grid.current?.refresh(), refused);
  // What was selected is not what is shown now. In another order it is.
  const shownRows = JSON.stringify({ ...ask, sort: null });
  useEffect(() => setSelection(NOTHING), [shownRows]);

  const took = useCallback((total: number, more: boolean) => setExtent({ total, more }), []);
  const row = at instanceof GroupRow ? undefined : at;
  const open = useCallback((opened: Row): void => {
    const path = spec.open?.(opened);
    if (path === undefined) {
      spec.openHere?.(opened);
      return;
    }
    const pathAt = async (index: number): Promise<string | null> => {
      const [next] = (await source.load(index, index + 1)).rows;
      return next === undefined || next instanceof GroupRow ? null : spec.open?.(next) ?? null;
    };
    beginWalk({ pathAt, index: grid.current?.cursorIndex() ?? 0 }, path);
    go(path);
  }, [spec, source]);

  const { columns: picked } = useKept(spec.id);
  // What somebody has chosen makes way for nothing: the list scrolls sideways.
  const columns = useMemo(() => chosenColumns(linked(spec, open), picked).map((column) => (picked ? { ...column, spare: false } : column)), [spec, open, picked]);
  const addsUp = columns.some(({ sum }) => sum);
  const figures = useFigures(spec, ask, extent !== null && (addsUp || grouping !== null));
  const { total = 0, more = false } = (grouping ? figures : extent) ?? {};
  const known = grouping ? figures !== undefined : extent !== null;
  const count = selectedCount(selection, total);
  const selects = spec.selects ?? (spec.filters !== undefined || spec.bulkActions !== undefined);
  const chosen = useMemo(() => selectedOf(ask, selection), [ask, selection]);
  const chosenSum = useSelected(spec, columns, chosen, addsUp && count > 0);
  useStatus(<ListStatus total={known ? total : null} more={more} filtered={filtered} summary={summary.content} />, [spec.id, known, total, more, filtered, summary.version].join());

  const atCursor = (): RowPlace<Row> | null => {
    const here = grid.current?.place();
    if (!here || here.row instanceof GroupRow) return null;
    const cell = here.column === null ? null : here.element.querySelector(`[data-column="${CSS.escape(here.column)}"]`);
    const box = (cell ?? here.element).getBoundingClientRect();
    return { row: here.row, column: here.column, element: here.element, x: box.left + (cell ? 0 : 24), y: box.bottom };
  };
  const filterBy = (condition: Condition): void => state.setConditions(and(state.conditions, condition));
  /** By the cell under the cursor at once; where none is, the cells of the row are offered. */
  const filterHere = (): void => {
    const here = atCursor();
    const [first] = here?.column ? filtersAt(spec.filters ?? [], here) : [];
    if (first) filterBy(first.condition);
    else if (here) setPlace({ ...here, column: null });
  };
  const excludeHere = (): void => {
    const here = atCursor();
    const not = here?.column ? filtersAt(spec.filters ?? [], here).find(({ condition }) => condition.op === 'not') : undefined;
    if (not) filterBy(not.condition);
    else if (here) setPlace(here);
  };
  /** By the column under the cursor, the other way round each time; where none is, they are offered. */
  const sortHere = (): void => {
    const here = atCursor();
    const column = columns.find(({ id, sort }) => id === here?.column && sort);
    if (column) state.setSort(nextSort(ask.sort, column.id));
    else if (here) setHead({ x: here.x, y: here.y, column: null });
  };
  const changes = (spec.changes ?? []).filter(({ right }) => may(right));
  const run = (action: BulkAction): void => action.run(selection, ask, count);
  const save = async (format: TableFormat): Promise<void> => {
    if (row === undefined) return;
    const notes = [...await notesOf(spec.filters ?? [], state.conditions, ask.search), ...(count > 0 ? [t('selected', { count: fmt.count(count) })] : [])];
    await exportTable('list_export', listContent(spec.command, spec.request({ ...(count > 0 ? chosen : ask), from: 0, to: 0 }), t(spec.title), columnsOf(columns, row, spec.filters), notes), format);
  };
  useCommands([
    ...listCommands(spec, {
      row, filtered, clear: state.clear, focus: () => grid.current?.focus(), search: () => searchField.current?.select(), filterHere, excludeHere, sortHere, menuHere: () => setPlace(atCursor()),
      exportAs: (format) => void save(format).catch(toastError),
    }),
    ...bulkCommands(spec, count, run),
    ...(count === 0 ? [] : changes.map(({ id, title, icon, ...change }): Command => ({ id, title, group: 'list', ...(icon ? { icon } : {}), run: () => void changeMany({ id, title, ...change }, spec.command, spec.request({ ...chosen, from: 0, to: 0 })) }))),
  ]);
  const bandOf = useCallback((one: Shown<Row>): Band | null => (one instanceof GroupRow ? { title: one.title, count: fmt.count(one.count), open: one.open, sums: sumsUnder(columns, one.sums, true) } : null), [columns]);
  const empty = filtered
    ? <EmptyState icon="filter" title={t('list-nothing-found')} hint={t('list-nothing-found-hint')}><Button onPress={state.clear}>{t('list-show-all')}</Button></EmptyState>
    : <EmptyState icon={spec.icon} title={t(spec.empty.title)} hint={t(spec.empty.hint)} command={spec.empty.command ?? spec.create}>{spec.empty.also && registry.find(spec.empty.also)?.when?.() !== false && <CommandButton command={spec.empty.also} />}</EmptyState>;
  return (
    <div className={spec.peek && peekOpen ? 'list-screen with-peek' : 'list-screen'}>
      <header className="screen-head">
        <h1>{t(spec.area ?? spec.title)}</h1>
        {spec.views}
        {known && <span className="screen-count">{countText(total, more)}</span>}
        <NotAll />
        <span className="top-gap" />
        <Menu label={t('more-actions')} commands={[...(spec.actions ?? []), ...FORMATS.map((format) => `list.export-${format}`)]} />
        {spec.peek && <IconButton icon="panel" label={t('cmd-peek')} keys="Ctrl+." pressed={peekOpen} onPress={() => changeSettings({ peekOpen: !peekOpen })} />}
        {spec.create && <CommandButton command={spec.create} look="primary" />}
      </header>
      {spec.head}
      {/* In the place of the filters, so that the rows stay where they are. */}
      {count > 0 ? (
        <BulkBar
          actions={spec.bulkActions ?? []} changes={changes.map(({ id }) => id)} count={countText(count, more && selection.all)} sum={chosenSum} rest={count < total && !selection.all ? countText(total, more) : null}
          onAll={() => setSelection(EVERYTHING)} onRun={run} onNothing={() => setSelection(NOTHING)}
        />
      ) : (
        <div className="list-tools">
          <FilterBar
            list={spec.id} fields={state.fields} conditions={state.conditions} onConditions={state.setConditions} search={spec.search === false ? null : ask.search} onSearch={state.setSearch}
            onClear={state.clear} onDone={() => grid.current?.focus()} searchField={searchField}
          />
          {spec.groups && <GroupMenu groups={spec.groups} chosen={grouping} onGroup={state.setGroup} />}
          <ViewMenu list={spec.id} columns={spec.columns} address={state.shown} onShow={state.show} />
        </div>
      )}
      <div className="list-body">
        <DataGrid
          // The columns never see a group: it is a band across them.
          ref={grid} id={spec.id} label={t(spec.title)} columns={columns as readonly Column<Shown<Row>>[]} source={source} rowId={(one) => (one instanceof GroupRow ? one.id : spec.rowId(one))}
          sort={ask.sort} onSort={(sort) => state.setSort(sort)} empty={empty} onOpen={(one) => { if (!(one instanceof GroupRow)) open(one); }} onCursor={setAt}
          onTotal={took} onMenu={(one, column, event) => { if (!(one instanceof GroupRow)) setPlace({ row: one, column, element: event.currentTarget as HTMLElement, x: event.clientX, y: event.clientY }); }}
          onHeadMenu={(column, { clientX, clientY }) => setHead({ x: clientX, y: clientY, column })} onMoveColumn={(id, to) => chooseColumns(spec.id, movedTo(columns.slice(1).map((column) => column.id), id, to - 1))}
          isFaded={(one) => !(one instanceof GroupRow) && (spec.isFaded?.(one) ?? false)} {...(spec.firstCell ? { firstCell: spec.firstCell } : {})}
          bandOf={bandOf} onBand={(one, opens) => { if (one instanceof GroupRow) toggle(one, opens); }} isTree={grouping !== null}
          onBandSelect={(one) => { if (one instanceof GroupRow) void rowsOf(one).then((rows) => setSelection((now) => toggledAll(now, rows.map(spec.rowId)))).catch(toastError); }}
          {...(addsUp && figures?.sums?.length ? { foot: { title: rowsText(figures.total, figures.more ?? false, filtered), sums: sumsUnder(columns, figures.sums ?? []) } } : {})}
          {...(selects ? { selection, onSelection: setSelection } : {})}
        />
        {head && (
          <HeadMenu
            at={head} column={columns.find(({ id }) => id === head.column) ?? null} columns={columns} groups={spec.groups ?? []} sort={ask.sort} onSort={(sort) => state.setSort(sort ?? spec.sort ?? null)} onGroup={state.setGroup} onClose={() => setHead(null)}
            onHide={head.column === columns[0]?.id ? null : (id) => chooseColumns(spec.id, columns.slice(1).map((column) => column.id).filter((one) => one !== id))}
          />
        )}
        {place && <RowMenu place={place} fields={spec.filters ?? []} commands={(spec.rowActions ?? []).map(({ id }) => id)} onFilter={filterBy} onClose={() => setPlace(null)} />}
        {spec.peek && peekOpen && <Peek spec={spec} row={row} onOpen={open} />}
      </div>
    </div>
  );
}

/** Asks for the first rows on the way to the list: `PriceLists.prepare = prepareList(lists)`. */
export const prepareList = <Row, N extends CommandName>(spec: ListSpec<Row, N>): Prepare => (address) => {
  const seen = forEyes(spec);
  return askAhead(seen.command, seen.request(firstOf(askedBy(seen, begunWith(seen, address)))));
};

/** What is asked to count the rows of an address, for the rail. */
const questionOf = <Row, N extends CommandName>(spec: ListSpec<Row, N>): Question => (address) => ({ command: spec.command, request: spec.request({ ...askedBy(forEyes(spec), address), from: 0, to: 0 }) });

/** A list that is the whole screen. */
export const listScreen = <Row, N extends CommandName>(spec: ListSpec<Row, N>) => Object.assign(() => <ListScreen spec={spec} />, { prepare: prepareList(spec), question: questionOf(spec) });

/** The first column leads to the record by mouse as well. Whoever may not change a cell reads it. */
function linked<Row, N extends CommandName>(spec: ListSpec<Row, N>, open: (row: Row) => void): readonly Column<Row>[] {
  const [first, ...rest] = spec.columns.map(({ edit, ...column }): Column<Row> => (edit && (edit.right === undefined || may(edit.right)) ? { ...column, edit } : column));
  if (!first) return [];
  const cell = (row: Row): ReactNode => (spec.open === undefined ? <button type="button" className="text-link row-link" tabIndex={-1} onClick={() => open(row)}>{first.cell(row)}</button> : (
    <a className="row-link" href={hrefOf(spec.open(row))} tabIndex={-1} onClick={(event) => { if (!event.ctrlKey && !event.metaKey && !event.shiftKey) { event.preventDefault(); open(row); } }}>{first.cell(row)}</a>
  ));
  return [{ ...first, cell }, ...rest];
}
