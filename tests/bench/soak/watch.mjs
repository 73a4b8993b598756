/**
 * The stopwatch of the long use, put into the page once: from a real key or click until what it asked for is painted. Runs inside of
 * the page, so it uses nothing from outside of itself.
 *
 * Whatever the window asks of the core passes here too, so that a slow screen is told apart from a slow command.
 */
export function watch() {
  if (window.watch) return null;
  const PATIENCE_MS = 30_000;
  const frame = () => new Promise((next) => { requestAnimationFrame(next); });
  const main = () => document.querySelector('#main');
  const heading = () => main()?.querySelector('h1')?.textContent ?? '';
  const grid = () => document.querySelector('#main [role=grid][data-testid]');
  const isSeen = (selector) => [...document.querySelectorAll(selector)].some((element) => element.getClientRects().length > 0);
  const isBusy = () => document.querySelector('#main [aria-busy=true], #main .skeleton, .modal .skeleton, .grid-wait') !== null;

  const calls = [];
  let underway = 0;
  const plain = window.fetch;
  /** The command that a message carries, as the desktop and the browser send it. */
  const commandOf = (resource, body) => {
    const path = /\/rpc\/(\w+)$/.exec(String(resource?.url ?? resource));
    try {
      const sent = typeof body === 'string' ? JSON.parse(body) : null;
      return path ? { name: path[1], request: sent } : sent?.name ? { name: sent.name, request: sent.request } : null;
    } catch {
      return null;
    }
  };
  window.fetch = async (resource, init) => {
    const command = commandOf(resource, init?.body);
    if (!command) return plain(resource, init);
    const begun = performance.now();
    underway += 1;
    try {
      return await plain(resource, init);
    } finally {
      underway -= 1;
      calls.push({ name: command.name, ms: performance.now() - begun, request: JSON.stringify(command.request).slice(0, 400) });
    }
  };

  /** What must hold: `path` in the address, `left` another heading than this one, `here` and `gone` by selector, `says` somewhere in `within`, `asked` a list that asked anew, `quiet` nothing is asked of the core any more. */
  const holds = ({ path, left, here, gone, says, within = '#main', asked, quiet }, seen) => !isBusy()
    && (path === undefined || location.hash.startsWith(`#${path}`))
    && (left === undefined || left === null || (heading() !== '' && heading() !== left))
    && (here === undefined || isSeen(here))
    && (gone === undefined || !isSeen(gone))
    && (says === undefined || [...document.querySelectorAll(within)].some(({ textContent }) => textContent.includes(says)))
    && (!asked || seen.asked)
    && (!quiet || underway === 0);

  /** Waits for the first event of these types, or begins at once without any; `window.watch.seen` then has the times. */
  const begin = (what, wish, on) => {
    const seen = { asked: false };
    const observer = new MutationObserver((records) => { seen.asked ||= records.some(({ target, oldValue }) => oldValue === 'true' && target.getAttribute('aria-busy') === 'false'); });
    if (wish.asked) observer.observe(main(), { attributeFilter: ['aria-busy'], attributeOldValue: true, subtree: true });
    const run = async (begun) => {
      let longest = 0;
      let before = performance.now();
      do {
        await frame();
        longest = Math.max(longest, performance.now() - before);
        before = performance.now();
        if (before - begun > PATIENCE_MS) throw new Error(`${what} did not happen; ${JSON.stringify(wish)}; at ${location.hash} the page says: ${(document.querySelector('[role=dialog]') ?? main())?.textContent.slice(0, 300)}`);
      } while (!holds(wish, seen));
      await frame();
      return { ms: performance.now() - begun, frame: longest };
    };
    window.watch.seen = new Promise((done, failed) => {
      const go = ({ timeStamp } = {}) => {
        for (const type of on) window.removeEventListener(type, go, true);
        const now = performance.now();
        run(timeStamp > now - 1000 && timeStamp <= now ? timeStamp : now).then(done, failed).finally(() => observer.disconnect());
      };
      for (const type of on) window.addEventListener(type, go, true);
      if (on.length === 0) go();
    });
    // Heard of when it is asked for.
    window.watch.seen.catch(() => undefined);
    return null;
  };

  /** The middle of the first thing of a selector that can be pressed, once it is there and has come to rest. */
  const spot = async (selector, at) => {
    const end = performance.now() + PATIENCE_MS;
    let before = null;
    for (;;) {
      const element = [...document.querySelectorAll(selector)].filter((one) => one.getClientRects().length > 0 && !one.closest('[inert]') && !one.matches(':disabled, [aria-disabled=true]')).at(at);
      if (element) {
        element.scrollIntoView({ block: 'nearest', inline: 'nearest' });
        const { left, top, width, height } = element.getBoundingClientRect();
        const place = { x: Math.round(left + width / 2), y: Math.round(top + height / 2) };
        const over = document.elementFromPoint(place.x, place.y);
        if (before?.x === place.x && before.y === place.y && (element.contains(over) || over?.contains(element) || over?.closest('.field') === element.closest('.field'))) return place;
        before = place;
      }
      if (performance.now() > end) throw new Error(`${selector} ${element ? 'is covered' : 'is not there'} at ${location.hash}; the page says: ${(document.querySelector('[role=dialog]') ?? main())?.textContent.slice(0, 300)}`);
      await frame();
    }
  };

  window.watch = {
    begin, spot, heading, seen: null,
    /** The heading that must go when another place is gone to; nothing where somebody is there already. */
    headingElsewhere: (path) => (location.hash.startsWith(`#${path}`) ? undefined : heading()),
    /** What was asked of the core since the last look. */
    calls: () => calls.splice(0),
    /** Moves the list to a part of its way. */
    scrollTo: (part) => { grid().scrollTo({ top: (grid().scrollHeight - grid().clientHeight) * part }); return null; },
    /** To the end of what is drawn as far as somebody scrolls. */
    toEnd: async (selector) => {
      const box = [...document.querySelectorAll(selector)].find(({ scrollHeight, clientHeight }) => scrollHeight > clientHeight);
      while (document.querySelector('#main .rows-end')) {
        box.scrollTo({ top: box.scrollHeight });
        await frame();
      }
      return null;
    },
    goTo: (path) => { location.hash = `#${path}`; return null; },
    sorts: () => [...(grid()?.querySelectorAll('[data-sort]') ?? [])].map(({ dataset }) => dataset.sort),
    rows: () => Number(grid()?.getAttribute('aria-rowcount') ?? 0) - 1,
    nodes: () => document.querySelectorAll('*').length,
  };
  return null;
}
