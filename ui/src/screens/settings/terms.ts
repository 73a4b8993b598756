/** Payment terms in words, and what one makes of an invoice. The example is reckoned here so that it follows every key; what counts is reckoned by the core. */
import type { Due, EarlyDiscount, PaymentTerm, Share, TermPart } from '../../core/generated/commands';
import * as fmt from '../../fmt';
import { t } from '../../i18n';

/** "at once", "1 month, 15 days, end of that month, on the next 10th". */
export function dueText({ months, days, end_of_month: atEnd, day_of_month: day }: Due): string {
  const parts = [
    months > 0 && t('settings-term-months', { count: months }), days > 0 && t('settings-term-days', { count: days }),
    atEnd && t('settings-term-month-end'), day !== null && t('settings-term-on-day', { day }),
  ].filter(Boolean);
  return parts.length === 0 ? t('settings-term-at-once') : parts.join(', ');
}

export function shareText(share: Share, currency: string): string {
  if (share.kind === 'percent') return fmt.percent(share.value);
  if (share.kind === 'fixed') return fmt.price(share.value, currency);
  return t(`settings-share-${share.kind}`);
}

/** "30% at once, the rest 30 days". */
export const partsText = ({ parts }: Pick<PaymentTerm, 'parts'>, currency: string): string =>
  parts.map(({ share, due }) => (parts.length === 1 ? dueText(due) : `${shareText(share, currency)} ${dueText(due)}`)).join('; ');

export const discountText = (discount: EarlyDiscount | null): string => (discount ? t('settings-term-discount', { percent: fmt.percent(discount.percent), days: discount.days }) : '');

/** That day of the month, or its last one where the month is shorter. */
function dayIn(date: fmt.IsoDate, day: number): fmt.IsoDate {
  const { year, month } = fmt.partsOf(date);
  return fmt.isoDate(year, month, Math.min(day, fmt.daysInMonth(year, month)));
}

/** The day on which a part is due. */
export function dueDay({ months, days, end_of_month: atEnd, day_of_month: day }: Due, from: fmt.IsoDate): fmt.IsoDate {
  const moved = fmt.addDays(fmt.addMonths(from, months), days);
  const ended = atEnd ? dayIn(moved, 31) : moved;
  if (day === null) return ended;
  const reached = dayIn(ended, day);
  return reached >= ended ? reached : dayIn(fmt.addMonths(dayIn(ended, 1), 1), day);
}

/** An invoice to try a term on: what it asks without tax, and the tax. */
export interface Sample {
  net: number;
  tax: number;
  currency: string;
  on: fmt.IsoDate;
}

export interface ExamplePart {
  due: fmt.IsoDate;
  amount: fmt.Money;
}

export interface Example {
  parts: ExamplePart[];
  /** What may be taken off, until when. */
  discount: { until: fmt.IsoDate; amount: fmt.Money } | null;
}

const ofPercent = (minor: number, percent: string): number => Number(fmt.exact.round(fmt.exact.multiply(String(minor), fmt.exact.multiply(percent, '0.01')), 0));

function shareOf(share: Share, { net, tax, currency }: Sample, left: number): number {
  switch (share.kind) {
    case 'percent': return ofPercent(net + tax, share.value);
    case 'fixed': return fmt.exact.toMinor(fmt.exact.round(share.value, fmt.currencyDigits(currency)), fmt.currencyDigits(currency)) ?? 0;
    case 'net': return net;
    case 'tax': return tax;
    case 'remainder': return left;
  }
}

/** What a term makes of an invoice: never more than is left, and the last part takes the rest. */
export function exampleOf({ parts, discount }: Pick<PaymentTerm, 'parts' | 'discount'>, sample: Sample): Example {
  const money = (minor: number): fmt.Money => ({ minor, currency: sample.currency });
  let left = sample.net + sample.tax;
  const shown = parts.map(({ share, due }, at): ExamplePart => {
    const minor = at + 1 === parts.length ? left : Math.max(0, Math.min(shareOf(share, sample, left), left));
    left -= minor;
    return { due: dueDay(due, sample.on), amount: money(minor) };
  }).filter(({ amount }) => amount.minor !== 0);
  const base = discount?.tax === 'reduced_when_taken' ? sample.net + sample.tax : sample.net;
  return { parts: shown, discount: discount && { until: fmt.addDays(sample.on, discount.days), amount: money(ofPercent(base, discount.percent)) } };
}

export const blankPart = (): TermPart => ({ share: { kind: 'remainder' }, due: { months: 0, days: 30, end_of_month: false, day_of_month: null } });

/** Another part before the rest, which stays last. */
export function withPart(parts: readonly TermPart[], index: number): TermPart[] {
  if (parts.length === 0) return [blankPart()];
  const part: TermPart = { share: { kind: 'percent', value: '30' }, due: { months: 0, days: 0, end_of_month: false, day_of_month: null } };
  const at = parts.at(-1)?.share.kind === 'remainder' ? Math.min(index, parts.length - 1) : index;
  return parts.toSpliced(at, 0, part);
}
