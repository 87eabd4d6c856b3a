import { refusals as outreachRefusals } from "../../domain/outreach/refusals.ts";
import {
  submitReferral as decideSubmission,
  withdrawReferral as decideWithdrawal,
} from "../../domain/referral/decide.ts";
import { submission, withdrawal } from "../../domain/referral/submission.ts";
import { readPlan } from "../adapters/table/plans.ts";
import { readSlot } from "../adapters/table/slots.ts";
import { command } from "./kit/command.ts";

export const submitReferral = command({
  operation: "submitReferral",
  summary: "Orienter une personne vers le PLIE",
  body: submission,
  example: {
    identity: {
      birthName: "Lefèvre",
      firstNames: "Marie",
      formerNames: [],
      sex: "woman",
      birth: { kind: "complete", date: "1984-05-12" },
    },
    contact: { phone: "+33612345678", channel: "sms" },
    residence: { commune: "59183", street: ["12 rue de la Cunette"] },
    situation: { resources: "rsa", educationLevel: 3, readsFrench: "easily" },
    wayIn: "partner",
    reason: "Cherche un accompagnement vers un emploi durable.",
    told: true,
    notice: { version: "2026-01", means: "handed-over" },
  },
  refusals: [
    "no-antenne",
    "antenne-elsewhere",
    "no-organisation",
    "way-in-partner",
    "birth-in-the-future",
    "date-in-future",
    "plan-unknown",
    "slot-gone",
    "slot-taken",
    "slot-elsewhere",
  ],
  missing: async ({ plan }) =>
    plan === undefined || (await readPlan(plan)) ? undefined : outreachRefusals.unknownPlan(),
  creates: true,
  changes: "person",
  beforehand: async ({ body }) => (body.slot ? readSlot(body.slot) : undefined),
  names: (_input, _dossier, _actor, slot) => [slot?.counsellor],
  decide: (dossier, input, context, _params, { before: slot }) =>
    decideSubmission(dossier, input, context, slot),
});

export const withdrawReferral = command({
  operation: "withdrawReferral",
  summary: "Retirer une orientation",
  body: withdrawal,
  example: { code: "other" },
  refusals: ["no-referral", "referral-closed", "already-participant", "reason-unknown"],
  concerns: "referral",
  decide: decideWithdrawal,
});
