// The day, an import, a second person and a restore in the real window, under a real WebDriver. PICTURES names a folder for the pictures of the guide.
import { checkBooks } from './books.mjs';
import { DAY } from './day.mjs';
import { person } from './drive/person.mjs';
import { open } from './drive/window.mjs';
import { IMPORT, checkTakenBack } from './import.mjs';
import { ANNA, PEOPLE } from './people.mjs';
import { SAFETY } from './safety.mjs';
import { check, end, env, madeCompany, released, walk, workAs } from './story.mjs';

let driver;
await check('the window opens', async () => { driver = await open(env); });
const walked = driver !== undefined && await walk([...DAY, ...IMPORT, ...PEOPLE, ...SAFETY], person(driver, process.env.PICTURES));
await driver?.close();
if (walked && await check('the program ends with its window', () => released(madeCompany()))) {
  workAs(ANNA);
  await checkBooks(madeCompany());
  await checkTakenBack(madeCompany());
}
end();
