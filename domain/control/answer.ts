import * as z from "zod";
import { choice, code, french, line, strict, words } from "../fields.ts";

/** One document under one kind, or one kind that is not there. */
export const review = strict({
  document: line(60).optional(),
  kind: code,
  accepted: z.boolean({ error: french }),
  fault: code.optional(),
  words: words(1_000).optional(),
});
export type GivenReview = z.infer<typeof review>;

const reviews = z.array(review, { error: french }).max(80, { error: french });

/** The answer of Statistics: all that is wrong is said in this one return. */
export const answer = z.discriminatedUnion(
  "outcome",
  [
    strict({
      outcome: z.literal("granted"),
      reviews: reviews.min(1, { error: french }),
      words: words(5_000).optional(),
    }),
    strict({
      outcome: z.literal("refused"),
      code,
      reviews: reviews.default([]),
      words: words(5_000).optional(),
    }),
    strict({
      outcome: z.literal("documents-missing"),
      reviews: reviews.min(1, { error: french }),
      words: words(5_000).optional(),
    }),
  ],
  { error: french },
);
export type Answer = z.infer<typeof answer>;

/** A draft is an answer that is not finished; hidden from the counsellor. */
export const draft = strict({
  outcome: choice(["granted", "refused", "documents-missing"]).optional(),
  code: code.optional(),
  reviews: reviews.default([]),
  words: words(5_000).optional(),
});
export type Draft = z.infer<typeof draft>;

/** Why a frozen decision is replaced by a new control. */
export const supersession = strict({ code, words: words(5_000).optional() });
export type Supersession = z.infer<typeof supersession>;
