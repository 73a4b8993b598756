/** The first run and the clock of the company. */
import { act, renderHook, waitFor } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';

import { connect } from '../src/core/client';
import { newId } from '../src/core/id';
import { memoryTransport } from '../src/core/transport';
import * as fmt from '../src/fmt';
import { loadLanguage } from '../src/i18n';
import { findCountries } from '../src/i18n/countries';
import { demoCurrency } from '../src/screens/welcome/demo';
import { followOffice, lookAround } from '../src/shell/office';
import { useSession } from '../src/shell/status';
import { asCode, exampleNumber, firstAnswers, forCountry, missing, stepOf } from '../src/screens/welcome/wizard';

beforeEach(async () => loadLanguage('en'));

describe('demo company', () => {
  it.each([
    ['de-CH', 'de', 'CHF'], ['fr-FR', 'en', 'EUR'], ['en-US', 'en', 'USD'], ['ru-Cyrl-KZ', 'ru', 'KZT'], ['ja-JP', 'en', 'GBP'], ['id', 'id', 'IDR'], ['', 'de', 'EUR'],
  ] as const)('of %s, read in %s, counts in %s', (locale, language, currency) => expect(demoCurrency(locale, language)).toBe(currency));
});

describe('new company', () => {
  it('proposes currency and chart of the country', () => {
    expect(firstAnswers('de', '')).toMatchObject({ country: 'DE', currency: 'EUR', language: 'de' });
    expect(forCountry({ ...firstAnswers('de', ''), small_business: true, chart: 'skr04' }, 'KZ')).toMatchObject({ country: 'KZ', currency: 'KZT', small_business: false, chart: null });
    expect(forCountry(firstAnswers('pl', ''), 'SK').currency).toBe('EUR');
    expect(forCountry(firstAnswers('pl', ''), 'AQ').currency).toBe('PLN');
  });
  it('proposes the country of the clock, else that of the language', () => {
    expect(firstAnswers('en', 'Europe/Berlin')).toMatchObject({ country: 'DE', currency: 'EUR', language: 'en' });
    expect(firstAnswers('de', 'Europe/Zurich')).toMatchObject({ country: 'CH', currency: 'CHF' });
    expect(firstAnswers('en', 'UTC').country).toBe('GB');
  });
  it('goes on only when a step is answered', () => {
    const fields = (change: object) => missing('company', { ...firstAnswers('de', ''), ...change }).map(({ field }) => field);
    expect(fields({})).toEqual(['name', 'street', 'postal_code', 'city', 'user_name', 'vat_id']);
    const filled = { name: 'A', street: 'B', postal_code: '1', city: 'C', user_name: 'D' };
    expect(fields({ ...filled, tax_number: '22/815' })).toEqual([]);
    expect(fields({ ...filled, small_business: true })).toEqual([]);
    expect(fields({ ...filled, vat_id: ' ' })).toEqual(['vat_id']);
  });
  it('leads back to the first step with a fault', () => {
    const fault = (field: string) => ({ code: 'bad-format' as const, field, params: {} });
    expect(stepOf([fault('branch_code'), fault('vat_id')])).toBe('company');
    expect(stepOf([fault('branch_code')])).toBe('codes');
    expect(stepOf([fault('')])).toBe('codes');
  });
  it('shows the number that will come', () => {
    expect(exampleNumber('INV', { ...firstAnswers('de', ''), branch_code: 'HH', device_code: '02' }, 2026)).toBe('INV26-HH-02-00001');
    expect(asCode('h-ä 2')).toBe('H2');
  });
  it('finds countries by name and code', () => {
    expect(findCountries('de').map(({ id }) => id)).toContain('DE');
    expect(findCountries('germ')[0]?.title).toBe('Germany');
    expect(findCountries('arab').map(({ id }) => id)).toContain('AE');
    expect(findCountries('').length).toBeGreaterThan(200);
  });
});

describe('clock', () => {
  const minutes = (date: string, at: number): string => new Date(fmt.instantOf(date, at)).toISOString();
  it('shows instants on the wall of the company', () => {
    fmt.setZone('Asia/Almaty');
    expect(fmt.wallOf(Date.UTC(2026, 10, 21, 20, 30))).toEqual({ date: '2026-11-22', minutes: 90 });
    fmt.setZone('Europe/Berlin');
    expect(fmt.wallOf(Date.UTC(2026, 6, 1, 22, 5))).toEqual({ date: '2026-07-02', minutes: 5 });
    expect(fmt.time(Date.UTC(2026, 6, 1, 22, 5))).toBe('00:05');
  });
  it('finds instants on days of 23 and 25 hours', () => {
    fmt.setZone('Europe/Berlin');
    expect(minutes('2026-03-29', 60)).toBe('2026-03-29T00:00:00.000Z');
    expect(minutes('2026-03-29', 150)).toBe('2026-03-29T01:30:00.000Z');
    expect(minutes('2026-03-29', 180)).toBe('2026-03-29T01:00:00.000Z');
    expect(minutes('2026-10-25', 150)).toBe('2026-10-25T00:30:00.000Z');
    expect(minutes('2026-10-25', 180)).toBe('2026-10-25T02:00:00.000Z');
    expect(minutes('2026-11-22', 540)).toBe('2026-11-22T08:00:00.000Z');
  });
  it('goes there and back on every hour of a year', () => {
    fmt.setZone('Europe/Warsaw');
    for (let hour = 0; hour < 8760; hour += 7) {
      const instant = Date.UTC(2026, 0, 1) + hour * 3_600_000;
      const { date, minutes: at } = fmt.wallOf(instant);
      // The repeated hour in autumn stands for its first time.
      expect(Math.abs(fmt.instantOf(date, at) - instant)).toBeLessThanOrEqual(date === '2026-10-25' && at < 180 ? 3_600_000 : 0);
    }
  });
});

describe('id', () => {
  it('is a UUID of version 7 that sorts by time', () => {
    expect(newId(0x0192_3456_789a)).toMatch(/^01923456-789a-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(newId(1_000) < newId(2_000)).toBe(true);
    expect(newId()).not.toBe(newId());
  });
});

describe('the bars', () => {
  it('follow company, branch, PC and person when any of them is changed', async () => {
    const names = { company: 'Northwind', user: 'Nancy', branch: 'Hamburg', device: 'PC 1' };
    const transport = memoryTransport({
      program_state: () => ({
        version: '1',
        company: { company: { name: names.company, time_zone: 'Europe/Berlin', demo: false }, user: { name: names.user }, branch: { name: names.branch }, device: { name: names.device }, language: 'en', path: '/a', rights: [] },
      }),
    });
    const disconnect = connect(transport);
    const unfollow = followOffice();
    await lookAround();
    const { result } = renderHook(useSession);
    expect(result.current).toEqual({ ...names, demo: false });
    Object.assign(names, { branch: 'Altona', user: 'Nancy Davolio' });
    act(() => transport.announce({ entities: ['branch'] }));
    await waitFor(() => expect(result.current).toEqual({ ...names, demo: false }));
    unfollow();
    disconnect();
  });
});
