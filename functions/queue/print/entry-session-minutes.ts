import { type CivilDate, frenchDate } from "../../../domain/date.ts";
import {
  boxes,
  heading,
  type Letterhead,
  list,
  makePrint,
  paragraph,
  signatures,
  table,
  title,
} from "../../adapters/pdf/pdf.ts";

export type EntrySessionMinutes = {
  readonly letterhead: Letterhead;
  readonly date: CivilDate;
  readonly heldOn: CivilDate;
  readonly place?: string;
  readonly code?: string;
  /** Who recorded the entries, and as what. */
  readonly recordedBy: { readonly name: string; readonly function: string };
  readonly present: readonly { readonly name: string; readonly function: string }[];
  /** One line a dossier, each with its own fate. */
  readonly lines: readonly {
    readonly dossierNumber: string;
    readonly person: string;
    readonly antenne: string;
    readonly referent?: string;
    readonly outcome: "entered" | "not-entered";
    /** Why not, as the refusal said. */
    readonly reason?: string;
  }[];
};

const dossiers = (count: number) => `${count} dossier${count > 1 ? "s" : ""}`;

/** The minutes of an entry session (« procès-verbal »): who was there, and what became of each dossier. */
export const entrySessionMinutes = (minutes: EntrySessionMinutes): Promise<Uint8Array> => {
  const { lines, present, recordedBy } = minutes;
  const entered = lines.filter(({ outcome }) => outcome === "entered");
  const others = lines.filter(({ outcome }) => outcome === "not-entered");
  const print = {
    title: "Procès-verbal de séance d’entrée",
    letterhead: minutes.letterhead,
    date: minutes.date,
    ...(minutes.code && { code: minutes.code }),
  };
  return makePrint(print, (sheet) => {
    const place = minutes.place ? ` · ${minutes.place}` : "";
    title(sheet, print.title, `Séance du ${frenchDate(minutes.heldOn)}${place}`);
    boxes(sheet, [
      { label: "Examinés", lines: [dossiers(lines.length)] },
      { label: "Entrées actées", lines: [dossiers(entered.length)] },
      { label: "Non actées", lines: [dossiers(others.length)] },
    ]);
    heading(sheet, "Présents");
    list(
      sheet,
      present.map(({ name, function: work }) => `${name}, ${work}`),
    );
    heading(sheet, "Entrées en parcours actées");
    if (entered.length === 0) paragraph(sheet, "Aucune.");
    else
      table(
        sheet,
        [
          { heading: "Dossier", share: 1.5 },
          { heading: "Personne", share: 2.5 },
          { heading: "Antenne", share: 2 },
          { heading: "Référent unique", share: 2 },
        ],
        entered.map((line) => [line.dossierNumber, line.person, line.antenne, line.referent ?? ""]),
      );
    if (others.length > 0) {
      heading(sheet, "Entrées non actées");
      table(
        sheet,
        [
          { heading: "Dossier", share: 1.5 },
          { heading: "Personne", share: 2.5 },
          { heading: "Antenne", share: 2 },
          { heading: "Motif", share: 3.5 },
        ],
        others.map((line) => [line.dossierNumber, line.person, line.antenne, line.reason ?? ""]),
      );
    }
    heading(sheet, "Signature");
    signatures(
      sheet,
      [{ label: "Pour l’équipe d’animation du PLIE", name: recordedBy.name }],
      recordedBy.function,
    );
  });
};
