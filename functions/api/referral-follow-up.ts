import * as z from "zod";
import type { Actor } from "../../domain/access/actor.ts";
import { may } from "../../domain/access/may.ts";
import { civilDateOf } from "../../domain/date.ts";
import { cardOf } from "../../domain/dossier/card.ts";
import { type Dossier, latest } from "../../domain/dossier/dossier.ts";
import { strict } from "../../domain/fields.ts";
import { withdrawable } from "../../domain/referral/open.ts";
import { referralViewOf } from "../../domain/referral/view.ts";
import { isRefusal } from "../../domain/refusal.ts";
import { listRows } from "../adapters/table/lists.ts";
import { loadDossier, rowName } from "../adapters/table/load.ts";
import { loadSettings } from "../adapters/table/reference.ts";
import { paging } from "./kit/list.ts";
import { operation } from "./kit/operation.ts";

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
  summary: "Les orientations de mon organisme et ce qu’elles sont devenues",
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
    return {
      items: own.map(({ card, sort, standing }) =>
        referralViewOf(card, sort.split("#")[0] ?? "", settings, standing),
      ),
      ...(found.cursor && { cursor: found.cursor }),
    };
  },
});

const mayWithdraw = (actor: Actor, dossier: Dossier, now: string): boolean =>
  !isRefusal(may(actor, "withdrawReferral", now, dossier)) && !isRefusal(withdrawable(dossier));

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
    const { dossier, rows } = await loadDossier(params.dossierId ?? "");
    const permission = may(actor, "readReferral", now, dossier);
    if (isRefusal(permission)) return permission;
    const settings = await loadSettings(now);
    const referral = latest(dossier, "referral");
    const submittedAt = referral?.state.submittedAt ?? "";
    const { standing } = rows[rowName("referral", referral?.id ?? "")] ?? {};
    return {
      ...referralViewOf(cardOf(dossier), submittedAt, settings, standing),
      submittedOn: civilDateOf(submittedAt),
      version: referral?.version ?? 0,
      mayWithdraw: mayWithdraw(actor, dossier, now),
    };
  },
});
