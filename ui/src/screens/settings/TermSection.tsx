/** Payment terms: in which parts and when an invoice is due, and what mayOn be taken off for paying early. */
import { useState } from 'react';

import { call } from '../../core/client';
import type { PaymentTerm } from '../../core/generated/commands';
import { newId } from '../../core/id';
import { Section } from '../../form';
import { t } from '../../i18n';
import { nameOf } from '../../i18n/names';
import { mayOn, useOffice } from '../../shell/office';
import { doThen } from '../../shell/undo';
import { Button, EmptyState, Loaded } from '../../ui';
import { SettingTable } from './Table';
import { TermDialog } from './TermDialog';
import { blankPart, discountText, partsText } from './terms';

export function TermSection() {
  const [edited, setEdited] = useState<PaymentTerm | null>(null);
  const { company: { currency } } = useOffice();
  const can = mayOn('tax');
  const add = (): void => setEdited({ id: newId(), name: '', parts: [blankPart()], discount: null });
  return (
    <Section title={t('settings-terms')} actions={can.create && <Button icon="plus" onPress={add}>{t('settings-term-add')}</Button>}>
      <Loaded command="payment_term_list" request={{}}>
        {(terms) => (terms.length === 0 ? <EmptyState icon="clock" title={t('settings-terms-none')} hint={t('settings-terms-none-hint')} /> : (
          <SettingTable
            heads={[t('settings-name'), t('settings-term-due'), t('settings-term-early')]}
            rows={terms.map((term) => {
              const name = nameOf('payment-term', term.name);
              return {
                id: term.id, name, cells: [name, partsText(term, currency), discountText(term.discount)],
                ...(can.change ? { onEdit: () => setEdited(term) } : {}), ...(can.remove ? { onRemove: () => doThen(call('payment_term_delete', { id: term.id }), t('settings-removed', { name })) } : {}),
              };
            })}
          />
        ))}
      </Loaded>
      {edited && <TermDialog key={edited.id} initial={edited} onClose={() => setEdited(null)} />}
    </Section>
  );
}
