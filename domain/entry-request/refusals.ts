import { Refusal } from "../refusal.ts";

const moment = (code: string, message: string) => () => new Refusal(code, message, { status: 409 });

/** Every way in which an entry request can be refused: code and sentence side by side. */
export const refusals = {
  noFavourableOpinion: moment(
    "no-favourable-opinion",
    "La demande d’entrée suppose un avis favorable : donnez d’abord votre avis.",
  ),
  nothingPrepared: moment(
    "request-not-prepared",
    "Aucune demande d’entrée n’est en préparation dans ce dossier.",
  ),
  notEditable: moment(
    "request-not-editable",
    "Cette demande est chez le responsable ou déjà jugée : elle ne se modifie plus.",
  ),
  notSubmitted: moment(
    "request-not-submitted",
    "Aucune demande n’attend la décision du responsable dans ce dossier.",
  ),
  notWithdrawable: moment(
    "request-not-withdrawable",
    "Cette demande ne peut plus être retirée : elle est close, ou la personne est entrée.",
  ),
  unknownCriterion: () =>
    new Refusal("criterion-unknown", "Ce critère n’est pas dans le protocole en vigueur.", {
      status: 422,
      field: "claimed",
    }),
} as const;
