import { Refusal } from "../refusal.ts";

/** Every way in which outreach can be refused: code and sentence side by side. */
export const refusals = {
  unknownAction: () =>
    new Refusal("action-unknown", "Cette action de repérage n’existe pas.", { status: 404 }),
  unknownAntenne: () =>
    new Refusal("antenne-unknown", "Choisissez une de vos antennes.", {
      status: 422,
      field: "antenne",
    }),
  unknownPartner: () =>
    new Refusal("organisation-unknown", "Choisissez les partenaires dans l’annuaire.", {
      status: 422,
      field: "partners",
    }),
  unknownPlan: () =>
    new Refusal("plan-unknown", "Choisissez un plan de la liste.", { status: 422, field: "plan" }),
  planBackwards: () =>
    new Refusal("period-backwards", "La fin précède le début.", { status: 422, field: "to" }),
  impossibleDate: () =>
    new Refusal("action-date", "La date doit être à moins d’un an : vérifiez l’année.", {
      status: 422,
      field: "date",
    }),
  toCome: () =>
    new Refusal("action-to-come", "Cette action n’a pas encore eu lieu.", { status: 409 }),
  noContact: () =>
    new Refusal("no-contact", "Ce dossier ne vient pas d’un repérage.", { status: 409 }),
  alreadyReferred: () =>
    new Refusal("already-referred", "Cette personne est déjà orientée vers le PLIE.", {
      status: 409,
    }),
  airlockThere: () =>
    new Refusal(
      "airlock-begun",
      "Cette personne est passée par le sas de diagnostic : c’est lui qui dit ce qu’elle devient.",
      { status: 409 },
    ),
  contactClosed: () => new Refusal("contact-closed", "Ce contact est déjà clos.", { status: 409 }),
  airlockOpen: () =>
    new Refusal("airlock-open", "Le sas de diagnostic est en cours : notez d’abord son issue.", {
      status: 409,
    }),
  airlockElsewhere: () =>
    new Refusal(
      "airlock-closed",
      "Le sas de diagnostic s’est conclu autrement que par une proposition d’entrée.",
      { status: 409 },
    ),
} as const;
