/**
 * The clock of the company: instants (UTC milliseconds) as days and minutes on the wall, and back, on days of 23 and 25 hours as well.
 * The engine's table of zones is right everywhere; nothing else of its formatting is used.
 */
import type { IsoDate } from './date';

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

/** A moment as a clock on the wall shows it. */
export interface Wall {
  date: IsoDate;
  /** Minutes after midnight. */
  minutes: number;
}

interface Clock {
  zone: string;
  // oxlint-disable-next-line no-restricted-globals
  parts: Intl.DateTimeFormat;
}

const clockOf = (zone?: string): Clock => {
  // oxlint-disable-next-line no-restricted-globals
  const parts = new Intl.DateTimeFormat('en-US', {
    ...(zone ? { timeZone: zone } : {}), hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit',
  });
  return { zone: zone ?? '', parts };
};

let clock = clockOf();

/** The zone of this computer, by its IANA name. */
// oxlint-disable-next-line no-restricted-globals
export const zoneHere = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Makes the zone of the company the one in force; that of the computer where the name is unknown here. */
export function setZone(zone: string): void {
  if (zone === clock.zone) return;
  try {
    clock = clockOf(zone);
  } catch {
    clock = clockOf();
  }
}

/** What the wall shows, as if it were UTC. */
function shownMs(instantMs: number): number {
  const part = Object.fromEntries(clock.parts.formatToParts(instantMs).map(({ type, value }) => [type, Number(value)]));
  return Date.UTC(part['year'] ?? 1970, (part['month'] ?? 1) - 1, part['day'] ?? 1, part['hour'] ?? 0, part['minute'] ?? 0, part['second'] ?? 0);
}

/** An instant on the wall; seconds are left out. */
export function wallOf(instantMs: number): Wall {
  const shown = shownMs(instantMs);
  const day = Math.floor(shown / DAY_MS);
  return { date: new Date(day * DAY_MS).toISOString().slice(0, 10), minutes: Math.floor((shown - day * DAY_MS) / MINUTE_MS) };
}

/**
 * The instant when the wall shows this. Of two (the hour that is repeated in autumn) the first; for none (the hour that is left out
 * in spring) as much later as the clock was put on.
 */
export function instantOf(date: IsoDate, minutes: number): number {
  const wanted = Date.parse(`${date}T00:00:00Z`) + minutes * MINUTE_MS;
  const offset = (instantMs: number): number => shownMs(instantMs) - instantMs;
  const before = wanted - offset(wanted - DAY_MS);
  const after = wanted - offset(wanted + DAY_MS);
  return shownMs(before) === wanted || shownMs(after) !== wanted ? before : after;
}
