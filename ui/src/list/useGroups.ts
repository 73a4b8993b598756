/** The rows of a list, or its groups with the rows of those that are open. */
import { useEffect, useMemo, useRef, useState } from 'react';

import { type CommandName, type ResponseOf, call, onChangeOf } from '../core/client';
import type { RowWindow } from '../grid/rowPages';
import type { RowSource } from '../grid/useRowPages';
import { type Asked, firstOf } from './address';
import { answeredAhead, callOrTake } from './ahead';
import { GroupRow, type Grouping, type Opened, filtersOfGroup, groupBy, groupTitle, loadGrouped, stillOpen } from './groups';
import type { Figures } from './figures';
import type { ListSpec } from './spec';

export type Shown<Row> = Row | GroupRow;

/** Rows that the core gives at once. */
const MOST = 1000;

interface Groups<Row> {
  source: RowSource<Shown<Row>>;
  /** Opens or closes a group. */
  toggle: (group: GroupRow, open: boolean) => void;
  /** All rows of a group, open or not. */
  rowsOf: (group: GroupRow) => Promise<readonly Row[]>;
}

export function useGroups<Row, N extends CommandName>(spec: ListSpec<Row, N>, ask: Asked, grouping: Grouping | null, onFirst: (answer: ResponseOf<N>) => void, refresh: () => void, refused: (error: unknown) => Promise<never>): Groups<Row> {
  const [opened, setOpened] = useState<readonly Opened[]>([]);
  const latest = useRef({ opened, onFirst, refused });
  latest.current = { opened, onFirst, refused };
  const key = JSON.stringify([ask, grouping?.id]);
  const load = useMemo(() => async (from: number, to: number, more: Partial<Asked> = {}): Promise<RowWindow<Row>> => {
    const window = { ...ask, ...more, from, to };
    const answer = await callOrTake(spec.command, spec.request(window)).catch((error: unknown) => latest.current.refused(error));
    if (from === 0 && !more.filters) latest.current.onFirst(answer);
    return spec.rows(answer, window);
  }, [spec, ask]);
  const source = useMemo((): RowSource<Shown<Row>> => {
    const onChange = (callback: () => void): (() => void) => onChangeOf(spec.command, callback);
    if (!grouping) {
      const first = (): RowWindow<Row> | undefined => {
        const answer = answeredAhead(spec.command, spec.request(firstOf(ask)));
        return answer === undefined ? undefined : spec.rows(answer, firstOf(ask));
      };
      return { key, load, first, onChange };
    }
    const grouped = {
      title: (value: string | null) => groupTitle(grouping, value),
      groups: async (from: number, to: number) => {
        const { groups = [], total } = await call(spec.command, spec.request({ ...ask, from, to, group: groupBy(grouping) })) as Figures;
        setOpened((now) => stillOpen(now, from, groups));
        return { groups, total };
      },
      rows: async (value: string | null, from: number, to: number) => (await load(from, to, { filters: [...ask.filters, ...filtersOfGroup(grouping, value)] })).rows,
    };
    return { key, load: (from, to) => loadGrouped(grouped, latest.current.opened, from, to), onChange };
  }, [spec, ask, grouping, key, load]);
  // Another order leaves the groups as they are.
  const of = JSON.stringify([{ ...ask, sort: null }, grouping?.id]);
  useEffect(() => setOpened((now) => (now.length === 0 ? now : [])), [of]);
  useEffect(() => {
    if (grouping) refresh();
    // The places of all rows below have changed.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [opened]);
  const toggle = ({ index, count, value }: GroupRow, open: boolean): void =>
    setOpened((now) => [...now.filter((one) => one.index !== index), ...(open ? [{ index, count, value }] : [])]);
  const rowsOf = async ({ value, count }: GroupRow): Promise<readonly Row[]> => {
    const rows: Row[] = [];
    if (!grouping) return rows;
    for (let from = 0; from < count; from += MOST) rows.push(...(await load(from, Math.min(count, from + MOST), { filters: [...ask.filters, ...filtersOfGroup(grouping, value)] })).rows);
    return rows;
  };
  return { source, toggle, rowsOf };
}
