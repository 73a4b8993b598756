/** The cells of the deal list that are changed in place. */
import { call } from '../../core/client';
import type { Deal, DealRow } from '../../core/generated/commands';
import * as fmt from '../../fmt';
import type { CellEdit } from '../../grid/cells';
import { t } from '../../i18n';
import { dayText, keepField, readDay, readText, wrong } from '../../list/typed';
import { toastDone } from '../../shell/undo';
import { findUsers } from './find';

async function keep<K extends 'title' | 'amount_minor' | 'expected_on' | 'owner'>(row: DealRow, field: K, seen: Deal[K], next: Deal[K]): Promise<void> {
  const { deal, lines } = await call('deal_get', { id: row.id });
  // The worth of a deal with lines is theirs.
  if (field === 'amount_minor' && lines.length > 0) throw wrong('amount-of-lines');
  await keepField<Deal, K>(deal, field, seen, next, (changed) => call('deal_save', { deal: changed, lines }));
  toastDone(t('deal-changed', { title: field === 'title' ? String(next) : row.title }));
}

export const titleCell: CellEdit<DealRow> = { right: 'deal.change', text: ({ title }) => title, save: (row, text) => keep(row, 'title', row.title, readText(text)) };

export const amountCell: CellEdit<DealRow> = {
  right: 'deal.change',
  text: ({ amount: { minor, currency } }) => fmt.decimal(fmt.exact.fromMinor(minor, fmt.currencyDigits(currency)), { min: fmt.currencyDigits(currency), grouping: false }),
  save: async (row, text) => {
    const { minor, currency } = row.amount;
    const read = fmt.parseMoney(text === '' ? '0' : text, currency, { base: fmt.exact.fromMinor(minor, fmt.currencyDigits(currency)) });
    if (!read.ok) throw wrong(read.code, read.params);
    await keep(row, 'amount_minor', minor, read.value);
  },
};

export const expectedCell: CellEdit<DealRow> = { right: 'deal.change', text: ({ expected_on: day }) => dayText(day), save: async (row, text) => keep(row, 'expected_on', row.expected_on, readDay(text, row.expected_on)) };

export const ownerCell: CellEdit<DealRow> = { right: 'deal.change', text: ({ owner_name: name }) => name ?? '', choices: () => findUsers(''), save: (row, id) => keep(row, 'owner', row.owner, id || null) };
