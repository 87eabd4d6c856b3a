import { type CivilDate, frenchDate } from "../../../domain/date.ts";
import { heading, makePrint, paragraph, title } from "../../adapters/pdf/pdf.ts";
import type { EngagementContract } from "./engagement-contract.ts";
import { parties, signed } from "./parties.ts";

export type ContractAmendment = EngagementContract & {
  /** The day on which what it amends was signed. */
  readonly amendedOn: CivilDate;
  /** What changes, in the words of the counsellor and the participant. */
  readonly changes: string;
};

/** An amendment to the engagement contract: what changes, signed by the same three (domain.md section 3, 9). */
export const contractAmendment = (amendment: ContractAmendment): Promise<Uint8Array> => {
  const print = {
    title: "Avenant au contrat d’engagement individuel PLIE",
    letterhead: amendment.letterhead,
    date: amendment.date,
    reference: amendment.dossierNumber,
    code: amendment.code,
  };
  const of = frenchDate(amendment.amendedOn);
  return makePrint(print, (sheet) => {
    title(sheet, print.title, `Dossier ${amendment.dossierNumber} · contrat signé le ${of}`);
    parties(sheet, amendment);
    heading(sheet, "Ce qui change");
    for (const part of amendment.changes.split(/\n+/)) paragraph(sheet, part);
    heading(sheet, "Ce qui ne change pas");
    paragraph(
      sheet,
      `Les autres engagements du contrat signé le ${of} restent ceux que chacun a pris. Cet avenant prend effet au jour de sa signature.`,
    );
    heading(sheet, "Signatures");
    paragraph(sheet, "Fait en trois exemplaires, un pour chacun.");
    signed(sheet, amendment);
  });
};
