import { contentOf } from "../content.ts";
import type { MailContent } from "../letter.ts";

/** How a control stands that replaces the one on which a person entered. */
const standings = {
  waiting:
    "Une décision de contrôle est remise en cause alors que la personne est entrée en parcours : un nouveau contrôle commence. L’entrée reste valable tant que vous n’en décidez pas autrement.",
  "documents-missing":
    "Le nouveau contrôle d’une personne entrée en parcours demande des pièces. L’entrée reste valable tant que vous n’en décidez pas autrement.",
  refused:
    "Le nouveau contrôle d’une personne entrée en parcours est un refus. L’entrée n’est pas annulée d’elle-même : c’est à vous de la maintenir ou de l’annuler.",
} as const;
export type ReviewedStanding = keyof typeof standings;

export type EntryReview = {
  readonly plie: string;
  readonly dossierNumber: string;
  readonly standing: ReviewedStanding;
  readonly address: string;
};

/** Tells the manager that an entry rests on a control that no longer grants it (domain.md section 3, 7). */
export const entryReview = (told: EntryReview): MailContent =>
  contentOf({
    subject: `Dossier ${told.dossierNumber} : une entrée à revoir`,
    plie: told.plie,
    parts: [
      { kind: "paragraph", words: `Dossier ${told.dossierNumber}.` },
      { kind: "paragraph", words: standings[told.standing] },
      { kind: "button", words: "Ouvrir le dossier", address: told.address },
    ],
  });
