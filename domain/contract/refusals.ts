import { Refusal } from "../refusal.ts";

const moment = (code: string, message: string) => () => new Refusal(code, message, { status: 409 });

/** Every way in which an act on the contract can be refused: code and sentence side by side. */
export const refusals = {
  noContract: moment("no-contract", "Cette personne n’a pas de contrat d’engagement à signer."),
  beingPrinted: moment("contract-being-printed", "Le contrat est déjà en cours d’édition."),
  alreadySigned: moment(
    "contract-signed",
    "Ce contrat est signé : il ne change plus. Un avenant peut le modifier.",
  ),
  notSigned: moment(
    "contract-not-signed",
    "Un avenant modifie un contrat signé : faites d’abord signer celui qui attend.",
  ),
  notPrinted: moment("contract-not-asked", "Aucun contrat n’attend d’être édité."),
  signatureDate: () =>
    new Refusal(
      "signature-date",
      "Le jour de la signature se situe entre l’entrée (ou la signature que l’avenant modifie) et aujourd’hui.",
      { status: 422, field: "signedOn" },
    ),
  signatureDocument: () =>
    new Refusal(
      "signature-document",
      "Choisissez la numérisation du contrat signé, déposée et vérifiée (nature « Contrat d’engagement signé »).",
      { status: 422, field: "document" },
    ),
} as const;
