import { Refusal } from "../refusal.ts";

/** Every way in which an appointment can be refused: code and sentence side by side. */
export const refusals = {
  unknown: () =>
    new Refusal("appointment-unknown", "Ce rendez-vous n’existe pas dans ce dossier.", {
      status: 404,
    }),
  open: () =>
    new Refusal(
      "appointment-open",
      "Un rendez-vous est déjà fixé : déplacez-le, ou notez d’abord si la personne est venue.",
      { status: 409 },
    ),
  settled: () =>
    new Refusal("appointment-settled", "Ce rendez-vous a déjà eu lieu ou a été annulé.", {
      status: 409,
    }),
  past: () =>
    new Refusal("appointment-past", "Un rendez-vous ne peut pas être fixé à une date passée.", {
      status: 422,
      field: "date",
    }),
  tooFar: () =>
    new Refusal("appointment-too-far", "Cette date est à plus d’un an : vérifiez l’année.", {
      status: 422,
      field: "date",
    }),
  toCome: () =>
    new Refusal(
      "appointment-to-come",
      "Ce rendez-vous n’a pas encore eu lieu : avant le jour dit, seule une excuse peut être notée.",
      { status: 409 },
    ),
  unknownAntenne: () =>
    new Refusal("antenne-unknown", "Cette antenne n’existe pas.", {
      status: 422,
      field: "antenne",
    }),
  notCovering: () =>
    new Refusal(
      "antenne-not-covering",
      "Cette antenne ne couvre pas la commune de la personne : choisissez-en une autre, ou dites pourquoi celle-ci.",
      { status: 422, field: "why" },
    ),
  noCounsellor: () =>
    new Refusal(
      "counsellor-unavailable",
      "Choisissez un conseiller de cette antenne dont le compte est actif à cette date.",
      { status: 422, field: "counsellor" },
    ),
  opinionGiven: () =>
    new Refusal(
      "opinion-given",
      "L’avis est donné : la suite n’est plus un rendez-vous de premier accueil.",
      { status: 409 },
    ),
  slotTaken: () =>
    new Refusal(
      "slot-taken",
      "Un autre rendez-vous est pris dans ce créneau : choisissez une autre heure.",
      { status: 409, field: "time" },
    ),
  channelImpossible: () =>
    new Refusal(
      "channel-impossible",
      "Le dossier n’a ni téléphone ni courriel pour ce moyen : corrigez les coordonnées, ou choisissez un autre moyen.",
      { status: 422, field: "channel" },
    ),
  outcomeOfOther: () =>
    new Refusal(
      "telling-outcome",
      "Ce résultat ne va pas avec ce moyen : choisissez-en un autre.",
      { status: 422, field: "outcome" },
    ),
  tellingKnown: () =>
    new Refusal("telling-known", "La personne est déjà prévenue ainsi de ce rendez-vous.", {
      status: 409,
    }),
  letterNotReady: () =>
    new Refusal(
      "letter-not-ready",
      "La lettre de ce rendez-vous n’est pas prête : attendez un instant, ou prévenez la personne autrement.",
      { status: 409 },
    ),
  samePresence: () =>
    new Refusal("presence-known", "C’est déjà ce qui est noté pour ce rendez-vous.", {
      status: 409,
    }),
} as const;
