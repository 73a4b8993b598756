/** Locks the desk when nobody has touched it for a while. Touches are looked for, not counted: a moving mouse costs nothing. */
const TOUCHES = ['pointerdown', 'pointermove', 'keydown', 'wheel'] as const;

/** Looked at so often; nobody sees whether a desk locks some seconds later. */
const LOOK_MS = 5_000;

interface Idle {
  minutes: number;
  /** Told now and then while somebody works. */
  onTouched: () => void;
  onIdle: () => void;
}

/** Watches until it is told to stop. */
export function watchIdle({ minutes, onTouched, onIdle }: Idle, now: () => number = Date.now): () => void {
  let last = now();
  let told = last;
  const touched = (): void => { last = now(); };
  for (const touch of TOUCHES) addEventListener(touch, touched, { capture: true, passive: true });
  const clock = setInterval(() => {
    // A PC that slept wakes with a clock that has gone on, and is locked before anybody sees what was open.
    if (now() - last >= minutes * 60_000) onIdle();
    else if (last > told) {
      told = now();
      onTouched();
    }
  }, LOOK_MS);
  return () => {
    clearInterval(clock);
    for (const touch of TOUCHES) removeEventListener(touch, touched, { capture: true });
  };
}
