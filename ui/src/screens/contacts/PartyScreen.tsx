/** A customer, supplier or person: master data on the left, business beside it. Every change is saved as it is typed. */
import { useCommands } from '../../commands/registry';
import { call, keepAnswer, prefetch, useQueryOf } from '../../core/client';
import { faultsOf } from '../../core/faults';
import type { PartyDetail, PartyName, PartySave } from '../../core/generated/commands';
import * as fmt from '../../fmt';
import { DocumentScreen, Section, useDraft, useFresh } from '../../form';
import { t } from '../../i18n';
import type { Prepare } from '../../shell/navigation';
import { erasePerson, exportPerson } from '../../history/person';
import { mergeWithAnother } from '../../merge/MergeDialog';
import { MergedWith } from '../../merge/MergedWith';
import { may } from '../../shell/office';
import { documentPath } from '../../shell/paths';
import { go, useAddress, useParam } from '../../shell/router';
import { toastDone } from '../../shell/undo';
import { AsOf } from '../../sync/AsOf';
import { CommandButton, ErrorState, FieldFaults, RecordRows, Skeleton, Tabs, toastError } from '../../ui';
import { planActivity } from '../activities/ActivityDialog';
import { Timeline } from '../activities/Timeline';
import { startDocument } from '../activities/start';
import { newDeal } from '../deals/newDeal';
import { PartyChips } from './PartyChips';
import { PartyDeals, PartyDocuments } from './PartyBusiness';
import { PartyForm } from './PartyForm';
import { deleteParty } from './newParty';

export function PartyScreen() {
  const id = useParam('id');
  const { data, error, refetch } = useQueryOf('party_get', { id }, { keep: false });
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  return data ? <PartyRecord key={id} detail={data} /> : <Skeleton lines={8} />;
}

PartyScreen.prepare = ((_, { id = '' }) => prefetch('party_get', { id })) satisfies Prepare;

const filled = (...texts: readonly string[]): boolean => texts.some((text) => text.trim() !== '');

/** Rows that somebody has opened and not filled in yet stay on the screen and are not sent. */
export const sentPart = (value: PartySave): PartySave => ({
  ...value,
  addresses: value.addresses.filter(({ name, street, postal_code: code, city }) => filled(name, street, code, city)),
  contact_points: value.contact_points.filter(({ value: text, label }) => filled(text, label)),
  bank_accounts: value.bank_accounts?.filter(({ iban, bic, bank_name: bank, holder }) => filled(iban, bic, bank, holder)),
});

/** What is stored with the rows that are not sent yet. */
export function withBlanks(stored: PartySave, shown: PartySave): PartySave {
  const sent = sentPart(shown);
  const blanks = <Row extends { id: string }>(rows: readonly Row[], sentRows: readonly Row[]): Row[] => rows.filter((row) => !sentRows.includes(row));
  return {
    ...stored,
    addresses: [...stored.addresses, ...blanks(shown.addresses, sent.addresses)],
    contact_points: [...stored.contact_points, ...blanks(shown.contact_points, sent.contact_points)],
    bank_accounts: stored.bank_accounts && [...stored.bank_accounts, ...blanks(shown.bank_accounts ?? [], sent.bank_accounts ?? [])],
  };
}

/** What somebody may not see is not there, and stays as it is when it is not sent. */
const savedPart = ({ party, addresses, contact_points, bank_accounts, credit, relations }: PartyDetail): PartySave =>
  ({ party, addresses, contact_points, ...(bank_accounts ? { bank_accounts } : {}), ...(credit ? { credit } : {}), relations: relations.map(({ relation }) => relation) });

function PartyRecord({ detail }: { detail: PartyDetail }) {
  const { party } = detail;
  const draft = useDraft<PartySave>({ initial: savedPart(detail), save: async (value) => keepAnswer('party_get', { id: party.id }, await call('party_save', sentPart(value))) });
  useFresh(draft, withBlanks(savedPart(detail), draft.value));
  const [address, changeAddress] = useAddress();
  const named = { id: party.id, title: draft.value.party.name };
  const remove = (): void => void deleteParty(party.id).then(() => {
    go('/contacts');
    toastDone(t('party-deleted', { name: named.title }));
  }).catch(toastError);
  useCommands([
    { id: 'contacts.deal', title: 'cmd-deal-new', group: 'record', icon: 'deals', keys: ['d'], right: 'deal.create', run: () => void newDeal({ party: named }).then((deal) => { if (deal) go(`/deals/${deal}`); }) },
    { id: 'contacts.quote', title: 'cmd-party-quote', group: 'record', icon: 'quote', keys: ['q'], right: 'document.create', run: () => void draft.flush().then(() => startDocument('quote', { party: party.id })) },
    { id: 'contacts.order', title: 'cmd-party-order', group: 'record', icon: 'order', right: 'document.create', run: () => void draft.flush().then(() => startDocument('order', { party: party.id })) },
    { id: 'contacts.invoice', title: 'cmd-party-invoice', group: 'record', icon: 'invoice', right: 'document.create', run: () => void draft.flush().then(() => startDocument('invoice', { party: party.id })) },
    { id: 'contacts.activity', title: 'cmd-activity-new', group: 'record', icon: 'calendar', keys: ['a'], right: 'activity.create', run: () => void planActivity({ party: named }) },
    { id: 'contacts.person-export', title: 'cmd-person-export', group: 'record', icon: 'export', right: 'party.export', run: () => void exportPerson({ kind: 'party', id: party.id }, named.title).catch(toastError) },
    { id: 'contacts.person-erase', title: 'cmd-person-erase', group: 'record', icon: 'lock', right: 'company.change', run: () => void draft.flush().then(() => erasePerson({ kind: 'party', id: party.id }, named.title)).then((gone) => { if (gone) go('/contacts'); }) },
    { id: 'contacts.merge', title: 'cmd-party-merge', group: 'record', icon: 'merge', right: 'party.void', run: () => void draft.flush().then(() => mergeWithAnother('party', party.id, detail.duplicates.map(({ id, name }) => ({ id, title: name })))) },
    { id: 'contacts.delete', title: 'cmd-party-delete', group: 'record', icon: 'trash', right: 'party.void', run: remove },
  ]);
  const failed = draft.state.kind === 'failed' ? faultsOf(draft.state.error) : [];
  return (
    <DocumentScreen
      recorded={{ kind: 'party', id: party.id }}
      title={draft.value.party.name || t('party-unnamed')} state={<PartyChips party={draft.value.party} />} back="/contacts" saving={draft.state}
      actions={['contacts.deal', 'contacts.quote']} menu={['contacts.order', 'contacts.invoice', 'contacts.activity', 'contacts.merge', 'contacts.person-export', 'contacts.person-erase', 'contacts.delete']}
      side={<Side id={party.id} merged={detail.merged} />}
    >
      <Tabs
        label={t('party-sections')} selected={address['tab'] ?? 'data'} onSelect={(tab) => changeAddress({ tab: tab === 'data' ? null : tab })}
        tabs={[
          { id: 'data', title: t('party-tab-data'), content: <FieldFaults faults={failed}><div inert={!may('party.change')}><PartyForm draft={draft} detail={detail} /></div></FieldFaults> },
          { id: 'deals', title: t('area-deals'), content: <PartyDeals party={party.id} /> },
          { id: 'documents', title: t('party-tab-documents'), content: <PartyDocuments party={party.id} /> },
        ]}
      />
    </DocumentScreen>
  );
}

function Side({ id, merged }: { id: string; merged: readonly PartyName[] }) {
  const row = useQueryOf('party_list', { limit: 1, filters: [{ column: 'id', op: 'is', values: [id] }] }).data?.rows[0];
  return (
    <>
      {row && (row.customer || row.supplier || row.balance.minor !== 0) && (
        <Section title={t('party-balance')}>
          <p className={row.balance.minor > 0 ? 'side-figure' : 'side-figure soft'}>{fmt.money(row.balance)}</p>
          <AsOf />
          <OpenItems party={id} />
        </Section>
      )}
      <MergedWith kind="party" others={merged} />
      <Section title={t('timeline')} actions={<CommandButton command="contacts.activity" look="quiet" />}><Timeline record={id} /></Section>
    </>
  );
}

/** Invoices that are not paid, the oldest first. */
function OpenItems({ party }: { party: string }) {
  const { data } = useQueryOf('document_list', {
    kinds: ['invoice', 'credit_note'],
    window: { limit: 6, sort: [{ column: 'due_on', descending: false }], filters: [{ column: 'party', op: 'is', values: [party] }, { column: 'open', op: 'is_not', values: ['0'] }] },
  });
  if (!data || data.rows.length === 0) return <p className="soft">{t('party-nothing-open')}</p>;
  const today = fmt.today();
  return (
    <RecordRows
      label={t('party-balance')} total={data.total} more={`/invoices?state=unpaid&party=${party}`}
      rows={data.rows.map(({ id, kind, number, due_on, open, state }) => ({
        id, path: documentPath(kind, id), title: number, end: fmt.money(open),
        note: due_on ? <span className={state === 'overdue' ? 'bad-text' : undefined}>{fmt.relativeDay(due_on, today)}</span> : '',
      }))}
    />
  );
}
