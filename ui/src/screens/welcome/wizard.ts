/** What the wizard asks, in which order, and what it proposes. The answers outlive a change of language and a closed window. */
import { useSyncExternalStore } from 'react';

import type { CompanyCreate, Language } from '../../core/generated/commands';
import type { Fault } from '../../core/faults';
import { isLanguage, language, zoneHere } from '../../fmt';

export const STEPS = ['country', 'company', 'codes'] as const;
export type Step = (typeof STEPS)[number];

export type Answers = Omit<CompanyCreate, 'path' | 'demo'>;

/** Currency and language that go with a country where we know better than to ask. */
const COUNTRIES: Record<string, { currency: string; language?: Language }> = {
  DE: { currency: 'EUR', language: 'de' }, AT: { currency: 'EUR', language: 'de' }, CH: { currency: 'CHF', language: 'de' }, LI: { currency: 'CHF', language: 'de' },
  PL: { currency: 'PLN', language: 'pl' }, KZ: { currency: 'KZT', language: 'kk' }, RU: { currency: 'RUB', language: 'ru' }, ID: { currency: 'IDR', language: 'id' },
  GB: { currency: 'GBP', language: 'en' }, US: { currency: 'USD', language: 'en' }, CA: { currency: 'CAD' }, AU: { currency: 'AUD', language: 'en' }, NZ: { currency: 'NZD', language: 'en' },
  CZ: { currency: 'CZK' }, DK: { currency: 'DKK' }, SE: { currency: 'SEK' }, NO: { currency: 'NOK' }, HU: { currency: 'HUF' }, RO: { currency: 'RON' },
  TR: { currency: 'TRY' }, UA: { currency: 'UAH' }, JP: { currency: 'JPY' }, CN: { currency: 'CNY' }, IN: { currency: 'INR' },
};
const EURO = ['AD', 'BE', 'CY', 'EE', 'ES', 'FI', 'FR', 'GR', 'HR', 'IE', 'IT', 'LT', 'LU', 'LV', 'MC', 'ME', 'MT', 'NL', 'PT', 'SI', 'SK', 'SM', 'VA', 'XK', 'BG'];

/** A clock says better than a language where somebody is: English is read in Hamburg too. */
const ZONES: Record<string, string> = {
  'Europe/Berlin': 'DE', 'Europe/Busingen': 'DE', 'Europe/Vienna': 'AT', 'Europe/Zurich': 'CH', 'Europe/Vaduz': 'LI', 'Europe/Warsaw': 'PL', 'Europe/London': 'GB',
  'Europe/Dublin': 'IE', 'Europe/Paris': 'FR', 'Europe/Brussels': 'BE', 'Europe/Amsterdam': 'NL', 'Europe/Luxembourg': 'LU', 'Europe/Madrid': 'ES', 'Europe/Lisbon': 'PT',
  'Europe/Rome': 'IT', 'Europe/Athens': 'GR', 'Europe/Prague': 'CZ', 'Europe/Bratislava': 'SK', 'Europe/Ljubljana': 'SI', 'Europe/Zagreb': 'HR', 'Europe/Budapest': 'HU',
  'Europe/Bucharest': 'RO', 'Europe/Sofia': 'BG', 'Europe/Copenhagen': 'DK', 'Europe/Stockholm': 'SE', 'Europe/Oslo': 'NO', 'Europe/Helsinki': 'FI', 'Europe/Tallinn': 'EE',
  'Europe/Riga': 'LV', 'Europe/Vilnius': 'LT', 'Europe/Kyiv': 'UA', 'Europe/Kiev': 'UA', 'Europe/Istanbul': 'TR', 'Europe/Moscow': 'RU', 'Europe/Kaliningrad': 'RU',
  'Asia/Almaty': 'KZ', 'Asia/Qyzylorda': 'KZ', 'Asia/Aqtobe': 'KZ', 'Asia/Aqtau': 'KZ', 'Asia/Atyrau': 'KZ', 'Asia/Oral': 'KZ', 'Asia/Qostanay': 'KZ',
  'Asia/Jakarta': 'ID', 'Asia/Pontianak': 'ID', 'Asia/Makassar': 'ID', 'Asia/Jayapura': 'ID', 'America/New_York': 'US', 'America/Chicago': 'US', 'America/Denver': 'US',
  'America/Los_Angeles': 'US', 'America/Toronto': 'CA', 'America/Vancouver': 'CA', 'Australia/Sydney': 'AU', 'Australia/Melbourne': 'AU', 'Pacific/Auckland': 'NZ',
};
const HOME: Record<Language, string> = { en: 'GB', de: 'DE', pl: 'PL', ru: 'RU', kk: 'KZ', id: 'ID' };

/** The currency of a country, where we know it. */
export const currencyOf = (country: string): string | null => COUNTRIES[country]?.currency ?? (EURO.includes(country) ? 'EUR' : null);

/** The answers that come with a country. */
export function forCountry(answers: Answers, country: string): Answers {
  return { ...answers, country, currency: currencyOf(country) ?? answers.currency, chart: null, small_business: answers.small_business && knowsSmallBusiness(country) };
}

/** Germany and Austria have a rule for small businesses that charge no tax. */
export const knowsSmallBusiness = (country: string): boolean => ['DE', 'AT', 'PL'].includes(country);
/** Where there is more than one usual chart of accounts. */
export const chartsOf = (country: string): ('skr03' | 'skr04')[] => (country === 'DE' ? ['skr03', 'skr04'] : []);

/** Proposed for who reads a language under a clock; where the clock says nothing, for where the language is at home. */
export function firstAnswers(spoken: Language = language(), zone = zoneHere()): Answers {
  const blank: Answers = {
    name: '', street: '', postal_code: '', city: '', country: '', language: spoken, currency: 'EUR', vat_id: null, tax_number: null, small_business: false, chart: null,
    user_name: '', branch_name: '', branch_code: 'B1', device_code: '01',
  };
  return forCountry(blank, ZONES[zone] ?? HOME[spoken]);
}

/** What must be there before the next step makes sense; the rest is for the core to say. */
const NEEDED: Record<Step, readonly (keyof Answers)[]> = {
  country: ['country', 'currency'],
  company: ['name', 'street', 'postal_code', 'city', 'user_name'],
  codes: ['branch_code', 'device_code'],
};

/** Fields of each step, so that a fault leads back to where it can be mended. */
const ASKED: Record<Step, readonly string[]> = {
  country: ['country', 'language', 'currency'],
  company: ['name', 'street', 'postal_code', 'city', 'vat_id', 'tax_number', 'small_business', 'chart', 'user_name'],
  codes: ['branch_name', 'branch_code', 'device_code'],
};

export function missing(step: Step, answers: Answers): Fault[] {
  const blank = (field: keyof Answers): boolean => String(answers[field] ?? '').trim() === '';
  const faults: Fault[] = NEEDED[step].filter(blank).map((field) => ({ code: 'required', field, params: {} }));
  const unknown = step === 'company' && blank('vat_id') && blank('tax_number') && !answers.small_business;
  return unknown ? [...faults, { code: 'required', field: 'vat_id', params: {} }] : faults;
}

/** The first step with something to mend; the last one when it is not about a field. */
export const stepOf = (faults: readonly Fault[]): Step => STEPS.find((step) => faults.some(({ field }) => ASKED[step].includes(field))) ?? 'codes';

/** A number as the first document of this PC will have it. Mirrors the pattern with which a company starts. */
export const exampleNumber = (prefix: string, { branch_code, device_code }: Answers, year: number): string =>
  `${prefix}${String(year % 100).padStart(2, '0')}-${branch_code || '?'}-${device_code || '?'}-00001`;

/** Codes stand in numbers: capital letters and digits only. */
export const asCode = (text: string): string => text.toUpperCase().replace(/[^A-Z0-9]/g, '');

const KEY = 'kontor.wizard';
const listeners = new Set<() => void>();
let answers: Answers | null = null;

function stored(): Answers {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? 'null') as Partial<Answers> | null;
    const first = firstAnswers();
    return kept && isLanguage(kept.language ?? '') ? { ...first, ...kept } : first;
  } catch {
    return firstAnswers();
  }
}

const current = (): Answers => (answers ??= stored());

export function answer(change: Partial<Answers>): void {
  answers = { ...current(), ...change };
  try {
    localStorage.setItem(KEY, JSON.stringify(answers));
  } catch {
    // Without a store the answers live as long as the window does.
  }
  for (const listener of listeners) listener();
}

export function forgetAnswers(): void {
  answers = null;
  localStorage.removeItem(KEY);
}

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export const useAnswers = (): Answers => useSyncExternalStore(subscribe, current);
