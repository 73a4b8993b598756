/** The span of a report: what the address says, else the year so far. */
import * as fmt from '../../fmt';
import { useAddress } from '../../shell/router';

export interface Span {
  from: fmt.IsoDate;
  until: fmt.IsoDate;
}

/** What is no date, or missing, is the year up to today. */
export const spanOf = ({ from = '', until = '' }: Partial<Record<'from' | 'until', string>>, today: fmt.IsoDate): Span => ({
  from: fmt.isDate(from) ? from : fmt.isoDate(fmt.partsOf(today).year, 1, 1), until: fmt.isDate(until) ? until : today,
});

export function useSpan(): [Span, (change: Partial<Record<'from' | 'until', string | null>>) => void] {
  const [address, change] = useAddress();
  return [spanOf(address, fmt.today()), change];
}
