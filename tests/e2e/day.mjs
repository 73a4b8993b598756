// The day of a salesperson, from the first start to the paid invoice, by clicks and keys alone. Whoever plays it lends a hand (drive/person.mjs).

/** What is typed in, and what must come of it; the books are compared with the same words. */
export const FIRM = { name: 'Nordwind Handel GmbH', street: 'Speicherstr. 5', code: '20457', city: 'Hamburg', vat: 'DE136695976', iban: 'DE89 3704 0044 0532 0130 00' };
export const CUSTOMER = { name: 'Berg & Söhne GmbH', street: 'Bergstr. 1', code: '89073', city: 'Ulm', mail: 'einkauf@berg.example' };
export const ITEM = { name: 'Oak chair', sku: 'CH-1', price: '49.90', cost: '30.00', received: '20', sold: '10' };
export const TOTALS = { net: '499.00', vat: '94.81', gross: '593.81' };

/** The steps in their order, each as what it shows and how it is done. */
export const DAY = [
  ['the wizard makes the company', wizard], ['the bank account goes on the paper', bankAccount], ['a new customer', customer], ['an item with its price', item],
  ['goods come in', receipt], ['a deal on the board', deal], ['a quote from the deal', quote], ['the customer says yes', accepted],
  ['an order', order], ['a delivery', delivery], ['an invoice', invoice], ['the money arrives', payment], ['the day is done', evening],
];

async function wizard({ click, choose, fill, waitFor, picture }) {
  await waitFor({ role: 'heading', name: 'Welcome to Kontor' });
  await picture('welcome');
  await click('welcome.new');
  await choose('Country', 'Germany');
  await waitFor({ label: 'Currency of the books' }, 'EUR');
  await click('wizard.next');
  await fill('Name of the company', FIRM.name);
  await fill('Street and number', FIRM.street);
  await fill('Postal code', FIRM.code);
  await fill('City', FIRM.city);
  await fill('VAT id', FIRM.vat);
  await fill('Your name', 'Anna Holm');
  await picture('company');
  await click('wizard.next');
  await waitFor({ text: 'B1-01-00001' });
  await click('wizard.next');
  await waitFor({ role: 'heading', name: 'Anna' });
  await waitFor({ role: 'region', name: 'First steps' });
}

async function bankAccount({ click, fill, waitFor }) {
  await click('go.settings');
  await click({ role: 'tab', name: 'Company' });
  await fill('Bank', 'Hafenbank');
  await fill('IBAN', FIRM.iban);
  await click('company.save');
  await waitFor({ text: 'Company saved' });
}

async function customer({ click, fill, press, waitFor, picture }) {
  await click('go.contacts');
  await waitFor({ role: 'heading', name: 'Contacts' });
  await press('n');
  await fill('Name', CUSTOMER.name);
  await fill('Street', CUSTOMER.street);
  await fill('Postal code', CUSTOMER.code);
  await fill('City', CUSTOMER.city);
  await fill('E-mail', CUSTOMER.mail);
  await picture('customer');
  await press('Enter');
  await waitFor({ role: 'heading', name: CUSTOMER.name });
}

async function item({ click, fill, press, waitFor, picture }) {
  await click('new-menu');
  await click({ role: 'menuitem', name: 'New item' });
  await fill('Name', ITEM.name);
  await fill('Number', ITEM.sku);
  await fill('Price without tax', ITEM.price);
  await picture('item');
  await press('Enter');
  await waitFor({ role: 'heading', name: ITEM.name });
}

async function receipt({ click, choose, fill, press, waitFor, picture }) {
  await click('new-menu');
  await click({ role: 'menuitem', name: 'New receipt' });
  await choose('Supplier', 'Holzwerk Nord', 'Create “Holzwerk Nord”');
  await click('party.create');
  await waitFor({ label: 'Supplier' }, 'Holzwerk Nord');
  await choose('Item', 'chair', ITEM.name);
  await fill('Quantity', ITEM.received);
  await fill('Cost per unit', ITEM.cost);
  await picture('receipt');
  await press('Ctrl+Enter');
  await waitFor({ role: 'heading', name: 'Receipt ' });
}

async function deal({ click, choose, fill, waitFor, picture }) {
  await click('go.deals');
  await click('deals.new');
  await choose('Customer', 'Berg', CUSTOMER.name);
  await fill('Deal', 'Chairs for the canteen');
  await click('deal.create');
  await click('line-add');
  await choose('Item or text', 'chair', ITEM.name);
  await waitFor({ label: 'Price' }, ITEM.price);
  await fill('Quantity', ITEM.sold);
  await waitFor({ text: '499.00' });
  await waitFor({ text: 'Saved' });
  await click('go.deals');
  await click({ role: 'button', name: 'Move Chairs' });
  await click({ role: 'menuitem', name: 'Offer' });
  await waitFor({ text: 'is now in Offer' });
  await picture('deal');
}

async function quote(hand) {
  const { click, waitFor, picture } = hand;
  await click({ role: 'button', name: 'Chairs for the canteen' });
  await click('deals.quote');
  await waitFor({ role: 'heading', name: 'New quote' });
  await waitFor({ label: 'Quantity' }, ITEM.sold);
  await waitFor({ text: TOTALS.gross });
  await picture('quote');
  await issued(hand, 'Quote ');
  await paper(hand, 'quote');
}

async function accepted({ click, waitFor }) {
  await click({ role: 'button', name: 'More' });
  await click({ role: 'menuitem', name: 'Mark as accepted' });
  await waitFor({ text: 'Accepted' });
}

async function order(hand) {
  await hand.click('documents.make-order');
  await hand.waitFor({ role: 'heading', name: 'New order' });
  await issued(hand, 'Order ');
  await hand.picture('order');
}

async function delivery(hand) {
  await hand.click('documents.make-delivery');
  await hand.waitFor({ role: 'heading', name: 'New delivery' });
  await issued(hand, 'Delivery ');
}

async function invoice(hand) {
  await hand.click('documents.make-invoice');
  await hand.waitFor({ role: 'heading', name: 'New invoice' });
  await hand.waitFor({ text: TOTALS.gross });
  await issued(hand, 'Invoice ');
  await paper(hand, 'invoice');
}

async function payment({ click, press, waitFor, picture }) {
  await click('payments.record');
  await waitFor({ label: 'Amount' }, TOTALS.gross);
  await waitFor({ role: 'row', name: 'INV' });
  await picture('payment');
  await press('Ctrl+Enter');
  await waitFor({ role: 'heading', name: `€${TOTALS.gross}, ${CUSTOMER.name}` });
  await click({ role: 'link', name: 'INV' });
  await waitFor({ text: 'Paid' });
  await picture('paid');
}

async function evening({ press, waitFor }) {
  await press('g');
  await press('h');
  await waitFor({ role: 'heading', name: 'Anna' });
}

/** Issues the draft on the screen by its key; the heading then has the number. */
async function issued({ press, waitFor }, heading) {
  await press('Ctrl+Enter');
  await waitFor({ role: 'heading', name: heading });
}

/** Looks at the paper of the document on the screen. */
async function paper(hand, kind) {
  await hand.click('documents.preview');
  await hand.waitFor({ role: 'img', name: 'Page 1' });
  if (kind === 'invoice') await hand.picture('paper');
  await hand.savePaper?.(kind);
  await hand.press('Escape');
  await hand.gone({ role: 'img', name: 'Page 1' });
}
