import { crc32, inflateSync } from "node:zlib";
import { rejected, type Verdict } from "../../../../domain/document/verification.ts";
import { verdictOfSize } from "./size.ts";

/** Bytes that one packed annotation (text, colour profile) may inflate to: real profiles stay under 4 MB. */
const largestAnnotation = 8 * 1024 * 1024;

type Chunk = { readonly kind: string; readonly data: Buffer };

/** The chunks of a PNG (ISO 15948) with right checksums, or undefined when it is broken or goes on after its end. */
const chunksOf = (bytes: Buffer): readonly Chunk[] | undefined => {
  const chunks: Chunk[] = [];
  let at = 8;
  while (at + 12 <= bytes.length) {
    const end = at + 8 + bytes.readUInt32BE(at);
    if (end + 4 > bytes.length) return undefined;
    if (crc32(bytes.subarray(at + 4, end)) !== bytes.readUInt32BE(end)) return undefined;
    chunks.push({
      kind: bytes.toString("latin1", at + 4, at + 8),
      data: bytes.subarray(at + 8, end),
    });
    at = end + 4;
    if (chunks.at(-1)?.kind === "IEND") break;
  }
  return chunks;
};

/** Where the packed part of an annotation begins; undefined when it is not packed. */
const packedFrom = ({ kind, data }: Chunk): number | undefined => {
  const name = data.indexOf(0);
  if (kind === "zTXt" || kind === "iCCP") return name + 2;
  if (kind !== "iTXt" || data[name + 1] !== 1) return undefined;
  const language = data.indexOf(0, name + 3);
  return data.indexOf(0, language + 1) + 1;
};

const inflatesTooFar = (chunk: Chunk): boolean => {
  const from = packedFrom(chunk);
  if (from === undefined) return false;
  try {
    inflateSync(chunk.data.subarray(from), { maxOutputLength: largestAnnotation });
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "ERR_BUFFER_TOO_LARGE";
  }
};

/** Walks the chunks of a PNG: first the header, at least one of image data, the end and nothing after it. */
export const inspectPng = (bytes: Buffer): Verdict => {
  const chunks = chunksOf(bytes);
  const header = chunks?.[0];
  if (!chunks || header?.kind !== "IHDR" || header.data.length !== 13)
    return rejected("unreadable");
  if (chunks.at(-1)?.kind !== "IEND" || !chunks.some(({ kind }) => kind === "IDAT"))
    return rejected("unreadable");
  const length = 8 + chunks.reduce((sum, { data }) => sum + data.length + 12, 0);
  if (length < bytes.length) return rejected("mixed-content");
  if (chunks.some(inflatesTooFar)) return rejected("too-complex");
  return verdictOfSize("image/png", header.data.readUInt32BE(0), header.data.readUInt32BE(4));
};
