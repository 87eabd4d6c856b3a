import { type CivilDate, frenchDate } from "../../../domain/date.ts";
import {
  addressee,
  boxes,
  type Letterhead,
  list,
  makePrint,
  paragraph,
} from "../../adapters/pdf/pdf.ts";

export type AppointmentLetter = {
  readonly letterhead: Letterhead;
  readonly date: CivilDate;
  readonly dossierNumber: string;
  /** Name and postal address, a line each, as on the envelope. */
  readonly recipient: readonly string[];
  /** « Madame », « Monsieur », « Madame, Monsieur ». */
  readonly salutation: string;
  readonly appointment: {
    readonly on: CivilDate;
    /** « 14 h 30 ». */
    readonly at: string;
    readonly place: string;
    readonly address?: string;
    /** The counsellor who receives. */
    readonly with: string;
  };
  readonly toBring?: readonly string[];
  /** It replaces an appointment that was given before. */
  readonly moved?: true;
  /** How to say that one cannot come. */
  readonly phone?: string;
};

const size = 11;
const weekday = new Intl.DateTimeFormat("fr-FR", { weekday: "long", timeZone: "UTC" });

/** The letter that tells an appointment to who chose to be told by post (domain.md section 3, 3). */
export const appointmentLetter = (letter: AppointmentLetter): Promise<Uint8Array> => {
  const { appointment, toBring = [] } = letter;
  const print = {
    title: "Votre rendez-vous au PLIE",
    letterhead: letter.letterhead,
    date: letter.date,
    reference: letter.dossierNumber,
  };
  const day = `${weekday.format(new Date(`${appointment.on}T12:00:00Z`))} ${frenchDate(appointment.on)}`;
  return makePrint(print, (sheet) => {
    addressee(sheet, letter.recipient, `Le ${frenchDate(letter.date)}`, print.title);
    paragraph(sheet, `${letter.salutation},`, { size, gap: 10 });
    paragraph(
      sheet,
      letter.moved
        ? "Votre rendez-vous au PLIE a changé. Voici le nouveau : il remplace l’ancien. Il est gratuit et ne vous engage à rien."
        : "Un conseiller du PLIE vous propose un rendez-vous, pour faire connaissance et parler de votre situation et de vos projets. Il est gratuit et ne vous engage à rien.",
      { size, gap: 10 },
    );
    const where = [appointment.place, ...(appointment.address ? [appointment.address] : [])];
    boxes(
      sheet,
      [
        { label: "Quand", lines: [day, `à ${appointment.at}`] },
        { label: "Où", lines: where },
        { label: "Avec", lines: [appointment.with] },
      ],
      size - 1,
    );
    if (toBring.length > 0) {
      paragraph(sheet, "Apportez, si vous les avez :", { size, gap: 4 });
      list(sheet, toBring, { size });
    }
    paragraph(
      sheet,
      letter.phone
        ? `Vous ne pouvez pas venir ? Appelez-nous au ${letter.phone} : nous trouverons un autre jour.`
        : "Vous ne pouvez pas venir ? Dites-le-nous : nous trouverons un autre jour.",
      { size, gap: 10 },
    );
    paragraph(sheet, `À bientôt, ${letter.salutation.toLocaleLowerCase("fr-FR")}.`, {
      size,
      gap: 24,
    });
    paragraph(sheet, appointment.with, { size, strong: true, gap: 0 });
    paragraph(sheet, letter.letterhead.name, { size, muted: true });
  });
};
