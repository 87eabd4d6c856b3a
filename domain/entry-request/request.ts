import type * as z from "zod";
import { declaredSituation } from "../eligibility/facts.ts";
import { code, strict, words } from "../fields.ts";

const { claimed, withoutWorkSince, educationLevel } = declaredSituation.shape;

/** What some criteria rest upon, beside the documents: « sans travail depuis », level of education. */
export type Facts = { readonly withoutWorkSince?: string; readonly educationLevel?: number };

/** The entry request as the counsellor prepares it: nothing that the dossier already says is asked again. */
export const preparation = strict({
  claimed,
  withoutWorkSince,
  educationLevel,
  motivation: words(20_000),
});
export type Preparation = z.infer<typeof preparation>;

/** What the preview is asked with: the screen as it stands, not saved; what is left out is read from the draft. */
export const previewed = strict({
  claimed: claimed.optional(),
  withoutWorkSince,
  educationLevel,
});
export type Previewed = z.infer<typeof previewed>;

/** A return for completion, or a decline: a coded reason and words, both. */
export const reasoned = strict({ code, words: words(5_000) });
export type Reasoned = z.infer<typeof reasoned>;

/** A withdrawal: a coded reason; words if there is more to say. */
export const withdrawn = strict({ code, words: words(5_000).optional() });
export type Withdrawn = z.infer<typeof withdrawn>;
