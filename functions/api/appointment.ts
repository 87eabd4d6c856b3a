import * as z from "zod";
import type { Actor } from "../../domain/access/actor.ts";
import { may, notAllowed } from "../../domain/access/may.ts";
import { readAgendaSort } from "../../domain/appointment/agenda.ts";
import {
  cancelAppointment as decideCancelled,
  giveAppointment as decideGiven,
  moveAppointment as decideMoved,
  recordPresence as decidePresence,
} from "../../domain/appointment/decide.ts";
import {
  appointmentCancelled,
  appointmentGiven,
  appointmentMoved,
  presenceRecorded,
  tellingTried,
} from "../../domain/appointment/input.ts";
import { recordTelling as decideTelling } from "../../domain/appointment/tell.ts";
import { find } from "../../domain/dossier/dossier.ts";
import { openAppointment } from "../../domain/dossier/stage.ts";
import { civilDate, line, strict } from "../../domain/fields.ts";
import { isRefusal } from "../../domain/refusal.ts";
import { listRows } from "../adapters/table/lists.ts";
import { card, cardExample } from "./kit/card.ts";
import { command, named } from "./kit/command.ts";
import { paging, shownRows } from "./kit/list.ts";
import { operation } from "./kit/operation.ts";

const moments = ["no-referral", "referral-closed", "opinion-given"];
const arrangements = [
  "appointment-past",
  "appointment-too-far",
  "antenne-unknown",
  "antenne-not-covering",
  "counsellor-unavailable",
  "counsellor-cannot-see",
  "channel-impossible",
  "slot-taken",
];

export const giveAppointment = command({
  operation: "giveAppointment",
  summary: "Fixer un rendez-vous avec un conseiller",
  body: appointmentGiven,
  refusals: [...moments, "appointment-open", ...arrangements],
  example: { date: "2026-12-03", time: "09:30", counsellor: "acc-claire-vandamme" },
  names: ({ counsellor }) => [counsellor],
  changes: "appointment",
  hour: (input) => input,
  decide: (dossier, input, context, _params, { slots }) =>
    decideGiven(dossier, input, context, slots),
});

export const moveAppointment = command({
  operation: "moveAppointment",
  summary: "Déplacer un rendez-vous",
  body: appointmentMoved,
  refusals: [
    ...moments,
    "appointment-unknown",
    "appointment-settled",
    "reason-unknown",
    ...arrangements,
  ],
  example: { date: "2026-12-10", time: "14:00", code: "person-asks" },
  names: ({ counsellor }, dossier) => [counsellor ?? openAppointment(dossier)?.state.counsellor],
  concerns: named("appointment", "appointmentId"),
  changes: "appointment",
  hour: ({ date, time, counsellor }, dossier, { appointmentId = "" }) => {
    const stands = find(dossier, "appointment", appointmentId)?.state;
    return stands && { date, time, counsellor: counsellor ?? stands.counsellor };
  },
  decide: (dossier, input, context, params, { slots }) =>
    decideMoved(dossier, params.appointmentId ?? "", input, context, slots),
});

export const cancelAppointment = command({
  operation: "cancelAppointment",
  summary: "Annuler un rendez-vous ; la personne en est prévenue",
  body: appointmentCancelled,
  refusals: [...moments, "appointment-unknown", "appointment-settled", "reason-unknown"],
  example: { code: "person-asks" },
  concerns: named("appointment", "appointmentId"),
  changes: "appointment",
  decide: (dossier, input, context, params) =>
    decideCancelled(dossier, params.appointmentId ?? "", input, context),
});

export const recordTelling = command({
  operation: "recordTelling",
  summary: "Noter un essai de prévenir la personne : appel, SMS, courrier posté, de vive voix",
  body: tellingTried,
  refusals: [
    "no-referral",
    "referral-closed",
    "appointment-unknown",
    "appointment-settled",
    "telling-outcome",
  ],
  example: { channel: "call", outcome: "reached" },
  changes: "appointment",
  decide: (dossier, input, _context, params) =>
    decideTelling(dossier, params.appointmentId ?? "", input),
});

export const recordPresence = command({
  operation: "recordPresence",
  summary: "Noter si la personne est venue",
  body: presenceRecorded,
  refusals: [
    ...moments,
    "appointment-unknown",
    "appointment-settled",
    "appointment-to-come",
    "presence-known",
  ],
  example: { presence: "present" },
  concerns: named("appointment", "appointmentId"),
  changes: "appointment",
  decide: (dossier, input, context, params) =>
    decidePresence(dossier, params.appointmentId ?? "", input, context),
});

const agendaLine = strict({
  id: z.string(),
  date: z.string(),
  time: z.string(),
  dossier: z.string(),
  counsellor: z.string(),
  presence: z.string().optional(),
  told: z.boolean().optional().describe("La personne est prévenue de ce rendez-vous"),
  card,
});

/** Reception and the manager see the whole agenda; a counsellor what is theirs, and of those they stand in for. */
const seesOf = (actor: Actor, antenne: string) => {
  const sides = [actor, ...actor.standsFor];
  const holds = (role: Actor["roles"][number]) => sides.filter(({ roles }) => roles.includes(role));
  if (holds("accompaniment-manager").length > 0) return () => true;
  const isIn = ({ antennes }: { antennes: readonly string[] }) => antennes.includes(antenne);
  if (holds("reception").some(isIn)) return () => true;
  const counsellors = holds("counsellor").filter(isIn);
  if (counsellors.length === 0) return undefined;
  return (counsellor: string) => counsellors.some(({ account }) => account === counsellor);
};

export const listAppointments = operation({
  summary: "L’agenda d’une antenne, jour par jour, dans l’ordre des heures",
  query: strict({ ...paging, antenne: line(60).optional(), day: civilDate.optional() }),
  answer: () => strict({ items: z.array(agendaLine), cursor: z.string().optional() }),
  refusals: ["not-allowed", "cursor-unknown"],
  shows: {
    items: [
      {
        id: "0191f2a4-5b6c-8d7e-af80-112233445569",
        date: "2026-12-03",
        time: "09:30",
        dossier: cardExample.dossier,
        counsellor: "acc-helene-carpentier",
        card: cardExample,
      },
    ],
  },
  run: async ({ actor, now, today, query }) => {
    const permission = may(actor, "listAppointments", now);
    if (isRefusal(permission)) return permission;
    const antenne = query.antenne ?? actor.antennes[0] ?? "";
    const sees = seesOf(actor, antenne);
    if (sees === undefined) return notAllowed();
    const { limit, cursor } = query;
    const found = await listRows({
      index: "owner",
      of: `agenda:${antenne}`,
      beginning: query.day ?? today,
      reader: actor.account,
      now,
      limit,
      ...(cursor && { cursor }),
    });
    if (isRefusal(found)) return found;
    const lines = found.items
      .map(({ id, card, sort }) => ({ id, ...readAgendaSort(sort), card }))
      .filter(({ counsellor }) => sees(counsellor));
    return {
      items: await shownRows(actor, now, lines),
      ...(found.cursor && { cursor: found.cursor }),
    };
  },
});
