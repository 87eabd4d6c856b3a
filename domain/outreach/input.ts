import * as z from "zod";
import { strict, words } from "../fields.ts";
import { contact } from "../person/contact.ts";
import { identity } from "../person/identity.ts";
import { situation } from "../person/situation.ts";
import { notice } from "../referral/submission.ts";
import { residence } from "../territory/residence.ts";

/** Somebody met: who, how to reach them, where they live; their situation as far as it was said. */
export const contactMet = strict({
  identity,
  contact,
  residence,
  situation: situation.optional(),
});
export type ContactMet = z.infer<typeof contactMet>;

/** The contact becomes an orientation in the same dossier: nothing is asked twice. */
export const contactReferred = strict({
  reason: words(20_000),
  told: z.literal(true, {
    error: "La personne doit avoir été informée et souhaiter être contactée.",
  }),
  notice,
});
export type ContactReferred = z.infer<typeof contactReferred>;
