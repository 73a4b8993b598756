// The driver of a browser on `kontorctl serve`.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(new URL('../../../ui/package.json', import.meta.url));
const { chromium } = require('playwright-core');
export const axeSource = () => readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

export const launch = () => chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'] });

const keyOf = (keys) => keys.replace(/^Ctrl\b/, 'Control');

/** Opens a page; `faults` gathers what goes wrong in it. */
export async function open(browser, url) {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'en-GB', acceptDownloads: true });
  const page = await context.newPage();
  const faults = [];
  page.on('pageerror', (error) => faults.push(error.message));
  await page.goto(url);
  return {
    page, faults,
    ask: (source) => page.evaluate(source),
    pointer: (x, y) => page.mouse.click(x, y),
    type: (text) => page.keyboard.type(text),
    press: (keys) => page.keyboard.press(keyOf(keys)),
    picture: () => page.screenshot(),
    close: () => context.close(),
  };
}
