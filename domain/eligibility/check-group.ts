import type { CriterionGroup } from "../protocol/criterion.ts";
import { type CheckScene, checkOne, optional } from "./check-criterion.ts";
import { byEnd, earlierOf, laterOf } from "./evidence.ts";
import type { CriterionReport, Missing, SingleReport, Verdict } from "./report.ts";
import { type CriterionCode, criterionSentence } from "./sentences.ts";

const groupVerdict = (needed: number, met: number, open: number): Verdict => {
  if (met >= needed) return "met";
  return met + open >= needed ? "not-proven" : "not-met";
};

const GROUP_CODES = {
  met: "alternatives-met",
  "not-proven": "alternatives-to-prove",
  "not-met": "no-alternative",
} as const satisfies Record<Verdict, CriterionCode>;

/** What is judged at the request can't lapse before the entry: its documents bring no end to the group. */
const atItsDay = (one: SingleReport): SingleReport => {
  if (one.reference !== "request") return one;
  const { until: _end, ...lasting } = one;
  return { ...lasting, documents: one.documents.map(({ until: _lapse, ...kept }) => kept) };
};

/** Holds a group of criteria: so many of its alternatives are needed, the most lasting ones are kept. */
export const checkGroup = (group: CriterionGroup, input: CheckScene): CriterionReport => {
  const alternatives = group.alternatives.map((one) => checkOne(one, input));
  const met = alternatives.filter(({ verdict }) => verdict === "met");
  const open = alternatives.filter(({ verdict }) => verdict === "not-proven");
  const verdict = groupVerdict(group.needed, met.length, open.length);
  const lasting = met
    .map(atItsDay)
    .toSorted((one, other) => byEnd(one.until, other.until))
    .slice(0, group.needed);
  const isMet = verdict === "met";
  const asked = (list: readonly SingleReport[]) => list.filter(({ missing }) => missing.length > 0);
  const wanted = asked(open).length > 0 ? asked(open) : asked(alternatives);
  const missing: Missing[] =
    isMet || wanted.length === 0
      ? []
      : [{ oneOf: wanted.map(({ label, missing }) => ({ label, all: missing })) }];
  const code = GROUP_CODES[verdict];
  return {
    criterion: group.code,
    label: group.label,
    reference: lasting.some(({ reference }) => reference === "entry") ? "entry" : "request",
    verdict,
    ...(isMet &&
      optional(
        lasting.map(({ from }) => from).reduce(laterOf, undefined),
        lasting.map(({ until }) => until).reduce(earlierOf, undefined),
      )),
    code,
    sentence: criterionSentence(code),
    documents: isMet ? lasting.flatMap(({ documents }) => documents) : [],
    missing,
    alternatives,
  };
};
