// What the end-to-end stories share: a home of their own, kontorctl, a count of what passed.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const kontorctl = process.env.KONTORCTL;
if (!kontorctl || !existsSync(kontorctl)) throw new Error('KONTORCTL must name the built program');

/** A folder that goes away with the process. */
export const folder = mkdtempSync(join(tmpdir(), 'kontor-story-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
const data = join(folder, 'data');
export const env = {
  ...process.env, HOME: folder, XDG_DATA_HOME: data, XDG_CONFIG_HOME: join(folder, 'config'), XDG_CACHE_HOME: join(folder, 'cache'), KONTOR_KEY_FILE: join(folder, 'firm.key'),
  LANG: 'en_GB.UTF-8', LANGUAGE: 'en_GB', TZ: 'Europe/Berlin',
};

/** Who works on the command line; nobody has to say so in a firm of one. */
let signedIn = [];
export function workAs({ name, password }) {
  signedIn = ['--user', name];
  env.KONTOR_PASSWORD = password;
}

/** Runs kontorctl; answers the JSON on its standard output. */
export function run(...words) {
  const { status, stdout, stderr } = spawnSync(kontorctl, [...signedIn, ...words], { env, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  if (status !== 0) throw new Error(`kontorctl ${words.join(' ')}: ${status} ${stdout} ${stderr}`);
  return stdout === '' ? null : JSON.parse(stdout);
}

/** The company file that the wizard has made, in the usual folder. */
export function madeCompany() {
  const files = readdirSync(join(data, 'kontor')).filter((name) => name.endsWith('.kontor'));
  if (files.length !== 1) throw new Error(`one company file was expected in ${data}, there are: ${files.join(', ')}`);
  return join(data, 'kontor', files[0]);
}

/** Waits until the program that had the company open has ended: its window is gone a moment before it is. */
export async function released(company) {
  const end = Date.now() + 30_000;
  for (;;) {
    try {
      return run('--company', company, 'rpc', 'program_state', '{}');
    } catch (error) {
      if (!error.message.includes('file-in-use') || Date.now() > end) throw error;
    }
    await new Promise((next) => { setTimeout(next, 50); });
  }
}

/** Serves the pages for a browser, on a company or on none, at this PC or another; the promise holds once it listens. UI names other pages than the built-in ones. */
export async function serve(company, surroundings = env) {
  const words = [...(company ? ['--company', company] : []), 'serve', ...(process.env.UI ? ['--ui', process.env.UI] : [])];
  const child = spawn(kontorctl, words, { env: surroundings, stdio: ['ignore', 'pipe', 'inherit'] });
  const line = await new Promise((resolve, reject) => {
    let text = '';
    child.stdout.on('data', (chunk) => {
      text += chunk;
      if (text.includes('\n')) resolve(text.split('\n')[0]);
    });
    child.on('exit', (code) => reject(new Error(`kontorctl serve ended with ${code}`)));
  });
  process.on('exit', () => child.kill());
  const { url } = JSON.parse(line);
  const [base, token] = url.split('/#token=');
  /** Runs a command at the desk that is served. */
  const ask = async (name, request) => {
    const answer = await fetch(`${base}/rpc/${name}`, { method: 'POST', headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' }, body: JSON.stringify(request) });
    if (!answer.ok) throw new Error(`${name}: ${answer.status} ${await answer.text()}`);
    return answer.json();
  };
  return { url, ask, stop: () => new Promise((done) => { child.on('exit', done); child.kill('SIGTERM'); }) };
}

const results = [];
/** One thing that must hold; answers whether it does. */
export async function check(name, test) {
  const begun = Date.now();
  try {
    await test();
    results.push(true);
    console.log(`ok      ${name} (${Date.now() - begun} ms)`);
    return true;
  } catch (error) {
    results.push(false);
    console.log(`FAILED  ${name}: ${error.message}`);
    return false;
  }
}
/** Steps of which each needs the one before: the first that fails ends them. */
export async function walk(steps, hand) {
  for (const [name, step] of steps) if (!await check(name, () => step(hand))) return false;
  return true;
}
export function equal(actual, wanted, what) {
  if (JSON.stringify(actual) !== JSON.stringify(wanted)) throw new Error(`${what}: ${JSON.stringify(actual)} instead of ${JSON.stringify(wanted)}`);
}
/** Says the count and ends the process. */
export function end() {
  const passed = results.filter(Boolean).length;
  console.log(`${passed} passed, ${results.length - passed} failed`);
  process.exitCode = passed === results.length && passed > 0 ? 0 : 1;
}
