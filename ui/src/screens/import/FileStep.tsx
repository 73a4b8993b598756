/** Which file: chosen or dropped. Below it what was brought in before. */
import { type DragEvent, useEffect, useRef, useState } from 'react';

import { isDesktop, onFileDrop } from '../../core/client';
import { base64Of, chooseFile } from '../../core/files';
import type { ImportFile } from '../../core/generated/commands';
import { t } from '../../i18n';
import { useAddress } from '../../shell/router';
import { Button, FormFaults, Icon, toastError } from '../../ui';
import { StepHead } from './ImportScreen';
import { RecentImports } from './RecentImports';
import { isKind } from './kinds';
import { look, useImport } from './state';
import { toStep } from './steps';

const EXTENSIONS = ['csv', 'txt', 'tsv', 'xlsx'];
/** What a page may hand over at once: bytes travel as text and twice, and `kontorctl serve` takes 4 MB in a request. */
const MOST_MB = { desktop: 60, browser: 3 } as const;

/** How large a file that is handed over by its bytes may be; one that is chosen by the system's dialog is read where it lies. */
const mostHere = (): number => (isDesktop() ? MOST_MB.desktop : MOST_MB.browser);

export function FileStep() {
  const [address] = useAddress();
  const { draft, done, looking, error } = useImport();
  const [tooLarge, setTooLarge] = useState<string | null>(null);
  const [over, setOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const asked = address['kind'] ?? '';
  const kind = isKind(asked) ? asked : null;

  const begin = async (file: ImportFile): Promise<void> => { if (await look(file, { kind })) toStep('columns'); };
  const take = async (file: File | undefined): Promise<void> => {
    setOver(false);
    if (!file || looking) return;
    const large = file.size > mostHere() * 1_000_000;
    setTooLarge(large ? file.name : null);
    if (!large) await begin({ from: 'content', name: file.name, base64: await base64Of(file) });
  };
  const choose = async (): Promise<void> => {
    if (!isDesktop()) {
      input.current?.click();
      return;
    }
    const path = await chooseFile(t('import-choose-title'), t('import-file-type'), EXTENSIONS);
    if (path !== null) await begin({ from: 'path', path });
  };
  const latest = useRef(begin);
  latest.current = begin;
  useEffect(() => onFileDrop(({ phase, paths: [path] }) => {
    setOver(phase === 'over');
    if (phase === 'dropped' && path !== undefined) void latest.current({ from: 'path', path });
  }), []);
  const allow = (event: DragEvent): void => {
    event.preventDefault();
    event.stopPropagation();
    setOver(true);
  };
  return (
    <div
      className="document-body" onDragEnter={allow} onDragOver={allow}
      onDragLeave={({ currentTarget, relatedTarget }) => { if (!currentTarget.contains(relatedTarget as Node | null)) setOver(false); }}
      onDrop={(event) => {
        event.preventDefault();
        event.stopPropagation();
        void take(event.dataTransfer.files[0]).catch(toastError);
      }}
    >
      <div className="sheet import-sheet">
        <StepHead title={t('import-file-title')} hint={t('import-file-hint')} />
        <FormFaults error={error}>
          {tooLarge !== null && <p className="hint-box" role="alert"><Icon name="warning" size={16} />{t(isDesktop() ? 'import-too-large-dropped' : 'import-too-large-browser', { name: tooLarge, most: mostHere() })}</p>}
          <div className="import-drop" data-over={over || undefined} data-field="file" data-testid="import.drop" aria-busy={looking}>
            <Icon name="import" size={32} />
            <p>{t('import-drop')}</p>
            <input
              ref={input} type="file" hidden accept={EXTENSIONS.map((one) => `.${one}`).join(',')} aria-label={t('import-choose')}
              onChange={({ currentTarget }) => {
                const file = currentTarget.files?.[0];
                void take(file).catch(toastError);
                currentTarget.value = '';
              }}
            />
            <Button look="primary" icon="archive" isPending={looking} onPress={() => void choose().catch(toastError)} testId="import.choose">{t('import-choose')}</Button>
            <p className="soft">{t('import-formats')}</p>
          </div>
          {draft && !done && (
            <p className="import-kept"><Icon name="quote" size={16} /><span>{t('import-kept', { name: draft.seen.name })}</span><Button look="quiet" onPress={() => toStep('columns')} testId="import.go-on">{t('import-go-on')}</Button></p>
          )}
        </FormFaults>
        <RecentImports />
      </div>
    </div>
  );
}
