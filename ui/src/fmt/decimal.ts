/** Exact decimals as strings, the way they travel: "-1234.5". Arithmetic runs on big integers; no float is involved. */

interface Scaled {
  units: bigint;
  scale: number;
}

const FORM = /^-?\d+(\.\d+)?$/;

export const isDecimal = (text: string): boolean => FORM.test(text);

function read(text: string): Scaled {
  if (!isDecimal(text)) throw new RangeError(`not a decimal: ${text}`);
  const [whole = '0', fraction = ''] = text.split('.');
  return { units: BigInt(whole + fraction), scale: fraction.length };
}

function write({ units, scale }: Scaled): string {
  const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, '0');
  const whole = digits.slice(0, digits.length - scale);
  const fraction = scale > 0 ? digits.slice(-scale).replace(/0+$/, '') : '';
  const text = fraction ? `${whole}.${fraction}` : whole;
  return units < 0n && text !== '0' ? `-${text}` : text;
}

function aligned(left: string, right: string): { a: bigint; b: bigint; scale: number } {
  const x = read(left);
  const y = read(right);
  const scale = Math.max(x.scale, y.scale);
  return { a: x.units * 10n ** BigInt(scale - x.scale), b: y.units * 10n ** BigInt(scale - y.scale), scale };
}

/** Without needless zeros: "012.50" is "12.5", "-0" is "0". */
export const normal = (text: string): string => write(read(text));

export function add(left: string, right: string): string {
  const { a, b, scale } = aligned(left, right);
  return write({ units: a + b, scale });
}

export function subtract(left: string, right: string): string {
  const { a, b, scale } = aligned(left, right);
  return write({ units: a - b, scale });
}

export function multiply(left: string, right: string): string {
  const x = read(left);
  const y = read(right);
  return write({ units: x.units * y.units, scale: x.scale + y.scale });
}

function divideRounded(a: bigint, b: bigint): bigint {
  const negative = a < 0n !== b < 0n;
  const [n, d] = [a < 0n ? -a : a, b < 0n ? -b : b];
  const quotient = (2n * n + d) / (2n * d);
  return negative ? -quotient : quotient;
}

/** Quotient with so many digits, half away from zero; `null` when dividing by zero. */
export function divide(left: string, right: string, digits: number): string | null {
  const { a, b } = aligned(left, right);
  if (b === 0n) return null;
  return write({ units: divideRounded(a * 10n ** BigInt(digits), b), scale: digits });
}

/** Rounded to so many digits, half away from zero. */
export function round(text: string, digits: number): string {
  const { units, scale } = read(text);
  if (scale <= digits) return write({ units, scale });
  return write({ units: divideRounded(units, 10n ** BigInt(scale - digits)), scale: digits });
}

/** How many digits stand behind the decimal mark, needless zeros left out. */
export const decimalsOf = (text: string): number => normal(text).split('.')[1]?.length ?? 0;

export function compare(left: string, right: string): -1 | 0 | 1 {
  const { a, b } = aligned(left, right);
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

export const isNegative = (text: string): boolean => text.startsWith('-') && compare(text, '0') < 0;

/** Minor units as a decimal in major units: 1234 with 2 digits is "12.34". */
export const fromMinor = (minor: number, digits: number): string => write({ units: BigInt(minor), scale: digits });

/** Major units as minor units, or `null` when digits would be lost or the amount is beyond 9e15. */
export function toMinor(text: string, digits: number): number | null {
  if (decimalsOf(text) > digits) return null;
  const { units, scale } = read(normal(text));
  const minor = units * 10n ** BigInt(digits - scale);
  const limit = 9_000_000_000_000_000n;
  return minor > limit || minor < -limit ? null : Number(minor);
}
