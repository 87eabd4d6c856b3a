import * as z from "zod";
import { civilDate, whenAsked } from "../fields.ts";

/**
 * `met`: the facts say so and documents prove it; `not-met`: the facts say no; `not-proven`: a fact or a document is
 * missing.
 */
const verdict = z.enum(["met", "not-met", "not-proven"]);
export type Verdict = z.infer<typeof verdict>;

/** A document that proves the criterion, or a part of it, and the last day on which it does. */
const usedDocument = whenAsked(() =>
  z.object({
    document: z.string(),
    kind: z.string(),
    label: z.string(),
    review: z.enum(["pending", "accepted", "refused"]),
    until: civilDate.optional(),
    /** What the person is asked for, should it be refused; none when the PLIE finds it by itself. */
    plain: z.string().optional(),
  }),
);
export type UsedDocument = z.infer<ReturnType<typeof usedDocument>>;

/** A document to bring; or a choice between several, each option being documents to bring together. */
export type Missing =
  | {
      readonly kind: string;
      readonly label: string;
      /** What the person is asked to bring; none when the PLIE finds it by itself. */
      readonly plain?: string;
      readonly code: string;
      readonly sentence: string;
      /** The document that was brought and does not do. */
      readonly document?: string;
    }
  | { readonly oneOf: readonly MissingOption[] };
export type MissingOption = { readonly label?: string; readonly all: readonly Missing[] };

const missing: z.ZodType<Missing> = z.lazy(() =>
  z.union([
    z.object({
      kind: z.string(),
      label: z.string(),
      plain: z.string().optional(),
      code: z.string(),
      sentence: z.string(),
      document: z.string().optional(),
    }),
    z.object({
      oneOf: z.array(z.object({ label: z.string().optional(), all: z.array(missing) })),
    }),
  ]),
);

const criterionReport = whenAsked(() =>
  z.object({
    criterion: z.string(),
    label: z.string(),
    verdict,
    /** The day on which it is judged; what is judged at the request can't lapse any more once the request is made. */
    reference: z.enum(["request", "entry", "exit"]),
    /** First day on which it holds, or will hold; not known: no beginning that matters. */
    from: civilDate.optional(),
    /** Last day on which it holds; not known: no end that matters. */
    until: civilDate.optional(),
    code: z.string(),
    sentence: z.string(),
    documents: z.array(usedDocument()),
    missing: z.array(missing),
  }),
);
export type SingleReport = z.infer<ReturnType<typeof criterionReport>>;

/**
 * What the engine says. It never decides: Statistics does. Special-category: it says who has the RSA or a disability.
 */
export const report = whenAsked(() =>
  z.object({
    subject: z.enum(["entry", "exit"]),
    requestDate: civilDate,
    entryDate: civilDate,
    /** Beginning of the protocol version that was applied. */
    protocol: civilDate,
    criteria: z.array(
      criterionReport().extend({ alternatives: z.array(criterionReport()).optional() }),
    ),
    summary: z.object({
      counts: z.object({ met: z.int(), "not-met": z.int(), "not-proven": z.int() }),
      everyCriterionMet: z.boolean(),
      /** Last day of entry (or exit) on which every criterion that is met still is. */
      until: civilDate.optional(),
      /** Documents whose lapse would end a criterion that is met, soonest first; `on` is the last good day. */
      lapses: z.array(
        z.object({ document: z.string(), kind: z.string(), label: z.string(), on: civilDate }),
      ),
      /** Parts of the protocol and settings that the PLIE has not confirmed. */
      toBeConfirmed: z.array(z.string()),
    }),
  }),
);
export type Report = z.infer<ReturnType<typeof report>>;
export type CriterionReport = Report["criteria"][number];

/** Criteria whose verdict differs between two reports, as a dry run of a protocol shows them. */
export const changedVerdicts = (before: Report, after: Report): string[] => {
  const verdicts = (given: Report) =>
    new Map(given.criteria.map((one) => [one.criterion, one.verdict]));
  const [old, young] = [verdicts(before), verdicts(after)];
  return [...new Set([...old.keys(), ...young.keys()])].filter(
    (criterion) => old.get(criterion) !== young.get(criterion),
  );
};
