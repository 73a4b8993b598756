/**
 * The stopwatch in the page: what WebDriver itself takes does not count. Both functions run inside of the page, so they use nothing
 * from outside of themselves.
 *
 * "Painted" is when the frame after the one with the change begins: only then has the change left the page.
 */

/**
 * Waits for the first row of a list; without rows to come, for the first thing that is painted. Answers times since the epoch. Whoever
 * comes too late to see it happen answers the time of his coming, so that an error makes the figure worse and never better.
 */
export async function beginning({ row }) {
  if (location.href === 'about:blank') return null;
  const frame = () => new Promise((next) => { requestAnimationFrame(next); });
  const since = () => performance.timeOrigin + performance.now();
  const came = since();
  const answer = { origin: performance.timeOrigin, shown: document.hidden ? null : performance.timeOrigin, came };
  document.addEventListener('visibilitychange', () => { answer.shown ??= since(); });
  const there = () => (row ? document.querySelector(row) : performance.getEntriesByName('first-contentful-paint')[0]);
  if (row && there()) return { ...answer, drawn: came, late: true };
  if (row) {
    await new Promise((seen) => {
      const observer = new MutationObserver(() => {
        if (!there()) return;
        observer.disconnect();
        seen();
      });
      observer.observe(document, { childList: true, subtree: true });
    });
    await frame();
    // After the frame itself, which is what the browser calls a paint of the empty window.
    await new Promise((next) => { setTimeout(next, 0); });
    return { ...answer, drawn: since(), late: false };
  }
  while (!there()) await frame();
  return { ...answer, drawn: performance.timeOrigin + there().startTime, late: false };
}

/** Does one task and answers its times in milliseconds. */
export async function measure({ task, ...wish }) {
  const PATIENCE_MS = 20_000;
  const main = () => document.querySelector('#main');
  const grid = () => document.querySelector('#main [role=grid][data-testid]');
  const frame = () => new Promise((next) => { requestAnimationFrame(next); });
  const isBusy = () => document.querySelector('#main [aria-busy=true], #main .skeleton') !== null;

  /** Acts, and answers how long it took until `test` held and was painted. */
  async function timed(what, act, test) {
    const begun = performance.now();
    act();
    do {
      await frame();
      if (performance.now() - begun > PATIENCE_MS) throw new Error(`${what} did not happen; the page says: ${main()?.textContent.slice(0, 300)}`);
    } while (!test());
    await frame();
    return performance.now() - begun;
  }
  const press = (target, key) => target.dispatchEvent(new KeyboardEvent('keydown', { key, code: key, bubbles: true, cancelable: true }));
  const rested = () => timed('coming to rest', () => undefined, () => main()?.querySelector('h1') && !isBusy());

  /** A click on each area of the rail, in its order, until its own heading stands there and nothing is awaited. */
  async function areas() {
    await rested();
    const found = [];
    for (const link of document.querySelectorAll('.rail-link')) {
      const path = link.getAttribute('href').replace(/^.*#/, '');
      if (location.hash.startsWith(`#${path}`)) continue;
      const before = main().querySelector('h1').textContent;
      const ms = await timed(path, () => link.click(), () => {
        const heading = main().querySelector('h1');
        return location.hash.startsWith(`#${path}`) && heading !== null && heading.textContent !== before && !isBusy();
      });
      found.push({ path, ms, rows: Number(grid()?.getAttribute('aria-rowcount') ?? 0) });
    }
    return found;
  }

  async function moves({ times }) {
    await rested();
    grid().focus();
    const at = () => Number(grid().querySelector('.grid-row.cursor')?.getAttribute('aria-rowindex'));
    const found = [];
    for (let count = 0; count < times; count += 1) {
      const next = at() + 1;
      found.push(await timed(`the cursor on row ${next}`, () => press(grid(), 'ArrowDown'), () => at() === next));
    }
    return found;
  }

  /** The least that a change of the whole window can take: one bare veil laid over it and lifted again. */
  async function veil({ times }) {
    const cover = document.createElement('div');
    cover.style.cssText = 'position: fixed; inset: 0; z-index: 99; background: rgb(0 0 0 / 0.3)';
    const found = [];
    for (let count = 0; count < times; count += 1) {
      found.push(await timed('the veil', () => document.body.append(cover), () => true));
      await timed('the end of the veil', () => cover.remove(), () => true);
    }
    return found;
  }

  const paletteHere = () => document.querySelector('[data-testid=palette]');
  /** Waits for Ctrl+K from a real keyboard: the window takes no shortcut from a script. `palette` answers how long it took from there. */
  const palettePressed = () => {
    window.paletteOpened = new Promise((pressed) => {
      window.addEventListener('keydown', function onKey({ key }) {
        if (key !== 'k') return;
        window.removeEventListener('keydown', onKey, true);
        pressed(timed('the palette', () => undefined, () => paletteHere()?.querySelector('[role=menuitem]') && paletteHere().contains(document.activeElement)));
      }, true);
    });
    // A promise that came back from here would be waited for.
    return null;
  };
  const palette = () => window.paletteOpened;
  const paletteGone = () => timed('the end of the palette', () => undefined, () => !paletteHere());

  /** Down and up again by more than a screen every few frames; a row that is not there or still waits for its data is blank. */
  async function scrolling({ frames }) {
    await rested();
    const box = grid();
    const head = box.querySelector('.grid-head').offsetHeight;
    const isBlank = () => {
      const seen = box.getBoundingClientRect();
      const rows = [...box.querySelectorAll('.grid-row')].map((row) => ({ row, rect: row.getBoundingClientRect() })).filter(({ rect }) => rect.bottom > seen.top + head && rect.top < seen.top + box.clientHeight);
      const tops = rows.map(({ rect }) => rect.top);
      const bottoms = rows.map(({ rect }) => rect.bottom);
      return rows.length === 0 || Math.min(...tops) > seen.top + head + 1 || Math.max(...bottoms) < seen.top + box.clientHeight - 1 || rows.some(({ row }) => row.querySelector('.grid-wait'));
    };
    const way = box.scrollHeight - box.clientHeight;
    const found = [];
    let blank = 0;
    let before = await frame();
    for (let count = 1; count <= frames; count += 1) {
      const part = count / frames * 2;
      // Between two frames, as a wheel does it: the list hears of it before the next one is painted.
      setTimeout(() => box.scrollTo({ top: way * (part <= 1 ? part : 2 - part) }), 0);
      const now = await frame();
      found.push(now - before);
      before = now;
      if (isBlank()) blank += 1;
    }
    return { frames: found, blank, way };
  }

  /** Every heading that sorts, twice; then every text that filters. */
  async function order({ texts }) {
    await rested();
    const found = [];
    const answered = async (what, act) => {
      let done = false;
      const observer = new MutationObserver((records) => { done ||= records.some(({ oldValue }) => oldValue === 'true') && grid().getAttribute('aria-busy') === 'false'; });
      observer.observe(grid(), { attributeFilter: ['aria-busy'], attributeOldValue: true });
      found.push({ what, ms: await timed(what, act, () => done) });
      observer.disconnect();
    };
    for (const { dataset: { sort } } of grid().querySelectorAll('[data-sort]')) {
      for (const way of ['first', 'second']) await answered(`sort by ${sort}, ${way} way`, () => grid().querySelector(`[data-sort="${sort}"]`).click());
    }
    const path = location.hash.split('?')[0];
    for (const text of texts) await answered(`search "${text}"`, () => { location.hash = text ? `${path}?q=${encodeURIComponent(text)}` : path; });
    return found;
  }

  return { areas, moves, veil, palettePressed, palette, paletteGone, scrolling, order, rested }[task](wish);
}
