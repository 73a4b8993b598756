/** The PCs of a firm: how each stands, and what can be done with it. */
import { t } from '../i18n';
import { Button, IconButton } from '../ui/Button';
import { Icon } from '../ui/icons';
import { ask as sure, askWith, toast } from '../ui/overlays';
import { Chip, EmptyState } from '../ui/parts';
import { EnrolDialog } from './EnrolDialog';
import { Failed } from './Failed';
import { PeriodEnd } from './PeriodEnd';
import { ReachDialog } from './ReachDialog';
import { ask } from './api';
import type { Overview, PcRow } from './generated/admin';
import { useWork } from './useWork';
import { clockText, heldText, seenText, sizeText, standingOf, workText } from './words';

/** A PC with less room than this will soon not be able to save. */
const TIGHT_BYTES = 1_000_000_000;
const HEADS = ['pc', 'state', 'holds', 'seen', 'waits', 'version'] as const;

interface FirmPcsProps {
  overview: Overview;
  onChanged: () => Promise<void>;
}

export function FirmPcs({ overview: { pcs, server }, onChanged }: FirmPcsProps) {
  const work = useWork<boolean>();
  const enrol = (): void => void askWith<true>((done) => <EnrolDialog onClose={() => done(null)} />).then(onChanged);
  const reach = (pc: PcRow): void => void askWith<true>((done) => <ReachDialog pc={pc} onDone={done} />).then(onChanged);
  const revoke = (pc: PcRow): void => void work.run(takeOut(pc)).then((gone) => (gone ? onChanged() : undefined), () => undefined);
  return (
    <>
      <div className="admin-tools"><Button look="primary" icon="plus" onPress={enrol} testId="admin.enrol">{t('admin-enrol')}</Button></div>
      {work.error !== null && <Failed error={work.error} />}
      {pcs.length === 0 ? <EmptyState icon="computer" title={t('admin-pcs-none')} hint={t('admin-pcs-none-hint')} /> : (
        <div className="lines admin-pcs">
          <table>
            <thead><tr>{HEADS.map((head) => <th key={head} scope="col">{t(`admin-head-${head}`)}</th>)}<th scope="col"><span className="sr-only">{t('more-actions')}</span></th></tr></thead>
            <tbody>{pcs.map((pc) => <PcLine key={pc.id} pc={pc} now={server.now_ms} onReach={() => reach(pc)} onRevoke={() => revoke(pc)} />)}</tbody>
          </table>
        </div>
      )}
      {pcs.length > 0 && <PeriodEnd now={server.now_ms} />}
    </>
  );
}

function PcLine({ pc, now, onReach, onRevoke }: { pc: PcRow; now: number; onReach: () => void; onRevoke: () => void }) {
  const { tone, title } = standingOf(pc, now);
  const [branches, ...more] = heldText(pc);
  const work = workText(pc);
  const gone = pc.status === 'revoked';
  const warnings = gone ? [] : [clockText(pc), pc.disk_free > 0 && pc.disk_free < TIGHT_BYTES ? t('admin-pc-disk', { free: sizeText(pc.disk_free) }) : null].filter((text) => text !== null);
  const waits = [pc.waiting > 0 ? t('admin-to-send', { count: pc.waiting }) : '', pc.behind > 0 ? t('admin-to-fetch', { count: pc.behind }) : ''].filter(Boolean).join(', ');
  return (
    <tr className={gone ? 'faded' : undefined}>
      <th scope="row"><strong>{pc.code}</strong> {pc.name}{work && <span className="soft">{work}</span>}</th>
      <td><Chip tone={tone}>{title}</Chip>{warnings.map((text) => <span key={text} className="admin-warn"><Icon name="warning" size={14} />{text}</span>)}</td>
      <td className="admin-held">{branches}{more.filter(Boolean).map((text) => <span key={text} className="soft">{text}</span>)}</td>
      <td>{seenText(pc, now)}</td>
      <td>{gone ? '–' : waits || '–'}</td>
      <td>{pc.app || '–'}</td>
      <td className="admin-actions">
        {!gone && <><IconButton icon="edit" label={t('admin-reach-of', { name: pc.name })} onPress={onReach} testId="admin.reach" /><IconButton icon="trash" label={t('admin-revoke-of', { name: pc.name })} onPress={onRevoke} testId="admin.revoke" /></>}
      </td>
    </tr>
  );
}

/** What will happen is said before. */
async function takeOut({ id, name, waiting }: PcRow): Promise<boolean> {
  const missing = waiting > 0 ? ` ${t('admin-revoke-waiting', { count: waiting })}` : '';
  if (!await sure({ title: t('admin-revoke-title', { name }), text: `${t('admin-revoke-text')}${missing}`, action: t('admin-revoke'), danger: true })) return false;
  await ask('POST revoke', { pc: id });
  toast({ kind: 'done', title: t('admin-revoked', { name }) });
  return true;
}
