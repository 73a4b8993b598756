/** Where the item went, the latest first. */
import type { StockMoveRow } from '../../core/generated/commands';
import * as fmt from '../../fmt';
import { t } from '../../i18n';
import { unitName } from '../../i18n/names';
import { documentPath } from '../../shell/paths';
import { EmptyState, Loaded, RecordRows } from '../../ui';
import { isOurs, placeName } from '../stock/words';

const SHOWN = 200;

/** What came in is added, what went out taken off; between places of ours nothing changes. */
function signed({ quantity, from_kind, to_kind, unit }: StockMoveRow): string {
  const sign = isOurs(from_kind) === isOurs(to_kind) ? '' : isOurs(to_kind) ? '+' : '-';
  return sign + fmt.quantity(quantity, unitName(unit));
}

export function ItemMoves({ item, most = SHOWN }: { item: string; most?: number }) {
  return (
    <Loaded command="item_moves" request={{ item, window: { limit: most } }}>
      {({ rows, total }) => (rows.length === 0 ? <EmptyState icon="stock" title={t('item-no-moves')} hint={t('item-no-moves-hint')} /> : (
        <RecordRows
          label={t('item-tab-moves')} total={total} more={`/stock/moves?item=${item}`}
          rows={rows.map((move) => ({
            id: move.id, title: fmt.date(move.moved_on), path: move.document && move.document_kind ? documentPath(move.document_kind, move.document) : `/stock/moves?item=${item}`,
            note: <>{placeName(move.from_name, move.from_kind)} → {placeName(move.to_name, move.to_kind)}{move.number && ` · ${move.number}`}</>, end: signed(move),
          }))}
        />
      ))}
    </Loaded>
  );
}
