/** Paths into a value (`lines.2.qty`), the same ones by which faults name their fields. */

type Shallower = [never, 0, 1, 2, 3];

/** All paths of a type, four levels deep. */
export type PathOf<T, Depth extends number = 4> = Depth extends 0 ? never
  : T extends readonly (infer Item)[] ? `${number}` | `${number}.${PathOf<Item, Shallower[Depth] & number>}`
    : T extends object ? { [K in keyof T & string]: K | (NonNullable<T[K]> extends object ? `${K}.${PathOf<NonNullable<T[K]>, Shallower[Depth] & number>}` : never) }[keyof T & string]
      : never;

/** What stands at a path. */
export type ValueAt<T, Path extends string> = Path extends `${infer Head}.${infer Rest}` ? ValueAt<NonNullable<StepInto<T, Head>>, Rest> : StepInto<T, Path>;
type StepInto<T, Key extends string> = T extends readonly (infer Item)[] ? Item : Key extends keyof T ? T[Key] : never;

type Container = Record<string, unknown>;

/** The value at a path, `undefined` where there is none. */
export function valueAt(value: unknown, path: string): unknown {
  return path === '' ? value : path.split('.').reduce<unknown>((at, key) => (typeof at === 'object' && at !== null ? (at as Container)[key] : undefined), value);
}

/** A copy with another value at the path; what is not on the way is shared. */
export function withValueAt<T>(value: T, path: string, next: unknown): T {
  if (path === '') return next as T;
  const [key = '', ...rest] = path.split('.');
  const below = withValueAt((value as Container | null | undefined)?.[key], rest.join('.'), next);
  if (Array.isArray(value)) return value.with(Number(key), below) as T;
  return { ...value, [key]: below } as T;
}
