/**
 * A draft as it stands in the form: the body of the core, its lines with a key of their own.
 *
 * What the core answers speaks of places in the list that was saved (`lines.2.quantity`). Lines move while the answer is on
 * its way; by their keys its words find the line that they mean.
 */
import type { DocumentDraft, DocumentKind, DraftLine, Reckoned, ReckonedLine } from '../../core/generated/commands';
import type { Fault } from '../../core/faults';
import { newId } from '../../core/id';

export interface FormLine extends DraftLine {
  key: string;
}

export interface Form extends Omit<DocumentDraft, 'lines'> {
  lines: FormLine[];
}

const BLANK: DraftLine = {
  item: null, text: '', description: '', quantity: null, unit: null, price: null, discount_percent: null, tax_category: null, source_line: null, counted: null,
};

/** One of whatever it will be: a quantity that came only with the item would come while somebody types it. A count starts empty. */
export const blankLine = (kind: DocumentKind): FormLine => ({ ...BLANK, quantity: kind === 'correction' ? null : '1', key: newId() });

/** The same line once more. It continues nothing: what is left of a line can be taken once only. */
export const doubled = (line: FormLine): FormLine => ({ ...line, source_line: null, key: newId() });

/** A document begins with a line to type into. */
export function formOf(body: DocumentDraft): Form {
  const lines = body.lines.map((line): FormLine => ({ ...line, key: newId() }));
  return { ...body, lines: lines.length > 0 ? lines : [blankLine(body.kind)] };
}

export const bodyOf = ({ lines, ...head }: Form): DocumentDraft => ({ ...head, lines: lines.map(({ key: _key, ...line }) => line) });

export const keysOf = ({ lines }: Form): string[] => lines.map(({ key }) => key);

/** Whether nobody has written anything yet. */
export function isBlank({ party, contact, source, revision_of, deal, reference, intro, closing, reason, lines }: DocumentDraft): boolean {
  return [party, contact, source, revision_of, deal].every((id) => id === null) && [reference, intro, closing, reason].every((text) => text.trim() === '') && lines.length === 0;
}

const LINE = /^lines\.(\d+)(?=\.|$)/;

/** `lines.2.price` as `lines.<key of that line>.price`. */
export const keyed = (field: string, keys: readonly string[]): string => field.replace(LINE, (whole, at: string) => (keys[Number(at)] === undefined ? whole : `lines.${keys[Number(at)] ?? ''}`));

/** The other way round, as the lines stand now; `null` when the line is gone. */
export function placed(field: string, keys: readonly string[]): string | null {
  const [list, key, ...rest] = field.split('.');
  if (list !== 'lines' || key === undefined) return field;
  const at = keys.indexOf(key);
  return at < 0 ? null : ['lines', String(at), ...rest].join('.');
}

export const keyedFaults = (faults: readonly Fault[], keys: readonly string[]): Fault[] => faults.map((fault) => ({ ...fault, field: keyed(fault.field, keys) }));

/** Faults at the fields of the form as it stands now. A text that nobody is asked for is asked for as an item. */
export function placedFaults(faults: readonly Fault[], { lines }: Form): Fault[] {
  const keys = lines.map(({ key }) => key);
  return faults.flatMap((fault) => {
    const field = placed(fault.field, keys);
    if (field === null) return [];
    const line = lines[Number(LINE.exec(field)?.[1] ?? -1)];
    const asked = line && field.endsWith('.text') && !isFreeText(line) ? field.replace(/\.text$/, '.item') : field;
    return [{ ...fault, field: asked }];
  });
}

/** A line of words of its own, without an item. */
export const isFreeText = ({ item, text }: DraftLine): boolean => item === null && text !== '';

/** What was looked up for each line, by its key. */
export const reckonedByKey = ({ lines }: Reckoned, keys: readonly string[], before?: ReadonlyMap<string, ReckonedLine>): ReadonlyMap<string, ReckonedLine> =>
  new Map(lines.flatMap((line) => {
    const key = keys[line.at];
    if (key === undefined) return [];
    // What comes to the same is the same, so that only lines that changed are drawn anew.
    const known = before?.get(key);
    return [[key, known && JSON.stringify({ ...known, at: line.at }) === JSON.stringify(line) ? known : line] as const];
  }));

/** A chosen item takes the place of what stood there; its price, tax and text are looked up anew. */
export const withItem = (line: FormLine, item: string | null, unit: string | null): FormLine =>
  ({ ...line, item, unit, text: '', description: '', price: null, tax_category: null, source_line: null });

/** Words of its own: in pieces and taxed as the firm mostly does until somebody says otherwise. */
export function withText(line: FormLine, text: string, taxCategory: string | null): FormLine {
  return { ...line, item: null, text, unit: line.unit ?? 'C62', tax_category: line.tax_category ?? taxCategory, source_line: null };
}
