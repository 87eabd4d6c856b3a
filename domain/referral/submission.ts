import * as z from "zod";
import { choice, french, line, strict, words } from "../fields.ts";
import { contact } from "../person/contact.ts";
import { identity } from "../person/identity.ts";
import { situation } from "../person/situation.ts";
import { residence } from "../territory/residence.ts";
import { type NoticeMeans, noticeMeans, type WayIn, waysIn } from "./referral.ts";

const codesOf = <Code extends string>(table: Readonly<Record<Code, string>>) =>
  Object.keys(table) as [Code, ...Code[]];

/** How the person was informed: which notice, and how it was given. */
export const notice = strict({
  /** Year and number of the notice: a code, so that nothing of the person can be typed here. */
  version: z.string({ error: french }).regex(/^\d{4}-\d{1,2}$/, {
    error: "La version de la notice se dit par année et numéro, comme 2026-1.",
  }),
  means: choice<readonly [NoticeMeans, ...NoticeMeans[]]>(codesOf(noticeMeans)),
});

/** What the online form sends: at most 12 mandatory fields (domain.md section 1). */
export const submission = strict({
  identity,
  contact,
  residence,
  situation: situation.optional(),
  wayIn: choice<readonly [WayIn, ...WayIn[]]>(codesOf(waysIn)).default("partner"),
  /** Asked when several antennes cover the commune; else the first one that does. */
  antenne: line(60).optional(),
  /** The outreach plan that it is part of: an id. */
  plan: line(60).optional(),
  /** A free slot of an antenne that covers the commune: the orientation then gives the appointment too. */
  slot: line(120).optional(),
  reason: words(20_000),
  /** The partner declares that the person was told and wants to be contacted. */
  told: z.literal(true, {
    error: "La personne doit avoir été informée et souhaiter être contactée.",
  }),
  notice,
});
export type Submission = z.infer<typeof submission>;

/** Why an orientation is withdrawn: a reason code of the settings. */
export const withdrawal = strict({ code: z.string({ error: french }).min(1, { error: french }) });
