/**
 * A field whose text cannot be read still holds what it held before. That must not be saved or posted in its place: the cursor
 * goes back to the field, and the sentence below it says why.
 */
export function goToUnread(root: ParentNode = document): boolean {
  const field = root.querySelector<HTMLElement>('[data-unread] input');
  // A field tells what is wrong with it when it is left.
  field?.blur();
  field?.focus();
  return field !== null;
}

/** Forms are not sent while one of their fields cannot be read. Answers how to end it. */
export function guardForms(): () => void {
  const refuse = (event: Event): void => {
    if (!(event.target instanceof Element) || !goToUnread(event.target)) return;
    event.preventDefault();
    event.stopPropagation();
  };
  document.addEventListener('submit', refuse, true);
  return () => document.removeEventListener('submit', refuse, true);
}
