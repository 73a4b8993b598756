/** Contacts, deals and the calendar: what is decided without the core. */
import { beforeEach, describe, expect, it } from 'vitest';

import type { Activity, BoardView, CalendarEvent, DealLine, PartySave, Shift } from '../src/core/generated/commands';
import * as fmt from '../src/fmt';
import { loadLanguage } from '../src/i18n';
import { activityOf, blankActivity, formOf } from '../src/screens/activities/form';
import { type GridEvent, NOBODY, byDay, gridEvent, offsetText, rescheduleOf, shifted, spanOf, titleOf, turned } from '../src/screens/calendar/mapping';
import { nextShift, weekdayName, weeklyMinutes } from '../src/screens/calendar/shifts';
import { recordOf } from '../src/screens/contacts/newParty';
import { sentPart, withBlanks } from '../src/screens/contacts/PartyScreen';
import { columnsOf } from '../src/screens/deals/columns';
import { netOf, worthOf } from '../src/screens/deals/DealForm';
import { partOfDay } from '../src/screens/home/Home';
import { foundOf } from '../src/screens/home/find';
import { placeOf } from '../src/shell/paths';

beforeEach(async () => {
  await loadLanguage('en');
  fmt.setZone('Europe/Berlin');
});

const HOUR = 3_600_000;
const meeting = (day: string, minutes: number, lasts: number | null = 60): CalendarEvent => {
  const start = fmt.instantOf(day, minutes);
  return { id: 'a', kind: 'activity', title: 'Visit', day, starts_at_ms: start, ends_at_ms: lasts === null ? null : start + lasts * 60_000, employee: 'e1', link_kind: null, link_id: null, done: false, colour: 'meeting' };
};

describe('calendar', () => {
  it('shows whole weeks around a day', () => {
    expect(spanOf('day', '2026-11-22')).toEqual({ first: '2026-11-22', last: '2026-11-22' });
    expect(spanOf('week', '2026-11-22')).toEqual({ first: '2026-11-16', last: '2026-11-22' });
    expect(spanOf('people', '2026-11-16')).toEqual({ first: '2026-11-16', last: '2026-11-22' });
    expect(spanOf('month', '2026-11-22')).toEqual({ first: '2026-10-26', last: '2026-12-06' });
    expect(spanOf('month', '2027-02-10')).toEqual({ first: '2027-02-01', last: '2027-02-28' });
    expect([turned('day', '2026-02-28', 1), turned('week', '2026-01-03', -1), turned('month', '2026-01-31', 1)]).toEqual(['2026-03-01', '2025-12-27', '2026-02-28']);
    expect(titleOf('month', '2026-11-22')).toBe('November 2026');
  });
  it('draws times as the wall shows them, on days when the clock jumps too', () => {
    const shown = (event: CalendarEvent): string[] => { const { start, end } = gridEvent(event, true, 'week'); return [start, end]; };
    expect(shown(meeting('2026-11-22', 540))).toEqual(['2026-11-22T09:00:00', '2026-11-22T10:00:00']);
    // 01:30 + 60 minutes: the clock goes from 2 to 3 in spring, and back from 3 to 2 in autumn.
    expect(shown(meeting('2026-03-29', 90))).toEqual(['2026-03-29T01:30:00', '2026-03-29T03:30:00']);
    expect(shown(meeting('2026-10-25', 120, 60))).toEqual(['2026-10-25T02:00:00', '2026-10-25T02:30:00']);
    expect(shown(meeting('2026-11-22', 1410))).toEqual(['2026-11-22T23:30:00', '2026-11-23T00:30:00']);
    expect(shown(meeting('2026-11-22', 1425, null))).toEqual(['2026-11-22T23:45:00', '2026-11-23T00:15:00']);
  });
  it('lets only open activities be moved, and puts nobody into a row', () => {
    const of = (change: Partial<CalendarEvent>, canWrite = true): GridEvent => gridEvent({ ...meeting('2026-11-22', 540), ...change }, canWrite, 'people');
    expect(of({}).editable).toBe(true);
    expect([of({ done: true }).editable, of({ kind: 'shift' }).editable, of({ kind: 'delivery' }).editable, of({}, false).editable]).toEqual([false, false, false, false]);
    expect(of({ employee: null }).resourceIds).toEqual([NOBODY]);
    expect(of({ kind: 'shift', title: 'Karla' }).title).toBe('');
    expect(of({ title: 'Talk' }).title).toBe('09:00 Talk');
    expect(of({ kind: 'delivery', starts_at_ms: null, ends_at_ms: null, title: 'SO26-B1-01-00225 Rancho grande' }).title).toBe('Rancho grande · SO26-B1-01-00225');
    expect(of({ starts_at_ms: null, ends_at_ms: null })).toMatchObject({ allDay: true, start: '2026-11-22', end: '2026-11-22' });
  });
  it('keeps the length of what is dragged across a change of the clock', () => {
    const event = meeting('2026-03-28', 60, 180);
    const moved = rescheduleOf(event, { allDay: false, start: { date: '2026-03-29', minutes: 60 }, end: null, employee: 'e2' });
    expect((moved.ends_at_ms ?? 0) - (moved.starts_at_ms ?? 0)).toBe(3 * HOUR);
    expect(fmt.wallOf(moved.ends_at_ms ?? 0)).toEqual({ date: '2026-03-29', minutes: 300 });
    expect(moved).toMatchObject({ id: 'a', due_on: '2026-03-29', assignee: 'e2' });
  });
  it('takes the time away on the way to all day, and gives none to what had none', () => {
    const start = { date: '2026-12-01', minutes: 0 };
    expect(rescheduleOf(meeting('2026-11-22', 540), { allDay: true, start, end: null, employee: null })).toEqual({ id: 'a', assignee: null, due_on: '2026-12-01', starts_at_ms: null, ends_at_ms: null });
    expect(rescheduleOf({ ...meeting('2026-11-22', 540, null) }, { allDay: false, start: { date: '2026-12-01', minutes: 600 }, end: null, employee: null }).ends_at_ms).toBeNull();
  });
  it('moves by keys and stays within the day', () => {
    expect(fmt.wallOf(shifted(meeting('2026-11-22', 540), 1, 0).starts_at_ms ?? 0)).toEqual({ date: '2026-11-23', minutes: 540 });
    expect(fmt.wallOf(shifted(meeting('2026-11-22', 15), 0, -30).starts_at_ms ?? 0)).toEqual({ date: '2026-11-22', minutes: 0 });
    expect(shifted({ ...meeting('2026-10-24', 540), starts_at_ms: null, ends_at_ms: null }, 7, 0).due_on).toBe('2026-10-31');
    // Nine o'clock stays nine o'clock on the day after the clock was put back.
    expect(fmt.wallOf(shifted(meeting('2026-10-24', 540), 1, 0).starts_at_ms ?? 0)).toEqual({ date: '2026-10-25', minutes: 540 });
  });
  it('lists by day and knows the offset of the moment', () => {
    expect(byDay([meeting('2026-11-23', 540), meeting('2026-11-22', 540), meeting('2026-11-23', 600)]).map(({ day, events }) => [day, events.length])).toEqual([['2026-11-22', 1], ['2026-11-23', 2]]);
    expect([offsetText(Date.UTC(2026, 6, 1)), offsetText(Date.UTC(2026, 11, 1))]).toEqual(['+02:00', '+01:00']);
    fmt.setZone('America/New_York');
    expect(offsetText(Date.UTC(2026, 11, 1))).toBe('-05:00');
  });
});

describe('activity form', () => {
  it('becomes the record and comes back the same', () => {
    const form = blankActivity('x', { kind: 'meeting', subject: 'Visit', day: '2026-10-25', from: 540, to: 630, reminder: '60', assignee: { id: 'e', title: 'Karla' } });
    const activity: Activity = activityOf(form);
    expect(activity).toMatchObject({ due_on: '2026-10-25', assignee: 'e', starts_at_ms: Date.UTC(2026, 9, 25, 8), ends_at_ms: Date.UTC(2026, 9, 25, 9, 30), remind_at_ms: Date.UTC(2026, 9, 25, 7) });
    expect(formOf({ activity, party_name: null, assignee_name: 'Karla', link_title: null })).toEqual(form);
  });
  it('gives a meeting an end, and nothing a time without a day', () => {
    const minutes = (change: object): number => { const made = activityOf(blankActivity('x', { day: '2026-11-22', from: 540, ...change })); return ((made.ends_at_ms ?? 0) - (made.starts_at_ms ?? 0)) / 60_000; };
    expect(minutes({ kind: 'meeting' })).toBe(60);
    expect(minutes({ kind: 'meeting', from: 1410, to: 1500 })).toBe(90);
    expect(activityOf(blankActivity('x', { kind: 'call', day: '2026-11-22', from: 540 })).ends_at_ms).toBeNull();
    expect(activityOf(blankActivity('x', { day: null, from: 540, reminder: '10' }))).toMatchObject({ due_on: null, starts_at_ms: null, remind_at_ms: null });
  });
  it('reminds of a day without a time in the morning', () => {
    expect(activityOf(blankActivity('x', { day: '2026-11-22', reminder: '1440' })).remind_at_ms).toBe(Date.UTC(2026, 10, 21, 7));
  });
});

describe('times', () => {
  it.each([['9', 540], ['930', 570], ['0930', 570], ['9:30', 570], ['14.15', 855], ['14h', 840], ['2pm', 840], ['12am', 0], ['24', 1440], ['24:01', null], ['9:60', null], ['25', null], ['13pm', null], ['', null], ['nine', null]] as const)('reads %s', (text, minutes) => {
    expect(fmt.parseTime(text)).toBe(minutes);
  });
});

describe('shifts', () => {
  const shift = (change: Partial<Shift>): Shift => ({ id: 's', employee: 'e', weekday: 1, starts_min: 480, ends_min: 1020, break_min: 30, valid_from_on: '2026-01-01', valid_to_on: null, ...change });
  it('counts the hours of a week that holds', () => {
    expect(weeklyMinutes([shift({}), shift({ weekday: 2 }), shift({ valid_to_on: '2026-03-31' }), shift({ valid_from_on: '2027-01-01' })], '2026-11-22')).toBe(1020);
  });
  it('goes on with the next day of the week', () => {
    expect(nextShift([], 'n', 'e', '2026-11-22')).toMatchObject({ weekday: 1, starts_min: 540, valid_from_on: '2026-11-22' });
    expect(nextShift([shift({ weekday: 7 })], 'n', 'e', '2026-11-22')).toMatchObject({ weekday: 1, starts_min: 480, valid_from_on: '2026-01-01' });
    expect([weekdayName(1), weekdayName(7)]).toEqual(['Monday', 'Sunday']);
  });
});

describe('deals', () => {
  it('adds up lines as the core does, half cents away from zero', () => {
    const line = (quantity: string, price: string): Pick<DealLine, 'quantity' | 'price'> => ({ quantity, price });
    expect(netOf(line('3', '0.335'), 'EUR')).toBe(101);
    expect(netOf(line('1', '99.5'), 'JPY')).toBe(100);
    expect(worthOf([line('12', '18.5'), line('0.5', '0.01')], 'EUR')).toBe(22_201);
  });
  it('heads the columns of the board with count, sum and what is weighted', () => {
    const money = (minor: number) => ({ minor, currency: 'EUR' });
    const stage = (outcome: 'open' | 'won') => ({ id: outcome, pipeline: 'p', name: outcome === 'open' ? 'offer' : 'Our own stage', position: 0, probability: '60', outcome, max_days: null });
    const view: BoardView = {
      pipeline: { id: 'p', name: 'sales' },
      columns: [
        { stage: stage('open'), count: 130, total: money(100_000), weighted: money(60_000), unconverted: 2, cards: [] },
        { stage: stage('won'), count: 1, total: money(500), weighted: money(500), unconverted: 0, cards: [] },
      ],
    };
    const [open, won] = columnsOf(view);
    expect(open).toMatchObject({ title: 'Offer', note: '130 · €1,000.00', detail: 'weighted €600.00 (60%) · 2 without exchange rate · 130 more in the list' });
    expect(won?.title).toBe('Our own stage');
    expect(won?.detail).not.toContain('weighted');
  });
});

describe('contacts', () => {
  const typed = { kind: 'organisation' as const, name: ' Nord ', street: '', postal_code: '', city: '', country: 'DE', phone: '', mail: '' };
  it('makes no address and no contact point of nothing', () => {
    expect(recordOf('p', typed, { side: 'customer' })).toMatchObject({ party: { name: 'Nord', customer: true, supplier: false }, addresses: [], contact_points: [], relations: [] });
    const full = recordOf('p', { ...typed, city: 'Bremen', mail: ' a@b.example ' }, { firm: 'f' });
    expect(full.addresses).toMatchObject([{ party: 'p', city: 'Bremen', country: 'DE', usage: 'billing' }]);
    expect(full.contact_points).toMatchObject([{ kind: 'mail', value: 'a@b.example' }]);
    expect(full.relations).toMatchObject([{ person: 'p', organisation: 'f' }]);
  });
  it('keeps rows that are not filled in on the screen and does not send them', () => {
    const base = recordOf('p', { ...typed, phone: '1' }, {});
    const shown: PartySave = { ...base, contact_points: [...base.contact_points, { id: 'blank', party: 'p', kind: 'phone', value: ' ', label: '' }] };
    expect(sentPart(shown).contact_points).toEqual(base.contact_points);
    expect(withBlanks(base, shown)).toEqual(shown);
  });
});

describe('finding', () => {
  it('leads to every kind of record', () => {
    expect(placeOf('document', '1', 'credit_note')).toEqual({ area: 'invoices', path: '/invoices/1' });
    expect(placeOf('document', '1', 'receipt')).toEqual({ area: 'stock', path: '/stock/receipts/1' });
    expect(placeOf('employee', '1')?.path).toBe('/calendar/people/1');
    expect(placeOf('account', '1')).toBeNull();
  });
  it('puts what was named by its number first, under a heading of its own', () => {
    const hit = { kind: 'document' as const, id: '1', variant: 'invoice', title: 'INV26-1', subtitle: 'Hansen', on: '2026-11-21' };
    expect(foundOf(hit, true)).toMatchObject([{ area: 'exact', title: 'INV26-1', note: 'Invoice · Hansen · 21/11/2026', path: '/invoices/1' }]);
    expect(foundOf(hit, false)).toMatchObject([{ area: 'invoices' }]);
    expect(foundOf({ ...hit, kind: 'account' }, false)).toEqual([]);
  });
  it('greets by the part of the day', () => {
    expect([partOfDay(0), partOfDay(659), partOfDay(660), partOfDay(1019), partOfDay(1020)]).toEqual(['morning', 'morning', 'day', 'day', 'evening']);
  });
});
