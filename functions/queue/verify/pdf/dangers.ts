import type { Rejection } from "../../../../domain/document/verification.ts";
import { filtersOf, type Objects } from "./objects.ts";
import {
  type Dictionary,
  isArray,
  isDictionary,
  isName,
  isReference,
  type Value,
  valuesAt,
} from "./value.ts";

/** Entries that only a program has (ISO 32000-1, 12.6.4.16 and 12.7.8): JavaScript actions, XFA forms. */
const scriptKeys = new Set(["JS", "XFA"]);
/** Actions (/S) that run, send or open something. */
const scriptActions = new Set([
  "JavaScript",
  "Launch",
  "ImportData",
  "SubmitForm",
  "Rendition",
  "RichMediaExecute",
  "GoToE",
]);
/** Actions that may happen by themselves: a page to show, the menu's own (print, next page). */
const quietActions = new Set(["GoTo", "Named"]);
/** What opens, leaves or touches a page by itself. */
const automaticKeys = new Set(["OpenAction", "AA"]);
/** Files and media within the file (7.11.4, 12.5.6.15, 13). */
const attachmentKeys = new Set(["EF", "RichMediaContent"]);
const attachmentTypes = new Set([
  "EmbeddedFile",
  "FileAttachment",
  "RichMedia",
  "Movie",
  "Sound",
  "Screen",
  "3D",
]);
/** Pixels of the largest picture: an A3 page at 600 dots an inch is 70 million. */
const largestPicture = 100_000_000;

/** Follows references to every definition of an object, superseded ones included. */
const resolver = ({ values }: Objects) => {
  const definitions = new Map<string, Value[]>();
  for (const { id, value } of values) {
    if (id === undefined) continue;
    const known = definitions.get(id);
    if (known) known.push(value);
    else definitions.set(id, [value]);
  }
  return (value: Value): readonly Value[] =>
    isReference(value) ? (definitions.get(value.reference) ?? []) : [value];
};
type Resolve = ReturnType<typeof resolver>;

const namesAt = (dictionary: Dictionary, key: string, resolve: Resolve) =>
  valuesAt(dictionary, key)
    .flatMap(resolve)
    .filter(isName)
    .map(({ name }) => name);

/** True when what happens by itself is more than showing a page: an action, or a table of them (/AA). */
const actsByItself = (value: Value, resolve: Resolve): boolean =>
  resolve(value)
    .filter(isDictionary)
    .some((action) => {
      const kinds = namesAt(action, "S", resolve);
      if (kinds.length > 0) return kinds.some((kind) => !quietActions.has(kind));
      return action.entries.some(([, entry]) =>
        resolve(entry)
          .filter(isDictionary)
          .some((inner) => namesAt(inner, "S", resolve).some((kind) => !quietActions.has(kind))),
      );
    });

const dangerIn = (dictionary: Dictionary, resolve: Resolve): Rejection | undefined => {
  const keys = dictionary.entries;
  if (keys.some(([key, value]) => scriptKeys.has(key) && value !== null)) return "script";
  if (namesAt(dictionary, "S", resolve).some((action) => scriptActions.has(action)))
    return "script";
  if (keys.some(([key, value]) => automaticKeys.has(key) && actsByItself(value, resolve)))
    return "script";
  if (keys.some(([key, value]) => attachmentKeys.has(key) && value !== null))
    return "attached-file";
  const types = [
    ...namesAt(dictionary, "Type", resolve),
    ...namesAt(dictionary, "Subtype", resolve),
  ];
  if (types.some((type) => attachmentTypes.has(type))) return "attached-file";
  const [width = 0, height = 0] = ["Width", "Height"].map((key) =>
    Math.max(0, ...valuesAt(dictionary, key).flatMap(resolve).filter(isNumber)),
  );
  if (width * height > largestPicture) return "too-complex";
  return undefined;
};

const isNumber = (value: Value): value is number => typeof value === "number";

/** Every dictionary of a value, however deep. */
const dictionariesOf = function* (value: Value): Generator<Dictionary> {
  if (isArray(value)) for (const item of value.items) yield* dictionariesOf(item);
  if (!isDictionary(value)) return;
  yield value;
  for (const [, entry] of value.entries) yield* dictionariesOf(entry);
};

const isEncrypted = ({ trailers, streams }: Objects) =>
  [...trailers, ...streams.map(({ dictionary }) => dictionary)].some((dictionary) =>
    valuesAt(dictionary, "Encrypt").some((value) => value !== null),
  );

/** Packed twice: a few bytes could become billions. */
const isPackedTwice = (dictionary: Dictionary) => {
  const packings = (filtersOf(dictionary) ?? []).filter((filter) => /^(Fl|LZW)/.test(filter));
  return packings.length > 1;
};

/** The first thing in a PDF that a document must not have, if any. Encryption is said first: it hides the rest. */
export const dangerOf = (objects: Objects): Rejection | undefined => {
  if (isEncrypted(objects)) return "encrypted";
  const resolve = resolver(objects);
  for (const { value } of objects.values)
    for (const dictionary of dictionariesOf(value)) {
      const danger = dangerIn(dictionary, resolve);
      if (danger) return danger;
    }
  return objects.streams.some(({ dictionary }) => isPackedTwice(dictionary))
    ? "too-complex"
    : undefined;
};
