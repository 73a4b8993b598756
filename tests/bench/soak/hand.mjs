// The clerk's hands and eyes: real keys and clicks, each timed from the key to what it brings, with the pauses of a person between.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { look } from '../../e2e/drive/look.mjs';
import { person } from '../../e2e/drive/person.mjs';
import { watch } from './watch.mjs';

const PRESSED = { click: ['pointerdown', 'mousedown'], key: ['keydown'], none: [] };

/** The same choices in every run, so that two runs can be compared. */
export function chance(seed) {
  let state = seed;
  const next = () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
  return { next, of: (values) => values[Math.floor(next() * values.length)], between: (least, most) => least + next() * (most - least) };
}

/** `note({ kind, what, ms, frame })` hears of every timed thing; pictures go to `pictures` while `isSeen()`. */
export function clerk(driver, { random, note, pictures, isSeen }) {
  const inside = (source) => driver.ask(`window.watch.${source}`);
  const pause = (least = 200, most = 500) => new Promise((next) => { setTimeout(next, random.between(least, most)); });
  const hand = person(driver, null);

  /** Does something by hand and notes how long it took until `wish` held. */
  async function timed(kind, what, wish, act, on) {
    await inside(`begin(${JSON.stringify(what)}, ${JSON.stringify(wish)}, ${JSON.stringify(PRESSED[on])})`);
    await act();
    const { ms, frame } = await inside('seen');
    note({ kind, what, ms, frame });
    await pause();
  }
  const tap = (selector, kind, what, wish, at = 0) => inside(`spot(${JSON.stringify(selector)}, ${at})`).then(({ x, y }) => timed(kind, what, wish, () => driver.pointer(x, y), 'click'));
  const press = (keys, kind, what, wish) => timed(kind, what, wish, () => driver.press(keys), 'key');
  return {
    ...hand, inside, pause, random, tap, press, timed, note,
    /** Where something is, by the words that people read. */
    see: async (what) => {
      const seen = await driver.ask(`(${look})(${JSON.stringify({ what, until: 'ready' })})`);
      if (seen.failed) throw new Error(seen.failed);
      return seen;
    },
    at: (x, y) => driver.pointer(x, y),
    drive: (source) => driver.ask(source),
    ready: () => driver.ask(`(${watch})()`),
    /** Presses what takes no time that anybody waits for. */
    push: (keys) => driver.press(keys),
    point: async (selector, at = 0) => { const { x, y } = await inside(`spot(${JSON.stringify(selector)}, ${at})`); await driver.pointer(x, y); },
    /** An address that another screen leads to. */
    goTo: (path, kind, what, wish = {}) => timed(kind, what, { path: path.split('?')[0], ...wish }, () => inside(`goTo(${JSON.stringify(path)})`), 'none'),
    /** Letter by letter, as fast as people type; every letter is waited for. */
    spell: async (text, kind, what, wish) => {
      for (const letter of text) await timed(kind, `${what}, "${letter}" of "${text}"`, wish, () => driver.type(letter), 'key');
    },
    /** Closes the notices: the next one is waited for. */
    sweep: () => driver.ask("document.querySelectorAll('.toasts .toast > button:last-child').forEach((button) => button.click())"),
    picture: async (name) => {
      if (!pictures || !isSeen()) return;
      mkdirSync(pictures, { recursive: true });
      writeFileSync(join(pictures, `${name}.png`), await driver.picture());
    },
    /** Out of whatever is open, to a place from which everything can begin. */
    home: async () => {
      for (let count = 0; count < 3; count += 1) await driver.press('Escape');
      await inside('goTo("/home")');
      await pause(800, 1000);
    },
  };
}
