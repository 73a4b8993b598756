// The kit in a real browser: pictures of the demo screens, axe on each of them, and the walks that only real key events can prove.
// node e2e/kit.mjs [folder for pictures]   Needs Chromium (CHROMIUM names it where it is not in the usual places).
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { createServer } from 'vite';

const require = createRequire(import.meta.url);
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const pictures = process.argv[2];
const executablePath = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) => path && existsSync(path));
if (pictures) mkdirSync(pictures, { recursive: true });

const results = [];
async function check(name, test) {
  try {
    await test();
    results.push([name, null]);
  } catch (error) {
    results.push([name, error]);
    console.error(`FAILED ${name}: ${error.message}`);
  }
}
function expect(actual, wanted, what) {
  if (JSON.stringify(actual) !== JSON.stringify(wanted)) throw new Error(`${what}: ${JSON.stringify(actual)} instead of ${JSON.stringify(wanted)}`);
}

const server = await createServer({ root: new URL('..', import.meta.url).pathname, server: { port: 0, strictPort: false }, logLevel: 'error' });
await server.listen();
const base = `${server.resolvedUrls.local[0]}test/demo/index.html`;
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'] });

/** A fresh window on a path with these settings. */
async function open(path, settings = {}, viewport = { width: 1366, height: 768 }) {
  const context = await browser.newContext({ viewport, locale: 'en-GB', colorScheme: 'light' });
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  page.on('pageerror', (error) => results.push([`no error on ${path}`, error]));
  page.on('console', (message) => { if (message.type() === 'error') results.push([`no error on ${path}`, new Error(message.text())]); });
  await page.addInitScript((chosen) => localStorage.setItem('kontor.settings', JSON.stringify(chosen)), settings);
  await page.goto(`${base}#${path}`);
  await page.waitForSelector('h1');
  return page;
}
const picture = (page, name) => (pictures ? page.screenshot({ path: join(pictures, `${name}.png`) }) : undefined);

/** No serious fault of accessibility, in light and dark. */
async function accessible(page) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => window.axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }));
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  expect(serious.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map(({ html, any, all }) => `${html.slice(0, 160)} ${[...any, ...all][0]?.message ?? ''}`).join(' | ')}`), [], 'axe');
}
const ready = {
  '/home': '.figure', '/deals': '.card', '/invoices': '.grid-row .chip', '/invoices/12': '.lines tbody tr', '/settings': '.segments',
};

for (const theme of ['light', 'dark']) {
  for (const [path, selector] of Object.entries(ready)) {
    await check(`${path} in ${theme}`, async () => {
      const page = await open(path, { theme, peekOpen: true });
      await page.waitForSelector(selector);
      const background = await page.evaluate(() => getComputedStyle(document.querySelector('.main')).backgroundColor);
      expect(background, theme === 'dark' ? 'rgb(29, 30, 33)' : 'rgb(255, 255, 255)', 'background');
      await picture(page, `${theme}${path.replaceAll('/', '-')}`);
      await accessible(page);
      await page.context().close();
    });
  }
}
for (const density of ['comfortable', 'touch']) {
  await check(`${density} density`, async () => {
    const page = await open('/invoices', { density });
    await page.waitForSelector('.grid-row .chip');
    await picture(page, `density-${density}`);
    await accessible(page);
    await page.context().close();
  });
}
await check('palette: areas, commands, records, arithmetic', async () => {
  const page = await open('/home');
  await page.keyboard.press('Control+k');
  await page.waitForSelector('[data-testid=palette]');
  await page.keyboard.type('ernst');
  await page.waitForSelector('[role=menuitem] >> text=Ernst Handel');
  await picture(page, 'palette');
  await accessible(page);
  expect(await page.evaluate(() => location.hash), '#/home', 'typing does not run shortcuts');
  await page.keyboard.press('Enter');
  await page.waitForSelector('.lines');
  await page.context().close();
});
await check('keys: sequence, Russian layout, search, filter, walk', async () => {
  const page = await open('/home');
  await page.keyboard.press('g');
  await page.keyboard.press('v');
  await page.waitForSelector('.grid-row .chip');
  const session = await page.context().newCDPSession(page);
  const russian = async (key, code) => {
    await session.send('Input.dispatchKeyEvent', { type: 'keyDown', key, code, text: key });
    await session.send('Input.dispatchKeyEvent', { type: 'keyUp', key, code });
  };
  await page.locator('[role=grid]').focus();
  await russian('о', 'KeyJ');
  await russian('о', 'KeyJ');
  await page.waitForSelector('.grid-row.cursor[aria-rowindex="4"]');
  await page.keyboard.press('/');
  await page.keyboard.type('ernst');
  await page.waitForFunction(() => document.querySelector('.screen-count')?.textContent !== '11,133');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await page.waitForSelector('.lines');
  const first = await page.evaluate(() => location.hash);
  await page.keyboard.press('Control+ArrowDown');
  await page.waitForFunction((before) => location.hash !== before, first);
  await russian('п', 'KeyG');
  await russian('в', 'KeyD');
  await page.waitForSelector('.board');
  await page.context().close();
});
await check('grid: end, jump, no blank rows, selection of all', async () => {
  const page = await open('/invoices');
  await page.waitForSelector('.grid-row .chip');
  await page.locator('[role=grid]').focus();
  await page.keyboard.press('End');
  await page.waitForFunction(() => document.querySelector('.grid-row.cursor')?.getAttribute('aria-rowindex') === '11134' && !document.querySelector('.grid-wait'));
  await page.keyboard.press('Control+a');
  await page.waitForSelector('.bulk-bar >> text=11,133 selected');
  await page.keyboard.press('x');
  await page.waitForSelector('.bulk-bar >> text=11,132 selected');
  await picture(page, 'selection');
  await page.context().close();
});
await check('filters: typed, taken back, and by the cell under the cursor', async () => {
  const page = await open('/invoices');
  await page.waitForSelector('.grid-row .chip');
  await page.keyboard.press('/');
  await page.keyboard.type('over');
  await page.waitForSelector('.proposal >> text=Overdue');
  await accessible(page);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.waitForSelector('.filter-chip.active >> text=Overdue');
  expect(await page.evaluate(() => location.hash), '#/invoices?state=overdue', 'the filter stands in the address, the typed text does not');
  await picture(page, 'filter-typed');
  await page.keyboard.press('Backspace');
  await page.keyboard.press('Delete');
  await page.waitForFunction(() => location.hash === '#/invoices');
  await page.locator('[role=grid]').focus();
  await page.keyboard.press('f');
  await page.waitForSelector('[role=menuitem] >> text=State');
  await page.keyboard.press('Enter');
  await page.waitForSelector('.filter-chip.active');
  await page.context().close();
});
await check('board: by keys and by mouse', async () => {
  const page = await open('/deals');
  const count = (column) => page.locator(`[data-column=${column}] [data-card]`).count();
  await page.locator('[data-column=lead] [data-card]').first().focus();
  await page.keyboard.press('Alt+ArrowRight');
  await page.waitForFunction(() => document.querySelectorAll('[data-column=qualified] [data-card]').length === 6);
  const [card, target] = [page.locator('[data-column=lead] [data-card]').first(), page.locator('[data-column=won]')];
  const [from, to] = [await card.boundingBox(), await target.boundingBox()];
  await page.mouse.move(from.x + 40, from.y + 12);
  await page.mouse.down();
  await page.mouse.move(from.x + 90, from.y + 60, { steps: 4 });
  await page.mouse.move(to.x + 60, to.y + 90, { steps: 8 });
  await picture(page, 'board-drag');
  await page.mouse.up();
  await page.waitForFunction(() => document.querySelectorAll('[data-column=won] [data-card]').length === 3);
  expect(await count('lead'), 4, 'cards left');
  expect(await page.locator('.toast').count(), 0, 'a drag does not open the card');
  await page.context().close();
});
await check('form: decimal comma, arithmetic, date shorthand, undo, faults, autosave', async () => {
  const page = await open('/invoices/12', { language: 'de' });
  await page.waitForSelector('.lines');
  const price = page.locator('[data-field="lines.0.price"] input');
  await price.fill('12*3,5');
  await price.press('Tab');
  expect(await price.inputValue(), '42,00', 'arithmetic');
  await page.keyboard.press('Control+z');
  await page.waitForFunction(() => document.querySelector('[data-field="lines.0.price"] input').value === '18,90');
  const due = page.locator('[data-field=due] input');
  await due.fill('5.2.27');
  await due.press('Tab');
  expect(await due.inputValue(), '05.02.2027', 'date');
  await price.fill('1,234');
  await price.press('Tab');
  await page.waitForSelector('[data-field="lines.0.price"][data-invalid]');
  await price.focus();
  await page.keyboard.press('End');
  await price.blur();
  await price.focus();
  await picture(page, 'line-fault-de');
  await page.locator('[data-field="lines.3.qty"] input').focus();
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.querySelectorAll('.lines tbody tr').length === 5);
  await page.keyboard.press('Control+Enter');
  await page.waitForSelector('.fault-summary');
  await page.waitForSelector('.draft-mark.saved');
  await picture(page, 'form-faults-de');
  await accessible(page);
  await page.context().close();
});
await check('fields: combobox and calendar', async () => {
  const page = await open('/invoices/12');
  await page.locator('[data-field=customer] input').fill('wander');
  await page.waitForSelector('[role=option] >> text=Die Wandernde Kuh');
  await picture(page, 'combobox');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  expect(await page.locator('[data-field=customer] input').inputValue(), 'Die Wandernde Kuh', 'chosen');
  await page.locator('[data-field=date] .suffix-button').click();
  await page.waitForSelector('.calendar');
  await picture(page, 'calendar');
  await accessible(page);
  await page.context().close();
});
await check('key sheet and wide window', async () => {
  const page = await open('/invoices', { peekOpen: true }, { width: 1920, height: 1080 });
  await page.waitForSelector('.grid-row .chip');
  await picture(page, 'wide');
  await page.keyboard.press('?');
  await page.waitForSelector('.key-sheet');
  await picture(page, 'keys');
  await accessible(page);
  await page.context().close();
});
await check('a list without its stylesheet draws only what fits the screen', async () => {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 } });
  const page = await context.newPage();
  // The development server hands styles out as modules; this one comes empty, as if the stylesheet were still on its way.
  await page.route(/\.css($|\?)/, (route) => route.fulfill({ contentType: 'text/javascript', body: '' }));
  await page.goto(`${base}#/invoices`);
  await page.waitForSelector('.grid-row');
  // The most rows that any of the next frames shows.
  const rows = await page.evaluate(() => new Promise((resolve) => {
    let [frames, most] = [0, 0];
    const look = () => {
      most = Math.max(most, document.querySelectorAll('.grid-row').length);
      frames += 1;
      if (frames < 30) requestAnimationFrame(look);
      else resolve(most);
    };
    look();
  }));
  if (rows > 120) throw new Error(`${String(rows)} rows`);
  await context.close();
});

await browser.close();
await server.close();
const failed = results.filter(([, error]) => error);
for (const [name, error] of failed) console.error(`${name}: ${error.message}`);
console.log(`${results.length - failed.length} passed, ${failed.length} failed`);
process.exit(failed.length > 0 ? 1 : 0);
