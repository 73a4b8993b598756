/** Mounts the window: language, theme, cache, routes. The same for the real start, for tests and for looking at screens. */
import { QueryClientProvider } from '@tanstack/react-query';
import { type RouterHistory, RouterProvider } from '@tanstack/react-router';
import { StrictMode, useEffect, useMemo, useState } from 'react';
import { I18nProvider, RouterProvider as AriaRouterProvider } from 'react-aria-components';
import { type Root, createRoot } from 'react-dom/client';

import { connect, queries } from './core/client';
import type { Transport } from './core/transport';
import { type Language, language } from './fmt';
import { chooseLanguage, languages, loadLanguage, t } from './i18n';
import { followDoor } from './shell/door/desk';
import type { Area } from './shell/navigation';
import { lookAround, officeLanguage, useOfficeLanguage } from './shell/office';
import { type Router, buildRouter, go, loadCode } from './shell/router';
import { ErrorState } from './ui/parts';
import { applySettings, currentSettings, useSettings } from './ui/settings';

/** Where the component kit has no Kazakh, Russian is nearest: same order of dates, same marks. */
const KIT_LOCALES: Record<Language, string> = { en: 'en-GB', de: 'de-DE', pl: 'pl-PL', ru: 'ru-RU', kk: 'ru-KZ', id: 'id-ID' };

/** What the computer speaks. WebKitGTK knows no language where the session sets no locale; the shell does. */
function systemLanguages(): readonly string[] {
  const host = (window as { kontorHost?: { language?: string | null } }).kontorHost?.language;
  return host ? [host, ...navigator.languages] : navigator.languages;
}

/** What was chosen on this PC, else what goes with the company, else what the computer speaks. */
const languageWanted = (usual: Language | '', chosen = currentSettings().language): Language => chooseLanguage(chosen || usual, systemLanguages());

interface AppProps {
  areas: readonly Area[];
  history?: RouterHistory;
  /** One that is on its way to its first screen already. */
  begun?: Router;
}

/** A change of language mounts everything anew, so that no text is left behind. */
export function App({ areas, history, begun }: AppProps) {
  const router = useMemo(() => begun ?? buildRouter(areas, history), [begun, areas, history]);
  const chosen = useSettings().language;
  const usual = useOfficeLanguage();
  const wanted = languageWanted(usual, chosen);
  const [shown, setShown] = useState<Language>(language());
  const [error, setError] = useState<unknown>(null);
  useEffect(() => {
    if (wanted !== shown) loadLanguage(wanted).then(() => setShown(wanted)).catch(setError);
  }, [wanted, shown]);
  if (error) return <ErrorState error={error} onRetry={() => location.reload()} />;
  return <Window key={shown} locale={KIT_LOCALES[shown]} router={router} />;
}

function Window({ locale, router }: { locale: string; router: Router }) {
  useEffect(() => {
    document.title = t('app-name');
  }, []);
  useEffect(followDoor, []);
  return (
    <I18nProvider locale={locale}>
      <AriaRouterProvider navigate={go}>
        <QueryClientProvider client={queries}><RouterProvider router={router} /></QueryClientProvider>
      </AriaRouterProvider>
    </I18nProvider>
  );
}

/** Outside text fields the window is a program, not a page: no context menu, no dropped links. */
function behaveAsProgram(): void {
  document.addEventListener('contextmenu', (event) => {
    const editable = event.target instanceof Element && event.target.closest('input, textarea, [contenteditable=true]');
    if (!editable) event.preventDefault();
  });
  document.addEventListener('dragstart', (event) => {
    if (event.target instanceof HTMLAnchorElement) event.preventDefault();
  });
}

/**
 * The desktop window stays hidden until its page is about to stand, so that nobody sees it white. Told before the page is made: the
 * desktop takes as long to show a window as the page to be made. Its colour is kept for the next start.
 */
function showWindow(transport: Transport): void {
  const colour = getComputedStyle(document.body).backgroundColor.match(/^rgb\((\d+), (\d+), (\d+)\)$/)?.slice(1).map(Number);
  transport.call('desktop_painted', { background: colour ?? null }).catch(() => undefined);
}

/** A font that comes later has everything laid out and painted twice. Where it cannot be had, the letters of the system do. */
const loadLetters = (of: Language): Promise<unknown> | undefined =>
  document.fonts?.load('1rem "Inter Variable"', languages.find(({ code }) => code === of)?.name).catch(() => undefined);

/** The language of this PC while the core is still asked, then the one that goes with the company. */
async function loadWords(opened: Promise<unknown>): Promise<void> {
  const first = languageWanted(officeLanguage());
  await Promise.all([loadLanguage(first), loadLetters(first), opened]);
  const wanted = languageWanted(officeLanguage());
  if (wanted !== first) await Promise.all([loadLanguage(wanted), loadLetters(wanted)]);
}

/** Starts the window on a transport: all that decides how its first screen looks is there before it is made, so that it is painted once. */
export async function start(transport: Transport, areas: readonly Area[], root: HTMLElement): Promise<Root> {
  applySettings();
  connect(transport);
  if (transport.desktop) behaveAsProgram();
  const begun = buildRouter(areas);
  loadCode(areas, begun);
  // What goes wrong here is asked again by the gate of the first screen, which says so.
  const opened = lookAround().catch(() => false);
  await Promise.all([loadWords(opened), opened.then(() => begun.load())]);
  if (transport.desktop) showWindow(transport);
  const mounted = createRoot(root);
  mounted.render(<StrictMode><App areas={areas} begun={begun} /></StrictMode>);
  return mounted;
}
