/** Amounts as bars beside their names. What is below zero has another pattern, and its amount says so. */
import * as fmt from '../../fmt';
import { sharesOf } from './shares';

export interface Bar {
  id: string;
  title: string;
  amount: fmt.Money;
}

export function Bars({ label, bars }: { label: string; bars: readonly Bar[] }) {
  const shares = sharesOf(bars.map(({ amount }) => amount.minor));
  return (
    <ul className="bars" aria-label={label}>
      {bars.map(({ id, title, amount }, at) => (
        <li key={id}>
          <span className="bar-title" title={title}>{title}</span>
          <span className="bar-track" aria-hidden="true"><span className={amount.minor < 0 ? 'bar below' : 'bar'} style={{ inlineSize: `${String(shares[at] ?? 0)}%` }} /></span>
          <span className="bar-amount">{fmt.money(amount)}</span>
        </li>
      ))}
    </ul>
  );
}
