import { contentOf } from "../content.ts";
import type { MailContent } from "../letter.ts";

export type DossierOpened = {
  readonly plie: string;
  readonly dossierNumber: string;
  readonly hours: number;
  /** The reason of the settings, in words; who opened it and what they wrote stay in the dossier. */
  readonly reason: string;
  readonly address: string;
};

/** Tells the manager that a colleague opened a dossier which is not theirs (domain.md section 2). */
export const dossierOpened = (told: DossierOpened): MailContent =>
  contentOf({
    subject: `Dossier ${told.dossierNumber} : ouvert pour ${told.hours} heures par un collègue`,
    plie: told.plie,
    parts: [
      { kind: "paragraph", words: `Dossier ${told.dossierNumber}.` },
      {
        kind: "paragraph",
        words: `Un conseiller de l’antenne l’a ouvert pour ${told.hours} heures sans en être le référent. Motif : ${told.reason}.`,
      },
      { kind: "paragraph", words: "Son nom et ce qu’il en dit se lisent dans le dossier." },
      { kind: "button", words: "Ouvrir le dossier", address: told.address },
    ],
  });
