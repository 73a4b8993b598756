// The clerk's other work: the day, the reports, lists as files, a table from somebody else, and how the window looks.
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { open } from './lists.mjs';

export async function day(hand) {
  await open(hand, 'home', '#main .record-rows');
  await hand.picture('home');
  await open(hand, 'calendar', '#main [class^=ec]');
  for (const view of ['day', 'month', 'people', 'week']) await hand.goTo(`/calendar?view=${view}`, 'screen', `the calendar by ${view}`, { quiet: true });
  await hand.goTo('/calendar/tasks', 'screen', '/calendar/tasks', { quiet: true });
  for (const name of ['deals', 'orders', 'payments', 'prices']) await open(hand, name, '#main h1');
}

const TABLE = '#main .report-body table';

/** Every report over the year, a quarter and a month. */
export async function reports(hand, firm) {
  await open(hand, 'reports', '#main .figures');
  await hand.pause();
  await hand.picture('reports');
  const quarter = hand.random.of(firm.quarters);
  const month = hand.random.of(firm.months);
  const spans = [['the year', firm.year], ['a quarter', quarter], ['a month', month]];
  const address = ({ from, until }) => `from=${from}&until=${until}`;
  for (const group of ['month', 'week', 'customer', 'item', 'branch']) {
    for (const [name, span] of spans) await hand.goTo(`/reports/sales?${address(span)}&group=${group}`, 'report', `sales of ${name} by ${group}`, { here: TABLE, quiet: true });
    await hand.picture(`sales-${group}`);
  }
  await hand.goTo(`/reports/sales?${address(quarter)}&group=month&against=before`, 'report', 'sales of a quarter against the one before', { here: TABLE, quiet: true });
  await hand.goTo(`/reports/receivables?on=${month.until}`, 'report', 'receivables on a day', { here: TABLE, quiet: true });
  await hand.goTo('/reports/receivables', 'report', 'receivables today', { here: TABLE, quiet: true });
  await hand.picture('receivables');
  await hand.goTo('/reports/receivables?age=over_90', 'report', 'receivables over 90 days, every invoice', { here: TABLE, quiet: true });
  await hand.picture('receivables-age');
  await hand.goTo('/reports/stock', 'report', 'stock value', { here: TABLE, quiet: true });
  await hand.picture('stock-value');
  for (const [name, span] of spans) {
    await hand.goTo(`/reports/balance?${address(span)}`, 'report', `trial balance of ${name}`, { here: TABLE, quiet: true });
    await hand.goTo(`/reports/vat?${address(span)}`, 'report', `VAT of ${name}`, { here: TABLE, quiet: true });
  }
  await hand.picture('vat');
}

/** A month of invoices and all contacts as files. */
export async function exporting(hand, firm) {
  const { from, until } = hand.random.of(firm.months);
  for (const [name, path] of [['a month of invoices', `/invoices?issued=${from}..${until}`], ['all contacts', '/contacts'], ['all invoices', '/invoices']]) {
    await hand.goTo(path, 'screen', path.split('?')[0], { here: '#main .grid-row' });
    await hand.press('Ctrl+e', 'export', name, { says: '.csv', within: '.toasts', quiet: true });
    await hand.sweep();
    for (const file of readdirSync(firm.saved)) rmSync(join(firm.saved, file));
  }
}

const rowsOf = (round) => Array.from({ length: 30 }, (_, at) => `S${round}-${at + 1},Soak ${round} Trading ${at + 1} Ltd,${at + 1} Long Road,E1 ${at}AB,London,GB,office${at + 1}@soak${round}.example`);

/** Thirty customers that somebody sent, and they are not wanted after all. */
export async function importing(hand, firm, round) {
  const name = `customers-${round}.csv`;
  const table = Buffer.from(['Number,Name,Street,Postal code,City,Country,E-mail', ...rowsOf(round)].join('\r\n'));
  await hand.goTo('/import', 'screen', '/import', { here: '[data-testid="import.drop"]', quiet: true });
  await hand.drop('import.drop', name, table);
  await hand.waitFor({ role: 'heading', name: 'What is in the columns?' });
  await hand.pause();
  await hand.tap('[data-testid="import.check"]', 'import', 'the check of 30 customers', { here: '[data-testid="import.run"]', quiet: true });
  await hand.picture('import-check');
  await hand.tap('[data-testid="import.run"]', 'import', '30 customers', { here: '[data-testid="import.undo"]', quiet: true });
  await hand.point('[data-testid="import.undo"]');
  await hand.tap('[data-testid="ask-yes"]', 'import', '30 customers taken back', { gone: '[data-testid="import.undo"]', quiet: true });
}

export async function looks(hand) {
  await hand.goTo('/invoices', 'screen', '/invoices', { here: '#main .grid-row' });
  for (let count = 0; count < 3; count += 1) await hand.press('Ctrl+Shift+l', 'looks', 'theme', { quiet: true });
  await open(hand, 'settings', '#main h1');
  for (const [label, language, title] of [['Language', 'Deutsch', 'Einstellungen'], ['Sprache', 'English', 'Settings']]) {
    await hand.click({ label });
    const { x, y } = await hand.see({ role: 'option', name: language });
    await hand.timed('looks', language, { says: title, within: '#main h1', quiet: true }, () => hand.at(x, y), 'click');
    await hand.picture(`settings-${title.toLowerCase()}`);
  }
}
