import { type CivilDate, frenchDate } from "../../../../domain/date.ts";
import { hourWords } from "../../hour.ts";
import { calendarOf, type Meeting } from "../calendar.ts";
import { contentOf } from "../content.ts";
import type { MailContent, Part } from "../letter.ts";

export type AppointmentTold = Meeting & { readonly counsellor: string; readonly phone?: string };

const weekday = new Intl.DateTimeFormat("fr-FR", { weekday: "long", timeZone: "UTC" });
const dayWords = (date: CivilDate) =>
  `${weekday.format(new Date(`${date}T12:00:00Z`))} ${frenchDate(date)}`;

/** What the mail says first, and in its subject: given, moved or cancelled. */
const newsOf = ({ moment, cancelled, plie }: AppointmentTold) => {
  if (cancelled)
    return {
      subject: "Votre rendez-vous est annulé",
      words: `Votre rendez-vous avec ${plie} est annulé. Ne venez pas ce jour-là. Nous vous dirons la suite.`,
      heading: "Le rendez-vous annulé",
    };
  return moment > 0
    ? {
        subject: "Votre rendez-vous change de date",
        words: `Votre rendez-vous avec ${plie} a changé. Voici le nouveau : il remplace l’ancien.`,
        heading: "Votre nouveau rendez-vous",
      }
    : {
        subject: "Votre rendez-vous",
        words: `${plie} vous propose un rendez-vous, pour parler de votre situation et de vos projets. Il est gratuit et ne vous engage à rien.`,
        heading: "Votre rendez-vous",
      };
};

/** Tells a person of their appointment in plain French, with a file for their calendar. Nothing else of the dossier. */
export const appointmentTold = (told: AppointmentTold): MailContent => {
  const { subject, words, heading } = newsOf(told);
  const call = told.phone ? `Appelez-nous au ${told.phone}` : "Dites-le-nous";
  const facts = [
    `Quand : ${dayWords(told.date)} à ${hourWords(told.time)}`,
    `Où : ${told.place}`,
    `Avec : ${told.counsellor}`,
  ];
  const after: readonly Part[] = told.cancelled
    ? [{ kind: "paragraph", words: `Une question ? ${call}.` }]
    : [
        {
          kind: "paragraph",
          words: `Vous ne pouvez pas venir ? ${call} : nous trouverons un autre jour.`,
        },
        {
          kind: "paragraph",
          words: "Le fichier joint ajoute le rendez-vous au calendrier de votre téléphone.",
        },
      ];
  const content = contentOf({
    subject: `${subject} : ${dayWords(told.date)} à ${hourWords(told.time)}`,
    plie: told.plie,
    parts: [
      { kind: "paragraph", words },
      { kind: "heading", words: heading },
      { kind: "list", items: facts.map((fact) => ({ words: fact })) },
      ...after,
    ],
    foot: `Message envoyé par ${told.plie}. Il ne vous concerne pas ? Supprimez-le et dites-le-nous.`,
  });
  return { ...content, attachments: [calendarOf(told)] };
};
