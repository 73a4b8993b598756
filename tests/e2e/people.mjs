// A second person: comes in with a password for one time, sees what a role may see, locks the desk, gives it back. By clicks and keys alone.

export const ANNA = { name: 'Anna Holm', password: 'herring on rye bread' };
const BEN = { name: 'Ben Ott', password: 'seven tall ladders' };

export const PEOPLE = [
  ['a password for who administers', ownPassword], ['a second person', secondPerson], ['a password for one time', oneTime], ['the second person comes in', comesIn],
  ['what may not be seen is not there', seesLess], ['the desk is locked, and what was typed stays', lockAndUnlock], ['the first person takes the desk back', takesBack],
];

async function ownPassword({ click, fill, waitFor }) {
  await click('user-menu');
  await click({ role: 'menuitem', name: 'Change password' });
  await fill('New password', ANNA.password);
  await fill('New password again', ANNA.password);
  await click('password.save');
  await waitFor({ text: 'Password changed' });
}

async function secondPerson({ click, fill, waitFor, picture }) {
  await click('go.settings');
  await click({ role: 'tab', name: 'People' });
  await click({ role: 'button', name: 'Add person' });
  await fill('Name', BEN.name);
  await click('dialog.save');
  await waitFor({ role: 'button', name: BEN.name });
  await picture('people');
}

async function oneTime(hand) {
  const { click, waitFor, text } = hand;
  await click({ role: 'button', name: `Give ${BEN.name} a password for one time` });
  await click('ask-yes');
  await waitFor('password.once');
  BEN.once = await text('password.once');
  await click('password.told');
  await hand.gone('password.once');
}

async function comesIn({ click, fill, press, waitFor, picture }) {
  await click('user-menu');
  await click({ role: 'menuitem', name: 'Sign out, let somebody else work' });
  await waitFor({ text: 'Who is working?' });
  await picture('door');
  await click({ role: 'button', name: BEN.name });
  await fill(`Password of ${BEN.name}`, BEN.once);
  await press('Enter');
  await waitFor({ text: 'One more step' });
  await fill('New password', BEN.password);
  await fill('New password again', BEN.password);
  await press('Enter');
  await waitFor({ role: 'heading', name: 'Ben' });
}

async function seesLess({ click, gone, waitFor }) {
  await click('go.settings');
  await waitFor({ role: 'tab', name: 'People' });
  await gone({ role: 'tab', name: 'Import' });
  await click({ role: 'tab', name: 'People' });
  await waitFor({ text: 'Working now' });
  await gone({ role: 'button', name: 'Add person' });
}

async function lockAndUnlock({ click, fill, press, waitFor, gone, type }) {
  await click('go.contacts');
  await waitFor({ role: 'heading', name: 'Contacts' });
  await press('n');
  await fill('Name', 'Half a customer');
  await press('Alt+l');
  await waitFor({ role: 'dialog', name: 'Locked' });
  await type('not this one');
  await press('Enter');
  await waitFor({ text: 'do not fit' });
  await fill(`Password of ${BEN.name}`, BEN.password);
  await press('Enter');
  await gone({ text: 'What was open is still there' });
  await waitFor({ label: 'Name' }, 'Half a customer');
  await press('Escape');
  await gone({ role: 'dialog' });
}

async function takesBack({ click, fill, press, waitFor }) {
  await press('Alt+l');
  await click('door.other');
  await click({ role: 'button', name: ANNA.name });
  await fill(`Password of ${ANNA.name}`, ANNA.password);
  await press('Enter');
  await waitFor({ role: 'heading', name: 'Anna' });
  await click('go.settings');
  await waitFor({ role: 'tab', name: 'Import' });
}
