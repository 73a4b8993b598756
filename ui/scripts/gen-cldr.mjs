// Writes src/fmt/cldr.json and src/fmt/currency-names.json: what the formatters of the window and of the documents (Rust) need of CLDR, for our languages.
// English takes its dates from the United Kingdom, so that day and month read the same way round in all languages.
// The currencies and the digits of their minor units are those of crates/core/src/money.rs: core decides, CLDR does not.
import { createRequire } from 'node:module';
import { readFileSync, writeFileSync } from 'node:fs';

const require = createRequire(import.meta.url);
const LANGUAGES = { en: 'en-GB', de: 'de', pl: 'pl', ru: 'ru', kk: 'kk', id: 'id' };
const money = readFileSync(new URL('../../crates/core/src/money.rs', import.meta.url), 'utf8');
const codes = /const CODES: &str = "([^"]+)"/.exec(money)[1].split(' ');
const currencies = Object.fromEntries(codes.map((entry) => [entry.slice(0, 3), Number(entry[3] ?? 2)]));

const letters = (names, keys) => keys.map((key) => names[key]);
const MONTHS = Array.from({ length: 12 }, (_, month) => String(month + 1));
const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const WELL_KNOWN = new Set(['EUR', 'GBP', 'PLN', 'CZK', 'HUF', 'RUB', 'UAH', 'KZT', 'TRY', 'IDR']);
const NARROW_SPACE = /[\u202f\u2009]/g;
const plain = (text) => text.replace(NARROW_SPACE, '\u00a0');

/** Numeric dates line up in columns: two digits for day and month, four for the year. */
const numeric = (pattern) => pattern.replace(/d+/, 'dd').replace(/M+/, 'MM').replace(/y+/, 'y');

function relative(field) {
  const phrase = (type) => Object.fromEntries(
    Object.entries(field[`relativeTime-type-${type}`]).map(([key, text]) => [key.replace('relativeTimePattern-count-', ''), text]),
  );
  return { future: phrase('future'), past: phrase('past') };
}

function language(tag) {
  const { numbers } = require(`cldr-numbers-full/main/${tag}/numbers.json`).main[tag];
  const money = require(`cldr-numbers-full/main/${tag}/currencies.json`).main[tag].numbers.currencies;
  const dates = require(`cldr-dates-full/main/${tag}/ca-gregorian.json`).main[tag].dates.calendars.gregorian;
  const { fields } = require(`cldr-dates-full/main/${tag}/dateFields.json`).main[tag].dates;
  const symbols = numbers['symbols-numberSystem-latn'];
  const patterns = dates.dateTimeFormats.availableFormats;
  // The narrow sign only where everybody reads it; elsewhere the sign that CLDR holds to be clear in that language, or the code.
  const sign = (code) => (WELL_KNOWN.has(code) && money[code]?.['symbol-alt-narrow']) || money[code]?.symbol || code;
  const signs = Object.keys(currencies).map((code) => [code, sign(code)]).filter(([code, shown]) => shown !== code);
  return {
    decimal: symbols.decimal,
    group: plain(symbols.group),
    minGrouping: Number(numbers.minimumGroupingDigits),
    currency: plain(numbers['currencyFormats-numberSystem-latn'].standard).replace('#,##0.00', '0'),
    percent: plain(numbers['percentFormats-numberSystem-latn'].standard).replace('#,##0', '0'),
    symbols: Object.fromEntries(signs),
    months: letters(dates.months.format.wide, MONTHS),
    monthsShort: letters(dates.months.format.abbreviated, MONTHS),
    monthsAlone: letters(dates.months['stand-alone'].wide, MONTHS),
    monthsAloneShort: letters(dates.months['stand-alone'].abbreviated, MONTHS),
    days: letters(dates.days.format.wide, DAYS),
    daysShort: letters(dates.days.format.abbreviated, DAYS),
    date: {
      numeric: numeric(dates.dateFormats.short),
      medium: plain(patterns.yMMMd),
      long: plain(dates.dateFormats.long),
      full: plain(dates.dateFormats.full),
      dayMonth: plain(patterns.MMMd),
      weekdayDay: plain(patterns.MMMEd),
      monthYear: plain(patterns.yMMMM),
    },
    time: dates.timeFormats.short,
    relative: {
      yesterday: fields.day['relative-type--1'], today: fields.day['relative-type-0'], tomorrow: fields.day['relative-type-1'],
      day: relative(fields.day), month: relative(fields.month), year: relative(fields.year),
    },
  };
}

const table = {
  source: 'CLDR 48.2, Unicode License v3',
  currencies,
  languages: Object.fromEntries(Object.entries(LANGUAGES).map(([code, tag]) => [code, language(tag)])),
};
const names = Object.fromEntries(Object.entries(LANGUAGES).map(([code, tag]) => {
  const money = require(`cldr-numbers-full/main/${tag}/currencies.json`).main[tag].numbers.currencies;
  return [code, Object.fromEntries(Object.keys(currencies).map((currency) => [currency, money[currency]?.displayName ?? currency]))];
}));

let stale = false;
for (const [file, content] of [['cldr.json', table], ['currency-names.json', names]]) {
  const target = new URL(`../src/fmt/${file}`, import.meta.url);
  const text = `${JSON.stringify(content, null, 1)}\n`;
  if (!process.argv.includes('--check')) writeFileSync(target, text);
  else if (readFileSync(target, 'utf8') !== text) {
    console.error(`src/fmt/${file} is not what gen-cldr.mjs writes; run npm run gen`);
    stale = true;
  }
}
process.exit(stale ? 1 : 0);
