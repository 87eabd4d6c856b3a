import { boxes, type Sheet, signatures } from "../../adapters/pdf/pdf.ts";
import type { EngagementContract } from "./engagement-contract.ts";

const said = (...lines: readonly (string | undefined)[]) =>
  lines.filter((line) => line !== undefined && line !== "") as string[];

/** The three who sign, each in a box: participant, referent, PLIE. */
export const parties = (sheet: Sheet, contract: EngagementContract): void => {
  const { participant, referent, signatory, letterhead } = contract;
  boxes(sheet, [
    {
      label: "Le participant",
      lines: said(
        participant.name,
        participant.birthName && `Nom de naissance : ${participant.birthName}`,
        participant.birth,
        participant.address,
      ),
    },
    {
      label: "Son référent unique de parcours",
      lines: said(referent.name, referent.antenne, referent.phone, referent.email),
    },
    {
      label: "Le PLIE",
      lines: said(
        letterhead.name,
        letterhead.body,
        `représenté par ${signatory.name}`,
        signatory.function,
      ),
    },
  ]);
};

/** Room for the signatures of the three. */
export const signed = (sheet: Sheet, contract: EngagementContract): void =>
  signatures(
    sheet,
    [
      { label: "Le participant", name: contract.participant.name },
      { label: "Le référent", name: contract.referent.name },
      { label: "Pour le PLIE", name: contract.signatory.name },
    ],
    "Lu et approuvé",
  );
