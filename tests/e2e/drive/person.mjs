// Somebody at the screen: looks, clicks where things are, types. A driver lends the eyes and hands: ask, pointer, type, press, picture.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fall } from './fall.mjs';
import { look } from './look.mjs';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

/** Closes the notices: they tell of the step before, and would lie over what a picture is about. */
const SWEEP = "document.querySelectorAll('.toasts .toast > button:last-child').forEach((button) => button.click())";

/** `pictures` is the folder for the pictures of the guide, from the root of the repository; none are taken without it. */
export function person(driver, pictures) {
  /** Waits for what `look` describes. */
  async function see(what, wish = {}) {
    const seen = await driver.ask(`(${look})(${JSON.stringify({ what, ...wish })})`);
    if (seen.failed) throw new Error(seen.failed);
    return seen;
  }
  const click = async (what) => {
    const { x, y } = await see(what, { until: 'ready' });
    await driver.pointer(x, y);
  };
  const waitFor = (what, text) => see(what, text === undefined ? {} : { until: 'holds', text });
  /** Writes into a field by its label, over what stands there. */
  const fill = async (label, text, at = 0) => {
    await click({ label, at });
    await driver.press('Ctrl+a');
    await driver.type(text);
    await waitFor({ label, at }, text);
  };
  return {
    click, fill, waitFor,
    type: (text) => driver.type(text),
    press: (keys) => driver.press(keys),
    gone: (what) => see(what, { until: 'gone' }),
    text: async (what) => (await see(what)).text,
    /** Types into a field that searches, and takes the match of that name. */
    choose: async (label, text, option = text, at = 0) => {
      await fill(label, text, at);
      await click({ role: 'option', name: option });
    },
    /** Drags a file from the desktop onto something. */
    drop: async (what, name, bytes) => {
      const { x, y } = await see(what, { until: 'ready' });
      await driver.ask(`(${fall})(${JSON.stringify({ x, y, name, base64: bytes.toString('base64') })})`);
    },
    /** One picture for the guide. */
    picture: async (name) => {
      if (!pictures) return;
      const folder = resolve(ROOT, pictures);
      mkdirSync(folder, { recursive: true });
      await driver.ask(SWEEP);
      await see({ role: 'notice' }, { until: 'gone' });
      writeFileSync(join(folder, `${name}.png`), await driver.picture());
    },
  };
}
