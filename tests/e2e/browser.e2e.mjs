// The day, an import, a second person and a restore in a browser, on `kontorctl serve`; the files that the person saves are the ones that are kept.
// PICTURES names a folder for the pictures of the guide.
import { readFileSync } from 'node:fs';
import { checkBooks, storedPaper } from './books.mjs';
import { DAY } from './day.mjs';
import { launch, open } from './drive/chromium.mjs';
import { person } from './drive/person.mjs';
import { IMPORT, checkTakenBack, checkWrongRows } from './import.mjs';
import { ANNA, PEOPLE } from './people.mjs';
import { SAFETY } from './safety.mjs';
import { check, end, equal, madeCompany, serve, walk, workAs } from './story.mjs';

const desk = await serve();
const browser = await launch();
const driver = await open(browser, desk.url);
const hand = person(driver, process.env.PICTURES);
const saved = {};
hand.savePaper = async (kind) => {
  const coming = driver.page.waitForEvent('download');
  await hand.click('preview-save');
  saved[kind] = readFileSync(await (await coming).path());
};
hand.saveWrong = async () => {
  const coming = driver.page.waitForEvent('download');
  await hand.click('import.save-wrong');
  saved.wrong = readFileSync(await (await coming).path(), 'utf8');
};
const walked = await walk([...DAY, ...IMPORT, ...PEOPLE, ...SAFETY], hand);
await check('no error on any page', () => equal(driver.faults, [], 'errors'));
await browser.close();
await desk.stop();
if (walked) {
  workAs(ANNA);
  const company = madeCompany();
  await checkBooks(company);
  await checkWrongRows(saved.wrong);
  await checkTakenBack(company);
  for (const kind of ['quote', 'invoice']) await check(`the saved ${kind} is the kept one`, () => equal(storedPaper(company, kind).bytes.equals(saved[kind]), true, 'same bytes'));
}
end();
