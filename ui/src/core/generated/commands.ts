// Stand-in of the same shape until `cargo xtask codegen` writes this file.

export type EntityKind = 'company' | 'party' | 'item' | 'document' | 'draft' | 'deal';

export type ErrorCode = 'required' | 'not-found' | 'not-allowed' | 'bad-request' | 'unknown-command' | 'internal' | 'bad-format' | 'too-many-decimals'
  | 'amount-too-large' | 'out-of-range' | 'changed-meanwhile' | 'period-closed';

export interface Page<Row> {
  rows: Row[];
  total: number;
}

export interface Commands {
  party_list: { request: { from: number; to: number; search: string }; response: Page<{ id: string; name: string }> };
  party_save: { request: { id: string | null; name: string }; response: { id: string } };
}

export const commandEffects: Record<keyof Commands, { reads: EntityKind[]; changes: EntityKind[] }> = {
  party_list: { reads: ['party'], changes: [] },
  party_save: { reads: [], changes: ['party'] },
};
