/** The list of {{words}} records. */
import type { {{Type}}Row } from '../../core/generated/commands';
import { ListScreen, listOf } from '../../list';

const spec = listOf<{{Type}}Row, '{{name}}_list'>({
  id: '{{area}}',
  title: 'area-{{area}}',
  icon: 'report',
  command: '{{name}}_list',
  request: ({ from, to, search }) => ({ from, limit: to - from, search }),
  rows: ({ rows, total }) => ({ rows, total }),
  rowId: (row) => row.id,
  open: () => '/{{area}}',
  columns: [{ id: 'name', title: '{{area}}-name', width: 240, grow: 1, cell: (row) => row.name }],
  empty: { title: '{{area}}-empty', hint: '{{area}}-empty-hint' },
});

export const {{Type}}List = () => <ListScreen spec={spec} />;
