import { constants, inflateSync } from "node:zlib";
import { PdfReader } from "./reader.ts";
import { type Dictionary, isArray, isDictionary, isName, type Value, valuesAt } from "./value.ts";

/** A stream's dictionary and where its bytes begin. */
export type Stream = { readonly dictionary: Dictionary; readonly start: number };

/** All that a PDF holds, wherever it is: superseded objects, those of object streams and those hidden in streams too. */
export type Objects = {
  /** Each top-level value, with its number and generation when known ("12 0"). */
  readonly values: readonly { readonly id?: string; readonly value: Value }[];
  readonly trailers: readonly Dictionary[];
  readonly streams: readonly Stream[];
};

/** What reading one document may cost (see PdfReader): some seconds of work; a real document of 10 MB takes a tenth. */
const patience = 20_000_000;
/** Objects that a document may have: a real one of 10 MB, every word tagged, has a tenth. */
const mostObjects = 250_000;
/** Bytes that all object streams of a document may inflate to. */
const largestObjectStreams = 50 * 1024 * 1024;

/** The names that a filter entry gives, or undefined when it is not said in place. */
export const filtersOf = (dictionary: Dictionary): readonly string[] | undefined => {
  const values = valuesAt(dictionary, "Filter").flatMap((value) =>
    isArray(value) ? value.items : [value],
  );
  const names = values.filter((value) => value !== null);
  return names.every(isName) ? names.map((value) => value.name) : undefined;
};

const isFlate = (filter: string) => filter === "FlateDecode" || filter === "Fl";

/** Object streams are known by their /First: some readers don't look at /Type. */
const isObjectStream = ({ dictionary }: Stream) =>
  valuesAt(dictionary, "First").length > 0 ||
  valuesAt(dictionary, "Type").some((type) => isName(type) && type.name === "ObjStm");

/** The content of an object stream, or undefined when it is packed in a way that no usual program uses. */
const unpacked = (bytes: Uint8Array, stream: Stream, room: number): string | undefined => {
  const filters = filtersOf(stream.dictionary);
  const packing = [
    ...valuesAt(stream.dictionary, "DecodeParms"),
    ...valuesAt(stream.dictionary, "DP"),
  ];
  if (!filters || filters.length > 1 || packing.some((value) => value !== null)) return undefined;
  const content = bytes.subarray(stream.start);
  if (filters.length === 0) {
    const end = Buffer.from(content.buffer, content.byteOffset, content.length).indexOf(
      "endstream",
    );
    return Buffer.from(content.subarray(0, end < 0 ? content.length : end)).toString("latin1");
  }
  if (!isFlate(filters[0] as string)) return undefined;
  try {
    // Readers take what comes when the end is missing, and so do we.
    const finishFlush = constants.Z_SYNC_FLUSH;
    return inflateSync(content, { maxOutputLength: room, finishFlush }).toString("latin1");
  } catch {
    return undefined;
  }
};

const numberAt = (dictionary: Dictionary, key: string) => {
  const [value, ...others] = valuesAt(dictionary, key);
  return typeof value === "number" && others.length === 0 ? value : undefined;
};

/** The objects of one object stream, or undefined when it cannot be read. */
const objectsWithin = (content: string, dictionary: Dictionary) => {
  const count = numberAt(dictionary, "N");
  const first = numberAt(dictionary, "First");
  if (count === undefined || first === undefined) return undefined;
  const reader = new PdfReader(content, patience);
  const found: { id: string; value: Value }[] = [];
  for (let index = 0, at = 0; index < count; index += 1) {
    const number = reader.read(at);
    const offset = reader.read(number.end);
    if (typeof offset.value !== "number" || reader.exhausted) return undefined;
    found.push({ id: `${number.value} 0`, value: reader.read(first + offset.value).value });
    at = offset.end;
  }
  return reader.exhausted ? undefined : found;
};

const startOfStream = (reader: PdfReader, after: number): number | undefined => {
  const at = reader.skipBlanks(after);
  if (!reader.source.startsWith("stream", at)) return undefined;
  const line = /\r?\n|\r|/y;
  line.lastIndex = at + 6;
  return at + 6 + (line.exec(reader.source)?.[0].length ?? 0);
};

const idBefore = (source: string, position: number): string | undefined => {
  const found = /(\d{1,10})\s+(\d{1,5})\s+$/.exec(
    source.slice(Math.max(0, position - 24), position),
  );
  return found ? `${Number(found[1])} ${Number(found[2])}` : undefined;
};

/**
 * Reads every object of a PDF without trusting its table: each `obj` of the file begins one, even inside a stream, and
 * object streams are opened. A byte search would miss the latter, a table-driven reader the former.
 * @returns why not, when it takes too long (`too-complex`) or an object stream cannot be opened (`unverifiable`)
 */
export const objectsOf = (
  bytes: Uint8Array,
  source: string,
): Objects | "too-complex" | "unverifiable" => {
  const reader = new PdfReader(source, patience);
  const values: { id?: string; value: Value }[] = [];
  const trailers: Dictionary[] = [];
  const streams: Stream[] = [];
  for (const header of source.matchAll(/(?<!end)obj|trailer/g)) {
    const { value, end } = reader.read(header.index + header[0].length);
    if (reader.exhausted || values.length >= mostObjects) return "too-complex";
    if (header[0] === "trailer") {
      if (isDictionary(value)) trailers.push(value);
      continue;
    }
    const id = idBefore(source, header.index);
    values.push({ ...(id && { id }), value });
    const start = isDictionary(value) ? startOfStream(reader, end) : undefined;
    if (start !== undefined && isDictionary(value)) streams.push({ dictionary: value, start });
  }
  let room = largestObjectStreams;
  for (const stream of streams.filter(isObjectStream)) {
    const content = room > 0 ? unpacked(bytes, stream, room) : undefined;
    const within = content === undefined ? undefined : objectsWithin(content, stream.dictionary);
    if (content === undefined || within === undefined) return "unverifiable";
    room -= content.length;
    values.push(...within);
  }
  return { values, trailers, streams };
};
