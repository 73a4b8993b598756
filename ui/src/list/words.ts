/** What a condition is called: the field, how it is compared, with what. */
import * as fmt from '../fmt';
import { t } from '../i18n';
import type { Choice } from '../ui/fields';
import type { Condition } from './conditions';
import { type Filter, type NumberFilter, type PeriodFilter, daysOf, endOf, endsOf, isPeriod } from './fields';

/** "in 7 days" where it was said so, a date where a date was said. */
export function dayText(text: string, today: fmt.IsoDate = fmt.today()): string {
  const day = fmt.parseDate(text, today);
  if (day === null) return text;
  return fmt.isDate(text) ? fmt.date(day) : fmt.relativeDay(day, today);
}

export const numberText = (text: string): string => (fmt.exact.isDecimal(text) ? fmt.decimal(text) : text);

export interface Words {
  /** How it is compared: "is", "until", "from … to". */
  verb: string;
  value: string;
}

function rangeWords({ kind }: PeriodFilter | NumberFilter, range: string): Words {
  const isDays = kind === 'period';
  if (isDays && isPeriod(range)) return { verb: '', value: t(`period-${range}`) };
  const { from, to } = endsOf(range);
  const show = (raw: string): string => (isDays ? dayText(endOf(raw).text) : numberText(endOf(raw).text));
  if (from && to) return { verb: '', value: from === to ? show(from) : `${show(from)} – ${show(to)}` };
  const name = from ? (endOf(from).beyond ? 'above' : 'from') : endOf(to).beyond ? 'below' : 'to';
  return { verb: t(`filter-${isDays ? 'day' : 'number'}-${name}`), value: show(from || to) };
}

const SHOWN = 2;

/** Titles are those of the values, as far as they are known. */
export function wordsOf(field: Filter, { op, values }: Condition, titles: readonly string[]): Words {
  switch (op) {
    case 'range': return field.kind === 'period' || field.kind === 'number' ? rangeWords(field, values[0] ?? '') : { verb: '', value: values[0] ?? '' };
    case 'has': return { verb: t('filter-has'), value: `“${values[0] ?? ''}”` };
    case 'filled': case 'empty': return { verb: '', value: t(`filter-${op}`) };
    case 'is': case 'not': {
      const value = titles.length > SHOWN ? t('filter-several', { count: titles.length }) : titles.join(` ${t('filter-or')} `);
      return { verb: t(op === 'is' ? 'filter-is' : 'filter-not'), value };
    }
  }
}

/** The titles of the values of a field of few choices. */
export const choiceTitles = (choices: readonly Choice[], values: readonly string[]): string[] => values.map((value) => choices.find(({ id }) => id === value)?.title ?? value);

/** What a range of days is today, in full: "until 29/11/2026". */
export function daysHint(range: string, today: fmt.IsoDate = fmt.today()): string {
  const { from, to } = daysOf(range, today);
  return [from && fmt.date(from), to && fmt.date(to)].map((day) => day ?? '').join(' – ');
}
