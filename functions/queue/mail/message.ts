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
    "entry-review",
    "dossier-opened",
  ]),
  dossier: id,
  kind: id,
  id,
  n: z.int().min(1),
});

/** The appointment of a dossier as it stands when the mail is made, to the person. */
const told = z.object({ template: z.literal("appointment-told"), dossier: id });

/** The report of an evening, to one reader. */
const night = z.object({ template: z.literal("night-report"), date: civilDate, account: id });

/** Orientations that nobody touched for too long, found on a day: their ids, a space between two. */
const untouched = z.object({
  template: z.literal("untouched-referrals"),
  date: civilDate,
  dossiers: z.string().min(1),
});

/** A return of Statistics that is so many days old: the control, and when it was sent back. */
const reminder = z.object({
  template: z.literal("documents-reminder"),
  dossier: id,
  control: id,
  since: z.iso.datetime(),
  day: z.int().min(1),
});

/** What the mail queue carries: a template and ids, never personal data. */
export const mailMessage = z.discriminatedUnion("template", [
  happened,
  told,
  night,
  untouched,
  reminder,
]);
export type MailMessage = z.infer<typeof mailMessage>;
export type HappenedMail = z.infer<typeof happened>;
export type ToldMail = z.infer<typeof told>;
export type ReminderMail = z.infer<typeof reminder>;
export type NightMail = z.infer<typeof night>;
export type UntouchedMail = z.infer<typeof untouched>;
