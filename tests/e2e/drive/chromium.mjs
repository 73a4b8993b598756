// The driver of a browser on `kontorctl serve`.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(new URL('../../../ui/package.json', import.meta.url));
const { chromium } = require('playwright-core');
export const axeSource = () => readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

export const launch = () => chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'] });

const keyOf = (keys) => keys.replace(/^Ctrl\b/, 'Control');

/** Nothing is awaited from the core, nothing is a skeleton, nothing moves. */
async function settled(page, asked) {
  await page.waitForSelector('h1');
  for (;;) {
    await page.waitForFunction(() => !document.querySelector('[aria-busy="true"], .skeleton') && document.getAnimations().every((one) => one.playState !== 'running' || one.effect.getTiming().iterations === Infinity));
    // What was answered is drawn in the next frame, and what that asks for goes out after it.
    await page.evaluate(() => new Promise((next) => { requestAnimationFrame(() => requestAnimationFrame(next)); }));
    if (asked.size === 0) return;
    await page.waitForEvent('requestfinished');
  }
}

/** Opens a page with these settings of the window; `faults` gathers what goes wrong in it. */
export async function open(browser, url, settings = {}) {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'en-GB', acceptDownloads: true });
  const page = await context.newPage();
  const faults = [];
  const asked = new Set();
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('request', (request) => { if (request.url().includes('/rpc/')) asked.add(request); });
  for (const event of ['requestfinished', 'requestfailed']) page.on(event, (request) => asked.delete(request));
  await page.addInitScript((chosen) => localStorage.setItem('kontor.settings', JSON.stringify(chosen)), settings);
  await page.goto(url);
  return {
    page, faults,
    settled: () => settled(page, asked),
    ask: (source) => page.evaluate(source),
    pointer: (x, y) => page.mouse.click(x, y),
    type: (text) => page.keyboard.type(text),
    press: (keys) => page.keyboard.press(keyOf(keys)),
    picture: () => page.screenshot(),
    close: () => context.close(),
  };
}
