/** The paper before it is paper: its pages from the layout of the PDF, and the ways out: printer, file, other programs. */
import { useEffect, useState } from 'react';

import { useCommands } from '../../commands/registry';
import { call, useCommand, useQueryOf } from '../../core/client';
import { openFile } from '../../core/files';
import type { DocumentKind } from '../../core/generated/commands';
import * as fmt from '../../fmt';
import { t } from '../../i18n';
import { Button, Dialog, ErrorState, IconButton, NumberField, Select, Skeleton, toast, toastError } from '../../ui';
import { rememberPrinter, savePdf, usualPrinter } from './printing';

interface PreviewProps {
  of: { document: string } | { draft: string };
  kind: DocumentKind;
  title: string;
  onClose: () => void;
}

const ZOOMS = [50, 75, 100, 125, 150, 200] as const;
const FIRST = 2;

export function Preview({ of, kind, title, onClose }: PreviewProps) {
  const [zoom, setZoom] = useState(FIRST);
  const larger = (): void => setZoom((at) => Math.min(at + 1, ZOOMS.length - 1));
  const smaller = (): void => setZoom((at) => Math.max(at - 1, 0));
  useCommands([
    { id: 'preview.larger', title: 'cmd-zoom-in', group: 'view', keys: ['+', 'Ctrl++', 'Ctrl+='], inDialogs: true, silent: true, run: larger },
    { id: 'preview.smaller', title: 'cmd-zoom-out', group: 'view', keys: ['-', 'Ctrl+-'], inDialogs: true, silent: true, run: smaller },
  ]);
  const issued = 'document' in of ? of.document : null;
  const pages = useQueryOf('document_pages', { id: issued ?? '' }, { enabled: issued !== null, passing: true });
  const draft = useQueryOf('draft_pages', { id: 'draft' in of ? of.draft : '' }, { enabled: 'draft' in of, passing: true });
  const { data, error, refetch } = issued === null ? draft : pages;
  return (
    <Dialog
      title={t('preview-title', { title })} isOpen onClose={onClose} size="full"
      actions={issued === null ? <span className="soft">{t('preview-draft-hint')}</span> : <Ways id={issued} kind={kind} onPrinted={onClose} />}
    >
      <div className="preview">
        <div className="preview-tools">
          <span className="soft">{data ? t('preview-pages', { count: data.pages.length }) : ''}</span>
          {issued !== null && <Away id={issued} />}
          <span className="top-gap" />
          <IconButton icon="minus" label={t('cmd-zoom-out')} keys="-" onPress={smaller} isDisabled={zoom === 0} />
          <span className="preview-zoom">{fmt.percent(String(ZOOMS[zoom] ?? 100))}</span>
          <IconButton icon="plus" label={t('cmd-zoom-in')} keys="+" onPress={larger} isDisabled={zoom === ZOOMS.length - 1} />
        </div>
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keys */}
        <div className="preview-pages" tabIndex={0} role="group" aria-label={t('preview-title', { title })}>
          {error ? <ErrorState error={error} onRetry={() => void refetch()} /> : data ? <Pages pages={data.pages} percent={ZOOMS[zoom] ?? 100} /> : <Skeleton lines={12} />}
        </div>
      </div>
    </Dialog>
  );
}

/** The pages are drawn from the document; the paper itself may still be at head office. */
function Away({ id }: { id: string }) {
  const { data } = useQueryOf('document_get', { id });
  return data?.file && !data.paper_here ? <span className="soft" data-testid="preview-away">{t('preview-away')}</span> : null;
}

/** Pictures of the pages; as addresses of blobs, so that long documents do not travel through the page's text. Each is drawn when it is scrolled to. */
function Pages({ pages, percent }: { pages: readonly string[]; percent: number }) {
  const [urls, setUrls] = useState<readonly string[]>([]);
  useEffect(() => {
    const made = pages.map((page) => URL.createObjectURL(new Blob([page], { type: 'image/svg+xml' })));
    setUrls(made);
    return () => made.forEach((url) => URL.revokeObjectURL(url));
  }, [pages]);
  return <>{urls.map((url, at) => <img key={url} className="preview-page" loading="lazy" decoding="async" src={url} alt={t('preview-page', { page: at + 1 })} style={{ inlineSize: `calc(var(--page) * ${String(percent)} / 100)` }} />)}</>;
}

/** Open, save, print. */
function Ways({ id, kind, onPrinted }: { id: string; kind: DocumentKind; onPrinted: () => void }) {
  const printers = useQueryOf('printer_list', {}).data ?? [];
  const [chosen, setChosen] = useState<string | null>(null);
  const [copies, setCopies] = useState<string | null>('1');
  const print = useCommand('document_print');
  const printer = chosen ?? usualPrinter(kind, printers);
  const pdf = () => call('document_pdf', { id });
  const send = async (): Promise<void> => {
    if (printer === null) return;
    await print.run({ id, printer, copies: Number(copies ?? '1') });
    rememberPrinter(kind, printer);
    toast({ kind: 'done', title: t('preview-printed', { printer }) });
    onPrinted();
  };
  return (
    <>
      <Button icon="eye" onPress={() => void pdf().then(openFile).catch(toastError)} testId="preview-open">{t('preview-open')}</Button>
      <Button icon="export" onPress={() => void pdf().then(savePdf).catch(toastError)} testId="preview-save">{t('preview-save')}</Button>
      <span className="top-gap" />
      {printers.length === 0 ? <span className="soft">{t('preview-no-printer')}</span> : (
        <div className="preview-print">
          <Select label={t('preview-printer')} labelHidden value={printer} onChange={setChosen} choices={printers.map(({ name }) => ({ id: name, title: name }))} />
          <NumberField label={t('preview-copies')} labelHidden value={copies} onChange={setCopies} decimals={0} suffix="×" />
          <Button look="primary" icon="print" onPress={() => void send().catch(toastError)} isPending={print.running} isDisabled={printer === null} autoFocus testId="preview-print">{t('preview-print')}</Button>
        </div>
      )}
    </>
  );
}
