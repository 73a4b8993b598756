/** A length in pixels at the usual size, which grows with the text. */
export const rem = (pixels: number): string => `${String(pixels / 16)}rem`;
