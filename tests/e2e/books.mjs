// What stands in the company file once the window is closed, asked through kontorctl alone.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CUSTOMER, FIRM, ITEM, TOTALS } from './day.mjs';
import { check, equal, folder, run } from './story.mjs';

const minor = (amount) => Math.round(Number(amount) * 100);
const documentsOf = (ask) => ask('document_list', { window: { limit: 50 } }).rows;

/** All that must have come of the day. */
export async function checkBooks(company) {
  const ask = (name, request = {}) => run('--company', company, 'rpc', name, JSON.stringify(request));
  const documents = documentsOf(ask);
  const only = (kind) => documents.find((row) => row.kind === kind);

  await check('the company file contradicts itself nowhere', () => equal(run('--company', company, 'verify').findings, [], 'findings'));
  await check('every document came once, with the first number of its series', () => {
    const year = new Date().getFullYear() % 100;
    const wanted = ['DN', 'GR', 'INV', 'Q', 'SO'].map((series) => `${series}${year}-B1-01-00001`);
    equal(documents.map(({ number }) => number).toSorted(), wanted, 'numbers');
    equal(ask('draft_list'), [], 'drafts that are left');
  });
  await check('quote, order and invoice say the same sums', () => {
    for (const kind of ['quote', 'order', 'invoice']) equal([only(kind).net.minor, only(kind).gross.minor], [minor(TOTALS.net), minor(TOTALS.gross)], kind);
  });
  await check('the quote is accepted; order, delivery and invoice are done', () => {
    equal(['quote', 'order', 'delivery', 'invoice'].map((kind) => only(kind).state), ['accepted', 'done', 'done', 'done'], 'states');
    equal(only('invoice').open.minor, 0, 'open');
  });
  await check('the payment is allocated whole', () => {
    const { rows } = ask('payment_list', {});
    equal(rows.map(({ amount, used, credit }) => [amount.minor, used.minor, credit.minor]), [[minor(TOTALS.gross), minor(TOTALS.gross), 0]], 'payments');
  });
  await check('the stock is what came less what went', () => {
    const left = Number(ITEM.received) - Number(ITEM.sold);
    const { rows } = ask('stock_level_list', {});
    equal(rows.map(({ sku, on_hand, reserved, available, value }) => [sku, on_hand, reserved, available, value.minor]), [[ITEM.sku, String(left), '0', String(left), left * minor(ITEM.cost)]], 'levels');
  });
  await check('the entry of the invoice balances', () => {
    const [{ lines }, ...more] = ask('entries_of', { kind: 'document', id: only('invoice').id });
    equal(more.length, 0, 'further entries');
    equal(lines.map(({ code, debit, credit }) => [code, (debit?.minor ?? 0) - (credit?.minor ?? 0)]), [['1400', minor(TOTALS.gross)], ['8400', -minor(TOTALS.net)], ['1776', -minor(TOTALS.vat)]], 'lines');
  });
  await check('the ledger says what the day was', () => {
    const { rows, debit, credit, closing } = ask('trial_balance', {});
    equal([closing.minor, debit.minor], [0, credit.minor], 'trial balance');
    const [bought, used] = [minor(ITEM.cost) * Number(ITEM.received), minor(ITEM.cost) * Number(ITEM.sold)];
    equal(Object.fromEntries(rows.map((row) => [row.code, row.closing.minor])), {
      1200: minor(TOTALS.gross), 1400: 0, 1776: -minor(TOTALS.vat), 1792: -bought, 3960: used, 3980: bought - used, 8400: -minor(TOTALS.net),
    }, 'accounts');
  });
  const said = ['Holm', FIRM.name, FIRM.street, FIRM.vat, FIRM.iban, CUSTOMER.name, CUSTOMER.street, `${CUSTOMER.code} ${CUSTOMER.city}`, ITEM.sku, ITEM.name, ITEM.price, TOTALS.net, TOTALS.vat, TOTALS.gross];
  await check('the quote on paper says what was offered', () => says(storedPaper(company, 'quote').file, [...said, only('quote').number, 'Valid until']));
  await check('the invoice on paper says what is owed, and how to pay it', () =>
    says(storedPaper(company, 'invoice').file, [...said, only('invoice').number, only('delivery').number, 'Due on', 'Scan with your banking app']));
}

/** The paper of the only document of this kind, as it is kept. */
export function storedPaper(company, kind) {
  const ask = (name, request) => run('--company', company, 'rpc', name, JSON.stringify(request));
  const { id, number } = documentsOf(ask).find((row) => row.kind === kind);
  const file = join(folder, `${number}.pdf`);
  run('--company', company, 'pdf', id, '--out', file);
  return { file, bytes: readFileSync(file) };
}

function says(file, wanted) {
  const { stdout, error } = spawnSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' });
  if (error) throw error;
  // Long words may break anywhere, an IBAN holds together: both by signs that nobody sees.
  const words = stdout.replaceAll('\u200B', '').replaceAll('\u00A0', ' ');
  const missing = wanted.filter((one) => !words.includes(one));
  if (missing.length > 0) throw new Error(`the paper does not say ${missing.join(', ')}:\n${words}`);
}
