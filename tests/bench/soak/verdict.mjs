// What the hour says: is memory level, is it little, what was slow.
import { slope } from './memory.mjs';

const MOST_MB = 500;
/** In an hour, on a straight line through the second half: less than the garbage of one screen. */
const GROWTH_MB = 20;
const LIMITS = { screen: 150, 'next record': 150, record: 150, tab: 150, palette: 100, sort: 250, filter: 250, 'search in a list': 250, 'choices while typing': 250, 'search everywhere': 250, scrolling: 100, 'jump in a list': 150, report: 250 };

/** Memory after each round: the most of it, and how it grows when the first half, in which caches fill, is over. */
export function levelOf(rounds) {
  const settled = rounds.slice(Math.floor(rounds.length / 2));
  const growth = (role) => slope(settled.map(({ minute, memory }) => ({ x: minute / 60, y: memory[role] })));
  const most = Math.max(...rounds.map((one) => one.most));
  const [sum, core, web, network] = ['sum', 'core', 'web', 'network'].map(growth);
  return { most, after: rounds.at(-1).memory, perHour: { sum, core, web, network }, met: most <= MOST_MB && sum <= GROWTH_MB };
}

const mb = (value) => `${value.toFixed(0)} MB`;
const ms = (value) => `${value.toFixed(0)} ms`;

export const tell = {
  round: ({ round, minute, load, memory: { core, web, network, sum }, most, slowest }) => {
    const over = slowest.filter(({ kind, ms: took }) => took > (LIMITS[kind] ?? Infinity)).map(({ kind, what, ms: took }) => `${kind}: ${what} ${ms(took)}`);
    return `round ${round}, minute ${minute.toFixed(1)}: core ${mb(core)}, web ${mb(web)}, network ${mb(network)}, all ${mb(sum)} (most ${mb(most)}), load of the machine ${load.toFixed(1)}${over.length > 0 ? `\n  ${over.join('\n  ')}` : ''}`;
  },
  end: ({ kinds, level, faults, calls }) => [
    ...kinds.toSorted((a, b) => b.worst[0].ms - a.worst[0].ms).map(({ kind, count, median, p95, frame, worst }) => `${kind.padEnd(22)} ${String(count).padStart(5)} times, median ${ms(median)}, 95 of 100 ${ms(p95)}, longest frame ${ms(frame)}, worst ${worst.slice(0, 3).map((one) => `${ms(one.ms)} ${one.what}`).join('; ')}`),
    'commands that took longest:',
    ...Object.entries(calls).toSorted(([, a], [, b]) => b.worst - a.worst).slice(0, 20).map(([name, { count, sum, worst, request }]) => `  ${name} ${ms(worst)} (mean ${ms(sum / count)} of ${count}) ${request}`),
    `memory: at most ${mb(level.most)}, grows by ${mb(level.perHour.sum)} an hour in the second half (core ${mb(level.perHour.core)}, web ${mb(level.perHour.web)}): ${level.met ? 'level' : 'NOT LEVEL OR TOO MUCH'}`,
    ...(faults.length > 0 ? [`${faults.length} things did not work`] : []),
  ].join('\n'),
};
