/** What ECharts is asked to draw. Lengths are minor units, exact; colours are the tokens, so that a change of theme needs no new drawing. */
import type { BarSeriesOption, LineSeriesOption } from 'echarts/charts';
import type { GridComponentOption, TooltipComponentOption } from 'echarts/components';
import type { ComposeOption } from 'echarts/core';

import * as fmt from '../fmt';

export interface Bar {
  id: string;
  title: string;
  /** What the axis says, where the title is too long for it. */
  short?: string;
  amount: fmt.Money;
  /** The same of the span that it is compared with. */
  before?: fmt.Money | undefined;
  /** Where what is behind the bar can be seen. */
  path?: string | null;
}

export interface ChartSpec {
  bars: readonly Bar[];
  /** Bars lie beside their names instead of standing in the order of time. */
  lying?: boolean;
  /** What the amounts are called, and those they are compared with. */
  names: { now: string; before?: string };
}

export interface Look {
  /** Of the place where it is drawn; measured on a canvas, which knows no tokens. */
  fontSize: number;
  fontFamily: string;
  /** Off for people who want nothing to move. */
  moves: boolean;
}

export type Option = ComposeOption<BarSeriesOption | LineSeriesOption | GridComponentOption | TooltipComponentOption>;

/** More points than these are a course, not bars. */
const MOST_BARS = 40;

/** A longer name than this is cut, so that there is room for the bars. */
const LONG_TITLE = 26;

const colour = (minor: number): string => (minor < 0 ? 'var(--bad)' : 'var(--accent)');

/** An axis names round amounts: without the zeros behind the mark. */
export const axisText = (minor: number, currency: string): string => fmt.decimal(fmt.exact.fromMinor(Math.round(minor), fmt.currencyDigits(currency)));

/** The words of a bar: also its link, for those who do not see it. */
export const barText = ({ title, amount, before }: Bar, { names }: Pick<ChartSpec, 'names'>): string =>
  [`${title}: ${fmt.money(amount)}`, before && names.before ? `${names.before}: ${fmt.money(before)}` : ''].filter(Boolean).join(', ');

function tip(bar: Bar, { names }: ChartSpec): HTMLElement {
  const box = document.createElement('div');
  box.className = 'chart-tip';
  const line = (tag: 'strong' | 'span', text: string): void => {
    const element = document.createElement(tag);
    element.textContent = text;
    box.append(element);
  };
  line('strong', bar.title);
  line('span', `${names.now}: ${fmt.money(bar.amount)}`);
  if (bar.before && names.before) line('span', `${names.before}: ${fmt.money(bar.before)}`);
  return box;
}

function seriesOf({ bars, lying = false, names }: ChartSpec): Option['series'] {
  const still = { emphasis: { disabled: true } };
  const before = bars.some((bar) => bar.before !== undefined) ? bars.map((bar) => bar.before?.minor ?? 0) : null;
  if (!lying && bars.length > MOST_BARS) {
    return [
      { ...still, type: 'line', name: names.now, data: bars.map(({ amount }) => amount.minor), symbol: 'none', color: 'var(--accent)', lineStyle: { width: 1.5 }, areaStyle: { color: 'var(--accent-wash)', opacity: 1 }, z: 2 },
      ...(before ? [{ ...still, type: 'line' as const, name: names.before ?? '', data: before, symbol: 'none', color: 'var(--line-strong)', lineStyle: { width: 1, type: 'dashed' as const }, z: 3 }] : []),
    ];
  }
  const thick = { barMaxWidth: lying ? 14 : 36, barGap: '12%', barCategoryGap: before ? '28%' : '36%', ...still };
  return [
    { ...thick, type: 'bar', name: names.now, data: bars.map(({ amount: { minor } }) => ({ value: minor, itemStyle: { color: colour(minor), borderRadius: 2 } })) },
    ...(before ? [{ ...thick, type: 'bar' as const, name: names.before ?? '', data: before, itemStyle: { color: 'var(--accent-line)', borderRadius: 2 } }] : []),
  ];
}

export function optionOf(spec: ChartSpec, { fontSize, fontFamily, moves }: Look): Option {
  const { bars, lying = false } = spec;
  const text = { color: 'var(--text-soft)', fontSize, fontFamily, lineHeight: Math.round(fontSize * 1.4) };
  const currency = bars[0]?.amount.currency ?? '';
  const names = {
    type: 'category' as const, data: bars.map(({ title, short }) => short ?? title), inverse: lying, axisTick: { show: false }, axisLine: { lineStyle: { color: 'var(--line)' } },
    axisLabel: { ...text, hideOverlap: !lying, ...(bars.length <= 12 ? { interval: 0 } : {}), ...(lying ? { interval: 0, ...(bars.some(({ title }) => title.length > LONG_TITLE) ? { width: 170, overflow: 'truncate' as const } : {}) } : {}) },
  };
  const amounts = {
    type: 'value' as const, splitNumber: 4, splitLine: { lineStyle: { color: 'var(--line)' } }, axisLabel: { ...text, hideOverlap: true, formatter: (minor: number) => axisText(minor, currency) },
  };
  return {
    animation: moves, animationDuration: 250, animationDurationUpdate: 250,
    textStyle: { fontFamily },
    grid: { left: 0, right: 12, top: 8, bottom: 4, outerBounds: { left: 0, right: 12, top: 8, bottom: 4 } },
    xAxis: lying ? amounts : names, yAxis: lying ? names : amounts,
    tooltip: {
      trigger: 'axis', confine: true, transitionDuration: 0, axisPointer: { type: 'shadow', shadowStyle: { color: 'var(--hover)', opacity: 1 }, animation: false },
      backgroundColor: 'var(--raised)', borderColor: 'var(--line)', padding: [6, 10], textStyle: { color: 'var(--text)', fontSize }, extraCssText: 'box-shadow: var(--shadow)',
      formatter: (hit) => {
        const bar = bars[(Array.isArray(hit) ? hit[0] : hit)?.dataIndex ?? -1];
        return bar ? tip(bar, spec) : '';
      },
    },
    series: seriesOf(spec),
  };
}

/** Room for its bars. */
export const heightOf = ({ bars, lying = false }: ChartSpec): number => (lying ? bars.length * (bars.some(({ before }) => before) ? 36 : 28) + 30 : 220);
