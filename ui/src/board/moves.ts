/** Where a card goes. Pure, so that mouse, keys and menu agree. */

export interface BoardColumn<Card> {
  id: string;
  title: string;
  /** Beside the title: count and sum. */
  note?: string;
  /** Below: what else one should know of the whole column. */
  detail?: string;
  cards: readonly Card[];
}

export interface Spot {
  column: number;
  index: number;
}

/** The spot beside a card in a direction; `null` at the edge. */
export function neighbour<Card>(columns: readonly BoardColumn<Card>[], { column, index }: Spot, key: string): Spot | null {
  const step = { ArrowLeft: -1, ArrowRight: 1 }[key];
  if (step === undefined) {
    const next = index + (key === 'ArrowDown' ? 1 : -1);
    return columns[column]?.cards[next] === undefined ? null : { column, index: next };
  }
  for (let at = column + step; at >= 0 && at < columns.length; at += step) {
    const count = columns[at]?.cards.length ?? 0;
    if (count > 0) return { column: at, index: Math.min(index, count - 1) };
  }
  return null;
}

/** The board after a card has moved; what is shown until the core has answered. */
export function moved<Card>(columns: readonly BoardColumn<Card>[], from: Spot, to: Spot): readonly BoardColumn<Card>[] {
  const card = columns[from.column]?.cards[from.index];
  if (card === undefined) return columns;
  return columns.map((column, at) => {
    const left = at === from.column ? column.cards.toSpliced(from.index, 1) : column.cards;
    const cards = at === to.column ? left.toSpliced(to.index, 0, card) : left;
    return cards === column.cards ? column : { ...column, cards };
  });
}
