/** An issued document: what it says, how far it is carried on, where it comes from, and all that can follow. */
import { prefetch } from '../../core/client';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';

import type { DocumentDetail, PostalAddress } from '../../core/generated/commands';
import { DocumentScreen, Facts, Section } from '../../form';
import { t } from '../../i18n';
import type { Prepare } from '../../shell/navigation';
import { office } from '../../shell/office';
import { useAddress, useParam } from '../../shell/router';
import { Chip, Loaded } from '../../ui';
import { Chain } from './Chain';
import { History } from './History';
import { Instalments } from './Instalments';
import { LinesTable } from './LinesTable';
import { Postings } from './Postings';
import { Preview } from './Preview';
import { headFacts } from './DocumentPeek';
import { KINDS } from './kinds';
import { PrepaymentDialog, ReasonDialog } from './dialogs';
import { StateChip } from './states';
import { DocumentTotals } from './Totals';
import { begin, note } from './follow';
import { menuOf, primaryOf, useDocumentCommands } from './viewCommands';

export function DocumentView() {
  const id = useParam('id');
  return <Loaded key={id} command="document_get" request={{ id }} lines={10}>{(detail) => <Issued key={id} detail={detail} />}</Loaded>;
}

DocumentView.prepare = ((_, { id = '' }) => prefetch('document_get', { id })) satisfies Prepare;

type Asking = 'decline' | 'close' | 'prepayment' | 'postings' | null;

function Issued({ detail }: { detail: DocumentDetail }) {
  const { document, state, lines } = detail;
  const [asking, setAsking] = useState<Asking>(null);
  const [address, change] = useAddress();
  const spec = KINDS[document.kind];
  const commands = useDocumentCommands(detail, { ask: setAsking, preview: () => change({ preview: '1' }), postings: () => setAsking('postings') });
  const primary = primaryOf(detail);
  const close = (): void => setAsking(null);
  return (
    <DocumentScreen
      recorded={{ kind: 'document', id: document.id }}
      title={t('doc-title', { kind: t(`doc-kind-${document.kind}`), number: document.number })} back={spec.path}
      state={<>{document.prepayment_percent !== null && <Chip>{t('doc-prepayment')}</Chip>}<StateChip kind={document.kind} state={state} /></>}
      {...(primary ? { primary } : {})} actions={spec.paper ? ['documents.preview'] : []} menu={menuOf(commands, primary)}
      side={(
        <>
          <Customer detail={detail} />
          <Section title={t('details')}><Facts facts={headFacts(detail)} /></Section>
          <Instalments detail={detail} />
          <History detail={detail} />
        </>
      )}
    >
      <Chain detail={detail} />
      {document.intro && <p className="paper-text">{document.intro}</p>}
      <Section title={t('doc-lines', { count: lines.length })}>
        <LinesTable detail={detail} />
        {spec.priced && <div className="issued-totals"><DocumentTotals detail={detail} /></div>}
      </Section>
      {document.closing && <p className="paper-text">{document.closing}</p>}
      {asking === 'decline' && <ReasonDialog title={t('doc-decline-title', { number: document.number })} label={t('doc-decline-reason')} action={t('cmd-doc-decline')} onDone={(text) => note(document.id, 'declined', text)} onClose={close} />}
      {asking === 'close' && <ReasonDialog title={t('doc-close-title', { number: document.number })} label={t('doc-close-reason')} action={t('cmd-doc-close')} onDone={(text) => note(document.id, 'closed', text)} onClose={close} />}
      {asking === 'prepayment' && <PrepaymentDialog onDone={(percent) => void begin('invoice', { source: document.id, prepayment_percent: percent })} onClose={close} />}
      {asking === 'postings' && <Postings document={document.id} number={document.number} onClose={close} />}
      {address['preview'] === '1' && <Preview of={{ document: document.id }} kind={document.kind} title={document.number} onClose={() => change({ preview: null })} />}
    </DocumentScreen>
  );
}

/** Abroad the country belongs to the address. */
function Place({ of: { street, postal_code, city, country } }: { of: PostalAddress }) {
  return <><span>{street}</span><span>{[postal_code, city].filter(Boolean).join(' ')}</span>{country !== office().company.country && <span>{t(`country-${country}`)}</span>}</>;
}

function Customer({ detail: { document } }: { detail: DocumentDetail }) {
  const { party, party_snapshot: printed } = document;
  if (!party || !printed) return null;
  const { address, delivery_address: delivery } = printed;
  return (
    <Section title={t(KINDS[document.kind].party === 'supplier' ? 'doc-supplier' : 'doc-customer')}>
      <address className="postal">
        <Link to={`/contacts/${party}`}>{printed.name}</Link>
        {printed.contact && <span>{printed.contact}</span>}
        <Place of={address} />
      </address>
      {delivery && <address className="postal soft"><span>{t('doc-delivered-to')}</span>{delivery.name && <span>{delivery.name}</span>}<Place of={delivery} /></address>}
    </Section>
  );
}
