import { contentOf } from "../content.ts";
import type { MailContent } from "../letter.ts";

/** When the partner is told of what became of an orientation (domain.md section 3, 2). */
const news = {
  appointment: {
    subject: "un rendez-vous a été donné",
    words: "Un rendez-vous a été donné à la personne que vous avez orientée.",
  },
  opinion: {
    subject: "un avis a été rendu",
    words: "Un avis a été rendu après les premiers entretiens.",
  },
  entry: {
    subject: "entrée en parcours",
    words: "La personne que vous avez orientée est entrée en parcours au PLIE.",
  },
  closing: {
    subject: "votre orientation est close",
    words: "L’orientation que vous avez faite est close.",
  },
} as const;

export type PrescriberTold = {
  readonly plie: string;
  readonly news: keyof typeof news;
  readonly dossierNumber: string;
  /** The orientation's page in the client. */
  readonly address: string;
};

/** Tells a partner that its orientation went on: number and link, no personal data. */
export const prescriberTold = (told: PrescriberTold): MailContent =>
  contentOf({
    subject: `Orientation ${told.dossierNumber} : ${news[told.news].subject}`,
    plie: told.plie,
    parts: [
      { kind: "paragraph", words: news[told.news].words },
      {
        kind: "paragraph",
        words: `Il s’agit de l’orientation ${told.dossierNumber}. Ce que nous pouvons vous en dire se lit dans votre espace, après connexion.`,
      },
      { kind: "button", words: "Voir cette orientation", address: told.address },
    ],
  });
