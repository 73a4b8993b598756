/** What is sent of a transfer: lines that nobody filled in are left out. */
import type { StockTransfer } from '../../core/generated/commands';
import type { ItemChoice } from '../documents/reference';

export interface TransferLine {
  id: string;
  item: ItemChoice | null;
  quantity: string | null;
}

export const isFilled = ({ item, quantity }: TransferLine): boolean => item !== null || quantity !== null;

export function transferOf({ from, to, on }: { from: string; to: string; on: string | null }, lines: readonly TransferLine[]): StockTransfer {
  return { from, to, moved_on: on, lines: lines.filter(isFilled).map(({ item, quantity }) => ({ item: item?.id ?? '', quantity: quantity ?? '0' })) };
}
