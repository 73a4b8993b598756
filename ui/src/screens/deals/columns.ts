/** The columns of the board. */
import type { BoardColumn } from '../../board/moves';
import type { BoardView, DealCard } from '../../core/generated/commands';
import * as fmt from '../../fmt';
import { t } from '../../i18n';
import { stageName } from './names';

/** Count and sum of each stage; what is weighted only where something is still to be decided. */
export const columnsOf = ({ columns }: BoardView): BoardColumn<DealCard>[] =>
  columns.map(({ stage, count, total, weighted, unconverted, cards }) => {
    const parts = [
      stage.outcome === 'open' && count > 0 ? t('deal-weighted', { sum: fmt.money(weighted), percent: fmt.percent(stage.probability) }) : '',
      unconverted > 0 ? t('deal-unconverted', { count: unconverted }) : '', count > cards.length ? t('deal-more', { count: count - cards.length }) : '',
    ];
    return { id: stage.id, title: stageName(stage.name), note: `${fmt.count(count)} · ${fmt.money(total)}`, detail: parts.filter(Boolean).join(' · ') || '\u00a0', cards };
  });
