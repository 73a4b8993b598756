// The clerk looks things up: lists, their order, their filters, what is found while typing.
import { measure } from '../inside.mjs';

const ROW = '#main .grid-row';
const area = (path) => ({ path, here: '#main h1', quiet: true });

/** From the rail, as one who works there all day. */
export async function open(hand, name, here = ROW) {
  const left = await hand.inside(`headingElsewhere(${JSON.stringify(`/${name}`)})`);
  await hand.tap(`[data-testid="go.${name}"]`, 'screen', `/${name}`, { path: `/${name}`, left, here });
}

/** To the end, to the middle, back again; then by the wheel without a rest. */
async function scroll(hand, name) {
  for (const part of [1, 0.5, 0.25, 0]) await hand.timed('jump in a list', `${name} to ${part * 100} %`, { here: ROW }, () => hand.inside(`scrollTo(${part})`), 'none');
  const { frames, blank } = await hand.drive(`(${measure})(${JSON.stringify({ task: 'scrolling', frames: 60 })})`);
  hand.note({ kind: 'scrolling', what: name, ms: Math.max(...frames), frame: Math.max(...frames), blank });
}

async function sort(hand, name) {
  for (const column of await hand.inside('sorts()')) {
    for (const way of ['first', 'second']) await hand.tap(`#main [data-sort="${column}"]`, 'sort', `${name} by ${column}, ${way} way`, { asked: true });
  }
}

async function search(hand, name, text) {
  await hand.push('/');
  await hand.spell(text, 'search in a list', name, { asked: true });
  await hand.picture(`${name}-search`);
  await hand.press('Escape', 'search in a list', `${name}, all again`, { asked: true });
}

/** By a record: some letters, then the best match. */
async function filterBy(hand, name, filter, text) {
  await hand.point(`[data-testid="filter-${filter}"]`);
  await hand.spell(text, 'choices while typing', `${name}, ${filter}`, { here: '.popover .choice', quiet: true });
  await hand.tap('.popover .choice', 'filter', `${name} by ${filter} ${text}`, { asked: true });
  await hand.push('Escape');
  await hand.picture(`${name}-${filter}`);
  await hand.tap('.filter-clear', 'filter', `${name}, every ${filter}`, { asked: true });
}

/** By one state, by two, by three, then by none. */
async function filterState(hand, name, states) {
  await hand.tap('[data-testid="filter-state"]', 'menu', `${name}, the states`, { here: '.filter-dialog [role=option]' });
  for (const [at, state] of states.entries()) await hand.tap('.filter-dialog [role=option]', 'filter', `${name} by ${state} too`, { asked: true }, at);
  await hand.push('Escape');
  await hand.picture(`${name}-states`);
  await hand.tap('.filter-clear', 'filter', `${name} in any state`, { asked: true });
}

export async function invoices(hand, firm) {
  await open(hand, 'invoices');
  await hand.picture('invoices');
  await scroll(hand, 'invoices');
  await sort(hand, 'invoices');
  await hand.goTo('/invoices', 'screen', '/invoices as at first', { here: ROW });
  await filterState(hand, 'invoices', ['unpaid', 'overdue', 'paid']);
  await filterBy(hand, 'invoices', 'party', hand.random.of(firm.customers));
  const { from, until } = hand.random.of(firm.months);
  await hand.goTo(`/invoices?issued=${from}..${until}`, 'filter', 'invoices by month', { asked: true });
  await hand.picture('invoices-month');
  await search(hand, 'invoices', hand.random.of(firm.references));
}

export async function contacts(hand, firm) {
  await open(hand, 'contacts');
  await hand.picture('contacts');
  await scroll(hand, 'contacts');
  await sort(hand, 'contacts');
  await hand.goTo('/contacts', 'screen', '/contacts as at first', { here: ROW });
  await filterBy(hand, 'contacts', 'country', hand.random.of(['Germ', 'Fran', 'Irel', 'Norw']));
  await search(hand, 'contacts', hand.random.of(firm.customers));
}

export async function items(hand) {
  await open(hand, 'items');
  await hand.picture('items');
  await scroll(hand, 'items');
  await sort(hand, 'items');
  await hand.goTo('/items', 'screen', '/items as at first', { here: ROW });
  await filterState(hand, 'items', ['active', 'low', 'inactive']);
  await search(hand, 'items', hand.random.of(['white hang', 'lunch bag', 'christmas', 'metal sign', 'heart']));
}

export async function moves(hand, firm) {
  await hand.goTo('/stock/moves', 'screen', '/stock/moves', area('/stock/moves'));
  await hand.picture('moves');
  await scroll(hand, 'moves');
  await hand.goTo(`/stock/moves?item=${hand.random.of(firm.items)}`, 'filter', 'moves of an item', { asked: true });
  await sort(hand, 'moves of an item');
  await hand.goTo('/stock', 'screen', '/stock', { here: ROW });
  await hand.picture('stock');
  await sort(hand, 'stock');
}

/** Everything from one field, wherever it is. */
export async function palette(hand, firm) {
  for (const text of [hand.random.of(firm.references), hand.random.of(firm.customers), hand.random.of(['white heart', 'lunch bag', 'new inv'])]) {
    await hand.press('Ctrl+k', 'palette', 'open', { here: '[data-testid=palette] [role=menuitem]' });
    await hand.spell(text, 'search everywhere', 'palette', { here: '[data-testid=palette] [role=menuitem], [data-testid=palette] .choices-empty', quiet: true });
    await hand.picture(`palette-${text.split(' ')[0].toLowerCase()}`);
    // The first one empties the field.
    await hand.push('Escape');
    await hand.press('Escape', 'menu', 'palette closed', { gone: '[data-testid=palette]' });
  }
}
