import { filedKey, quarantineKey } from "../../../domain/document/quarantine.ts";
import { deleteAllVersions } from "../../adapters/documents.ts";

/** A document, and the dossier in which it is. */
export type Place = { readonly dossier: string; readonly document: string };

/** Every version of a document's file, wherever a delivery that died half-way may have left one. */
export const destroyFiles = async ({ dossier, document }: Place): Promise<void> => {
  await deleteAllVersions(quarantineKey(dossier, document));
  await deleteAllVersions(filedKey(dossier, document));
};
