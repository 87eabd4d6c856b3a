/** Reading of untyped JSON (templates, events, requests): every reader says what it expected. */
export type Json = Readonly<Record<string, unknown>>;

/** True for a plain JSON object (neither null nor a list). */
export function isRecord(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The value as an object; absent gives an empty one. */
export function record(value: unknown): Json {
  if (value === undefined || value === null) return {};
  if (isRecord(value)) return value;
  throw new Error(`expected an object, found ${JSON.stringify(value)}`);
}

/** The value as a list; absent gives an empty one, a single value a list of one. */
export function list(value: unknown): readonly unknown[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}

/** The value as a list of objects. */
export function records(value: unknown): readonly Json[] {
  return list(value).map(record);
}

/** The value as text; numbers and booleans are written out. */
export function text(value: unknown, otherwise = ""): string {
  if (value === undefined || value === null) return otherwise;
  if (typeof value === "object") throw new Error(`expected text, found ${JSON.stringify(value)}`);
  return String(value);
}

/** The values as texts. */
export function texts(value: unknown): readonly string[] {
  return list(value).map((each) => text(each));
}

/** The value as a number; CloudFormation often writes numbers as text. */
export function number(value: unknown, otherwise: number): number {
  const found = value === undefined || value === null ? otherwise : Number(value);
  if (Number.isNaN(found)) throw new Error(`expected a number, found ${JSON.stringify(value)}`);
  return found;
}

/** The value at a path of names, undefined when any step is missing. */
export function at(value: unknown, ...path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>(
    (found, name) =>
      typeof found === "object" && found !== null
        ? (found as Record<string | number, unknown>)[name]
        : undefined,
    value,
  );
}

/** Parses JSON that may not be JSON: undefined then. */
export function parsed(source: string): unknown {
  try {
    return JSON.parse(source);
  } catch {
    return undefined;
  }
}
