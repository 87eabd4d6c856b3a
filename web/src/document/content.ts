import { noAnswer, Problem } from "../api/problem.ts";
import { openDocument } from "./calls.ts";

/** The content of a verified document, fetched by its link of a minute. HEIC becomes JPEG, which browsers show. */
export const contentOf = async (
  dossierId: string,
  documentId: string,
  type: string,
): Promise<{ blob: Blob; fileName: string; original: Blob }> => {
  const { url, fileName } = await openDocument(dossierId, documentId);
  const response = await fetch(url, { credentials: "omit" }).catch(() => {
    throw noAnswer();
  });
  if (!response.ok) throw new Problem(0, "not-read", "Le fichier n’a pas pu être lu. Réessayez.");
  const original = await response.blob();
  if (type !== "image/heic") return { blob: new Blob([original], { type }), fileName, original };
  const { heicTo } = await import("heic-to/csp");
  return {
    blob: await heicTo({ blob: original, type: "image/jpeg", quality: 0.9 }),
    fileName,
    original,
  };
};
