/**
 * What the real window takes, beside an empty window and beside its budgets: `node tests/bench/window.mjs OUT.json [COMPANY]`. KONTOR,
 * EMPTY_WINDOW, KONTORCTL and TAURI_DRIVER name the programs. Without a company it is the one of the demonstration; another one is copied
 * first, with the key that KONTOR_KEY_FILE names.
 */
import { constants, copyFileSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { open, until } from '../e2e/drive/window.mjs';
import { env, folder, released, run } from '../e2e/story.mjs';
import { median, percentile, table } from './figures.mjs';
import { beginning, measure } from './inside.mjs';

const STARTS = 7;
const ROUNDS = 5;
const [out, given] = process.argv.slice(2);
if (!out) throw new Error('where is the result to be written to?');
const company = join(folder, 'company.kontor');
if (given) {
  copyFileSync(given, company, constants.COPYFILE_FICLONE);
  copyFileSync(process.env.KONTOR_KEY_FILE, env.KONTOR_KEY_FILE);
} else {
  run('--company', company, 'demo', '--language', 'en');
}
const figures = table();

/** One start: milliseconds from the word to the driver until something can be read, and since the window was shown. */
async function start(program, args, row) {
  let seen;
  const script = `const done = arguments[arguments.length - 1]; (${beginning})(${JSON.stringify({ row })}).then(done, () => done(null));`;
  const window = await open(env, args, { program, first: async (tell) => { seen = await until('the first page', () => tell('execute/async', { script, args: [] })); } });
  await window.close();
  if (args.length > 0) await released(company);
  return { drawn: seen.drawn - window.asked, page: seen.origin - window.asked, shown: Math.max(seen.drawn - (seen.shown ?? seen.drawn), 0), late: seen.late };
}

/** Both in turn, so that both meet the same moods of the machine; the first of each only warms the disk's cache. */
async function starts() {
  const [ours, empty] = [[], []];
  for (let count = 0; count <= STARTS; count += 1) {
    ours.push(await start(process.env.KONTOR, [company], '.record-row, .grid-row'));
    empty.push(await start(process.env.EMPTY_WINDOW, [], null));
  }
  const of = (all, name) => median(all.slice(1).map((one) => one[name]));
  figures.above(`program start to first list drawn, median of ${STARTS}`, of(ours, 'drawn'), of(empty, 'drawn'), 300);
  figures.fact('  of which about: until the page begins to load', of(ours, 'page'), of(empty, 'page'));
  figures.limit('window shown to first list usable', of(ours, 'shown'), 1000);
  const late = ours.slice(1).filter((one) => one.late).length;
  if (late > 0) console.log(`In ${late} of ${STARTS} starts the list stood before the driver could look: the start was faster than the figure says.`);
}

/** Resident memory of the window's web process in megabytes. */
function memory(driver) {
  const read = (pid, name) => { try { return readFileSync(`/proc/${pid}/${name}`, 'utf8'); } catch { return ''; } };
  const parentOf = (pid) => Number(/\) \S (\d+)/.exec(read(pid, 'stat'))?.[1] ?? 0);
  const isOurs = (pid) => pid === driver || (pid > 1 && isOurs(parentOf(pid)));
  // The name of a process ends after 15 letters.
  const pages = readdirSync('/proc').filter((name) => /^\d+$/.test(name) && read(name, 'stat').includes('(WebKitWebProces)') && isOurs(Number(name)));
  if (pages.length !== 1) throw new Error(`one web process was expected, there are ${pages.length}`);
  return Number(/VmRSS:\s+(\d+) kB/.exec(read(pages[0], 'status'))[1]) / 1024;
}

/** The budgets of a window at work. */
async function work() {
  const window = await open(env, [company]);
  const inside = (task, wish = {}) => window.ask(`(${measure})(${JSON.stringify({ task, ...wish })})`);
  // An address of its own begins with the list as it was made.
  const goTo = (path) => window.ask(`void (location.hash = '#${path}')`);
  await inside('rested');
  figures.limit('memory of the web process, fresh (MB)', memory(window.pid), 300, { unit: 'MB' });

  // Without a graphics card a whole window takes long to paint, whatever is on it: the baseline of all that changes a whole window.
  const raw = median(await inside('veil', { times: 20 }));

  await inside('areas');
  const rounds = [];
  for (let round = 0; round < ROUNDS; round += 1) rounds.push(...await inside('areas'));
  const paths = [...new Set(rounds.map(({ path }) => path))];
  const opened = paths.map((path) => ({ path, ms: median(rounds.filter((one) => one.path === path).map(({ ms }) => ms)) })).toSorted((a, b) => b.ms - a.ms);
  const [slowest, ...others] = opened;
  figures.limit(`open any screen, slowest of ${opened.length}: ${slowest.path}`, slowest.ms, 150, { raw });
  for (const { path, ms } of others.slice(0, 3)) figures.fact(`  next: ${path}`, ms, raw);

  const [longest] = rounds.toSorted((a, b) => b.rows - a.rows);
  await goTo(longest.path);
  const scrolled = await inside('scrolling', { frames: 240 });
  figures.limit(`scroll frame in ${longest.path} (${longest.rows - 1} rows), p95`, percentile(scrolled.frames, 95), 34);
  figures.limit('blank frames while scrolling (count)', scrolled.blank, 0, { unit: '' });
  figures.limit('key to cursor moved, p95', percentile(await inside('moves', { times: 60 }), 95), 50);
  const palette = [];
  for (let count = 0; count < 20; count += 1) {
    await inside('palettePressed');
    await window.press('Ctrl+k');
    palette.push(await inside('palette'));
    await window.press('Escape');
    await inside('paletteGone');
  }
  figures.limit('palette open, p95', percentile(palette, 95), 100, { raw });
  const ordered = (await inside('order', { texts: ['a', 'er', 'market', '2026', 'zzzz', ''] })).toSorted((a, b) => b.ms - a.ms);
  figures.limit('sort or filter to painted, median', median(ordered.map(({ ms }) => ms)), 100);
  figures.limit(`sort or filter to painted, worst: ${ordered[0].what}`, ordered[0].ms, 250);
  await window.close();
}

/** What the window loads before its first screen, compressed; the styles are not scripts. */
function scripts() {
  const built = new URL('../../ui/dist/', import.meta.url);
  const page = readFileSync(new URL('index.html', built), 'utf8');
  const files = [...page.matchAll(/(?:src|href)="\.\/([^"]+\.js)"/g)].map(([, file]) => readFileSync(new URL(file, built)));
  if (files.length === 0) throw new Error('the built page names no script');
  figures.limit('first-load JS, compressed (kB)', files.reduce((sum, file) => sum + gzipSync(file).length, 0) / 1000, 350, { unit: 'kB' });
}

await starts();
await work();
scripts();
figures.print();
figures.write(out);
