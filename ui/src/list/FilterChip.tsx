/** A filter as a chip: says its condition, opens to be changed, goes away with its cross or with Delete. */
import { useState } from 'react';
import { Button as AriaButton, Dialog, DialogTrigger, Popover } from 'react-aria-components';

import { t } from '../i18n';
import { Checkbox } from '../ui/fields';
import { Icon } from '../ui/icons';
import { FilterEditor, useTitles } from './FilterEditor';
import type { Condition } from './conditions';
import type { Filter, RecordFilter } from './fields';
import { choiceTitles, wordsOf } from './words';

interface FilterChipProps {
  filter: Filter;
  condition: Condition | null;
  /** One of those of which one suffices. */
  inAny?: boolean;
  /** Others are set that it could be an alternative to. */
  hasOthers?: boolean;
  /** Opens by itself, because it was just asked for. */
  startsOpen?: boolean;
  onChange: (condition: Condition | null) => void;
  onAny?: (inAny: boolean) => void;
  onClosed?: () => void;
}

export function FilterChip({ filter, condition, inAny = false, hasOthers = false, startsOpen = false, onChange, onAny, onClosed }: FilterChipProps) {
  const [open, setOpen] = useState(startsOpen);
  const close = (next: boolean): void => {
    setOpen(next);
    if (!next) onClosed?.();
  };
  return (
    <span className={condition ? 'filter-chip active' : 'filter-chip'}>
      <DialogTrigger isOpen={open} onOpenChange={close}>
        <AriaButton className="filter-button" data-testid={`filter-${filter.id}`} onKeyDown={({ key }) => { if (condition && (key === 'Delete' || key === 'Backspace')) onChange(null); }}>
          {t(filter.title)}
          {condition ? filter.kind === 'record' ? <RecordWords filter={filter} condition={condition} /> : <ChipWords filter={filter} condition={condition} titles={filter.kind === 'choice' ? choiceTitles(filter.choices(), condition.values) : []} /> : <Icon name="down" size={12} />}
        </AriaButton>
        <Popover className="popover" offset={4} placement="bottom start">
          <Dialog aria-label={t(filter.title)} className="filter-dialog">
            <FilterEditor filter={filter} condition={condition} onChange={onChange} onDone={() => close(false)} />
            {onAny && condition && (inAny || hasOthers) && <div className="filter-any"><Checkbox isSelected={inAny} onChange={(on) => { close(false); onAny(on); }}>{t('filter-any-of')}</Checkbox></div>}
          </Dialog>
        </Popover>
      </DialogTrigger>
      {condition && <AriaButton className="filter-clear" aria-label={t('filter-clear', { filter: t(filter.title) })} onPress={() => onChange(null)}><Icon name="close" size={12} /></AriaButton>}
    </span>
  );
}

function ChipWords({ filter, condition, titles }: { filter: Filter; condition: Condition; titles: readonly string[] }) {
  const { verb, value } = wordsOf(filter, condition, titles);
  return <>{verb && <span className="filter-verb">{verb}</span>}<strong>{value}</strong></>;
}

const RecordWords = ({ filter, condition }: { filter: RecordFilter; condition: Condition }) => <ChipWords filter={filter} condition={condition} titles={useTitles(filter, condition.values)} />;
