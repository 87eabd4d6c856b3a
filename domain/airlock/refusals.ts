import { Refusal } from "../refusal.ts";

/** Every way in which the airlock can be refused: code and sentence side by side. */
export const refusals = {
  noContact: () =>
    new Refusal("no-contact", "Le sas de diagnostic s’ouvre pour une personne rencontrée.", {
      status: 409,
    }),
  alreadyReferred: () =>
    new Refusal(
      "already-referred",
      "Cette personne est déjà orientée vers le PLIE : son diagnostic se fait en entretien.",
      { status: 409 },
    ),
  open: () =>
    new Refusal("airlock-open", "Un sas de diagnostic est déjà en cours.", { status: 409 }),
  proposed: () =>
    new Refusal(
      "entry-proposed",
      "L’entrée a été proposée à cette personne : orientez-la vers le PLIE.",
      { status: 409 },
    ),
  none: () =>
    new Refusal("airlock-missing", "Aucun sas de diagnostic n’est en cours dans ce dossier.", {
      status: 409,
    }),
  noCounsellor: () =>
    new Refusal(
      "counsellor-unavailable",
      "Choisissez un conseiller de cette antenne dont le compte est actif à cette date.",
      { status: 422, field: "counsellor" },
    ),
  impossibleDate: (field: string) =>
    new Refusal(
      "airlock-date",
      "Cette date n’est pas possible : ni dans le futur, ni avant ce qui est déjà noté.",
      { status: 422, field },
    ),
} as const;
