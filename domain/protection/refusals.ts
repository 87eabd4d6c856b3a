import { Refusal } from "../refusal.ts";

/** Every way in which protection, ties and openings can be refused: code and sentence side by side. */
export const refusals = {
  unknownReader: () =>
    new Refusal("reader-unknown", "Un des lecteurs n’a pas de compte actif dans la maison.", {
      status: 422,
      field: "readers",
    }),
  tiedReader: () =>
    new Refusal("reader-tied", "Un des lecteurs a déclaré un lien avec cette personne.", {
      status: 422,
      field: "readers",
    }),
  counsellorMissing: () =>
    new Refusal(
      "counsellor-missing",
      "Le conseiller en charge doit être parmi les lecteurs : nommez-le, ou confiez d’abord le dossier à un autre.",
      { status: 422, field: "readers" },
    ),
  notProtected: () =>
    new Refusal("not-protected", "Ce dossier n’est pas protégé.", { status: 409 }),
  sameReaders: () =>
    new Refusal("nothing-changed", "Ce dossier est déjà protégé pour ces lecteurs.", {
      status: 409,
    }),
  alreadyOpen: () =>
    new Refusal("already-open", "Ce dossier vous est déjà ouvert : aucun motif n’est nécessaire.", {
      status: 409,
    }),
} as const;
