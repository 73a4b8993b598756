/** What can be done with many documents at once. */
import { t } from '../../i18n';
import { type BulkChange, changeOf } from '../../list/bulk/changes';
import { TextField } from '../../ui';

export const documentChanges: readonly BulkChange[] = [
  changeOf({ id: 'documents.bulk-sent', title: 'bulk-document-sent', icon: 'mail', right: 'document.post', initial: '', form: (value, onChange) => <TextField label={t('bulk-sent-how')} value={value} onChange={onChange} autoFocus />, wish: (note) => ({ do: 'document_sent', note: note.trim() }) }),
];
