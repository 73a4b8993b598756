/** What a line is about: an item, found by name, number or barcode, or words of its own; below it what else is printed. */
import { useRef } from 'react';

import type { ReckonedLine } from '../../core/generated/commands';
import * as fmt from '../../fmt';
import type { Draft } from '../../form';
import { t } from '../../i18n';
import { unitName } from '../../i18n/names';
import { ComboBox, Select, TextField } from '../../ui';
import { type Form, type FormLine, isFreeText, withItem, withText } from './form';
import { KINDS } from './kinds';
import { type ItemChoice, findItems, useTaxCategories } from './reference';

interface LineWhatProps {
  draft: Draft<Form>;
  at: number;
  line: FormLine;
  reckoned: ReckonedLine | undefined;
  names: Map<string, string>;
  /** Whether text, description and tax can be edited. */
  isOpen: boolean;
}

export function LineWhat({ draft, at, line, reckoned, names, isOpen }: LineWhatProps) {
  const taxes = useTaxCategories();
  const { kind } = draft.value;
  const goodsOnly = KINDS[kind].path.startsWith('/stock') || kind === 'delivery';
  // A choice may arrive when somebody types in the next field already: it changes the line as it is then.
  const now = useRef(line);
  now.current = line;
  const become = (next: FormLine): void => draft.set(`lines.${at}`, next);
  const choose = (choice: ItemChoice | null): void => {
    if (choice) names.set(choice.id, choice.title);
    become(withItem(now.current, choice?.id ?? null, choice ? choice.unit : null));
  };
  const title = line.item === null ? '' : names.get(line.item) ?? (line.text || reckoned?.text || '');
  const free = isFreeText(line);
  return (
    <div className="line-what">
      {free
        ? <TextField label={t('doc-line-text')} labelHidden {...draft.bind(`lines.${at}.text`)} />
        : (
          <ComboBox<ItemChoice>
            label={t('doc-item')} labelHidden name={`lines.${String(at)}.item`} isReadOnly={line.source_line !== null} placeholder={t(goodsOnly ? 'doc-item-find' : 'doc-item-or-text')}
            value={line.item === null ? null : { id: line.item, title, unit: line.unit ?? '' }} search={(text) => findItems(text, goodsOnly)} onChange={choose}
            {...(goodsOnly ? {} : { createsByItself: true, onCreate: (text: string) => become(withText(now.current, text, taxes[0]?.id ?? null)), createTitle: (text: string) => t('doc-line-as-text', { text }) })}
          />
        )}
      <Notes line={line} reckoned={reckoned} takes={!KINDS[kind].path.startsWith('/stock') || kind === 'dispatch'} />
      {isOpen && (
        <div className="line-details">
          {line.item !== null && <TextField label={t('doc-line-text')} placeholder={reckoned?.text ?? ''} {...draft.bind(`lines.${at}.text`)} />}
          <TextField label={t('doc-line-description')} rows={2} {...draft.bind(`lines.${at}.description`)} />
        </div>
      )}
      {(isOpen || (free && line.tax_category === null)) && taxes.length > 0 && !goodsOnly && (
        <div className="line-details">
          <Select label={t('doc-line-tax')} name={`lines.${String(at)}.tax_category`} value={line.tax_category} choices={taxes} onChange={(id) => draft.set(`lines.${at}.tax_category`, id)} placeholder={t('doc-line-tax-item')} />
        </div>
      )}
    </div>
  );
}

/** Number, what is printed below, and whether there is enough of it. */
function Notes({ line, reckoned, takes }: { line: FormLine; reckoned: ReckonedLine | undefined; takes: boolean }) {
  if (!reckoned || line.item === null) return line.description ? <span className="line-note">{line.description}</span> : null;
  const { sku, quantity } = reckoned;
  // What was ordered or delivered before is promised or gone already; what is free says nothing about it.
  const available = line.source_line === null ? reckoned.available : null;
  const short = available !== null && takes && fmt.exact.compare(quantity, available) > 0;
  const none = available !== null && fmt.exact.compare(available, '0') <= 0;
  return (
    <span className="line-note">
      {sku}
      {available !== null && <span className={short ? 'warn-text' : undefined}>{sku ? ' · ' : ''}{t(none ? 'doc-none' : short ? 'doc-short' : 'doc-available', { quantity: fmt.quantity(available, unitName(reckoned.unit)) })}</span>}
      {line.description && ` · ${line.description}`}
    </span>
  );
}
