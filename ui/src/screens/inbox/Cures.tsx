/** What can be done: one click where that is all, else the way to the screen that does it; and a word that it was looked at. */
import { useState } from 'react';

import { call } from '../../core/client';
import type { Cure, IssueCure, IssueDetail, IssueRow, IssueValue } from '../../core/generated/commands';
import { Fields, Wide } from '../../form';
import { t } from '../../i18n';
import { mergeRecords } from '../../merge/MergeDialog';
import { draftPath } from '../../shell/paths';
import { go } from '../../shell/router';
import { doThen } from '../../shell/undo';
import { Button, type IconName, TextField, ask, toast, toastError } from '../../ui';
import { type Settling, saidText } from './words';

interface CuresProps {
  detail: IssueDetail;
  running: boolean;
  onSettle: (settling: Settling) => Promise<void>;
}

const ICONS: Partial<Record<Cure, IconName>> = { remove: 'trash', merge: 'merge', correct_stock: 'stock', reallocate: 'payment', credit: 'invoice', take_out: 'stock', reopen: 'lock', post_later: 'ledger', raise_limit: 'edit' };
const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);

/** Begins what the cure proposes, filled in as far as that is known. */
async function begin({ request }: IssueCure): Promise<void> {
  const empty = { source: null, copy_of: null, deal: null, party: null, prepayment_percent: null };
  const { kind, source, copy_of: copyOf } = request;
  const { draft } = await call('draft_start', { ...empty, kind: kind as 'correction', source: textOf(source), copy_of: textOf(copyOf) });
  go(draftPath(draft.kind, draft.id));
}

async function free({ request }: IssueCure): Promise<void> {
  const allocation = textOf(request['allocation']);
  if (allocation === null || !await ask({ title: t('cure-reallocate'), text: t('cure-reallocate-text'), action: t('cure-reallocate') })) return;
  doThen(call('payment_unallocate', { allocation, on: null }), t('cure-reallocated'));
  const party = textOf(request['party']);
  if (party) go(`/contacts/${party}`);
}

/** Both are said before with the days that they are about: entries are never taken away again. */
async function inPeriod(way: 'reopen' | 'post_later', { number, stands, other }: IssueRow): Promise<void> {
  const day = (side: IssueValue | null): string => (side === null ? '' : saidText('document', '', side));
  const words = { until: day(stands), on: day(other) };
  const key = `cure-${way.replaceAll('_', '-')}`;
  if (!await ask({ title: t(key), text: t(`${key}-text`, words), action: t(key) })) return;
  await call('issue_period', { number, way });
  toast({ kind: 'done', title: t(`${key}-done`, words) });
}

async function run(cure: IssueCure, { issue }: IssueDetail, onSettle: CuresProps['onSettle']): Promise<void> {
  switch (cure.cure) {
    case 'keep': return onSettle({ how: 'keep' });
    case 'remove': return onSettle({ how: 'remove' });
    case 'merge': {
      const [keep, drop] = [textOf(cure.request['keep']), textOf(cure.request['drop'])];
      return keep && drop ? void await mergeRecords(cure.command === 'item_merge' ? 'item' : 'party', keep, drop, issue.number) : undefined;
    }
    case 'correct_stock': case 'credit': case 'take_out': return begin(cure);
    case 'reallocate': return free(cure);
    case 'reopen': case 'post_later': return inPeriod(cure.cure, issue);
    case 'raise_limit': {
      const party = textOf(cure.request['party']);
      return party ? go(`/contacts/${party}`) : undefined;
    }
    case 'choose': case 'look': return undefined;
  }
}

export function Cures({ detail, running, onSettle }: CuresProps) {
  const ways = detail.cures.filter(({ cure, allowed }) => allowed && cure !== 'choose' && cure !== 'look');
  const looks = detail.cures.some(({ cure, allowed }) => allowed && cure === 'look');
  return (
    <div className="issue-cures">
      {ways.length > 0 && (
        <div className="button-row">
          {ways.map((way, at) => (
            <Button
              key={way.cure} look={at === 0 ? 'primary' : way.cure === 'remove' ? 'danger' : 'plain'} isPending={running} testId={`cure.${way.cure}`}
              onPress={() => void run(way, detail, onSettle).catch(toastError)} {...(ICONS[way.cure] ? { icon: ICONS[way.cure] } : {})}
            >
              {t(`cure-${way.cure.replaceAll('_', '-')}`)}
            </Button>
          ))}
        </div>
      )}
      {looks && <Look running={running} onSettle={onSettle} />}
    </div>
  );
}

/** What came of it is for those who ask later. */
function Look({ running, onSettle }: { running: boolean; onSettle: CuresProps['onSettle'] }) {
  const [note, setNote] = useState('');
  return (
    <form
      className="issue-look" noValidate onSubmit={(event) => {
        event.preventDefault();
        void onSettle({ how: 'seen', note }).catch(() => undefined);
      }}
    >
      <Fields columns={1}><Wide><TextField label={t('cure-note')} name="settling.note" hint={t('cure-note-hint')} rows={2} value={note} onChange={setNote} /></Wide></Fields>
      <Button type="submit" icon="check" isPending={running} testId="issue.look">{t('cure-look')}</Button>
    </form>
  );
}
