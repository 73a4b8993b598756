// What the processes of the window take. Shared pages count in parts, so that the sum is what the computer really gives (PSS).
import { readFileSync, readdirSync } from 'node:fs';

const read = (pid, name) => { try { return readFileSync(`/proc/${pid}/${name}`, 'utf8'); } catch { return ''; } };
const parentOf = (pid) => Number(/\) \S (\d+)/.exec(read(pid, 'stat'))?.[1] ?? 0);
const nameOf = (pid) => /\((.*)\)/.exec(read(pid, 'stat'))?.[1] ?? '';

/** Whether a process was started by another one, however far back. */
const isBelow = (pid, above) => pid > 1 && (pid === above || isBelow(parentOf(pid), above));

/** What the driver itself needs is not the window's. */
const DRIVERS = new Set(['tauri-driver', 'WebKitWebDriver']);
/** The name of a process ends after 15 letters. */
const ROLES = { WebKitWebProces: 'web', WebKitNetworkPr: 'network', WebKitGPUProces: 'graphics' };

/** Megabytes by role below the driver: the core, the web process, the network process; `sum` of all. */
export function memoryBelow(driver) {
  const found = { core: 0, web: 0, network: 0 };
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name)).map(Number)) {
    const name = nameOf(pid);
    if (DRIVERS.has(name) || !isBelow(pid, driver)) continue;
    const role = ROLES[name] ?? 'core';
    found[role] = (found[role] ?? 0) + Number(/^Pss:\s+(\d+) kB/m.exec(read(pid, 'smaps_rollup'))?.[1] ?? 0) / 1024;
  }
  return { ...found, sum: Object.values(found).reduce((sum, part) => sum + part, 0) };
}

/** The straight line through points: how much `y` grows with each `x`. */
export function slope(points) {
  const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [middle, height] = [mean(points.map(({ x }) => x)), mean(points.map(({ y }) => y))];
  const spread = points.reduce((sum, { x }) => sum + (x - middle) ** 2, 0);
  return spread === 0 ? 0 : points.reduce((sum, { x, y }) => sum + (x - middle) * (y - height), 0) / spread;
}
