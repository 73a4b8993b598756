/**
 * Reads numbers the way people type them. The mark of the language wins; the other mark is accepted where it cannot mean
 * grouping (the point of the number pad in German). Nothing is guessed and nothing typed is rounded: what is doubtful is
 * refused with a code. Results of arithmetic (`12*3,5`) are rounded to the digits of the field, as a calculator does.
 */
import * as exact from './decimal';
import { currencyDigits, languageRow } from './language';

export type ParseFault = 'bad-format' | 'too-many-decimals' | 'amount-too-large';
export type Parsed<T> = { ok: true; value: T } | { ok: false; code: ParseFault; params: Record<string, string> };

export interface NumberRules {
  /** At most so many digits behind the mark. */
  decimals: number;
  /** What `10%` is taken of; without it a lone `10%` is 10. */
  base?: string;
  /** What `=` (the rest) stands for. */
  rest?: string;
}

const refuse = (code: ParseFault, params: Record<string, string> = {}): { ok: false; code: ParseFault; params: Record<string, string> } =>
  ({ ok: false, code, params });
const accept = <T>(value: T): Parsed<T> => ({ ok: true, value });

const SPACES = /[\s\u00a0\u202f'’]/g;
const CURRENCY = /\p{Lu}{0,2}\p{Sc}|\b[A-Z]{3}\b|zł|Kč|Ft|Rp/gu;

const groupsOfThree = (text: string, mark: string): boolean => {
  const [first = '', ...rest] = text.split(mark);
  return /^[1-9]\d{0,2}$/.test(first) && rest.every((part) => /^\d{3}$/.test(part));
};

/** One number without sign, spaces and currency. `null` when it has no clear meaning. */
export function readNumber(token: string): string | null {
  const marks = token.match(/[.,]/g) ?? [];
  if (!/\d/.test(token) || /[^\d.,]/.test(token)) return null;
  if (marks.length === 0) return exact.normal(token);
  const last = marks[marks.length - 1] ?? '.';
  const at = token.lastIndexOf(last);
  const [head, tail] = [token.slice(0, at), token.slice(at + 1)];
  const asDecimal = (whole: string): string | null => (/^\d*$/.test(whole + tail) ? exact.normal(`${whole || '0'}.${tail || '0'}`) : null);
  if (new Set(marks).size === 2) {
    const other = last === '.' ? ',' : '.';
    return groupsOfThree(head, other) ? asDecimal(head.replaceAll(other, '')) : null;
  }
  if (marks.length > 1) return groupsOfThree(token, last) ? exact.normal(token.replaceAll(last, '')) : null;
  if (last === languageRow().group && groupsOfThree(token, last)) return exact.normal(token.replace(last, ''));
  return asDecimal(head);
}

type Token = { kind: 'number'; value: string } | { kind: 'sign'; sign: string };

function tokens(text: string): Token[] | null {
  const found: Token[] = [];
  for (const part of text.match(/[\d.,]+|[^\d.,]/g) ?? []) {
    if (/[\d.,]/.test(part)) {
      const value = readNumber(part);
      if (value === null) return null;
      found.push({ kind: 'number', value });
    } else if ('+-*/()%'.includes(part)) {
      found.push({ kind: 'sign', sign: part });
    } else {
      return null;
    }
  }
  return found;
}

/** Digits kept while dividing; more than any field has, so that only the end result is rounded. */
const WORK_DIGITS = 18;

interface Term {
  value: string;
  percent: boolean;
}

/** Sums, products, brackets and percent as on a desk calculator: `100+19%` is 119, `200*5%` is 10. */
class Calculator {
  private at = 0;
  constructor(private readonly input: Token[], private readonly base: string | undefined) {}

  result(): string | null {
    const sum = this.sum();
    return sum !== null && this.at === this.input.length ? sum : null;
  }
  private take(signs: string): string | null {
    const token = this.input[this.at];
    if (token?.kind !== 'sign' || !signs.includes(token.sign)) return null;
    this.at += 1;
    return token.sign;
  }
  private sum(): string | null {
    const first = this.product();
    if (first === null) return null;
    let total = first.percent ? this.share(first.value, this.base ?? '100') : first.value;
    for (let sign = this.take('+-'); sign; sign = this.take('+-')) {
      const term = this.product();
      if (term === null) return null;
      const value = term.percent ? this.share(term.value, total) : term.value;
      total = sign === '+' ? exact.add(total, value) : exact.subtract(total, value);
    }
    return total;
  }
  private product(): Term | null {
    let term = this.factor();
    for (let sign = term && this.take('*/'); term && sign; sign = this.take('*/')) {
      const next = this.factor();
      if (next === null) return null;
      const value: string | null = sign === '*' ? exact.multiply(this.plain(term), this.plain(next)) : exact.divide(this.plain(term), this.plain(next), WORK_DIGITS);
      if (value === null) return null;
      term = { value, percent: false };
    }
    return term;
  }
  private factor(): Term | null {
    if (this.take('-')) {
      const inner = this.factor();
      return inner && { ...inner, value: exact.multiply(inner.value, '-1') };
    }
    let value: string | null;
    if (this.take('(')) {
      value = this.sum();
      if (!this.take(')')) return null;
    } else {
      const token = this.input[this.at];
      if (token?.kind !== 'number') return null;
      this.at += 1;
      value = token.value;
    }
    return value === null ? null : { value, percent: this.take('%') !== null };
  }
  private plain = (term: Term): string => (term.percent ? this.share(term.value, '1') : term.value);
  private share = (part: string, of: string): string => exact.multiply(exact.multiply(part, of), '0.01');
}

/** Reads a number of a field. Empty text is the caller's business. */
export function parseNumber(text: string, rules: NumberRules): Parsed<string> {
  const clean = text.replace(CURRENCY, '').replace(SPACES, '').replaceAll('−', '-').replaceAll('×', '*').replaceAll('÷', '/');
  if (/^=\p{L}*$/u.test(clean) && rules.rest !== undefined) return accept(rules.rest);
  const input = tokens(clean.replace(/^[=+]/, ''));
  const value = input && new Calculator(input, rules.base).result();
  if (value === null) return refuse('bad-format');
  const calculated = input !== null && input.filter((token) => token.kind === 'number').length > 1 || /%/.test(clean);
  if (calculated) return accept(exact.round(value, rules.decimals));
  if (exact.decimalsOf(value) > rules.decimals) return refuse('too-many-decimals', { max: String(rules.decimals) });
  return accept(exact.normal(value));
}

/** Reads an amount as minor units of the currency. `base` and `rest` are decimals in major units. */
export function parseMoney(text: string, currency: string, rules: Omit<NumberRules, 'decimals'> = {}): Parsed<number> {
  const digits = currencyDigits(currency);
  const parsed = parseNumber(text, { ...rules, decimals: digits });
  if (!parsed.ok) return parsed;
  const minor = exact.toMinor(parsed.value, digits);
  return minor === null ? refuse('amount-too-large') : accept(minor);
}
