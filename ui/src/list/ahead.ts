/**
 * The first rows of a list, asked for on the way to it: a list that has its rows when it is mounted is painted once, not first without
 * them. What comes too late is taken by the list as its own question.
 */
import { type CommandName, type RequestOf, type ResponseOf, call, onChangeOf } from '../core/client';

interface Asked {
  key: string;
  coming: Promise<unknown>;
  answer?: unknown;
}

let asked: Asked | null = null;

const keyOf = (name: CommandName, request: unknown): string => JSON.stringify([name, request]);

/** Holds once the answer is there. */
export async function askAhead<N extends CommandName>(name: N, request: RequestOf<N>): Promise<void> {
  const mine: Asked = { key: keyOf(name, request), coming: call(name, request) };
  asked = mine;
  // Rows that have changed on the way are asked for anew.
  const stop = onChangeOf(name, () => forgetAhead(mine));
  try {
    mine.answer = await mine.coming;
  } finally {
    stop();
  }
}

/** The answer, if it is there already. */
export const answeredAhead = <N extends CommandName>(name: N, request: RequestOf<N>): ResponseOf<N> | undefined =>
  (asked?.key === keyOf(name, request) ? asked.answer as ResponseOf<N> | undefined : undefined);

/** The answer that is on its way, or a new question. */
export async function callOrTake<N extends CommandName>(name: N, request: RequestOf<N>): Promise<ResponseOf<N>> {
  if (asked?.key !== keyOf(name, request)) return call(name, request);
  const { coming } = asked;
  asked = null;
  return await coming as ResponseOf<N>;
}

/** A list that stands has taken what was meant for it. */
export function forgetAhead(only: Asked | null = asked): void {
  if (asked === only) asked = null;
}
