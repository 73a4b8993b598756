/** The table of what money settles: the same head for claims to be settled and for those that were. */
import type { ReactNode } from 'react';

import * as fmt from '../../fmt';
import { t } from '../../i18n';

interface TableProps {
  label: string;
  /** Keys of the columns behind the document; the first is a date, the others are amounts. */
  columns: readonly string[];
  /** In which all amounts are, where they are written without it. */
  currency?: string;
  /** A last column for what can be done with a row. */
  actions?: boolean;
  children: ReactNode;
}

export function SettlementTable({ label, columns: [date = '', ...amounts], currency, actions = false, children }: TableProps) {
  return (
    <div className="lines issued settling">
      <table aria-label={label}>
        <thead>
          <tr>
            <th scope="col" className="line-what">{t('payment-claim')}</th>
            <th scope="col">{t(date)}</th>
            {amounts.map((title, at) => <th key={title} scope="col" className="end">{t(title)}{at === 0 && currency && ` ${fmt.currencySign(currency)}`}</th>)}
            {actions && <th scope="col"><span className="sr-only">{t('more-actions')}</span></th>}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}
