// Every screen of the window: the paths come from the areas themselves, so that none is forgotten; what lies over screens is listed here.
import { readFileSync, readdirSync } from 'node:fs';
import { fallen } from './import.mjs';

const SCREENS = new URL('../../ui/src/screens/', import.meta.url);
const read = (path) => readFileSync(new URL(path, SCREENS), 'utf8');
const allOf = (text, pattern) => [...text.matchAll(pattern)].map(([, found]) => found);

/** `/contacts`, `/contacts/$id` and so on, as the areas declare them; documents share one declaration. */
function declared() {
  const areas = readdirSync(SCREENS, { withFileTypes: true }).filter((entry) => entry.isDirectory()).flatMap(({ name }) => readdirSync(new URL(`${name}/`, SCREENS)).includes('area.ts') ? [read(`${name}/area.ts`)] : []);
  const documents = allOf(read('documents/kinds.ts'), /path: '([^']+)'/g).flatMap((path) => [path, `${path}/$id`, `${path}/drafts/$id`]);
  return [...new Set([...areas.flatMap((area) => allOf(area, /screen\('([^']+)'/g)), ...documents])].toSorted();
}

/** What a screen of one record is shown with: the first row of a list. */
const RECORDS = {
  '/contacts/$id': ['party_list', { limit: 1, filters: [{ column: 'customer', op: 'is', values: ['1'] }] }], '/deals/$id': ['deal_list', { limit: 1 }], '/items/$id': ['item_list', { limit: 1 }],
  '/calendar/tasks/$id': ['activity_list', { limit: 1 }], '/calendar/people/$id': ['employee_list', { limit: 1 }], '/payments/$id': ['payment_list', { limit: 1 }], '/prices/$id': ['price_list_list', {}],
  '/settings/roles/$id': ['role_list', {}],
};
const KINDS = { '/quotes': 'quote', '/orders': 'order', '/deliveries': 'delivery', '/invoices': 'invoice', '/stock/receipts': 'receipt', '/stock/corrections': 'correction', '/stock/transfers': 'dispatch' };
/** Views of one path that the address tells apart. */
const VIEWS = {
  '/calendar': ['day', 'week', 'month', 'people'].map((view) => `/calendar?view=${view}`),
  '/welcome/new': ['country', 'company', 'codes'].map((step) => `/welcome/new?step=${step}`),
};

/** All places to go to in this company; `ask` runs a command. */
export function places(ask) {
  const first = ([command, request]) => {
    const answer = ask(command, request);
    const [row] = answer.rows ?? answer;
    return row.id ?? row.list?.id ?? row.price_list?.id ?? row.role;
  };
  const issued = (kind) => ask('document_list', { kinds: [kind], window: { limit: 1, sort: [{ column: 'gross', descending: true }] } }).rows[0]?.id;
  const draft = (kind) => ask('draft_start', { kind, source: null, copy_of: ['quote', 'order', 'invoice', 'receipt'].includes(kind) ? issued(kind) : null, deal: null, party: null, prepayment_percent: null }).draft.id;
  const filled = (path) => {
    const kind = KINDS[path.replace(/(\/drafts)?\/\$id$/, '')];
    if (kind) return path.includes('/drafts/') ? draft(kind) : issued(kind) ?? null;
    if (!RECORDS[path]) throw new Error(`${path} is new: say in RECORDS of tests/e2e/screens.mjs what it is shown with`);
    return first(RECORDS[path]);
  };
  const [owed] = ask('document_list', { kinds: ['invoice'], window: { limit: 1, filters: [{ column: 'open', op: 'is_not', values: ['0'] }] } }).rows;
  const plain = declared().flatMap((path) => {
    if (!path.includes('$')) return VIEWS[path] ?? [path];
    const id = filled(path);
    return id === null ? [] : [path.replace('$id', id)];
  });
  return [...plain, `/payments/new?document=${owed.id}`];
}

/** What lies over a screen or comes of something done there: where, and what is done to see it. */
export const OVERLAYS = [
  ['the palette', '/home', async ({ press, type, waitFor }) => { await press('Ctrl+k'); await waitFor('palette'); await type('chai'); await waitFor({ role: 'menuitem', name: 'Chai' }); }],
  ['the keys', '/home', async ({ press, waitFor }) => { await press('?'); await waitFor({ role: 'dialog' }); }],
  ['the menu of what is new', '/home', async ({ click, waitFor }) => { await click('new-menu'); await waitFor({ role: 'menuitem', name: 'New item' }); }],
  ['a new activity', '/home', made('activities.new')], ['a new customer', '/contacts', made('contacts.new')], ['a new deal', '/deals', made('deals.new')], ['a new item', '/items', made('items.new')],
  ['labels of selected items', '/items', async ({ click, waitFor }) => { await click({ role: 'checkbox', name: 'Select row 2' }); await click('items.labels-selected'); await waitFor({ role: 'dialog' }); }],
  ['moving goods', '/stock', async ({ click, waitFor }) => { await click('new-menu'); await click({ role: 'menuitem', name: 'Transfer stock' }); await waitFor({ role: 'dialog' }); }],
  ['a filter', '/invoices', async ({ click, waitFor }) => { await click('filter-state'); await waitFor({ role: 'dialog' }); }],
  ['the paper of an invoice', 'invoice', async ({ click, waitFor }) => { await click('documents.preview'); await waitFor({ role: 'img', name: 'Page 1' }); }],
  ['the postings of an invoice', 'invoice', async ({ press, waitFor }) => { await press('Alt+j'); await waitFor({ role: 'dialog' }); }],
  ['a list of choices', '/payments/new', async ({ click, waitFor }) => { await click({ label: 'Way' }); await waitFor({ role: 'option', name: 'Cash' }); }],
  ['a day to choose', '/payments/new', async ({ click, waitFor }) => { await click({ role: 'button', name: 'Date' }); await waitFor({ role: 'dialog' }); }],
  ['the columns of a list', '/import', fallen], ['what would come of a list', '/import', async (hand) => { await fallen(hand); await hand.click('import.check'); await hand.waitFor('import.count-wrong', '2'); }],
  ['the history of an invoice', 'invoice', async ({ press, waitFor }) => { await press('Alt+h'); await waitFor({ role: 'dialog', name: 'History' }); }],
  ['the recovery key', '/settings?part=safety', async ({ click, waitFor }) => { await click('recovery.show'); await waitFor('recovery.written'); }],
  ['a backup to restore', '/settings?part=backups', async ({ click, waitFor }) => { await click('backup.restore'); await waitFor({ role: 'dialog', name: 'Restore the backup' }); }],
  ['a password to change', '/home', async ({ click, waitFor }) => { await click('user-menu'); await click({ role: 'menuitem', name: 'Change password' }); await waitFor({ role: 'dialog' }); }],
  ['a role to copy', '/settings?part=roles', async ({ click, waitFor }) => { await click('role.copy'); await waitFor({ role: 'dialog' }); }],
  ['a notice', '/deals', async ({ click, waitFor }) => { await click({ role: 'button', name: 'Move ' }); await click({ role: 'menuitem', name: 'Negotiation' }); await waitFor({ text: 'is now in Negotiation' }); }],
];

/** What concerns the whole desk: whoever else looks at this company sees it too. */
export const AT_THE_DESK = [
  ['the lock', '/home', async ({ press, waitFor }) => { await press('Alt+l'); await waitFor({ role: 'dialog', name: 'Locked' }); }],
  ['the people at the lock', '/home', async ({ press, click, waitFor }) => { await press('Alt+l'); await click('door.other'); await waitFor({ role: 'button', name: 'Nancy Davolio' }); }],
  ['the door', '/home', async ({ click, waitFor }) => { await click('user-menu'); await click({ role: 'menuitem', name: 'Sign out, let somebody else work' }); await waitFor({ role: 'button', name: 'Nancy Davolio' }); }],
  ['the program as a role sees it', '/settings?part=roles', async ({ click, waitFor }) => { await click({ role: 'button', name: 'Shop' }); await click('role.preview'); await waitFor('preview.end'); }],
];

function made(command) {
  return async ({ click, waitFor }) => {
    await click(command);
    await waitFor({ role: 'dialog' });
  };
}
