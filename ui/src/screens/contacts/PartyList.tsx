/** Customers, suppliers and people. */
import type { Filter, PartyRow } from '../../core/generated/commands';
import * as fmt from '../../fmt';
import { Facts } from '../../form';
import { t } from '../../i18n';
import { DIGITS, listOf, listScreen, majorOf, windowOf } from '../../list';
import { may } from '../../shell/office';
import { go } from '../../shell/router';
import { toastDone } from '../../shell/undo';
import { AsOf } from '../../sync/AsOf';
import { Loaded, toastError } from '../../ui';
import { startDocument } from '../activities/start';
import { Timeline } from '../activities/Timeline';
import { planActivity } from '../activities/ActivityDialog';
import { findCountries } from '../../i18n/countries';
import { findSegments } from './find';
import { PartyChips } from './PartyChips';
import { nameCell, numberCell, segmentCell } from './cells';
import { deleteParty } from './newParty';
import { contactChanges } from './bulk';

const SIDES: Record<string, Filter[]> = {
  customer: [{ column: 'customer', op: 'is', values: ['1'] }],
  supplier: [{ column: 'supplier', op: 'is', values: ['1'] }],
  person: [{ column: 'kind', op: 'is', values: ['person'] }],
};

const phoneLink = (phone: string) => <a href={`tel:${phone.replace(/[^\d+]/g, '')}`} tabIndex={-1}>{phone}</a>;

const parties = listOf<PartyRow, 'party_list'>({
  id: 'contacts', title: 'area-contacts', icon: 'contacts', command: 'party_list',
  request: windowOf, rows: (page) => page,
  rowId: (row) => row.id, open: (row) => `/contacts/${row.id}`, sort: { column: 'name', descending: false },
  columns: [
    { id: 'name', title: 'party-name', width: 200, grow: 2, sort: true, cell: (row) => row.name, edit: nameCell },
    { id: 'number', title: 'party-number', width: 96, sort: true, spare: true, cell: (row) => <span className="soft">{row.number}</span>, edit: numberCell },
    { id: 'side', title: 'party-side', width: 190, cell: (row) => <PartyChips party={row} /> },
    { id: 'city', title: 'party-city', width: 130, grow: 1, sort: true, cell: (row) => row.city ?? '' },
    { id: 'country', title: 'party-country', width: 64, spare: true, sort: true, cell: (row) => <span className="soft" title={row.country ? t(`country-${row.country}`) : ''}>{row.country ?? ''}</span> },
    { id: 'segment', title: 'party-segment', width: 110, spare: true, sort: true, cell: (row) => <span className="soft">{row.segment}</span>, edit: segmentCell },
    { id: 'phone', title: 'party-phone', width: 140, spare: true, cell: (row) => (row.phone ? phoneLink(row.phone) : '') },
    { id: 'mail', title: 'party-mail', width: 170, grow: 1, spare: true, cell: (row) => <span className="soft">{row.mail ?? ''}</span> },
    { id: 'balance', title: 'party-balance', width: 120, align: 'end', sort: true, sum: true, cell: (row) => (row.balance.minor === 0 ? <span className="soft">–</span> : fmt.money(row.balance)) },
  ],
  filters: [
    { kind: 'choice', id: 'side', title: 'party-side', choices: () => Object.keys(SIDES).map((id) => ({ id, title: t(`party-side-${id}`) })), means: (id) => SIDES[id] ?? [], of: (row) => (row.customer ? 'customer' : row.supplier ? 'supplier' : row.kind === 'person' ? 'person' : null) },
    { kind: 'record', id: 'segment', title: 'party-segment', optional: true, search: findSegments, titleOf: (id) => Promise.resolve(id), of: ({ segment }) => segment || null },
    { kind: 'record', id: 'country', title: 'party-country', optional: true, search: (text) => Promise.resolve(findCountries(text)), titleOf: (id) => Promise.resolve(t(`country-${id}`)), of: ({ country }) => country },
    { kind: 'text', id: 'city', title: 'party-city', more: true, optional: true, of: ({ city }) => city },
    { kind: 'number', id: 'balance', title: 'party-balance', more: true, digits: DIGITS.amount, of: ({ balance }) => majorOf(balance) },
    { kind: 'choice', id: 'block', title: 'party-block', more: true, cell: 'side', choices: () => (['orders', 'all'] as const).map((id) => ({ id, title: t(`party-block-${id}`) })) },
    { kind: 'text', id: 'number', title: 'party-number', more: true, optional: true, of: ({ number }) => number || null },
    { kind: 'text', id: 'mail', title: 'party-mail', more: true, optional: true, of: ({ mail }) => mail },
    { kind: 'text', id: 'phone', title: 'party-phone', more: true, optional: true, of: ({ phone }) => phone },
  ],
  changes: contactChanges,
  groups: [{ id: 'segment', title: 'party-segment' }, { id: 'country', title: 'party-country', name: (code) => t(`country-${code}`) }, { id: 'city', title: 'party-city' }],
  views: <AsOf />, peek: (row) => <PartyPeek party={row} />, create: 'contacts.new', actions: ['contacts.new-supplier', 'import.parties'], empty: { title: 'party-empty', hint: 'party-empty-hint', also: 'import.parties' },
  isFaded: (row) => row.block === 'all',
  rowActions: [
    { id: 'contacts.quote', title: 'cmd-party-quote', icon: 'quote', when: (row) => row.customer && may('document.create'), run: (row) => startDocument('quote', { party: row.id }) },
    { id: 'contacts.activity', title: 'cmd-activity-new', icon: 'calendar', keys: ['a'], right: 'activity.create', run: (row) => void planActivity({ party: { id: row.id, title: row.name } }) },
    { id: 'contacts.delete', title: 'cmd-party-delete', icon: 'trash', keys: ['Delete'], right: 'party.void', run: (row) => void remove(row) },
  ],
});

async function remove({ id, name }: PartyRow): Promise<void> {
  try {
    await deleteParty(id);
    toastDone(t('party-deleted', { name }));
  } catch (error) {
    toastError(error);
  }
}

function PartyPeek({ party }: { party: PartyRow }) {
  const where = [party.number, party.city, party.country ? t(`country-${party.country}`) : ''].filter(Boolean).join(' · ');
  return (
    <>
      <div><h2>{party.name}</h2>{where && <p className="soft">{where}</p>}</div>
      <PartyChips party={party} />
      <Facts facts={[
        party.customer || party.supplier || party.balance.minor !== 0 ? { title: t('party-balance'), value: fmt.money(party.balance), end: true, strong: true } : null,
        party.segment ? { title: t('party-segment'), value: party.segment } : null,
      ]} />
      <Loaded command="party_get" request={{ id: party.id }} lines={5}>
        {({ addresses, contact_points: points, relations, party: record }) => (
          <>
            <Facts facts={points.map(({ kind, value, label }) => ({ title: label || t(`contact-${kind}`), value: <ContactPoint value={value} /> }))} />
            {addresses.slice(0, 2).map((address) => <address key={address.id} className="address">{[address.name, address.street, `${address.postal_code} ${address.city}`.trim()].filter(Boolean).map((line) => <span key={line}>{line}</span>)}</address>)}
            {relations.length > 0 && <Facts facts={relations.map(({ relation, name }) => ({ title: relation.title || t(`relation-${relation.role}`), value: <button type="button" className="text-link" onClick={() => go(`/contacts/${relation.person === party.id ? relation.organisation : relation.person}`)}>{name}</button> }))} />}
            {record.notes && <p className="note-text">{record.notes}</p>}
          </>
        )}
      </Loaded>
      <h3>{t('timeline')}</h3>
      <Timeline record={party.id} most={5} />
    </>
  );
}

/** A long address breaks behind its @, not inside of a word. */
function ContactPoint({ value }: { value: string }) {
  const [name, host] = value.split('@');
  return host === undefined ? <>{value}</> : <>{name}@<wbr />{host}</>;
}

export const PartyList = listScreen(parties);
