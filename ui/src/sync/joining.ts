/** What somebody types to join a head office, read as people write it. */
import type { Fault } from '../core/faults';

export interface Joining {
  server: string;
  code: string;
  /** Of this PC, for people; not where it has one. */
  name?: string;
}

/** Letters and digits of a code; nobody mistakes them for each other. */
const ALPHABET = /^[A-HJ-NP-Z2-9]*$/;
export const CODE = 8;

/** "k7m4-xq2p" becomes "K7M4 XQ2P". What is no letter or digit only stood between. */
export function codeTyped(text: string): string {
  const letters = text.toUpperCase().replace(/[^A-Z0-9]/g, '').slice(0, CODE);
  return letters.length > CODE / 2 ? `${letters.slice(0, CODE / 2)} ${letters.slice(CODE / 2)}` : letters;
}

/** As it is sent. */
export const codeOf = (shown: string): string => shown.replaceAll(' ', '');

/** The address as it is sent: whoever copies it from a browser has more around it. */
export const serverOf = (typed: string): string => typed.trim().replace(/^https?:\/\//i, '').replace(/\/.*$/, '');

/** What the administrator's page copies ("office:7443 K7M4 XQ2P") and what its QR code says ("kontor:office:7443#K7M4XQ2P#fingerprint"), pasted whole. */
const INVITATIONS = [/^\s*kontor:([^#\s]+)#([A-Z0-9-]{8,9})(?:#[0-9A-F:]*)?\s*$/i, /^\s*(\S+[.:]\S+|localhost)\s+((?:[A-Z0-9][ -]?){8})\s*$/i];

/** Address and code of a text that has both; nothing where it has not. The fingerprint needs no comparing: a code only fits its own server. */
export function invitationIn(text: string): Pick<Joining, 'server' | 'code'> | null {
  const found = INVITATIONS.map((pattern) => pattern.exec(text)).find((match) => match !== null);
  return found ? { server: serverOf(found[1] ?? ''), code: codeTyped(found[2] ?? '') } : null;
}

/** What is missing, before anybody is asked. */
export function missingIn({ server, code, name }: Joining): Fault[] {
  const empty = (field: keyof Joining): Fault => ({ code: 'required', field, params: {} });
  const letters = codeOf(code);
  return [
    ...(serverOf(server) ? [] : [empty('server')]),
    ...(letters === '' ? [empty('code')] : letters.length === CODE && ALPHABET.test(letters) ? [] : [{ code: 'bad-format', field: 'code', params: { example: 'K7M4 XQ2P' } } as const]),
    ...(name === undefined || name.trim() ? [] : [empty('name')]),
  ];
}

/** As a command takes it. */
export const sent = ({ server, code }: Joining): { server: string; code: string } => ({ server: serverOf(server), code: codeOf(code) });
