/** A document beside its list: who, when, what it comes to, its lines, and what can follow. */
import type { DocumentDetail, LineDetail } from '../../core/generated/commands';
import * as fmt from '../../fmt';
import { type Fact, Facts } from '../../form';
import { t } from '../../i18n';
import { unitName } from '../../i18n/names';
import { may } from '../../shell/office';
import { go } from '../../shell/router';
import { Button, Loaded } from '../../ui';
import { begin } from './follow';
import { KINDS } from './kinds';
import { StateChip } from './states';
import { DocumentTotals } from './Totals';

const MOST_LINES = 12;

export function DocumentPeek({ id }: { id: string }) {
  return <Loaded command="document_get" request={{ id }} lines={8}>{(detail) => <Peek detail={detail} />}</Loaded>;
}

/** Dates and references of a document, as far as it has them. */
export function headFacts({ document, open, sent }: DocumentDetail): (Fact | null)[] {
  const { until } = KINDS[document.kind];
  return [
    { title: t('doc-date'), value: fmt.dateMedium(document.issued_on) },
    document.kind === 'dispatch' && document.party_snapshot ? { title: t('doc-destination'), value: document.party_snapshot.name } : null,
    document.supply_on === document.issued_on ? null : { title: t('doc-supply-on'), value: fmt.dateMedium(document.supply_on) },
    until && document.until_on ? { title: t(until), value: fmt.dateMedium(document.until_on) } : null,
    KINDS[document.kind].claim && document.until_on ? { title: t('doc-due'), value: fmt.dateMedium(document.until_on) } : null,
    document.reference ? { title: t('doc-reference'), value: document.reference } : null,
    document.reason ? { title: t('doc-reason'), value: document.reason } : null,
    document.prepayment_percent ? { title: t('doc-prepayment'), value: fmt.percent(document.prepayment_percent) } : null,
    document.kind === 'credit_note' ? { title: t('doc-goods-back'), value: t(document.goods_back ? 'doc-yes' : 'doc-no') } : null,
    KINDS[document.kind].steps.includes('sent') ? { title: t('doc-sent'), value: t(sent ? 'doc-yes' : 'doc-not-yet') } : null,
    open.minor === 0 ? null : { title: t('doc-open'), value: fmt.money(open), strong: true },
  ];
}

function Peek({ detail }: { detail: DocumentDetail }) {
  const { document, state, lines, next, open } = detail;
  const spec = KINDS[document.kind];
  return (
    <>
      <div><h2>{document.party_snapshot?.name ?? t(`doc-kind-${document.kind}`)}</h2><p className="soft">{document.number}</p></div>
      <StateChip kind={document.kind} state={state} />
      {(next.length > 0 || open.minor !== 0) && (
        <div className="peek-next">
          {spec.claim && open.minor !== 0 && may('payment.post') && <Button icon="payment" onPress={() => go(`/payments/new?document=${document.id}`)}>{t('cmd-payment-record')}</Button>}
          {next.map((kind) => <Button key={kind} icon={KINDS[kind].icon} onPress={() => void begin(kind, { source: document.id })}>{t(`cmd-doc-make-${kind}`)}</Button>)}
        </div>
      )}
      <Facts facts={headFacts(detail)} />
      <ul className="peek-lines">
        {lines.slice(0, MOST_LINES).map((one) => <PeekLine key={one.line.id} detail={one} currency={document.currency} priced={spec.priced} />)}
        {lines.length > MOST_LINES && <li className="soft">{t('doc-more-lines', { count: lines.length - MOST_LINES })}</li>}
      </ul>
      {spec.priced && <DocumentTotals detail={detail} />}
    </>
  );
}

function PeekLine({ detail: { line }, currency, priced }: { detail: LineDetail; currency: string; priced: boolean }) {
  return (
    <li>
      <span className="peek-quantity">{fmt.quantity(line.quantity, unitName(line.unit))}</span>
      <span className="peek-text">{line.text}</span>
      {priced && <span className="end">{fmt.amount({ minor: line.net_minor, currency })}</span>}
    </li>
  );
}
