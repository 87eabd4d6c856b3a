import { may } from "../../domain/access/may.ts";
import { report } from "../../domain/eligibility/report.ts";
import {
  declineEntryRequest as decideDecline,
  prepareEntryRequest as decidePreparation,
  returnEntryRequest as decideReturn,
  submitEntryRequest as decideSubmission,
  validateEntryRequest as decideValidation,
  withdrawEntryRequest as decideWithdrawal,
} from "../../domain/entry-request/decide.ts";
import { previewCriteria as preview } from "../../domain/entry-request/preview.ts";
import { preparation, previewed, reasoned, withdrawn } from "../../domain/entry-request/request.ts";
import { strict } from "../../domain/fields.ts";
import { isRefusal } from "../../domain/refusal.ts";
import { loadDossier } from "../adapters/table/load.ts";
import { contextFor } from "../execute.ts";
import { command } from "./kit/command.ts";
import { operation } from "./kit/operation.ts";

export const prepareEntryRequest = command({
  operation: "prepareEntryRequest",
  summary: "Préparer la demande d’entrée ou la modifier",
  body: preparation,
  refusals: ["referral-closed", "request-not-editable", "criterion-unknown", "date-in-future"],
  example: {
    claimed: ["minimum-income", "low-qualification"],
    educationLevel: 3,
    motivation: "Souhaite reprendre un emploi stable après trois ans d’interruption.",
  },
  concerns: "entry-request",
  decide: decidePreparation,
});

export const previewCriteria = operation({
  summary: "Voir où en sont les critères, avec les règles du contrôle ; rien n’en est gardé",
  body: previewed,
  answer: report,
  refusals: ["dossier-unknown", "not-allowed", "no-protocol", "identity-forgotten"],
  example: { claimed: ["minimum-income"] },
  shows: {
    subject: "entry",
    requestDate: "2026-11-24",
    entryDate: "2026-11-24",
    protocol: "2026-01-01",
    criteria: [
      {
        criterion: "residence",
        label: "Habiter une commune adhérente",
        verdict: "not-proven",
        reference: "request",
        code: "document-missing",
        sentence: "Le domicile est dans une commune adhérente ; le justificatif manque.",
        documents: [],
        missing: [
          {
            kind: "proof-of-address",
            label: "Justificatif de domicile",
            code: "missing",
            sentence: "Aucun justificatif de domicile n’est dans le dossier.",
          },
        ],
      },
    ],
    summary: {
      counts: { met: 0, "not-met": 0, "not-proven": 1 },
      everyCriterionMet: false,
      lapses: [],
      toBeConfirmed: ["criteria"],
    },
  },
  run: async ({ actor, now, params, body }) => {
    const { dossier } = await loadDossier(params.dossierId ?? "");
    const permission = may(actor, "previewCriteria", now, dossier);
    if (isRefusal(permission)) return permission;
    return preview(dossier, body, await contextFor(actor, now, "preview"));
  },
});

export const submitEntryRequest = command({
  operation: "submitEntryRequest",
  summary: "Envoyer la demande d’entrée au responsable",
  body: strict({}),
  refusals: [
    "referral-closed",
    "no-favourable-opinion",
    "request-not-prepared",
    "request-not-editable",
  ],
  concerns: "entry-request",
  decide: decideSubmission,
});

export const validateEntryRequest = command({
  operation: "validateEntryRequest",
  summary: "Valider la pertinence de la demande : le contrôle d’éligibilité commence",
  body: strict({}),
  refusals: ["referral-closed", "request-not-submitted"],
  concerns: "entry-request",
  decide: decideValidation,
});

export const returnEntryRequest = command({
  operation: "returnEntryRequest",
  summary: "Renvoyer la demande au conseiller pour complément",
  body: reasoned,
  refusals: ["referral-closed", "request-not-submitted", "reason-unknown"],
  example: { code: "project-unclear", words: "Précisez le métier visé et les freins levés." },
  concerns: "entry-request",
  decide: decideReturn,
});

export const declineEntryRequest = command({
  operation: "declineEntryRequest",
  summary: "Décliner la demande : le dossier se clôt",
  body: reasoned,
  refusals: ["referral-closed", "request-not-submitted", "reason-unknown"],
  example: { code: "close-to-work", words: "Une embauche est prévue le mois prochain." },
  concerns: "entry-request",
  decide: decideDecline,
});

export const withdrawEntryRequest = command({
  operation: "withdrawEntryRequest",
  summary: "Retirer la demande d’entrée, jusqu’à l’entrée",
  body: withdrawn,
  refusals: ["referral-closed", "request-not-withdrawable", "reason-unknown"],
  example: { code: "person-gives-up" },
  concerns: "entry-request",
  decide: decideWithdrawal,
});
