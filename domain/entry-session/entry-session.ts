import * as z from "zod";
import type { Actor } from "../access/actor.ts";
import type { CivilDate } from "../date.ts";
import type { Card } from "../dossier/card.ts";
import { civilDate, dossierId, french, strict } from "../fields.ts";

/** Dossiers of one session, at most: each is a message and a command of its own. */
export const mostDossiers = 50;

/** Entries recorded together, on one day: one line a dossier. */
export const entrySessionOpening = strict({
  date: civilDate,
  dossiers: z
    .array(strict({ dossier: dossierId }), { error: french })
    .min(1, { error: french })
    .max(mostDossiers, { error: `${mostDossiers} dossiers au plus par séance.` })
    .refine((lines) => new Set(lines.map(({ dossier }) => dossier)).size === lines.length, {
      error: "Le même dossier est donné deux fois.",
    }),
});

/** What became of one line. `refused` brings the refusal's code and French sentence. */
export type Fate = {
  readonly outcome: "entered" | "refused";
  readonly code?: string;
  readonly message?: string;
  readonly at: string;
};

/** One dossier of a session. Its row (`card`) is known once its fate is. */
export type EntryLine = {
  readonly session: string;
  readonly dossier: string;
  readonly fate?: Fate;
  readonly card?: Card;
};

/** A session of entries: who recorded it (the commands act in that name), for which day, and how far it is. */
export type EntrySession = {
  readonly id: string;
  readonly version: number;
  readonly author: Actor;
  readonly date: CivilDate;
  readonly openedAt: string;
  /** Digest of what was asked, for « same key, other body ». */
  readonly body: string;
  readonly lines: number;
  readonly settled: number;
  readonly minutes?: { readonly key: string; readonly versionId: string };
  /** Who opened the minutes, and when. */
  readonly readers?: readonly { readonly account: string; readonly at: string }[];
};
