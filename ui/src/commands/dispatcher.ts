/** One listener for all keys. It decides by where the focus is, not by where the event went. */
import { type KeyStroke, belongsToField, chordOf, chordsOf } from './keys';
import type { Command, Registry } from './registry';

/** Where the focus is. */
export interface Place {
  inField: boolean;
  inDialog: boolean;
}

const SEQUENCE_MS = 1200;

export class Dispatcher {
  private begun: string[] = [];
  private begunAt = 0;
  /** Told when a sequence begins or ends, so that the status bar can show it. */
  onSequence: (begun: string[]) => void = () => {};

  constructor(
    private readonly registry: Registry,
    private readonly now: () => number = () => Date.now(),
    /** Whether single letters are shortcuts at all (WCAG 2.1.4). */
    private readonly letters: () => boolean = () => true,
  ) {}

  /** Runs the command of the stroke. True when there was one, or when a sequence has begun. */
  press(stroke: KeyStroke, place: Place): boolean {
    const chord = chordOf(stroke);
    if (!chord || (/^(shift\+)?[a-z]$/.test(chord) && !this.letters())) return false;
    if (this.begun.length > 0 && this.now() - this.begunAt > SEQUENCE_MS) this.begin([]);
    const typed = [...this.begun, chord];
    const offered = this.registry.all().filter((command) => this.offered(command, place, chord));
    const command = offered.findLast((one) => one.keys?.some((keys) => chordsOf(keys).join(' ') === typed.join(' ')));
    if (command) {
      this.begin([]);
      command.run();
      return true;
    }
    const opens = offered.some((one) => one.keys?.some((keys) => chordsOf(keys).length > typed.length && chordsOf(keys).slice(0, typed.length).join(' ') === typed.join(' ')));
    const again = this.begun.length > 0 && !opens;
    this.begin(opens ? typed : []);
    // A letter that does not go on with the sequence may be a command of its own.
    return again ? this.press(stroke, place) : opens;
  }

  private offered(command: Command, place: Place, chord: string): boolean {
    if (place.inDialog && !command.inDialogs) return false;
    if (place.inField && !command.inFields && belongsToField(chord)) return false;
    return command.when?.() !== false;
  }
  private begin(chords: string[]): void {
    if (chords.length === 0 && this.begun.length === 0) return;
    this.begun = chords;
    this.begunAt = this.now();
    this.onSequence(chords);
  }
}

const FIELDS = 'input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable=true]';
/** What the kit marks as lying over the screen: dialogs, menus, lists of choices. */
export const OVERLAY = '.modal-cover, .popover';

function placeOf(focused: Element | null): Place {
  return { inField: focused?.matches(FIELDS) ?? false, inDialog: document.querySelector(OVERLAY) !== null };
}

/** Keys that native editing must keep in a text field, whatever commands say. */
const EDITING = /^ctrl\+(shift\+)?[acvxz]$|^ctrl\+(arrow|home|end|backspace|delete)/;

/** Listens to the window. Events made by scripts (also by the component kit) are not keys that somebody pressed. */
export function listenToKeys(dispatcher: Dispatcher): () => void {
  const onKey = (event: KeyboardEvent): void => {
    if (!event.isTrusted || event.defaultPrevented) return;
    const place = placeOf(document.activeElement);
    const chord = chordOf(event);
    if (place.inField && chord && EDITING.test(chord) && !ownsUndo(document.activeElement, chord)) return;
    if (dispatcher.press(event, place)) event.preventDefault();
  };
  // A focused button takes every Enter for itself, also the one with Ctrl that is meant for the document.
  const beforeButtons = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || !event.ctrlKey || !(event.target instanceof Element) || !event.target.closest('button')) return;
    onKey(event);
    if (event.defaultPrevented) event.stopPropagation();
  };
  window.addEventListener('keydown', beforeButtons, true);
  window.addEventListener('keydown', onKey);
  return () => {
    window.removeEventListener('keydown', beforeButtons, true);
    window.removeEventListener('keydown', onKey);
  };
}

/** Fields of a draft are undone by the draft, not by the browser, which knows nothing of calculated values. */
const ownsUndo = (focused: Element | null, chord: string): boolean => chord.endsWith('z') && focused?.closest('[data-draft]') !== null;
