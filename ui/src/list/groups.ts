/**
 * A list in groups: a row per group, and below an open one its rows. They are windows of one long list, as every list is: where a group
 * is open its rows push those below it down, and nothing is loaded that is not near the eye.
 */
import type { Facet, Filter as CoreFilter, Group, GroupBy, Sum } from '../core/generated/commands';
import * as fmt from '../fmt';
import { t } from '../i18n';
import type { RowWindow } from '../grid/rowPages';

/** By what a list can be grouped. */
export interface Grouping {
  /** Its name in the address. */
  id: string;
  /** Key of its text. */
  title: string;
  /** The column of the core, where that is not its id. */
  column?: string;
  /** Days of a month or year together. */
  span?: 'month' | 'year';
  /** What a value is called; the value itself otherwise. */
  name?: (value: string) => string;
  /** A confidential figure: no group for who may not see it. */
  facet?: Facet;
}

/** A group as a row of the grid; it knows what it is called, because it may still be seen while the list is grouped by something else. */
export class GroupRow implements Group {
  readonly value: string | null;
  readonly count: number;
  readonly sums: Sum[];

  constructor(readonly index: number, { value, count, sums }: Group, readonly open: boolean, readonly title: string) {
    this.value = value;
    this.count = count;
    this.sums = sums;
  }
  get id(): string {
    return `group ${this.value ?? ''}`;
  }
}

/** Days come latest first, names in their order. */
export const groupBy = ({ id, column = id, span }: Grouping): GroupBy => ({ column, ...(span ? { span, descending: true } : {}) });

export function groupTitle({ span, name }: Grouping, value: string | null): string {
  if (value === null) return t('group-none');
  if (span === 'month') return fmt.monthYear(`${value}-01`);
  return name ? name(value) : value;
}

/** What the rows of a group have in common, as the core takes it. */
export function filtersOfGroup({ id, column = id, span }: Grouping, value: string | null): CoreFilter[] {
  if (value === null) return [{ column, op: 'empty', values: [] }];
  if (span === undefined) return [{ column, op: 'is', values: [value] }];
  const first = span === 'month' ? `${value}-01` : `${value}-01-01`;
  return [{ column, op: 'from', values: [first] }, { column, op: 'to', values: [fmt.addDays(fmt.addMonths(first, span === 'month' ? 1 : 12), -1)] }];
}

/** An open group: its place among the groups, and how many rows it has. */
export interface Opened {
  index: number;
  count: number;
  value: string | null;
}

/**
 * The open groups after groups `from` on were read anew: those that have moved or grown are found there, those that are gone are closed.
 * The very same list where nothing has changed.
 */
export function stillOpen(opened: readonly Opened[], from: number, groups: readonly Group[]): readonly Opened[] {
  const isRead = ({ index }: Opened): boolean => index >= from && index < from + groups.length;
  const isSame = ({ index, value, count }: Opened): boolean => groups[index - from]?.value === value && groups[index - from]?.count === count;
  if (opened.every((one) => !isRead(one) || isSame(one))) return opened;
  return opened.flatMap((one) => {
    if (!isRead(one)) return [one];
    const at = groups.findIndex(({ value }) => value === one.value);
    const found = groups[at];
    return found ? [{ index: from + at, value: found.value, count: found.count }] : [];
  });
}

export interface GroupedLoad<Row> {
  title: (value: string | null) => string;
  groups: (from: number, to: number) => Promise<{ groups: readonly Group[]; total: number }>;
  rows: (value: string | null, from: number, to: number) => Promise<readonly Row[]>;
}

/** A stretch of the long list: groups in a row, or the rows of one. */
type Stretch = { at: number; length: number } & ({ groups: number } | { of: Opened });

/** The stretches up to the last open group; behind it only groups follow. */
function stretches(opened: readonly Opened[]): Stretch[] {
  const found: Stretch[] = [];
  let [at, groups] = [0, 0];
  for (const of of opened.toSorted((a, b) => a.index - b.index)) {
    const length = of.index + 1 - groups;
    found.push({ at, length, groups }, { at: at + length, length: of.count, of });
    at += length + of.count;
    groups += length;
  }
  return [...found, { at, length: Infinity, groups }];
}

/** Rows `from` to `to` of the long list. */
export async function loadGrouped<Row>({ title, groups, rows }: GroupedLoad<Row>, opened: readonly Opened[], from: number, to: number): Promise<RowWindow<Row | GroupRow>> {
  const within = opened.reduce((sum, { count }) => sum + count, 0);
  let total: number | null = null;
  const parts = await Promise.all(stretches(opened).map(async (stretch): Promise<(Row | GroupRow)[]> => {
    const [first, last] = [Math.max(from, stretch.at), Math.min(to, stretch.at + stretch.length)];
    if (first >= last) return [];
    if ('of' in stretch) return [...await rows(stretch.of.value, first - stretch.at, last - stretch.at)];
    const begin = stretch.groups + first - stretch.at;
    const answer = await groups(begin, begin + last - first);
    total = answer.total;
    return answer.groups.map((group, at) => new GroupRow(begin + at, group, opened.some(({ index }) => index === begin + at), title(group.value)));
  }));
  return { rows: parts.flat(), total: (total ?? (await groups(0, 0)).total) + within };
}
