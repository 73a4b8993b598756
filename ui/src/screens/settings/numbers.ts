/** Patterns of document numbers, as `{prefix}{yy}-{branch}-{device}-{no:5}`. */

/** What may stand in a pattern. */
export const TOKENS = ['{prefix}', '{yy}', '{yyyy}', '{branch}', '{device}', '{no:5}'] as const;

export interface NumberParts {
  prefix: string;
  branch: string;
  device: string;
  year: number;
  no: number;
}

const KNOWN = /\{(prefix|yy|yyyy|branch|device|no(?::([1-9]))?)\}/g;

/** The number that a pattern makes; what cannot be read in it stays as it is typed. */
export const writeNumber = (pattern: string, { prefix, branch, device, year, no }: NumberParts): string =>
  pattern.replace(KNOWN, (_, name: string, width?: string) => {
    const words: Record<string, string> = { prefix, branch, device, yyyy: String(year), yy: String(year % 100).padStart(2, '0') };
    return words[name] ?? String(no).padStart(Number(width ?? '1'), '0');
  });

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** The prefix of a kind of document, read from a number that the pattern has made; empty where the pattern has none. */
export function prefixIn(number: string, pattern: string): string {
  let rest = 0;
  const parts = [...pattern.matchAll(KNOWN)].map((match) => {
    const before = escaped(pattern.slice(rest, match.index));
    rest = match.index + match[0].length;
    const digits = match[1] === 'yy' ? '\\d{2}' : match[1] === 'yyyy' ? '\\d{4}' : '[A-Z0-9]+?';
    return before + (match[1] === 'prefix' ? '([A-Z]+)' : digits);
  });
  return new RegExp(`^${parts.join('')}${escaped(pattern.slice(rest))}$`).exec(number)?.[1] ?? '';
}
