import { rejected, type Verdict } from "../../../../domain/document/verification.ts";
import { verdictOfSize } from "./size.ts";

type Box = { readonly kind: string; readonly content: Buffer };

/** The boxes that fill some bytes exactly (ISO 14496-12, 4.2), or undefined when they don't. */
const boxesOf = (bytes: Buffer): readonly Box[] | undefined => {
  const boxes: Box[] = [];
  let at = 0;
  while (at < bytes.length) {
    if (at + 8 > bytes.length) return undefined;
    const short = bytes.readUInt32BE(at);
    const isLong = short === 1;
    if (isLong && at + 16 > bytes.length) return undefined;
    const size = isLong ? Number(bytes.readBigUInt64BE(at + 8)) : short || bytes.length - at;
    const header = isLong ? 16 : 8;
    if (size < header || at + size > bytes.length) return undefined;
    boxes.push({
      kind: bytes.toString("latin1", at + 4, at + 8),
      content: bytes.subarray(at + header, at + size),
    });
    at += size;
  }
  return boxes;
};

const within = (box: Box | undefined, kind: string, skipped = 0) =>
  box && boxesOf(box.content.subarray(skipped))?.find((inner) => inner.kind === kind);

/** The sizes that the pictures of a HEIC declare (`ispe`, in meta / iprp / ipco). */
const sizesOf = (meta: Box | undefined) => {
  const properties = within(within(meta, "iprp", 4), "ipco");
  return (properties ? (boxesOf(properties.content) ?? []) : [])
    .filter(({ kind, content }) => kind === "ispe" && content.length >= 12)
    .map(({ content }) => ({ width: content.readUInt32BE(4), height: content.readUInt32BE(8) }));
};

/** Walks the boxes of a HEIC (ISO 23008-12): they fill the file exactly, describe a picture, and hold its data. */
export const inspectHeic = (bytes: Buffer): Verdict => {
  const boxes = boxesOf(bytes);
  const meta = boxes?.find(({ kind }) => kind === "meta");
  const sizes = sizesOf(meta);
  const holdsData = boxes?.some(({ kind }) => kind === "mdat") || within(meta, "idat", 4);
  if (boxes?.[0]?.kind !== "ftyp" || sizes.length === 0 || !holdsData)
    return rejected("unreadable");
  const [largest] = sizes.sort((a, b) => b.width * b.height - a.width * a.height);
  return verdictOfSize("image/heic", largest?.width ?? 0, largest?.height ?? 0);
};
