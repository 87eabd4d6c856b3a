import { frenchDate } from "../date.ts";
import { Refusal } from "../refusal.ts";

const moment = (code: string, message: string) => () => new Refusal(code, message, { status: 409 });

/** Every way in which an entry or a referent can be refused: code and sentence side by side. */
export const refusals = {
  alreadyParticipant: moment(
    "already-participant",
    "Cette personne est déjà participante : un seul parcours à la fois.",
  ),
  notGranted: moment(
    "entry-not-granted",
    "L’entrée suppose un accord du contrôle qui soit le dernier en date.",
  ),
  inFuture: () =>
    new Refusal("entry-in-future", "Une entrée ne s’acte pas à l’avance.", {
      status: 422,
      field: "date",
    }),
  beforeGrant: (day: string) =>
    new Refusal(
      "entry-before-grant",
      `L’entrée ne peut précéder l’accord, donné le ${frenchDate(day)}.`,
      { status: 422, field: "date" },
    ),
  grantTooOld: (days: number) =>
    new Refusal(
      "grant-too-old",
      `L’accord a plus de ${days} jours à cette date : il faut un nouveau contrôle.`,
      { status: 409 },
    ),
  criterionLost: (labels: readonly string[]) =>
    new Refusal(
      "criterion-not-held",
      `À la date de l’entrée, un critère n’est pas rempli ou plus justifié : ${labels.join(" ; ")}.`,
      { status: 409 },
    ),
  referentInactive: () =>
    new Refusal(
      "referent-inactive",
      "Le référent doit être un conseiller dont le compte est ouvert.",
      { status: 422, field: "account" },
    ),
  referentMissing: moment(
    "referent-missing",
    "Aucun conseiller dont le compte est ouvert ne suit cette personne : demandez au responsable de nommer le référent.",
  ),
  notParticipant: moment("not-participant", "Cette personne n’a pas de parcours ouvert."),
  alreadyReferent: () =>
    new Refusal("already-referent", "Ce conseiller est déjà le référent.", {
      status: 409,
      field: "account",
    }),
  referentDate: () =>
    new Refusal(
      "referent-date",
      "Un référent prend la suite au plus tôt le jour où l’actuel a commencé, au plus tard aujourd’hui.",
      { status: 422, field: "from" },
    ),
  nothingToKeep: moment(
    "entry-not-in-question",
    "Aucun contrôle refusé depuis l’entrée n’attend votre décision.",
  ),
} as const;
