/** What a typed text may mean as a filter: "over" is "State is Overdue", "due < +7d" is "Due before in 7 days". */
import * as fmt from '../fmt';
import { t } from '../i18n';
import type { Choice } from '../ui/fields';
import type { Condition } from './conditions';
import { type Filter, periodsOf } from './fields';
import { choiceTitles, wordsOf } from './words';

export interface Proposal {
  id: string;
  /** The field, how it is compared and the value, as the chip will say it. */
  field: string;
  verb: string;
  value: string;
  condition?: Condition;
  /** Not a filter yet: goes on typing with this text. */
  text?: string;
  /** Joins the filter before it: one of both suffices. */
  or: boolean;
}

const MOST = 8;

/** Without case and accents. */
export const folded = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

type Sign = 'is' | 'not' | 'above' | 'from' | 'below' | 'to' | 'has';
const SIGNS: readonly Sign[] = ['not', 'from', 'to', 'above', 'below', 'has', 'is'];
const MARKS: Record<Sign, readonly string[]> = { not: ['!=', '<>', '!'], from: ['>='], to: ['<='], above: ['>'], below: ['<'], has: ['~'], is: ['=', ':'] };

/** The words of a comparison in the language in force. */
const wordsFor = (sign: Sign): string[] => [...MARKS[sign], ...t(`filter-typed-${sign}`).split(',').map((word) => folded(word.trim()))];

/** Splits "< +7d" into how and with what. A word must be whole, a mark need not be. */
function signOf(text: string): { sign: Sign | null; rest: string } {
  for (const sign of SIGNS) {
    for (const word of wordsFor(sign)) {
      if (!text.startsWith(word)) continue;
      const rest = text.slice(word.length);
      if (/[\p{L}\d]$/u.test(word) && rest !== '' && !rest.startsWith(' ')) continue;
      return { sign, rest: rest.trim() };
    }
  }
  return { sign: null, rest: text.trim() };
}

const begins = (title: string, text: string): boolean => text !== '' && folded(title).split(/[\s/-]+/).some((_, at, words) => words.slice(at).join(' ').startsWith(text));

type Range = 'above' | 'from' | 'below' | 'to';
const isRange = (sign: Sign | null): sign is Range => sign === 'above' || sign === 'from' || sign === 'below' || sign === 'to';
const rangeText = (sign: Range, value: string): string => ({ above: `>${value}..`, from: `${value}..`, below: `..<${value}`, to: `..${value}` })[sign];

/** A day as it should be kept: what was said relative to today stays so. */
export function dayKept(text: string, today: fmt.IsoDate): string | null {
  const clean = text.replace(/\s+/g, '');
  const day = fmt.parseDate(clean, today);
  if (day === null) return null;
  return /^[+-]\d+[dwmy]?$/i.test(clean) || /^[a-z]$/i.test(clean) ? clean : day;
}

export function numberKept(text: string, digits: number): string | null {
  const read = fmt.parseNumber(text, { decimals: digits });
  return text.trim() !== '' && read.ok ? read.value : null;
}

const USUAL_DAYS: Record<Range, readonly string[]> = { above: ['t', '+7d'], from: ['t', '-30d', 'm'], below: ['t', '+7d'], to: ['t', '+7d', '+30d', 'M'] };

function inRange(field: Filter, sign: Range | null, rest: string, today: fmt.IsoDate): string[] {
  if (field.kind === 'period') {
    if (sign) {
      const kept = dayKept(rest, today);
      return (rest === '' ? USUAL_DAYS[sign] : kept === null ? [] : [kept]).map((day) => rangeText(sign, day));
    }
    const kept = dayKept(rest, today);
    return [...periodsOf(field).filter((name) => rest === '' || begins(t(`period-${name}`), rest)), ...(kept === null || rest === '' ? [] : [`${kept}..${kept}`, `..${kept}`, `${kept}..`])];
  }
  if (field.kind !== 'number') return [];
  const kept = numberKept(rest, field.digits());
  if (kept === null) return [];
  return sign ? [rangeText(sign, kept)] : [`${kept}..`, `..${kept}`, `${kept}..${kept}`];
}

/** How a field is compared, and with what. */
type Said = Pick<Condition, 'op' | 'values'>;

function valuesOf(field: Filter, sign: Sign | null, rest: string, today: fmt.IsoDate, found: readonly Choice[]): Said[] {
  const op = sign === 'not' ? 'not' : 'is';
  const bare: Said[] = field.optional && rest === '' && !isRange(sign) ? [{ op: 'empty', values: [] }, { op: 'filled', values: [] }] : [];
  const listed = (choices: readonly Choice[]): Said[] => choices.map(({ id }) => ({ op, values: [id] }));
  switch (field.kind) {
    case 'choice': return [...listed(field.choices().filter(({ title }) => rest === '' || begins(title, rest))), ...bare];
    case 'record': return [...listed(found), ...bare];
    case 'text': return rest === '' ? bare : [{ op: 'has', values: [rest] }];
    case 'period': case 'number': return [...inRange(field, isRange(sign) ? sign : null, rest, today).map((range) => ({ op: 'range' as const, values: [range] })), ...bare];
  }
}

interface Typed {
  field: Filter;
  sign: Sign | null;
  rest: string;
}

/** The field that a text begins with in full, and what follows it. */
function typedField(fields: readonly Filter[], text: string): Typed[] {
  return fields.flatMap((field): Typed[] => {
    const title = folded(t(field.title));
    if (!text.startsWith(title)) return [];
    const after = text.slice(title.length);
    return after === '' || /^[\s<>=!~:]/.test(after) ? [{ field, ...signOf(after.trim()) }] : [];
  });
}

/** "or …" adds to what is asked already. */
function orOf(text: string): { or: boolean; said: string } {
  const word = t('filter-typed-or').split(',').map((one) => folded(one.trim())).find((one) => text.startsWith(`${one} `));
  return word ? { or: true, said: text.slice(word.length + 1).trimStart() } : { or: false, said: text };
}

/** Whether a text is a filter that is being typed: the name of a field, and something behind it. */
export const namesField = (fields: readonly Filter[], typed: string): boolean => /\S\s/.test(typed) && typedField(fields, orOf(folded(typed)).said).length > 0;

/** What must be looked up before the proposals are complete: a record field with its beginning. */
export function lookedUp(fields: readonly Filter[], typed: string): { id: string; search: (text: string) => Promise<readonly Choice[]>; text: string } | null {
  const [first] = typedField(fields, orOf(folded(typed)).said);
  return first?.field.kind === 'record' ? { id: first.field.id, search: first.field.search, text: first.rest } : null;
}

/** The best meanings of a text, the likeliest first. `found` are the records that were looked up for it. */
export function proposals(fields: readonly Filter[], typed: string, today: fmt.IsoDate, found: readonly Choice[] = []): Proposal[] {
  const { or, said } = orOf(folded(typed));
  const text = said.trimEnd();
  if (text === '') return [];
  const propose = (field: Filter, { op, values }: Said): Proposal => {
    const condition: Condition = { field: field.id, op, values };
    const titles = field.kind === 'choice' ? choiceTitles(field.choices(), values) : values.map((value) => found.find(({ id }) => id === value)?.title ?? value);
    return { id: `${field.id} ${op} ${values.join()}`, field: t(field.title), ...wordsOf(field, condition, titles), condition, or };
  };
  // What should occur in a text is meant as it was typed.
  const asTyped = (field: Filter, rest: string): string => (field.kind === 'text' && rest !== '' ? typed.trimEnd().slice(-rest.length) : rest);
  const named = typedField(fields, said).flatMap(({ field, sign, rest }) => valuesOf(field, sign, asTyped(field, rest), today, field.kind === 'record' ? found : []).map((value) => propose(field, value)));
  const begun = fields.filter(({ title }) => begins(t(title), text) && folded(t(title)) !== text)
    .map((field): Proposal => ({ id: field.id, field: t(field.title), verb: '…', value: '', text: `${or ? `${t('filter-or')} ` : ''}${t(field.title)} `, or }));
  const valued = text.length < 2 ? [] : fields.flatMap((field) => (field.kind === 'choice' ? field.choices().filter(({ title }) => begins(title, text)).map(({ id }) => propose(field, { op: 'is', values: [id] })) : []));
  return [...named, ...valued, ...begun].slice(0, MOST);
}
