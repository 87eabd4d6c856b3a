import { createHash } from "node:crypto";
import { fileTypeFromBuffer } from "file-type";
import {
  type AcceptedType,
  acceptedTypes,
  largestDocument,
  rejected,
  type Verdict,
} from "../../../domain/document/verification.ts";
import { hidesAnotherFile } from "./hidden.ts";
import { inspectHeic } from "./image/heic.ts";
import { inspectJpeg } from "./image/jpeg.ts";
import { inspectPng } from "./image/png.ts";
import { inspectPdf } from "./pdf/inspect-pdf.ts";

/** What was announced before the upload: size in bytes, type, SHA-256 in lower-case hexadecimal. */
export type Announced = { readonly size: number; readonly type: string; readonly sha256: string };

/** The type that the content shows, or undefined when it is none that we accept. */
const realType = async (bytes: Buffer): Promise<AcceptedType | undefined> => {
  const detected = await fileTypeFromBuffer(bytes);
  const type = detected?.mime === "image/heif" ? "image/heic" : detected?.mime;
  return type !== undefined && type in acceptedTypes ? (type as AcceptedType) : undefined;
};

const inspectors: Record<AcceptedType, (bytes: Buffer) => Verdict | Promise<Verdict>> = {
  "application/pdf": inspectPdf,
  "image/jpeg": inspectJpeg,
  "image/png": inspectPng,
  "image/heic": inspectHeic,
};

/**
 * Looks into the content of an uploaded document and says whether it may be opened, or the first reason why not:
 * size, checksum, real type by content, hidden files, then the structure of its type (design.md section 7). Malware is
 * another verdict, by another service. Never throws for what a file holds.
 */
export const inspect = async (content: Uint8Array, announced: Announced): Promise<Verdict> => {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.length);
  if (bytes.length === 0) return rejected("empty");
  if (bytes.length > largestDocument) return rejected("too-large");
  if (bytes.length !== announced.size) return rejected("size-differs");
  if (createHash("sha256").update(bytes).digest("hex") !== announced.sha256)
    return rejected("checksum-differs");
  const type = await realType(bytes);
  if (type === undefined)
    return rejected(announced.type in acceptedTypes ? "lying-type" : "wrong-type");
  if (type !== announced.type) return rejected("lying-type");
  if (hidesAnotherFile(bytes, type)) return rejected("mixed-content");
  return inspectors[type](bytes);
};
