/** What a deal is about: customer, date, worth, and the lines that make up its worth. */
import { useEffect, useState } from 'react';

import { useQueryOf } from '../../core/client';
import type { DealDetail, DealLine, DealSave } from '../../core/generated/commands';
import { newId } from '../../core/id';
import { type Draft, Facts, Fields, LinesEditor, Section, Wide } from '../../form';
import * as fmt from '../../fmt';
import { t } from '../../i18n';
import { mayCall, useOffice } from '../../shell/office';
import { type Choice, ComboBox, DateField, MoneyField, NumberField, QuantityField, Select, TextField } from '../../ui';
import { findCustomers, peopleOf } from '../contacts/find';
import { newParty } from '../contacts/newParty';
import { ItemCell } from './ItemCell';

interface DealFormProps {
  draft: Draft<DealSave>;
  detail: DealDetail;
}

export function DealForm({ draft, detail }: DealFormProps) {
  const { bind, value: { deal, lines } } = draft;
  return (
    <>
      <Section>
        <Fields columns={3}>
          <TextField label={t('deal-title')} isRequired {...bind('deal.title')} />
          <PartyFields draft={draft} detail={detail} />
          <DateField label={t('deal-expected')} {...bind('deal.expected_on')} {...(deal.expected_on ? { hint: fmt.relativeDay(deal.expected_on) } : {})} />
          <MoneyField
            label={t('deal-amount')} name="deal.amount_minor" currency={deal.currency} isReadOnly={lines.length > 0} {...(lines.length > 0 ? { hint: t('deal-amount-of-lines') } : {})}
            value={{ minor: lines.length > 0 ? worthOf(lines, deal.currency) : deal.amount_minor, currency: deal.currency }} onChange={(amount) => draft.set('deal.amount_minor', amount?.minor ?? 0)}
          />
          <OwnerField draft={draft} detail={detail} />
          <TextField label={t('deal-source')} placeholder={t('deal-source-hint')} {...bind('deal.source')} />
        </Fields>
      </Section>
      <Lines draft={draft} />
      <Section title={t('deal-notes')}><Fields><Wide><TextField label={t('deal-notes')} labelHidden rows={4} {...bind('deal.notes')} /></Wide></Fields></Section>
    </>
  );
}

/** Names come with the record; one that was just chosen is known from the choice. */
function PartyFields({ draft, detail }: DealFormProps) {
  const { deal } = draft.value;
  const [names, setNames] = useState<Record<string, string>>({ [detail.deal.party]: detail.party_name });
  useEffect(() => {
    setNames((known) => ({ ...known, [detail.deal.party]: detail.party_name, ...(detail.deal.contact ? { [detail.deal.contact]: detail.contact_name ?? '' } : {}) }));
  }, [detail]);
  const choice = (id: string | null): Choice | null => (id ? { id, title: names[id] ?? '' } : null);
  const remember = (chosen: Choice): void => setNames((known) => ({ ...known, [chosen.id]: chosen.title }));
  const takeParty = (chosen: Choice | null): void => {
    if (!chosen) return;
    remember(chosen);
    draft.setAll({ 'deal.party': chosen.id, 'deal.contact': null });
  };
  const takeContact = (chosen: Choice | null): void => {
    if (chosen) remember(chosen);
    draft.set('deal.contact', chosen?.id ?? null);
  };
  return (
    <>
      <ComboBox
        label={t('deal-party')} name="deal.party" isRequired value={choice(deal.party)} onChange={takeParty} search={findCustomers}
        onCreate={(name) => void newParty({ side: 'customer', name }).then(takeParty)}
      />
      <ComboBox
        key={deal.party} label={t('deal-contact')} name="deal.contact" value={choice(deal.contact)} onChange={takeContact}
        search={async (text) => (await peopleOf(deal.party)).filter(({ title }) => title.toLowerCase().includes(text.toLowerCase()))}
        onCreate={(name) => void newParty({ kind: 'person', name, firm: deal.party }).then(takeContact)}
      />
    </>
  );
}

/** Whoever works with the program; one who left stays where they stand. */
function OwnerField({ draft, detail }: DealFormProps) {
  const { owner } = draft.value.deal;
  const users = useQueryOf('user_list', {}, { enabled: mayCall('user_list') }).data ?? [];
  const { user } = useOffice();
  const active: Choice[] = (users.length > 0 ? users : [user]).filter((one) => one.active).map(({ id, name }) => ({ id, title: name }));
  const former = owner && !active.some(({ id }) => id === owner) ? [{ id: owner, title: detail.owner_name ?? '' }] : [];
  return <Select label={t('deal-owner')} name="deal.owner" value={owner ?? ''} onChange={(id) => draft.set('deal.owner', id || null)} choices={[{ id: '', title: t('deal-nobody') }, ...active, ...former]} />;
}

/** What a line is worth, in minor units; rounded as the core does. */
export function netOf({ quantity, price }: Pick<DealLine, 'quantity' | 'price'>, currency: string): number {
  const digits = fmt.currencyDigits(currency);
  return fmt.exact.toMinor(fmt.exact.round(fmt.exact.multiply(quantity, price), digits), digits) ?? 0;
}

export const worthOf = (lines: readonly Pick<DealLine, 'quantity' | 'price'>[], currency: string): number => lines.reduce((sum, line) => sum + netOf(line, currency), 0);

function Lines({ draft }: { draft: Draft<DealSave> }) {
  const { deal, lines } = draft.value;
  const blank = (): DealLine => ({ id: newId(), deal: deal.id, position: lines.length + 1, item: null, text: '', quantity: '1', price: '0' });
  return (
    <Section title={t('deal-lines')}>
      <LinesEditor
        label={t('deal-lines')} name="lines" lines={lines} lineId={(line) => line.id} addTitle={t('deal-line-add')}
        onInsert={(at) => draft.insert('lines', at, blank())} onRemove={(at) => draft.remove('lines', at)} onMove={(from, to) => draft.move('lines', from, to)}
        onDouble={(at) => { const line = lines[at]; if (line) draft.insert('lines', at + 1, { ...line, id: newId() }); }}
        columns={[
          { id: 'what', title: 'deal-line-what', width: 220, grow: true, cell: (line, at) => <ItemCell draft={draft} line={line} at={at} /> },
          { id: 'quantity', title: 'deal-line-quantity', width: 110, align: 'end', cell: (line, at) => <QuantityField label={t('deal-line-quantity')} labelHidden name={`lines.${at}.quantity`} value={line.quantity} onChange={(quantity) => draft.set(`lines.${at}.quantity`, quantity ?? '0')} /> },
          { id: 'price', title: 'deal-line-price', width: 120, align: 'end', cell: (line, at) => <NumberField label={t('deal-line-price')} labelHidden decimals={4} min={fmt.currencyDigits(deal.currency)} suffix={fmt.currencySign(deal.currency)} name={`lines.${at}.price`} value={line.price} onChange={(price) => draft.set(`lines.${at}.price`, price ?? '0')} /> },
          { id: 'net', title: 'deal-line-net', width: 120, align: 'end', cell: (line) => fmt.money({ minor: netOf(line, deal.currency), currency: deal.currency }) },
        ]}
        foot={lines.length > 0 ? <Facts totals facts={[{ title: t('deal-sum'), value: fmt.money({ minor: worthOf(lines, deal.currency), currency: deal.currency }), strong: true }]} /> : undefined}
      />
    </Section>
  );
}
