/** Countries by their names in the language of the screen. */
import * as fmt from '../fmt';
import type { Choice } from '../ui';
import { keysAfter, t } from './index';

const countries = (): Choice[] =>
  keysAfter('country-').map((id) => ({ id, title: t(`country-${id}`), note: id })).toSorted((a, b) => a.title.localeCompare(b.title, fmt.language()));

/** The beginning of a name counts, a two-letter code as well. */
export function findCountries(text: string): Choice[] {
  const wanted = text.trim().toLowerCase();
  const all = countries();
  if (!wanted) return all;
  const begins = all.filter(({ id, title }) => title.toLowerCase().startsWith(wanted) || id.toLowerCase() === wanted);
  return begins.length > 0 ? begins : all.filter(({ title }) => title.toLowerCase().includes(wanted));
}

export const countryChoice = (code: string): Choice | null => (code ? { id: code, title: t(`country-${code}`) } : null);
