import { Refusal } from "../refusal.ts";

/** Every way in which attaching or telling apart can be refused: code and sentence side by side. */
export const refusals = {
  itself: () =>
    new Refusal("same-dossier", "Choisissez un autre dossier que celui-ci.", {
      status: 422,
      field: "dossier",
    }),
  samePerson: () =>
    new Refusal("same-person", "Ces deux dossiers sont déjà ceux de la même personne.", {
      status: 409,
    }),
  distinct: () =>
    new Refusal(
      "confirmed-distinct",
      "Il a été confirmé que ces dossiers sont ceux de deux personnes différentes.",
      { status: 409 },
    ),
  closed: () => new Refusal("referral-closed", "Cette orientation est close.", { status: 409 }),
  tooFar: () =>
    new Refusal(
      "passage-too-far",
      "Une demande d’entrée est en cours dans ce dossier : rattachez plutôt l’autre dossier à celui-ci.",
      { status: 409 },
    ),
  otherAttached: () =>
    new Refusal(
      "other-attached",
      "L’autre dossier est lui-même rattaché : choisissez celui qui fait suite.",
      { status: 409 },
    ),
} as const;
