/** One field of the head. An empty one means what the customer, the branch or the day says; the field shows what that is. */
import { useRef } from 'react';

import { useQueryOf } from '../../core/client';
import type { Address } from '../../core/generated/commands';
import * as fmt from '../../fmt';
import type { Draft } from '../../form';
import { Wide } from '../../form';
import { t } from '../../i18n';
import { may, office } from '../../shell/office';
import { Checkbox, type Choice, ComboBox, DateField, NumberField, PercentField, Select, TextField } from '../../ui';
import { newParty } from '../contacts/newParty';
import type { Form } from './form';
import type { Kept } from './keeper';
import { type HeadField, KINDS } from './kinds';
import { type PartyChoice, currencyChoices, findParties, languageChoices, useLocations, usePaymentTerms, usePriceLists } from './reference';

interface FieldOf {
  draft: Draft<Form>;
  kept: Kept;
}

export function HeadFieldOf({ name, draft, kept }: FieldOf & { name: HeadField }) {
  const { value } = draft;
  switch (name) {
    case 'party': return <PartyField draft={draft} kept={kept} />;
    case 'contact': return <ContactField draft={draft} />;
    case 'billing_address':
    case 'delivery_address': return <AddressField draft={draft} name={name} />;
    case 'issued_on': return <DateField label={t('doc-date')} name={name} value={value.issued_on ?? fmt.today()} onChange={(day) => draft.set(name, day)} />;
    case 'supply_on': return <DateField label={t('doc-supply-on')} name={name} value={value.supply_on ?? value.issued_on ?? fmt.today()} onChange={(day) => draft.set(name, day)} />;
    case 'until_on': return <DateField label={t(KINDS[value.kind].until ?? 'doc-due')} {...draft.bind(name)} />;
    case 'payment_term': return <PaymentTermField draft={draft} />;
    case 'price_list': return <PriceListField draft={draft} />;
    case 'location': return <LocationField draft={draft} />;
    case 'destination': return <DestinationField draft={draft} />;
    case 'currency': return <Defaulted draft={draft} name={name} label={t('doc-currency')} choices={currencyChoices()} byDefault={kept.reckoned.net.currency} />;
    case 'exchange_rate': return value.currency === null ? null : <NumberField label={t('doc-exchange-rate')} hint={t('doc-exchange-rate-hint')} {...draft.bind(name)} decimals={12} />;
    case 'language': return <Defaulted draft={draft} name={name} label={t('doc-language')} choices={languageChoices()} byDefault={t('doc-as-customer')} />;
    case 'discount_percent': return <PercentField label={t('doc-discount-whole')} {...draft.bind(name)} />;
    case 'reference': return <TextField label={t(value.kind === 'receipt' ? 'doc-reference-supplier' : value.kind === 'correction' || value.kind === 'dispatch' || value.kind === 'arrival' ? 'doc-reference-own' : 'doc-reference-customer')} {...draft.bind(name)} />;
    case 'reason': return <TextField label={t('doc-reason')} isRequired autoFocus={value.source !== null && value.reason === ''} {...draft.bind(name)} />;
    case 'goods_back': return <div className="field-check"><Checkbox name={name} isSelected={value.goods_back} onChange={(back) => draft.set(name, back)}>{t('doc-goods-back')}</Checkbox></div>;
    case 'intro': return <Wide><TextField label={t('doc-intro')} rows={2} {...draft.bind(name)} /></Wide>;
    case 'closing': return <Wide><TextField label={t('doc-closing')} rows={2} {...draft.bind(name)} /></Wide>;
  }
}

/** Customer or supplier. A document that continues another one keeps its customer. */
function PartyField({ draft, kept }: FieldOf) {
  const side = KINDS[draft.value.kind].party ?? 'customer';
  const known = useRef(new Map<string, PartyChoice>());
  const { party } = draft.value;
  const chosen = party === null ? undefined : known.current.get(party);
  const value: PartyChoice | null = party === null ? null : chosen ?? { id: party, title: kept.title, block: 'none', balance: kept.reckoned.due };
  const choose = (choice: PartyChoice | null): void => {
    if (choice) known.current.set(choice.id, choice);
    draft.setAll({ party: choice?.id ?? null, contact: null, billing_address: null, delivery_address: null });
  };
  const make = (name: string): void => void newParty({ side, name }).then((made) => { if (made) choose({ ...made, block: 'none', balance: { ...kept.reckoned.due, minor: 0 } }); });
  const owes = chosen && chosen.balance.minor > 0 ? t('doc-owes', { amount: fmt.money(chosen.balance) }) : undefined;
  return (
    <ComboBox<PartyChoice>
      label={t(`doc-${side}`)} name="party" isRequired={draft.value.source === null} isReadOnly={draft.value.source !== null} autoFocus={party === null} value={value} search={(text) => findParties(text, side)}
      {...(owes ? { hint: owes } : {})}
      onChange={choose} {...(may('party.create') ? { onCreate: make } : {})}
    />
  );
}

/** The sentinel of a choice that leaves the field empty. */
const DEFAULT = 'default';

interface DefaultedProps {
  draft: Draft<Form>;
  name: 'contact' | 'billing_address' | 'delivery_address' | 'payment_term' | 'price_list' | 'location' | 'currency' | 'language';
  label: string;
  choices: readonly Choice[];
  /** What holds while nothing is chosen. */
  byDefault: string;
}

function Defaulted({ draft, name, label, choices, byDefault }: DefaultedProps) {
  const value = draft.value[name];
  const all: Choice[] = [{ id: DEFAULT, title: byDefault }, ...choices];
  return <Select label={label} name={name} value={value ?? DEFAULT} choices={all} onChange={(id) => draft.set(name, (id === DEFAULT ? null : id) as never)} />;
}

function useParty(draft: Draft<Form>) {
  const { party } = draft.value;
  return useQueryOf('party_get', { id: party ?? '' }, { enabled: party !== null }).data;
}

function ContactField({ draft }: { draft: Draft<Form> }) {
  const party = useParty(draft);
  const people = (party?.relations ?? []).filter(({ relation }) => relation.organisation === party?.party.id);
  const choices = people.map(({ relation, name }): Choice => ({ id: relation.person, title: name, ...(relation.title ? { note: relation.title } : {}) }));
  return choices.length === 0 ? null : <Defaulted draft={draft} name="contact" label={t('doc-contact')} choices={choices} byDefault={t('doc-no-contact')} />;
}

const oneLine = ({ name, street, postal_code, city }: Address): string => [name, street, [postal_code, city].filter(Boolean).join(' ')].filter(Boolean).join(', ');

function AddressField({ draft, name }: { draft: Draft<Form>; name: 'billing_address' | 'delivery_address' }) {
  const addresses = useParty(draft)?.addresses ?? [];
  const choices = addresses.map((address): Choice => ({ id: address.id, title: oneLine(address) }));
  const label = t(name === 'billing_address' ? 'doc-billing-address' : 'doc-delivery-address');
  // A customer without any address cannot get paper: the field stays, so that the fault has its place.
  return choices.length === 1 ? null : <Defaulted draft={draft} name={name} label={label} choices={choices} byDefault={t('doc-usual-address')} />;
}

function PaymentTermField({ draft }: { draft: Draft<Form> }) {
  return <Defaulted draft={draft} name="payment_term" label={t('doc-payment-term')} choices={usePaymentTerms()} byDefault={t('doc-as-customer')} />;
}

function PriceListField({ draft }: { draft: Draft<Form> }) {
  return <Defaulted draft={draft} name="price_list" label={t('doc-price-list')} choices={usePriceLists()} byDefault={t('doc-as-customer')} />;
}

/** Where the goods of a dispatch go to. */
function DestinationField({ draft }: { draft: Draft<Form> }) {
  const places = useLocations();
  const own = office().branch.location;
  return <Select label={t('doc-destination')} name="destination" isRequired value={draft.value.destination} choices={places.filter(({ id }) => id !== (draft.value.location ?? own))} onChange={(id) => draft.set('destination', id)} />;
}

/** Where goods come from or go to; no question where there is one place only. */
function LocationField({ draft }: { draft: Draft<Form> }) {
  const places = useLocations();
  const own = office().branch.location;
  if (places.length < 2) return null;
  // The usual place is called by its name; a branch without one can only be called the branch.
  return own === null
    ? <Defaulted draft={draft} name="location" label={t('doc-location')} choices={places} byDefault={t('doc-own-location')} />
    : <Select label={t('doc-location')} name="location" value={draft.value.location ?? own} choices={places} onChange={(id) => draft.set('location', id === own ? null : id)} />;
}
