/** Credit goes back to the party in money. */
import { type FormEvent, useState } from 'react';

import { useCommand } from '../../core/client';
import type { PaymentMethod } from '../../core/generated/commands';
import { newId } from '../../core/id';
import * as fmt from '../../fmt';
import { Fields, Wide } from '../../form';
import { t } from '../../i18n';
import { useOffice } from '../../shell/office';
import { Button, DateField, Dialog, FormFaults, MoneyField, NumberField, Select, TextField, toast } from '../../ui';
import type { Credit } from './credit';
import { methodChoices } from './methods';

export function RefundDialog({ credit: { source, number, open, since }, onDone }: { credit: Credit; onDone: (refunded: boolean | null) => void }) {
  const { company } = useOffice();
  const [id] = useState(() => newId());
  const [amount, setAmount] = useState<fmt.Money | null>(open);
  const [method, setMethod] = useState<PaymentMethod>('bank');
  const [paidOn, setPaidOn] = useState<fmt.IsoDate | null>(() => (fmt.today() > since ? fmt.today() : since));
  const [rate, setRate] = useState<string | null>(null);
  const [reference, setReference] = useState(number);
  const refund = useCommand('refund');
  const foreign = open.currency !== company.currency;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    refund.run({ id, credit: source, amount: amount ?? { ...open, minor: 0 }, branch: null, method, paid_on: paidOn ?? fmt.today(), exchange_rate: foreign ? rate : null, reference }).then(() => {
      toast({ kind: 'done', title: t('refund-done', { amount: fmt.money(amount ?? open) }) });
      onDone(true);
    }).catch(() => undefined);
  };
  return (
    <Dialog
      title={[t('refund-title', { amount: fmt.money(open) }), number].filter(Boolean).join(' · ')} isOpen onClose={() => onDone(null)}
      actions={<><Button onPress={() => onDone(null)}>{t('cancel')}</Button><Button look="primary" type="submit" form="refund" isPending={refund.running} testId="payments.refund-now">{t('refund-now', { amount: fmt.money(amount ?? { ...open, minor: 0 }) })}</Button></>}
    >
      <form id="refund" onSubmit={submit} noValidate>
        <FormFaults error={refund.error}>
          <Fields columns={2}>
            <MoneyField label={t('payment-amount')} name="amount" isRequired autoFocus currency={open.currency} value={amount} rest={open} onChange={setAmount} />
            <Select label={t('payment-method')} name="method" value={method} onChange={setMethod} choices={methodChoices()} />
            <DateField label={t('payment-date')} name="paid_on" isRequired value={paidOn} onChange={setPaidOn} />
            {foreign && <NumberField label={t('payment-rate')} name="exchange_rate" hint={t('payment-rate-hint', { from: open.currency, to: company.currency })} value={rate} onChange={setRate} />}
            <Wide><TextField label={t('payment-reference')} name="reference" value={reference} onChange={setReference} /></Wide>
          </Fields>
          <p className="soft">{t(amount && amount.minor < open.minor ? 'refund-rest' : 'refund-all', { amount: fmt.money({ ...open, minor: open.minor - (amount?.minor ?? 0) }) })}</p>
        </FormFaults>
      </form>
    </Dialog>
  );
}
