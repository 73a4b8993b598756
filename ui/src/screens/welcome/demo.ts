/** Which demo company fits somebody. */
import type { Language } from '../../fmt';
import { currencyOf, firstAnswers } from './wizard';

/** The currencies in which it can be made; each brings its country along. */
export const DEMO_CURRENCIES = ['EUR', 'PLN', 'GBP', 'CHF', 'KZT', 'RUB', 'IDR', 'USD'] as const;

const isOffered = (currency: string | null): currency is string => DEMO_CURRENCIES.some((one) => one === currency);

/** That of the country of the computer ("de-CH"), else of the country where the language is at home. */
export function demoCurrency(locale: string, language: Language): string {
  const country = locale.split('-').slice(1).find((part) => /^[A-Za-z]{2}$/.test(part))?.toUpperCase() ?? '';
  const there = currencyOf(country);
  if (isOffered(there)) return there;
  const home = firstAnswers(language, '').currency;
  return isOffered(home) ? home : 'EUR';
}
