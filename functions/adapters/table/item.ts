import { marshall, unmarshall } from "@aws-sdk/util-dynamodb";

/** An item of the table, or a part of a request that names attributes, with plain values. */
export type Item = Record<string, unknown>;

const mark = "json:";
const isNested = (value: unknown): boolean =>
  typeof value === "object" &&
  value !== null &&
  !(value instanceof Set) &&
  !ArrayBuffer.isView(value);
// A text that looks like one of ours is written as one of ours, so that each is read as it was given.
const isMarked = (value: unknown): value is string =>
  typeof value === "string" && value.startsWith(mark);

const kept = (value: unknown): unknown =>
  isNested(value) || isMarked(value) ? mark + JSON.stringify(value) : value;

const each = (item: Item, turn: (value: unknown) => unknown): Item =>
  Object.fromEntries(Object.entries(item).map(([name, value]) => [name, turn(value)]));

/**
 * An item as it goes over the wire. What is nested is one text (`json:{…}`): it is only ever read and written whole, and
 * typed value by value it takes most of a request's own time (docs/decisions/nested-values-are-one-text.md).
 */
export const typed = (item: Item): Item =>
  marshall(each(item, kept), { removeUndefinedValues: true });

/** An item that came over the wire, with plain values. */
export const plain = (item: Item): Item =>
  each(unmarshall(item as Parameters<typeof unmarshall>[0]), (value) =>
    isMarked(value) ? JSON.parse(value.slice(mark.length)) : value,
  );
