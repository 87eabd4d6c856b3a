import { call, newKey } from "../api/client.ts";
import { noAnswer, Problem } from "../api/problem.ts";
import type { Opened } from "./calls.ts";

export type Content = { blob: Blob; fileName: string; original: Blob };

/** The path of a document of a dossier. */
export const pathOf = (dossierId: string, documentId: string): string =>
  `/dossiers/${dossierId}/documents/${documentId}`;

/**
 * The content of what lies at a path of the API, fetched by its link of a minute; the opening is logged. HEIC becomes
 * JPEG, which browsers show.
 */
export const contentAt = async (path: string, type: string): Promise<Content> => {
  const { url, fileName } = await call<Opened>({
    method: "POST",
    path: `${path}/link`,
    body: {},
    key: newKey(),
  });
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

/** The content of a verified document. */
export const contentOf = (dossierId: string, documentId: string, type: string): Promise<Content> =>
  contentAt(pathOf(dossierId, documentId), type);
