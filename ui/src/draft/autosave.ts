/**
 * Saves a draft 400 ms after the last change, one save at a time, the latest value always last. A save that fails keeps the
 * value and is tried again with the next change, when asked, or after a while.
 */

export type SaveState =
  | { kind: 'clean' }
  | { kind: 'waiting' }
  | { kind: 'saving' }
  | { kind: 'saved'; atMs: number }
  | { kind: 'failed'; error: unknown };

export const SAVE_AFTER_MS = 400;
const RETRY_AFTER_MS = 5000;

export class Autosave<T> {
  state: SaveState = { kind: 'clean' };
  private next: { value: T } | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private running: Promise<void> | null = null;

  constructor(private readonly save: (value: T) => Promise<unknown>, private readonly onState: () => void, private readonly now: () => number = () => Date.now()) {}

  changed(value: T): void {
    this.next = { value };
    this.tell({ kind: 'waiting' });
    this.later(SAVE_AFTER_MS);
  }
  /** Saves at once what is not saved yet. Answers whether all is saved. */
  async flush(): Promise<boolean> {
    clearTimeout(this.timer);
    while (this.running || this.next) {
      this.running ??= this.run();
      await this.running;
      if (this.state.kind === 'failed') return false;
    }
    return true;
  }
  /** Whether something would be lost if the computer stopped now. */
  get unsaved(): boolean {
    return this.next !== null || this.running !== null;
  }

  private later(delay: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.flush(), delay);
  }
  private async run(): Promise<void> {
    const taken = this.next;
    if (!taken) return;
    this.next = null;
    this.tell({ kind: 'saving' });
    try {
      await this.save(taken.value);
      this.tell(this.next ? { kind: 'waiting' } : { kind: 'saved', atMs: this.now() });
    } catch (error) {
      this.next ??= taken;
      this.tell({ kind: 'failed', error });
      this.later(RETRY_AFTER_MS);
    } finally {
      this.running = null;
    }
  }
  private tell(state: SaveState): void {
    this.state = state;
    this.onState();
  }
}
