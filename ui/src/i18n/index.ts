/**
 * Words. `t(key)` gives the text of the language in force; where a language is not complete yet, English.
 *
 * The texts are Fluent files in `ui/locales/<language>/`, one per area, read by Rust as well. A change of language mounts
 * the window anew, so `t` is a plain function and may be called anywhere.
 */
import { FluentBundle, FluentNumber, FluentResource } from '@fluent/bundle';

import * as fmt from '../fmt';
import { type Language, isLanguage, setFormatLanguage } from '../fmt/language';
import declared from '../../locales/languages.json';

export type TextArgs = Record<string, string | number>;

/** The languages to choose from, by their own names. */
export const languages = declared as { code: Language; name: string; complete: boolean }[];

const loaders: Record<Language, () => Promise<{ default: string[] }>> = {
  en: () => import('./texts/en'),
  de: () => import('./texts/de'),
  pl: () => import('./texts/pl'),
  ru: () => import('./texts/ru'),
  kk: () => import('./texts/kk'),
  id: () => import('./texts/id'),
};

/** A number that chooses plural forms but is written by our own formatter. */
class Count extends FluentNumber {
  override toString(): string {
    return fmt.decimal(String(this.value));
  }
}

let bundles: FluentBundle[] = [];
const keysOf = new WeakMap<FluentBundle, string[]>();

/** A bundle of several files; throws on a malformed message, which Fluent would drop without a word. */
export function bundleOf(code: string, sources: string[]): FluentBundle {
  const bundle = new FluentBundle(code, { useIsolating: false });
  const keys: string[] = [];
  for (const source of sources) {
    const resource = new FluentResource(source);
    const errors = bundle.addResource(resource);
    if (errors[0]) throw errors[0];
    keys.push(...resource.body.map(({ id }) => id));
  }
  keysOf.set(bundle, keys);
  return bundle;
}

/** Loads a language (and English beneath it, where it is not complete) and makes it the one in force. */
export async function loadLanguage(code: Language): Promise<void> {
  const complete = code === 'en' || languages.some((one) => one.code === code && one.complete);
  const wanted = complete ? [code] : ([code, 'en'] as const);
  const loaded = await Promise.all(wanted.map(async (one) => bundleOf(one, (await loaders[one]()).default)));
  takeUp(code, loaded);
}

/** A language whose texts are at hand. */
export const speak = (code: Language, sources: string[]): void => takeUp(code, [bundleOf(code, sources)]);

function takeUp(code: Language, loaded: FluentBundle[]): void {
  bundles = loaded;
  setFormatLanguage(code);
  document.documentElement.lang = code;
}

/** What follows a beginning, of all keys that have it: the codes of the countries after `country-`. */
export const keysAfter = (beginning: string): string[] => {
  const all = bundles.flatMap((bundle) => keysOf.get(bundle) ?? []).filter((key) => key.startsWith(beginning));
  return [...new Set(all)].map((key) => key.slice(beginning.length));
};

export const hasText = (key: string): boolean => bundles.some((bundle) => bundle.hasMessage(key));

/** The text of a key. An unknown key is shown as itself, so that it is seen; the check of the locales finds it before. */
export function t(key: string, args: TextArgs = {}): string {
  const values = Object.fromEntries(Object.entries(args).map(([name, value]) => [name, typeof value === 'number' ? new Count(value) : value]));
  for (const bundle of bundles) {
    const pattern = bundle.getMessage(key)?.value;
    if (pattern) return bundle.formatPattern(pattern, values, []);
  }
  return key;
}

/** The language to begin with: the one asked for, else that of the computer, else English. */
export function chooseLanguage(asked: string | null, system: readonly string[]): Language {
  const wanted = [asked ?? '', ...system].map((tag) => tag.slice(0, 2).toLowerCase());
  return wanted.find(isLanguage) ?? 'en';
}
