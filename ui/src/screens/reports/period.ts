/** The span of a report: a named one that moves with the days, or days that somebody chose; and the span that it is compared with. */
import * as fmt from '../../fmt';
import { useAddress } from '../../shell/router';

export interface Span {
  from: fmt.IsoDate;
  until: fmt.IsoDate;
}

export const PERIODS = ['this-month', 'last-month', 'this-quarter', 'this-year', 'last-12-months'] as const;
export type Period = (typeof PERIODS)[number];

export const isPeriod = (text: string): text is Period => PERIODS.some((period) => period === text);

/** What has passed of a period: nothing lies in the future. */
export function spanOfPeriod(period: Period, today: fmt.IsoDate): Span {
  const { year, month } = fmt.partsOf(today);
  const first = fmt.isoDate(year, month, 1);
  switch (period) {
    case 'this-month': return { from: first, until: today };
    case 'last-month': return { from: fmt.addMonths(first, -1), until: fmt.addDays(first, -1) };
    case 'this-quarter': return { from: fmt.isoDate(year, month - (month - 1) % 3, 1), until: today };
    case 'this-year': return { from: fmt.isoDate(year, 1, 1), until: today };
    case 'last-12-months': return { from: fmt.addMonths(first, -11), until: today };
  }
}

/** How far back the span before it lies, for periods that follow one another. */
const MONTHS: Record<Period, number> = { 'this-month': 1, 'last-month': 1, 'this-quarter': 3, 'this-year': 12, 'last-12-months': 12 };

export type Comparison = 'before' | 'year';
export const isComparison = (text: string): text is Comparison => text === 'before' || text === 'year';

export interface Asked {
  /** `null` for days that somebody chose. */
  period: Period | null;
  span: Span;
  /** What it is compared with; `null` for nothing. */
  against: Span | null;
}

const lastOfMonth = (day: fmt.IsoDate): boolean => fmt.partsOf(fmt.addDays(day, 1)).day === 1;

/** Months back; the end of a month stays one. */
function monthsBack({ from, until }: Span, months: number): Span {
  const end = lastOfMonth(until) ? fmt.addDays(fmt.addMonths(fmt.addDays(until, 1), -months), -1) : fmt.addMonths(until, -months);
  return { from: fmt.addMonths(from, -months), until: end };
}

/** Whole months of a span, 0 where it is not made of them. */
function wholeMonths({ from, until }: Span): number {
  const [first, last] = [fmt.partsOf(from), fmt.partsOf(until)];
  return first.day === 1 && lastOfMonth(until) ? (last.year - first.year) * 12 + last.month - first.month + 1 : 0;
}

/** As many days, or whole months, right before it. */
function rightBefore(span: Span): Span {
  const months = wholeMonths(span);
  if (months > 0) return monthsBack(span, months);
  const days = fmt.dayNumber(span.until) - fmt.dayNumber(span.from) + 1;
  return { from: fmt.addDays(span.from, -days), until: fmt.addDays(span.until, -days) };
}

/** What the address asks for; the year so far when it says nothing. */
export function askedOf({ from = '', until = '', period = '', against = '' }: Partial<Record<'from' | 'until' | 'period' | 'against', string>>, today: fmt.IsoDate): Asked {
  const chosen = fmt.isDate(from) || fmt.isDate(until);
  const named = chosen ? null : isPeriod(period) ? period : 'this-year';
  const usual = spanOfPeriod('this-year', today);
  const span = named ? spanOfPeriod(named, today) : { from: fmt.isDate(from) ? from : usual.from, until: fmt.isDate(until) ? until : usual.until };
  const before = (): Span => (named ? monthsBack(span, MONTHS[named]) : rightBefore(span));
  return { period: named, span, against: against === 'year' ? monthsBack(span, 12) : against === 'before' ? before() : null };
}

/** The place of a day, week or month in its span, so that the third week stands beside the third week before. */
export function placeIn(from: fmt.IsoDate, first: fmt.IsoDate, unit: 'day' | 'week' | 'month'): number {
  const [start, on] = [fmt.partsOf(from), fmt.partsOf(first)];
  if (unit === 'month') return (on.year - start.year) * 12 + on.month - start.month;
  const monday = (day: fmt.IsoDate): number => fmt.dayNumber(day) - (fmt.weekday(day) + 6) % 7;
  return unit === 'day' ? fmt.dayNumber(first) - fmt.dayNumber(from) : (monday(first) - monday(from)) / 7;
}

/** The first day of every day, week or month of a span: also of those without sales. */
export function firstsOf({ from, until }: Span, unit: 'day' | 'week' | 'month'): fmt.IsoDate[] {
  const { year, month } = fmt.partsOf(from);
  const start = unit === 'month' ? fmt.isoDate(year, month, 1) : unit === 'week' ? fmt.addDays(from, -((fmt.weekday(from) + 6) % 7)) : from;
  const next = (at: number): fmt.IsoDate => (unit === 'month' ? fmt.addMonths(start, at) : fmt.addDays(start, at * (unit === 'week' ? 7 : 1)));
  return Array.from({ length: Math.max(0, placeIn(from, until, unit)) + 1 }, (_, at) => next(at));
}

export function useAsked(): [Asked, (change: Record<string, string | null>) => void] {
  const [address, change] = useAddress();
  return [askedOf(address, fmt.today()), change];
}
