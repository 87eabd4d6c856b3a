import { type CivilDate, frenchDate } from "../../../domain/date.ts";
import { heading, list, makePrint, paragraph, table, title } from "../../adapters/pdf/pdf.ts";
import { clauses } from "./clauses.ts";
import { type Parties, parties, signed } from "./parties.ts";

export type EngagementContract = Parties & {
  /** The day on which it is made. */
  readonly date: CivilDate;
  readonly dossierNumber: string;
  /** Short code printed on each page, for the scan to file itself: capitals and digits, groups joined by a dash. */
  readonly code: string;
  readonly enteredOn: CivilDate;
  /** The participant's project, in their own words. */
  readonly project?: string;
  /** Steps foreseen at the entry. */
  readonly steps?: readonly { readonly words: string; readonly when?: string }[];
  /** Where to write about one's data. */
  readonly dataContact?: string;
};

/** The « contrat d'engagement individuel PLIE », to be signed by participant, referent and PLIE (domain.md section 3). */
export const engagementContract = (contract: EngagementContract): Promise<Uint8Array> => {
  const { project, steps = [] } = contract;
  const print = {
    title: "Contrat d’engagement individuel PLIE",
    letterhead: contract.letterhead,
    date: contract.date,
    reference: contract.dossierNumber,
    code: contract.code,
  };
  return makePrint(print, (sheet) => {
    title(
      sheet,
      print.title,
      `Dossier ${contract.dossierNumber} · entrée en parcours le ${frenchDate(contract.enteredOn)}`,
    );
    parties(sheet, contract);
    paragraph(sheet, clauses.purpose);
    if (project) {
      heading(sheet, "Le projet du participant");
      paragraph(sheet, `« ${project} »`);
    }
    if (steps.length > 0) {
      heading(sheet, "Les premières étapes");
      const columns = [
        { heading: "Étape", share: 3 },
        { heading: "Quand", share: 1 },
      ];
      table(
        sheet,
        columns,
        steps.map(({ words, when = "à préciser" }) => [words, when]),
      );
    }
    heading(sheet, "Le participant s’engage à");
    list(sheet, clauses.participant);
    heading(sheet, "Le référent s’engage à");
    list(sheet, clauses.referent);
    heading(sheet, "Le PLIE s’engage à");
    list(sheet, clauses.plie);
    heading(sheet, "Durée");
    paragraph(sheet, clauses.duration);
    heading(sheet, "Vos données");
    paragraph(sheet, [clauses.data, contract.dataContact].filter(Boolean).join(" "));
    heading(sheet, "Signatures");
    paragraph(sheet, "Fait en trois exemplaires, un pour chacun.");
    signed(sheet, contract);
  });
};
