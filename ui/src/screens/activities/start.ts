/** Begins a document from wherever somebody stands, and goes to its draft. */
import { call } from '../../core/client';
import type { DocumentKind, DraftStart } from '../../core/generated/commands';
import { draftPath } from '../../shell/paths';
import { go } from '../../shell/router';
import { toastError } from '../../ui';

export function startDocument(kind: DocumentKind, of: Partial<Omit<DraftStart, 'kind'>>): void {
  call('draft_start', { kind, source: null, copy_of: null, deal: null, party: null, prepayment_percent: null, ...of })
    .then(({ draft }) => go(draftPath(draft.kind, draft.id))).catch(toastError);
}
