/**
 * What tells the kinds of documents apart, as data. Lists, editor and view are one set of components that read it;
 * what a kind does when it is issued is the core's own table.
 */
import type { DocumentKind, DocumentRow, EventKind, Money } from '../../core/generated/commands';
import type { IconName } from '../../ui';

/** Fields of the head of a draft, by their name in the request. */
export type HeadField =
  | 'party' | 'contact' | 'issued_on' | 'supply_on' | 'until_on' | 'payment_term' | 'reference' | 'reason' | 'location' | 'destination' | 'price_list' | 'currency'
  | 'exchange_rate' | 'language' | 'billing_address' | 'delivery_address' | 'discount_percent' | 'intro' | 'closing' | 'goods_back';

/** Columns of the lines of a draft. */
export type LineField = 'what' | 'quantity' | 'sent' | 'unit' | 'counted' | 'change' | 'price' | 'cost' | 'discount' | 'vat' | 'net';

/** How far the lines of an issued document are carried on. */
export type Progress = 'delivered' | 'invoiced' | 'returned';

export interface KindSpec {
  /** Path of its list; its documents and drafts lie below. */
  path: string;
  icon: IconName;
  /** Who stands opposite. */
  party: 'customer' | 'supplier' | null;
  /** Whether it carries sales prices and taxes. */
  priced: boolean;
  /** Whether it goes on paper. */
  paper: boolean;
  /** Whether it changes what somebody owes, and so is due. */
  claim: boolean;
  /** Whether its content may be copied into a new one. A credit note belongs to its invoice, a count to its day. */
  copied: boolean;
  /** Key of what `until_on` means. */
  until: 'doc-valid-until' | 'doc-wanted-on' | null;
  head: readonly HeadField[];
  /** Fields that are folded away until they are asked for. */
  more: readonly HeadField[];
  lines: readonly LineField[];
  progress: readonly Progress[];
  /** Steps that a person notes. */
  steps: readonly EventKind[];
}

const PRICED: readonly LineField[] = ['what', 'quantity', 'unit', 'price', 'discount', 'vat', 'net'];
const ADDRESSED: readonly HeadField[] = ['contact', 'billing_address', 'delivery_address'];
const TEXTS: readonly HeadField[] = ['language', 'intro', 'closing'];

export const KINDS: Record<DocumentKind, KindSpec> = {
  quote: {
    path: '/quotes', icon: 'quote', party: 'customer', priced: true, paper: true, claim: false, copied: true, until: 'doc-valid-until',
    head: ['party', 'issued_on', 'until_on', 'reference'], more: [...ADDRESSED, 'price_list', 'currency', 'exchange_rate', 'payment_term', 'discount_percent', 'location', ...TEXTS],
    lines: PRICED, progress: [], steps: ['sent', 'accepted', 'declined'],
  },
  order: {
    path: '/orders', icon: 'order', party: 'customer', priced: true, paper: true, claim: false, copied: true, until: 'doc-wanted-on',
    head: ['party', 'issued_on', 'until_on', 'reference'], more: [...ADDRESSED, 'price_list', 'currency', 'exchange_rate', 'payment_term', 'discount_percent', 'location', ...TEXTS],
    lines: PRICED, progress: ['delivered', 'invoiced', 'returned'], steps: ['sent', 'closed'],
  },
  delivery: {
    path: '/deliveries', icon: 'delivery', party: 'customer', priced: false, paper: true, claim: false, copied: true, until: null,
    head: ['party', 'issued_on', 'location', 'reference'], more: [...ADDRESSED, ...TEXTS],
    lines: ['what', 'quantity', 'unit'], progress: ['invoiced', 'returned'], steps: ['sent'],
  },
  invoice: {
    path: '/invoices', icon: 'invoice', party: 'customer', priced: true, paper: true, claim: true, copied: true, until: null,
    head: ['party', 'issued_on', 'supply_on', 'payment_term', 'reference'], more: [...ADDRESSED, 'price_list', 'currency', 'exchange_rate', 'discount_percent', 'location', ...TEXTS],
    lines: PRICED, progress: ['returned'], steps: ['sent'],
  },
  credit_note: {
    path: '/invoices', icon: 'invoice', party: 'customer', priced: true, paper: true, claim: true, copied: false, until: null,
    head: ['party', 'issued_on', 'reason', 'goods_back'], more: ['contact', 'billing_address', 'supply_on', 'reference', 'discount_percent', 'location', ...TEXTS],
    lines: PRICED, progress: [], steps: ['sent'],
  },
  receipt: {
    path: '/stock/receipts', icon: 'import', party: 'supplier', priced: false, paper: false, claim: false, copied: true, until: null,
    head: ['party', 'issued_on', 'location', 'reference'], more: ['currency', 'exchange_rate'],
    lines: ['what', 'quantity', 'unit', 'cost'], progress: [], steps: [],
  },
  correction: {
    path: '/stock/corrections', icon: 'stock', party: null, priced: false, paper: false, claim: false, copied: false, until: null,
    head: ['issued_on', 'location', 'reason'], more: ['reference'],
    lines: ['what', 'unit', 'counted', 'change'], progress: [], steps: [],
  },
  dispatch: {
    path: '/stock/transfers', icon: 'delivery', party: null, priced: false, paper: true, claim: false, copied: true, until: null,
    head: ['issued_on', 'location', 'destination', 'reference'], more: ['language', 'intro', 'closing'],
    lines: ['what', 'quantity', 'unit'], progress: [], steps: [],
  },
  arrival: {
    path: '/stock/transfers', icon: 'import', party: null, priced: false, paper: false, claim: false, copied: false, until: null,
    head: ['issued_on', 'location', 'reference'], more: [],
    lines: ['what', 'sent', 'unit', 'counted'], progress: [], steps: [],
  },
};

/** Kinds that somebody begins from nothing; a credit note begins at its invoice. */
export const STARTED: readonly DocumentKind[] = ['quote', 'order', 'delivery', 'invoice', 'receipt', 'correction', 'dispatch'];

export { documentPath as pathOf, draftPath as draftPathOf } from '../../shell/paths';

/** Among invoices a credit note counts against the customer's debt. */
export const signed = ({ kind, gross }: Pick<DocumentRow, 'kind' | 'gross'>): Money => (kind === 'credit_note' ? { ...gross, minor: -gross.minor } : gross);

/** Id of the command that begins one. */
/** What a right is about: receipts and corrections tell what goods cost. */
export const resourceOf = (kind: DocumentKind): 'document' | 'purchase' => (kind === 'receipt' || kind === 'correction' ? 'purchase' : 'document');

export const newCommandOf = (kind: DocumentKind): string => `documents.new-${kind}`;
