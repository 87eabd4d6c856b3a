import * as z from "zod";
import { choice, strict, words } from "../fields.ts";
import { contact } from "../person/contact.ts";
import { identity } from "../person/identity.ts";
import { situation } from "../person/situation.ts";
import { notice } from "../referral/submission.ts";
import { residence } from "../territory/residence.ts";
import { type ContactOutcome, contactOutcomes } from "./contact.ts";

/** Somebody met: who, how to reach them, where they live; their situation as far as it was said. */
export const contactMet = strict({
  identity,
  contact,
  residence,
  situation: situation.optional(),
});
export type ContactMet = z.infer<typeof contactMet>;

/** Why a contact is closed without an airlock: a coded outcome, and words if they help. */
export const contactEnded = strict({
  kind: choice(Object.keys(contactOutcomes) as [ContactOutcome, ...ContactOutcome[]]),
  words: words(2_000).optional(),
});
export type ContactEnded = z.infer<typeof contactEnded>;

/** The contact becomes an orientation in the same dossier: nothing is asked twice. */
export const contactReferred = strict({
  reason: words(20_000),
  told: z.literal(true, {
    error: "La personne doit avoir été informée et souhaiter être contactée.",
  }),
  notice,
});
export type ContactReferred = z.infer<typeof contactReferred>;
