/** What is typed into a cell: read as people type it, and kept without touching anything else of the record. */
import { CommandFailed, type Fault } from '../core/faults';
import * as fmt from '../fmt';

export const wrong = (code: Fault['code'], params: Record<string, string> = {}): CommandFailed => new CommandFailed([{ code, field: '', params }]);

export function readText(text: string): string {
  if (text.trim() === '') throw wrong('required');
  return text.trim();
}

/** A number as it was typed; sums and `%` of the old value are reckoned. */
export function readNumber(text: string, decimals: number, base: string): string {
  const parsed = fmt.parseNumber(text, { decimals, base });
  if (!parsed.ok) throw wrong(parsed.code, parsed.params);
  return parsed.value;
}

/** A day as it was typed; nothing typed means no end. */
export function readDay(text: string, base: fmt.IsoDate | null): fmt.IsoDate | null {
  if (text.trim() === '') return null;
  const day = fmt.parseDate(text, fmt.today(), base ?? fmt.today());
  if (day === null) throw wrong('bad-format', { example: '2026-01-31' });
  return day;
}

export const dayText = (day: fmt.IsoDate | null): string => (day === null ? '' : fmt.date(day));

/**
 * Changes one field of a record as it is stored now, whatever else of it others have changed. Where that very field is no longer what the
 * person saw, it is left as it is.
 */
export async function keepField<R extends object, K extends keyof R>(record: R, field: K, seen: R[K], next: R[K], save: (record: R) => Promise<unknown>): Promise<void> {
  if (record[field] !== seen) throw wrong('changed-meanwhile');
  await save({ ...record, [field]: next });
}
