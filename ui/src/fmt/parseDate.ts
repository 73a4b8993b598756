/**
 * Reads dates the way people type them, day before month in every language:
 * `t` today, `+30` in 30 days, `-2w` two weeks ago, `5` the 5th of this month, `5.2` 5 February, `050226`,
 * `w` `m` `y` first and `W` `M` `Y` last day of this week, month, year. The same keys work on a Cyrillic layout.
 */
import { type IsoDate, addDays, addMonths, daysInMonth, fromDayNumber, dayNumber, isDate, isoDate, partsOf, weekday } from './date';

/** What the letters are called where the layout is Russian or Kazakh. */
const SAME_KEY: Record<string, string> = { е: 't', ц: 'w', ь: 'm', н: 'y', Е: 'T', Ц: 'W', Ь: 'M', Н: 'Y', в: 'd', В: 'D' };

function century(year: number, base: number): number {
  if (year >= 100) return year;
  const candidate = Math.floor(base / 100) * 100 + year;
  return candidate > base + 50 ? candidate - 100 : candidate;
}

function valid(year: number, month: number, day: number): IsoDate | null {
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month) || year < 1900 || year > 2200) return null;
  return isoDate(year, month, day);
}

function edge(letter: string, today: IsoDate): IsoDate | null {
  const { year, month } = partsOf(today);
  const monday = addDays(today, -((weekday(today) + 6) % 7));
  const named: Record<string, IsoDate> = {
    t: today, T: today, w: monday, W: addDays(monday, 6),
    m: isoDate(year, month, 1), M: isoDate(year, month, daysInMonth(year, month)),
    y: isoDate(year, 1, 1), Y: isoDate(year, 12, 31),
  };
  return named[letter] ?? null;
}

function shifted(text: string, from: IsoDate): IsoDate | null {
  const match = /^([+-])(\d*)([dwmyDWMY]?)$/.exec(text);
  if (!match) return null;
  const steps = Number(match[2] || '1') * (match[1] === '-' ? -1 : 1);
  if (Math.abs(steps) > 40_000) return null;
  switch (match[3]?.toLowerCase()) {
    case 'w': return addDays(from, steps * 7);
    case 'm': return addMonths(from, steps);
    case 'y': return addMonths(from, steps * 12);
    default: return fromDayNumber(dayNumber(from) + steps);
  }
}

function digitsOnly(text: string, year: number): IsoDate | null {
  const [day, month, rest] = [Number(text.slice(0, 2)), Number(text.slice(2, 4)), text.slice(4)];
  return valid(rest ? century(Number(rest), year) : year, month, day);
}

/** The date that the text means, or `null`. `from` is what `+` and `-` count from (the field's date, or today). */
export function parseDate(text: string, today: IsoDate, from: IsoDate = today): IsoDate | null {
  const clean = [...text.trim()].map((letter) => SAME_KEY[letter] ?? letter).join('').replace(/\s+/g, '');
  const { year, month } = partsOf(today);
  if (isDate(clean)) return clean;
  if (clean.length === 1 && /[a-z]/i.test(clean)) return edge(clean, today);
  if (/^[+-]/.test(clean)) return shifted(clean, from);
  if (/^\d{1,2}$/.test(clean)) return valid(year, month, Number(clean));
  if (/^\d{4}$|^\d{6}$|^\d{8}$/.test(clean)) return digitsOnly(clean, year);
  const parts = /^(\d{1,2})[./,-](\d{1,2})[./,-]?(\d{2}|\d{4})?$/.exec(clean);
  if (!parts) return null;
  return valid(parts[3] ? century(Number(parts[3]), year) : year, Number(parts[2]), Number(parts[1]));
}
