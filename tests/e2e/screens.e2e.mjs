// Every screen of the demo company in light and dark: no serious fault of accessibility (axe), nothing wider than the window, no error.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { axeSource, launch, open } from './drive/chromium.mjs';
import { person } from './drive/person.mjs';
import { AT_THE_DESK, OVERLAYS, places } from './screens.mjs';
import { check, end, equal, folder, run, serve } from './story.mjs';

const SIZES = [{ width: 1920, height: 1080 }, { width: 1366, height: 768 }];
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

const company = join(folder, 'demo.kontor');
run('--company', company, 'demo', '--language', 'en');
const backups = join(folder, 'backups');
mkdirSync(backups);
run('--company', company, 'rpc', 'backup_settings_save', JSON.stringify({ plan: { folder: backups, every_h: 0, at_closing: false, daily: 7, weekly: 4, monthly: 12 } }));
run('--company', company, 'rpc', 'backup_now', JSON.stringify({ folder: null }));
// Each window has drafts of its own: one in which nothing is written leaves with its screen.
const placesOf = () => places((name, request) => run('--company', company, 'rpc', name, JSON.stringify(request)));
const paths = { light: placesOf(), dark: placesOf() };
const invoice = paths.light.find((path) => /^\/invoices\/[0-9a-f-]{36}$/.test(path));
const axe = axeSource();
const desk = await serve(company);
const browser = await launch();

/** A fault of axe, in full the first time; the frame around the screens would tell the same again and again. */
const told = new Set();
function inShort({ id, nodes }) {
  const { html, any, all } = nodes[0];
  const where = html.replace(/ (id|aria-[a-z]+)="react-aria[^"]*"/g, '').slice(0, 200);
  if (told.has(`${id} ${where}`)) return `${id}, as before`;
  told.add(`${id} ${where}`);
  return `${id} in ${nodes.length} places: ${where} ${[...any, ...all][0]?.message ?? ''}`;
}

/** One window in one theme, that goes to places and judges them. */
async function windowIn(theme, walk) {
  const driver = await open(browser, desk.url, { theme, peekOpen: true });
  const { page, faults } = driver;
  const hand = person(driver, process.env.PICTURES);

  const goTo = async (path) => {
    await page.evaluate((to) => { location.hash = `#${to}`; }, path);
    await page.reload();
    await driver.settled();
  };
  /** Judges what is on the screen now. */
  const judge = async () => {
    for (const size of SIZES) {
      await page.setViewportSize(size);
      const [needed, given] = await page.evaluate(() => new Promise((next) => { requestAnimationFrame(() => next([document.scrollingElement.scrollWidth, document.scrollingElement.clientWidth])); }));
      if (needed > given) throw new Error(`needs ${needed} of ${given} pixels`);
    }
    await driver.settled();
    if (!await page.evaluate(() => 'axe' in window)) await page.evaluate(axe);
    const { violations } = await page.evaluate((runOnly) => window.axe.run({ runOnly, resultTypes: ['violations'], preload: false }), RULES);
    const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
    if (serious.length > 0) throw new Error(serious.map(inShort).join('; '));
    equal(await page.locator('.error-state').count(), 0, 'what could not be shown');
  };

  await walk({ page, hand, driver, goTo, judge });
  await check(`no error on any page in ${theme}`, () => equal(faults, [], 'errors'));
  await driver.close();
}

/** Through every screen and what lies over some of them. */
const everywhere = (theme) => windowIn(theme, async (eyes) => {
  const { page, hand, driver, goTo, judge } = eyes;
  for (const path of paths[theme]) {
    await check(`${path} in ${theme}`, async () => {
      await goTo(path);
      const grid = page.locator('[role=grid][data-testid]');
      if (await grid.count() > 0) {
        await grid.first().focus();
        await page.keyboard.press('ArrowDown');
        await driver.settled();
      }
      await judge();
      if (path === '/deals' && theme === 'light') await hand.picture('deals');
    });
    const tabs = await page.locator('[role=tab]:not([aria-selected=true])').allTextContents();
    for (const name of tabs) {
      await check(`${path}, ${name}, in ${theme}`, async () => {
        await hand.click({ role: 'tab', name });
        await driver.settled();
        await judge();
      });
    }
  }
  await over(OVERLAYS, theme, eyes);
});

async function over(overlays, theme, { hand, driver, goTo, judge }) {
  for (const [name, path, show] of overlays) {
    await check(`${name} in ${theme}`, async () => {
      await goTo(path === 'invoice' ? invoice : path);
      await show(hand);
      await driver.settled();
      await judge();
    });
  }
}

/** The desk is one for all windows: it is locked and left by one of them at a time, and taken again by who may come in as is. */
const atTheDesk = (theme) => windowIn(theme, async (eyes) => {
  for (const overlay of AT_THE_DESK) {
    await over([overlay], theme, eyes);
    await desk.ask('sign_in', { name: 'Andrew Fuller' });
    await desk.ask('role_preview', { role: null });
    // The window begins anew with who works now, before it is sent anywhere.
    await eyes.page.reload();
    await eyes.driver.settled();
  }
});

await Promise.all([everywhere('light'), everywhere('dark')]);
await atTheDesk('light');
await atTheDesk('dark');
await browser.close();
await desk.stop();
end();
