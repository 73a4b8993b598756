/** Payment term and price list of a party. */
import { useQueryOf } from '../../core/client';
import type { PartySave } from '../../core/generated/commands';
import type { Draft } from '../../form';
import { hasText, t } from '../../i18n';
import { Optional } from './PartyForm';

/** Names that come with the program are keys; names that people gave are shown as they are. */
const nameOf = (what: 'payment-term' | 'price-list', name: string): string => (hasText(`name-${what}-${name}`) ? t(`name-${what}-${name}`) : name);

export function TermsFields({ draft }: { draft: Draft<PartySave> }) {
  const terms = useQueryOf('payment_term_list', {}).data ?? [];
  const lists = useQueryOf('price_list_list', {}).data ?? [];
  const { party } = draft.value;
  return (
    <>
      <Optional label={t('party-payment-term')} name="party.payment_term" value={party.payment_term} usual={t('party-usual')} onChange={(id) => draft.set('party.payment_term', id)} choices={terms.map(({ id, name }) => ({ id, title: nameOf('payment-term', name) }))} />
      <Optional label={t('party-price-list')} name="party.price_list" value={party.price_list} usual={t('party-usual')} onChange={(id) => draft.set('party.price_list', id)} choices={lists.map(({ list: { id, name } }) => ({ id, title: nameOf('price-list', name) }))} />
    </>
  );
}
