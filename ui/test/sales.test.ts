/** The editor's own arithmetic: which words belong to which line, which version is saved next, and what tells the kinds apart. */
import { beforeAll, describe, expect, it, vi } from 'vitest';

import { CommandFailed, type Fault } from '../src/core/faults';
import type { DocumentDetail, DocumentDraft, DocumentKind, DraftLine, DraftView, Reckoned, ReckonedLine } from '../src/core/generated/commands';
import { askedFor, conditionsOf } from '../src/list/conditions';
import { hasText, loadLanguage } from '../src/i18n';
import { vatText } from '../src/screens/documents/DraftLines';
import { type Form, bodyOf, doubled, formOf, isBlank, keyed, keysOf, placed, placedFaults, withItem, withText } from '../src/screens/documents/form';
import { DraftKeeper } from '../src/screens/documents/keeper';
import { KINDS, STARTED, draftPathOf, newCommandOf, pathOf } from '../src/screens/documents/kinds';
import { LISTS, requestOf } from '../src/screens/documents/lists';
import { usualPrinter } from '../src/screens/documents/printing';
import { STATE_FILTERS, stateText } from '../src/screens/documents/states';
import { commandsOf, menuOf, primaryOf } from '../src/screens/documents/viewCommands';

const euro = (minor: number) => ({ minor, currency: 'EUR' });
const line = (over: Partial<DraftLine> = {}): DraftLine => ({
  item: null, text: '', description: '', quantity: null, unit: null, price: null, discount_percent: null, tax_category: null, source_line: null, counted: null, ...over,
});
const body = (over: Partial<DocumentDraft> = {}): DocumentDraft => ({
  kind: 'invoice', party: null, contact: null, deal: null, branch: null, issued_on: null, supply_on: null, until_on: null, currency: null, exchange_rate: null, language: null,
  billing_address: null, delivery_address: null, price_list: null, payment_term: null, location: null, destination: null, reference: '', intro: '', closing: '', reason: '', discount_percent: null,
  prepayment_percent: null, goods_back: false, opening: false, source: null, revision_of: null, lines: [], ...over,
});
const reckoned = (over: Partial<Reckoned> = {}): Reckoned => ({
  lines: [], taxes: [], net: euro(0), tax: euro(0), gross: euro(0), prepaid: euro(0), due: euro(0), prices_gross: false, faults: [], ...over,
});
const reckonedLine = (at: number, text: string): ReckonedLine => ({ at, sku: '', text, quantity: '1', unit: 'C62', price: '1', net: euro(100), vat: 'S 19', trace: null, available: null });
const view = (version: number, draft: DocumentDraft, over: Partial<Reckoned> = {}): DraftView => ({
  draft: { id: 'd1', kind: draft.kind, title: '', body: draft, owner: 'u1', saved_at_ms: 0, version }, reckoned: reckoned(over),
});
const fault = (field: string, code: Fault['code'] = 'required') => ({ code, field, params: {} }) as DraftView['reckoned']['faults'][number];
const form = (...lines: DraftLine[]): Form => formOf(body({ lines }));

beforeAll(() => loadLanguage('en'));

describe('lines of a draft', () => {
  it('get keys in the form and lose them on the way to the core', () => {
    const draft = body({ lines: [line({ text: 'a' }), line({ text: 'b' })] });
    expect(new Set(keysOf(formOf(draft))).size).toBe(2);
    expect(bodyOf(formOf(draft))).toEqual(draft);
  });
  it('begin with one to type into', () => {
    expect(bodyOf(formOf(body())).lines).toEqual([line({ quantity: '1' })]);
    expect(bodyOf(formOf(body({ kind: 'correction' }))).lines, 'a count says what is there').toEqual([line()]);
  });
  it('find their faults wherever they were moved, and lose them when they are gone', () => {
    const keys = ['a', 'b', 'c'];
    expect(keyed('lines.2.quantity', keys)).toBe('lines.c.quantity');
    expect([placed('lines.c.quantity', ['c', 'a']), placed('lines.c.quantity', ['a']), placed('lines.c', ['a', 'c'])]).toEqual(['lines.0.quantity', null, 'lines.1']);
    expect([keyed('party', keys), placed('party', keys), keyed('lines', keys), placed('lines', keys)]).toEqual(['party', 'party', 'lines', 'lines']);
    expect(keyed('lines.9.price', keys)).toBe('lines.9.price');
  });
  it('ask for a missing text where an item is chosen, unless the line is one of words', () => {
    const value = form(line(), line({ text: 'Handarbeit' }));
    const [first = '', second = ''] = keysOf(value);
    expect(placedFaults([fault(`lines.${first}.text`), fault(`lines.${second}.text`)] as Fault[], value).map(({ field }) => field)).toEqual(['lines.0.item', 'lines.1.text']);
  });
  it('are looked up anew for another item', () => {
    const [before] = form(line({ item: 'i1', text: 'Stuhl', price: '5', tax_category: 't', source_line: 's', quantity: '3', unit: 'XBX' })).lines;
    expect(before && withItem(before, 'i2', 'C62')).toMatchObject({ item: 'i2', unit: 'C62', quantity: '3', text: '', price: null, tax_category: null, source_line: null });
  });
  it('of words are counted in pieces and taxed as usual', () => {
    const [before] = form().lines;
    expect(before && withText(before, 'Anfahrt', 'standard')).toMatchObject({ item: null, text: 'Anfahrt', quantity: '1', unit: 'C62', tax_category: 'standard' });
  });
  it('are doubled without continuing the same line twice', () => {
    const [before] = form(line({ item: 'i', source_line: 's' })).lines;
    const after = before && doubled(before);
    expect([after?.source_line, after?.item, after?.key === before?.key]).toEqual([null, 'i', false]);
  });
  it('make a draft worth keeping', () => {
    expect([isBlank(body()), isBlank(body({ lines: [line({ text: 'a' })] })), isBlank(body({ source: 'x' })), isBlank(body({ reference: ' ' }))]).toEqual([true, false, false, true]);
  });
  it('show the tax as a percentage', () => {
    expect([vatText('S 19'), vatText('AE 0'), vatText('')]).toEqual(['19%', '0%', '']);
  });
});

describe('keeper', () => {
  const start = form(line({ text: 'a' }), line({ text: 'b' }));
  it('saves on the version that was answered last', async () => {
    const send = vi.fn(async ({ version, body: saved }: { version: number; body: DocumentDraft }) => view(version + 1, saved));
    const keeper = new DraftKeeper('d1', view(1, bodyOf(start)), start, send);
    await keeper.save(start);
    await keeper.save(start);
    expect(send.mock.calls.map(([request]) => request.version)).toEqual([1, 2]);
    expect(keeper.get().version).toBe(3);
  });
  it('gives every line what was looked up for it, also when lines move before the answer is there', async () => {
    const [a = '', b = ''] = keysOf(start);
    const keeper = new DraftKeeper('d1', view(1, bodyOf(start)), start, async ({ body: saved }) => view(2, saved, { lines: [reckonedLine(0, 'first'), reckonedLine(1, 'second')], faults: [fault('lines.1.price')] }));
    await keeper.save({ ...start, lines: start.lines.toReversed() });
    expect([keeper.get().lines.get(b)?.text, keeper.get().lines.get(a)?.text]).toEqual(['first', 'second']);
    expect(placedFaults([...keeper.get().faults], start).map(({ field }) => field)).toEqual(['lines.0.price']);
  });
  it('stops when somebody else has saved, until the person has chosen', async () => {
    let refused = true;
    const send = vi.fn(async ({ version, body: saved }: { version: number; body: DocumentDraft }) => {
      if (refused) throw new CommandFailed([{ code: 'changed-meanwhile', field: '', params: {} }]);
      return view(version + 1, saved);
    });
    const keeper = new DraftKeeper('d1', view(1, bodyOf(start)), start, send);
    await expect(keeper.save(start)).rejects.toThrow('changed-meanwhile');
    await expect(keeper.save(start)).rejects.toThrow('changed-meanwhile');
    expect([send.mock.calls.length, keeper.get().conflict]).toEqual([1, true]);
    refused = false;
    keeper.overrule(7);
    await keeper.save(start);
    expect([keeper.get().version, keeper.get().conflict]).toEqual([8, false]);
  });
  it('keeps trying after any other failure and saves nothing once it has ended', async () => {
    const send = vi.fn(async () => { throw new CommandFailed([{ code: 'unreachable', field: '', params: {} }]); });
    const keeper = new DraftKeeper('d1', view(1, bodyOf(start)), start, send);
    await expect(keeper.save(start)).rejects.toThrow('unreachable');
    expect(keeper.get().conflict).toBe(false);
    keeper.end();
    await keeper.save(start);
    expect(send).toHaveBeenCalledTimes(1);
  });
});

describe('kinds', () => {
  const all = Object.keys(KINDS) as DocumentKind[];
  it('have fields once, and a way to give what the core asks for', () => {
    for (const kind of all) {
      const { head, more, party, lines } = KINDS[kind];
      expect(new Set([...head, ...more]).size, kind).toBe(head.length + more.length);
      expect(head.includes('party'), kind).toBe(party !== null);
      expect(head.includes('reason'), kind).toBe(kind === 'credit_note' || kind === 'correction');
      expect(lines.includes('net'), kind).toBe(KINDS[kind].priced);
      expect(lines[0], kind).toBe('what');
    }
  });
  it('have all their words', () => {
    const keys = all.flatMap((kind) => [`doc-kind-${kind}`, `doc-new-${kind}`]);
    const commands = STARTED.map((kind) => `cmd-doc-new-${kind}`);
    const states = Object.keys(STATE_FILTERS).map((state) => `doc-filter-${state}`);
    const lists = Object.keys(LISTS).flatMap((id) => [`doc-list-${id}`, `doc-empty-${id}`, `doc-empty-${id}-hint`]);
    expect([...keys, ...commands, ...states, ...lists].filter((key) => !hasText(key))).toEqual([]);
    expect(stateText('invoice', 'done')).toBe('Paid');
    expect(stateText('order', 'done')).toBe('Done');
  });
  it('have an address each', () => {
    for (const kind of all) expect(pathOf(kind, 'x'), kind).toBe(`${KINDS[kind].path}/x`);
    expect([pathOf('credit_note', 'x'), draftPathOf('receipt', 'y'), newCommandOf('quote')]).toEqual(['/invoices/x', '/stock/receipts/drafts/y', 'documents.new-quote']);
  });
});

describe('lists', () => {
  const ask = { from: 100, to: 200, search: 'berg', sort: { column: 'valid', descending: true }, filters: [], any: [] };
  it('ask for a window in the words of the core', () => {
    expect(requestOf(['quote'], { ...ask, ...askedFor(LISTS.quotes.filters ?? [], conditionsOf(LISTS.quotes.filters ?? [], { party: 'p1', issued: '2026-01-01..' })) })).toEqual({
      kinds: ['quote'],
      window: {
        from: 100, limit: 100, search: 'berg', sort: [{ column: 'until_on', descending: true }],
        filters: [{ column: 'issued_on', op: 'from', values: ['2026-01-01'] }, { column: 'party', op: 'is', values: ['p1'] }],
      },
    });
  });
  it('know what is overdue by its day', () => {
    expect(STATE_FILTERS['overdue']?.('2026-11-22')).toContainEqual({ column: 'due_on', op: 'to', values: ['2026-11-21'] });
  });
});

describe('what can follow', () => {
  const wishes = { ask: vi.fn(), preview: vi.fn(), postings: vi.fn() };
  const detail = (kind: DocumentKind, over: Partial<DocumentDetail> = {}): DocumentDetail => ({
    document: { id: 'x', kind }, state: 'open', sent: false, open: euro(0), lines: [], taxes: [], instalments: [], events: [], links: [], file: null, next: [], ...over,
  } as unknown as DocumentDetail);
  const ids = (one: DocumentDetail): string[] => commandsOf(one, wishes).map(({ id }) => id);
  it.each([
    ['an open quote', detail('quote', { next: ['order'] }), ['documents.make-order', 'documents.accept', 'documents.decline', 'documents.revise', 'documents.sent', 'documents.duplicate', 'documents.preview']],
    ['a declined quote', detail('quote', { state: 'declined', sent: true }), ['documents.duplicate', 'documents.preview']],
    ['an order in progress', detail('order', { state: 'partial', sent: true, next: ['delivery', 'invoice'] }), ['documents.make-delivery', 'documents.make-invoice', 'documents.prepayment', 'documents.close', 'documents.duplicate', 'documents.preview']],
    ['an unpaid invoice', detail('invoice', { open: euro(100), sent: true, next: ['credit_note'] }), ['documents.make-credit_note', 'payments.record', 'documents.duplicate', 'documents.preview', 'documents.postings']],
    ['a credit note', detail('credit_note', { state: 'final', sent: true }), ['documents.preview', 'documents.postings']],
    ['a receipt of goods', detail('receipt', { state: 'final', lines: [{ line: { item: 'chai', text: 'Chai' } }] as DocumentDetail['lines'] }), ['documents.duplicate', 'documents.labels', 'documents.postings']],
    ['a receipt of nothing with a label', detail('receipt', { state: 'final', lines: [{ line: { item: null, text: 'Pallet' } }] as DocumentDetail['lines'] }), ['documents.duplicate', 'documents.postings']],
    ['a stock correction', detail('correction', { state: 'final' }), ['documents.postings']],
  ])('of %s', (_, one, expected) => expect(ids(one)).toEqual(expected));
  it('puts the way onward in front and everything else behind the dots', () => {
    const order = detail('order', { next: ['delivery', 'invoice'] });
    expect(primaryOf(order)).toBe('documents.make-delivery');
    expect(menuOf(commandsOf(order, wishes), primaryOf(order))).not.toContain('documents.make-delivery');
    expect(primaryOf(detail('invoice', { open: euro(5), next: ['credit_note'] }))).toBe('payments.record');
    expect(primaryOf(detail('invoice', { state: 'done', next: ['credit_note'] }))).toBeNull();
  });
});

describe('printers', () => {
  const printers = [{ name: 'Lager', preferred: false }, { name: 'Büro', preferred: true }];
  it('are remembered per kind while they are there', () => {
    localStorage.setItem('kontor.printer.invoice', 'Lager');
    localStorage.setItem('kontor.printer.quote', 'Verkauft');
    expect([usualPrinter('invoice', printers), usualPrinter('quote', printers), usualPrinter('order', []), usualPrinter('order', printers)]).toEqual(['Lager', 'Büro', null, 'Büro']);
  });
});
