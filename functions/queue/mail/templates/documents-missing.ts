import { type CivilDate, frenchDate } from "../../../../domain/date.ts";
import { contentOf } from "../content.ts";
import type { MailContent } from "../letter.ts";

export type DocumentsMissing = {
  readonly plie: string;
  readonly dossierNumber: string;
  /** How many documents are asked for in the return that is pending. */
  readonly count: number;
  /** The day of that return. */
  readonly since: CivilDate;
  /** Days waited so far; 0 when it was just returned. */
  readonly days: number;
  readonly address: string;
};

const documents = (count: number) =>
  count > 1 ? `${count} pièces sont à compléter` : "Une pièce est à compléter";

/** Reminds a counsellor, or the stand-in, of the documents that Statistics waits for. */
export const documentsMissing = (missing: DocumentsMissing): MailContent =>
  contentOf({
    subject: `${missing.days > 0 ? "Rappel, dossier" : "Dossier"} ${missing.dossierNumber} : pièces à compléter`,
    plie: missing.plie,
    parts: [
      {
        kind: "paragraph",
        words: `${documents(missing.count)} dans le dossier ${missing.dossierNumber}, depuis le retour du Département Statistiques du ${frenchDate(missing.since)}.`,
      },
      ...(missing.days > 0
        ? [
            {
              kind: "paragraph",
              words: `Ce retour attend depuis ${missing.days} jour${missing.days > 1 ? "s" : ""}.`,
            } as const,
          ]
        : []),
      {
        kind: "paragraph",
        words:
          "Le motif de chaque pièce est dans le dossier, avec une liste à imprimer pour la personne.",
      },
      { kind: "button", words: "Compléter les pièces", address: missing.address },
    ],
  });

export type ThirdReturn = {
  readonly plie: string;
  readonly dossierNumber: string;
  /** How many times Statistics returned it: three or more. */
  readonly returns: number;
  readonly address: string;
};

/** Tells the manager that a dossier was returned for the third time (domain.md section 3, 7). */
export const thirdReturn = (told: ThirdReturn): MailContent =>
  contentOf({
    subject: `Dossier ${told.dossierNumber} : ${told.returns}e retour pour pièces manquantes`,
    plie: told.plie,
    parts: [
      {
        kind: "paragraph",
        words: `Le Département Statistiques a retourné le dossier ${told.dossierNumber} pour la ${told.returns}e fois. Un échange avec le conseiller peut débloquer la situation.`,
      },
      { kind: "button", words: "Ouvrir le dossier", address: told.address },
    ],
  });
