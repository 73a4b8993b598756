/** The state of sync in words: a few for the sign that is always there, whole sentences for whoever asks. */
import { CommandFailed, errorText } from '../core/faults';
import type { SyncState } from '../core/generated/commands';
import * as fmt from '../fmt';
import { t } from '../i18n';
import type { IconName } from '../ui/icons';
import type { Tone } from '../ui/parts';
import { durationText } from './durations';
import { belongs } from './state';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A night without contact is usual, two days are not. */
const LONG_ALONE_MS = 2 * DAY;

export interface Sign {
  icon: IconName;
  tone: Tone;
  title: string;
}

/** Below a hundred as long as it goes on: what follows from all that came is still reckoned. */
export const percentOf = ({ done, of }: NonNullable<SyncState['loading']>): number | null => (of > 0 ? Math.min(99, Math.floor((done / of) * 100)) : null);

const isLongAlone = ({ last_contact_at_ms: last }: SyncState, nowMs: number): boolean => last !== null && nowMs - last >= LONG_ALONE_MS;

/** "Offline" and "Offline · 3 wait". */
const withWaiting = (key: string, waiting: number): string => (waiting > 0 ? t('sync-sign-and-waiting', { state: t(key), waiting: t('sync-sign-waiting', { count: waiting }) }) : t(key));

function phaseSign(state: SyncState, nowMs: number): Sign {
  const { phase, waiting, loading } = state;
  switch (phase) {
    case 'alone': return { icon: 'computer', tone: 'neutral', title: t('sync-local') };
    case 'current': return waiting > 0 ? { icon: 'sync', tone: 'accent', title: t('sync-sign-waiting', { count: waiting }) } : { icon: 'done', tone: 'good', title: t('sync-sign-current') };
    case 'working': return { icon: 'sync', tone: 'accent', title: waiting > 0 ? t('sync-sign-sending', { count: waiting }) : t('sync-sign-receiving') };
    case 'offline': return { icon: 'offline', tone: isLongAlone(state, nowMs) ? 'warn' : 'neutral', title: withWaiting('sync-sign-offline', waiting) };
    case 'paused': return { icon: 'pause', tone: 'warn', title: withWaiting('sync-sign-paused', waiting) };
    case 'stopped': return { icon: 'error', tone: 'bad', title: t('sync-sign-stopped') };
    case 'loading': {
      const percent = loading && percentOf(loading);
      return { icon: 'import', tone: 'accent', title: percent === null ? t('sync-sign-receiving') : t(loading?.history ? 'sync-sign-history' : 'sync-sign-loading', { percent }) };
    }
  }
}

/** The sign in the top bar. A clock that is wrong shows whatever else is well. */
export function signOf(state: SyncState | undefined, nowMs: number = Date.now()): Sign {
  if (!belongs(state)) return { icon: 'computer', tone: 'neutral', title: t('sync-local') };
  const sign = phaseSign(state, nowMs);
  return state.clock_off_ms !== null && sign.tone !== 'bad' ? { ...sign, icon: 'clock', tone: 'warn' } : sign;
}

/** "10:42", or with its day where that is another one. */
export const momentText = (atMs: number, nowMs: number = Date.now()): string => (fmt.wallOf(atMs).date === fmt.wallOf(nowMs).date ? fmt.time(atMs) : fmt.dateTime(atMs));

/** While PCs talk all the time, what is not a minute old is as good as now; else the words would come and go with every change. */
const FRESH_MS = MINUTE;

/** Whether other branches may have done what is not known here yet. */
const isBehind = ({ phase, current_at_ms: asOf }: SyncState, nowMs: number): boolean =>
  asOf !== null && phase !== 'alone' && phase !== 'current' && (phase !== 'working' || nowMs - asOf >= FRESH_MS);

export interface Sentence {
  id: string;
  tone: Tone;
  text: string;
}

/** Papers and pictures travel behind everything else: what of them is on its way. */
function papersOf({ attachments }: SyncState): (Sentence | false)[] {
  if (!attachments) return [];
  const { sending, sending_bytes: bytes, fetching, wanted, full } = attachments;
  return [
    full && { id: 'papers-full', tone: 'warn', text: t('sync-told-papers-full') },
    sending > 0 && { id: 'papers-sending', tone: 'neutral', text: t('sync-told-papers-sending', { count: sending, size: fmt.fileSize(bytes) }) },
    wanted > 0 ? { id: 'papers-wanted', tone: 'neutral', text: t('sync-told-papers-wanted', { count: wanted }) } : fetching > 0 && { id: 'papers-coming', tone: 'neutral', text: t('sync-told-papers-coming', { count: fetching }) },
  ];
}

/** Everything there is to say, the most urgent first. */
export function sentencesOf(state: SyncState, nowMs: number = Date.now()): Sentence[] {
  const { phase, waiting, problem, last_contact_at_ms: last, next_try_at_ms: next, current_at_ms: asOf, clock_off_ms: clock, lease, lease_ends_at_ms: ends } = state;
  const told: (Sentence | false)[] = [
    problem !== null && { id: 'problem', tone: phase === 'stopped' ? 'bad' : 'warn', text: errorText(new CommandFailed([problem])) },
    phase === 'stopped' && { id: 'safe', tone: 'neutral', text: t('sync-told-stopped') },
    lease === 'ended' && { id: 'lease', tone: 'bad', text: t('sync-told-lease-ended') },
    lease === 'near' && ends !== undefined && { id: 'lease', tone: 'warn', text: t('sync-told-lease-near', { at: fmt.dateTime(ends) }) },
    clock !== null && { id: 'clock', tone: 'warn', text: t(clock > 0 ? 'sync-told-clock-ahead' : 'sync-told-clock-behind', { off: durationText(clock) }) },
    phase === 'offline' && { id: 'offline', tone: isLongAlone(state, nowMs) ? 'warn' : 'neutral', text: last === null ? t('sync-told-never') : t('sync-told-offline', { since: momentText(last, nowMs) }) },
    phase === 'offline' && next !== null && { id: 'next', tone: 'neutral', text: next <= nowMs ? t('sync-told-trying') : t('sync-told-next', { in: durationText(next - nowMs) }) },
    phase === 'paused' && { id: 'paused', tone: 'warn', text: t('sync-told-paused') },
    state.loading?.history ? { id: 'history', tone: 'neutral', text: t('sync-told-history') } : phase === 'loading' && { id: 'loading', tone: 'neutral', text: t('sync-told-loading') },
    (phase === 'current' || phase === 'working') && last !== null && { id: 'contact', tone: 'good', text: t('sync-told-contact', { at: momentText(last, nowMs) }) },
    waiting > 0 ? { id: 'waiting', tone: 'neutral', text: t(phase === 'working' ? 'sync-told-sending' : 'sync-told-waiting', { count: waiting }) } : phase !== 'loading' && { id: 'sent', tone: 'good', text: t('sync-told-sent') },
    state.sparing && { id: 'sparing', tone: 'neutral', text: t('sync-told-sparing', { count: state.spare_minutes }) },
    ...papersOf(state),
    isBehind(state, nowMs) && asOf !== null && { id: 'as-of', tone: 'neutral', text: t('sync-told-as-of', { at: momentText(asOf, nowMs) }) },
  ];
  return told.filter((sentence) => sentence !== false);
}

/** What a list says while the company, or a part of it, still comes in; of history also while head office is not reached. */
export function notAllText(state: SyncState | undefined): string | null {
  if (!belongs(state) || (state.phase !== 'loading' && !state.loading?.history)) return null;
  const percent = state.loading && percentOf(state.loading);
  if (state.loading?.history && percent !== null) return t('sync-not-all-history', { percent });
  return percent === null ? t('sync-not-all') : t('sync-not-all-percent', { percent });
}

/** What a screen says beside figures of other branches where they may have moved on; nothing while everything is there. */
export function asOfText(state: SyncState | undefined, nowMs: number = Date.now()): string | null {
  if (!belongs(state) || state.current_at_ms === null || !isBehind(state, nowMs)) return null;
  return t('sync-as-of', { at: momentText(state.current_at_ms, nowMs) });
}
