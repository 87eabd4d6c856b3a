import { Refusal } from "../refusal.ts";

/** Every way in which a change of identity or residence can be refused: code and sentence side by side. */
export const refusals = {
  unchanged: () =>
    new Refusal("nothing-changed", "C’est déjà ce qui est noté dans ce dossier.", { status: 409 }),
  fromInTheFuture: () =>
    new Refusal(
      "residence-in-the-future",
      "Une adresse se note à partir du jour où la personne y habite.",
      { status: 422, field: "from" },
    ),
  fromBeforeBirth: () =>
    new Refusal("residence-before-birth", "Cette date précède la naissance de la personne.", {
      status: 422,
      field: "from",
    }),
} as const;
