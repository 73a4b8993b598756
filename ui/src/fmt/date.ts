/** Shows business dates (`2026-11-21`, no zone) and instants (UTC milliseconds) in the language in force. */
import { type RelativePhrases, language, languageRow } from './language';
import { wallOf } from './zone';

/** A calendar day as ISO text. */
export type IsoDate = string;

const DAY_MS = 86_400_000;
const FORM = /^(\d{4})-(\d{2})-(\d{2})$/;

export interface DayParts {
  year: number;
  month: number;
  day: number;
}

const pad = (value: number, width = 2): string => String(value).padStart(width, '0');

export const isoDate = (year: number, month: number, day: number): IsoDate => `${pad(year, 4)}-${pad(month)}-${pad(day)}`;

/** Days since 1970; the way all counting of days is done, so that no zone or summer time can shift a date. */
export function dayNumber(date: IsoDate): number {
  const match = FORM.exec(date);
  if (!match) throw new RangeError(`not a date: ${date}`);
  return Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3])) / DAY_MS;
}

export function fromDayNumber(days: number): IsoDate {
  return new Date(days * DAY_MS).toISOString().slice(0, 10);
}

export function partsOf(date: IsoDate): DayParts {
  const clean = fromDayNumber(dayNumber(date));
  return { year: Number(clean.slice(0, 4)), month: Number(clean.slice(5, 7)), day: Number(clean.slice(8, 10)) };
}

export const isDate = (text: string): boolean => FORM.test(text) && fromDayNumber(dayNumber(text)) === text;

export const addDays = (date: IsoDate, days: number): IsoDate => fromDayNumber(dayNumber(date) + days);

/** The same day so many months later, or the last day of that month. */
export function addMonths(date: IsoDate, months: number): IsoDate {
  const { year, month, day } = partsOf(date);
  const index = year * 12 + month - 1 + months;
  const [y, m] = [Math.floor(index / 12), (index % 12 + 12) % 12 + 1];
  return isoDate(y, m, Math.min(day, daysInMonth(y, m)));
}

export const daysInMonth = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

/** 0 is Sunday. */
export const weekday = (date: IsoDate): number => (dayNumber(date) % 7 + 11) % 7;

/** Today on the clock of the company. */
export const today = (now: Date = new Date()): IsoDate => wallOf(now.getTime()).date;

function apply(pattern: string, date: IsoDate): string {
  const row = languageRow();
  const { year, month, day } = partsOf(date);
  const name = (names: string[], at: number): string => names[at] ?? '';
  const field: Record<string, () => string> = {
    d: () => String(day), dd: () => pad(day),
    M: () => String(month), MM: () => pad(month),
    MMM: () => name(row.monthsShort, month - 1), MMMM: () => name(row.months, month - 1),
    LLL: () => name(row.monthsAloneShort, month - 1), LLLL: () => name(row.monthsAlone, month - 1),
    y: () => String(year), E: () => name(row.daysShort, weekday(date)), ccc: () => name(row.daysShort, weekday(date)),
    EEEE: () => name(row.days, weekday(date)),
  };
  return pattern.replace(/'([^']*)'|([a-zA-Z])\2*/g, (token, quoted?: string) => quoted ?? field[token]?.() ?? token);
}

/** 21.11.2026: for columns and fields. */
export const date = (value: IsoDate): string => apply(languageRow().date.numeric, value);
/** 21. Nov. 2026: for reading. */
export const dateMedium = (value: IsoDate): string => apply(languageRow().date.medium, value);
/** 21. November 2026. */
export const dateLong = (value: IsoDate): string => apply(languageRow().date.long, value);
/** Saturday, 21 November 2026. */
export const dateFull = (value: IsoDate): string => apply(languageRow().date.full, value);
/** 21. Nov. */
export const dayMonth = (value: IsoDate): string => apply(languageRow().date.dayMonth, value);
/** Sat 21 Nov. */
export const weekdayDay = (value: IsoDate): string => apply(languageRow().date.weekdayDay, value);
/** Saturday. */
export const weekdayName = (value: IsoDate): string => apply('EEEE', value);
/** November 2026. */
export const monthYear = (value: IsoDate): string => apply(languageRow().date.monthYear, value);
/** Nov: for an axis. */
export const monthShort = (value: IsoDate): string => apply('LLL', value);

/** 10:31, from minutes after midnight. */
export const timeOfDay = (minutes: number): string => languageRow().time.replace('HH', pad(Math.floor(minutes / 60))).replace('mm', pad(minutes % 60));

/** 10:31 on the clock of the company. */
export const time = (instantMs: number): string => timeOfDay(wallOf(instantMs).minutes);

/** 21.11.2026 10:31. */
export const dateTime = (instantMs: number): string => `${date(today(new Date(instantMs)))} ${time(instantMs)}`;

function phrase(phrases: RelativePhrases, value: number): string {
  const forms = value < 0 ? phrases.past : phrases.future;
  // The engine's plural rules are right in all six languages, Kazakh included; its number and date formats are not.
  // oxlint-disable-next-line no-restricted-globals
  const form = new Intl.PluralRules(language()).select(Math.abs(value));
  return (forms[form] ?? forms['other'] ?? '').replace('{0}', String(Math.abs(value)));
}

/** "tomorrow", "3 days ago", "in 2 months"; counted in whole days from `from`. */
export function relativeDay(value: IsoDate, from: IsoDate = today()): string {
  const { relative } = languageRow();
  const days = dayNumber(value) - dayNumber(from);
  if (days === 0) return relative.today;
  if (days === 1) return relative.tomorrow;
  if (days === -1) return relative.yesterday;
  if (Math.abs(days) < 60) return phrase(relative.day, days);
  if (Math.abs(days) < 730) return phrase(relative.month, Math.trunc(days / 30.4));
  return phrase(relative.year, Math.trunc(days / 365.25));
}
