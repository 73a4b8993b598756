/** The lines of a draft: items and words, with what the core looked up for them. */
import { useRef, useState } from 'react';

import * as fmt from '../../fmt';
import { type Draft, type LineColumn, LinesEditor } from '../../form';
import { t } from '../../i18n';
import type { MenuEntry } from '../../ui';
import { NumberField, PercentField } from '../../ui';
import { LineWhat } from './LineWhat';
import { PriceReasons } from './PriceReasons';
import { UnitField } from './UnitField';
import { type Form, type FormLine, blankLine, doubled, isFreeText } from './form';
import type { Kept } from './keeper';
import { KINDS, type LineField } from './kinds';

interface DraftLinesProps {
  draft: Draft<Form>;
  kept: Kept;
  stale: boolean;
  foot: React.ReactNode;
}

export function DraftLines({ draft, kept, stale, foot }: DraftLinesProps) {
  const { kind, lines } = draft.value;
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const [explained, setExplained] = useState<string | null>(null);
  // Names of items that were chosen here; of the others the core told.
  const names = useRef(new Map<string, string>());
  const unfold = (key: string): void => setOpened((before) => (before.has(key) ? new Set([...before].filter((one) => one !== key)) : new Set([...before, key])));
  const { currency } = kept.reckoned.net;
  const digits = fmt.currencyDigits(currency);

  const columns: Record<LineField, LineColumn<FormLine>> = {
    what: {
      id: 'what', title: 'doc-item', width: 220, grow: true,
      cell: (line, at) => <LineWhat draft={draft} at={at} line={line} reckoned={kept.lines.get(line.key)} names={names.current} isOpen={opened.has(line.key)} />,
    },
    quantity: { id: 'quantity', title: 'doc-quantity', width: 92, align: 'end', cell: (_, at) => <NumberField label={t('doc-quantity')} labelHidden {...draft.bind(`lines.${at}.quantity`)} /> },
    sent: { id: 'sent', title: 'doc-sent', width: 92, align: 'end', cell: (line) => <span className="reckoned">{fmt.decimal(line.quantity ?? '0')}</span> },
    unit: { id: 'unit', title: 'doc-unit', width: 84, cell: (line, at) => <UnitField draft={draft} at={at} line={line} shown={kept.lines.get(line.key)?.unit ?? null} /> },
    counted: { id: 'counted', title: 'doc-counted', width: 110, align: 'end', cell: (line, at) => <NumberField label={t('doc-counted')} labelHidden placeholder={kind === 'arrival' ? fmt.decimal(line.quantity ?? '0') : ''} {...draft.bind(`lines.${at}.counted`)} /> },
    change: {
      id: 'change', title: 'doc-change', width: 120, align: 'end',
      cell: (line, at) => (line.counted === null
        ? <NumberField label={t('doc-change')} labelHidden {...draft.bind(`lines.${at}.quantity`)} />
        : <span className="reckoned">{fmt.decimal(kept.lines.get(line.key)?.quantity ?? '0')}</span>),
    },
    price: {
      id: 'price', title: kept.reckoned.prices_gross ? 'doc-price-gross' : 'doc-price', width: 108, align: 'end',
      cell: (line, at) => {
        const found = line.price === null ? kept.lines.get(line.key)?.price : undefined;
        const placeholder = found && fmt.exact.compare(found, '0') !== 0 ? fmt.decimal(found, { min: digits }) : '';
        return <NumberField label={t('doc-price')} labelHidden decimals={8} min={digits} placeholder={placeholder} {...draft.bind(`lines.${at}.price`)} />;
      },
    },
    cost: { id: 'cost', title: 'doc-cost', width: 120, align: 'end', cell: (_, at) => <NumberField label={t('doc-cost')} labelHidden decimals={8} min={digits} {...draft.bind(`lines.${at}.price`)} /> },
    discount: { id: 'discount', title: 'doc-discount', width: 84, align: 'end', cell: (_, at) => <PercentField label={t('doc-discount')} labelHidden {...draft.bind(`lines.${at}.discount_percent`)} /> },
    vat: { id: 'vat', title: 'doc-vat', width: 68, align: 'end', cell: (line) => vatText(kept.lines.get(line.key)?.vat ?? '') },
    net: {
      id: 'net', title: kept.reckoned.prices_gross ? 'doc-amount' : 'doc-net', width: 108, align: 'end',
      cell: (line) => {
        const net = kept.lines.get(line.key)?.net;
        return net ? <span className="reckoned">{fmt.amount(net)}</span> : '';
      },
    },
  };
  const entries = (line: FormLine): MenuEntry[] => [
    { id: 'details', title: t(opened.has(line.key) ? 'doc-line-fold' : isFreeText(line) ? 'doc-line-details-text' : 'doc-line-details'), icon: 'edit', run: () => unfold(line.key) },
    ...(kept.lines.get(line.key)?.trace ? [{ id: 'why', title: t('doc-why-price'), icon: 'help' as const, run: () => setExplained(line.key) }] : []),
  ];
  const trace = explained === null ? null : kept.lines.get(explained)?.trace ?? null;
  return (
    <div className={stale ? 'lines-stale' : undefined}>
      <LinesEditor
        label={t('doc-lines-title')} isReadOnly={kind === 'arrival'} name="lines" lines={lines} lineId={({ key }) => key} columns={KINDS[kind].lines.map((column) => columns[column])} entries={entries} foot={foot}
        shows={({ key }) => [kept.lines.get(key), opened.has(key), currency]}
        onInsert={(at) => draft.insert('lines', at, blankLine(kind))} onRemove={(at) => draft.remove('lines', at)} onMove={(from, to) => draft.move('lines', from, to)}
        onDouble={(at) => { const line = lines[at]; if (line) draft.insert('lines', at + 1, doubled(line)); }}
      />
      {trace && <PriceReasons trace={trace} onClose={() => setExplained(null)} />}
    </div>
  );
}

/** "S 19" of the core as "19 %"; why there is none is said below the lines, at the sum. */
export function vatText(vat: string): string {
  const rate = vat.split(' ')[1];
  return rate ? fmt.percent(rate) : '';
}
