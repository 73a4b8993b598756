/** Which printer a kind of document went to last, on this computer. */
import type { DocumentKind, PrinterName } from '../../core/generated/commands';

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
