// The recovery key goes on paper, a backup is made, and becomes the company again. By clicks and keys alone, after the people have passwords.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { ANNA } from './people.mjs';
import { folder } from './story.mjs';

const BACKUPS = join(folder, 'backups');

export const SAFETY = [['the recovery key goes on paper', recoveryKey], ['a backup', backup], ['what was done after it goes with the restore', restore]];

async function recoveryKey({ click, fill, waitFor, text, picture }) {
  await click('go.settings');
  await click({ role: 'tab', name: 'Safety' });
  await click('recovery.show');
  const groups = [];
  for (let number = 1; number <= 8; number += 1) groups.push(await text(`recovery.group-${number}`));
  await picture('recovery');
  await click('recovery.written');
  for (const number of (await text('recovery.asked')).match(/\d/g)) await fill(`Group ${number}`, groups[number - 1].toLowerCase());
  await click('recovery.confirm');
  await waitFor({ text: 'Written down on' });
}

async function backup({ click, fill, waitFor, picture }) {
  mkdirSync(BACKUPS);
  await click({ role: 'tab', name: 'Backups' });
  await fill('Folder', BACKUPS);
  await click('backup.save');
  await waitFor({ text: 'Backups saved' });
  await click('backup.now');
  await waitFor({ text: 'Backed up, opened and checked' });
  await waitFor('backup.restore');
  await picture('backups');
  await click('go.home');
  await waitFor({ text: 'Last good backup' });
  await picture('home');
}

async function restore({ click, fill, gone, press, waitFor }) {
  await click('go.contacts');
  await waitFor({ role: 'heading', name: 'Contacts' });
  await press('n');
  await fill('Name', 'A slip of the hand');
  await press('Enter');
  await waitFor({ role: 'heading', name: 'A slip of the hand' });
  await click('go.settings');
  await click({ role: 'tab', name: 'Backups' });
  await click('backup.restore');
  await waitFor({ text: 'would be gone' });
  await click('dialog.save');
  await waitFor({ text: 'Who is working?' });
  await click({ role: 'button', name: ANNA.name });
  await fill(`Password of ${ANNA.name}`, ANNA.password);
  await press('Enter');
  await waitFor({ role: 'heading', name: 'Anna' });
  await click('go.contacts');
  await waitFor({ role: 'row', name: 'Berg' });
  await gone({ text: 'A slip of the hand' });
}
