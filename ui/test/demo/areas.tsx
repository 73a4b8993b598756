/** Screens of the demo: a long list, a document, a board. They are written the way every screen is. */
import { useMemo, useState } from 'react';

import { Board } from '../../src/board/Board';
import type { BoardColumn } from '../../src/board/moves';
import { useCommands } from '../../src/commands/registry';
import { type CommandName, call } from '../../src/core/client';
import * as fmt from '../../src/fmt';
import { DocumentScreen, Facts, Fields, LinesEditor, Section, Wide, useDraft } from '../../src/form';
import type { RowWindow } from '../../src/grid/rowPages';
import { listOf, listScreen } from '../../src/list';
import { Appearance } from '../../src/shell/Appearance';
import type { Area } from '../../src/shell/navigation';
import { go, useParam } from '../../src/shell/router';
import { Checkbox, Chip, ComboBox, DateField, Figure, MoneyField, NumberField, PercentField, Segments, Select, Skeleton, Sparkline, Switch, Tabs, TextField, type Tone, toast, useSettings } from '../../src/ui';
import { changeSettings } from '../../src/ui';
import { DEALS, type DemoDeal, type DemoInvoice, INVOICES, STAGES, TODAY } from './data';

/** The demo has commands that the real list does not know. */
const demo = (name: string, request: unknown): Promise<unknown> => call(name as CommandName, request as never) as Promise<unknown>;

const TONES: Record<DemoInvoice['state'], Tone> = { draft: 'neutral', open: 'accent', overdue: 'bad', paid: 'good', cancelled: 'warn' };
const WORDS: Record<DemoInvoice['state'], string> = { draft: 'Draft', open: 'Open', overdue: 'Overdue', paid: 'Paid', cancelled: 'Cancelled' };
const State = ({ state }: { state: DemoInvoice['state'] }) => <Chip tone={TONES[state]}>{WORDS[state]}</Chip>;

export const invoices = listOf<DemoInvoice, CommandName>({
  id: 'demo-invoices', title: 'area-invoices', icon: 'invoice', command: 'demo_rows' as string as CommandName,
  request: (ask) => ask as never, rows: (answer) => answer as unknown as RowWindow<DemoInvoice>, rowId: (row) => row.id, open: (row) => `/invoices/${row.id}`,
  columns: [
    { id: 'number', title: 'Number', width: 130, sort: true, cell: (row) => row.number },
    { id: 'customer', title: 'Customer', width: 180, grow: 2, sort: true, cell: (row) => row.customer },
    { id: 'city', title: 'City', width: 110, grow: 1, spare: true, cell: (row) => <span className="soft">{row.city}</span> },
    { id: 'issued', title: 'Date', width: 96, sort: true, cell: (row) => fmt.date(row.issuedOn) },
    { id: 'due', title: 'Due', width: 120, spare: true, cell: (row) => <span className={row.state === 'overdue' ? 'bad-text' : 'soft'}>{fmt.relativeDay(row.dueOn, TODAY)}</span> },
    { id: 'state', title: 'State', width: 108, cell: (row) => <State state={row.state} /> },
    { id: 'total', title: 'Total', width: 116, align: 'end', sort: true, cell: (row) => fmt.money(row.total) },
    { id: 'open', title: 'Open', width: 116, align: 'end', cell: (row) => (row.open.minor ? fmt.money(row.open) : <span className="soft">–</span>) },
  ],
  filters: [
    { kind: 'choice', id: 'state', title: 'State', choices: () => (Object.keys(WORDS) as DemoInvoice['state'][]).map((id) => ({ id, title: WORDS[id] })), of: (row) => row.state },
    { kind: 'period', id: 'issued', title: 'Date' },
  ],
  peek: (row) => (
    <>
      <div><h2>{row.customer}</h2><p className="soft">{row.number} · {row.city}</p></div>
      <State state={row.state} />
      <Facts facts={[{ title: 'Date', value: fmt.dateLong(row.issuedOn) }, { title: 'Due', value: fmt.dateLong(row.dueOn) }]} />
      <Facts totals facts={[{ title: 'Net', value: fmt.money({ ...row.total, minor: Math.round(row.total.minor / 1.19) }) }, { title: 'Total', value: fmt.money(row.total), strong: true }]} />
    </>
  ),
  create: 'invoices.new', bulkActions: [{ id: 'invoices.remind', title: 'Send reminder', icon: 'mail', run: (_selection, _ask, count) => toast({ kind: 'done', title: `${String(count)} reminders` }) }],
  rowActions: [{ id: 'invoices.print', title: 'Print', icon: 'print', keys: ['Ctrl+P'], run: (row) => toast({ kind: 'done', title: `Printed ${row.number}` }) }],
  isFaded: (row) => row.state === 'cancelled', empty: { title: 'No invoices yet', hint: 'Invoices that you write appear here.' },
  summary: (answer) => <span>Open {fmt.money({ minor: (answer as unknown as { open: number }).open, currency: 'EUR' })}</span>,
});

const Invoices = listScreen(invoices);

interface Line {
  id: string;
  item: { id: string; title: string } | null;
  qty: string | null;
  price: fmt.Money | null;
  discount: string | null;
}

interface Form {
  customer: { id: string; title: string } | null;
  date: string | null;
  due: string | null;
  note: string;
  terms: string;
  gift: boolean;
  lines: Line[];
}

const ITEMS = ['Chai', 'Aniseed Syrup', 'Queso Cabrales', 'Thüringer Rostbratwurst', 'Gorgonzola Telino', 'Röd Kaviar'].map((title, at) => ({ id: String(at), title, note: `10${String(at)}42` }));
const FIRMS = [...new Set(INVOICES.slice(0, 60).map(({ customer }) => customer))].map((title, at) => ({ id: `c${String(at)}`, title, note: `K-${String(1000 + at)}` }));
const euro = (minor: number): fmt.Money => ({ minor, currency: 'EUR' });
const line = (at: number): Line => ({ id: `l${String(at)}`, item: ITEMS[at] ?? null, qty: String(3 + at * 4), price: euro(1_890 + at * 1_260), discount: at === 1 ? '120' : null });
const sumOf = ({ qty, price, discount }: Line): number =>
  Number(fmt.exact.round(fmt.exact.multiply(fmt.exact.multiply(qty ?? '0', String(price?.minor ?? 0)), fmt.exact.subtract('1', fmt.exact.multiply(discount ?? '0', '0.01'))), 0));

function InvoiceForm() {
  const number = useParam('id');
  const [error, setError] = useState<unknown>(null);
  const draft = useDraft<Form>({
    initial: { customer: FIRMS[2] ?? null, date: TODAY, due: fmt.addDays(TODAY, 14), note: '', terms: 'net14', gift: false, lines: [line(0), line(1), line(2), line(4)] }, save: (value) => demo('demo_save', value),
  });
  useCommands([{ id: 'invoices.issue', title: 'Issue', group: 'record', keys: ['Ctrl+Enter'], inFields: true, run: () => void demo('demo_issue', null).catch(setError) }]);
  const { lines } = draft.value;
  const net = lines.reduce((sum, one) => sum + sumOf(one), 0);
  return (
    <DocumentScreen
      title={`Invoice ${number}`} state={<Chip>Draft</Chip>} back="/invoices" primary="invoices.issue" actions={['invoices.print']} saving={draft.state} error={error}
      side={<><Section title="Customer"><Facts facts={[{ title: 'Open', value: '3 invoices', end: true }, { title: 'Balance', value: fmt.money(euro(482_310)), end: true }, { title: 'Credit limit', value: fmt.money(euro(1_000_000)), end: true }]} /></Section>
        <Section title="Turnover"><Sparkline values={[3, 5, 4, 8, 6, 9, 12, 8, 11, 14, 12, 16]} label="Turnover over twelve months" /></Section></>}
    >
      <Section>
        <Fields columns={4}>
          <ComboBox label="Customer" isRequired {...draft.bind('customer')} search={(text) => FIRMS.filter(({ title }) => title.toLowerCase().includes(text.toLowerCase()))} onCreate={(text) => toast({ kind: 'info', title: text })} />
          <DateField label="Date" {...draft.bind('date')} />
          <DateField label="Due" {...draft.bind('due')} />
          <Select label="Terms" {...draft.bind('terms')} choices={[{ id: 'net14', title: '14 days net' }, { id: 'net30', title: '30 days net' }]} />
        </Fields>
      </Section>
      <Section title="Lines">
        <LinesEditor
          label="Lines" name="lines" lines={lines} lineId={(one) => one.id}
          onInsert={(at) => draft.insert('lines', at, { ...line(9), id: crypto.randomUUID(), qty: '1', price: null, item: null, discount: null })} onRemove={(at) => draft.remove('lines', at)}
          onMove={(from, to) => draft.move('lines', from, to)} onDouble={(at) => { const one = lines[at]; if (one) draft.insert('lines', at + 1, { ...one, id: crypto.randomUUID() }); }}
          columns={[
            { id: 'item', title: 'Item', width: 200, grow: true, cell: (_, at) => <ComboBox label="Item" labelHidden {...draft.bind(`lines.${at}.item`)} search={(text) => ITEMS.filter(({ title }) => title.toLowerCase().includes(text.toLowerCase()))} /> },
            { id: 'qty', title: 'Quantity', width: 96, align: 'end', cell: (_, at) => <NumberField label="Quantity" labelHidden suffix="pcs" {...draft.bind(`lines.${at}.qty`)} /> },
            { id: 'price', title: 'Price', width: 110, align: 'end', cell: (_, at) => <MoneyField label="Price" labelHidden currency="EUR" {...draft.bind(`lines.${at}.price`)} /> },
            { id: 'discount', title: 'Discount', width: 92, align: 'end', cell: (_, at) => <PercentField label="Discount" labelHidden {...draft.bind(`lines.${at}.discount`)} /> },
            { id: 'sum', title: 'Amount', width: 110, align: 'end', cell: (one) => fmt.money(euro(sumOf(one))) },
          ]}
          foot={<Facts totals facts={[{ title: 'Net', value: fmt.money(euro(net)) }, { title: 'VAT 19 %', value: fmt.money(euro(Math.round(net * 0.19))) }, { title: 'Total', value: fmt.money(euro(net + Math.round(net * 0.19))), strong: true }]} />}
        />
      </Section>
      <Section title="More">
        <Fields columns={2}>
          <Wide><TextField label="Note" rows={2} {...draft.bind('note')} hint="Printed below the lines" /></Wide>
          <Checkbox isSelected={draft.value.gift} onChange={(gift) => draft.set('gift', gift)}>Gift</Checkbox>
          <Switch isSelected={draft.value.gift} onChange={(gift) => draft.set('gift', gift)}>Gift</Switch>
        </Fields>
      </Section>
    </DocumentScreen>
  );
}

function Deals() {
  const [deals, setDeals] = useState(DEALS);
  const columns = useMemo(() => STAGES.map((id): BoardColumn<DemoDeal> => {
    const cards = deals[id] ?? [];
    return { id, title: id[0]?.toUpperCase() + id.slice(1), cards, note: `${String(cards.length)} · ${fmt.money(euro(cards.reduce((sum, { value }) => sum + value.minor, 0)))}` };
  }), [deals]);
  return (
    <div className="list-screen">
      <header className="screen-head"><h1>Deals</h1></header>
      <Board
        label="Deals" columns={columns} cardId={({ id }) => id} cardTitle={({ title, customer }) => `${title}, ${customer}`} onOpen={({ title }) => toast({ kind: 'info', title })}
        renderCard={(deal) => (
          <>
            <span className="card-title">{deal.title}</span><span className="soft">{deal.customer}</span>
            <span className="card-line"><Chip tone={deal.tone}>{fmt.relativeDay(deal.next, TODAY)}</Chip><span>{fmt.money(deal.value)}</span></span>
          </>
        )}
        onMove={async (card, to, index) => {
          await demo('demo_move', { id: card.id, to });
          setDeals((now) => Object.fromEntries(Object.entries(now).map(([stage, cards]) => {
            const left = cards.filter(({ id }) => id !== card.id);
            return [stage, stage === to ? left.toSpliced(index, 0, card) : left];
          })));
        }}
      />
    </div>
  );
}

function Home() {
  const { theme, density } = useSettings();
  return (
    <div className="screen">
      <header className="screen-head"><h1>Home</h1></header>
      <div className="figures">
        <Figure title="Open" value={fmt.money(euro(48_231_090))} note="126 invoices"><Sparkline values={[4, 6, 5, 8, 7, 9, 8, 11]} label="Open amount over eight weeks" /></Figure>
        <Figure title="Overdue" value={fmt.money(euro(3_210_450))} note="14 invoices" tone="bad" />
        <Figure title="Sales this month" value={fmt.money(euro(21_904_433))} note="+12 %" tone="good" />
        <Figure title="Stock value" value={fmt.money(euro(74_118_200))} note="77 items" />
      </div>
      <div className="figures">
        <Tabs label="Work" tabs={[{ id: 'tasks', title: 'Tasks', count: 4, content: <Skeleton lines={3} /> }, { id: 'done', title: 'Done', content: <p>Nothing done yet.</p> }]} />
        <div>
          <Segments label="Theme" value={theme} onChange={(next) => changeSettings({ theme: next })} choices={[{ id: 'system', title: 'System' }, { id: 'light', title: 'Light' }, { id: 'dark', title: 'Dark' }]} />
          <Segments label="Density" value={density} onChange={(next) => changeSettings({ density: next })} choices={[{ id: 'compact', title: 'Compact' }, { id: 'comfortable', title: 'Comfortable' }, { id: 'touch', title: 'Touch' }]} />
        </div>
      </div>
    </div>
  );
}

const asked = (title: string) => ({ id: `demo.${title}`, title, group: 'create' as const });

export const demoAreas: Area[] = [
  { id: 'home', screens: [{ path: '/home', component: Home }] },
  { id: 'deals', screens: [{ path: '/deals', component: Deals }], commands: [{ ...asked('New deal'), icon: 'deals', run: () => go('/deals') }] },
  {
    id: 'invoices', screens: [{ path: '/invoices', component: Invoices, question: (address) => Promise.resolve(Invoices.question(address)) }, { path: '/invoices/$id', component: InvoiceForm }],
    commands: [{ id: 'invoices.new', title: 'New invoice', group: 'create', icon: 'invoice', run: () => go('/invoices/new') }],
    find: async (text) => {
      const { rows } = await demo('demo_rows', { from: 0, to: 5, search: text, sort: null, filters: [], any: [] }) as RowWindow<DemoInvoice>;
      return rows.map((row) => ({ id: row.id, title: `${row.number} ${row.customer}`, note: fmt.money(row.total), path: `/invoices/${row.id}` }));
    },
  },
  { id: 'settings', screens: [{ path: '/settings', component: () => <div className="screen"><header className="screen-head"><h1>Settings</h1></header><div className="sheet"><Appearance /></div></div> }] },
  ...['calendar', 'quotes', 'orders', 'deliveries', 'payments', 'contacts', 'items', 'prices', 'stock', 'reports'].map((id): Area => ({ id, screens: [{ path: `/${id}`, component: Home }] })),
];
