/** A PDF value. A dictionary keeps every entry, twice-given keys too: readers differ on which one they follow. */
export type Value =
  | number
  | string
  | null
  | { readonly name: string }
  | { readonly reference: string }
  | { readonly word: string }
  | { readonly items: readonly Value[] }
  | Dictionary;
export type Dictionary = { readonly entries: readonly (readonly [string, Value])[] };

export const isDictionary = (value: Value): value is Dictionary =>
  typeof value === "object" && value !== null && "entries" in value;
export const isReference = (value: Value): value is { readonly reference: string } =>
  typeof value === "object" && value !== null && "reference" in value;
export const isName = (value: Value): value is { readonly name: string } =>
  typeof value === "object" && value !== null && "name" in value;
export const isArray = (value: Value): value is { readonly items: readonly Value[] } =>
  typeof value === "object" && value !== null && "items" in value;

/** Every value that a dictionary gives to a key. */
export const valuesAt = (dictionary: Dictionary, key: string): readonly Value[] =>
  dictionary.entries.filter(([name]) => name === key).map(([, value]) => value);

/** A value and the position after it. */
export type Read = { readonly value: Value; readonly end: number };

/** Turns `#20` and the like into characters, as readers do: `/J#53` is `/JS`. */
export const decodedName = (raw: string): string =>
  raw.replace(/#([0-9a-fA-F]{2})/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
