// The driver of the real window: the WebDriver protocol, spoken to tauri-driver, without a library between.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** Keys by the names of the protocol. */
const KEYS = {
  Ctrl: '\uE009', Alt: '\uE00A', Shift: '\uE008', Enter: '\uE007', Tab: '\uE004', Escape: '\uE00C', Delete: '\uE017',
  ArrowLeft: '\uE012', ArrowUp: '\uE013', ArrowRight: '\uE014', ArrowDown: '\uE015',
};
const WAIT_MS = 40_000;
const DOT = `
  const dot = document.createElement('div');
  dot.id = 'picture-dot';
  dot.style.cssText = 'position: fixed; inset: 0 auto auto 0; inline-size: 1px; block-size: 1px';
  document.body.append(dot);
  dot.animate([{ backgroundColor: 'rgb(0 0 0 / 0.01)' }, { backgroundColor: 'rgb(0 0 0 / 0)' }], { duration: 400, iterations: Infinity });`;

async function speak(url, method, body) {
  const answer = await fetch(url, { method, headers: { 'content-type': 'application/json' }, body: body && JSON.stringify(body), signal: AbortSignal.timeout(60_000) });
  const { value } = await answer.json();
  if (value?.error) throw new Error(`${method} ${url}: ${value.error} ${value.message}`);
  return value;
}

/** Asks again until there is an answer: the driver and the page come up in their own time. */
export async function until(what, test) {
  const end = Date.now() + WAIT_MS;
  for (;;) {
    const answer = await test().catch(() => null);
    if (answer) return answer;
    if (Date.now() > end) throw new Error(`${what} did not happen`);
    await new Promise((next) => { setTimeout(next, 50); });
  }
}

/** The processes that a process has started; none where the system does not tell. */
function startedBy(pid) {
  try {
    return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean);
  } catch {
    return [];
  }
}

/**
 * Opens the window; `args` are words on its command line. `program` is another one to open in its place; `first` is done as soon as
 * its page can be spoken to, before its size is set. `asked` is the time at which the driver was told to start it.
 */
export async function open(env, args = [], { program = process.env.KONTOR, first } = {}) {
  const port = 4700 + (process.pid % 200);
  const driver = spawn(process.env.TAURI_DRIVER, ['--port', String(port), '--native-port', String(port + 300)], { env, stdio: 'inherit' });
  const stop = () => driver.kill();
  process.on('exit', stop);
  const base = `http://127.0.0.1:${port}`;
  await until('the start of the driver', () => speak(`${base}/status`, 'GET'));
  const asked = Date.now();
  const { sessionId } = await speak(`${base}/session`, 'POST', { capabilities: { alwaysMatch: { 'tauri:options': { application: program, args } } } });
  const tell = (path, body, method = 'POST') => speak(`${base}/session/${sessionId}/${path}`, method, body);
  const act = (type, id, actions, more = {}) => tell('actions', { actions: [{ type, id, actions, ...more }] });
  const pressed = (values) => act('key', 'keyboard', [...values.map((value) => ({ type: 'keyDown', value })), ...values.toReversed().map((value) => ({ type: 'keyUp', value }))]);
  await first?.(tell);
  await tell('timeouts', { script: 60_000, pageLoad: 60_000, implicit: 0 });
  await tell('window/rect', { x: 0, y: 0, width: 1366, height: 768 });
  return {
    tell, asked, pid: driver.pid,
    ask: async (source) => {
      const script = `const done = arguments[arguments.length - 1]; Promise.resolve(${source}).then((value) => done({ value }), (error) => done({ failed: String(error) }));`;
      const { value, failed } = await tell('execute/async', { script, args: [] });
      if (failed) throw new Error(failed);
      return value;
    },
    pointer: (x, y) => act('pointer', 'mouse', [{ type: 'pointerMove', duration: 0, x, y, origin: 'viewport' }, { type: 'pointerDown', button: 0 }, { type: 'pointerUp', button: 0 }], { parameters: { pointerType: 'mouse' } }),
    type: (text) => act('key', 'keyboard', [...text].flatMap((value) => [{ type: 'keyDown', value }, { type: 'keyUp', value }])),
    press: (keys) => pressed(keys.split('+').map((key) => KEYS[key] ?? key)),
    // WebKit waits for the next change on the screen before it takes a picture: a point that nobody sees changes all the time.
    picture: async () => {
      await tell('execute/sync', { script: DOT, args: [] });
      const picture = await tell('screenshot', undefined, 'GET');
      await tell('execute/sync', { script: 'document.getElementById("picture-dot").remove()', args: [] });
      return Buffer.from(picture, 'base64');
    },
    close: async () => {
      await speak(`${base}/session/${sessionId}`, 'DELETE').catch(() => undefined);
      // It is the driver's own driver that ends the program; one that is stopped too soon leaves it running without a window.
      await until('the end of the program', async () => startedBy(driver.pid).flatMap(startedBy).length === 0);
      // The next window speaks on the same port.
      await new Promise((done) => {
        driver.once('exit', done);
        driver.kill();
      });
      process.off('exit', stop);
    },
  };
}
