/**
 * The rows of a long list, held in pages: those near the eye are asked for, a few ahead in the direction of travel, and the
 * ones farthest away are let go. Rows that are asked anew stay on screen until their successors are there.
 */

/** Rows `from` (included) to `to` (excluded), and how many there are in all. */
export interface RowWindow<Row> {
  rows: readonly Row[];
  total: number;
}

export type LoadRows<Row> = (from: number, to: number) => Promise<RowWindow<Row>>;

export const PAGE = 100;
const AHEAD = 3;
const KEPT = 60;

interface PageState<Row> {
  rows: readonly Row[];
  stale: boolean;
}

export class RowPages<Row> {
  /** `null` until the first answer. */
  total: number | null = null;
  error: unknown = null;
  private readonly pages = new Map<number, PageState<Row>>();
  private readonly underway = new Set<number>();
  private seen: readonly [number, number] = [0, 0];
  private generation = 0;

  constructor(private readonly load: LoadRows<Row>, private readonly onUpdate: () => void, first?: RowWindow<Row>) {
    if (!first) return;
    this.pages.set(0, { rows: first.rows, stale: false });
    this.total = first.total;
  }

  row(index: number): Row | undefined {
    return this.pages.get(Math.floor(index / PAGE))?.rows[index % PAGE];
  }

  /** Rows `first` to `last` are on screen; `direction` is where the eye travels (-1, 0, 1). */
  want(first: number, last: number, direction = 0): void {
    this.seen = [Math.floor(Math.max(first, 0) / PAGE), Math.floor(Math.max(last, 0) / PAGE)];
    const from = this.seen[0] - (direction < 0 ? AHEAD : 0);
    const to = this.seen[1] + (direction > 0 ? AHEAD : 0);
    for (const page of near(from, to, direction < 0 ? this.seen[0] : this.seen[1])) this.fetch(page);
    this.forget();
  }

  /** Asks again for what is on screen; the other pages follow when they are seen. */
  refresh(): void {
    this.generation += 1;
    this.underway.clear();
    for (const page of this.pages.values()) page.stale = true;
    for (let page = this.seen[0]; page <= this.seen[1]; page += 1) this.fetch(page);
  }

  /** Tries again after a failure. */
  retry(): void {
    this.error = null;
    this.onUpdate();
    this.refresh();
  }

  private fetch(page: number): void {
    const last = this.total === null ? 0 : Math.floor(Math.max(this.total - 1, 0) / PAGE);
    if (page < 0 || page > last || this.underway.has(page) || this.error !== null || this.pages.get(page)?.stale === false) return;
    this.underway.add(page);
    const { generation } = this;
    this.load(page * PAGE, (page + 1) * PAGE).then((answer) => {
      if (generation === this.generation) this.take(page, answer);
      return answer;
    }).catch((error: unknown) => {
      if (generation !== this.generation) return;
      this.underway.delete(page);
      this.error = error;
      this.onUpdate();
    });
  }

  private take(page: number, { rows, total }: RowWindow<Row>): void {
    this.underway.delete(page);
    this.pages.set(page, { rows, stale: false });
    const before = this.total;
    this.total = total;
    this.onUpdate();
    // The first answer tells how many pages there are; now those that were wanted can be asked for.
    if (before === null) for (let next = this.seen[0]; next <= this.seen[1]; next += 1) this.fetch(next);
  }

  private forget(): void {
    if (this.pages.size <= KEPT) return;
    const middle = (this.seen[0] + this.seen[1]) / 2;
    const far = [...this.pages.keys()].toSorted((a, b) => Math.abs(b - middle) - Math.abs(a - middle));
    for (const page of far.slice(0, this.pages.size - KEPT)) this.pages.delete(page);
  }
}

/** The pages of a range, nearest to `centre` first. */
function near(from: number, to: number, centre: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, at) => from + at).toSorted((a, b) => Math.abs(a - centre) - Math.abs(b - centre));
}
