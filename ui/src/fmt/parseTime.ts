/** Reads times the way people type them: `9`, `930`, `9:30`, `14.15`, `14h`, `2pm`. */

/** Minutes after midnight, or `null`. 24:00 is the end of a day. */
export function parseTime(text: string): number | null {
  const match = /^(\d{1,2})(?:[:.,h\s]?(\d{2}))?\s*h?\s*(am|pm)?$/i.exec(text.trim());
  if (!match) return null;
  const half = match[3]?.toLowerCase();
  const typed = Number(match[1]);
  if (half && (typed < 1 || typed > 12)) return null;
  const hours = half ? typed % 12 + (half === 'pm' ? 12 : 0) : typed;
  const minutes = Number(match[2] ?? 0);
  if (minutes > 59 || hours > 24 || (hours === 24 && minutes > 0)) return null;
  return hours * 60 + minutes;
}
