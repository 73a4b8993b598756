/** Importing: the wish that comes of what a person decides, and the figures of a long task. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { connect } from '../src/core/client';
import { memoryTransport } from '../src/core/transport';
import type { ColumnProposal, FieldKind, ImportSeen, JobView, RowSeen, Shape } from '../src/core/generated/commands';
import { loadLanguage } from '../src/i18n';
import { Job, wasStopped } from '../src/jobs';
import { progressOf, spokenPercent } from '../src/jobs/progress';
import { stepFor } from '../src/screens/import/steps';
import {
  alikeRows, draftOf, kindFor, lacking, matchBy, matches, saidByFix, unsureDate, unsureDecimal, wishOf, withField, withoutField,
} from '../src/screens/import/wish';

beforeEach(() => loadLanguage('en'));

const column = (name: string, field: string | null, samples: string[] = []): ColumnProposal => ({ column: { name, named: true, samples, look: 'text', filled: 3, distinct: 3 }, field, sure: 95 });
const SHAPE: Shape = { format: 'csv', encoding: 'windows-1252', delimiter: ';', sheets: [], header: 1, decimal: 'comma', decimal_sure: true, dates: 'day', dates_sure: true };
const FILE = { from: 'path', path: '/lists/kunden.csv' } as const;
const seenOf = (part: Partial<ImportSeen> = {}): ImportSeen => ({
  name: 'kunden.csv', hash: 'h1', shape: SHAPE, said: {}, kinds: [{ kind: 'parties', sure: 77 }, { kind: 'payments', sure: 34 }, { kind: 'items', sure: 5 }], kind: 'parties',
  columns: [column('Nr', 'number'), column('Firma', 'name'), column('Mail', 'mail'), column('Umsatz', null)],
  fields: [{ name: 'number', kind: 'code', required: false }, { name: 'name', kind: 'text', required: true }, { name: 'mail', kind: 'mail', required: false }, { name: 'country', kind: 'country', required: false }],
  defaults: {}, remembered: false, ...part,
});
const draft = (part: Partial<ImportSeen> = {}) => draftOf(FILE, seenOf(part), null);

describe('what a file is', () => {
  it('is what was asked for, unless it clearly is something else', () => {
    const guesses = seenOf().kinds;
    expect([kindFor(guesses, null), kindFor(guesses, 'items'), kindFor([{ kind: 'items', sure: 50 }, { kind: 'prices', sure: 40 }], 'prices')]).toEqual(['parties', 'parties', 'prices']);
  });
});

describe('the wish', () => {
  it('says what was decided and nothing that was detected', () => {
    const wish = wishOf({ ...draft(), known: 'new', leaveOut: true, defaults: { country: 'AT', segment: ' ' } });
    expect(wish).toEqual({
      file: FILE, hash: 'h1', kind: 'parties', shape: {}, fields: ['number', 'name', 'mail', null], match_by: 'number', choices: {}, defaults: { country: 'AT' },
      keep_known: true, only_known: false, leave_out_wrong: true,
    });
  });
  it('has nothing to choose about what is booked', () => {
    const { keep_known: keep, only_known: only } = wishOf({ ...draft({ kind: 'opening_stock' }), known: 'known' });
    expect([keep, only]).toEqual([false, false]);
  });
  it('repeats what was said of how a file is written, now or the last time', () => {
    expect(wishOf(draft({ remembered: true, said: { decimal: 'point' } })).shape).toEqual({ decimal: 'point' });
  });
  it('moves a field that is given to another column', () => {
    const moved = withField(draft(), 3, 'name');
    expect(moved.fields).toEqual(['number', null, 'mail', 'name']);
    expect(withField(moved, 3, null).fields).toEqual(['number', null, 'mail', null]);
    expect(withoutField(draft(), 'mail').fields).toEqual(['number', 'name', null, null]);
  });
  it('misses what a row makes no sense without, until a column or a value says it', () => {
    const nameless = withoutField(draft(), 'name');
    expect(lacking(nameless).map(({ name }) => name)).toEqual(['name']);
    expect([lacking(draft()), lacking({ ...nameless, defaults: { name: 'Unknown' } })]).toEqual([[], []]);
    const person = draft({ kind: 'contacts', columns: [column('Nachname', 'last_name')] });
    expect(lacking(person)).toEqual([]);
    const claim = { kind: 'open_invoices', fields: [{ name: 'party', kind: 'text', required: true }, { name: 'party_number', kind: 'code', required: false }] } as const;
    expect([['party_number'], ['amount']].map((fields) => lacking({ ...draft({ ...claim, fields: [...claim.fields] }), fields }).length)).toEqual([0, 1]);
  });
  it('recognises rows only by what the list holds', () => {
    const numberless = withoutField({ ...draft(), matchBy: 'number' }, 'number');
    expect([matches(draft()), matches(numberless), matchBy(numberless)]).toEqual([['number', 'mail', 'name'], ['mail', 'name'], 'mail']);
    expect(matchBy(draft({ kind: 'prices' }))).toBeNull();
  });
});

describe('looking again', () => {
  it('keeps what was decided about the same columns', () => {
    const before = { ...withField(draft(), 3, 'country'), choices: { 4: { do: 'skip' as const } } };
    const after = draftOf(FILE, seenOf({ said: { decimal: 'point' }, shape: { ...SHAPE, decimal: 'point' } }), before);
    expect([after.fields, after.choices, after.said]).toEqual([['number', 'name', 'mail', 'country'], { 4: { do: 'skip' } }, { decimal: 'point' }]);
  });
  it('begins anew where the columns or the rows are others', () => {
    const before = { ...withField(draft(), 3, 'country'), choices: { 4: { do: 'skip' as const } } };
    for (const other of [{ hash: 'h2' }, { shape: { ...SHAPE, header: 2 } }, { columns: [column('Nr;Firma', null)] }]) expect(draftOf(FILE, seenOf(other), before).choices).toEqual({});
  });
  it('reads the file as a fix says', () => {
    expect([saidByFix({ dates: 'day' }, { fix: 'decimal', mark: 'point' }), saidByFix({}, { fix: 'dates', order: 'year' }), saidByFix({}, { fix: 'default' })]).toEqual([{ dates: 'day', decimal: 'point' }, { dates: 'year' }, null]);
  });
});

describe('what the file does not prove', () => {
  const unsure = (samples: string[], kind: FieldKind, shape: Partial<Shape>, field: string | null = 'x') => draft({ columns: [column('A', field, samples)], fields: [{ name: 'x', kind, required: false }], shape: { ...SHAPE, ...shape } });
  it('asks for the mark with a number of the file', () => {
    expect(unsureDecimal(unsure(['5', '1.234'], 'money', { decimal_sure: false }))).toEqual({ example: '1.234', readings: [{ way: 'comma', text: '1234' }, { way: 'point', text: '1.234' }] });
    expect(unsureDecimal(unsure(['2,500'], 'money', { decimal_sure: false }))?.readings).toEqual([{ way: 'comma', text: '2.5' }, { way: 'point', text: '2500' }]);
    expect([unsureDecimal(unsure(['1.234'], 'money', { decimal_sure: false }, null)), unsureDate(unsure(['05/02/2024'], 'text', { dates_sure: false }))]).toEqual([null, null]);
    expect([unsureDecimal(unsure(['1.234'], 'money', {})), unsureDecimal(unsure(['12'], 'money', { decimal_sure: false }))]).toEqual([null, null]);
  });
  it('asks for the order with a date that can be two days', () => {
    expect(unsureDate(unsure(['31/12/2024', '05/02/2024'], 'date', { dates_sure: false }))).toEqual({ example: '05/02/2024', readings: [{ way: 'day', text: '5 February 2024' }, { way: 'month', text: '2 May 2024' }] });
    expect(unsureDate(unsure(['04/04/2024'], 'date', { dates_sure: false }))).toBeNull();
  });
});

describe('rows that look alike', () => {
  const row = (number: number): RowSeen => ({ row: number, did: 'created', title: String(number), like: { id: 'x', title: 'X', by: 'name', row: null }, faults: [] });
  it('stay in sight once they are decided', () => {
    expect(alikeRows([row(3), row(7)], [row(9)], { 7: { do: 'skip' } }).map((one) => one.row)).toEqual([7, 9]);
    expect(alikeRows([row(3)], [row(3)], { 3: { do: 'create' } })).toHaveLength(1);
  });
});

describe('steps', () => {
  const here = { hasFile: true, isDone: false, isRunning: false };
  it('are gone only as far as there is something to show', () => {
    expect([stepFor('check', here), stepFor('done', here), stepFor('check', { ...here, hasFile: false }), stepFor('columns', { ...here, isRunning: true }), stepFor('done', { ...here, isDone: true }), stepFor('check', { ...here, isDone: true })])
      .toEqual(['check', 'check', 'file', 'done', 'done', 'file']);
  });
});

describe('a long task', () => {
  let disconnect = (): void => undefined;
  afterEach(() => disconnect());
  const view = (part: Partial<JobView>): JobView => ({ id: 1, command: 'import_try', done: 0, total: null, took_ms: 0, left_ms: null, answer: null, refused: null, ...part });

  it('tells speed and rest only when they have settled', () => {
    expect(progressOf(view({}))).toEqual({ percent: null, rate: null, left: null });
    expect(progressOf(view({ done: 50, total: 400, took_ms: 200, left_ms: 1400 }))).toEqual({ percent: 12, rate: null, left: null });
    expect(progressOf(view({ done: 3000, total: 9000, took_ms: 1500, left_ms: 3001 }))).toEqual({ percent: 33, rate: 2000, left: 4 });
    expect([spokenPercent(null), spokenPercent(24), spokenPercent(99)]).toEqual([null, 0, 75]);
  });
  it('answers what the command answers, and goes through what it tells', async () => {
    const steps = [view({ total: 2 }), view({ done: 1, total: 2 }), view({ done: 2, total: 2, answer: { run: 5 } })];
    disconnect = connect(memoryTransport({ job_start: () => steps.shift(), job_get: () => steps.shift() }));
    const job = new Job('import_run');
    const seen: number[] = [];
    job.subscribe(() => { const { view: now } = job.now(); if (now) seen.push(now.done); });
    expect(await job.start({} as never)).toEqual({ run: 5 });
    expect([seen, job.now().running]).toEqual([[0, 1, 2], false]);
  });
  it('is stopped before the next of its kind begins, and only the latest is heard', async () => {
    const told: string[] = [];
    const stopped = new Set<number>();
    let last = 0;
    disconnect = connect(memoryTransport({
      job_start: () => { last += 1; told.push(`start ${last}`); return view({ id: last, ...(last === 2 ? { answer: { run: 2 } } : {}) }); },
      job_stop: ({ id }: { id: number }) => { told.push(`stop ${id}`); stopped.add(id); return view({ id }); },
      job_get: ({ id }: { id: number }) => view({ id, ...(stopped.has(id) ? { refused: { faults: [{ code: 'stopped', field: '', params: {} }] } } : {}) }),
    }));
    const job = new Job('import_try');
    const first = job.start({} as never);
    await new Promise<void>((begun) => { const end = job.subscribe(() => { if (job.now().view) { end(); begun(); } }); });
    expect([await job.start({} as never), await first]).toEqual([{ run: 2 }, null]);
    expect([told, job.now().error]).toEqual([['start 1', 'stop 1', 'start 2'], null]);
  });
  it('says that it was stopped on request', async () => {
    disconnect = connect(memoryTransport({ job_start: () => view({ refused: { faults: [{ code: 'stopped', field: '', params: {} }] } }) }));
    const job = new Job('import_try');
    expect([await job.start({} as never), wasStopped(job.now().error)]).toEqual([null, true]);
    job.forget();
    expect(wasStopped(job.now().error)).toBe(false);
  });
});
