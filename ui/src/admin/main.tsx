/** The page with which an administrator looks after head office. It knows nothing of the window but its kit. */
import '../css/main.css';
import './admin.css';
import { createRoot } from 'react-dom/client';
import { I18nProvider } from 'react-aria-components';

import { chooseLanguage } from '../i18n';
import { AskHost, DialogHost, ToastRegion } from '../ui/overlays';
import { applySettings } from '../ui/settings';
import { AdminPage } from './AdminPage';
import { loadWords } from './texts';

const root = document.querySelector<HTMLElement>('#root');

async function start(place: HTMLElement): Promise<void> {
  applySettings();
  const language = chooseLanguage(new URLSearchParams(location.search).get('language'), navigator.languages);
  await loadWords(language);
  createRoot(place).render(
    <I18nProvider locale={language === 'de' ? 'de-DE' : 'en-GB'}>
      <AdminPage /><DialogHost /><AskHost /><ToastRegion />
    </I18nProvider>,
  );
}

if (root) void start(root);
