/** The language in force and its row of the CLDR table. Everything that is shown asks here; nothing asks the engine. */
import cldr from './cldr.json';

export type Language = keyof typeof cldr.languages;

export interface RelativePhrases {
  future: Record<string, string>;
  past: Record<string, string>;
}

/** What the formatters know of a language. */
export interface LanguageRow {
  decimal: string;
  group: string;
  minGrouping: number;
  currency: string;
  percent: string;
  symbols: Record<string, string>;
  months: string[];
  monthsShort: string[];
  monthsAlone: string[];
  monthsAloneShort: string[];
  days: string[];
  daysShort: string[];
  date: Record<'numeric' | 'medium' | 'long' | 'full' | 'dayMonth' | 'weekdayDay' | 'monthYear', string>;
  time: string;
  relative: { yesterday: string; today: string; tomorrow: string; day: RelativePhrases; month: RelativePhrases; year: RelativePhrases };
}

const rows = cldr.languages as unknown as Record<Language, LanguageRow>;
const digitsOf: Record<string, number> = cldr.currencies;

export const LANGUAGES = Object.keys(rows) as Language[];
/** Every currency that core knows, in alphabetical order. */
export const CURRENCIES = Object.keys(digitsOf);

let current: Language = 'en';

export const language = (): Language => current;
export const isLanguage = (code: string): code is Language => code in rows;

/** Makes a language the one in force. Only the start of the program and a change of the setting call this. */
export function setFormatLanguage(code: Language): void {
  current = code;
}

export const languageRow = (code: Language = current): LanguageRow => rows[code];

/** Digits of a currency's minor unit: 2 for EUR, 0 for JPY. */
export const currencyDigits = (currency: string): number => digitsOf[currency] ?? 2;

/** The sign of a currency in the language in force, or its code where there is no clear sign. */
export const currencySign = (currency: string): string => languageRow().symbols[currency] ?? currency;
