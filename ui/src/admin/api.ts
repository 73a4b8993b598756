/** What the page asks head office: JSON below `/admin/api`, with the cookie of the session. */
import { t } from '../i18n';
import { durationText } from '../sync/durations';
import type { AdminApi, AdminCode, AdminError } from './generated/admin';

/** Head office said no, or was not reached. */
export class Refused extends Error {
  constructor(readonly code: AdminCode | 'unreachable', readonly waitMs: number | null = null) {
    super(code);
    this.name = 'Refused';
  }
}

const isError = (said: unknown): said is AdminError => typeof said === 'object' && said !== null && 'code' in said && typeof said.code === 'string';

/** Asks: `ask('POST revoke', { pc })`. Throws `Refused`. */
export async function ask<Name extends keyof AdminApi>(name: Name, request: AdminApi[Name]['request']): Promise<AdminApi[Name]['response']> {
  const [way = 'GET', path = ''] = name.split(' ');
  const answer = await fetch(`api/${path}`, {
    method: way, credentials: 'same-origin',
    // No other page can send this header.
    ...(way === 'GET' ? {} : { headers: { 'content-type': 'application/json', 'x-kontor-admin': '1' }, body: JSON.stringify(request) }),
  }).catch(() => { throw new Refused('unreachable'); });
  const said: unknown = await answer.json().catch(() => null);
  if (!answer.ok) throw isError(said) ? new Refused(said.code, said.wait_ms) : new Refused('failed');
  return said as AdminApi[Name]['response'];
}

export const isSignedOut = (error: unknown): boolean => error instanceof Refused && error.code === 'signed-out';

/** The sentence of an error. */
export function refusedText(error: unknown): string {
  if (!(error instanceof Refused)) return t('admin-err-failed');
  return t(`admin-err-${error.code}`, error.waitMs === null ? {} : { wait: durationText(error.waitMs) });
}
