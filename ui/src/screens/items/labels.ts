/** Labels: what the dialog asks and what is sent for it. */
import { CommandFailed, type Fault } from '../../core/faults';
import type { LabelPaper, LabelRequest } from '../../core/generated/commands';
import * as fmt from '../../fmt';
import type { ListAsk } from '../../list';
import { type Selection, isSelected } from '../../grid/selection';

export interface LabelItem {
  id: string;
  title: string;
}

/** As typed: exact decimals, `null` while a field is empty. */
export interface LabelForm {
  /** Labels of each item. */
  count: string | null;
  paper: LabelPaper['kind'];
  /** The first free label of the sheet, counted from 1. */
  place: string | null;
  /** Millimetres. */
  width: string | null;
  height: string | null;
  /** A price list, or `null` for labels without a price. */
  list: string | null;
}

type Typed = 'count' | 'place' | 'width' | 'height';

/** What the core takes: sheets have 24 places, measures are in millimetres. */
const RANGES: Record<Typed, readonly [min: number, max: number]> = { count: [1, 5000], place: [1, 24], width: [15, 2000], height: [15, 2000] };

/** What a field is called in the request, where the core's faults point to. */
export const NAME: Record<Typed, string> = { count: 'items', place: 'paper.used', width: 'paper.width', height: 'paper.height' };

function faultIn(typed: Typed, value: string | null): Fault[] {
  const field = NAME[typed];
  if (value === null) return [{ code: 'required', field, params: {} }];
  const [min, max] = RANGES[typed];
  const fits = fmt.exact.compare(value, String(min)) >= 0 && fmt.exact.compare(value, String(max)) <= 0;
  return fits ? [] : [{ code: 'out-of-range', field, params: { min: String(min), max: String(max) } }];
}

/** Throws `CommandFailed` for fields that are empty or out of range. */
export function labelRequest(items: readonly LabelItem[], form: LabelForm): LabelRequest {
  const asked: Typed[] = form.paper === 'sheet' ? ['count', 'place'] : ['count', 'width', 'height'];
  const faults = asked.flatMap((typed) => faultIn(typed, form[typed]));
  if (faults.length > 0) throw new CommandFailed(faults);
  const tenths = (millimetres: string | null): number => fmt.exact.toMinor(millimetres ?? '0', 1) ?? 0;
  return {
    items: items.map(({ id }) => ({ item: id, count: Number(form.count) })),
    paper: form.paper === 'sheet' ? { kind: 'sheet', used: Number(form.place) - 1 } : { kind: 'roll', width: tenths(form.width), height: tenths(form.height) },
    list: form.list, without_price: form.list === null,
  };
}

const PAGE = 500;

/** The selected rows in the order of the list: read in parts until all of them are found. */
export async function selectedOf<Row>(selection: Selection, count: number, load: (window: Pick<ListAsk, 'from' | 'to'>) => Promise<readonly Row[]>, idOf: (row: Row) => string): Promise<Row[]> {
  const found: Row[] = [];
  for (let from = 0; found.length < count; from += PAGE) {
    // One after the other: how many parts it takes is known only on the way.
    // oxlint-disable-next-line no-await-in-loop
    const rows = await load({ from, to: from + PAGE });
    found.push(...rows.filter((row) => isSelected(selection, idOf(row))));
    if (rows.length < PAGE) break;
  }
  return found;
}
