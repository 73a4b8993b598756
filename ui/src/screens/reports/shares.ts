/** How long a bar is, in percent of the longest one. Geometry only: the amounts beside the bars are the exact ones. */
export function sharesOf(values: readonly number[]): number[] {
  const longest = Math.max(...values.map(Math.abs), 1);
  return values.map((value) => Math.round(Math.abs(value) / longest * 1000) / 10);
}
