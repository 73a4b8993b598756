/** Two contacts or two items become one: compared side by side, and taken back by undo. */
import { useState } from 'react';

import { useCommand, useQueryOf } from '../core/client';
import { EditDialog, Wide } from '../form';
import { t } from '../i18n';
import { findAnyParty } from '../screens/contacts/find';
import { findItems } from '../screens/documents/reference';
import { go } from '../shell/router';
import { type Choice, ComboBox, ErrorState, Skeleton, askWith } from '../ui';
import { type Compared, compare, itemTold, partyTold } from './compare';

export type Merged = 'party' | 'item';

const PLACES: Record<Merged, string> = { party: '/contacts', item: '/items' };

/** With the other one known. Answers the id of the one that goes on. */
export const mergeRecords = (kind: Merged, keep: string, drop: string, issue?: number): Promise<string | null> =>
  askWith<string>((done) => <MergeDialog kind={kind} first={keep} second={drop} issue={issue} onDone={done} />);

/** From the screen of a record: which is the other one? */
export async function mergeWithAnother(kind: Merged, id: string, alike: readonly Choice[]): Promise<void> {
  const kept = await askWith<string>((done) => <MergeDialog kind={kind} first={id} second={alike[0]?.id ?? null} alike={alike} onDone={done} />);
  if (kept !== null) go(`${PLACES[kind]}/${kept}`);
}

interface MergeDialogProps {
  kind: Merged;
  first: string;
  second: string | null;
  /** The question that this answers. */
  issue?: number | undefined;
  /** Those that look like it; without them the other one is settled. */
  alike?: readonly Choice[];
  onDone: (kept: string | null) => void;
}

function MergeDialog({ kind, first, second, issue, alike, onDone }: MergeDialogProps) {
  const [other, setOther] = useState<Choice | null>(() => alike?.find(({ id }) => id === second) ?? null);
  const otherId = alike ? other?.id ?? null : second;
  const [keepsFirst, setKeepsFirst] = useState(true);
  const [left, right] = [useTold(kind, first), useTold(kind, otherId)];
  const merge = useCommand(kind === 'party' ? 'party_merge' : 'item_merge');
  const [keep, drop] = keepsFirst ? [first, otherId] : [otherId, first];
  const names = [left.name, right.name] as const;
  const search = async (text: string): Promise<Choice[]> => {
    const found = kind === 'party' ? await findAnyParty(text) : await findItems(text, false);
    return [...(text ? [] : alike ?? []), ...found].filter(({ id }, at, all) => id !== first && all.findIndex((one) => one.id === id) === at);
  };
  const run = async (): Promise<void> => {
    if (keep === null || drop === null) return;
    await merge.run({ keep, drop, ...(issue === undefined ? {} : { issue }) });
    onDone(keep);
  };
  return (
    <EditDialog
      title={t(`merge-title-${kind}`)} size="large" columns={1} action={t('merge-now')} isDisabled={otherId === null || !left.told || !right.told} error={merge.error} running={merge.running}
      done={t('merge-done', { name: keepsFirst ? names[0] : names[1] })} onSave={run} onClose={() => onDone(null)}
    >
      {alike && <ComboBox label={t(`merge-other-${kind}`)} name="drop" autoFocus value={other} onChange={setOther} search={search} />}
      {left.error !== null || right.error !== null ? <Wide><ErrorState error={left.error ?? right.error} /></Wide> : otherId !== null && (
        <Wide>{left.told && right.told ? (
          <>
            <Comparison rows={compare(left.told, right.told)} names={names} keepsFirst={keepsFirst} onKeep={setKeepsFirst} />
            <p className="settings-text">{t(`merge-text-${kind}`, { keep: keepsFirst ? names[0] : names[1], drop: keepsFirst ? names[1] : names[0] })}</p>
          </>
        ) : <Skeleton lines={5} />}</Wide>
      )}
    </EditDialog>
  );
}

function useTold(kind: Merged, id: string | null) {
  const party = useQueryOf('party_get', { id: id ?? '' }, { enabled: kind === 'party' && id !== null });
  const item = useQueryOf('item_get', { id: id ?? '' }, { enabled: kind === 'item' && id !== null });
  return kind === 'party'
    ? { told: party.data ? partyTold(party.data) : null, name: party.data?.party.name ?? '', error: party.error }
    : { told: item.data ? itemTold(item.data) : null, name: item.data?.item.name ?? '', error: item.error };
}

interface ComparisonProps {
  rows: readonly Compared[];
  names: readonly [string, string];
  keepsFirst: boolean;
  onKeep: (first: boolean) => void;
}

/** The heads say which one goes on; what differs is marked by more than its place. */
function Comparison({ rows, names, keepsFirst, onKeep }: ComparisonProps) {
  return (
    <table className="comparison">
      <thead>
        <tr>
          <th scope="col"><span className="sr-only">{t('merge-field')}</span></th>
          {names.map((name, at) => (
            // oxlint-disable-next-line react/no-array-index-key -- the two may have the same name
            <th key={at} scope="col" aria-label={name} data-kept={(at === 0) === keepsFirst || undefined}>
              <label><input type="radio" name="kept" checked={(at === 0) === keepsFirst} onChange={() => onKeep(at === 0)} /><span>{name}<span className="soft">{t((at === 0) === keepsFirst ? 'merge-kept' : 'merge-dropped')}</span></span></label>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ field, values, differs }) => (
          <tr key={field} data-differs={differs || undefined}>
            <th scope="row">{field}</th>
            <td>{values[0] || '–'}</td>
            <td>{values[1] || '–'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
