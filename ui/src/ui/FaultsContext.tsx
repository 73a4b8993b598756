/** The faults of a form, by the path of their field: the form puts them here, every field finds its own. */
import { type ReactNode, createContext, useContext, useEffect, useRef, useState } from 'react';

import { CommandFailed, type Fault, faultText, faultsOf } from '../core/faults';
import { t } from '../i18n';
import { Icon } from './icons';

/** One and the same for every form in which all is well: fields are drawn anew when faults come and go. */
const NONE: readonly Fault[] = [];
const FaultsContext = createContext(NONE);

/** The sentence about a field, if there is one. */
export function useFaultOf(name: string | undefined): string | undefined {
  const fault = useContext(FaultsContext).find((one) => name !== undefined && one.field === name);
  return fault && faultText(fault);
}

interface FormFaultsProps {
  /** What the command threw, or `null`. */
  error: unknown;
  children: ReactNode;
}

/** Faults that fields show by themselves, without a summary: what is known to be wrong while somebody still types. */
export function FieldFaults({ faults, children }: { faults: readonly Fault[]; children: ReactNode }) {
  const above = useContext(FaultsContext);
  return <FaultsContext value={faults.length > 0 ? [...faults, ...above] : above}>{children}</FaultsContext>;
}

const keyOf = ({ field, code }: Fault): string => `${field}:${code}`;

/** Shows all faults above the form, linked to their fields, and takes the focus there when new ones arrive. */
export function FormFaults({ error, children }: FormFaultsProps) {
  const faults = error ? faultsOf(error) : NONE;
  const reference = error instanceof CommandFailed ? error.reference : undefined;
  const summary = useRef<HTMLDivElement>(null);
  const known = useRef<ReadonlySet<string>>(new Set());
  const [labels, setLabels] = useState<Record<string, string>>({});
  useEffect(() => {
    const now = error ? faultsOf(error) : [];
    const before = known.current;
    known.current = new Set(now.map(keyOf));
    if (now.length === 0) return;
    setLabels(Object.fromEntries(now.map(({ field }) => [field, labelOf(field)])));
    // One fault less is a fault mended: the cursor stays where somebody is mending the next.
    if (now.length >= before.size || now.some((fault) => !before.has(keyOf(fault)))) summary.current?.focus();
  }, [error]);
  return (
    <FaultsContext value={faults}>
      {faults.length > 0 && (
        <div className="fault-summary" role="alert" tabIndex={-1} ref={summary}>
          <Icon name="error" />
          <div>
            <strong>{t('form-faults', { count: faults.length })}</strong>
            <ul>
              {faults.map((fault) => (
                <li key={keyOf(fault)}>
                  {fault.field ? <button type="button" onClick={() => focusField(fault.field)}>{labels[fault.field]}{faultText(fault, reference)}</button> : faultText(fault, reference)}
                </li>
              ))}
            </ul>
          </div>
        </div>
      )}
      {children}
    </FaultsContext>
  );
}

/** What the field of a path is called on the screen: "Line 2, Price: ". */
function labelOf(path: string): string {
  const label = document.querySelector(`[data-field="${CSS.escape(path)}"] > label`)?.firstChild?.textContent ?? '';
  const line = /\.(\d+)\./.exec(path)?.[1];
  if (!label) return '';
  return line === undefined ? t('fault-at', { field: label }) : t('fault-at-line', { line: Number(line) + 1, field: label });
}

/** Puts the cursor into the field of that path. */
export function focusField(path: string): void {
  const field = document.querySelector<HTMLElement>(`[data-field="${CSS.escape(path)}"]`);
  const control = field?.querySelector<HTMLElement>('input, textarea, button, [tabindex]') ?? field;
  control?.focus();
  control?.scrollIntoView({ block: 'center' });
}
