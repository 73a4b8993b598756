/** Credit settles open claims: the oldest first, or as somebody says. */
import { type FormEvent, useState } from 'react';

import { useCommand, useQueryOf } from '../../core/client';
import * as fmt from '../../fmt';
import { Fields, Section } from '../../form';
import { t } from '../../i18n';
import { useOffice } from '../../shell/office';
import { Button, DateField, Dialog, EmptyState, ErrorState, FormFaults, Segments, Skeleton, toast } from '../../ui';
import { Claims } from './Claims';
import { PaymentFigures } from './PaymentFigures';
import { type Shares, choicesOf, totalsOf, unused } from './allocation';
import type { Credit } from './credit';
import { proposedShares } from './difference';

type How = 'oldest_first' | 'by_hand';

export function CreditDialog({ credit: { source, party, number, open, since }, onDone }: { credit: Credit; onDone: (settled: boolean | null) => void }) {
  const { company } = useOffice();
  const [how, setHow] = useState<How>('oldest_first');
  const [typed, setTyped] = useState<Shares | null>(null);
  const [on, setOn] = useState<fmt.IsoDate | null>(() => (fmt.today() > since ? fmt.today() : since));
  const apply = useCommand('credit_apply');
  // Claims of its own currency alone; what a unit of it is worth plays no part in that.
  const exchangeRate = open.currency === company.currency ? null : '1';
  const { data, error, refetch } = useQueryOf('payment_propose', { party, amount: open, paid_on: on ?? fmt.today(), exchange_rate: exchangeRate, settles: open }, { keep: true });
  const claims = data?.claims.filter(({ claim }) => claim.open.currency === open.currency) ?? [];
  const proposed = proposedShares(claims);
  const shares = how === 'by_hand' ? typed ?? proposed : proposed;
  const left = { ...open, minor: unused(shares, open.minor) };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    apply.run({ credit: source, on, settling: how === 'by_hand' ? { how, choices: choicesOf(shares, claims) } : { how } }).then(() => {
      toast({ kind: 'done', title: t('credit-settled', { amount: fmt.money({ ...open, minor: open.minor - left.minor }) }) });
      onDone(true);
    }).catch(() => undefined);
  };
  return (
    <Dialog
      title={[t('credit-title', { amount: fmt.money(open) }), number].filter(Boolean).join(' · ')} isOpen size="large" onClose={() => onDone(null)}
      actions={<><Button onPress={() => onDone(null)}>{t('cancel')}</Button><Button look="primary" type="submit" form="credit" isPending={apply.running} isDisabled={choicesOf(shares, claims).length === 0} testId="payments.settle-now">{t('cmd-payment-settle')}</Button></>}
    >
      <form id="credit" onSubmit={submit} noValidate>
        <FormFaults error={apply.error}>
          {error ? <ErrorState error={error} onRetry={() => void refetch()} /> : !data ? <Skeleton lines={5} /> : claims.length === 0 ? <EmptyState icon="payment" title={t('payment-nothing-open')} hint={t('credit-nothing-open-hint')} /> : (
            <>
              <PaymentFigures amount={open} credit={left} {...totalsOf(shares, open.currency)} planned title={t('payment-credit')} />
              <Section>
                <Fields columns={3}><DateField label={t('payment-date')} name="on" value={on} onChange={setOn} /></Fields>
              </Section>
              <Segments<How> label={t('payment-settles')} value={how} onChange={setHow} choices={(['oldest_first', 'by_hand'] as const).map((id) => ({ id, title: t(`payment-how-${id}`) }))} />
              <Claims proposal={{ ...data, claims, settles: open }} how={how} shares={shares} onChange={setTyped} />
            </>
          )}
        </FormFaults>
      </form>
    </Dialog>
  );
}
