/** Lists: `listOf({...})` and `<ListScreen spec={...} />`. */
export { type Column, type Sort } from '../grid/columns';
export { type Selection, isSelected } from '../grid/selection';
export { type Filter, periodOf } from './filters';
export { ListScreen, listScreen, prepareList } from './ListScreen';
export { type BulkAction, type ListAsk, type ListSpec, type RowAction, listOf } from './spec';
export { isOneOf, partOf, windowOf } from './window';
