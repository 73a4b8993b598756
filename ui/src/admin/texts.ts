/** The words of the page: some of the window's, and its own. Where there are none of a language, the English ones. */
import type { Language } from '../fmt';
import { speak } from '../i18n';

const FILES: Partial<Record<Language, Record<string, () => Promise<string>>>> = {
  en: import.meta.glob<string>('../../locales/en/{admin,app,errors,inbox,settings,sync}.ftl', { query: '?raw', import: 'default' }),
  de: import.meta.glob<string>('../../locales/de/{admin,app,errors,inbox,settings,sync}.ftl', { query: '?raw', import: 'default' }),
};

export async function loadWords(wanted: Language): Promise<void> {
  const language = FILES[wanted] ? wanted : 'en';
  speak(language, await Promise.all(Object.values(FILES[language] ?? {}).map((load) => load())));
  document.title = 'Kontor';
}
