/** The lines of an issued document, with how far each is carried on. */
import type { DocumentDetail, LineDetail } from '../../core/generated/commands';
import * as fmt from '../../fmt';
import { t } from '../../i18n';
import { unitName } from '../../i18n/names';
import { useLongRows } from '../../ui';
import { KINDS, type Progress } from './kinds';

/** "4 of 10", with a bar that shows the same. */
export function ProgressMark({ done, of }: { done: string; of: string }) {
  if (fmt.exact.compare(done, '0') === 0) return <span className="soft">–</span>;
  const whole = fmt.exact.compare(done, of) >= 0;
  const share = whole ? '100' : fmt.exact.multiply(fmt.exact.divide(done, of, 4) ?? '0', '100');
  return (
    <span className={whole ? 'done-part whole' : 'done-part'}>
      <span className="done-bar" aria-hidden="true"><span style={{ inlineSize: `${share}%` }} /></span>
      {whole ? fmt.decimal(done) : t('doc-of', { done: fmt.decimal(done), of: fmt.decimal(of) })}
    </span>
  );
}

const progressOf = (detail: LineDetail, column: Progress): string => detail[column];

export function LinesTable({ detail: { document, lines } }: { detail: DocumentDetail }) {
  const spec = KINDS[document.kind];
  const { shown, end } = useLongRows(lines);
  const cost = document.kind === 'receipt';
  const discounted = lines.some(({ line }) => line.discount_percent !== null);
  const money = (minor: number): string => fmt.amount({ minor, currency: document.currency });
  const digits = fmt.currencyDigits(document.currency);
  // What nothing has happened to needs no column; nor does a delivery that was invoiced by its order, whose lines carry the invoice.
  const happened = (column: Progress): boolean => lines.some((one) => fmt.exact.compare(one[column], '0') !== 0);
  const progress = spec.progress.filter((column) => happened(column) || (column !== 'returned' && document.kind !== 'delivery'));
  return (
    <div className="lines issued">
      <table>
        <thead>
          <tr>
            <th scope="col" className="line-number"><span className="sr-only">{t('line-number')}</span></th>
            <th scope="col" className="line-what">{t('doc-item')}</th>
            <th scope="col" className="end">{t('doc-quantity')}</th>
            {progress.map((column) => <th key={column} scope="col" className="line-progress end">{t(`doc-${column}`)}</th>)}
            {(spec.priced || cost) && <th scope="col" className="end">{t(cost ? 'doc-cost' : 'doc-price')}</th>}
            {spec.priced && discounted && <th scope="col" className="end">{t('doc-discount')}</th>}
            {spec.priced && <th scope="col" className="end">{t('doc-vat')}</th>}
            {spec.priced && <th scope="col" className="end">{t('doc-net-of', { currency: document.currency })}</th>}
          </tr>
        </thead>
        <tbody>
          {shown.map((one) => {
            const { line } = one;
            return (
              <tr key={line.id}>
                <td className="line-number">{line.position}</td>
                <td className="line-what">
                  {line.text}
                  {(line.sku || line.description) && <span className="line-note">{[line.sku, line.description].filter(Boolean).join(' · ')}</span>}
                </td>
                <td className="end">{fmt.quantity(line.quantity, unitName(line.unit))}</td>
                {progress.map((column) => <td key={column} className="line-progress end"><ProgressMark done={progressOf(one, column)} of={line.quantity} /></td>)}
                {(spec.priced || cost) && <td className="end">{fmt.decimal(line.price, { min: digits })}</td>}
                {spec.priced && discounted && <td className="end">{line.discount_percent === null ? '' : fmt.percent(line.discount_percent)}</td>}
                {spec.priced && <td className="end">{line.vat_category ? fmt.percent(line.vat_rate) : ''}</td>}
                {spec.priced && <td className="end">{money(line.net_minor)}</td>}
              </tr>
            );
          })}
          {end}
        </tbody>
      </table>
    </div>
  );
}
