// The clerk works on documents: looks through them, writes, credits, takes money.
import { open } from './lists.mjs';

const ROW = '#main .grid-row';
const TITLE = (text) => ({ says: text, within: '#main h1' });

export async function reading(hand, firm) {
  await hand.goTo(`/invoices?party=${hand.random.of(firm.busiest)}`, 'screen', 'the invoices of a customer', { here: ROW });
  await hand.tap('#main .grid-row .row-link', 'record', 'an invoice', { left: await hand.inside('heading()'), here: '#main .lines' }, 2);
  await hand.picture('invoice');
  for (let count = 0; count < 8; count += 1) await hand.press('Ctrl+ArrowDown', 'next record', 'the next invoice', { left: await hand.inside('heading()') });
  await hand.press('Ctrl+p', 'paper', 'the paper of an invoice', { here: '.preview-page' });
  await hand.pause();
  await hand.picture('paper');
  await hand.press('Escape', 'menu', 'the paper put away', { gone: '.preview-page' });
  await hand.press('Alt+j', 'dialog', 'the postings of an invoice', { here: '[role=dialog] table' });
  await hand.press('Escape', 'menu', 'the postings put away', { gone: '[role=dialog]' });
  await hand.press('Escape', 'screen', 'back to the list', { path: '/invoices', here: ROW });
}

/** The largest invoice has more than a thousand lines. */
export async function longest(hand, firm) {
  await hand.goTo(`/invoices/${firm.longest}`, 'long record', 'the longest invoice', { here: '#main .lines', quiet: true });
  await hand.picture('longest');
  await hand.press('Ctrl+p', 'long paper', 'the paper of the longest invoice', { here: '.preview-page' });
  await hand.picture('longest-paper');
  await hand.press('Escape', 'menu', 'the long paper put away', { gone: '.preview-page' });
}

export async function contact(hand, firm) {
  const id = hand.random.of(firm.busiest);
  await open(hand, 'contacts');
  await hand.goTo(`/contacts/${id}`, 'record', 'a contact', { here: '#main [role=tab]', quiet: true });
  await hand.picture('contact');
  await hand.tap('#main [role=tab]', 'tab', 'deals of a contact', { quiet: true }, 1);
  await hand.tap('#main [role=tab]', 'tab', 'documents of a contact', { here: '#main .record-rows', quiet: true }, 2);
  await hand.picture('contact-documents');
  await hand.tap('#main [role=tab]', 'tab', 'data of a contact', { here: '#main [data-field]' }, 0);
  // Something to do with him, and it was a mistake.
  await hand.push('a');
  await hand.fill('What', 'Ask about the next order');
  await hand.tap('[data-testid="activity.save"]', 'save', 'an activity', { gone: '[role=dialog]', says: 'Ask about the next order' });
  await hand.press('Ctrl+z', 'undo', 'the activity', { says: 'Undone', within: '.toasts', quiet: true });
}

export async function item(hand, firm) {
  await open(hand, 'items');
  await hand.goTo(`/items/${hand.random.of(firm.items)}`, 'record', 'an item', { here: '#main [role=tab]', quiet: true });
  await hand.picture('item');
  await hand.tap('#main [role=tab]', 'tab', 'prices of an item', { quiet: true }, 1);
  await hand.tap('#main [role=tab]', 'tab', 'moves of an item', { here: '#main .record-rows', quiet: true }, 2);
  await hand.picture('item-moves');
  await hand.inside('toEnd("#main .sheet")');
  await hand.tap('#main .record-more', 'screen', 'all moves of an item', { path: '/stock/moves', here: ROW });
  await hand.picture('item-all-moves');
}

/** Five lines, each by the number of an item. */
export async function writing(hand, firm) {
  await hand.tap('[data-testid=new-menu]', 'menu', 'what is new', { here: '[role=menuitem]' });
  const { x, y } = await hand.see({ role: 'menuitem', name: 'New invoice' });
  await hand.timed('record', 'a new invoice', { ...TITLE('New invoice'), quiet: true }, () => hand.at(x, y), 'click');
  await hand.spell(hand.random.of(firm.customers), 'choices while typing', 'customer of an invoice', { here: '[role=option]', quiet: true });
  await hand.tap('[role=option]', 'choice', 'customer of an invoice', { gone: '[role=option]', quiet: true });
  for (let line = 0; line < 5; line += 1) {
    if (line > 0) await hand.tap('[data-testid="line-add"]', 'line', 'a new line', { here: `[data-field="lines.${line}.item"]` });
    await hand.point(`[data-field="lines.${line}.item"] input`);
    await hand.spell(hand.random.of(firm.stocked), 'choices while typing', 'item of a line', { here: '[role=option]', quiet: true });
    await hand.tap('[role=option]', 'choice', 'item of a line', { gone: '[role=option]', quiet: true });
    await hand.point(`[data-field="lines.${line}.quantity"] input`);
    await hand.push('Ctrl+a');
    await hand.spell('12', 'reckoning', 'quantity of a line', { quiet: true });
  }
  await hand.waitFor({ text: 'Saved' });
  await hand.picture('draft');
  await hand.press('Ctrl+Enter', 'issue', 'an invoice of five lines', { path: '/invoices/', ...TITLE('Invoice '), quiet: true });
  await hand.picture('issued');
}

/** Right after it was written. */
export async function crediting(hand) {
  await hand.click({ role: 'button', name: 'More' });
  const { x, y } = await hand.see({ role: 'menuitem', name: 'credit note' });
  await hand.timed('record', 'a new credit note', { ...TITLE('New credit note'), quiet: true }, () => hand.at(x, y), 'click');
  await hand.fill('Reason', 'Ordered twice');
  await hand.waitFor({ text: 'Saved' });
  await hand.press('Ctrl+Enter', 'issue', 'a credit note', { path: '/invoices/', ...TITLE('Credit note '), quiet: true });
}

export async function paying(hand) {
  await hand.goTo('/invoices?state=unpaid&sort=issued_on:desc', 'screen', 'unpaid invoices', { here: ROW });
  await hand.tap('#main .grid-row .row-link', 'record', 'an unpaid invoice', { left: await hand.inside('heading()'), here: '#main .lines' }, Math.floor(hand.random.between(3, 12)));
  await hand.tap('[data-testid="payments.record"]', 'screen', 'a new payment', { path: '/payments/new', here: '#main [data-field=amount]', quiet: true });
  await hand.picture('payment');
  await hand.press('Ctrl+Enter', 'save', 'a payment', { path: '/payments/', left: await hand.inside('heading()'), quiet: true });
  await hand.picture('paid');
}
