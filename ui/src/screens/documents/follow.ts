/** From one document to the next: drafts begun from nothing, from a document, as a copy or as a revision. */
import { call } from '../../core/client';
import type { Document, DocumentDetail, DocumentKind, DraftStart, EventKind } from '../../core/generated/commands';
import { t } from '../../i18n';
import { go } from '../../shell/router';
import { toast, toastError } from '../../ui';
import { draftPathOf } from './kinds';

const NOTHING = { source: null, copy_of: null, deal: null, party: null, prepayment_percent: null };

/** Begins a draft and goes there. What the core refuses is told. */
export async function begin(kind: DocumentKind, from: Partial<DraftStart> = {}): Promise<void> {
  try {
    const { draft } = await call('draft_start', { ...NOTHING, ...from, kind });
    go(draftPathOf(kind, draft.id));
  } catch (error) {
    toastError(error);
  }
}

/** The same content once more, as a document of its own. */
export async function duplicate({ id, kind }: Pick<Document, 'id' | 'kind'>): Promise<void> {
  try {
    const { draft } = await call('draft_start', { ...NOTHING, kind, copy_of: id });
    // A copied quote would be a new revision of it; a duplicate replaces nothing.
    if (draft.body.revision_of !== null) await call('draft_save', { id: draft.id, version: draft.version, body: { ...draft.body, revision_of: null } });
    go(draftPathOf(kind, draft.id));
  } catch (error) {
    toastError(error);
  }
}

/** Notes a step of a document. */
export async function note(id: string, event: EventKind, text = ''): Promise<DocumentDetail> {
  const detail = await call('document_step', { id, event, note: text });
  toast({ kind: 'done', title: t(`doc-step-done-${event}`, { number: detail.document.number }) });
  return detail;
}
