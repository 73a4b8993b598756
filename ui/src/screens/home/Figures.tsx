/** The numbers of the day; each leads to its list. */
import type { HomeSummary } from '../../core/generated/commands';
import * as fmt from '../../fmt';
import { t } from '../../i18n';
import { go, hrefOf } from '../../shell/router';
import { Figure, type Tone } from '../../ui';

interface FigureLink {
  id: string;
  path: string;
  value: string;
  note?: string;
  tone?: Tone;
}

function figuresOf({ overdue, counts }: HomeSummary): FigureLink[] {
  const late = overdue && overdue.invoices.total > 0;
  return [
    ...(overdue ? [{ id: 'overdue', path: '/invoices?state=overdue&sort=due_on:asc', value: fmt.money(overdue.total), note: t('home-invoices', { count: overdue.invoices.total }), tone: late ? 'bad' as const : 'neutral' as const }] : []),
    ...(counts.deals === null ? [] : [{ id: 'deals', path: '/deals', value: fmt.count(counts.deals) }]),
    ...(counts.quotes === null ? [] : [{ id: 'quotes', path: '/quotes?state=unanswered', value: fmt.count(counts.quotes) }]),
    ...(counts.orders === null ? [] : [{ id: 'orders', path: '/orders?state=unfinished', value: fmt.count(counts.orders) }]),
  ];
}

export function Figures({ summary }: { summary: HomeSummary }) {
  return (
    <div className="figures home-figures">
      {figuresOf(summary).map(({ id, path, ...figure }) => (
        <a key={id} className="figure-link" href={hrefOf(path)} onClick={(event) => { event.preventDefault(); go(path); }}><Figure title={t(`home-figure-${id}`)} {...figure} /></a>
      ))}
    </div>
  );
}
