/** Records: `<DocumentScreen>` with sections, fields, facts and lines over a `useDraft`. */
export { type Draft, useDraft } from '../draft/useDraft';
export { useFresh } from '../draft/useFresh';
export { LinesEditor, type LineColumn } from '../draft/LinesEditor';
export { DocumentScreen, type Fact, Facts, Fields, Section, Wide } from './DocumentScreen';
export { EditDialog } from './EditDialog';
export { useFollowing } from './useFollowing';
