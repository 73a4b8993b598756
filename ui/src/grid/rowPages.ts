/**
 * The rows of a long list, held in pages: those near the eye are asked for, a few ahead in the direction of travel, and the
 * ones farthest away are let go. Rows that are asked anew stay on screen until their successors are there.
 *
 * Only a few pages are asked for at a time. Those that fly past while the list is scrolled far are never asked for: the core would
 * look them all up, and the rows under the eye would come last.
 */

/** Rows `from` (included) to `to` (excluded), and how many there are in all. */
export interface RowWindow<Row> {
  rows: readonly Row[];
  total: number;
  /** There are more than were counted. */
  more?: boolean;
}

export type LoadRows<Row> = (from: number, to: number) => Promise<RowWindow<Row>>;

export const PAGE = 100;
const AHEAD = 3;
const KEPT = 60;
/** What is on the screen, across the edge of two pages, and one that was begun before. */
const AT_ONCE = 3;
/** Rows that the core gives at once. */
const MOST = 1000;

interface PageState<Row> {
  rows: readonly Row[];
  stale: boolean;
}

export class RowPages<Row> {
  /** `null` until the first answer. */
  total: number | null = null;
  /** Whether there are more rows than `total`, which then grows on the way down. */
  more = false;
  error: unknown = null;
  private readonly pages = new Map<number, PageState<Row>>();
  private readonly underway = new Set<number>();
  private seen: readonly [number, number] = [0, 0];
  /** Pages to be asked for, the most urgent first. */
  private wanted: readonly number[] = [];
  private generation = 0;

  constructor(private readonly load: LoadRows<Row>, private readonly onUpdate: () => void, first?: RowWindow<Row>) {
    if (!first) return;
    this.pages.set(0, { rows: first.rows, stale: false });
    this.total = first.total;
    this.more = first.more ?? false;
  }

  row(index: number): Row | undefined {
    return this.pages.get(Math.floor(index / PAGE))?.rows[index % PAGE];
  }

  /** The rows from one to another (both included), whether they were on screen or not. */
  async between(first: number, last: number): Promise<Row[]> {
    if (last < first) return [];
    const found = Array.from({ length: last - first + 1 }, (_, at) => this.row(first + at));
    if (found.every((row) => row !== undefined)) return found;
    const rows: Row[] = [];
    for (let from = first; from <= last; from += MOST) rows.push(...(await this.load(from, Math.min(last + 1, from + MOST))).rows);
    return rows;
  }

  /** Rows `first` to `last` are on screen; `direction` is where the eye travels (-1, 0, 1). */
  want(first: number, last: number, direction = 0): void {
    this.seen = [Math.floor(Math.max(first, 0) / PAGE), Math.floor(Math.max(last, 0) / PAGE)];
    const from = this.seen[0] - (direction < 0 ? AHEAD : 0);
    const to = this.seen[1] + (direction > 0 ? AHEAD : 0);
    this.wanted = near(from, to, direction < 0 ? this.seen[0] : this.seen[1]);
    this.fetchWanted();
    this.forget();
  }

  /** Asks again for what is on screen; the other pages follow when they are seen. */
  refresh(): void {
    this.generation += 1;
    this.underway.clear();
    for (const page of this.pages.values()) page.stale = true;
    this.wanted = near(this.seen[0], this.seen[1], this.seen[0]);
    this.fetchWanted();
  }

  /** Tries again after a failure. */
  retry(): void {
    this.error = null;
    this.onUpdate();
    this.refresh();
  }

  private fetchWanted(): void {
    for (const page of this.wanted) if (this.underway.size < AT_ONCE) this.fetch(page);
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

  private take(page: number, { rows, total, more = false }: RowWindow<Row>): void {
    this.underway.delete(page);
    this.pages.set(page, { rows, stale: false });
    // A window far up counts less far than one below it.
    this.total = more && this.total !== null ? Math.max(this.total, total) : total;
    this.more = more;
    this.onUpdate();
    // There is room for the next one; and the first answer tells how many pages there are.
    this.fetchWanted();
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
