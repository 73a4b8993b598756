/**
 * Conditions: what the chips of a list say, as text in the address and as filters of the core.
 *
 * In the address each field has one text: `overdue,paid` is one of them, `!paid` none of them, `..<+7d` and `this-month` are ranges,
 * `~ernst` occurs, `*` is anything and `!*` nothing. `any` holds those of which one suffices: `state:overdue|total:1000..`.
 */
import type { Filter as CoreFilter } from '../core/generated/commands';
import * as fmt from '../fmt';
import { type Filter, columnOf, daysOf, endOf, endsOf } from './fields';

export type Operator = 'is' | 'not' | 'range' | 'has' | 'filled' | 'empty';

export interface Condition {
  field: string;
  op: Operator;
  /** Values of `is` and `not`; one text of a range, and of what occurs. */
  values: readonly string[];
}

/** All of `all` hold, and one of `any`, if there are any. */
export interface Conditions {
  all: readonly Condition[];
  any: readonly Condition[];
}

export const NONE: Conditions = { all: [], any: [] };
export const ANY = 'any';

type Address = Readonly<Record<string, string>>;

const hex = (sign: string): string => `%${sign.charCodeAt(0).toString(16)}`;
const escaped = (value: string): string => value.replace(/[%,|]|^[!~*]/g, hex);
const plain = (text: string): string => text.replace(/%([0-9a-f]{2})/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)));

export function textOf({ op, values }: Condition): string {
  const list = values.map(escaped).join(',');
  switch (op) {
    case 'is': case 'range': return list;
    case 'not': return `!${list}`;
    case 'has': return `~${list}`;
    case 'filled': return '*';
    case 'empty': return '!*';
  }
}

/** The condition that a text means for a field; `null` for what says nothing. */
export function conditionOf({ id: field, kind }: Pick<Filter, 'id' | 'kind'>, text: string): Condition | null {
  if (text === '') return null;
  if (text === '*') return { field, op: 'filled', values: [] };
  if (text === '!*') return { field, op: 'empty', values: [] };
  const [op, rest]: [Operator, string] = text.startsWith('~') ? ['has', text.slice(1)] : text.startsWith('!') ? ['not', text.slice(1)] : [kind === 'period' || kind === 'number' ? 'range' : 'is', text];
  // Typed by hand into an address, a plus arrives as a blank.
  return { field, op, values: op === 'range' ? [plain(rest).replaceAll(' ', '+')] : rest.split(',').map(plain) };
}

/** The condition that a value of a row stands for. */
export function ofCell({ id: field, kind }: Pick<Filter, 'id' | 'kind'>, value: string): Condition {
  if (kind === 'text') return { field, op: 'has', values: [value] };
  return kind === 'period' || kind === 'number' ? { field, op: 'range', values: [`${value}..${value}`] } : { field, op: 'is', values: [value] };
}

export function conditionsOf(fields: readonly Filter[], address: Address): Conditions {
  const read = (field: Filter | undefined, text: string): Condition[] => (field ? [conditionOf(field, text)].filter((one) => one !== null) : []);
  return {
    all: fields.flatMap((field) => read(field, address[field.id] ?? '')),
    any: (address[ANY] ?? '').split('|').flatMap((part) => read(fields.find(({ id }) => part.startsWith(`${id}:`)), part.slice(part.indexOf(':') + 1))),
  };
}

/** What stands in the address for them; fields that are not set are named too, so that they leave it. */
export const addressOf = (fields: readonly Filter[], { all, any }: Conditions): Record<string, string | null> => ({
  ...Object.fromEntries(fields.map(({ id }) => [id, null])),
  ...Object.fromEntries(all.map((one) => [one.field, textOf(one)])),
  [ANY]: any.map((one) => `${one.field}:${textOf(one)}`).join('|') || null,
});

/** One of these lists holds; within a list all do. */
type Alternatives = readonly (readonly CoreFilter[])[];

const both = (left: Alternatives, right: Alternatives): Alternatives => left.flatMap((one) => right.map((other) => [...one, ...other]));

const nextDay = (day: string, by: 1 | -1): string => (fmt.isDate(day) ? fmt.addDays(day, by) : String(BigInt(day) + BigInt(by)));

/** What holds where the filter does not. Rows without a value are outside of any range. */
function opposite({ column, op, values }: CoreFilter): Alternatives {
  const outside = (other: 'from' | 'to', by: 1 | -1): Alternatives => [[{ column, op: other, values: [nextDay(values[0] ?? '', by)] }], [{ column, op: 'empty', values: [] }]];
  switch (op) {
    case 'is': return [[{ column, op: 'is_not', values }]];
    case 'is_not': return [[{ column, op: 'is', values }]];
    case 'from': return outside('to', -1);
    case 'to': return outside('from', 1);
    case 'empty': return [[{ column, op: 'filled', values }]];
    case 'filled': return [[{ column, op: 'empty', values }]];
    case 'contains': throw new RangeError('what occurs has no opposite');
  }
}

const scaledEnd = (raw: string, digits: number, inside: 1 | -1): string | null => {
  const { text, beyond } = endOf(raw);
  if (!fmt.exact.isDecimal(text)) return null;
  const units = fmt.exact.normal(fmt.exact.round(fmt.exact.multiply(text, `1${'0'.repeat(digits)}`), 0));
  return beyond ? String(BigInt(units) + BigInt(inside)) : units;
};

function rangeOf(field: Filter, range: string, today: fmt.IsoDate): CoreFilter[] {
  const column = columnOf(field);
  const ends = endsOf(range);
  const { from, to } = field.kind === 'number' ? { from: scaledEnd(ends.from, field.digits(), 1), to: scaledEnd(ends.to, field.digits(), -1) } : daysOf(range, today);
  return [...(from === null ? [] : [{ column, op: 'from' as const, values: [from] }]), ...(to === null ? [] : [{ column, op: 'to' as const, values: [to] }])];
}

function alternativesOf(field: Filter, { op, values }: Condition, today: fmt.IsoDate): Alternatives {
  const column = columnOf(field);
  switch (op) {
    case 'range': return [rangeOf(field, values[0] ?? '', today)];
    case 'has': return [[{ column, op: 'contains', values: [...values] }]];
    case 'filled': case 'empty': return [[{ column, op, values: [] }]];
    case 'is': case 'not': {
      const means = field.kind === 'choice' ? field.means : undefined;
      if (!means) return [[{ column, op: op === 'is' ? 'is' : 'is_not', values: [...values] }]];
      if (op === 'is') return values.map((value) => means(value));
      return values.map((value) => means(value).flatMap(opposite)).reduce<Alternatives>(both, [[]]);
    }
  }
}

export interface Asked {
  filters: CoreFilter[];
  any: CoreFilter[][];
}

/** Conditions as the core takes them: what has one way to hold goes into `filters`, and there is one list of alternatives at most. */
export function askedFor(fields: readonly Filter[], { all, any }: Conditions, today: fmt.IsoDate = fmt.today()): Asked {
  const fieldOf = ({ field }: Condition): Filter | undefined => fields.find(({ id }) => id === field);
  const read = (one: Condition): Alternatives => {
    const field = fieldOf(one);
    return field ? alternativesOf(field, one, today) : [[]];
  };
  const unset = fields.flatMap((field) => (field.kind === 'choice' && field.unset && ![...all, ...any].some((one) => one.field === field.id) ? field.unset() : []));
  const parts = [[unset], ...all.map(read), ...(any.length > 0 ? [any.flatMap(read)] : [])];
  const several = parts.filter((part) => part.length > 1);
  return {
    filters: parts.filter((part) => part.length === 1).flatMap(([only = []]) => [...only]),
    any: several.length === 0 ? [] : several.reduce(both).map((one) => [...one]),
  };
}

/** Sets the condition of a field, where it stands; `null` takes it away. */
export const withCondition = (conditions: Conditions, among: keyof Conditions, at: number, next: Condition | null): Conditions =>
  ({ ...conditions, [among]: next ? conditions[among].toSpliced(at, 1, next) : conditions[among].toSpliced(at, 1) });

/** One more condition that must hold; one of the same field gives way to it. */
export const and = ({ all, any }: Conditions, one: Condition): Conditions => ({ all: [...all.filter(({ field }) => field !== one.field), one], any });

/** One more of which one suffices. The first one takes the condition before it into its company. */
export function or({ all, any }: Conditions, one: Condition): Conditions {
  const [last] = all.slice(-1);
  if (any.length > 0 || !last) return { all, any: [...any, one] };
  return { all: all.slice(0, -1), any: [last, one] };
}
