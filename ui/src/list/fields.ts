/** What a list can be filtered by. A field is described once; chips, typed filters, "filter by this cell" and the question to the core follow. */
import type { Facet, Filter as CoreFilter } from '../core/generated/commands';
import * as fmt from '../fmt';
import { office } from '../shell/office';
import type { Choice } from '../ui/fields';

interface Common<Row> {
  /** Its name in the address. */
  id: string;
  /** Key of its text. */
  title: string;
  /** The column of the core, where that is not its id. */
  column?: string;
  /** The column of the grid that shows it, where that is not its id. */
  cell?: string;
  /** What a row has, as a value of the field; makes "filter by this cell". */
  of?: (row: Row) => string | null;
  /** Offered by "Filter" and by typing, without a chip of its own while it is not set. */
  more?: boolean;
  /** Rows may have nothing there. */
  optional?: boolean;
  /** A confidential figure: no filter for who may not see it. */
  facet?: Facet;
}

export interface ChoiceFilter<Row = never> extends Common<Row> {
  kind: 'choice';
  /** The values, translated when shown. */
  choices: () => readonly Choice[];
  /** What a value asks the core for, where it is not simply that value in the column. */
  means?: (id: string) => CoreFilter[];
  /** What holds as long as nobody has chosen. */
  unset?: () => CoreFilter[];
}

/** Days, from one to another; kept as it was said, so that "this month" and "in 7 days" stay true. */
export interface PeriodFilter<Row = never> extends Common<Row> {
  kind: 'period';
  /** What is still to come rather than what was: tomorrow, this week. */
  ahead?: boolean;
}

/** A number or an amount, from one to another. */
export interface NumberFilter<Row = never> extends Common<Row> {
  kind: 'number';
  /** How many digits the core keeps behind the mark: 2 for euros, 6 for quantities. */
  digits: () => number;
}

/** A text that occurs. */
export interface TextFilter<Row = never> extends Common<Row> {
  kind: 'text';
}

/** Some of many records, searched while typing; a value is an id. */
export interface RecordFilter<Row = never> extends Common<Row> {
  kind: 'record';
  search: (text: string) => Promise<readonly Choice[]>;
  /** What the record of an id is called, for the chip. */
  titleOf: (id: string) => Promise<string>;
}

export type Filter<Row = never> = ChoiceFilter<Row> | PeriodFilter<Row> | NumberFilter<Row> | TextFilter<Row> | RecordFilter<Row>;

/** Digits behind the mark: of amounts in the currency of the company, of quantities, of prices. */
export const DIGITS = { amount: () => fmt.currencyDigits(office().company.currency), quantity: () => 6, price: () => 8 };

/** An amount as a value of a field. */
export const majorOf = ({ minor, currency }: fmt.Money): string => fmt.exact.fromMinor(minor, fmt.currencyDigits(currency));

export const columnOf = ({ id, column = id }: Pick<Filter, 'id' | 'column'>): string => column;

export const PAST = ['this-month', 'last-month', 'this-quarter', 'this-year', 'last-year'] as const;
export const AHEAD = ['today', 'tomorrow', 'this-week', 'next-week', 'this-month'] as const;
export type Period = (typeof PAST)[number] | (typeof AHEAD)[number];
export const PERIODS: readonly Period[] = [...new Set([...AHEAD, ...PAST])];
export const periodsOf = ({ ahead }: PeriodFilter): readonly Period[] => (ahead ? AHEAD : PAST);
export const isPeriod = (text: string): text is Period => (PERIODS as readonly string[]).includes(text);

/** A named period around a day, as `from..to`. */
export function namedPeriod(name: Period, today: fmt.IsoDate): string {
  const { year, month } = fmt.partsOf(today);
  const months = (first: fmt.IsoDate, count: number): string => `${first}..${fmt.addDays(fmt.addMonths(first, count), -1)}`;
  const days = (from: number, to: number): string => `${fmt.addDays(today, from)}..${fmt.addDays(today, to)}`;
  const monday = -((fmt.weekday(today) + 6) % 7);
  switch (name) {
    case 'today': return days(0, 0);
    case 'tomorrow': return days(1, 1);
    case 'this-week': return days(monday, monday + 6);
    case 'next-week': return days(monday + 7, monday + 13);
    case 'this-month': return months(fmt.isoDate(year, month, 1), 1);
    case 'last-month': return months(fmt.addMonths(fmt.isoDate(year, month, 1), -1), 1);
    case 'this-quarter': return months(fmt.isoDate(year, month - (month - 1) % 3, 1), 3);
    case 'this-year': return months(fmt.isoDate(year, 1, 1), 12);
    case 'last-year': return months(fmt.isoDate(year - 1, 1, 1), 12);
  }
}

/** One end of a range: `2026-01-31`, `+7d`, `1000`; with a mark before it the end itself does not count: `<+7d`, `>1000`. */
export interface End {
  text: string;
  beyond: boolean;
}

export const endOf = (raw: string): End => (/^[<>]/.test(raw) ? { text: raw.slice(1), beyond: true } : { text: raw, beyond: false });

/** The two ends of a range as they are written. */
export function endsOf(range: string): { from: string; to: string } {
  const [from = '', to = ''] = range.split('..');
  return { from, to };
}

/** A range of days as days; `null` at an end that is open. */
export function daysOf(range: string, today: fmt.IsoDate): { from: fmt.IsoDate | null; to: fmt.IsoDate | null } {
  const { from, to } = endsOf(isPeriod(range) ? namedPeriod(range, today) : range);
  const day = (raw: string, inside: 1 | -1): fmt.IsoDate | null => {
    const { text, beyond } = endOf(raw);
    const meant = fmt.parseDate(text, today);
    return meant && beyond ? fmt.addDays(meant, inside) : meant;
  };
  return { from: day(from, 1), to: day(to, -1) };
}
