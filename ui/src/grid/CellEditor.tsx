/** The field in a cell. Enter keeps and goes down, Tab to the next cell, Escape leaves the cell as it was. */
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { Popover } from 'react-aria-components';

import { errorText } from '../core/faults';
import type { Choice } from '../ui/fields';
import { Icon } from '../ui/icons';
import type { Way } from './cells';

interface CellEditorProps {
  label: string;
  text: string;
  /** The key that opened the cell; it begins a new value. */
  typed: string | null;
  align?: 'end' | undefined;
  /** What there is to choose from, where nothing else may stand there. */
  choices?: () => Promise<readonly Choice[]> | readonly Choice[];
  save: (text: string) => Promise<unknown>;
  /** Left, with what was typed kept or (`null`) dropped. */
  onLeave: (way: Way | null) => void;
}

/** The choices that begin a word with what was typed, and the one that Enter takes. */
function useChoices(choices: CellEditorProps['choices'], value: string, text: string) {
  const [all, setAll] = useState<readonly Choice[]>([]);
  const [at, setAt] = useState<number | null>(null);
  useEffect(() => {
    let gone = false;
    void Promise.resolve(choices?.() ?? []).then((found) => { if (!gone) setAll(found); }, () => undefined);
    return () => { gone = true; };
    // Asked once, when the cell is opened.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, []);
  const said = value.trim().toLowerCase();
  const offered = value === text ? all : all.filter(({ title }) => title.toLowerCase().includes(said));
  const usual = value === text ? offered.findIndex(({ title }) => title === text) : said === '' ? -1 : 0;
  const marked = Math.min(at ?? usual, offered.length - 1);
  const step = (by: number): void => setAt(Math.max(0, Math.min(offered.length - 1, marked + by)));
  return { offered, marked, step, begin: () => setAt(null) };
}

export function CellEditor({ label, text, typed, align, choices, save, onLeave }: CellEditorProps) {
  const input = useRef<HTMLInputElement>(null);
  const leaving = useRef(false);
  const listId = useId();
  const [value, setValue] = useState(typed ?? text);
  const [error, setError] = useState<unknown>(null);
  const { offered, marked, step, begin } = useChoices(choices, value, text);
  useEffect(() => {
    input.current?.focus();
    if (typed === null) input.current?.select();
    // The way in is decided once.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, []);
  const keep = (kept: string, way: Way): void => {
    leaving.current = true;
    save(kept).then(() => onLeave(way), (thrown: unknown) => {
      leaving.current = false;
      setError(thrown);
      input.current?.focus();
      input.current?.select();
    });
  };
  const leave = (way: Way | null, choice = offered[marked]): void => {
    if (leaving.current) return;
    const isSame = choices ? (choice?.title ?? '') === text : value.trim() === text;
    // A name that nothing offers is no choice: the cell stays as it was.
    if (way === null || isSame || (choices && !choice && value.trim() !== '')) {
      leaving.current = true;
      onLeave(way);
    } else keep(choices ? choice?.id ?? '' : value.trim(), way);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    const ways: Record<string, Way | null> = { Enter: event.shiftKey ? 'up' : 'down', Tab: event.shiftKey ? 'previous' : 'next', Escape: null, F2: 'stay' };
    event.stopPropagation();
    const way = ways[event.key];
    const by = choices ? { ArrowDown: 1, ArrowUp: -1 }[event.key] : undefined;
    if ((way === undefined && by === undefined) || event.nativeEvent.isComposing) return;
    event.preventDefault();
    if (by !== undefined) step(by);
    else if (way !== undefined) leave(way);
  };
  return (
    <>
      <input
        ref={input} className={align === 'end' ? 'cell-input end' : 'cell-input'} aria-label={label} aria-invalid={error !== null} autoComplete="off" spellCheck={false} value={value}
        {...(choices ? { role: 'combobox', 'aria-expanded': offered.length > 0, 'aria-controls': listId, 'aria-activedescendant': marked < 0 ? undefined : `${listId}-${String(marked)}` } : {})}
        onChange={(event) => {
          setValue(event.target.value);
          setError(null);
          begin();
        }}
        onKeyDown={onKeyDown} onBlur={() => leave('stay')}
      />
      {choices && (
        <Popover className="popover" triggerRef={input} isOpen={offered.length > 0 && error === null} isNonModal placement="bottom start" offset={3}>
          <div className="choices" role="listbox" id={listId} aria-label={label}>
            {offered.map((choice, at) => (
              // The field keeps the focus.
              <button key={choice.id} type="button" tabIndex={-1} id={`${listId}-${String(at)}`} role="option" aria-selected={at === marked} className="proposal" onMouseDown={(event) => event.preventDefault()} onClick={() => leave('stay', choice)}>
                <span className="choice-title">{choice.title}</span>{choice.note && <span className="choice-note">{choice.note}</span>}
              </button>
            ))}
          </div>
        </Popover>
      )}
      {/* Over the rows, which cut off whatever leaves them. */}
      <Popover className="popover cell-fault" triggerRef={input} isOpen={error !== null} isNonModal placement="bottom start" offset={3}>
        <p role="alert"><Icon name="error" size={14} />{errorText(error)}</p>
      </Popover>
    </>
  );
}
