import { rejected, type Verdict } from "../../../../domain/document/verification.ts";
import { verdictOfSize } from "./size.ts";

const isFrame = (marker: number) =>
  marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
const hasNoLength = (marker: number) => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7);

/** The position of the first marker at or after coded data: a 0xFF neither stuffed, filled nor a restart. */
const nextMarker = (bytes: Buffer, from: number): number => {
  let at = bytes.indexOf(0xff, from);
  while (at >= 0 && at + 1 < bytes.length) {
    const next = bytes.readUInt8(at + 1);
    if (next !== 0x00 && next !== 0xff && !hasNoLength(next)) return at;
    at = bytes.indexOf(0xff, at + 1);
  }
  return -1;
};

/**
 * Walks the segments of a JPEG (ISO 10918-1, annex B) from the first to the end of the image: cut short is unreadable.
 * What phones append (a second picture, a film) is left to the search for hidden files.
 */
export const inspectJpeg = (bytes: Buffer): Verdict => {
  let size: { width: number; height: number } | undefined;
  let scanned = false;
  let at = 2;
  while (at + 4 <= bytes.length && bytes.readUInt8(at) === 0xff) {
    const marker = bytes.readUInt8(at + 1);
    if (marker === 0xff || hasNoLength(marker)) {
      at += marker === 0xff ? 1 : 2;
      continue;
    }
    if (marker === 0xd9) break;
    const length = bytes.readUInt16BE(at + 2);
    if (length < 2 || at + 2 + length > bytes.length) return rejected("unreadable");
    if (isFrame(marker) && length >= 8)
      size ??= { height: bytes.readUInt16BE(at + 5), width: bytes.readUInt16BE(at + 7) };
    at += 2 + length;
    if (marker === 0xda) {
      scanned = true;
      at = nextMarker(bytes, at);
      if (at < 0) return rejected("unreadable");
    }
  }
  const ended = bytes.subarray(at, at + 2).equals(Buffer.from([0xff, 0xd9]));
  if (!size || !scanned || !ended) return rejected("unreadable");
  return verdictOfSize("image/jpeg", size.width, size.height);
};
