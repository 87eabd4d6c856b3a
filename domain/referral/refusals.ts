import { Refusal } from "../refusal.ts";

/** Every way in which an orientation can be refused: code and sentence side by side. */
export const refusals = {
  noAntenne: () =>
    new Refusal(
      "no-antenne",
      "Aucune antenne du PLIE ne couvre cette commune : choisissez la commune de résidence, ou demandez au PLIE.",
      { status: 422, field: "residence.commune" },
    ),
  antenneElsewhere: () =>
    new Refusal("antenne-elsewhere", "Cette antenne ne couvre pas la commune indiquée.", {
      status: 422,
      field: "antenne",
    }),
  noOrganisation: () =>
    new Refusal(
      "no-organisation",
      "Votre compte n’est rattaché à aucun organisme : demandez à l’administrateur du PLIE.",
      { status: 403 },
    ),
  partnerWay: () =>
    new Refusal("way-in-partner", "Un partenaire oriente toujours par la voie « partenaire ».", {
      status: 422,
      field: "wayIn",
    }),
  noReferral: () =>
    new Refusal("no-referral", "Cette personne n’a pas encore été orientée vers le PLIE.", {
      status: 409,
    }),
  alreadyClosed: () =>
    new Refusal("referral-closed", "Cette orientation est close.", { status: 409 }),
  alreadyEntered: () =>
    new Refusal(
      "already-participant",
      "La personne est participante : l’orientation ne peut plus être retirée.",
      { status: 409 },
    ),
  cannotSee: (field: string) =>
    new Refusal(
      "counsellor-cannot-see",
      "Ce conseiller ne peut pas suivre cette personne : le dossier ne lui est pas ouvert.",
      { status: 422, field },
    ),
} as const;
