/** What can be changed of many contacts at once. */
import { call } from '../../core/client';
import type { Language, PartyBlock } from '../../core/generated/commands';
import { t } from '../../i18n';
import { nameOf } from '../../i18n/names';
import { type BulkChange, changeOf } from '../../list/bulk/changes';
import { NOT_PICKED, among, pick, pickedId } from '../../list/bulk/fields';
import { type Choice, Select, TextField } from '../../ui';
import { findUsers } from '../deals/find';
import { languageChoices } from '../documents/reference';

const priceLists = among(async () => (await call('choices', {})).price_lists.map(({ id, name, currency }): Choice => ({ id, title: nameOf('price-list', name), note: currency })));
const terms = among(async () => (await call('choices', {})).payment_terms.map(({ id, name }): Choice => ({ id, title: nameOf('payment-term', name) })));
const branches = among(async () => (await call('choices', {})).branches.map(({ id, name, code }): Choice => ({ id, title: name, note: code })));
const languages = among(() => Promise.resolve(languageChoices()));

const BLOCKS: readonly PartyBlock[] = ['none', 'orders', 'all'];

export const contactChanges: readonly BulkChange[] = [
  changeOf({ id: 'contacts.bulk-segment', title: 'bulk-party-segment', right: 'party.change', initial: '', form: (value, onChange) => <TextField label={t('party-segment')} value={value} onChange={onChange} autoFocus hint={t('bulk-empty-clears')} />, wish: (segment) => ({ do: 'party_segment', segment: segment.trim() }) }),
  changeOf({ id: 'contacts.bulk-owner', title: 'bulk-party-owner', icon: 'user', right: 'party.change', initial: NOT_PICKED, form: pick('bulk-owner', findUsers, 'bulk-nobody'), wish: (value) => { const owner = pickedId(value); return owner === undefined ? null : { do: 'party_owner', owner }; } }),
  changeOf({ id: 'contacts.bulk-price-list', title: 'bulk-party-price-list', icon: 'price', right: 'party.change', initial: NOT_PICKED, form: pick('bulk-price-list', priceLists, 'bulk-usual'), wish: (value) => { const list = pickedId(value); return list === undefined ? null : { do: 'party_price_list', price_list: list }; } }),
  changeOf({ id: 'contacts.bulk-payment-term', title: 'bulk-party-payment-term', icon: 'clock', right: 'party.change', initial: NOT_PICKED, form: pick('bulk-payment-term', terms, 'bulk-usual'), wish: (value) => { const term = pickedId(value); return term === undefined ? null : { do: 'party_payment_term', payment_term: term }; } }),
  changeOf({ id: 'contacts.bulk-language', title: 'bulk-party-language', right: 'party.change', initial: NOT_PICKED, form: pick('bulk-language', languages, 'bulk-usual'), wish: (value) => { const language = pickedId(value); return language === undefined ? null : { do: 'party_language', language: language as Language | null }; } }),
  changeOf({ id: 'contacts.bulk-branch', title: 'bulk-party-branch', icon: 'building', right: 'party.change', initial: NOT_PICKED, form: pick('bulk-branch', branches, 'bulk-none'), wish: (value) => { const branch = pickedId(value); return branch === undefined ? null : { do: 'party_branch', branch }; } }),
  changeOf({
    id: 'contacts.bulk-block', title: 'bulk-party-block', icon: 'lock', right: 'party.change', initial: null as PartyBlock | null,
    form: (value, onChange) => <Select label={t('party-block')} value={value} onChange={onChange} choices={BLOCKS.map((id) => ({ id, title: t(`party-block-${id}`) }))} />, wish: (block) => block && { do: 'party_block', block },
  }),
];
