/** Where a record is shown, for links from anywhere. */
import type { DocumentKind, EntityKind } from '../core/generated/commands';

const DOCUMENTS: Record<DocumentKind, string> = {
  quote: '/quotes', order: '/orders', delivery: '/deliveries', invoice: '/invoices', credit_note: '/invoices', receipt: '/stock/receipts', correction: '/stock/corrections',
  dispatch: '/stock/transfers', arrival: '/stock/transfers',
};

const isDocumentKind = (text: string): text is DocumentKind => text in DOCUMENTS;

export const documentPath = (kind: DocumentKind, id: string): string => `${DOCUMENTS[kind]}/${id}`;
export const draftPath = (kind: DocumentKind, id: string): string => `${DOCUMENTS[kind]}/drafts/${id}`;

/** The area of a record, and its path there; `null` for what has no screen of its own. */
export function placeOf(kind: EntityKind, id: string, variant = ''): { area: string; path: string } | null {
  switch (kind) {
    case 'party': return { area: 'contacts', path: `/contacts/${id}` };
    case 'item': return { area: 'items', path: `/items/${id}` };
    case 'deal': return { area: 'deals', path: `/deals/${id}` };
    case 'activity': return { area: 'calendar', path: `/calendar/tasks/${id}` };
    case 'employee': return { area: 'calendar', path: `/calendar/people/${id}` };
    case 'payment': return { area: 'payments', path: `/payments/${id}` };
    case 'document': return isDocumentKind(variant) ? { area: DOCUMENTS[variant].split('/')[1] ?? '', path: documentPath(variant, id) } : null;
    default: return null;
  }
}
