/** Ids of new records are made here, so that a record has its id before the core has heard of it. */

const hex = (value: number | bigint, width: number): string => value.toString(16).padStart(width, '0');

/** A UUID of version 7: its beginning is the time, so that what was made later sorts later. */
export function newId(nowMs: number = Date.now()): string {
  const random = crypto.getRandomValues(new Uint8Array(10));
  random[0] = (random[0] ?? 0) & 0x0f | 0x70;
  random[2] = (random[2] ?? 0) & 0x3f | 0x80;
  const digits = hex(nowMs, 12) + [...random].map((byte) => hex(byte, 2)).join('');
  return [digits.slice(0, 8), digits.slice(8, 12), digits.slice(12, 16), digits.slice(16, 20), digits.slice(20)].join('-');
}
