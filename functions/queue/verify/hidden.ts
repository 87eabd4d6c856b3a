import type { AcceptedType } from "../../../domain/document/verification.ts";

/** Pages and programs that a careless server or browser would run out of a picture. */
const pages = /<(script|html|!doctype html|\?php|svg)[\s>]/i;
/** Beginnings of other archives, long enough never to come by chance in 10 MB. */
const archives = ["Rar!\x1a\x07", "7z\xbc\xaf\x27\x1c"];
/** A reader of PDF accepts a file that begins as one within this many bytes. */
const headOfPdf = 1024;
const blanks = /^[\0\t\n\f\r ]*$/;

/** True when a ZIP ends where the file ends: its last record says how long the comment after it is (APPNOTE 4.3.16). */
const endsAsZip = (bytes: Buffer): boolean => {
  const from = Math.max(0, bytes.length - 65_557);
  const tail = bytes.subarray(from);
  let at = tail.lastIndexOf("PK\x05\x06", undefined, "latin1");
  while (at >= 0) {
    if (at + 22 <= tail.length && at + 22 + tail.readUInt16LE(at + 20) <= tail.length) return true;
    at = at === 0 ? -1 : tail.lastIndexOf("PK\x05\x06", at - 1, "latin1");
  }
  return false;
};

/** True when a file is also another one ("polyglot"): what we check would not be what somebody opens. */
export const hidesAnotherFile = (bytes: Buffer, type: AcceptedType): boolean => {
  if (endsAsZip(bytes)) return true;
  const text = bytes.toString("latin1");
  if (archives.some((archive) => text.includes(archive))) return true;
  if (type !== "application/pdf")
    return text.slice(0, headOfPdf).includes("%PDF-") || pages.test(text);
  const end = text.lastIndexOf("%%EOF");
  return end >= 0 && !blanks.test(text.slice(end + "%%EOF".length));
};
