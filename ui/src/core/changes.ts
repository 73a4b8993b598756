/**
 * The change feed: who wants to know that records of certain kinds were changed, by this window or by anybody.
 * Notices that come close together are told once.
 */
import type { EntityKind } from './generated/commands';

type Listener = (entities: ReadonlySet<EntityKind>) => void;

const GATHER_MS = 20;

export class ChangeFeed {
  private readonly listeners = new Set<Listener>();
  private readonly knocks = new Set<() => void>();
  private gathered = new Set<EntityKind>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private held = false;

  announce(entities: readonly EntityKind[]): void {
    for (const entity of entities) this.gathered.add(entity);
    if (this.held && entities.includes('sign_in')) for (const knock of this.knocks) knock();
    this.later();
  }
  /** Calls back when somebody came in, in another window, while this one waits for it. Returns how to stop. */
  whenKnocked(callback: () => void): () => void {
    this.knocks.add(callback);
    return () => this.knocks.delete(callback);
  }
  /** Tells nothing while nobody may ask anew; all of it afterwards. */
  hold(held: boolean): void {
    this.held = held;
    this.later();
  }
  /** Calls back when one of the kinds changes. Returns how to stop. */
  on(kinds: readonly EntityKind[], callback: () => void): () => void {
    const listener: Listener = (changed) => {
      if (kinds.some((kind) => changed.has(kind))) callback();
    };
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }
  onAny(listener: Listener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }
  private later(): void {
    if (!this.held && this.gathered.size > 0) this.timer ??= setTimeout(() => this.tell(), GATHER_MS);
  }
  private tell(): void {
    this.timer = undefined;
    if (this.held) return;
    const changed = this.gathered;
    this.gathered = new Set();
    for (const listener of this.listeners) listener(changed);
  }
}
