// Two PCs and a head office: one brings its company, the other joins by a code, both see the same invoice, work goes on without head office,
// and what two people wrote at the same time is settled by one of them.
// PICTURES names a folder for the pictures of the guide.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { launch, open } from './drive/chromium.mjs';
import { person } from './drive/person.mjs';
import { check, end, env, equal, folder, run, serve, walk } from './story.mjs';

const kontorServer = process.env.KONTOR_SERVER;
if (!kontorServer || !existsSync(kontorServer)) throw new Error('KONTOR_SERVER must name the built program');
const home = join(folder, 'office');
const office = (...words) => {
  const { status, stdout, stderr } = spawnSync(kontorServer, ['--folder', home, ...words], { env, encoding: 'utf8' });
  if (status !== 0) throw new Error(`kontor-server ${words.join(' ')}: ${status} ${stdout} ${stderr}`);
  return stdout;
};
const codeIn = (said) => /^code\s+(\S+)/m.exec(said)[1];

/** Head office on a port of its own choice, or again on the same. */
async function openOffice(port = 0) {
  const child = spawn(kontorServer, ['--folder', home, '--log-json', '--listen', `127.0.0.1:${port}`, '--name', 'localhost', 'serve'], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  process.on('exit', () => child.kill());
  const address = await new Promise((resolve, reject) => {
    let log = '';
    const read = (chunk) => {
      log += chunk;
      const [, found] = /"message":"serving","address":"([^"]+)"/.exec(log) ?? [];
      if (found) resolve(found);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.on('exit', (code) => reject(new Error(`kontor-server ended with ${code}: ${log}`)));
  });
  return { port: Number(address.split(':').at(-1)), close: () => new Promise((done) => { child.on('exit', done); child.kill('SIGTERM'); }) };
}

const company = join(folder, 'firm.kontor');
run('--company', company, 'demo', '--language', 'en');
const first = codeIn(office('init', 'Northwind Traders'));
let server = await openOffice();
const address = `localhost:${server.port}`;
const counter = join(folder, 'counter');
const desks = [await serve(company), await serve(null, { ...env, HOME: counter, XDG_DATA_HOME: join(counter, 'data'), XDG_CONFIG_HOME: join(counter, 'config'), XDG_CACHE_HOME: join(counter, 'cache'), KONTOR_KEY_FILE: join(counter, 'key') })];
const browser = await launch();
const drivers = await Promise.all(desks.map(({ url }) => open(browser, url)));
const [one, two] = drivers.map((driver) => person(driver, process.env.PICTURES));
const goTo = (pc, path) => drivers[pc].page.evaluate((to) => { location.hash = `#${to}`; }, path);

/** A copy of the latest invoice is issued on a PC, in its window; answers its number. */
async function issueOn(pc) {
  const [latest] = (await desks[pc].ask('document_list', { kinds: ['invoice'], window: { limit: 1, sort: [{ column: 'issued_on', descending: true }] } })).rows;
  const { draft } = await desks[pc].ask('draft_start', { kind: 'invoice', source: null, copy_of: latest.id, deal: null, party: null, prepayment_percent: null });
  await goTo(pc, `/invoices/drafts/${draft.id}`);
  const hand = [one, two][pc];
  await hand.waitFor({ role: 'heading', name: 'New invoice' });
  await hand.press('Ctrl+Enter');
  return (await hand.text({ role: 'heading', name: 'Invoice INV' })).replace('Invoice ', '');
}

/** Notes of a contact, written on a PC. */
async function note(pc, id, notes) {
  const { party, addresses, contact_points: points, relations } = await desks[pc].ask('party_get', { id });
  await desks[pc].ask('party_save', { party: { ...party, notes }, addresses, contact_points: points, relations: relations.map(({ relation }) => relation) });
}

/** The sign is asked now instead of when it is its turn. */
async function tryNow({ click, press }) {
  await click('sync');
  await click('sync.now');
  await press('Escape');
}

const shared = {};
await walk([
  ['the company goes to head office', async () => {
    await one.waitFor({ role: 'heading', name: 'Andrew' });
    await goTo(0, '/settings?part=office');
    await one.fill('Address of head office', `https://${address}/`);
    await drivers[0].page.getByLabel('Code').fill(first.toLowerCase());
    await one.click('office.bring');
    await one.click('ask-yes');
    await one.waitFor('sync', 'All sent');
  }],
  ['another PC joins by a code', async () => {
    await two.click('welcome.join');
    await two.fill('Address of head office', address);
    await drivers[1].page.getByLabel('Code').fill(codeIn(office('enrol', '--branch', 'B1', '--role', 'manager')));
    await two.fill('Name of this PC', 'Counter');
    await two.picture('join');
    await two.click('join.now');
    await two.waitFor({ role: 'heading', name: 'Andrew' });
    await two.waitFor('sync', 'All sent');
  }],
  ['both windows show the same invoice', async () => {
    shared.number = await issueOn(0);
    await goTo(1, '/invoices');
    await two.waitFor({ role: 'row', name: shared.number });
  }],
  ['work goes on without head office, and nobody is asked anything', async () => {
    await server.close();
    await tryNow(two);
    await two.waitFor('sync', 'Offline');
    shared.alone = await issueOn(1);
    await two.waitFor('sync', 'wait');
    await two.gone({ role: 'dialog' });
    await goTo(1, '/reports');
    await two.waitFor({ text: 'As of' });
  }],
  ['what was done meanwhile is everywhere as soon as it is back', async () => {
    server = await openOffice(server.port);
    await tryNow(two);
    await two.waitFor('sync', 'All sent');
    await tryNow(one);
    await goTo(0, '/invoices');
    await one.waitFor({ role: 'row', name: shared.alone });
  }],
  ['two values for one field come to whoever may decide, and one click settles it everywhere', async () => {
    await server.close();
    const [{ id }] = (await desks[0].ask('party_list', { limit: 1, filters: [{ column: 'customer', op: 'is', values: ['1'] }] })).rows;
    await note(0, id, 'Gate 3 from November on.');
    await note(1, id, 'Delivery only in the morning.');
    server = await openOffice(server.port);
    for (const hand of [one, two]) {
      await tryNow(hand);
      await hand.waitFor('sync', 'All sent');
    }
    await goTo(1, '/inbox');
    await two.waitFor({ text: 'Notes: two people changed it at the same time' });
    await two.picture('inbox');
    await two.click('issue.other');
    await two.waitFor({ text: 'Nothing waits for you' });
    await tryNow(one);
    await goTo(0, '/inbox?show=settled');
    await one.waitFor({ text: 'Notes: two people changed it at the same time' });
  }],
], null);
await check('no error on any page', () => equal(drivers.flatMap(({ faults }) => faults), [], 'errors'));
await browser.close();
await Promise.all([...desks.map((desk) => desk.stop()), server.close()]);
end();
