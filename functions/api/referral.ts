import * as z from "zod";
import { may } from "../../domain/access/may.ts";
import { cardFor } from "../../domain/access/rows.ts";
import { civilDateOf } from "../../domain/date.ts";
import { cardOf } from "../../domain/dossier/card.ts";
import { latest } from "../../domain/dossier/dossier.ts";
import { strict } from "../../domain/fields.ts";
import {
  submitReferral as decideSubmission,
  withdrawReferral as decideWithdrawal,
} from "../../domain/referral/decide.ts";
import { submission, withdrawal } from "../../domain/referral/submission.ts";
import { referralViewOf } from "../../domain/referral/view.ts";
import { isRefusal } from "../../domain/refusal.ts";
import { listRows } from "../adapters/table/lists.ts";
import { loadDossier } from "../adapters/table/load.ts";
import { loadReference } from "../adapters/table/reference.ts";
import { command } from "./kit/command.ts";
import { paging } from "./kit/list.ts";
import { operation } from "./kit/operation.ts";

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
  ],
  creates: true,
  decide: decideSubmission,
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

const view = strict({
  dossier: z.string(),
  number: z.string(),
  name: z.string(),
  firstNames: z.string(),
  stage: z.string(),
  outcome: z.string().optional(),
  submittedAt: z.string(),
});

export const listReferrals = operation({
  summary: "Les orientations de mon organisme et ce qu'elles sont devenues",
  query: strict(paging),
  answer: strict({ items: z.array(view), cursor: z.string().optional() }),
  refusals: ["not-allowed", "cursor-unknown"],
  run: async ({ actor, now, query }) => {
    const permission = may(actor, "listReferrals", now);
    if (isRefusal(permission)) return permission;
    const { settings } = await loadReference(now);
    const found = await listRows({
      index: "owner",
      of: `organisation:${actor.organisation ?? ""}`,
      newestFirst: true,
      reader: actor.account,
      now,
      ...query,
    });
    if (isRefusal(found)) return found;
    return {
      items: found.items.flatMap(({ card, sort }) => {
        const shown = cardFor(actor, card);
        return shown ? [referralViewOf(shown, sort.split("#")[0] ?? "", settings)] : [];
      }),
      ...(found.cursor && { cursor: found.cursor }),
    };
  },
});

export const readReferral = operation({
  summary: "Une orientation de mon organisme",
  answer: view.extend({ submittedOn: z.string() }),
  refusals: ["dossier-unknown"],
  run: async ({ actor, now, params }) => {
    const { dossier } = await loadDossier(params.dossierId ?? "");
    const permission = may(actor, "readReferral", now, dossier);
    if (isRefusal(permission)) return permission;
    const { settings } = await loadReference(now);
    const submittedAt = latest(dossier, "referral")?.state.submittedAt ?? "";
    return {
      ...referralViewOf(cardOf(dossier), submittedAt, settings),
      submittedOn: civilDateOf(submittedAt),
    };
  },
});
