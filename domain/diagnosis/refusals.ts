import { Refusal } from "../refusal.ts";
import { lateAfterDays } from "./diagnosis.ts";

/** Every way in which an interview can be refused: code and sentence side by side. */
export const refusals = {
  third: () =>
    new Refusal(
      "diagnosis-complete",
      "Le diagnostic compte déjà deux entretiens : donnez maintenant votre avis.",
      { status: 409 },
    ),
  opinionGiven: () =>
    new Refusal("opinion-given", "L’avis est donné : le diagnostic ne change plus.", {
      status: 409,
    }),
  endsBeforeStart: () =>
    new Refusal("interview-hours", "L’entretien doit finir après avoir commencé.", {
      status: 422,
      field: "end",
    }),
  inTheFuture: () =>
    new Refusal("interview-in-the-future", "Cet entretien n’a pas encore eu lieu.", {
      status: 422,
      field: "date",
    }),
  overlaps: () =>
    new Refusal(
      "interview-overlaps",
      "Un autre entretien de cette personne est noté à la même heure.",
      { status: 422, field: "start" },
    ),
  late: () =>
    new Refusal(
      "interview-late",
      `Cet entretien date de plus de ${lateAfterDays} jours : dites pourquoi il est saisi maintenant.`,
      { status: 422, field: "lateReason" },
    ),
} as const;
