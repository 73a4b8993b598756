// The day in a browser, on `kontorctl serve`.
import { readFileSync } from 'node:fs';
import { checkBooks, storedPaper } from './books.mjs';
import { DAY } from './day.mjs';
import { launch, open } from './drive/chromium.mjs';
import { person } from './drive/person.mjs';
import { check, end, equal, madeCompany, serve, walk } from './story.mjs';

const desk = await serve();
const browser = await launch();
const driver = await open(browser, desk.url);
const hand = person(driver);
const saved = {};
hand.savePaper = async (name) => {
  const coming = driver.page.waitForEvent('download');
  await hand.click('preview-save');
  saved[name] = readFileSync(await (await coming).path());
};
const walked = await walk(DAY, hand);
await check('no error on any page', () => equal(driver.faults, [], 'errors'));
if (!walked && process.env.PICTURES) await driver.page.screenshot({ path: `${process.env.PICTURES}/failed.png` });
await browser.close();
await desk.stop();
if (walked) {
  const company = madeCompany();
  await checkBooks(company);
  for (const [name, kind] of [['quote-paper', 'quote'], ['invoice-paper', 'invoice']]) {
    await check(`the saved file of the ${kind} is the stored one`, () => equal(storedPaper(company, kind).equals(saved[name]), true, 'same bytes'));
  }
}
end();
