import { Refusal } from "../refusal.ts";

/** Every way in which a change of the directory can be refused: code and sentence side by side. */
export const refusals = {
  unknownAccount: () => new Refusal("account-unknown", "Ce compte n’existe pas.", { status: 404 }),
  emailTaken: () =>
    new Refusal("email-taken", "Un autre compte ouvert utilise déjà cette adresse.", {
      status: 409,
      field: "email",
    }),
  unknownAntenne: (field = "antennes") =>
    new Refusal("antenne-unknown", "Cette antenne n’existe pas.", { status: 422, field }),
  organisationNeeded: () =>
    new Refusal("organisation-needed", "Un prescripteur appartient à un organisme connu.", {
      status: 422,
      field: "organisation",
    }),
  periodBackwards: () =>
    new Refusal("period-backwards", "La fin précède le début.", { status: 422, field: "to" }),
  delegateToSelf: () =>
    new Refusal("delegate-to-self", "On ne se remplace pas soi-même.", {
      status: 422,
      field: "account",
    }),
  delegateUnknown: () =>
    new Refusal("delegate-unknown", "Le remplaçant doit avoir un compte ouvert.", {
      status: 422,
      field: "account",
    }),
  delegateRole: () =>
    new Refusal("delegate-role", "Le rôle de cette personne ne lui permet pas de remplacer.", {
      status: 422,
      field: "account",
    }),
  noPermanence: () =>
    new Refusal("no-permanence", "Seul un conseiller tient des permanences.", { status: 409 }),
  nothingToDelegate: () =>
    new Refusal(
      "nothing-to-delegate",
      "Ce compte n’a rien à confier ainsi : un suppléant décide, un remplaçant reprend un portefeuille.",
      { status: 409 },
    ),
  unknownDelegation: () =>
    new Refusal("delegation-unknown", "Cette absence ou cette suppléance n’existe plus.", {
      status: 404,
    }),
  delegationOver: () =>
    new Refusal("delegation-over", "Cette période est déjà terminée.", { status: 409 }),
  delegationEnd: () =>
    new Refusal(
      "delegation-end",
      "Choisissez un dernier jour à partir d’aujourd’hui, avant celui qui est prévu.",
      { status: 422, field: "to" },
    ),
  alreadyClosed: () => new Refusal("account-closed", "Ce compte est déjà clos.", { status: 409 }),
  portfolioNotEmpty: (count: number, field?: string) =>
    new Refusal(
      "portfolio-not-empty",
      `Confiez d’abord à un collègue ${count > 1 ? `les ${count} dossiers` : "le dossier"} que ce compte suit encore${
        field === "antennes" ? " dans cette antenne" : ""
      } : personnes accompagnées, rendez-vous à tenir, réorientations à vérifier.`,
      { status: 409, ...(field && { field }) },
    ),
} as const;
