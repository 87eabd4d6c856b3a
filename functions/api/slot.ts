import * as z from "zod";
import { may } from "../../domain/access/may.ts";
import { addDays } from "../../domain/date.ts";
import { antennesCovering } from "../../domain/directory/directory.ts";
import { civilDate, line, strict } from "../../domain/fields.ts";
import { isRefusal } from "../../domain/refusal.ts";
import { openSlots as decideOpening, refuseClosing } from "../../domain/slot/decide.ts";
import { slotsOpened } from "../../domain/slot/input.ts";
import { offered, offeredDays } from "../../domain/slot/offer.ts";
import { refusals } from "../../domain/slot/refusals.ts";
import { freeSlotOf } from "../../domain/slot/slot.ts";
import { inseeCode } from "../../domain/territory/residence.ts";
import { derivedId } from "../adapters/digest.ts";
import { loadReference } from "../adapters/table/reference.ts";
import {
  listSlots as listOf,
  readSlot,
  readSlots,
  slotClosing,
  slotIdOf,
  slotRecord,
  slotsAt,
  slotsBetween,
} from "../adapters/table/slots.ts";
import { contextFor } from "../execute.ts";
import { answerOnce } from "./kit/once.ts";
import { operation } from "./kit/operation.ts";

const free = {
  id: z.string(),
  antenne: z.string(),
  date: z.string(),
  time: z.string(),
  place: z.string(),
};

const slotExample = {
  id: "dunkerque-centre~2026-12-03T0930~0191f2a45b6c8",
  antenne: "dunkerque-centre",
  date: "2026-12-03",
  time: "09:30",
  place: "1 quai de la Citadelle, Dunkerque",
};

export const listFreeSlots = operation({
  summary:
    "Les créneaux libres des soixante jours à venir, des antennes qui couvrent une commune : date, heure, lieu, sans nom",
  query: strict({ commune: inseeCode, associatedCommune: inseeCode.optional() }),
  answer: () => strict({ items: z.array(strict(free)) }),
  refusals: ["not-allowed"],
  shows: { items: [slotExample] },
  run: async ({ actor, now, today, query }) => {
    const permission = may(actor, "listFreeSlots", now);
    if (isRefusal(permission)) return permission;
    const { directory } = await loadReference(now);
    const covering = antennesCovering(directory, query, today);
    const antennes = covering.map(({ id }) => id);
    const found = await slotsBetween(antennes, today, addDays(today, offeredDays));
    return { items: offered(found, { directory, now }).map(freeSlotOf) };
  },
});

export const listSlots = operation({
  summary: "Les créneaux d’une antenne à partir d’un jour, libres et pris",
  query: strict({ antenne: line(60), from: civilDate.optional() }),
  answer: () =>
    strict({
      items: z.array(strict({ ...free, counsellor: z.string(), taken: z.boolean() })),
    }),
  refusals: ["not-allowed", "antenne-unknown"],
  shows: { items: [{ ...slotExample, counsellor: "acc-helene-carpentier", taken: false }] },
  run: async ({ actor, now, today, query }) => {
    const permission = may(actor, "listSlots", now);
    if (isRefusal(permission)) return permission;
    const everywhere = actor.roles.includes("accompaniment-manager");
    if (!everywhere && !actor.antennes.includes(query.antenne)) return refusals.notYours();
    const found = await listOf(query.antenne, query.from ?? today);
    return {
      items: found.map((slot) => ({
        ...freeSlotOf(slot),
        counsellor: slot.counsellor,
        taken: slot.holder !== undefined,
      })),
    };
  },
});

export const openSlots = operation({
  summary: "Ouvrir des créneaux d’un conseiller, que les partenaires peuvent réserver",
  body: slotsOpened,
  answer: () => strict({ ids: z.array(z.string()) }),
  status: 201,
  refusals: [
    "not-allowed",
    "antenne-unknown",
    "counsellor-unavailable",
    "slot-date",
    "slot-exists",
    "changed-meanwhile",
    "key-reused",
  ],
  example: {
    antenne: "dunkerque-centre",
    counsellor: "acc-claire-vandamme",
    date: "2026-12-03",
    times: ["09:30", "10:30"],
  },
  shows: { ids: [slotExample.id, "dunkerque-centre~2026-12-03T1030~0191f2a45b6d4"] },
  run: async (request) => {
    const { actor, now, key, body } = request;
    const permission = may(actor, "openSlots", now);
    if (isRefusal(permission)) return permission;
    const mark = derivedId(actor.account, key, "openSlots");
    const context = await contextFor(actor, now, mark, permission.for);
    const hours = body.times.map((time) => ({ ...body, time }));
    const existing = await readSlots(hours.flatMap((hour) => slotsAt(hour, context.directory)));
    const opened = decideOpening(
      body,
      existing,
      (time) => slotIdOf(body.antenne, body.counsellor, body.date, time),
      context,
    );
    const made = isRefusal(opened)
      ? opened
      : { record: opened.map(slotRecord), answer: { ids: opened.map(({ id }) => id) } };
    return answerOnce(request, "openSlots", made);
  },
});

export const closeSlot = operation({
  summary: "Fermer un créneau libre",
  body: strict({}),
  answer: () => strict({ id: z.string() }),
  refusals: ["not-allowed", "slot-unknown", "slot-booked", "changed-meanwhile", "key-reused"],
  shows: { id: slotExample.id },
  run: async (request) => {
    const { actor, now, params } = request;
    const permission = may(actor, "closeSlot", now);
    if (isRefusal(permission)) return permission;
    const slot = await readSlot(params.slotId ?? "");
    const refusal = refuseClosing(slot, { actor });
    const made =
      refusal ??
      (slot ? { record: slotClosing(slot), answer: { id: slot.id } } : refusals.unknown());
    return answerOnce(request, "closeSlot", made);
  },
});
