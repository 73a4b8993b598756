/** The first steps in a new company. Each opens the real thing; all of it goes away when it is done, with the daily work, or for good on request. */
import { useState } from 'react';

import { registry } from '../../commands/registry';
import { type CommandName, type RequestOf, useQueryOf } from '../../core/client';
import { t } from '../../i18n';
import { may, useOffice } from '../../shell/office';
import { go } from '../../shell/router';
import { Button, Icon, type IconName } from '../../ui';

const KEY = 'kontor.checklist.hidden';

const hiddenFor = (company: string): boolean => localStorage.getItem(KEY)?.split(',').includes(company) ?? false;

interface Step {
  id: string;
  icon: IconName;
  done: boolean;
  run: () => void;
}

/** So many documents are no beginning any more, whatever was left out. */
const SETTLED = 100;

/** How many rows a list has; not asked where nobody wants to know. */
function useTotal<N extends CommandName>(enabled: boolean, command: N, request: RequestOf<N>): number | null {
  const { data } = useQueryOf(command, request, { enabled });
  return data === undefined ? null : (data as { total: number }).total;
}

export function Checklist() {
  const { company } = useOffice();
  const [hidden, setHidden] = useState(() => hiddenFor(company.id));
  const documents = useTotal(!hidden, 'document_list', { window: { limit: 1 } });
  const fresh = documents !== null && documents < SETTLED;
  const customers = useTotal(fresh, 'party_list', { limit: 1, filters: [{ column: 'customer', op: 'is', values: ['1'] }] });
  const items = useTotal(fresh, 'item_list', { limit: 1 });
  const people = useTotal(fresh, 'employee_list', { limit: 1 });
  if (hidden || !fresh || customers === null || items === null || people === null || !may('document.create')) return null;
  const steps: Step[] = [
    ...(may('company.change') ? [{ id: 'import', icon: 'import', done: customers > 0 && items > 0, run: () => void registry.run('import.open') } satisfies Step] : []),
    { id: 'customer', icon: 'contacts', done: customers > 0, run: () => void registry.run('contacts.new') },
    { id: 'item', icon: 'item', done: items > 0, run: () => go('/items') },
    { id: 'document', icon: 'invoice', done: documents > 0, run: () => go('/invoices') },
    { id: 'people', icon: 'user', done: people > 0, run: () => go('/calendar/people') },
  ];
  if (steps.every(({ done }) => done)) return null;
  const hide = (): void => {
    localStorage.setItem(KEY, [localStorage.getItem(KEY), company.id].filter(Boolean).join(','));
    setHidden(true);
  };
  return (
    <section className="checklist" aria-label={t('checklist')}>
      <header><h2>{t('checklist')}</h2><Button look="quiet" onPress={hide}>{t('checklist-hide')}</Button></header>
      <ol>
        {steps.map(({ id, icon, done, run }) => (
          <li key={id} data-done={done || undefined}>
            <button type="button" onClick={run}><Icon name={done ? 'done' : icon} /><span><strong>{t(`checklist-${id}`)}</strong><span>{done ? t('checklist-done') : t(`checklist-${id}-hint`)}</span></span></button>
          </li>
        ))}
      </ol>
    </section>
  );
}
