/** A file that is dragged over a point of the page and dropped there. Runs inside of the page, so it uses nothing from outside of itself. */
export function fall({ x, y, name, base64 }) {
  const dataTransfer = new DataTransfer();
  dataTransfer.items.add(new File([Uint8Array.from(atob(base64), (letter) => letter.codePointAt(0))], name));
  const target = document.elementFromPoint(x, y);
  for (const type of ['dragenter', 'dragover', 'drop']) target.dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, clientX: x, clientY: y, dataTransfer }));
}
