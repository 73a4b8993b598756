/** What is asked to be drawn, and what is said of it to those who do not see it. */
import { beforeAll, describe, expect, it } from 'vitest';

import { summaryOf } from '../src/chart/Chart';
import { type ChartSpec, type Option, axisText, barText, optionOf } from '../src/chart/option';
import { loadLanguage } from '../src/i18n';

const euro = (minor: number) => ({ minor, currency: 'EUR' });
const names = { now: 'Net', before: 'Before' };
const spec = (amounts: readonly number[], over: Partial<ChartSpec> = {}): ChartSpec => ({ names, bars: amounts.map((minor, at) => ({ id: String(at), title: `Bar ${String(at)}`, amount: euro(minor) })), ...over });
const still = { fontSize: 12, fontFamily: 'Inter', moves: false };
const seriesOf = (option: Option) => (Array.isArray(option.series) ? option.series : []);

beforeAll(() => loadLanguage('en'));

describe('a chart', () => {
  it('draws exact minor units, what is below zero in another colour', () => {
    expect(seriesOf(optionOf(spec([100_001, -5]), still)).map(({ data }) => data)).toEqual([[
      { value: 100_001, itemStyle: { color: 'var(--accent)', borderRadius: 2 } }, { value: -5, itemStyle: { color: 'var(--bad)', borderRadius: 2 } },
    ]]);
  });
  it('draws what it is compared with beside it, with nothing where there was nothing', () => {
    const bars = [{ id: 'a', title: 'A', amount: euro(1), before: euro(7) }, { id: 'b', title: 'B', amount: euro(2) }];
    expect(seriesOf(optionOf({ names, bars }, still))[1]?.data).toEqual([7, 0]);
  });
  it('draws a long time as a line', () => {
    const days = Array.from({ length: 60 }, (_, at) => at);
    expect(seriesOf(optionOf(spec(days), still)).map(({ type }) => type)).toEqual(['line']);
    expect(seriesOf(optionOf(spec(days, { lying: true }), still)).map(({ type }) => type)).toEqual(['bar']);
  });
  it('stands still for those who want nothing to move', () => {
    expect([optionOf(spec([1]), still).animation, optionOf(spec([1]), { ...still, moves: true }).animation]).toEqual([false, true]);
  });
  it('names round amounts on its axis', () => expect([axisText(1_000_000, 'EUR'), axisText(50, 'EUR'), axisText(1000, 'JPY')]).toEqual(['10,000', '0.5', '1,000']));
  it('is a list of words for screen readers', () => {
    const [first] = spec([123_456]).bars;
    expect(first && barText(first, { names })).toBe('Bar 0: €1,234.56');
    expect(first && barText({ ...first, before: euro(100) }, { names })).toBe('Bar 0: €1,234.56, Before: €1.00');
    expect(summaryOf(spec([5, 900, -1]).bars).replace(/[\u2068\u2069]/g, '')).toBe('3 bars. The most: Bar 1, €9.00. The least: Bar 2, -€0.01.');
    expect(summaryOf([])).toBe('');
  });
});
