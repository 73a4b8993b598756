/**
 * Cards in columns. Moved by pointer, by keys (Alt+arrows) or by menu: whatever can be dragged can be done without dragging.
 * HTML5 drag is not used: it excludes file drop on Windows and is unreliable in WebKitGTK.
 */
import { type PointerEvent as ReactPointerEvent, type ReactNode, useRef, useState } from 'react';

import { t } from '../i18n';
import { IconButton } from '../ui/Button';
import { Menu, toastError } from '../ui/overlays';
import { type BoardColumn, type Spot, moved, neighbour } from './moves';

interface BoardProps<Card> {
  label: string;
  columns: readonly BoardColumn<Card>[];
  cardId: (card: Card) => string;
  /** Name of a card for the screen reader and the menu. */
  cardTitle: (card: Card) => string;
  renderCard: (card: Card) => ReactNode;
  /** Told after the card is shown in its new place; when it fails, or answers `false`, the card goes back. */
  onMove: (card: Card, columnId: string, index: number) => Promise<unknown>;
  /** A class of the card, for a tint. */
  cardClass?: (card: Card) => string | undefined;
  onOpen: (card: Card) => void;
}

interface Drag {
  from: Spot;
  x: number;
  y: number;
  width: number;
  begun: boolean;
}

const DRAG_AFTER_PX = 5;

export function Board<Card>({ label, columns: given, cardId, cardTitle, renderCard, onMove, onOpen, cardClass }: BoardProps<Card>) {
  const [ahead, setAhead] = useState<{ of: readonly BoardColumn<Card>[]; columns: readonly BoardColumn<Card>[] } | null>(null);
  const columns = ahead?.of === given ? ahead.columns : given;
  const [drag, setDrag] = useState<Drag | null>(null);
  const [target, setTarget] = useState<Spot | null>(null);
  const [said, setSaid] = useState('');
  const root = useRef<HTMLDivElement>(null);

  const justDragged = useRef(false);

  const focusCard = (id: string): void => {
    requestAnimationFrame(() => root.current?.querySelector<HTMLElement>(`[data-card="${CSS.escape(id)}"]`)?.focus());
  };
  const move = (from: Spot, to: Spot): void => {
    const card = columns[from.column]?.cards[from.index];
    const column = columns[to.column];
    if (card === undefined || !column || (from.column === to.column && from.index === to.index)) return;
    setAhead({ of: given, columns: moved(columns, from, to) });
    setSaid(t('board-moved', { card: cardTitle(card), column: column.title }));
    onMove(card, column.id, to.index).then((kept) => { if (kept === false) setAhead(null); }, (error: unknown) => {
      setAhead(null);
      toastError(error);
    });
    focusCard(cardId(card));
  };

  const spotAt = (x: number, y: number): Spot | null => {
    const lists = [...(root.current?.querySelectorAll<HTMLElement>('[data-column]') ?? [])];
    const column = lists.findIndex((list) => {
      const { left, right } = list.getBoundingClientRect();
      return x >= left && x <= right;
    });
    const list = lists[column];
    if (!list) return null;
    const middles = [...list.querySelectorAll('[data-card]:not(.lifted)')].map((card) => card.getBoundingClientRect()).map(({ top, height }) => top + height / 2);
    return { column, index: middles.filter((middle) => y > middle).length };
  };
  const onPointerMove = (event: ReactPointerEvent): void => {
    if (!drag) return;
    const far = Math.hypot(event.clientX - drag.x, event.clientY - drag.y) > DRAG_AFTER_PX;
    if (!drag.begun && !far) return;
    if (!drag.begun) {
      root.current?.setPointerCapture(event.pointerId);
      setDrag({ ...drag, begun: true });
    }
    root.current?.style.setProperty('--drag-x', `${String(event.clientX - drag.x)}px`);
    root.current?.style.setProperty('--drag-y', `${String(event.clientY - drag.y)}px`);
    setTarget(spotAt(event.clientX, event.clientY));
  };
  const onPointerUp = (): void => {
    if (drag?.begun && target) move(drag.from, target);
    justDragged.current = drag?.begun ?? false;
    setDrag(null);
    setTarget(null);
  };

  return (
    <div className={drag?.begun ? 'board dragging' : 'board'} ref={root} role="group" aria-label={label} onPointerMove={onPointerMove} onPointerUp={onPointerUp} onPointerCancel={() => setDrag(null)}>
      <p className="sr-only" role="status">{said}</p>
      {columns.map((column, columnAt) => (
        <section key={column.id} className={target?.column === columnAt ? 'board-column target' : 'board-column'} data-column={column.id} aria-label={column.title}>
          <header>
            <h2>{column.title}</h2>
            <span>{column.note}</span>
            {column.detail && <span className="board-detail">{column.detail}</span>}
          </header>
          <ul>
            {column.cards.map((card, index) => {
              const spot: Spot = { column: columnAt, index };
              const lifted = drag?.begun && drag.from.column === columnAt && drag.from.index === index;
              return (
                <li key={cardId(card)} className={target?.column === columnAt && target.index === index && drag ? 'gap' : undefined}>
                  <div
                    className={['card', lifted ? 'lifted' : '', cardClass?.(card) ?? ''].filter(Boolean).join(' ')} data-card={cardId(card)} tabIndex={0} role="button" aria-describedby="board-help"
                    onPointerDown={(event) => {
                      if (event.button !== 0 || (event.target instanceof Element && event.target.closest('button, a'))) return;
                      setDrag({ from: spot, x: event.clientX, y: event.clientY, width: event.currentTarget.offsetWidth, begun: false });
                    }}
                    onClick={() => {
                      if (!justDragged.current) onOpen(card);
                      justDragged.current = false;
                    }}
                    onKeyDown={(event) => {
                      if (event.target !== event.currentTarget) return;
                      const to = event.altKey ? keyTarget(columns, spot, event.key) : neighbour(columns, spot, event.key);
                      const next = to && columns[to.column]?.cards[to.index];
                      if (event.key === 'Enter') onOpen(card);
                      else if (event.key.startsWith('Arrow') && event.altKey && to) move(spot, to);
                      else if (event.key.startsWith('Arrow') && !event.altKey && next) focusCard(cardId(next));
                      else return;
                      event.preventDefault();
                      event.stopPropagation();
                    }}
                  >
                    {renderCard(card)}
                  </div>
                  <Menu
                    label={t('board-move', { card: cardTitle(card) })} button={<IconButton icon="more" label={t('board-move', { card: cardTitle(card) })} />}
                    entries={columns.map((other, at) => ({ id: other.id, title: other.title, isDisabled: at === columnAt, run: () => move(spot, { column: at, index: 0 }) }))}
                  />
                </li>
              );
            })}
          </ul>
        </section>
      ))}
      <p id="board-help" className="sr-only">{t('board-help')}</p>
    </div>
  );
}

/** Where Alt+arrow takes a card: the next column, or past its neighbour. */
function keyTarget<Card>(columns: readonly BoardColumn<Card>[], { column, index }: Spot, key: string): Spot | null {
  const side = { ArrowLeft: -1, ArrowRight: 1 }[key];
  if (side !== undefined) return columns[column + side] ? { column: column + side, index: Math.min(index, columns[column + side]?.cards.length ?? 0) } : null;
  const to = index + (key === 'ArrowDown' ? 1 : -1);
  return columns[column]?.cards[to] === undefined ? null : { column, index: to };
}
