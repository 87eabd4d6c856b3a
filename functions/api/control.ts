import { answer, draft, supersession } from "../../domain/control/answer.ts";
import {
  decideControl as decideAnswer,
  saveControlDraft as decideDraft,
  releaseControl as decideRelease,
  reserveControl as decideReservation,
  resubmitDocuments as decideResubmission,
} from "../../domain/control/decide.ts";
import { supersedeControl as decideSupersession } from "../../domain/control/supersede.ts";
import { standingControl } from "../../domain/dossier/stage.ts";
import { strict } from "../../domain/fields.ts";
import { command } from "./kit/command.ts";

const always = ["referral-closed"];

export const reserveControl = command({
  operation: "reserveControl",
  summary: "Prendre un contrôle : il est à vous pour deux heures",
  body: strict({}),
  refusals: [...always, "control-not-waiting", "control-not-checked", "control-reserved"],
  concerns: standingControl,
  changes: "control",
  decide: decideReservation,
});

export const releaseControl = command({
  operation: "releaseControl",
  summary: "Rendre un contrôle sans décider",
  body: strict({}),
  refusals: ["referral-closed", "control-not-waiting", "control-not-reserved"],
  concerns: standingControl,
  changes: "control",
  decide: decideRelease,
});

export const saveControlDraft = command({
  operation: "saveControlDraft",
  summary: "Garder un brouillon de réponse, que le conseiller ne voit pas",
  body: draft,
  example: {
    outcome: "documents-missing",
    reviews: [{ kind: "rsa-certificate", accepted: false, fault: "missing" }],
  },
  refusals: [...always, "control-not-waiting", "control-not-reserved"],
  concerns: standingControl,
  changes: "control",
  decide: decideDraft,
});

export const decideControl = command({
  operation: "decideControl",
  summary: "Décider : accord, refus ou pièces manquantes, pièce par pièce et en un seul retour",
  body: answer,
  refusals: [
    ...always,
    "control-not-waiting",
    "control-not-reserved",
    "reason-unknown",
    "document-unknown",
    "document-kind-unknown",
    "document-needed",
    "document-unreviewed",
    "fault-needed",
    "fault-unexpected",
    "nothing-accepted",
    "nothing-at-fault",
    "grant-with-missing",
  ],
  example: {
    outcome: "documents-missing",
    reviews: [
      { kind: "address-proof", accepted: false, fault: "missing" },
      {
        document: "0191f2a4-5b6c-8d7e-af80-112233445566",
        kind: "identity-card",
        accepted: false,
        fault: "outdated",
      },
    ],
  },
  concerns: standingControl,
  changes: "control",
  decide: decideAnswer,
});

export const resubmitDocuments = command({
  operation: "resubmitDocuments",
  summary: "Renvoyer le dossier complété au contrôle",
  body: strict({}),
  refusals: ["referral-closed", "documents-not-asked", "document-being-verified"],
  concerns: standingControl,
  changes: "control",
  decide: decideResubmission,
});

export const supersedeControl = command({
  operation: "supersedeControl",
  summary: "Contrôler à nouveau : la décision figée reste lisible, la nouvelle la remplacera",
  body: supersession,
  refusals: [...always, "control-not-decided", "reason-unknown"],
  example: { code: "grant-too-old" },
  concerns: standingControl,
  changes: "control",
  decide: decideSupersession,
});
