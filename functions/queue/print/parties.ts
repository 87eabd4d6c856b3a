import { boxes, type Letterhead, type Sheet, signatures } from "../../adapters/pdf/pdf.ts";

/** Who signs a contract or an amendment. */
export type Parties = {
  readonly letterhead: Letterhead;
  readonly participant: {
    /** First names and used name. */
    readonly name: string;
    readonly birthName?: string;
    /** « née le 3 mars 1984 », « née en 1984 »: as precise as it is known. */
    readonly birth?: string;
    readonly address?: string;
  };
  readonly referent: {
    readonly name: string;
    readonly antenne: string;
    readonly phone?: string;
    readonly email?: string;
  };
  /** Who signs for the PLIE, and as what. */
  readonly signatory: { readonly name: string; readonly function: string };
};

const said = (...lines: readonly (string | undefined)[]) =>
  lines.filter((line) => line !== undefined && line !== "") as string[];

/** The three who sign, each in a box: participant, referent, PLIE. */
export const parties = (sheet: Sheet, contract: Parties): void => {
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
export const signed = (sheet: Sheet, contract: Parties): void =>
  signatures(
    sheet,
    [
      { label: "Le participant", name: contract.participant.name },
      { label: "Le référent", name: contract.referent.name },
      { label: "Pour le PLIE", name: contract.signatory.name },
    ],
    "Lu et approuvé",
  );
