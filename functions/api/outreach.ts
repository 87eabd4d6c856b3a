import * as z from "zod";
import { may } from "../../domain/access/may.ts";
import { contactsOf } from "../../domain/dossier/lists.ts";
import { strict } from "../../domain/fields.ts";
import { outreachPlanned } from "../../domain/outreach/action.ts";
import { registerContact as decideContact, planAction } from "../../domain/outreach/decide.ts";
import { contactMet } from "../../domain/outreach/input.ts";
import { refusals } from "../../domain/outreach/refusals.ts";
import { isRefusal } from "../../domain/refusal.ts";
import { cursorTo, placeOf } from "../adapters/cursor.ts";
import { derivedId } from "../adapters/digest.ts";
import {
  listOutreachActions as listActions,
  readOutreachAction as loadAction,
  outreachRecord,
} from "../adapters/table/outreach.ts";
import { readPlan } from "../adapters/table/plans.ts";
import { contextFor, execute } from "../execute.ts";
import { answered, executed, executedExample } from "./kit/command.ts";
import { listFor, pageExample, paging, row } from "./kit/list.ts";
import { answerOnce } from "./kit/once.ts";
import { operation } from "./kit/operation.ts";
import { creationRefusals } from "./kit/shared.ts";

const action = strict({
  id: z.string(),
  date: z.string(),
  place: z.string(),
  antenne: z.string(),
  partners: z.array(z.string()),
  plan: z.string().optional(),
  by: z.string(),
  at: z.string(),
});

const actionExample = {
  id: "2026-12-09-0191f2a4",
  date: "2026-12-09",
  place: "Marché de Grande-Synthe",
  antenne: "grande-synthe",
  partners: ["ccas-grande-synthe"],
  by: "acc-helene-carpentier",
  at: "2026-11-24T09:12:00.000Z",
};

export const listOutreachActions = operation({
  summary: "Les actions de repérage, la plus récente d’abord",
  query: strict(paging),
  answer: () => strict({ items: z.array(action), cursor: z.string().optional() }),
  refusals: ["not-allowed", "cursor-unknown"],
  shows: { items: [actionExample] },
  run: async ({ actor, now, query }) => {
    const permission = may(actor, "listOutreachActions", now);
    if (isRefusal(permission)) return permission;
    const purpose = `${actor.account}|outreach`;
    const before = placeOf<string>(purpose, now, query.cursor);
    if (isRefusal(before)) return before;
    const { items, next } = await listActions({ limit: query.limit, ...(before && { before }) });
    return { items, ...(next && { cursor: cursorTo(purpose, now, next) }) };
  },
});

export const planOutreachAction = operation({
  summary: "Prévoir une action de repérage, ou noter celle qui a eu lieu",
  body: outreachPlanned,
  answer: () => strict({ id: z.string() }),
  status: 201,
  refusals: [
    "not-allowed",
    "antenne-unknown",
    "organisation-unknown",
    "plan-unknown",
    "action-date",
    "key-reused",
  ],
  example: {
    date: "2026-12-09",
    place: "Marché de Grande-Synthe",
    antenne: "grande-synthe",
    partners: ["ccas-grande-synthe"],
  },
  shows: { id: "2026-12-09-0191f2a4" },
  run: async (request) => {
    const { actor, now, key, body } = request;
    const permission = may(actor, "planOutreachAction", now);
    if (isRefusal(permission)) return permission;
    const mark = derivedId(actor.account, key, "planOutreachAction");
    const [context, plan] = await Promise.all([
      contextFor(actor, now, mark, permission.for),
      body.plan === undefined ? undefined : readPlan(body.plan),
    ]);
    const planned = planAction(body, context, plan);
    const made = isRefusal(planned)
      ? planned
      : { record: outreachRecord(planned), answer: { id: planned.id } };
    return answerOnce(request, "planOutreachAction", made);
  },
});

export const readOutreachAction = operation({
  summary: "Une action de repérage et les personnes qui y ont été rencontrées",
  query: strict(paging),
  answer: () => strict({ action, items: z.array(row), cursor: z.string().optional() }),
  refusals: ["not-allowed", "action-unknown", "cursor-unknown"],
  shows: { action: actionExample, ...pageExample },
  run: async ({ actor, now, params, query }) => {
    const permission = may(actor, "readOutreachAction", now);
    if (isRefusal(permission)) return permission;
    const found = await loadAction(params.actionId ?? "");
    const everywhere = actor.roles.includes("accompaniment-manager");
    if (found === undefined || !(everywhere || actor.antennes.includes(found.antenne)))
      return refusals.unknownAction();
    const contacts = await listFor(actor, {
      index: "owner",
      of: contactsOf(found.id),
      now,
      ...query,
    });
    return isRefusal(contacts) ? contacts : { action: found, ...contacts };
  },
});

export const registerContact = operation({
  summary: "Enregistrer une personne rencontrée lors d’une action de repérage",
  body: contactMet,
  answer: () => executed,
  status: 201,
  refusals: [
    ...creationRefusals,
    "action-unknown",
    "action-to-come",
    "birth-in-the-future",
    "date-in-future",
  ],
  example: {
    identity: {
      birthName: "Lefèvre",
      firstNames: "Sofia",
      sex: "woman",
      birth: { kind: "complete", date: "1990-03-24" },
    },
    contact: { phone: "+33612345678", channel: "sms" },
    residence: { commune: "59271" },
  },
  shows: executedExample("person"),
  run: async ({ actor, now, key, params, body }) => {
    const permission = may(actor, "registerContact", now);
    if (isRefusal(permission)) return permission;
    const met = await loadAction(params.actionId ?? "");
    if (met === undefined) return refusals.unknownAction();
    const done = await execute({
      operation: "registerContact",
      dossier: derivedId(actor.account, key, "registerContact", "dossier"),
      key,
      input: { params, body },
      actor,
      now,
      creates: true,
      decide: (_dossier, context) => decideContact(body, met, context),
    });
    return isRefusal(done) ? done : answered(done);
  },
});
