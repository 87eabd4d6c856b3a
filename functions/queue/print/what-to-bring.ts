import { type CivilDate, frenchDate } from "../../../domain/date.ts";
import {
  boxes,
  heading,
  type Letterhead,
  list,
  makePrint,
  paragraph,
  title,
} from "../../adapters/pdf/pdf.ts";

export type WhatToBring = {
  readonly letterhead: Letterhead;
  readonly date: CivilDate;
  readonly dossierNumber: string;
  /** « Madame Nadia Lefebvre ». */
  readonly person: string;
  /** The last day to bring them, if one was set. */
  readonly before?: CivilDate;
  /** What each group of documents proves, in plain words: « votre adresse ». */
  readonly groups: readonly {
    readonly proves: string;
    readonly rule: "all" | "any";
    readonly documents: readonly { readonly words: string; readonly note?: string }[];
  }[];
  /** Whom to bring them to. */
  readonly contact: {
    readonly name: string;
    readonly place?: string;
    readonly phone?: string;
    readonly email?: string;
  };
};

const size = 12;

const ruleSentence = ({ rule, documents }: WhatToBring["groups"][number]) => {
  if (documents.length === 1) return "Apportez ce papier :";
  return rule === "all" ? "Apportez tous ces papiers :" : "Un seul de ces papiers suffit :";
};

/** The list of documents that the person is to bring, in plain French and large letters (domain.md section 3, 7). */
export const whatToBring = (data: WhatToBring): Promise<Uint8Array> => {
  const { contact } = data;
  const print = {
    title: "Les papiers à apporter",
    letterhead: data.letterhead,
    date: data.date,
    reference: data.dossierNumber,
  };
  const reach = [contact.place, contact.phone, contact.email].filter((line) => line !== undefined);
  return makePrint(print, (sheet) => {
    title(sheet, print.title, `Le ${frenchDate(data.date)} · dossier ${data.dossierNumber}`);
    paragraph(sheet, `Bonjour ${data.person},`, { size });
    paragraph(
      sheet,
      `Il manque des papiers à votre demande d'entrée au PLIE.${
        data.before ? ` Apportez-les avant le ${frenchDate(data.before)}.` : ""
      }`,
      { size },
    );
    for (const group of data.groups) {
      heading(sheet, `Pour prouver ${group.proves}`);
      paragraph(sheet, ruleSentence(group), { size, gap: 5 });
      list(sheet, group.documents, { mark: "box", size });
    }
    heading(sheet, "Bon à savoir");
    list(
      sheet,
      [
        "Une photo prise avec un téléphone suffit, si on voit tout le papier et si on peut le lire.",
        "Vous pouvez cacher votre numéro de sécurité sociale : nous n'en avons pas besoin.",
        "Vous n'avez pas un de ces papiers ? Dites-le-nous : nous vous aidons à l'obtenir.",
      ],
      { size: size - 1 },
    );
    boxes(sheet, [{ label: "À qui les apporter", lines: [contact.name, ...reach] }], size - 1);
  });
};
