/** Faults as they arrive and the words they are shown in. */
import * as fmt from '../fmt';
import { hasText, t } from '../i18n';
import type { Code } from './generated/commands';

/** One thing that is wrong. `field` is a path (`lines.2.qty`) or empty; params are plain numbers and ISO dates. */
export interface Fault {
  /** A code of core, or one of the window's own. */
  code: Code | 'unreachable' | 'amount-of-lines' | 'passwords-differ';
  field: string;
  params: Record<string, string>;
}

/** A command was refused. All reasons at once. */
export class CommandFailed extends Error {
  constructor(readonly faults: Fault[], readonly reference?: string) {
    super(faults.map((fault) => [fault.field, fault.code].filter(Boolean).join(': ')).join('; '));
    this.name = 'CommandFailed';
  }
}

const isFault = (value: unknown): value is Fault => typeof value === 'object' && value !== null && 'code' in value && typeof value.code === 'string';

/** Reads `{faults, reference?}`; `null` when it is something else. */
export function readFailure(body: unknown): CommandFailed | null {
  const failure: unknown = typeof body === 'string' ? parsed(body) : body;
  if (typeof failure !== 'object' || failure === null || !('faults' in failure) || !Array.isArray(failure.faults)) return null;
  const faults = (failure.faults as unknown[]).filter(isFault).map((fault) => ({ code: fault.code, field: fault.field ?? '', params: fault.params ?? {} }));
  if (faults.length === 0) return null;
  return new CommandFailed(faults, 'reference' in failure && typeof failure.reference === 'string' ? failure.reference : undefined);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** What somebody would have to be allowed, in words: "Change: items or Create: items, Costs and margins". */
function rightText(value: string): string {
  const [rights = '', facet] = value.split('+');
  const words = rights.split('|').map((right) => {
    const [resource = '', action = '', scope = ''] = right.split('.');
    if (resource === 'facet') return t(`facet-title-${action}`);
    const cell = t('role-cell', { action: t(`role-action-${action}`), what: t(`role-on-${resource}`) });
    return scope ? `${cell} ${t(`role-of-${scope}`)}` : cell;
  });
  return [words.join(t('role-or')), ...(facet ? [t(`facet-title-${facet}`)] : [])].join(', ');
}

const RIGHTS = ['right', 'needs', 'permission'];

/** Kinds of records and fields of tables are told by their name, numbers and dates in the form of the reader. */
const shown = (name: string, value: string): string => {
  if (RIGHTS.includes(name) && value.includes('.')) return rightText(value);
  if (name === 'by' && hasText(`entity-${value}`)) return t(`entity-${value}`);
  if (name === 'field' && hasText(`import-field-${value.replaceAll('_', '-')}`)) return t(`import-field-${value.replaceAll('_', '-')}`);
  if (fmt.isDate(value)) return fmt.date(value);
  return fmt.exact.isDecimal(value) ? fmt.decimal(value) : value;
};

/** The sentence of a fault, its numbers and dates in the form of the reader. */
export function faultText(fault: Fault, reference?: string): string {
  const key = `err-${fault.code}`;
  const params = Object.fromEntries(Object.entries(fault.params).map(([name, value]) => [name, shown(name, value)]));
  // What is kept from the reader is told of in other words.
  return t(hasText(key) ? key : 'err-internal', { reference: reference ?? '', example: 'missing', limit: 'missing', floor: 'missing', ...params });
}

/** Any error as faults: whatever is thrown, the user reads a sentence. */
export function faultsOf(error: unknown): Fault[] {
  if (error instanceof CommandFailed) return error.faults;
  return [{ code: 'internal', field: '', params: { reference: error instanceof Error ? error.name : '' } }];
}

/** The first sentence about an error, for toasts and error states. */
export function errorText(error: unknown): string {
  const reference = error instanceof CommandFailed ? error.reference : undefined;
  return faultsOf(error).map((fault) => faultText(fault, reference))[0] ?? t('err-internal', { reference: '' });
}
