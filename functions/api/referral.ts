import * as z from "zod";
import type { Actor } from "../../domain/access/actor.ts";
import { may } from "../../domain/access/may.ts";
import { civilDateOf } from "../../domain/date.ts";
import { type Card, cardOf } from "../../domain/dossier/card.ts";
import { type Dossier, latest } from "../../domain/dossier/dossier.ts";
import { openParcours } from "../../domain/dossier/stage.ts";
import { strict } from "../../domain/fields.ts";
import { refusals as outreachRefusals } from "../../domain/outreach/refusals.ts";
import {
  submitReferral as decideSubmission,
  withdrawReferral as decideWithdrawal,
  withdrawable,
} from "../../domain/referral/decide.ts";
import { submission, withdrawal } from "../../domain/referral/submission.ts";
import { referralViewOf } from "../../domain/referral/view.ts";
import { isRefusal } from "../../domain/refusal.ts";
import { listRows } from "../adapters/table/lists.ts";
import { cardsOf, loadDossier } from "../adapters/table/load.ts";
import { readPlan } from "../adapters/table/plans.ts";
import { loadSettings } from "../adapters/table/reference.ts";
import { readSlot } from "../adapters/table/slots.ts";
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
  decide: (dossier, input, context, _params, _beside, slot) =>
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

/** The passages that go on for orientations attached to them, by the id of the passage. */
const standingFor = (cards: readonly Card[]): Promise<ReadonlyMap<string, Card>> =>
  cardsOf(
    cards.flatMap(({ attachedTo, closing }) =>
      attachedTo !== undefined && closing === "attached" ? [attachedTo] : [],
    ),
  );

const view = strict({
  dossier: z.string(),
  number: z.string(),
  name: z.string(),
  firstNames: z.string(),
  stage: z.string(),
  outcome: z.string().optional(),
  submittedAt: z.string(),
});

const viewExample = {
  dossier: "0191f2a4-5b6c-8d7e-af80-112233445566",
  number: "06A8-9D2Q",
  name: "Lefèvre",
  firstNames: "Marie",
  stage: "appointment",
  submittedAt: "2026-11-24T09:12:00.000Z",
};

export const listReferrals = operation({
  summary: "Les orientations de mon organisme et ce qu'elles sont devenues",
  query: strict(paging),
  answer: () => strict({ items: z.array(view), cursor: z.string().optional() }),
  refusals: ["not-allowed", "cursor-unknown"],
  shows: { items: [viewExample] },
  run: async ({ actor, now, query }) => {
    const permission = may(actor, "listReferrals", now);
    if (isRefusal(permission)) return permission;
    const [settings, found] = await Promise.all([
      loadSettings(now),
      listRows({
        index: "owner",
        of: `organisation:${actor.organisation ?? ""}`,
        newestFirst: true,
        reader: actor.account,
        now,
        ...query,
      }),
    ]);
    if (isRefusal(found)) return found;
    const own = found.items.filter(({ card }) => !card.ties?.includes(actor.account));
    const standing = await standingFor(own.map(({ card }) => card));
    return {
      items: own.map(({ card, sort }) =>
        referralViewOf(
          card,
          sort.split("#")[0] ?? "",
          settings,
          standing.get(card.attachedTo ?? ""),
        ),
      ),
      ...(found.cursor && { cursor: found.cursor }),
    };
  },
});

/** As the rule: until the entry, also one that was attached, which looks open to its partner. */
const mayWithdraw = (actor: Actor, dossier: Dossier, now: string): boolean => {
  if (isRefusal(may(actor, "withdrawReferral", now, dossier))) return false;
  return !isRefusal(withdrawable(dossier)) && openParcours(dossier) === undefined;
};

export const readReferral = operation({
  summary: "Une orientation de mon organisme",
  answer: () =>
    view.extend({
      submittedOn: z.string(),
      version: z.int(),
      /** Whether it may still be taken back. */
      mayWithdraw: z.boolean(),
    }),
  refusals: ["dossier-unknown"],
  shows: { ...viewExample, submittedOn: "2026-11-24", version: 2, mayWithdraw: true },
  run: async ({ actor, now, params }) => {
    const { dossier } = await loadDossier(params.dossierId ?? "");
    const permission = may(actor, "readReferral", now, dossier);
    if (isRefusal(permission)) return permission;
    const settings = await loadSettings(now);
    const submittedAt = latest(dossier, "referral")?.state.submittedAt ?? "";
    const card = cardOf(dossier);
    const standing = await standingFor([card]);
    return {
      ...referralViewOf(card, submittedAt, settings, standing.get(card.attachedTo ?? "")),
      submittedOn: civilDateOf(submittedAt),
      version: latest(dossier, "referral")?.version ?? 0,
      mayWithdraw: mayWithdraw(actor, dossier, now),
    };
  },
});
