import { createInflate, inflateSync } from "node:zlib";
import { filtersOf, type Objects } from "./objects.ts";

/** Bytes that all streams of a document may inflate to: four colour pages at 600 dots an inch are 416 MB. */
export const largestInflated = 500 * 1024 * 1024;
/** Streams that a document may have: a real one of 10 MB has a few thousand. */
const mostStreams = 20_000;

/** Small streams are the many, and quickly counted at once. */
const smallSize = (bytes: Uint8Array): number | undefined => {
  try {
    return inflateSync(bytes, { maxOutputLength: 64 * 1024 }).length;
  } catch (error) {
    // Broken data stops there for those who open it too.
    return (error as NodeJS.ErrnoException).code === "ERR_BUFFER_TOO_LARGE" ? undefined : 0;
  }
};

/** How much some bytes inflate to, counted without being kept, and no further than `limit`. */
const inflatedSize = async (bytes: Uint8Array, limit: number): Promise<number> => {
  const small = smallSize(bytes);
  if (small !== undefined) return small;
  const inflate = createInflate({ chunkSize: 256 * 1024 });
  let size = 0;
  inflate.end(bytes);
  try {
    for await (const chunk of inflate) {
      size += (chunk as Buffer).length;
      if (size > limit) break;
    }
  } catch {
    return size;
  }
  return size;
};

/** True when the streams of a PDF are too many, or inflate to more than `limit` bytes in all (a "zip bomb"). */
export const inflatesBeyond = async (
  bytes: Uint8Array,
  { streams }: Objects,
  limit = largestInflated,
): Promise<boolean> => {
  if (streams.length > mostStreams) return true;
  let left = limit;
  for (const { dictionary, start } of streams) {
    const [filter = ""] = filtersOf(dictionary) ?? ["FlateDecode"];
    if (filter === "FlateDecode" || filter === "Fl")
      left -= await inflatedSize(bytes.subarray(start), left);
    if (left < 0) return true;
  }
  return false;
};
