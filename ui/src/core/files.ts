/** Files for the person: in the desktop window by the dialogs of the system, in a browser by its downloads. */
import { callDesktop, isDesktop } from './client';

/** A file as commands answer it. */
export interface FileContent {
  name: string;
  mime: string;
  /** The bytes in base64. */
  base64: string;
}

function objectUrl({ base64, mime }: FileContent): string {
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.codePointAt(0) ?? 0);
  return URL.createObjectURL(new Blob([bytes], { type: mime }));
}

/** Long enough for any browser to have taken the bytes. */
const FORGET_MS = 60_000;

/** Lets the person save it. Answers the path, `true` for a download, and `null` when they thought better of it. */
export async function saveFile(file: FileContent, title: string): Promise<string | true | null> {
  if (isDesktop()) return await callDesktop('save', { title, name: file.name, base64: file.base64 }) as string | null;
  const link = document.createElement('a');
  link.href = objectUrl(file);
  link.download = file.name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), FORGET_MS);
  return true;
}

/** Has the system's own program show it; in a browser, a tab. */
export async function openFile(file: FileContent): Promise<void> {
  if (isDesktop()) {
    await callDesktop('open', { name: file.name, base64: file.base64 });
    return;
  }
  const url = objectUrl(file);
  window.open(url, '_blank', 'noopener');
  setTimeout(() => URL.revokeObjectURL(url), FORGET_MS);
}

/** The bytes of a file in base64. */
export const base64Of = (file: File): Promise<string> => new Promise((resolve, reject) => {
  const reader = new FileReader();
  reader.addEventListener('load', () => resolve(String(reader.result).split(',')[1] ?? ''));
  reader.addEventListener('error', () => reject(reader.error ?? new Error(file.name)));
  reader.readAsDataURL(file);
});

/** The dialog of the system for a file that is there. Answers its path, or `null`; only in the desktop window. */
export async function chooseFile(title: string, type: string, extensions: readonly string[]): Promise<string | null> {
  return await callDesktop('choose', { kind: 'open', title, types: [{ label: type, extensions }] }) as string | null;
}

/** Whether a file that the core makes can go straight to its place, without passing through the page. */
export const savesByPath = (): boolean => isDesktop();

/** The dialog of the system for a file that the core shall write itself. Answers its path, or `null`; only in the desktop window. */
export async function choosePlace(title: string, name: string, type: string, extensions: readonly string[]): Promise<string | null> {
  return await callDesktop('choose', { kind: 'save', title, name, types: [{ label: type, extensions }] }) as string | null;
}

/** Shows the folder of a file that was saved in this run. */
export const revealFile = async (path: string): Promise<unknown> => callDesktop('reveal', { path });

/** The dialog of the system for a folder. Answers its path, or `null`; only in the desktop window. */
export async function chooseFolder(title: string): Promise<string | null> {
  return await callDesktop('choose', { kind: 'folder', title, types: [] }) as string | null;
}
