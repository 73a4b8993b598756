/** What changed in a record, in words of the trade: the journal has tables, columns and values as they are stored. */
import type { CellChange, EntityKind, RecordChange } from '../core/generated/commands';
import * as fmt from '../fmt';
import { hasText, languages, t } from '../i18n';
import { countryChoice } from '../i18n/countries';
import { roleName, unitName } from '../i18n/names';
import { office } from '../shell/office';

export type Stored = CellChange['from'];

/** The kind of a record or of a part of it: "Address". */
export function kindName(kind: EntityKind): string {
  const key = hasText(`history-kind-${kind}`) ? `history-kind-${kind}` : `entity-${kind}`;
  const name = hasText(key) ? t(key) : kind.replaceAll('_', ' ');
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** A column as people know its field. One without a word is told by its own name: better an odd word than a change that is hidden. */
export function fieldName(kind: EntityKind, column: string): string {
  const own = `history-${kind}-${column}`.replaceAll('_', '-');
  const common = `history-field-${column}`.replaceAll('_', '-');
  return hasText(own) ? t(own) : hasText(common) ? t(common) : column.replaceAll('_', ' ');
}

/** Values that are names of a closed list, and the keys of their texts. */
const NAMED: Readonly<Record<string, string>> = {
  'party.kind': 'party', 'party.block': 'party-block', 'address.usage': 'address', 'contact_point.kind': 'contact', 'item.kind': 'item-kind', 'item.negative': 'item-negative', 'location.negative': 'item-negative', 'stock_policy.negative': 'item-negative', 'activity.kind': 'activity',
  'branch.kind': 'settings-branch', 'location.kind': 'place-kind', 'price_rule.action': 'rule-action', 'stage.outcome': 'settings-stage-outcome', 'tax_rate.kind': 'tax-kind', 'period_lock.area': 'period-area',
};
const SWITCHES = new Set(['active', 'customer', 'supplier', 'includes_tax', 'stackable', 'small_business', 'prices_gross', 'is_vat', 'raises_base', 'demo', 'goods_back']);
const MILLIONTHS = new Set(['quantity', 'reorder_point', 'min_quantity', 'max_quantity']);
const MILLION = 1_000_000;

function ofText(kind: EntityKind, column: string, value: string): string {
  const named = `${NAMED[`${kind}.${column}`] ?? ''}-${value}`;
  if (hasText(named)) return t(named);
  if (column === 'country') return countryChoice(value)?.title ?? value;
  if (column === 'language') return languages.find(({ code }) => code === value)?.name ?? value;
  if (column === 'unit') return unitName(value);
  if (column === 'role' && kind === 'user') return roleName(value) || value;
  if (fmt.isDate(value)) return fmt.date(value);
  return ['price', 'factor', 'rate', 'discount', 'discount_percent', 'parent_percent'].includes(column) && fmt.exact.isDecimal(value) ? fmt.decimal(value) : value;
}

function ofNumber(column: string, value: number): string {
  if (SWITCHES.has(column)) return t(value === 0 ? 'history-no' : 'history-yes');
  if (column.endsWith('_at_ms')) return fmt.dateTime(value);
  if (column.endsWith('_minor')) return fmt.money({ minor: value, currency: office().company.currency });
  if (column.endsWith('_min')) return `${String(Math.floor(value / 60))}:${String(value % 60).padStart(2, '0')}`;
  return fmt.decimal(String(MILLIONTHS.has(column) ? value / MILLION : value));
}

/** A value in the form of the reader; a record by its name. */
export function valueText(kind: EntityKind, column: string, value: Stored, name: string | null): string {
  if (name) return name;
  if (value === null || value === '') return t('history-empty');
  return typeof value === 'number' ? ofNumber(column, value) : ofText(kind, column, value);
}

/** Columns that say what the record is part of, or that only the program needs. */
const SILENT = new Set(['id', 'version', 'position', 'saved_at_ms', 'stage_since_at_ms', 'logo', 'hash', 'mime', 'price_trace', 'taxes', 'owner_id']);

/** What a part belongs to is the record whose history is looked at. */
const WHOLES = new Set(['party', 'item', 'deal', 'employee', 'document', 'category', 'pipeline']);

const isEmpty = (value: Stored): boolean => value === null || value === '';

/** What is worth telling: of a new record, what it was given. */
export const toldCells = ({ change, cells }: Pick<RecordChange, 'change' | 'cells'>, isPart: boolean): CellChange[] =>
  cells.filter(({ column, to, erased }) => !SILENT.has(column) && !(isPart && WHOLES.has(column)) && (erased || change === 'changed' || !isEmpty(to)));
