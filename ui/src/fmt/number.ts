/** Shows numbers, percentages and money in the language in force. */
import { fromMinor, isNegative, normal } from './decimal';
import { currencyDigits, currencySign, languageRow } from './language';

/** Money as it travels: an integer of minor units with its currency. */
export interface Money {
  minor: number;
  currency: string;
}

const NBSP = '\u00a0';

function grouped(whole: string): string {
  const { group, minGrouping } = languageRow();
  if (whole.length < 3 + minGrouping) return whole;
  return whole.replace(/\B(?=(\d{3})+$)/g, group);
}

interface DecimalShape {
  /** At least so many digits behind the mark. */
  min?: number;
  /** Grouping marks; off in a field that is being edited. */
  grouping?: boolean;
}

/** An exact decimal: "1234.5" becomes "1.234,5" in German. */
export function decimal(text: string, { min = 0, grouping = true }: DecimalShape = {}): string {
  const clean = normal(text);
  const [whole = '0', fraction = ''] = clean.replace('-', '').split('.');
  const shown = grouping ? grouped(whole) : whole;
  const rest = fraction.padEnd(min, '0');
  return `${isNegative(clean) ? '-' : ''}${shown}${rest ? languageRow().decimal + rest : ''}`;
}

/** A count of things. */
export const count = (value: number): string => decimal(String(Math.trunc(value)));

/** A percentage given as "19" for 19 %. */
export const percent = (text: string, min = 0): string => languageRow().percent.replace('0', decimal(text, { min }));

/** The number alone, for columns whose head names the currency. */
export const amount = ({ minor, currency }: Money): string => {
  const digits = currencyDigits(currency);
  return decimal(fromMinor(minor, digits), { min: digits });
};

/** A number without its minus in the place that the language gives it beside the sign of the currency. */
function signed(text: string, currency: string, negative: boolean): string {
  const sign = currencySign(currency);
  // A sign made of letters does not touch the number: "Rp 1.000", but "€1,000".
  const gap = languageRow().currency.startsWith('¤0') && /\p{L}$/u.test(sign) ? NBSP : '';
  const shown = languageRow().currency.replace('¤', sign + gap).replace('0', () => text);
  return negative ? `-${shown}` : shown;
}

/** An amount with the sign of its currency. */
export const money = (value: Money): string => signed(amount({ ...value, minor: Math.abs(value.minor) }), value.currency, value.minor < 0);

/** A price of one unit, with all the digits that it has and at least those of its currency. */
export const price = (text: string, currency: string): string =>
  signed(decimal(text.replace('-', ''), { min: currencyDigits(currency) }), currency, isNegative(text));

/** A quantity with its unit. */
export const quantity = (text: string, unit?: string): string => (unit ? `${decimal(text)}${NBSP}${unit}` : decimal(text));

/** A size in bytes, for files. */
export function fileSize(bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB'];
  const power = bytes < 1000 ? 0 : Math.min(3, Math.floor(Math.log10(bytes) / 3));
  const tenths = Math.round(bytes / 1000 ** power * 10);
  return `${decimal(fromMinor(tenths, 1))}${NBSP}${units[power] ?? 'B'}`;
}
