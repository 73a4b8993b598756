/**
 * An hour at the desk: the window on the year of a wholesaler, used as a clerk uses it, with real keys and clicks.
 *
 *     node tests/bench/soak.mjs COMPANY --minutes 60 --out FILE.json --pictures FOLDER
 *
 * KONTOR, KONTORCTL and TAURI_DRIVER name the programs, KONTOR_KEY_FILE the key of the company, which is copied first. Every round tells
 * what the processes take and the slowest of every kind of interaction; the end says whether memory stays level.
 */
import { constants, copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { open } from '../e2e/drive/window.mjs';
import { env, folder, released, run } from '../e2e/story.mjs';
import { median, percentile } from './figures.mjs';
import { firmOf } from './soak/firm.mjs';
import { chance, clerk } from './soak/hand.mjs';
import { contacts, invoices, items, moves, palette } from './soak/lists.mjs';
import { memoryBelow } from './soak/memory.mjs';
import { day, exporting, importing, looks, reports } from './soak/office.mjs';
import { contact, crediting, item, longest, paying, reading, writing } from './soak/papers.mjs';
import { levelOf, tell } from './soak/verdict.mjs';

const WORK = { day, invoices, reading, longest, contacts, contact, items, item, moves, writing, crediting, paying, palette, reports, exporting, importing, looks };
/** Pictures of every tenth round tell whether anything has worn off. */
const PICTURED = 10;

const { positionals: [given], values: { minutes, out, pictures, only } } = parseArgs({
  allowPositionals: true, options: { minutes: { type: 'string', default: '60' }, out: { type: 'string' }, pictures: { type: 'string' }, only: { type: 'string', default: '' } },
});
if (!given || !out) throw new Error('soak.mjs COMPANY --out FILE.json [--minutes 60] [--pictures FOLDER] [--only day,invoices]');
const company = join(folder, 'year.kontor');
const saved = join(folder, 'saved');
mkdirSync(saved);
copyFileSync(given, company, constants.COPYFILE_FICLONE);
copyFileSync(process.env.KONTOR_KEY_FILE, env.KONTOR_KEY_FILE);
const firm = firmOf((name, request) => run('--company', company, 'rpc', name, JSON.stringify(request)), saved);
const parts = Object.entries(WORK).filter(([name]) => only === '' || only.split(',').includes(name));

const begun = Date.now();
const result = { company: given, minutes: Number(minutes), rounds: [], faults: [], interactions: [], calls: {} };
let round = 0;
let interactions = [];
const window = await open({ ...env, KONTOR_SAVE_FOLDER: saved }, [company]);
const hand = clerk(window, { random: chance(1), pictures, isSeen: () => round % PICTURED === 1, note: (seen) => interactions.push({ round, ...seen }) });
await hand.waitFor('go.invoices');
await hand.ready();

/** The slowest call of every command, with what was asked. */
function keepCalls(calls) {
  for (const { name, ms, request } of calls) {
    const known = result.calls[name] ??= { count: 0, sum: 0, worst: 0, request: '' };
    known.count += 1;
    known.sum += ms;
    if (ms > known.worst) Object.assign(known, { worst: ms, request });
  }
}

const byKind = (all) => [...new Set(all.map(({ kind }) => kind))].map((kind) => [kind, all.filter((one) => one.kind === kind)]);

while (Date.now() - begun < Number(minutes) * 60_000) {
  round += 1;
  interactions = [];
  let most = 0;
  /** The sum after each part: which of them took it. */
  const after = {};
  const watching = setInterval(() => { most = Math.max(most, memoryBelow(window.pid).sum); }, 5_000);
  for (const [name, work] of parts) {
    try {
      await work(hand, firm, round);
    } catch (error) {
      // A clerk goes on; the run has failed all the same.
      result.faults.push({ round, work: name, message: error.message });
      console.log(`round ${round}, ${name}: ${error.message}`);
      if (pictures) { mkdirSync(pictures, { recursive: true }); writeFileSync(join(pictures, `fault-${round}-${name}.png`), await window.picture()); }
      await hand.home();
    }
    keepCalls(await hand.inside('calls()'));
    after[name] = Math.round(memoryBelow(window.pid).sum);
  }
  await hand.home();
  clearInterval(watching);
  const memory = memoryBelow(window.pid);
  result.interactions.push(...interactions);
  const slowest = byKind(interactions).map(([kind, all]) => ({ kind, count: all.length, median: median(all.map(({ ms }) => ms)), ...all.toSorted((a, b) => b.ms - a.ms)[0] }));
  result.rounds.push({ round, minute: (Date.now() - begun) / 60_000, load: loadavg()[0], memory, after, most: Math.max(most, memory.sum), nodes: await hand.inside('nodes()'), slowest });
  console.log(tell.round(result.rounds.at(-1)));
  mkdirSync(dirname(out), { recursive: true });
  writeFileSync(out, JSON.stringify(result, null, 1));
}
await window.close();
await released(company);
const level = levelOf(result.rounds);
const kinds = byKind(result.interactions).map(([kind, all]) => {
  const times = all.map(({ ms }) => ms);
  return { kind, count: all.length, median: median(times), p95: percentile(times, 95), frame: Math.max(...all.map(({ frame }) => frame)), worst: all.toSorted((a, b) => b.ms - a.ms).slice(0, 5) };
});
writeFileSync(out, JSON.stringify({ ...result, kinds, level }, null, 1));
console.log(tell.end({ kinds, level, faults: result.faults, calls: result.calls }));
run('--company', company, 'verify');
console.log('verify finds nothing');
process.exitCode = level.met && result.faults.length === 0 ? 0 : 1;
