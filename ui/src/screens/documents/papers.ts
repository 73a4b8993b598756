/** The papers of many documents in one archive. */
import { choosePlace, revealFile, saveFile, savesByPath } from '../../core/files';
import type { DocumentListRequest } from '../../core/generated/commands';
import { t } from '../../i18n';
import { runOver } from '../../jobs/running';
import { toast, toastError } from '../../ui';

/** Makes the archive where the person wants it, and says where it is. */
export async function savePapers(list: DocumentListRequest, name: string): Promise<void> {
  const title = t('bulk-papers');
  const to = savesByPath() ? await choosePlace(title, `${name}.zip`, 'ZIP', ['zip']) : null;
  if (savesByPath() && to === null) return;
  const made = await runOver('documents_pdf', { list, title: name, to }, title);
  if (made?.file) await saveFile(made.file, title);
  const path = made?.path;
  if (path) toast({ kind: 'done', title: t('bulk-papers-done', { count: made.rows }), text: path, action: { title: t('preview-reveal'), run: () => void revealFile(path).catch(toastError) } });
}
