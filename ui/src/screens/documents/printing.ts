/** Ways of paper out of the program: as a file, and to the printer that a kind of document went to last on this computer. */
import { type FileContent, revealFile, saveFile } from '../../core/files';
import type { DocumentKind, PrinterName } from '../../core/generated/commands';
import { t } from '../../i18n';
import { toast, toastError } from '../../ui';

/** Lets the person save a PDF and tells where it went. Answers whether it was saved. */
export async function savePdf(file: FileContent): Promise<boolean> {
  const saved = await saveFile(file, t('preview-save-title'));
  if (typeof saved === 'string') toast({ kind: 'done', title: t('preview-saved'), text: saved, action: { title: t('preview-reveal'), run: () => void revealFile(saved).catch(toastError) } });
  return saved !== null;
}

const keyOf = (kind: DocumentKind): string => `kontor.printer.${kind}`;

/** The printer that was chosen last for this kind and is still there, else the one the system prefers. */
export function usualPrinter(kind: DocumentKind, printers: readonly PrinterName[]): string | null {
  const last = localStorage.getItem(keyOf(kind));
  const known = printers.find(({ name }) => name === last) ?? printers.find(({ preferred }) => preferred) ?? printers[0];
  return known?.name ?? null;
}

export function rememberPrinter(kind: DocumentKind, name: string): void {
  try {
    localStorage.setItem(keyOf(kind), name);
  } catch {
    // The next time it is chosen again.
  }
}
