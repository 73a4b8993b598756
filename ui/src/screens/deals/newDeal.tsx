/** A new deal from anywhere. */
import { type FormEvent, useState } from 'react';

import { useCommand, useQueryOf } from '../../core/client';
import type { Deal } from '../../core/generated/commands';
import { newId } from '../../core/id';
import { Fields, Wide } from '../../form';
import type { IsoDate, Money } from '../../fmt';
import { t } from '../../i18n';
import { useOffice } from '../../shell/office';
import { Button, type Choice, ComboBox, DateField, Dialog, FormFaults, MoneyField, Select, TextField, askWith } from '../../ui';
import { findCustomers } from '../contacts/find';
import { newParty } from '../contacts/newParty';
import { stageName } from './names';

interface Known {
  party?: Choice;
  stage?: string;
}

/** Its id, or `null` when the person thought better of it. */
export const newDeal = (known: Known = {}): Promise<string | null> => askWith((done) => <NewDeal known={known} onDone={done} />);

function NewDeal({ known, onDone }: { known: Known; onDone: (id: string | null) => void }) {
  const { user, branch, company } = useOffice();
  const [title, setTitle] = useState('');
  const [party, setParty] = useState<Choice | null>(known.party ?? null);
  const [amount, setAmount] = useState<Money | null>(null);
  const [expectedOn, setExpectedOn] = useState<IsoDate | null>(null);
  const [stage, setStage] = useState<string | null>(known.stage ?? null);
  const save = useCommand('deal_save');
  const stages = (useQueryOf('pipeline_list', {}).data ?? []).flatMap((pipeline) => pipeline.stages).filter(({ outcome }) => outcome === 'open');
  const first = stage ?? stages[0]?.id ?? null;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const deal: Deal = {
      id: newId(), title: title.trim() || party?.title || '', party: party?.id ?? '', contact: null, stage: first ?? '', amount_minor: amount?.minor ?? 0, currency: company.currency,
      expected_on: expectedOn, owner: user.id, branch: branch.id, source: '', lost_reason: '', notes: '', stage_since_at_ms: Date.now(), team: null,
    };
    save.run({ deal, lines: [] }).then(({ deal: { id } }) => onDone(id)).catch(() => undefined);
  };
  return (
    <Dialog
      title={t('cmd-deal-new')} isOpen onClose={() => onDone(null)}
      actions={<><Button onPress={() => onDone(null)}>{t('cancel')}</Button><Button look="primary" type="submit" form="new-deal" isPending={save.running} testId="deal.create" isDisabled={party === null}>{t('deal-create')}</Button></>}
    >
      <form id="new-deal" onSubmit={submit} noValidate>
        <FormFaults error={save.error}>
          <Fields columns={2}>
            <Wide>
              <ComboBox
                label={t('deal-party')} name="deal.party" isRequired autoFocus={party === null} value={party} onChange={setParty} search={findCustomers}
                onCreate={(name) => void newParty({ side: 'customer', name }).then((made) => { if (made) setParty(made); })}
              />
            </Wide>
            <Wide><TextField label={t('deal-title')} name="deal.title" autoFocus={party !== null} value={title} onChange={setTitle} placeholder={t('deal-title-hint')} /></Wide>
            <MoneyField label={t('deal-amount')} name="deal.amount_minor" currency={company.currency} value={amount} onChange={setAmount} />
            <DateField label={t('deal-expected')} name="deal.expected_on" value={expectedOn} onChange={setExpectedOn} />
            <Select label={t('deal-stage')} name="deal.stage" value={first} onChange={setStage} choices={stages.map(({ id, name }) => ({ id, title: stageName(name) }))} />
          </Fields>
        </FormFaults>
      </form>
    </Dialog>
  );
}
