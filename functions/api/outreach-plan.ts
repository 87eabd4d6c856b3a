import * as z from "zod";
import { may } from "../../domain/access/may.ts";
import { strict } from "../../domain/fields.ts";
import { changedPlan, planInput } from "../../domain/outreach/plan.ts";
import { isRefusal } from "../../domain/refusal.ts";
import { readDirectory } from "../adapters/table/directory.ts";
import { planRecord, readPlan, readPlans } from "../adapters/table/plans.ts";
import { answerOnce, changedMeanwhile } from "./kit/once.ts";
import { operation } from "./kit/operation.ts";

const plan = strict({
  id: z.string(),
  name: z.string(),
  from: z.string(),
  to: z.string().optional(),
  audience: z.string().optional(),
  partners: z.array(z.string()),
  version: z.int(),
});

const example = {
  name: "Aller vers 2027",
  from: "2027-01-01",
  to: "2027-12-31",
  audience: "Jeunes de 26 à 30 ans sans emploi",
  partners: ["ccas-grande-synthe"],
};

export const listOutreachPlans = operation({
  summary: "Les plans de repérage, le plus récent d’abord",
  answer: () => strict({ items: z.array(plan) }),
  refusals: ["not-allowed"],
  shows: { items: [{ id: "aller-vers-2027", ...example, version: 1 }] },
  run: async ({ actor, now }) => {
    const permission = may(actor, "listOutreachPlans", now);
    if (isRefusal(permission)) return permission;
    const plans = await readPlans();
    return { items: plans.toSorted((one, other) => other.from.localeCompare(one.from)) };
  },
});

export const changeOutreachPlan = operation({
  summary: "Créer ou modifier un plan de repérage",
  body: planInput,
  example,
  answer: () => strict({ id: z.string(), version: z.int() }),
  refusals: [
    "not-allowed",
    "period-backwards",
    "organisation-unknown",
    "changed-meanwhile",
    "key-reused",
  ],
  shows: { id: "aller-vers-2027", version: 1 },
  run: async (request) => {
    const permission = may(request.actor, "changeOutreachPlan", request.now);
    if (isRefusal(permission)) return permission;
    const id = request.params.planId ?? "";
    const [current, directory] = await Promise.all([readPlan(id), readDirectory()]);
    const isStale = request.seen !== undefined && request.seen !== (current?.version ?? 0);
    const changed = isStale
      ? changedMeanwhile()
      : changedPlan(id, request.body, current, directory);
    const made = isRefusal(changed)
      ? changed
      : { record: planRecord(changed), answer: { id, version: changed.version } };
    return answerOnce(request, "changeOutreachPlan", made);
  },
});
