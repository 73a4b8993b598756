// What the clerk knows of the firm before the day begins: who buys most, what sells, in which months there was trade.
const firstOf = (month) => `${month}-01`;
const lastOf = (month) => new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 0)).toISOString().slice(0, 10);

/** The months from one day to another, as `2011-03`. */
function monthsBetween(from, until) {
  const found = [];
  for (let [year, month] = from.split('-').map(Number); `${year}-${String(month).padStart(2, '0')}` <= until.slice(0, 7); [year, month] = month === 12 ? [year + 1, 1] : [year, month + 1]) found.push(`${year}-${String(month).padStart(2, '0')}`);
  return found;
}

/** `ask` runs a command; `saved` is the folder into which the window saves files. */
export function firmOf(ask, saved) {
  const invoices = (window) => ask('document_list', { kinds: ['invoice'], window: { limit: 1, ...window } });
  const [first] = invoices({ sort: [{ column: 'issued_on', descending: false }] }).rows;
  const [last] = invoices({ sort: [{ column: 'issued_on', descending: true }] }).rows;
  if (!first) throw new Error('the company has no invoices: bring in the year first');
  const year = { from: first.issued_on, until: last.issued_on };
  const months = monthsBetween(year.from, year.until);
  const best = (group) => ask('report_sales', { ...year, group }).rows.filter(({ id }) => id !== null).toSorted((a, b) => b.net.minor - a.net.minor).slice(0, 30);
  const busiest = best('customer');
  const some = invoices({ limit: 400, sort: [{ column: 'gross', descending: true }] }).rows;
  const lines = some.slice(0, 40).map(({ id }) => ({ id, lines: ask('document_get', { id }).lines.length })).toSorted((a, b) => b.lines - a.lines);
  return {
    saved, year,
    months: months.map((month) => ({ from: firstOf(month), until: lastOf(month) })),
    quarters: months.slice(0, -2).map((month, at) => ({ from: firstOf(month), until: lastOf(months[at + 2]) })),
    busiest: busiest.map(({ id }) => id),
    /** What is typed to find them: the end of the name is what tells them apart. */
    customers: busiest.map(({ label }) => label.split(' ').at(-1)),
    // Postage has no moves to look at.
    items: best('item').map(({ id }) => id).filter((id) => ask('item_get', { id }).item.kind === 'goods'),
    stocked: ask('item_list', { limit: 60, sort: [{ column: 'available', descending: true }] }).rows.filter(({ price }) => price !== null).map(({ sku }) => sku),
    references: some.map(({ reference, number }) => reference || number).slice(0, 60),
    longest: lines[0].id,
  };
}
