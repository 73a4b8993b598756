/** The master data of a party. */
import type { ReactNode } from 'react';

import type { AddressUsage, ContactKind, PartyBlock, PartyDetail, PartySave, RelationRole } from '../../core/generated/commands';
import { newId } from '../../core/id';
import { type Draft, Fields, LinesEditor, Section, Wide } from '../../form';
import { languages, t } from '../../i18n';
import { countryChoice, findCountries } from '../../i18n/countries';
import { may, useOffice } from '../../shell/office';
import { Button, Checkbox, ComboBox, MoneyField, Segments, Select, TextField } from '../../ui';
import { go } from '../../shell/router';
import { PeopleSection } from './PeopleSection';
import { TermsFields } from './TermsFields';

export interface PartFormProps {
  draft: Draft<PartySave>;
  detail: PartyDetail;
}

const USAGES: readonly AddressUsage[] = ['billing', 'delivery', 'other'];
const CONTACTS: readonly ContactKind[] = ['phone', 'mobile', 'mail', 'web', 'other'];
const BLOCKS: readonly PartyBlock[] = ['none', 'orders', 'all'];
export const ROLES: readonly RelationRole[] = ['employee', 'buyer', 'decider', 'user', 'payer', 'branch_of'];

export function PartyForm({ draft, detail }: PartFormProps) {
  const { bind, value } = draft;
  return (
    <>
      {detail.duplicates.length > 0 && (
        <div className="hint-box" role="status">
          <span>{t('party-same-vat-id')}</span>
          <ul>{detail.duplicates.map(({ id, name }) => <li key={id}><Button look="quiet" icon="arrow" onPress={() => go(`/contacts/${id}`)}>{name}</Button></li>)}</ul>
        </div>
      )}
      <Section>
        <Fields columns={3}>
          <Wide><Segments label={t('party-kind')} value={value.party.kind} onChange={(kind) => draft.set('party.kind', kind)} choices={[{ id: 'organisation', title: t('party-organisation') }, { id: 'person', title: t('party-person') }]} /></Wide>
          <TextField label={t('party-name')} isRequired {...bind('party.name')} />
          <TextField label={t('party-legal-name')} hint={t('party-legal-name-hint')} {...bind('party.legal_name')} />
          <TextField label={t('party-number')} {...bind('party.number')} />
          <div className="checks">
            <Checkbox name="party.customer" isSelected={value.party.customer} onChange={(is) => draft.set('party.customer', is)}>{t('party-side-customer')}</Checkbox>
            <Checkbox name="party.supplier" isSelected={value.party.supplier} onChange={(is) => draft.set('party.supplier', is)}>{t('party-side-supplier')}</Checkbox>
          </div>
          <TextField label={t('party-segment')} hint={t('party-segment-hint')} {...bind('party.segment')} />
          <Select label={t('party-block')} {...bind('party.block')} choices={BLOCKS.map((id) => ({ id, title: t(`party-block-${id}`) }))} />
        </Fields>
      </Section>
      <ContactPoints draft={draft} />
      <Addresses draft={draft} />
      <PeopleSection draft={draft} detail={detail} />
      <Section title={t('party-terms')}>
        <Fields columns={3}>
          <TextField label={t('party-vat-id')} name="party.vat_id" value={value.party.vat_id ?? ''} onChange={(text) => draft.set('party.vat_id', text.toUpperCase() || null)} />
          <TextField label={t('party-tax-number')} name="party.tax_number" value={value.party.tax_number ?? ''} onChange={(text) => draft.set('party.tax_number', text || null)} />
          <Optional label={t('party-language')} name="party.language" value={value.party.language} usual={t('party-usual-language')} onChange={(code) => draft.set('party.language', code)} choices={languages.map(({ code, name }) => ({ id: code, title: name }))} />
          <CurrencyField draft={draft} />
          <TermsFields draft={draft} />
          <CreditField draft={draft} />
        </Fields>
      </Section>
      <BankAccounts draft={draft} />
      <Section title={t('party-notes')}><Fields columns={2}><Wide><TextField label={t('party-notes')} labelHidden rows={5} {...bind('party.notes')} /></Wide></Fields></Section>
    </>
  );
}

interface OptionalProps<Id extends string> {
  label: string;
  name: string;
  value: Id | null;
  /** What holds while nothing is chosen. */
  usual: string;
  onChange: (value: Id | null) => void;
  choices: readonly { id: Id; title: string }[];
}

/** A choice that may be left to the usual. */
export function Optional<Id extends string>({ label, name, value, usual, onChange, choices }: OptionalProps<Id>) {
  return <Select<Id | ''> label={label} name={name} value={value ?? ''} onChange={(id) => onChange(id === '' ? null : id)} choices={[{ id: '', title: usual }, ...choices]} />;
}

/** Only for who may see it. */
function CreditField({ draft }: { draft: Draft<PartySave> }) {
  const { company } = useOffice();
  const { credit } = draft.value;
  return credit ? <MoneyField label={t('party-credit')} hint={t('party-credit-hint')} name="credit.limit" currency={company.currency} value={credit.limit} onChange={(limit) => draft.set('credit.limit', limit)} /> : null;
}

function CurrencyField({ draft }: { draft: Draft<PartySave> }) {
  const { company } = useOffice();
  const { currency } = draft.value.party;
  const own = currency && currency !== company.currency ? [currency] : [];
  const common = [...new Set([...own, 'EUR', 'USD', 'GBP', 'CHF', 'PLN', 'KZT', 'RUB', 'IDR'])].filter((code) => code !== company.currency);
  return <Optional label={t('party-currency')} name="party.currency" value={currency} usual={company.currency} onChange={(code) => draft.set('party.currency', code)} choices={common.map((id) => ({ id, title: id }))} />;
}

/** The rows of a part with what can be done to them. */
function edits<Row extends { id: string }>(draft: Draft<PartySave>, path: 'addresses' | 'contact_points' | 'bank_accounts', rows: readonly Row[], make: () => Row) {
  // Each part has rows of its own type; the path says which.
  const insert = (index: number, row: Row): void => draft.insert(path, index, row as never);
  return {
    lines: rows, name: path, lineId: (row: Row) => row.id, isReadOnly: !may('party.change'),
    onInsert: (index: number) => insert(index, make()), onRemove: (index: number) => draft.remove(path, index), onMove: (from: number, to: number) => draft.move(path, from, to),
    onDouble: (index: number) => { const row = rows[index]; if (row) insert(index + 1, { ...row, id: newId() }); },
  };
}

const Part = ({ title, children }: { title: string; children: ReactNode }) => <Section title={title}><div className="part">{children}</div></Section>;

function ContactPoints({ draft }: { draft: Draft<PartySave> }) {
  const { bind, value: { contact_points: points, party } } = draft;
  return (
    <Part title={t('party-contacts')}>
      <LinesEditor
        label={t('party-contacts')} addTitle={t('party-contact-add')} {...edits(draft, 'contact_points', points, () => ({ id: newId(), party: party.id, kind: 'phone' as const, value: '', label: '' }))}
        columns={[
          { id: 'kind', title: 'contact-kind', width: 150, cell: (_, at) => <Select label={t('contact-kind')} labelHidden {...bind(`contact_points.${at}.kind`)} choices={CONTACTS.map((id) => ({ id, title: t(`contact-${id}`) }))} /> },
          { id: 'value', title: 'contact-value', width: 220, grow: true, cell: (point, at) => <TextField label={t('contact-value')} labelHidden type={point.kind === 'mail' ? 'email' : 'tel'} {...bind(`contact_points.${at}.value`)} /> },
          { id: 'label', title: 'contact-label', width: 180, cell: (_, at) => <TextField label={t('contact-label')} labelHidden placeholder={t('contact-label-hint')} {...bind(`contact_points.${at}.label`)} /> },
        ]}
      />
    </Part>
  );
}

function Addresses({ draft }: { draft: Draft<PartySave> }) {
  const { company } = useOffice();
  const { bind, value: { addresses, party } } = draft;
  const blank = () => ({ id: newId(), party: party.id, usage: addresses.length === 0 ? 'billing' as const : 'delivery' as const, name: '', street: '', postal_code: '', city: '', region: '', country: company.country });
  return (
    <Part title={t('party-addresses')}>
      <LinesEditor
        label={t('party-addresses')} addTitle={t('party-address-add')} {...edits(draft, 'addresses', addresses, blank)}
        columns={[
          { id: 'usage', title: 'address-usage', width: 112, cell: (_, at) => <Select label={t('address-usage')} labelHidden {...bind(`addresses.${at}.usage`)} choices={USAGES.map((id) => ({ id, title: t(`address-${id}`) }))} /> },
          { id: 'street', title: 'party-street', width: 128, grow: true, cell: (_, at) => <TextField label={t('party-street')} labelHidden {...bind(`addresses.${at}.street`)} /> },
          { id: 'postal', title: 'party-postal-code', width: 94, cell: (_, at) => <TextField label={t('party-postal-code')} labelHidden {...bind(`addresses.${at}.postal_code`)} /> },
          { id: 'city', title: 'party-city', width: 122, cell: (_, at) => <TextField label={t('party-city')} labelHidden {...bind(`addresses.${at}.city`)} /> },
          { id: 'country', title: 'party-country', width: 156, cell: (address, at) => <ComboBox label={t('party-country')} labelHidden name={`addresses.${at}.country`} value={countryChoice(address.country)} search={findCountries} onChange={(country) => draft.set(`addresses.${at}.country`, country?.id ?? '')} /> },
          { id: 'name', title: 'address-name', width: 84, cell: (_, at) => <TextField label={t('address-name')} labelHidden placeholder={t('address-name-hint')} {...bind(`addresses.${at}.name`)} /> },
        ]}
      />
    </Part>
  );
}

function BankAccounts({ draft }: { draft: Draft<PartySave> }) {
  const { bind, value: { bank_accounts: accounts, party } } = draft;
  // Who may not see them gets none.
  if (!accounts) return null;
  return (
    <Part title={t('party-bank')}>
      <LinesEditor
        label={t('party-bank')} addTitle={t('party-bank-add')} {...edits(draft, 'bank_accounts', accounts, () => ({ id: newId(), party: party.id, holder: '', iban: '', bic: '', bank_name: '' }))}
        columns={[
          { id: 'iban', title: 'bank-iban', width: 230, grow: true, cell: (_, at) => <TextField label={t('bank-iban')} labelHidden {...bind(`bank_accounts.${at}.iban`)} /> },
          { id: 'bic', title: 'bank-bic', width: 130, cell: (_, at) => <TextField label={t('bank-bic')} labelHidden {...bind(`bank_accounts.${at}.bic`)} /> },
          { id: 'bank', title: 'bank-name', width: 160, cell: (_, at) => <TextField label={t('bank-name')} labelHidden {...bind(`bank_accounts.${at}.bank_name`)} /> },
          { id: 'holder', title: 'bank-holder', width: 160, cell: (_, at) => <TextField label={t('bank-holder')} labelHidden {...bind(`bank_accounts.${at}.holder`)} /> },
        ]}
      />
    </Part>
  );
}

