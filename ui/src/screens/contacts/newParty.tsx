/** A new customer or supplier from anywhere; name and city are enough, the rest can wait. */
import { type FormEvent, useEffect, useState } from 'react';

import { call, useCommand } from '../../core/client';
import type { ContactKind, Party, PartyKind, PartyRow, PartySave } from '../../core/generated/commands';
import { newId } from '../../core/id';
import { Fields, Wide } from '../../form';
import { t } from '../../i18n';
import { office } from '../../shell/office';
import { countryChoice, findCountries } from '../../i18n/countries';
import { Button, ComboBox, Dialog, FormFaults, Segments, TextField, askWith } from '../../ui';
import { findSimilar } from './find';

interface Wish {
  side?: 'customer' | 'supplier';
  kind?: PartyKind;
  name?: string;
  /** The firm that the new person belongs to. */
  firm?: string;
}

export interface MadeParty {
  id: string;
  title: string;
}

/** Asks for the little that is needed; `null` when the person thought better of it, an existing party when it turned out to be that. */
export const newParty = (wish: Wish): Promise<MadeParty | null> => askWith((done) => <NewParty wish={wish} onDone={done} />);

export function blankParty(id: string, { side, kind = 'organisation', name = '' }: Wish): Party {
  return {
    id, kind, name, legal_name: '', number: '', customer: side === 'customer', supplier: side === 'supplier', vat_id: null, tax_number: null, language: null, currency: null,
    price_list: null, payment_term: null, segment: '', owner: null, branch: null, block: 'none', notes: '',
  };
}

interface Typed {
  kind: PartyKind;
  name: string;
  street: string;
  postal_code: string;
  city: string;
  country: string;
  phone: string;
  mail: string;
}

/** The whole record of what was typed. An address is only made when something of it was. */
export function recordOf(id: string, typed: Typed, wish: Wish): PartySave {
  const points: [ContactKind, string][] = [['phone', typed.phone], ['mail', typed.mail]];
  const addressed = [typed.street, typed.postal_code, typed.city].some((text) => text.trim() !== '');
  return {
    party: blankParty(id, { ...wish, kind: typed.kind, name: typed.name.trim() }),
    addresses: addressed ? [{ id: newId(), party: id, usage: 'billing', name: '', street: typed.street, postal_code: typed.postal_code, city: typed.city, region: '', country: typed.country }] : [],
    contact_points: points.filter(([, value]) => value.trim() !== '').map(([kind, value]) => ({ id: newId(), party: id, kind, value: value.trim(), label: '' })),
    bank_accounts: [],
    relations: wish.firm ? [{ id: newId(), person: id, organisation: wish.firm, role: 'employee', title: '' }] : [],
  };
}

function NewParty({ wish, onDone }: { wish: Wish; onDone: (party: MadeParty | null) => void }) {
  const [id] = useState(() => newId());
  const [typed, setTyped] = useState<Typed>({ kind: wish.kind ?? 'organisation', name: wish.name ?? '', street: '', postal_code: '', city: '', country: office().company.country, phone: '', mail: '' });
  const save = useCommand('party_save');
  const similar = useSimilar(typed.name);
  const text = (field: Exclude<keyof Typed, 'kind' | 'country'>, name: string) => ({ name, label: t(`party-${field.replace('_', '-')}`), value: typed[field], onChange: (value: string) => setTyped((now) => ({ ...now, [field]: value })) });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    save.run(recordOf(id, typed, wish)).then(({ party }) => onDone({ id: party.id, title: party.name })).catch(() => undefined);
  };
  const title = wish.firm ? 'person-new' : wish.side === 'supplier' ? 'cmd-supplier-new' : 'cmd-customer-new';
  return (
    <Dialog
      title={t(title)} isOpen onClose={() => onDone(null)}
      actions={<><Button onPress={() => onDone(null)}>{t('cancel')}</Button><Button look="primary" isPending={save.running} testId="party.create" type="submit" form="new-party">{t('party-create')}</Button></>}
    >
      <form id="new-party" onSubmit={submit} noValidate>
        <FormFaults error={save.error}>
          <Fields columns={2}>
            {!wish.firm && <Wide><Segments label={t('party-kind')} value={typed.kind} onChange={(kind) => setTyped((now) => ({ ...now, kind }))} choices={[{ id: 'organisation', title: t('party-organisation') }, { id: 'person', title: t('party-person') }]} /></Wide>}
            <Wide><TextField {...text('name', 'party.name')} isRequired autoFocus /></Wide>
            {similar.length > 0 && <Wide><Similar parties={similar} onTake={onDone} /></Wide>}
            <Wide><TextField {...text('street', 'addresses.0.street')} /></Wide>
            <TextField {...text('postal_code', 'addresses.0.postal_code')} />
            <TextField {...text('city', 'addresses.0.city')} />
            <Wide><ComboBox label={t('party-country')} name="addresses.0.country" value={countryChoice(typed.country)} search={findCountries} onChange={(country) => setTyped((now) => ({ ...now, country: country?.id ?? office().company.country }))} /></Wide>
            <TextField {...text('phone', 'contact_points.0.value')} type="tel" />
            <TextField {...text('mail', typed.phone.trim() ? 'contact_points.1.value' : 'contact_points.0.value')} type="email" />
          </Fields>
        </FormFaults>
      </form>
    </Dialog>
  );
}

const PAUSE_MS = 200;

/** What is already there under that name, a moment after the last key. */
function useSimilar(name: string): readonly PartyRow[] {
  const [similar, setSimilar] = useState<readonly PartyRow[]>([]);
  useEffect(() => {
    let overtaken = false;
    const timer = setTimeout(() => void findSimilar(name).then((rows) => { if (!overtaken) setSimilar(rows); }, () => undefined), PAUSE_MS);
    return () => {
      overtaken = true;
      clearTimeout(timer);
    };
  }, [name]);
  return similar;
}

function Similar({ parties, onTake }: { parties: readonly PartyRow[]; onTake: (party: MadeParty) => void }) {
  return (
    <div className="hint-box" role="status">
      <span>{t('party-similar')}</span>
      <ul>{parties.map((party) => <li key={party.id}><Button look="quiet" icon="arrow" onPress={() => onTake({ id: party.id, title: party.name })}>{[party.name, party.city].filter(Boolean).join(', ')}</Button></li>)}</ul>
    </div>
  );
}

/** Removes a party; the way back is in the toast. */
export const deleteParty = (id: string): Promise<unknown> => call('party_delete', { id });
