// What the end-to-end stories share: a company of their own, kontorctl, a count of what passed.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const kontorctl = process.env.KONTORCTL;
if (!kontorctl || !existsSync(kontorctl)) throw new Error('KONTORCTL must name the built program');

/** A folder that goes away with the process. */
export const folder = mkdtempSync(join(tmpdir(), 'kontor-story-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
export const env = { ...process.env, KONTOR_KEY_FILE: join(folder, 'firm.key'), XDG_DATA_HOME: join(folder, 'data'), HOME: folder };
export const company = join(folder, 'firm.kontor');

/** Runs kontorctl; answers the JSON on its standard output. */
export function run(...words) {
  const { status, stdout, stderr } = spawnSync(kontorctl, ['--company', company, ...words], { env, encoding: 'utf8' });
  if (status !== 0) throw new Error(`kontorctl ${words.join(' ')}: ${status} ${stdout} ${stderr}`);
  return JSON.parse(stdout);
}

/** Makes the company of the story. */
export function found() {
  run('new', '--name', 'Nordwind Handel GmbH', '--street', 'Speicherstr. 5', '--postal-code', '20457', '--city', 'Hamburg', '--country', 'DE',
    '--language', 'en', '--currency', 'EUR', '--vat-id', 'DE136695976', '--user', 'Anna');
}

/** Serves the company for a browser; the promise holds once it listens. */
export async function serve() {
  const child = spawn(kontorctl, ['--company', company, 'serve'], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  const line = await new Promise((resolve, reject) => {
    let text = '';
    child.stdout.on('data', (chunk) => {
      text += chunk;
      if (text.includes('\n')) resolve(text.split('\n')[0]);
    });
    child.on('exit', (code) => reject(new Error(`kontorctl serve ended with ${code}`)));
  });
  const { url, port } = JSON.parse(line);
  const token = url.split('#token=')[1];
  const rpc = async (name, request = {}) => {
    const answer = await fetch(`http://127.0.0.1:${port}/rpc/${name}`, {
      method: 'POST', headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' }, body: JSON.stringify(request),
    });
    const body = await answer.json();
    if (!answer.ok) throw new Error(`${name}: ${JSON.stringify(body)}`);
    return body;
  };
  return { url, port, token, rpc, stop: () => new Promise((done) => { child.on('exit', done); child.kill('SIGTERM'); }) };
}

const results = [];
/** One thing that must hold. */
export async function check(name, test) {
  try {
    await test();
    results.push(true);
    console.log(`ok      ${name}`);
  } catch (error) {
    results.push(false);
    console.log(`FAILED  ${name}: ${error.message}`);
  }
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
