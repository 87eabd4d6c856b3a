/** An item of the table, or a part of a request that names attributes, with plain values. */
export type Item = Record<string, unknown>;

/** A value as it goes over the wire: under the name of its type. */
type Typed = Readonly<Record<string, unknown>>;

const mark = "json:";
// A text that looks like one of ours is written as one of ours, so that each is read as it was given.
const isMarked = (value: unknown): value is string =>
  typeof value === "string" && value.startsWith(mark);

/** A list or a plain object: what JSON gives back as it was. */
const isNested = (value: unknown): boolean =>
  Array.isArray(value) || Object.prototype.toString.call(value) === "[object Object]";

const typedValue = (value: unknown): Typed => {
  if (value === null) return { NULL: true };
  if (isMarked(value) || isNested(value)) return { S: mark + JSON.stringify(value) };
  if (typeof value === "string") return { S: value };
  if (typeof value === "boolean") return { BOOL: value };
  if (Number.isFinite(value)) return { N: String(value) };
  throw new TypeError(`an attribute that is a ${typeof value} cannot be kept`);
};

const plainValue = (value: Typed): unknown => {
  if ("S" in value) return isMarked(value.S) ? JSON.parse(value.S.slice(mark.length)) : value.S;
  if ("N" in value) return Number(value.N);
  if ("BOOL" in value) return value.BOOL;
  if ("NULL" in value) return null;
  // Written before nested values were one text.
  if ("M" in value) return plain(value.M as Item);
  if ("L" in value) return (value.L as Typed[]).map(plainValue);
  throw new TypeError(`an attribute of type ${Object.keys(value)} is none of ours`);
};

/**
 * An item as it goes over the wire. What is nested is one text (`json:{…}`): it is only ever read and written whole, and
 * typed value by value it takes most of a request's own time (docs/decisions/nested-values-are-one-text.md).
 *
 * @throws TypeError for a value that would not come back as it was: not a number, a set, bytes.
 */
export const typed = (item: Item): Item => {
  const wired: Item = {};
  for (const name in item) if (item[name] !== undefined) wired[name] = typedValue(item[name]);
  return wired;
};

/**
 * An item that came over the wire, with plain values.
 *
 * @throws TypeError for an attribute of a type that `typed` never writes.
 */
export const plain = (item: Item): Item => {
  // Without a prototype it is a dictionary: the local table names the attributes of each item in another order, and a
  // shape made anew for each order doubled what this takes.
  const values: Item = Object.create(null);
  for (const name in item) values[name] = plainValue(item[name] as Typed);
  return values;
};
