import { beforeEach, describe, expect, it } from 'vitest';
import rust from '../../crates/core/src/money.rs?raw';
import * as fmt from '../src/fmt';
import { type Language, setFormatLanguage } from '../src/fmt/language';

const spaced = (text: string): string => text.replace(/\u00a0/g, '_');
const inLanguage = <T>(code: Language, show: () => T): T => {
  setFormatLanguage(code);
  return show();
};

describe('money', () => {
  const amount = { minor: 123456789, currency: 'EUR' };
  it.each<[Language, string]>([
    ['en', '€1,234,567.89'], ['de', '1.234.567,89_€'], ['pl', '1_234_567,89_€'], ['ru', '1_234_567,89_€'],
    ['kk', '1_234_567,89_€'], ['id', '€1.234.567,89'],
  ])('%s', (code, shown) => expect(spaced(inLanguage(code, () => fmt.money(amount)))).toBe(shown));

  it('keeps a sign of letters away from the number', () => {
    expect(spaced(inLanguage('id', () => fmt.money({ minor: 123456700, currency: 'IDR' })))).toBe('Rp_1.234.567,00');
    expect(spaced(inLanguage('en', () => fmt.money({ minor: -500, currency: 'CHF' })))).toBe('-CHF_5.00');
  });
  it('shows as many digits as the currency has', () => {
    expect(inLanguage('en', () => fmt.amount({ minor: 1234, currency: 'JPY' }))).toBe('1,234');
    expect(inLanguage('en', () => fmt.amount({ minor: 5, currency: 'KWD' }))).toBe('0.005');
  });
  it('groups Polish numbers from five digits on', () => {
    expect(inLanguage('pl', () => fmt.amount({ minor: 123450, currency: 'PLN' }))).toBe('1234,50');
    expect(spaced(inLanguage('pl', () => fmt.amount({ minor: 1234500, currency: 'PLN' })))).toBe('12_345,00');
  });
  it('takes currencies and their digits from core', () => {
    const codes = /const CODES: &str = "([^"]+)"/.exec(rust)?.[1]?.split(' ') ?? [];
    expect(codes.length).toBeGreaterThan(100);
    expect(codes.map((code) => [code.slice(0, 3), Number(code[3] ?? 2)])).toEqual(fmt.CURRENCIES.map((code) => [code, fmt.currencyDigits(code)]));
  });
});

describe('dates', () => {
  it.each<[Language, string, string, string]>([
    ['en', '05/02/2026', '5 Feb 2026', 'February 2026'], ['de', '05.02.2026', '5. Feb. 2026', 'Februar 2026'],
    ['pl', '05.02.2026', '5 lut 2026', 'luty 2026'], ['ru', '05.02.2026', '5 февр. 2026 г.', 'февраль 2026 г.'],
    ['kk', '05.02.2026', '2026 ж. 5 ақп.', '2026 ж. ақпан'], ['id', '05/02/2026', '5 Feb 2026', 'Februari 2026'],
  ])('%s', (code, numeric, medium, month) => {
    setFormatLanguage(code);
    const plain = (text: string): string => text.replace(/\u00a0/g, ' ');
    expect([fmt.date('2026-02-05'), plain(fmt.dateMedium('2026-02-05')), plain(fmt.monthYear('2026-02-05'))]).toEqual([numeric, medium, month]);
  });
  it('counts relative days with the plurals of the language', () => {
    const days = (offset: number): string => fmt.relativeDay(fmt.addDays('2026-11-21', offset), '2026-11-21');
    setFormatLanguage('ru');
    expect([days(0), days(1), days(2), days(5), days(-21)]).toEqual(['сегодня', 'завтра', 'через 2 дня', 'через 5 дней', '21 день назад']);
    setFormatLanguage('kk');
    expect(days(-3)).toBe('3 күн бұрын');
  });
  it('knows weekdays, month ends and leap years', () => {
    expect(fmt.weekday('2026-11-22')).toBe(0);
    expect(fmt.weekday('1969-12-31')).toBe(3);
    expect(fmt.addMonths('2027-12-31', 2)).toBe('2028-02-29');
    expect(fmt.addMonths('2026-03-31', -1)).toBe('2026-02-28');
    expect(fmt.isDate('2026-02-29')).toBe(false);
  });
});

describe('reading numbers', () => {
  const read = (text: string, decimals = 2, more = {}): string => {
    const parsed = fmt.parseNumber(text, { decimals, ...more });
    return parsed.ok ? parsed.value : parsed.code;
  };
  describe('German', () => {
    beforeEach(() => setFormatLanguage('de'));
    it.each([
      ['1234,5', '1234.5'], ['1.234,5', '1234.5'], ['1.234', '1234'], ['1.234.567', '1234567'], ['12.5', '12.5'], ['0.234', 'too-many-decimals'],
      ['1,234.56', '1234.56'], ['1,234', 'too-many-decimals'], ['1.23,4.5', 'bad-format'], ['12,345', 'too-many-decimals'], ['€ 5', '5'],
      ['5 EUR', '5'], ['-3', '-3'], ['−3,10', '-3.1'], ["1'000", '1000'], [',5', '0.5'], ['5,', '5'], ['abc', 'bad-format'], ['1,2,3', 'bad-format'],
      ['1.2.3', 'bad-format'], ['12*3,5', '42'], ['100/3', '33.33'], ['(1+2)*3', '9'], ['100+19%', '119'], ['200*5%', '10'], ['5/0', 'bad-format'],
      ['3+', 'bad-format'], ['10%', '10'], ['', 'bad-format'], ['=', 'bad-format'], ['=7', '7'],
    ])('%s is %s', (text, result) => expect(read(text)).toBe(result));
    it('knows percent of a base and the rest', () => {
      expect(read('10%', 2, { base: '250' })).toBe('25');
      expect(read('=rest', 2, { rest: '99.5' })).toBe('99.5');
    });
  });
  it('wins with the mark of the language', () => {
    setFormatLanguage('en');
    expect([read('1,234'), read('1.5'), read('1,5'), read('1,234.50'), read('1.234')]).toEqual(['1234', '1.5', '1.5', '1234.5', 'too-many-decimals']);
  });
  it('refuses 1.234 where the point groups nothing', () => {
    setFormatLanguage('ru');
    expect([read('1.234'), read('1.234', 3), read('1 234,5'), read('1.5')]).toEqual(['too-many-decimals', '1.234', '1234.5', '1.5']);
  });
  it('reads back whatever it shows, in every language', () => {
    for (const code of fmt.LANGUAGES) {
      setFormatLanguage(code);
      for (const minor of [0, 7, -7, 99, 100, 123456, -99999999, 8_999_999_999_999_999]) {
        for (const currency of ['EUR', 'PLN', 'KZT', 'IDR', 'CHF', 'JPY', 'KWD']) {
          expect(fmt.parseMoney(fmt.money({ minor, currency }), currency)).toEqual({ ok: true, value: minor });
        }
      }
    }
  });
  it('refuses amounts that cannot be held exactly', () => {
    setFormatLanguage('en');
    expect(fmt.parseMoney('99999999999999.00', 'EUR')).toMatchObject({ ok: false, code: 'amount-too-large' });
  });
});

describe('reading dates', () => {
  it.each([
    ['t', '2026-11-21'], ['е', '2026-11-21'], ['+', '2026-11-22'], ['-', '2026-11-20'], ['+30', '2026-12-21'], ['+2w', '2026-12-05'], ['-1m', '2026-10-21'],
    ['5', '2026-11-05'], ['31', null], ['5.2', '2026-02-05'], ['5/2', '2026-02-05'], ['5-2-27', '2027-02-05'], ['5.2.1999', '1999-02-05'],
    ['050226', '2026-02-05'], ['05022026', '2026-02-05'], ['2026-02-05', '2026-02-05'], ['29.2.2027', null], ['w', '2026-11-16'], ['W', '2026-11-22'],
    ['Ц', '2026-11-22'], ['m', '2026-11-01'], ['M', '2026-11-30'], ['y', '2026-01-01'], ['Y', '2026-12-31'], ['x', null], ['', null], ['5.13', null], ['+99999', null],
  ])('%s is %s', (text, result) => expect(fmt.parseDate(text, '2026-11-21')).toBe(result));
  it('counts from the date of the field', () => expect(fmt.parseDate('+1', '2026-11-21', '2026-01-31')).toBe('2026-02-01'));
});

describe('exact arithmetic', () => {
  it('is exact where floats are not', () => {
    expect(fmt.exact.add('0.1', '0.2')).toBe('0.3');
    expect(fmt.exact.multiply('1.005', '100')).toBe('100.5');
    expect(fmt.exact.round('-2.345', 2)).toBe('-2.35');
    expect(fmt.exact.divide('1', '-3', 4)).toBe('-0.3333');
    expect(fmt.exact.toMinor('1.005', 2)).toBeNull();
    expect(fmt.exact.compare('-1.5', '-1.50')).toBe(0);
  });
});
