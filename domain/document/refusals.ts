import { Refusal } from "../refusal.ts";
import { verdictSentence } from "./verification.ts";

const moment = (code: string, message: string) => () => new Refusal(code, message, { status: 409 });
const content = (code: string, message: string) => (field: string) =>
  new Refusal(code, message, { status: 422, field });

/** Every way in which an act on a document can be refused: code and sentence side by side. */
export const refusals = {
  unknown: () =>
    new Refusal("document-unknown", "Ce document n’existe pas dans ce dossier.", { status: 404 }),
  replacedUnknown: () =>
    new Refusal("replaced-unknown", "La pièce à remplacer n’est plus dans ce dossier.", {
      status: 422,
      field: "replaces",
    }),
  kindUnknown: content("document-kind-unknown", "Cette nature de pièce n’existe pas."),
  notSeen: content(
    "kind-needs-copy",
    "Pour cette nature de pièce, une copie est gardée : déposez-la.",
  ),
  expiryNeeded: content("expiry-needed", "Indiquez jusqu’à quand cette pièce est valable."),
  datesReversed: content("dates-reversed", "La fin de validité précède la date de la pièce."),
  issuedInFuture: content("date-in-future", "Cette date est dans le futur."),
  notReady: moment(
    "document-not-ready",
    "Ce fichier est encore en cours de vérification : réessayez dans un instant.",
  ),
  rejected: (verdict: string) =>
    new Refusal("document-rejected", verdictSentence(verdict), { status: 409 }),
  notAssignable: moment(
    "document-not-assignable",
    "Ce fichier a été refusé : déposez-en un autre.",
  ),
  reviewed: moment(
    "document-reviewed",
    "Cette pièce a été acceptée au contrôle : seul le Département Statistiques peut la requalifier.",
  ),
  otherVersion: moment("other-version", "Ce message parle d’une autre version du fichier."),
  verdictKnown: moment("verdict-known", "Ce verdict est déjà enregistré."),
  notFileable: moment("document-not-fileable", "Ce fichier n’est pas à classer."),
  notAnnounced: moment("document-not-announced", "Ce fichier n’est plus attendu."),
  notToDestroy: moment("document-not-withdrawn", "Ce fichier n’est pas à détruire."),
  sameDossier: content("same-dossier", "Ce document est déjà dans ce dossier."),
} as const;
