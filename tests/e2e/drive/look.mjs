/**
 * What a person sees on the page. Runs inside of it, in any browser, so it uses nothing from outside of itself.
 *
 * `what` names one thing: the text of its `data-testid`, or `{ label }` for a field by the words beside it, `{ role, name }` as a
 * screen reader would call it, `{ text }` for words anywhere; `at` chooses among several. What is hidden or lies under a dialog is not there.
 *
 * Waits until it is there (`until: 'there'`), can be clicked and has come to rest (`'ready'`), holds a text (`'holds'`), or has gone
 * (`'gone'`). Answers its middle, its text and its value; says what it saw instead when the time is over.
 */
export async function look({ what, until = 'there', text = '', ms = 20_000 }) {
  const wish = typeof what === 'string' ? { test: what } : what;
  const ROLES = {
    button: 'button, [role=button]', link: 'a[href]', heading: 'h1, h2, h3, [role=heading]', option: '[role=option]', menuitem: '[role=menuitem]', tab: '[role=tab]',
    radio: '[role=radio], input[type=radio]', checkbox: '[role=checkbox], input[type=checkbox]', dialog: '[role=dialog]', row: '[role=row], tr', img: 'img', region: 'section[aria-label], [role=region]', notice: '[role=alertdialog]',
  };
  const squeezed = (words) => words.replace(/\s+/g, ' ').trim();
  const said = (ids) => squeezed((ids ?? '').split(' ').map((id) => document.getElementById(id)?.textContent ?? '').join(' '));
  const nameOf = (element) => squeezed(element.getAttribute('aria-label') ?? (said(element.getAttribute('aria-labelledby')) || element.getAttribute('alt') || element.textContent));
  const isSeen = (element) => element.getClientRects().length > 0 && getComputedStyle(element).visibility !== 'hidden' && !element.closest('[inert], [aria-hidden=true]');
  const labelled = (label) => {
    const control = label.control ?? document.getElementById(label.htmlFor) ?? document.querySelector(`[aria-labelledby~="${label.id}"]:not([role=listbox])`);
    return control ?? label.closest('.field')?.querySelector('input, textarea, button');
  };
  const find = () => {
    if (wish.test) return [...document.querySelectorAll(`[data-testid="${wish.test}"]`)];
    if (wish.label) {
      return [...document.querySelectorAll('label, .field-label, .field > .sr-only')].filter((label) => squeezed(label.textContent).replace(/ \*$/, '') === wish.label).map(labelled).filter(Boolean);
    }
    if (wish.role) return [...document.querySelectorAll(ROLES[wish.role])].filter((element) => wish.name === undefined || nameOf(element).includes(wish.name));
    return [...document.querySelectorAll('body *')].filter((element) => squeezed(element.textContent).includes(wish.text) && ![...element.children].some((child) => squeezed(child.textContent).includes(wish.text)));
  };
  const frame = () => new Promise((next) => { setTimeout(next, 25); });
  const middle = (element) => {
    const { left, top, width, height } = element.getBoundingClientRect();
    return { x: Math.round(left + width / 2), y: Math.round(top + height / 2) };
  };
  const isFree = (element, { x, y }) => {
    if (element.matches(':disabled, [aria-disabled=true]')) return false;
    const top = document.elementFromPoint(x, y);
    return top !== null && (element.contains(top) || top.contains(element) || top.closest('.field') === element.closest('.field'));
  };
  const end = Date.now() + ms;
  let before = null;
  for (;;) {
    const element = find().filter(isSeen)[wish.at ?? 0];
    if (!element) before = null;
    if (until === 'gone' && !element) return {};
    if (element) {
      if (until === 'ready') element.scrollIntoView({ block: 'nearest', inline: 'nearest' });
      const spot = middle(element);
      const rested = before?.element === element && before.x === spot.x && before.y === spot.y;
      before = { element, ...spot };
      const content = squeezed('value' in element && element.value !== '' ? String(element.value) : element.textContent);
      if (until === 'there' || (until === 'ready' && rested && isFree(element, spot)) || (until === 'holds' && content.includes(text))) return { ...spot, text: content };
    }
    if (Date.now() > end) {
      const seen = squeezed(document.querySelector('[role=dialog]')?.textContent ?? document.querySelector('#main, main')?.textContent ?? document.body.textContent);
      return { failed: `waited for ${JSON.stringify(what)} to be ${until} ${text}; ${element ? `it says "${squeezed(element.value ?? element.textContent).slice(0, 120)}"` : 'it is not there'}; the page says: ${seen.slice(0, 600)}` };
    }
    await frame();
  }
}
