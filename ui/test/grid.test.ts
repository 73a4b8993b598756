import { describe, expect, it, vi } from 'vitest';

import { moved, neighbour } from '../src/board/moves';
import { type Column, columnTemplate, fitting, nextSort, scaled } from '../src/grid/columns';
import { TALLEST, type View, contentHeight, scrollToShow, seenHeight, slots, topOf, visibleRows } from '../src/grid/layout';
import { PAGE, RowPages, type RowWindow } from '../src/grid/rowPages';
import { EVERYTHING, NOTHING, isSelected, selectedCount, toggled } from '../src/grid/selection';
import { namedPeriod } from '../src/list/fields';

const view = (more: Partial<View>): View => ({ scrollTop: 0, height: 560, rowHeight: 28, total: 11_133, ...more });

describe('layout', () => {
  it('draws what is seen and a little more', () => {
    expect(visibleRows(view({}))).toEqual({ first: 0, last: 24 });
    expect(visibleRows(view({ scrollTop: 28_000 }))).toEqual({ first: 996, last: 1024 });
    expect(visibleRows(view({ scrollTop: 1e9 })).last).toBe(11_132);
    expect(visibleRows(view({ total: 0 }))).toEqual({ first: 0, last: -1 });
  });
  it('never trusts a box that is taller than the screen', () => {
    expect(seenHeight(28_000_000, 768, 1080)).toBe(768);
    expect(seenHeight(400, 768, 1080)).toBe(400);
    expect(seenHeight(400, 0, 0)).toBe(400);
  });
  it('reaches both ends of a list that is taller than an engine can draw', () => {
    const giant = view({ total: 3_000_000, scrollTop: 0 });
    expect(contentHeight(giant)).toBe(TALLEST);
    const atEnd = view({ total: 3_000_000, scrollTop: TALLEST - 560 });
    expect(visibleRows(atEnd).last).toBe(2_999_999);
    expect(topOf(2_999_999, atEnd) + 28).toBeCloseTo(TALLEST, 0);
  });
  it('scrolls as little as needed', () => {
    expect(scrollToShow(5, view({ scrollTop: 280 }))).toBe(140);
    expect(scrollToShow(12, view({ scrollTop: 280 }))).toBe(280);
    expect(scrollToShow(40, view({ scrollTop: 280 }))).toBe(41 * 28 - 560);
  });
  it('recycles the place of a row that leaves for the one that comes', () => {
    const before = slots({ first: 10, last: 29 });
    const after = slots({ first: 11, last: 30 });
    expect(new Set(after.map(({ slot }) => slot)).size).toBe(20);
    expect(after.find(({ index }) => index === 30)?.slot).toBe(before.find(({ index }) => index === 10)?.slot);
    expect(after.find(({ index }) => index === 20)?.slot).toBe(before.find(({ index }) => index === 20)?.slot);
  });
});

describe('pages of rows', () => {
  const settle = async (): Promise<void> => { for (let turn = 0; turn < 10; turn += 1) await Promise.resolve(); };
  const core = (total: number) => vi.fn((from: number, to: number): Promise<RowWindow<number>> =>
    Promise.resolve({ rows: Array.from({ length: Math.max(0, Math.min(to, total) - from) }, (_, at) => from + at), total }));

  it('asks for the pages of the eye, then ahead of it', async () => {
    const load = core(5000);
    const pages = new RowPages(load, () => {});
    pages.want(0, 20);
    await settle();
    pages.want(150, 170, 1);
    await settle();
    expect(load.mock.calls.map(([from]) => from / PAGE)).toEqual([0, 1, 2, 3, 4]);
    expect([pages.row(0), pages.row(170), pages.row(499), pages.row(500)]).toEqual([0, 170, 499, undefined]);
  });
  it('asks for what was wanted before the first answer came', async () => {
    const load = core(5000);
    const pages = new RowPages(load, () => {});
    pages.want(0, 0);
    pages.want(0, 120);
    await settle();
    expect(pages.row(120)).toBe(120);
  });
  it('does not ask for what flew past while the core was busy', async () => {
    const waiting: (() => void)[] = [];
    const load = vi.fn((from: number): Promise<RowWindow<number>> => new Promise((resolve) => {
      waiting.push(() => resolve({ rows: Array.from({ length: PAGE }, (_, at) => from + at), total: 100_000 }));
    }));
    const pages = new RowPages(load, () => {});
    pages.want(0, 20);
    waiting.shift()?.();
    await settle();
    for (let at = 500; at <= 90_000; at += 500) pages.want(at, at + 20, 1);
    while (waiting.length > 0) {
      waiting.shift()?.();
      await settle();
    }
    expect(pages.row(90_020)).toBe(90_020);
    expect(load.mock.calls.length).toBeLessThan(12);
  });
  it('lets the farthest pages go', async () => {
    const pages = new RowPages(core(100_000), () => {});
    for (let at = 0; at < 90_000; at += 1000) {
      pages.want(at, at + 20);
      await settle();
    }
    expect(pages.row(0)).toBeUndefined();
    expect(pages.row(89_000)).toBe(89_000);
  });
  it('keeps rows on screen while they are asked anew, and drops overtaken answers', async () => {
    let version = 1;
    const waiting: (() => void)[] = [];
    const pages = new RowPages<string>(() => new Promise((resolve) => {
      const answer = { rows: [`v${String(version)}`], total: 1 };
      waiting.push(() => resolve(answer));
    }), () => {});
    pages.want(0, 0);
    waiting[0]?.();
    await settle();
    version = 2;
    pages.refresh();
    expect(pages.row(0)).toBe('v1');
    version = 3;
    pages.refresh();
    waiting[2]?.();
    await settle();
    waiting[1]?.();
    await settle();
    expect(pages.row(0)).toBe('v3');
  });
  it('says what failed and tries again when asked', async () => {
    const load = core(10);
    load.mockRejectedValueOnce(new Error('gone'));
    const pages = new RowPages(load, () => {});
    pages.want(0, 5);
    await settle();
    expect(pages.error).toEqual(new Error('gone'));
    pages.retry();
    await settle();
    expect([pages.error, pages.row(5)]).toEqual([null, 5]);
  });
});

describe('selection', () => {
  it('is a predicate', () => {
    const butTwo = toggled(toggled(EVERYTHING, 'a'), 'b');
    expect([isSelected(butTwo, 'a'), isSelected(butTwo, 'c'), selectedCount(butTwo, 11_133)]).toEqual([false, true, 11_131]);
    expect(selectedCount(toggled(butTwo, 'a'), 11_133)).toBe(11_132);
    const one = toggled(NOTHING, 'a', true);
    expect([isSelected(one, 'a'), isSelected(one, 'b'), selectedCount(toggled(one, 'a', true), 9)]).toEqual([true, false, 1]);
  });
});

describe('columns', () => {
  const columns: Column<null>[] = [
    { id: 'a', title: 'a', width: 100, cell: () => null }, { id: 'b', title: 'b', width: 200, grow: 2, spare: true, cell: () => null }, { id: 'c', title: 'c', width: 80, spare: true, cell: () => null },
  ];
  it('have the widths that were dragged', () => expect(columnTemplate(columns, { a: 140 }, true)).toBe('32px 140px minmax(200px, 2fr) 80px'));
  it('make room from the end', () => {
    const ids = (room: number): string => fitting(columns, {}, false, room).map(({ id }) => id).join('');
    expect([ids(1000), ids(380), ids(150), ids(10), ids(0)]).toEqual(['abc', 'ab', 'a', 'a', 'abc']);
  });
  it('grow with the text', () => {
    expect(scaled(columns, 'compact', 100).map(({ width }) => width)).toEqual(columns.map(({ width }) => width));
    expect(scaled(columns, 'compact', 150).map(({ width }) => width)).toEqual(columns.map(({ width }) => width * 1.5));
  });
  it('sort up, down, not at all', () => {
    const up = nextSort(null, 'a');
    const down = nextSort(up, 'a');
    expect([up, down, nextSort(down, 'a'), nextSort(down, 'b')]).toEqual([{ column: 'a', descending: false }, { column: 'a', descending: true }, null, { column: 'b', descending: false }]);
  });
});

describe('board', () => {
  const columns = [{ id: 'x', title: 'X', cards: ['1', '2'] }, { id: 'y', title: 'Y', cards: [] }, { id: 'z', title: 'Z', cards: ['3'] }];
  it('moves the focus over empty columns', () => {
    expect(neighbour(columns, { column: 0, index: 1 }, 'ArrowRight')).toEqual({ column: 2, index: 0 });
    expect(neighbour(columns, { column: 2, index: 0 }, 'ArrowRight')).toBeNull();
    expect(neighbour(columns, { column: 0, index: 0 }, 'ArrowDown')).toEqual({ column: 0, index: 1 });
    expect(neighbour(columns, { column: 0, index: 0 }, 'ArrowUp')).toBeNull();
  });
  it('moves cards between and within columns', () => {
    const cards = (from: [number, number], to: [number, number]): string => moved(columns, { column: from[0], index: from[1] }, { column: to[0], index: to[1] }).map((column) => column.cards.join('')).join('|');
    expect([cards([0, 0], [1, 0]), cards([0, 1], [0, 0]), cards([2, 0], [0, 1]), cards([1, 0], [0, 0])]).toEqual(['2|1|3', '21||3', '132||', '12||3']);
  });
});

describe('named periods', () => {
  it.each([
    ['this-month', '2026-11-01..2026-11-30'], ['last-month', '2026-10-01..2026-10-31'], ['this-quarter', '2026-10-01..2026-12-31'], ['this-year', '2026-01-01..2026-12-31'], ['last-year', '2025-01-01..2025-12-31'],
    ['today', '2026-11-21..2026-11-21'],
    ['tomorrow', '2026-11-22..2026-11-22'],
    ['this-week', '2026-11-16..2026-11-22'],
    ['next-week', '2026-11-23..2026-11-29'],
  ] as const)('%s', (name, period) => expect(namedPeriod(name, '2026-11-21')).toBe(period));
});
