// A firm brings in the customer list that it has kept in a spreadsheet: mends what is wrong with it, looks at the customers, takes it back.
import { readFileSync } from 'node:fs';
import { CUSTOMER } from './day.mjs';
import { check, equal, run } from './story.mjs';

/** Twelve customers in the way of a German office: windows-1252, semicolons, a mail that is none, a missing name, one who is known. */
const LIST = 'kunden.csv';
const bytes = readFileSync(new URL(`data/${LIST}`, import.meta.url));
const MENDED = 'Café Ringstraße';

/** The steps in their order; the customer of the day is there already. */
export const IMPORT = [
  ['a list is dropped on the import', dropped], ['its columns are understood', understood], ['what would happen is told first', told], ['what is wrong is mended', mended],
  ['the customers are in', imported], ['the whole import is taken back', takenBack],
];

async function dropped(hand) {
  const { press, type, waitFor } = hand;
  await press('Ctrl+k');
  await waitFor('palette');
  await type('import customers');
  await waitFor({ role: 'menuitem', name: 'Import customers' });
  await press('Enter');
  await waitFor({ role: 'heading', name: 'Which list' });
  await fallen(hand);
}

/** The list falls on the screen that waits for it. */
export async function fallen({ drop, waitFor }) {
  await drop('import.drop', LIST, bytes);
  await waitFor({ role: 'heading', name: 'What is in the columns?' });
}

async function understood({ click, waitFor, picture }) {
  await waitFor({ label: 'Characters' }, 'Western Europe');
  await waitFor({ label: 'Between columns' }, 'Semicolon');
  await waitFor({ text: 'Bäckerei Müller GmbH' });
  for (const [column, field] of [['Kd-Nr', 'Number'], ['Firma', 'Name'], ['PLZ', 'Postal code'], ['E-Mail', 'E-mail'], ['Umsatz', 'Do not import']]) await waitFor({ label: `${column} becomes` }, field);
  await picture('import-columns');
  await click({ label: 'Kunde seit becomes' });
  await click({ role: 'option', name: 'Notes' });
  await waitFor({ text: 'chosen by you' });
}

async function told({ click, waitFor, picture }) {
  await click('import.check');
  await waitFor({ role: 'heading', name: 'This would happen' });
  await counts(waitFor, { created: 10, wrong: 2, alike: 1 });
  await waitFor({ text: 'Row 4 (10003 · Schröder & Partner KG)' });
  await picture('import-check');
}

async function mended({ click, fill, waitFor }) {
  await click({ role: 'button', name: 'Fill in a value' });
  await fill('Name', MENDED);
  await click({ role: 'button', name: 'Use it for all empty ones' });
  await counts(waitFor, { created: 11, wrong: 1 });
  await click({ role: 'radio', name: 'The same: update' });
  await counts(waitFor, { created: 10, updated: 1, wrong: 1 });
  await click({ text: 'Leave the wrong row out' });
  await waitFor('import.run', 'Import 11 records');
}

async function imported({ click, saveWrong, waitFor }) {
  await saveWrong?.();
  await click('import.run');
  await waitFor({ role: 'heading', name: '11 records are in' });
  await counts(waitFor, { created: 10, updated: 1, wrong: 1 });
  await click('import.show');
  await waitFor({ role: 'heading', name: 'Contacts' });
  await waitFor({ role: 'link', name: 'Bäckerei Müller GmbH' });
  await waitFor({ role: 'link', name: MENDED });
}

async function takenBack({ click, gone, press, type, waitFor }) {
  await press('Ctrl+k');
  await waitFor('palette');
  await type('import data');
  await waitFor({ role: 'menuitem', name: 'Import data' });
  await press('Enter');
  await waitFor({ text: '10 new · 1 changed · 1 left out' });
  await click('import.undo-1');
  await click('ask-yes');
  await waitFor({ text: 'Taken back' });
  await click('go.contacts');
  await waitFor({ role: 'link', name: CUSTOMER.name });
  await gone({ role: 'link', name: 'Bäckerei Müller GmbH' });
}

async function counts(waitFor, wanted) {
  for (const [what, count] of Object.entries(wanted)) await waitFor(`import.count-${what}`, String(count));
}

/** The file with the wrong rows says what is wrong with them, and holds nothing else. */
export async function checkWrongRows(text) {
  await check('the saved rows are the wrong ones with their reason', () => {
    const [head, ...rows] = text.trim().split('\r\n');
    equal([head.endsWith('Reason'), rows.length, rows[0].includes('Schröder & Partner KG'), rows[0].includes('E-mail: ')], [true, 1, true, true], 'rows');
  });
}

/** Once it was taken back, everything is as before: the known customer too, and nothing of the new ones is left. */
export async function checkTakenBack(company) {
  const ask = (name, request = {}) => run('--company', company, 'rpc', name, JSON.stringify(request));
  await check('what was imported is gone, and what was changed is as before', () => {
    const { rows } = ask('party_list', { limit: 50, filters: [{ column: 'customer', op: 'is', values: ['1'] }] });
    equal(rows.map(({ name, number, mail }) => [name, number, mail]), [[CUSTOMER.name, '', CUSTOMER.mail]], 'customers');
    equal(ask('import_list').map(({ name, undone }) => [name, undone]), [[LIST, true]], 'imports');
  });
}
