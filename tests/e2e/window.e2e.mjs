// The real window under a real WebDriver: it opens, shows the pages, and speaks with the core.
import { spawn } from 'node:child_process';
import { check, end, env, equal } from './story.mjs';

const port = 4700 + (process.pid % 200);
const driver = spawn(process.env.TAURI_DRIVER, ['--port', String(port), '--native-port', String(port + 300)], { env: { ...env, KONTOR_AUTOMATION: '1' }, stdio: 'inherit' });
process.on('exit', () => driver.kill());
const base = `http://127.0.0.1:${port}`;

async function ask(method, path, body) {
  const answer = await fetch(`${base}${path}`, { method, headers: { 'content-type': 'application/json' }, body: body && JSON.stringify(body), signal: AbortSignal.timeout(60_000) });
  const { value } = await answer.json();
  if (value?.error) throw new Error(`${path}: ${value.error} ${value.message}`);
  return value;
}
/** Asks again until it holds; the driver and the window take their time to come up. */
async function until(what, test, tries = 120) {
  for (let count = 0; count < tries; count += 1) {
    try {
      const answer = await test();
      if (answer) return answer;
    } catch { /* not yet */ }
    await new Promise((next) => { setTimeout(next, 250); });
  }
  throw new Error(`${what} did not happen`);
}

let session;
await check('the window opens', async () => {
  await until('the driver', () => ask('GET', '/status'));
  const { sessionId } = await ask('POST', '/session', { capabilities: { alwaysMatch: { 'tauri:options': { application: process.env.KONTOR } } } });
  session = `/session/${sessionId}`;
});
const script = (text) => ask('POST', `${session}/execute/sync`, { script: text, args: [] });
await check('it shows a page with a heading', async () => {
  const heading = await until('the first page', () => script('return document.querySelector("h1")?.textContent'));
  if (!heading) throw new Error('no heading');
});
await check('it speaks with the core', async () => {
  const answer = await ask('POST', `${session}/execute/async`, {
    script: 'const done = arguments[0]; window.__TAURI_INTERNALS__.invoke("rpc", { name: "program_state", request: {} }).then((value) => done(JSON.stringify(value)), (error) => done("failed " + JSON.stringify(error)));',
    args: [],
  });
  equal(JSON.parse(answer).company, null, 'no company is open at the first start');
});
if (session) await ask('DELETE', session).catch(() => undefined);
driver.kill();
end();
