/** `fmt.money(...)`, `fmt.date(...)`: every number, amount and date on the screen comes from here. */
export * from './date';
export * as exact from './decimal';
export { CURRENCIES, LANGUAGES, type Language, currencyDigits, currencySign, isLanguage, language, languageRow } from './language';
export * from './number';
export * from './parse';
export { parseDate } from './parseDate';
export { parseTime } from './parseTime';
export { type Wall, instantOf, setZone, wallOf, zoneHere } from './zone';
