import * as z from "zod";
import { may } from "../../domain/access/may.ts";
import { entrySessionOpening } from "../../domain/entry-session/entry-session.ts";
import { refusals } from "../../domain/entry-session/refusals.ts";
import { isRefusal, Refusal } from "../../domain/refusal.ts";
import { derivedId, digestOf } from "../adapters/digest.ts";
import { loadSession, putSession } from "../adapters/table/sessions.ts";
import { card, cardExample } from "./kit/card.ts";
import { shownRows } from "./kit/list.ts";
import { operation } from "./kit/operation.ts";

const opened = z.object({ session: z.string(), lines: z.int() });

export const openEntrySession = operation({
  summary: "Acter plusieurs entrées d’une même séance : chaque dossier a son propre sort",
  body: entrySessionOpening,
  answer: () => opened,
  status: 201,
  refusals: ["not-allowed", "entry-in-future", "key-reused"],
  example: {
    date: "2026-11-24",
    dossiers: [{ dossier: "0191f2a4-5b6c-8d7e-af80-112233445566" }],
  },
  shows: { session: "0191f2a4-5b6c-8d7e-af80-112233445571", lines: 1 },
  run: async ({ actor, now, today, body, key }) => {
    const permission = may(actor, "openEntrySession", now);
    if (isRefusal(permission)) return permission;
    if (body.date > today) return refusals.inFuture();
    const id = derivedId(actor.account, key, "openEntrySession");
    const digest = digestOf(body);
    const saved = await putSession(
      {
        id,
        version: 1,
        author: actor,
        date: body.date,
        openedAt: now,
        body: digest,
        lines: body.dossiers.length,
        settled: 0,
      },
      body.dossiers.map((line) => ({ session: id, ...line })),
    );
    if (saved === "exists" && (await loadSession(id))?.session.body !== digest)
      return new Refusal("key-reused", "Cette clé d’envoi a déjà servi pour une autre demande.", {
        status: 422,
      });
    return { session: id, lines: body.dossiers.length };
  },
});

const line = z.object({
  dossier: z.string(),
  fate: z
    .object({
      outcome: z.enum(["entered", "refused"]),
      code: z.string().optional(),
      message: z.string().optional(),
      at: z.string(),
    })
    .optional(),
  card: card.optional(),
});

export const readEntrySession = operation({
  summary: "Une séance d’entrées et le sort de chaque dossier",
  answer: () =>
    z.object({
      session: z.string(),
      date: z.string(),
      openedAt: z.string(),
      by: z.string(),
      settled: z.int(),
      lines: z.array(line),
      minutesReady: z.boolean(),
    }),
  refusals: ["not-allowed", "entry-session-unknown"],
  shows: {
    session: "0191f2a4-5b6c-8d7e-af80-112233445571",
    date: "2026-11-24",
    openedAt: "2026-11-24T14:02:00.000Z",
    by: "acc-olivier-deswarte",
    settled: 1,
    lines: [
      {
        dossier: cardExample.dossier,
        fate: { outcome: "entered", at: "2026-11-24T14:02:01.000Z" },
        card: { ...cardExample, stage: "participant" },
      },
    ],
    minutesReady: true,
  },
  run: async ({ actor, now, params }) => {
    const permission = may(actor, "readEntrySession", now);
    if (isRefusal(permission)) return permission;
    const found = await loadSession(params.sessionId ?? "");
    if (found === undefined) return refusals.unknown();
    const { session, lines } = found;
    const cards = new Map(
      (await shownRows(actor, now, lines)).map(({ dossier, card }) => [dossier, card]),
    );
    return {
      session: session.id,
      date: session.date,
      openedAt: session.openedAt,
      by: session.author.account,
      settled: session.settled,
      lines: lines.map(({ dossier, fate }) => ({
        dossier,
        ...(fate && { fate }),
        ...(cards.has(dossier) && { card: cards.get(dossier) }),
      })),
      minutesReady: session.minutes !== undefined,
    };
  },
});
