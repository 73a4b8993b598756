/** Searches the list while typing, and proposes what the text may mean as a filter. */
import { type KeyboardEvent, type Ref, useEffect, useId, useState } from 'react';

import * as fmt from '../fmt';
import { t } from '../i18n';
import type { Choice } from '../ui/fields';
import { Icon } from '../ui/icons';
import { type Condition } from './conditions';
import type { Filter } from './fields';
import { type Proposal, lookedUp, namesField, proposals } from './propose';

interface SearchBoxProps {
  search: string;
  fields: readonly Filter[];
  onSearch: (text: string) => void;
  onFilter: (condition: Condition, or: boolean) => void;
  /** Done with typing: to the rows. */
  onDone: () => void;
  /** Backspace before the first letter: to the chip before it. */
  onBack: () => void;
  ref: Ref<HTMLInputElement>;
}

const TYPING_MS = 90;

/** Records that fit what is typed behind the name of their field. */
function useFound(fields: readonly Filter[], typed: string): readonly Choice[] {
  const [found, setFound] = useState<{ of: string; choices: readonly Choice[] }>({ of: '', choices: [] });
  const wanted = typed === '' ? null : lookedUp(fields, typed);
  const key = wanted ? `${wanted.id} ${wanted.text}` : '';
  useEffect(() => {
    if (!wanted) return undefined;
    let overtaken = false;
    const timer = setTimeout(() => void wanted.search(wanted.text).then((choices) => { if (!overtaken) setFound({ of: key, choices }); }, () => undefined), TYPING_MS);
    return () => {
      overtaken = true;
      clearTimeout(timer);
    };
    // The key is what is wanted.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [key]);
  return found.of === key ? found.choices : [];
}

/** The text is the field's own while somebody types; the address, and with it the list, follows a moment later. */
export function SearchBox({ search, fields, onSearch, onFilter, onDone, onBack, ref }: SearchBoxProps) {
  const listId = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const [at, setAt] = useState<number | null>(null);
  const found = useFound(fields, typed ?? '');
  const offered = typed === null ? [] : proposals(fields, typed, fmt.today(), found);
  // What begins with the name of a field and means something there is about to become a filter.
  const isFilter = typed !== null && namesField(fields, typed) && (offered.length > 0 || lookedUp(fields, typed) !== null);
  const chosen = at === null ? undefined : offered[Math.min(at, offered.length - 1)];
  useEffect(() => {
    if (typed === null || isFilter) return undefined;
    const timer = setTimeout(() => onSearch(typed), TYPING_MS);
    return () => clearTimeout(timer);
    // Only typing starts the clock.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [typed, isFilter]);
  const finish = (text: string): void => {
    onSearch(text);
    setTyped(null);
    setAt(null);
    onDone();
  };
  const take = ({ condition, text, or }: Proposal): void => {
    setAt(null);
    if (text !== undefined) {
      setTyped(text);
      return;
    }
    setTyped(null);
    if (condition) onFilter(condition, or);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.nativeEvent.isComposing) return;
    const { key, currentTarget } = event;
    const step = { ArrowDown: 1, ArrowUp: -1 }[key];
    if (step !== undefined && offered.length > 0) setAt((now) => (now === null ? (step === 1 ? 0 : offered.length - 1) : now + step < 0 ? null : Math.min(now + step, offered.length - 1)));
    else if (chosen && (key === 'Enter' || key === 'Tab')) take(chosen);
    else if (key === 'Tab' && offered[0]?.text !== undefined && !event.shiftKey) take(offered[0]);
    else if (key === 'Escape') finish('');
    else if (key === 'Enter' || key === 'ArrowDown') finish(typed ?? search);
    else if (key === 'Backspace' && currentTarget.selectionEnd === 0) onBack();
    else return;
    event.preventDefault();
  };
  return (
    <div className="list-search-box">
      <label className="list-search">
        <Icon name="search" size={16} />
        <span className="sr-only">{t('list-search')}</span>
        <input
          ref={ref} type="text" role="combobox" aria-expanded={offered.length > 0} aria-controls={listId} aria-autocomplete="list" {...(chosen ? { 'aria-activedescendant': `${listId}-${String(offered.indexOf(chosen))}` } : {})}
          value={typed ?? search} placeholder={t(fields.length > 0 ? 'list-search-filter' : 'list-search')} autoComplete="off" spellCheck={false} data-testid="list-search"
          onChange={(event) => {
            setTyped(event.target.value);
            setAt(null);
          }}
          onBlur={() => { if (typed === search) setTyped(null); setAt(null); }}
          onKeyDown={onKeyDown}
        />
      </label>
      {offered.length > 0 && (
        <div className="proposals" role="listbox" id={listId} aria-label={t('list-proposals')}>
          {offered.map((proposal, index) => (
            // The field keeps the focus.
            <button
              key={proposal.id} type="button" tabIndex={-1} id={`${listId}-${String(index)}`} role="option" aria-selected={proposal === chosen} className="proposal"
              onMouseDown={(event) => event.preventDefault()} onClick={() => take(proposal)}
            >
              <Icon name="filter" size={14} />
              <span>{proposal.or && <em>{t('filter-or')} </em>}{proposal.field} {proposal.verb} <strong>{proposal.value}</strong></span>
            </button>
          ))}
        </div>
      )}
    </div>
  );
}
