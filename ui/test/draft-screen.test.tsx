/** The editor of a draft against a small core in memory: what is saved, what is said, what becomes of it. */
import { createMemoryHistory } from '@tanstack/react-router';
import { act, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { App } from '../src/App';
import { registry } from '../src/commands/registry';
import { connect } from '../src/core/client';
import { CommandFailed, type Fault } from '../src/core/faults';
import type { DocumentDraft, DocumentIssue, DraftSave, DraftView, ProgramState } from '../src/core/generated/commands';
import { memoryTransport } from '../src/core/transport';
import { loadLanguage } from '../src/i18n';
import { documentArea } from '../src/screens/documents/place';
import { settleIn } from '../src/shell/office';
import { go } from '../src/shell/router';
import { changeSettings } from '../src/ui';

// The clock of the autosave is the real one here.
vi.setConfig({ testTimeout: 20_000 });

const euro = (minor: number) => ({ minor, currency: 'EUR' });

/** One draft, kept as the core keeps it: versions counted, faults reckoned. */
class Core {
  version = 1;
  issued = 0;
  /** Whether the price lies below the floor, and who let it pass. */
  cheap = false;
  approved = 0;
  discarded = 0;
  owner = 'u1';
  body: DocumentDraft = {
    kind: 'invoice', party: 'p1', contact: null, deal: null, branch: null, issued_on: null, supply_on: null, until_on: null, currency: null, exchange_rate: null, language: null,
    billing_address: null, delivery_address: null, price_list: null, payment_term: null, location: null, destination: null, reference: '', intro: '', closing: '', reason: '', discount_percent: null,
    prepayment_percent: null, goods_back: false, opening: false, source: null, revision_of: null,
    lines: [{ item: null, text: 'Anfahrt', description: '', quantity: '1', unit: 'C62', price: '35', discount_percent: null, tax_category: 't1', source_line: null, counted: null }],
  };

  private faults(): Fault[] {
    return this.body.lines.flatMap(({ quantity }, at): Fault[] => (quantity === null ? [{ code: 'required', field: `lines.${String(at)}.quantity`, params: {} }] : []));
  }
  view = (): DraftView => ({
    draft: { id: 'd1', kind: 'invoice', title: 'Berg GmbH', body: this.body, owner: this.owner, saved_at_ms: 0, version: this.version },
    reckoned: {
      lines: this.body.lines.map(({ text, quantity, price }, at) => ({ at, sku: '', text, quantity: quantity ?? '0', unit: 'C62', price: price ?? '0', net: euro(Number(quantity ?? '0') * 3500), vat: 'S 19', trace: null, available: null })),
      taxes: [], net: euro(0), tax: euro(0), gross: euro(0), prepaid: euro(0), due: euro(0), prices_gross: false, faults: this.faults() as DraftView['reckoned']['faults'],
    },
  });
  save = ({ version, body }: DraftSave): DraftView => {
    if (version !== this.version) throw new CommandFailed([{ code: 'changed-meanwhile', field: '', params: {} }]);
    this.version += 1;
    this.body = body;
    return this.view();
  };
  issue = ({ approved = false }: DocumentIssue): unknown => {
    const faults = this.faults();
    if (this.cheap && !approved) faults.push({ code: 'below-floor-price', field: 'lines.0.price', params: { price: '35' } });
    if (approved) this.approved += 1;
    if (faults.length > 0) throw new CommandFailed(faults);
    this.issued += 1;
    return { document: { id: 'd1', kind: 'invoice', number: 'INV26-1' } };
  };
}

/** Somebody who may issue documents. */
const CLERK = { version: '', waiting: null, company: { path: '/f', company: { name: 'Nordwind', time_zone: 'Europe/Berlin', currency: 'EUR' }, user: { id: 'u1', name: 'Anna' }, branch: {}, device: {}, rights: ['document.see', 'document.create', 'document.post'], scopes: {}, facets: [], preview: null } } as unknown as ProgramState;

/** Somebody who may let pass what the rules stop. */
const APPROVER = { ...CLERK, company: { ...CLERK.company, rights: ['document.see', 'document.create', 'document.post', 'document.approve'] } } as ProgramState;

let core: Core;
let disconnect: () => void;
const AREAS = [documentArea('invoices', ['invoice', 'credit_note'], 'InvoiceList')];
beforeEach(async () => {
  core = new Core();
  localStorage.clear();
  changeSettings({ language: 'en', theme: 'light', density: 'compact', peekOpen: false });
  await loadLanguage('en');
  disconnect = connect(memoryTransport({
    draft_get: core.view, draft_save: core.save, document_issue: core.issue, draft_list: () => [], choices: () => ({ units: ['C62'], tax_categories: [], price_lists: [], payment_terms: [], locations: [] }),
    draft_discard: () => { core.discarded += 1; return {}; }, document_list: () => ({ rows: [], total: 0 }),
    document_get: () => { throw new CommandFailed([{ code: 'not-found', field: '', params: {} }]); },
    party_get: () => ({ party: { id: 'p1', name: 'Berg GmbH' }, addresses: [], relations: [], contact_points: [], bank_accounts: [], duplicates: [], merged: [] }),
  }));
  settleIn(CLERK);
  render(<App areas={AREAS} history={createMemoryHistory({ initialEntries: ['/invoices/drafts/d1'] })} />);
  await screen.findByRole('heading', { name: 'New invoice' });
});
afterEach(() => {
  settleIn({ version: '', company: null, waiting: null });
  disconnect();
});

const field = (path: string): HTMLInputElement => {
  const found = document.querySelector<HTMLInputElement>(`[data-field="${path}"] input`);
  if (!found) throw new Error(`no field ${path}`);
  return found;
};
const type = (path: string, text: string): void => {
  fireEvent.focus(field(path));
  fireEvent.change(field(path), { target: { value: text } });
};
const leave = (path: string): void => { fireEvent.blur(field(path)); };
const saved = async (version: number): Promise<void> => { await waitFor(() => expect(core.version).toBe(version), { timeout: 3000 }); };
const faultAt = (path: string): string | undefined => document.querySelector(`[data-field="${path}"] .field-error`)?.textContent;

describe('the editor of a draft', () => {
  it('saves what is typed on the version that it saw', async () => {
    type('lines.0.quantity', '3');
    await saved(2);
    type('reference', 'Order 12');
    await saved(3);
    expect([core.body.lines[0]?.quantity, core.body.reference, core.body.lines.length]).toEqual(['3', 'Order 12', 1]);
  });
  it('says what is wrong only where somebody has been', async () => {
    type('lines.0.quantity', '');
    await saved(2);
    expect(faultAt('lines.0.quantity') ?? '').toBe('');
    leave('lines.0.quantity');
    await waitFor(() => expect(faultAt('lines.0.quantity')).toBe('Please fill this in.'));
    expect(screen.queryByRole('alert')).toBeNull();
  });
  it('says all of it when it is to be issued, and takes back what is mended', async () => {
    type('lines.0.quantity', '');
    act(() => { registry.find('documents.issue')?.run(); });
    expect((await screen.findByRole('alert')).textContent).toContain('Line 1, Quantity: Please fill this in.');
    expect(core.issued).toBe(0);
    type('lines.0.quantity', '2');
    await waitFor(() => expect(screen.queryByRole('alert')).toBeNull(), { timeout: 3000 });
  });
  it('issues what was typed last', async () => {
    type('lines.0.quantity', '5');
    act(() => { registry.find('documents.issue')?.run(); });
    await waitFor(() => expect(core.issued).toBe(1));
    expect(core.body.lines[0]?.quantity).toBe('5');
  });
  it('says at the field that a price lies below the floor, which stays hidden', async () => {
    core.cheap = true;
    act(() => { registry.find('documents.issue')?.run(); });
    await waitFor(() => expect(faultAt('lines.0.price')).toBe('The price 35 lies below the lowest price. Somebody who may must approve it.'));
    expect([core.issued, screen.queryByTestId('ask-yes')]).toEqual([0, null]);
  });
  it('asks who may approve, and then lets it pass', async () => {
    core.cheap = true;
    settleIn(APPROVER);
    act(() => { registry.find('documents.issue')?.run(); });
    expect(core.issued).toBe(0);
    fireEvent.click(await screen.findByTestId('ask-yes'));
    await waitFor(() => expect([core.issued, core.approved]).toEqual([1, 1]));
  });
  it('overwrites nobody: it asks whose version counts, and then goes on', async () => {
    core.version = 9;
    type('lines.0.quantity', '4');
    fireEvent.click(await screen.findByTestId('conflict-mine', {}, { timeout: 3000 }));
    await saved(10);
    expect(core.body.lines[0]?.quantity).toBe('4');
    await waitFor(() => expect(screen.queryByTestId('conflict-mine')).toBeNull());
  });
  it('shows the other version when that one counts', async () => {
    core.version = 9;
    core.body = { ...core.body, reference: 'from the other PC' };
    type('reference', 'mine');
    fireEvent.click(await screen.findByTestId('conflict-theirs', {}, { timeout: 3000 }));
    await waitFor(() => expect(field('reference').value).toBe('from the other PC'));
    expect(core.version).toBe(9);
  });
  it('is thrown away only when asked', async () => {
    act(() => { registry.run('documents.discard'); });
    fireEvent.click(await screen.findByTestId('ask-yes'));
    await waitFor(() => expect(core.discarded).toBe(1));
    await screen.findByRole('heading', { name: 'Invoices' });
  });
  it.each([['leaves with the screen of whoever began it', 'u1', 1], ['stays when somebody else only looked at it', 'u2', 0]])('with nothing in it, %s', async (_, owner, discarded) => {
    const look = async (): Promise<void> => {
      go('/invoices/drafts/d1');
      await screen.findByRole('heading', { name: 'New invoice' });
      go('/invoices');
      await screen.findByRole('heading', { name: 'Invoices' });
    };
    await look();
    core.body = { ...core.body, party: null, lines: [] };
    core.owner = owner;
    await look();
    // What the screen leaves behind goes out in the next turn.
    await new Promise((next) => { setTimeout(next); });
    expect(core.discarded).toBe(discarded);
  });
});
