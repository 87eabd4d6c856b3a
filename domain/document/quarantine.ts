import type { DocumentState } from "./document.ts";

const quarantine = "quarantine/";
const documents = "documents/";

/** Where an upload lands. Random keys: the ids of dossier and document, and nothing that says anything of anybody. */
export const quarantineKey = (dossier: string, document: string): string =>
  `${quarantine}${dossier}/${document}`;

/** Where it is kept once both verdicts are good. */
export const filedKey = (dossier: string, document: string): string =>
  `${documents}${dossier}/${document}`;

/** Both verdicts are good and the file has left the quarantine: it opens. */
export const isFiled = ({ status, key }: DocumentState): boolean =>
  status === "usable" && !key.startsWith(quarantine);

/** Both verdicts are good, and the file is still where it landed. */
export const isToFile = ({ status, key }: DocumentState): boolean =>
  status === "usable" && key.startsWith(quarantine);
