import * as z from "zod";
import { choice, code, count, french, line, strict, whenAsked } from "../fields.ts";
import { type Requirement, requirement } from "./requirement.ts";

/** The day on which a criterion is judged (domain.md section 5). */
const REFERENCES = ["request", "entry", "exit"] as const;

/**
 * What must be true, whatever the documents.
 * - `residence`: lives in an adhering commune;
 * - `minimum-age`: has reached an age; without `age`, that of the protocol;
 * - `declared`: the person says so;
 * - `months-without-work`: without work declared for so many months;
 * - `education-level`: level of the French framework at most;
 * - `exit`: the exit is of one of these kinds.
 */
const criterionTest = whenAsked(() =>
  z.discriminatedUnion(
    "kind",
    [
      strict({ kind: z.literal("residence") }),
      strict({ kind: z.literal("minimum-age"), age: count(16, 99).optional() }),
      strict({ kind: z.literal("declared") }),
      strict({ kind: z.literal("months-without-work"), months: count(1, 120) }),
      strict({ kind: z.literal("education-level"), maximum: count(1, 8) }),
      strict({ kind: z.literal("exit"), of: z.array(code).min(1).max(30) }),
    ],
    { error: french },
  ),
);

const single = whenAsked(() =>
  strict({
    code,
    label: line(150),
    reference: choice(REFERENCES),
    test: criterionTest(),
    proof: requirement,
  }),
);
export type SingleCriterion = Omit<z.infer<ReturnType<typeof single>>, "proof"> & {
  readonly proof: Requirement;
};

const group = whenAsked(() =>
  strict({
    code,
    label: line(150),
    /** How many of the alternatives must hold. */
    needed: count(1, 20),
    alternatives: z.array(single()).min(1).max(30),
  }).refine(({ needed, alternatives }) => needed <= alternatives.length, {
    error: "Il y a moins de critères dans le groupe qu’il n’en est demandé.",
    path: ["needed"],
  }),
);
export type CriterionGroup = z.infer<ReturnType<typeof group>>;

export const criterion = whenAsked(() =>
  z.union([single(), group()], {
    error: "Indiquez un critère avec ses justificatifs, ou un groupe de critères.",
  }),
);
export type Criterion = SingleCriterion | CriterionGroup;

/** Tells a group of criteria from a single one. */
export const isGroup = (given: Criterion): given is CriterionGroup => "alternatives" in given;

/** All single criteria, those of groups too. */
export const singleCriteria = (criteria: readonly Criterion[]): SingleCriterion[] =>
  criteria.flatMap((given) => (isGroup(given) ? given.alternatives : [given]));
