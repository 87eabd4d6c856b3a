import { dossierNumber } from "../../../domain/dossier/card.ts";
import { type Dossier, find, word } from "../../../domain/dossier/dossier.ts";

export type File = {
  readonly key: string;
  readonly versionId: string;
  /** What it is saved as: told beside the signed address, never in it. */
  readonly fileName: string;
  readonly type: string;
};

const endings: Readonly<Record<string, string>> = {
  "application/pdf": "pdf",
  "image/jpeg": "jpg",
  "image/png": "png",
  "image/heic": "heic",
};

/** The letter of an appointment, once it is made. */
export const letterOf = (dossier: Dossier, id: string): File | undefined => {
  const letter = find(dossier, "appointment", id)?.state.letter;
  if (letter === undefined) return undefined;
  const { key, versionId } = letter;
  const fileName = `rendez-vous-${dossierNumber(dossier.id)}.pdf`;
  return { key, versionId, fileName, type: "application/pdf" };
};

/** Where the file lies, and the name under which it is saved: the one given, else one that names nobody. */
export const fileOf = (dossier: Dossier, id: string): File | undefined => {
  const number = dossierNumber(dossier.id);
  const contract = find(dossier, "contract", id)?.state;
  if (contract?.key && contract.versionId) {
    const { key, versionId } = contract;
    const fileName = `${contract.amends ? "avenant" : "contrat"}-${number}.pdf`;
    return { key, versionId, fileName, type: "application/pdf" };
  }
  const document = find(dossier, "document", id)?.state;
  if (document?.versionId === undefined) return undefined;
  const { key, versionId, type, name } = document;
  const given = word<string>(dossier, name) ?? `document-${number}`;
  const ending = endings[type] ?? "bin";
  const fileName = given.toLowerCase().endsWith(`.${ending}`) ? given : `${given}.${ending}`;
  return { key, versionId, fileName, type };
};
