/**
 * Amounts as bars, over time or beside their names; a bar leads to what is behind it.
 *
 * The drawing is for the eye and the mouse. Keys and screen readers have the same bars as a list of links: one tab stop, arrows go
 * from bar to bar, and the drawing shows where one is.
 */
import type { EChartsType } from 'echarts/core';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';

import * as fmt from '../fmt';
import { t } from '../i18n';
import { go, hrefOf } from '../shell/router';
import { useSettings } from '../ui/settings';
import { type Bar, type ChartSpec, barText, heightOf, optionOf } from './option';
import './chart.css';

export type { Bar } from './option';

const stillness = (): boolean => matchMedia('(prefers-reduced-motion: reduce)').matches;

/** The most and the least in words. */
export function summaryOf(bars: readonly Bar[]): string {
  const [first] = bars;
  if (!first) return '';
  const by = (better: (a: number, b: number) => boolean): Bar => bars.reduce((best, bar) => (better(bar.amount.minor, best.amount.minor) ? bar : best), first);
  const most = by((a, b) => a > b);
  const least = by((a, b) => a < b);
  return t('chart-summary', { count: bars.length, most: most.title, mostAmount: fmt.money(most.amount), least: least.title, leastAmount: fmt.money(least.amount) });
}

/** Draws into the box for as long as it is shown. Answers the drawing, `null` before it is there, and whether it cannot be had. */
function useDrawing(spec: ChartSpec) {
  const box = useRef<HTMLDivElement>(null);
  const [chart, setChart] = useState<EChartsType | null>(null);
  const [failed, setFailed] = useState(false);
  const { density, zoom } = useSettings();
  useEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    let gone = false;
    let drawn: EChartsType | null = null;
    const observer = new ResizeObserver(() => drawn?.resize());
    import('./engine').then(({ init }) => {
      if (gone) return;
      drawn = init(element, null, { renderer: 'svg' });
      observer.observe(element);
      setChart(drawn);
    }, () => setFailed(true));
    return () => {
      gone = true;
      observer.disconnect();
      drawn?.dispose();
    };
  }, []);
  const asked = JSON.stringify(spec);
  useEffect(() => {
    if (!chart || chart.isDisposed() || !box.current) return;
    chart.resize();
    const { fontSize, fontFamily } = getComputedStyle(box.current);
    chart.setOption(optionOf(spec, { fontSize: parseFloat(fontSize), fontFamily, moves: !stillness() }), { notMerge: true });
    // Equal bars are one drawing, however often the screen is drawn; density and zoom change the size of the text.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [chart, asked, density, zoom]);
  return { box, chart, failed };
}

export function Chart({ label, ...spec }: ChartSpec & { label: string }) {
  const { bars, lying = false } = spec;
  const compared = bars.some(({ before }) => before !== undefined);
  const { box, chart, failed } = useDrawing(spec);
  const [at, setAt] = useState(0);
  const latest = useRef(bars);
  latest.current = bars;
  useEffect(() => {
    if (!chart) return undefined;
    const surface = chart.getZr();
    const barAt = ({ offsetX, offsetY }: { offsetX: number; offsetY: number }): Bar | undefined => {
      if (!chart.containPixel('grid', [offsetX, offsetY])) return undefined;
      const place = chart.convertFromPixel({ seriesIndex: 0 }, [offsetX, offsetY]) as unknown as number[];
      return latest.current[Math.round(place[lying ? 1 : 0] ?? -1)];
    };
    const press = (event: { offsetX: number; offsetY: number }): void => {
      const path = barAt(event)?.path;
      if (path) go(path);
    };
    const move = (event: { offsetX: number; offsetY: number }): void => surface.setCursorStyle(barAt(event)?.path ? 'pointer' : 'default');
    surface.on('click', press);
    surface.on('mousemove', move);
    return () => {
      if (chart.isDisposed()) return;
      surface.off('click', press);
      surface.off('mousemove', move);
    };
  }, [chart, lying]);

  const show = (index: number): void => {
    setAt(index);
    chart?.dispatchAction({ type: 'showTip', seriesIndex: 0, dataIndex: index });
  };
  return (
    <figure className="chart" aria-label={label} data-failed={failed || undefined}>
      <figcaption className="sr-only">{summaryOf(bars)}</figcaption>
      {compared && <p className="chart-key"><span><i className="now" />{spec.names.now}</span><span><i />{spec.names.before}</span></p>}
      {!failed && <div ref={box} className="chart-drawing" aria-hidden="true" style={{ blockSize: heightOf(spec) }} />}
      <ul className="chart-bars" aria-label={label}>
        {bars.map((bar, index) => (
          <li key={bar.id}>
            {bar.path ? (
              <a
                href={hrefOf(bar.path)} tabIndex={index === Math.min(at, bars.length - 1) ? 0 : -1} onFocus={() => show(index)} onBlur={() => chart?.dispatchAction({ type: 'hideTip' })} onKeyDown={walk}
                onClick={(event) => { if (!event.ctrlKey && !event.metaKey && bar.path) { event.preventDefault(); go(bar.path); } }}
              >
                {barText(bar, spec)}
              </a>
            ) : barText(bar, spec)}
          </li>
        ))}
      </ul>
    </figure>
  );
}

function walk(event: KeyboardEvent<HTMLAnchorElement>): void {
  const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
  if (step === undefined || event.ctrlKey || event.altKey || event.metaKey) return;
  event.preventDefault();
  const links = [...(event.currentTarget.closest('.chart-bars')?.querySelectorAll('a') ?? [])];
  links[links.indexOf(event.currentTarget) + step]?.focus();
}
