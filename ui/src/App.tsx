/** Mounts the window: language, theme, cache, routes. The same for the real start, for tests and for looking at screens. */
import { QueryClientProvider } from '@tanstack/react-query';
import { type RouterHistory, RouterProvider } from '@tanstack/react-router';
import { StrictMode, useEffect, useMemo, useState } from 'react';
import { I18nProvider, RouterProvider as AriaRouterProvider } from 'react-aria-components';
import { type Root, createRoot } from 'react-dom/client';

import { connect, queries } from './core/client';
import type { Transport } from './core/transport';
import { type Language, language } from './fmt';
import { chooseLanguage, loadLanguage, t } from './i18n';
import type { Area } from './shell/navigation';
import { useOfficeLanguage } from './shell/office';
import { type Router, buildRouter, go } from './shell/router';
import { ErrorState } from './ui/parts';
import { applySettings, currentSettings, useSettings } from './ui/settings';

/** Where the component kit has no Kazakh, Russian is nearest: same order of dates, same marks. */
const KIT_LOCALES: Record<Language, string> = { en: 'en-GB', de: 'de-DE', pl: 'pl-PL', ru: 'ru-RU', kk: 'ru-KZ', id: 'id-ID' };

/** What the computer speaks. WebKitGTK knows no language where the session sets no locale; the shell does. */
function systemLanguages(): readonly string[] {
  const host = (window as { kontorHost?: { language?: string | null } }).kontorHost?.language;
  return host ? [host, ...navigator.languages] : navigator.languages;
}

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
  const wanted = chooseLanguage(chosen || usual, systemLanguages());
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
 * The desktop window stays hidden until its page stands, so that nobody sees it white. Told by what was put into the page, not by a
 * frame: a hidden window may draw none. Its colour is kept for the next start.
 */
function tellWhenPainted(transport: Transport, root: HTMLElement): void {
  const observer = new MutationObserver(() => {
    if (!root.firstElementChild) return;
    observer.disconnect();
    const colour = getComputedStyle(document.body).backgroundColor.match(/^rgb\((\d+), (\d+), (\d+)\)$/)?.slice(1).map(Number);
    transport.call('desktop_painted', { background: colour ?? null }).catch(() => undefined);
  });
  observer.observe(root, { childList: true });
}

/** Starts the window on a transport: the core is asked and the first screen fetched while the language is loaded, and all is painted at once. */
export async function start(transport: Transport, areas: readonly Area[], root: HTMLElement): Promise<Root> {
  applySettings();
  connect(transport);
  if (transport.desktop) behaveAsProgram();
  const begun = buildRouter(areas);
  await Promise.all([loadLanguage(chooseLanguage(currentSettings().language, systemLanguages())), begun.load()]);
  if (transport.desktop) tellWhenPainted(transport, root);
  const mounted = createRoot(root);
  mounted.render(<StrictMode><App areas={areas} begun={begun} /></StrictMode>);
  return mounted;
}
