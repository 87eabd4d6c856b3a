import { Refusal } from "../refusal.ts";

const moment = (code: string, message: string) => () => new Refusal(code, message, { status: 409 });
const content = (code: string, message: string) => (field: string) =>
  new Refusal(code, message, { status: 422, field });

/** Every way in which an act of control can be refused: code and sentence side by side. */
export const refusals = {
  noControl: moment("control-not-waiting", "Aucun contrôle n’attend dans ce dossier."),
  notChecked: moment(
    "control-not-checked",
    "Le contrôle automatique n’est pas encore terminé : réessayez dans un instant.",
  ),
  reservedByOther: moment(
    "control-reserved",
    "Un collègue a déjà pris ce contrôle : il sera libre quand il le rendra, ou au bout du délai.",
  ),
  notReserved: moment(
    "control-not-reserved",
    "Prenez d’abord ce contrôle : il n’est pas, ou plus, à vous.",
  ),
  nothingMissing: moment(
    "documents-not-asked",
    "Aucune pièce n’est attendue dans ce dossier : il n’y a rien à renvoyer.",
  ),
  beingVerified: moment(
    "document-being-verified",
    "Un fichier est encore en cours de vérification : renvoyez le dossier dans un instant.",
  ),
  notDecided: moment(
    "control-not-decided",
    "Ce contrôle n’a pas de décision à remplacer : seule une décision figée se remplace.",
  ),
  checkNotNeeded: moment("check-not-needed", "Ce contrôle n’attend plus de vérification."),
  documentUnknown: content(
    "document-unknown",
    "Cette pièce n’est pas dans le dossier sous cette nature, ou ne s’ouvre pas.",
  ),
  kindUnknown: content("document-kind-unknown", "Cette nature de pièce n’existe pas."),
  faultNeeded: content("fault-needed", "Dites ce qui ne va pas pour chaque pièce non acceptée."),
  faultUnexpected: content("fault-unexpected", "Une pièce acceptée n’a pas de défaut."),
  missingOnly: content(
    "document-needed",
    "Sans document, une pièce ne peut être que déclarée absente.",
  ),
  nothingAccepted: content("nothing-accepted", "Un accord suppose au moins une pièce acceptée."),
  missingInGrant: content(
    "grant-with-missing",
    "Une pièce est déclarée absente : répondez « pièces manquantes », pas « accord ».",
  ),
  unreviewed: content("document-unreviewed", "Une pièce du dossier n’a pas été examinée."),
  nothingAtFault: content(
    "nothing-at-fault",
    "Dites au moins une pièce manquante ou à refaire, avec ce qui ne va pas.",
  ),
} as const;
