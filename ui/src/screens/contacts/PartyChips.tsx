/** What a party is to us, in words. */
import type { PartyBlock } from '../../core/generated/commands';
import { t } from '../../i18n';
import { Chip } from '../../ui';

export function PartyChips({ party: { customer, supplier, block } }: { party: { customer: boolean; supplier: boolean; block: PartyBlock } }) {
  const sides = [customer ? t('party-side-customer') : '', supplier ? t('party-side-supplier') : ''].filter(Boolean);
  if (block === 'none' && sides.length === 0) return null;
  return (
    <span className="chips">
      {block !== 'none' && <Chip tone={block === 'all' ? 'bad' : 'warn'}>{t(`party-block-${block}`)}</Chip>}
      {sides.length > 0 && <Chip>{sides.join(', ')}</Chip>}
    </span>
  );
}
