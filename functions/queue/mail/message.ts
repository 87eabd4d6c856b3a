import * as z from "zod";
import { civilDate } from "../../../domain/fields.ts";

const id = z.string().min(1).max(100);

/** A mail about what happened to a dossier: the event, by the ids that name it for ever. */
const happened = z.object({
  template: z.enum([
    "referral-appointment",
    "referral-attached",
    "referral-opinion",
    "referral-entry",
    "referral-closed",
    "documents-missing",
    "third-return",
  ]),
  dossier: id,
  kind: id,
  id,
  n: z.int().min(1),
});

/** The report of an evening, to one reader. */
const night = z.object({ template: z.literal("night-report"), date: civilDate, account: id });

/** Orientations that nobody touched for too long, found on a day: their ids, a space between two. */
const untouched = z.object({
  template: z.literal("untouched-referrals"),
  date: civilDate,
  dossiers: z.string().min(1),
});

/** What the mail queue carries: a template and ids, never personal data. */
export const mailMessage = z.discriminatedUnion("template", [happened, night, untouched]);
export type MailMessage = z.infer<typeof mailMessage>;
export type HappenedMail = z.infer<typeof happened>;
export type NightMail = z.infer<typeof night>;
export type UntouchedMail = z.infer<typeof untouched>;
