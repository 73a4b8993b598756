/** Rows that stand for others: they cross the columns, say how many they are and what these come to, and can be opened. */
import type { ReactNode } from 'react';

export interface Band {
  title: string;
  /** How many rows it stands for. */
  count: string;
  open: boolean;
  /** What stands in a column; the title fills the columns before the first of them. */
  sums: ReadonlyMap<string, ReactNode>;
}
