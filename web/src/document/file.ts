import {
  type AcceptedType,
  acceptedTypes,
  largestDocument,
  rejections,
} from "../../../domain/document/verification.ts";

const endings: Readonly<Record<string, AcceptedType>> = {
  pdf: "application/pdf",
  jpg: "image/jpeg",
  jpeg: "image/jpeg",
  png: "image/png",
  heic: "image/heic",
  heif: "image/heic",
};

/** What the file picker offers. */
export const accept = ".pdf,.jpg,.jpeg,.png,.heic,.heif";

/** The type of a file: as the device says, else by its ending (few devices know HEIC). */
export const typeOf = (file: File): AcceptedType | undefined => {
  if (file.type in acceptedTypes) return file.type as AcceptedType;
  if (file.type === "image/heif") return "image/heic";
  return endings[file.name.split(".").at(-1)?.toLowerCase() ?? ""];
};

/** Why a file is refused before it is sent; undefined when it may go. */
export const refusalOf = (file: File): string | undefined => {
  if (file.size === 0) return rejections.empty;
  if (file.size > largestDocument) return rejections["too-large"];
  return typeOf(file) === undefined ? rejections["wrong-type"] : undefined;
};

/** SHA-256 of a file, in hexadecimal. */
export const checksum = async (file: Blob): Promise<string> => {
  const digest = await crypto.subtle.digest("SHA-256", await file.arrayBuffer());
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
};

/** A name that every device can save. */
export const safeName = (name: string): string =>
  name
    .normalize("NFC")
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\\/:*?"<>|]/gu, "-")
    .slice(-200)
    .trim() || "document";
