/** The cells of the contact list that are changed in place. */
import { call } from '../../core/client';
import type { Party, PartyRow } from '../../core/generated/commands';
import type { CellEdit } from '../../grid/cells';
import { t } from '../../i18n';
import { keepField, readText } from '../../list/typed';
import { toastDone } from '../../shell/undo';

/** What stands in the list and in the record alike. */
type Shared = 'name' | 'number' | 'segment';

async function keep(row: PartyRow, field: Shared, next: string): Promise<void> {
  const { party, relations, addresses, contact_points, bank_accounts } = await call('party_get', { id: row.id });
  await keepField<Party, Shared>(party, field, row[field], next, (changed) => call('party_save', { party: changed, addresses, contact_points, bank_accounts, relations: relations.map(({ relation }) => relation) }));
  toastDone(t('party-changed', { name: field === 'name' ? next : row.name }));
}

export const nameCell: CellEdit<PartyRow> = { right: 'party.change', text: ({ name }) => name, save: (row, text) => keep(row, 'name', readText(text)) };
export const numberCell: CellEdit<PartyRow> = { right: 'party.change', text: ({ number }) => number, save: (row, text) => keep(row, 'number', text) };

export const segmentCell: CellEdit<PartyRow> = { right: 'party.change', text: ({ segment }) => segment, save: (row, text) => keep(row, 'segment', text) };
