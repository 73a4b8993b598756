// A day of work through the real core, served to a real browser: from a new customer to the paid invoice, then every screen is
// looked at by axe in light and dark.
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { check, end, equal, folder, found, run, serve } from './story.mjs';

const require = createRequire(new URL('../../ui/package.json', import.meta.url));
const { chromium } = require('playwright-core');
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

found();
const desk = await serve();
const { rpc } = desk;
const day = {};

await check('a customer is entered once', async () => {
  const id = randomUUID();
  await rpc('party_save', {
    party: { id, kind: 'organisation', name: 'Berg & Söhne GmbH', customer: true },
    addresses: [{ id: randomUUID(), party: id, usage: 'billing', street: 'Bergstr. 1', postal_code: '89073', city: 'Ulm', country: 'DE' }],
  });
  day.customer = id;
});
await check('an item is priced and received', async () => {
  const { tax_categories: taxes } = await rpc('choices');
  const standard = taxes.find((tax) => JSON.stringify(tax).includes('standard'));
  const id = randomUUID();
  await rpc('item_save', { item: { id, sku: 'CH-1', name: 'Chair', names: {}, kind: 'goods', tax_category: standard.id ?? standard.category.id, unit: 'C62', active: true }, units: [], barcodes: [] });
  const draft = await rpc('draft_start', { kind: 'receipt', party: day.customer });
  const body = { ...draft.draft.body, lines: [{ item: id, quantity: '20', price: '30' }] };
  const saved = await rpc('draft_save', { id: draft.draft.id, version: draft.draft.version, body });
  await rpc('document_issue', { draft: saved.draft.id, version: saved.draft.version });
  day.item = id;
});

async function issue(kind, change, start = {}) {
  const draft = await rpc('draft_start', { kind, ...start });
  const saved = await rpc('draft_save', { id: draft.draft.id, version: draft.draft.version, body: change(draft.draft.body) });
  return rpc('document_issue', { draft: saved.draft.id, version: saved.draft.version });
}
const same = (body) => body;

await check('quote, order, delivery and invoice follow each other', async () => {
  const lines = [{ item: day.item, quantity: '10', price: '49.90' }];
  const quote = await issue('quote', (body) => ({ ...body, party: day.customer, lines }));
  const order = await issue('order', same, { source: quote.document.id });
  const delivery = await issue('delivery', same, { source: order.document.id });
  day.invoice = await issue('invoice', same, { source: delivery.document.id });
  equal(day.invoice.document.gross_minor, 59_381, '10 x 49.90 and 19 %');
});
await check('the invoice as PDF says what was agreed', async () => {
  const { base64, name } = await rpc('document_pdf', { id: day.invoice.document.id });
  const file = join(folder, name);
  writeFileSync(file, Buffer.from(base64, 'base64'));
  const { stdout } = spawnSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' });
  for (const words of ['Berg & Söhne GmbH', day.invoice.document.number, 'Chair', '593.81']) {
    if (!stdout.includes(words)) throw new Error(`the PDF does not say ${words}:\n${stdout}`);
  }
});
await check('the payment settles it', async () => {
  await rpc('payment_record', {
    id: randomUUID(), party: day.customer, method: 'bank', paid_on: day.invoice.document.issued_on,
    amount: { minor: 59_381, currency: 'EUR' }, reference: '', settling: { how: 'oldest_first' },
  });
  const { state, open } = await rpc('document_get', { id: day.invoice.document.id });
  equal([state, open.minor], ['done', 0], 'the invoice');
});

const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'] });
const faults = [];
const screens = ['/home', '/deals', '/quotes', '/orders', '/deliveries', '/invoices', `/invoices/${day.invoice?.document.id}`, '/contacts', `/contacts/${day.customer}`, '/calendar'];
for (const theme of ['light', 'dark']) {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'en-GB' });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  page.on('pageerror', (error) => faults.push(error.message));
  await page.addInitScript((chosen) => localStorage.setItem('kontor.settings', JSON.stringify({ theme: chosen })), theme);
  await page.goto(desk.url);
  await page.waitForSelector('h1');
  for (const path of screens) {
    await check(`${path} in ${theme}`, async () => {
      await page.evaluate((to) => { location.hash = `#${to}`; }, path);
      await page.waitForFunction((to) => location.hash.startsWith(`#${to}`), path);
      await page.waitForSelector('h1');
      await page.waitForFunction(() => !document.querySelector('[aria-busy="true"], .skeleton'));
      await page.evaluate(axe);
      const { violations } = await page.evaluate(() => window.axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] }));
      const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
      if (process.env.PICTURES) await page.screenshot({ path: join(process.env.PICTURES, `${theme}${path.replace(/[^a-z]+/g, '-').slice(0, 24)}.png`) });
      equal(serious.map(({ id, nodes }) => `${id}: ${nodes[0].html.slice(0, 120)}`), [], 'axe');
    });
  }
  await context.close();
}
await browser.close();
await check('no error on any page', () => equal(faults, [], 'errors'));
await desk.stop();
await check('the company file contradicts itself nowhere', () => run('verify'));
end();
