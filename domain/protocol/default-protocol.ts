import { COMMUNES } from "../territory/communes.ts";
import type { CriterionGroup, SingleCriterion } from "./criterion.ts";
import type { ProtocolVersion } from "./protocol.ts";
import type { DocumentRule, Requirement } from "./requirement.ts";

const document = (kind: string, rule: DocumentRule) => ({ document: kind, rule });
const within = (kind: string, months: number) => document(kind, { kind: "issued-within", months });
const valid = (
  kind: string,
  more: { months?: number; openEnded?: boolean; adultCard?: "person" | "other" } = {},
) => document(kind, { kind: "valid-on-day", ...more });
/** A document that says where the person lives. */
const home = (required: Extract<Requirement, { document: string }>): Requirement => ({
  ...required,
  provesAddress: true,
});
const any = (kind: string) => document(kind, { kind: "any" });

/** A domiciliation lasts a year when its end is not printed (Code de l'action sociale et des familles, D264-1). */
const domiciliation = home(valid("domiciliation", { months: 12 }));
const address: Requirement[] = [
  home(within("address-proof", 6)),
  {
    label: "Personne hébergée",
    allOf: [
      home(any("host-statement")),
      valid("host-identity", { adultCard: "other" }),
      within("host-address-proof", 6),
    ],
  },
];

/** A French card delivered to an adult 2004-2013 lasts 5 years more (décret 2013-1188); a receipt for renewal counts. */
const identity: Requirement = {
  anyOf: [
    valid("identity-card", { adultCard: "person" }),
    valid("passport"),
    valid("residence-permit"),
    valid("identity-receipt", { openEnded: true }),
    valid("residence-permit-receipt"),
  ],
};

const declared = (code: string, label: string, proof: Requirement): SingleCriterion => ({
  code,
  label,
  reference: "request",
  test: { kind: "declared" },
  proof,
});

/** Domain.md section 5; delays after the order of 4 September 2025 on the IAE. */
const social: CriterionGroup = {
  code: "social",
  label: "Au moins une situation d’éloignement de l’emploi",
  needed: 1,
  alternatives: [
    declared("minimum-income", "RSA, ASS ou AAH", {
      anyOf: [
        within("rsa-certificate", 3),
        within("ass-certificate", 3),
        within("aah-certificate", 3),
      ],
    }),
    {
      code: "long-term-unemployed",
      label: "Demandeur d’emploi de longue durée (12 mois ou plus)",
      reference: "request",
      test: { kind: "months-without-work", months: 12 },
      proof: within("france-travail-history", 3),
    },
    {
      code: "low-qualification",
      label: "Niveau 3 (CAP, BEP) ou en dessous",
      reference: "request",
      test: { kind: "education-level", maximum: 3 },
      proof: { anyOf: [any("diploma"), any("sworn-statement")] },
    },
    declared(
      "disabled-worker",
      "Travailleur handicapé (RQTH)",
      valid("rqth-decision", { openEnded: true }),
    ),
    declared("lone-parent", "Parent isolé", within("caf-certificate", 3)),
    declared("priority-district", "Habitant d’un quartier prioritaire (QPV)", {
      allOf: [{ label: "Adresse", anyOf: address }, document("qpv-lookup", { kind: "dated" })],
    }),
    declared("without-housing", "Sans logement personnel", domiciliation),
    declared("refugee", "Réfugié ou protégé", {
      anyOf: [valid("residence-permit"), valid("residence-permit-receipt")],
    }),
    {
      code: "fifty-and-over",
      label: "50 ans et plus",
      reference: "entry",
      test: { kind: "minimum-age", age: 50 },
      proof: identity,
    },
  ],
};

const exit = (code: string, label: string, of: string[], proof: Requirement): SingleCriterion => ({
  code,
  label,
  reference: "exit",
  test: { kind: "exit", of },
  proof,
});

/** Kinds of exit that a contract of work proves, and the others (domain.md sections 4 and 5). */
const exits: SingleCriterion[] = [
  exit(
    "exit-work",
    "Emploi durable",
    ["cdi", "cdd-over-6-months", "consecutive-contracts", "apprenticeship", "civil-service"],
    { allOf: [any("work-contract"), any("first-payslip")] },
  ),
  exit("exit-training", "Formation qualifiante", ["qualifying-training"], {
    anyOf: [
      { allOf: [any("training-entry-certificate"), any("training-end-certificate")] },
      any("diploma"),
    ],
  }),
  exit("exit-business", "Création d’entreprise", ["business-creation"], {
    anyOf: [any("kbis"), any("sirene-notice")],
  }),
  exit(
    "exit-other",
    "Autre sortie",
    [
      "move",
      "death",
      "retirement",
      "long-illness",
      "abandonment",
      "no-news",
      "redirection",
      "end-of-duration",
    ],
    any("written-statement"),
  ),
];

/**
 * The protocol shipped, to be confirmed by the PLIE. Which of the 17 communes is outside no source says: all 17 adhere
 * until somebody confirms the list, so that nobody is turned away by a guess.
 */
export const DEFAULT_PROTOCOL: ProtocolVersion = {
  from: "2021-01-01",
  communes: COMMUNES.map(({ insee }) => insee),
  minimumAge: { age: 26, reading: "reached" },
  criteria: [
    {
      code: "residence",
      label: "Domicile dans une commune adhérente",
      reference: "entry",
      test: { kind: "residence" },
      proof: { anyOf: [...address, domiciliation] },
    },
    {
      code: "age",
      label: "Âge minimum à l’entrée",
      reference: "entry",
      test: { kind: "minimum-age" },
      proof: identity,
    },
    social,
  ],
  exit: exits,
  toBeConfirmed: ["communes", "minimumAge", "criteria", "exit"],
};
