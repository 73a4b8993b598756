/** Made-up invoices for looking at the kit without a core. The same every time. */
import * as fmt from '../../src/fmt';

export interface DemoInvoice {
  id: string;
  number: string;
  customer: string;
  city: string;
  issuedOn: string;
  dueOn: string;
  state: 'draft' | 'open' | 'overdue' | 'paid' | 'cancelled';
  total: fmt.Money;
  open: fmt.Money;
}

const CUSTOMERS = ['Alfreds Futterkiste', 'Blauer See Delikatessen', 'Königlich Essen', 'QUICK-Stop', 'Ottilies Käseladen', 'Frankenversand', 'Lehmanns Marktstand', 'Die Wandernde Kuh', 'Toms Spezialitäten', 'Morgenstern Gesundkost', 'Piccolo und mehr', 'Ernst Handel', 'Wolski Zajazd', 'Simons Bistro', 'Vaffeljernet'];
const CITIES = ['Berlin', 'Mannheim', 'Brandenburg', 'Cunewalde', 'Köln', 'München', 'Frankfurt', 'Stuttgart', 'Münster', 'Leipzig', 'Salzburg', 'Graz', 'Warszawa', 'København', 'Århus'];
const STATES: DemoInvoice['state'][] = ['open', 'paid', 'paid', 'overdue', 'paid', 'open', 'paid', 'cancelled', 'paid', 'draft'];
export const TODAY = '2026-11-21';

function invoice(at: number): DemoInvoice {
  const noise = (at * 7919 + 104_729) % 99_991;
  const state = STATES[noise % STATES.length] ?? 'open';
  const total = { minor: 1_500 + noise * 37 % 1_250_000, currency: 'EUR' };
  const issuedOn = fmt.addDays(TODAY, -Math.floor(at / 14));
  return {
    id: String(at), number: `RE-2026-${String(11_200 - at).padStart(5, '0')}`, customer: CUSTOMERS[noise % 15] ?? '', city: CITIES[noise % 15] ?? '', issuedOn, dueOn: fmt.addDays(issuedOn, 14), state,
    total, open: { ...total, minor: state === 'paid' || state === 'cancelled' ? 0 : total.minor },
  };
}

export const INVOICES = Array.from({ length: 11_133 }, (_, at) => invoice(at));

export interface DemoDeal {
  id: string;
  title: string;
  customer: string;
  value: fmt.Money;
  next: string;
  tone: 'neutral' | 'warn' | 'bad';
}

export const STAGES = ['lead', 'qualified', 'quoted', 'negotiation', 'won'] as const;
const THINGS = ['Christmas baskets', 'Weekly cheese', 'Coffee for the canteen', 'Wine list 2027', 'Trial order tea', 'Restaurant opening', 'Yearly contract', 'Honey and jam'];

export const DEALS: Record<string, DemoDeal[]> = Object.fromEntries(STAGES.map((stage, at) => [stage, Array.from({ length: 6 - at }, (_, card): DemoDeal => {
  const noise = (at * 31 + card * 17 + 5) % 97;
  return {
    id: `${stage}-${String(card)}`, title: THINGS[noise % 8] ?? '', customer: CUSTOMERS[noise % 15] ?? '', value: { minor: 45_000 + noise * 12_345, currency: 'EUR' },
    next: fmt.addDays(TODAY, noise % 12 - 3), tone: noise % 5 === 0 ? 'bad' : noise % 3 === 0 ? 'warn' : 'neutral',
  };
})]));
