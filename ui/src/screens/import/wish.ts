/** What a person has decided about a file so far, and the wish that comes of it for the core. No screen and no core in here. */
import type {
  DateOrder, FieldKind, FieldSeen, Fix, ImportFile, ImportSeen, ImportWish, KindGuess, MatchBy, RowChoice, RowSeen, Shape, ShapeWish, TableKind,
} from '../../core/generated/commands';
import * as fmt from '../../fmt';
import { INSTEAD, kindOf } from './kinds';

/** What becomes of records that are there already, and of those that are not. */
export const KNOWN = ['both', 'new', 'known'] as const;
export type Known = (typeof KNOWN)[number];

export interface Draft {
  file: ImportFile;
  seen: ImportSeen;
  /** What the person said of how the file is written. */
  said: ShapeWish;
  fields: (string | null)[];
  /** Columns of which the person said themselves what they are. */
  chosen: number[];
  defaults: Record<string, string>;
  matchBy: MatchBy | null;
  known: Known;
  leaveOut: boolean;
  choices: Record<number, RowChoice>;
}

/** The kind that a list is taken for: the one that was asked for unless the file clearly is another. */
export function kindFor(guesses: readonly KindGuess[], asked: TableKind | null): TableKind {
  const best = guesses[0]?.kind ?? 'parties';
  const sureOf = (kind: TableKind): number => guesses.find((guess) => guess.kind === kind)?.sure ?? 0;
  return asked !== null && sureOf(asked) * 2 >= sureOf(best) ? asked : best;
}

const columnNames = ({ columns }: ImportSeen): string => columns.map(({ column }) => column.name).join('\n');

/** A file as it was just looked at. What was decided before holds as far as it is still about the same columns. */
export function draftOf(file: ImportFile, seen: ImportSeen, before: Draft | null): Draft {
  const { said } = seen;
  const fresh: Draft = {
    file, seen, said, fields: seen.columns.map(({ field }) => field), chosen: [], defaults: seen.defaults, matchBy: seen.match_by ?? null, known: 'both', leaveOut: false, choices: {},
  };
  const same = before !== null && before.seen.hash === seen.hash && before.seen.kind === seen.kind && columnNames(before.seen) === columnNames(seen) && before.seen.shape.header === seen.shape.header;
  return same ? { ...before, said, seen } : fresh;
}

export function wishOf(draft: Draft): ImportWish {
  const { file, seen, fields, defaults, leaveOut, choices } = draft;
  // What is booked is booked once; there is nothing to choose.
  const known: Known = kindOf(seen.kind)?.isBooked ? 'both' : draft.known;
  return {
    file, hash: seen.hash, kind: seen.kind, shape: draft.said, fields, match_by: matchBy(draft), choices,
    defaults: Object.fromEntries(Object.entries(defaults).filter(([, value]) => value.trim() !== '')),
    keep_known: known === 'new', only_known: known === 'known', leave_out_wrong: leaveOut,
  };
}

/** A column is another field, or none; a field that stood elsewhere moves. */
export function withField(draft: Draft, at: number, field: string | null): Draft {
  const fields = draft.fields.map((held, index) => (index === at ? field : held === field ? null : held));
  return { ...draft, fields, chosen: [...draft.chosen.filter((column) => column !== at), at] };
}

/** Without the column of a field. */
export const withoutField = (draft: Draft, field: string): Draft => ({ ...draft, fields: draft.fields.map((held) => (held === field ? null : held)) });

/** What a fix says of how the file is written. */
export function saidByFix(said: ShapeWish, fix: Fix): ShapeWish | null {
  if (fix.fix === 'decimal') return { ...said, decimal: fix.mark };
  return fix.fix === 'dates' ? { ...said, dates: fix.order } : null;
}

/** Whether anything says what a field is: a column, or a value for all rows. */
const isSaid = ({ fields, defaults }: Draft, field: string): boolean => fields.includes(field) || (defaults[field] ?? '').trim() !== '';

/** Required fields of which nothing is said. */
export function lacking(draft: Draft): FieldSeen[] {
  const { kind, fields } = draft.seen;
  return fields.filter(({ name, required }) => required && ![name, ...(INSTEAD[kind]?.[name] ?? [])].some((field) => isSaid(draft, field)));
}

/** Fields that can get a value for all rows that say nothing of them. */
export const withoutDefault = (draft: Draft): FieldSeen[] => draft.seen.fields.filter(({ name }) => !(name in draft.defaults));

/** By what rows can be recognised: only by what the list holds. */
export const matches = (draft: Draft): MatchBy[] => (kindOf(draft.seen.kind)?.matches ?? []).filter(([, field]) => isSaid(draft, field)).map(([by]) => by);

/** By what they are recognised: what the person said, as long as the list holds it. The rest the core knows as well: the surest. */
export function matchBy(draft: Draft): MatchBy | null {
  const possible = matches(draft);
  return draft.matchBy !== null && possible.includes(draft.matchBy) ? draft.matchBy : possible[0] ?? null;
}

/** Rows about which something was decided stay in sight beside those that still wait. */
export function alikeRows(before: readonly RowSeen[], now: readonly RowSeen[], choices: Draft['choices']): RowSeen[] {
  const decided = before.filter(({ row }) => row in choices);
  return [...decided, ...now.filter(({ row }) => !decided.some((one) => one.row === row))].toSorted((a, b) => a.row - b.row);
}

/** What two ways of reading make of a number of the file: `1.234` is 1234 or 1.234. */
export interface Reading<Way> {
  way: Way;
  text: string;
}

/** Content of the columns that become a field of such a kind; how the others are written does not matter. */
const samplesOf = ({ fields, seen }: Draft, kinds: readonly FieldKind[]): string[] =>
  seen.columns.filter((_, at) => seen.fields.some(({ name, kind }) => name === fields[at] && kinds.includes(kind))).flatMap(({ column }) => column.samples);

const GROUPED = /^-?\d{1,3}([.,])\d{3}$/;

/** A number of the file that could be read in two ways, with both readings; asked only where nothing proves the mark. */
export function unsureDecimal(draft: Draft): { example: string; readings: Reading<Shape['decimal']>[] } | null {
  if (draft.seen.shape.decimal_sure) return null;
  const example = samplesOf(draft, ['number', 'money', 'percent']).find((sample) => GROUPED.test(sample.trim()))?.trim();
  if (example === undefined) return null;
  const isPoint = example.includes('.');
  const whole = example.replace(/[.,]/, '');
  const broken = fmt.decimal(example.replace(',', '.'));
  return { example, readings: [{ way: 'comma', text: isPoint ? whole : broken }, { way: 'point', text: isPoint ? broken : whole }] };
}

const DATE = /^(\d{1,4})\D(\d{1,2})\D(\d{1,4})$/;
const full = (year: number): number => (year < 100 ? 2000 + year : year);

function dayOf(year: number, month: number, day: number): string | null {
  const valid = month >= 1 && month <= 12 && day >= 1 && day <= fmt.daysInMonth(full(year), month);
  return valid ? fmt.isoDate(full(year), month, day) : null;
}

/** A date of the file that could be two days, with both. */
export function unsureDate(draft: Draft): { example: string; readings: Reading<DateOrder>[] } | null {
  if (draft.seen.shape.dates_sure) return null;
  for (const sample of samplesOf(draft, ['date'])) {
    const [, a = NaN, b = NaN, c = NaN] = DATE.exec(sample.trim())?.map(Number) ?? [];
    const days = ([['day', dayOf(c, b, a)], ['month', dayOf(c, a, b)], ['year', dayOf(a, b, c)]] as const).flatMap(([way, day]) => (day === null ? [] : [{ way, day }]));
    const readings = days.filter(({ day }, at) => days.findIndex((one) => one.day === day) === at).map(({ way, day }) => ({ way, text: fmt.dateLong(day) }));
    if (readings.length > 1) return { example: sample.trim(), readings };
  }
  return null;
}
