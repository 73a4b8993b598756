/** Lists: `listOf({...})` and `<ListScreen spec={...} />`. */
export { type Column, type Sort } from '../grid/columns';
export { type Selection, isSelected } from '../grid/selection';
export { selectedOf } from './address';
export { DIGITS, type Filter, majorOf } from './fields';
export { ListScreen, listScreen, prepareList } from './ListScreen';
export { type BulkAction, type ListAsk, type ListSpec, type RowAction, listOf } from './spec';
export { partOf, windowOf } from './window';
