import { Refusal } from "../refusal.ts";

/** Every way in which a slot can be refused: code and sentence side by side. */
export const refusals = {
  unknown: () => new Refusal("slot-unknown", "Ce créneau n’existe pas.", { status: 404 }),
  gone: () =>
    new Refusal(
      "slot-gone",
      "Ce créneau n’est plus proposé : choisissez-en un autre, ou laissez le PLIE fixer le rendez-vous.",
      { status: 422, field: "slot" },
    ),
  taken: () =>
    new Refusal(
      "slot-taken",
      "Ce créneau vient d’être pris : choisissez-en un autre. Ce que vous avez saisi est gardé.",
      { status: 409, field: "slot" },
    ),
  elsewhere: () =>
    new Refusal(
      "slot-elsewhere",
      "Ce créneau est d’une antenne qui ne couvre pas la commune de la personne.",
      { status: 422, field: "slot" },
    ),
  booked: () =>
    new Refusal(
      "slot-booked",
      "Quelqu’un a rendez-vous dans ce créneau : déplacez d’abord le rendez-vous.",
      { status: 409 },
    ),
  exists: () =>
    new Refusal("slot-exists", "Ce conseiller a déjà un créneau à cette heure.", {
      status: 409,
      field: "times",
    }),
  notYours: () =>
    new Refusal("antenne-unknown", "Choisissez une de vos antennes.", {
      status: 422,
      field: "antenne",
    }),
  noCounsellor: () =>
    new Refusal(
      "counsellor-unavailable",
      "Choisissez un conseiller de cette antenne dont le compte est actif à cette date.",
      { status: 422, field: "counsellor" },
    ),
  date: () =>
    new Refusal("slot-date", "Un créneau est à venir, d’ici un an.", {
      status: 422,
      field: "date",
    }),
} as const;
