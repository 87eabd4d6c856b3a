import { type Criterion, isGroup } from "../protocol/criterion.ts";
import { type CheckInput, type CheckScene, checkOne, isMet } from "./check-criterion.ts";
import { checkGroup } from "./check-group.ts";
import { earlierOf } from "./evidence.ts";
import type { CriterionReport, Report, Verdict } from "./report.ts";

export type { CheckInput } from "./check-criterion.ts";

const applies = (criterion: Criterion, input: CheckInput): boolean =>
  isGroup(criterion) ||
  criterion.test.kind !== "exit" ||
  criterion.test.of.includes(input.person.exit?.kind ?? "");

const criteriaFor = (input: CheckInput): readonly Criterion[] => {
  const all: readonly Criterion[] =
    input.subject === "entry" ? input.protocol.criteria : input.protocol.exit;
  return all.filter((criterion) => applies(criterion, input));
};

const sceneOf = (input: CheckInput): CheckScene => ({
  ...input,
  kinds: new Map(input.settings.values.documentKinds.map((kind) => [kind.code, kind])),
});

const summarise = (criteria: readonly CriterionReport[], input: CheckInput): Report["summary"] => {
  const numberOf = (verdict: Verdict) => criteria.filter((one) => one.verdict === verdict).length;
  const counts = {
    met: numberOf("met"),
    "not-met": numberOf("not-met"),
    "not-proven": numberOf("not-proven"),
  };
  const lapsing = criteria.filter(
    ({ verdict, reference }) => verdict === "met" && reference !== "request",
  );
  const lapses = new Map(
    lapsing.flatMap(({ documents }) =>
      documents.flatMap(({ document, kind, label, until }) =>
        until === undefined
          ? []
          : [[`${document} ${kind}`, { document, kind, label, on: until }] as const],
      ),
    ),
  );
  const until = lapsing.map((one) => one.until).reduce(earlierOf, undefined);
  return {
    counts,
    everyCriterionMet: criteria.length > 0 && counts.met === criteria.length,
    ...(until !== undefined && { until }),
    lapses: [...lapses.values()].toSorted((one, other) => one.on.localeCompare(other.on)),
    toBeConfirmed: [
      ...input.protocol.toBeConfirmed,
      ...input.settings.toBeConfirmed.filter(
        (name) => name === "documentAgeAt" || name === "leapDayBirthday",
      ),
    ],
  };
};

/**
 * The one engine of eligibility, for the check after the manager's validation, the preview while a request is prepared,
 * the dry run of a protocol, and the rule « every criterion holds on the day of entry » (run it with that day). It reads
 * what it is given and nothing else, so that the same input gives the same report.
 *
 * It never decides: the report says of each criterion *met*, *not met* or *not proven*, from and until when, with the
 * reason and the documents; granting and refusing belong to Statistics. Documents not reviewed yet count as proof, and
 * `review` says which were; those refused don't.
 */
export const check = (input: CheckInput): Report => {
  const scene = sceneOf(input);
  const criteria = criteriaFor(input).map(
    (criterion): CriterionReport =>
      isGroup(criterion) ? checkGroup(criterion, scene) : checkOne(criterion, scene),
  );
  return {
    subject: input.subject,
    requestDate: input.requestDate,
    entryDate: input.entryDate,
    protocol: input.protocol.from,
    criteria,
    summary: summarise(criteria, input),
  };
};

/** The criteria of which `check` would not say *met*, when that is all that is asked. */
export const unmet = (input: CheckInput): readonly Criterion[] => {
  const scene = sceneOf(input);
  const holds = (criterion: Criterion): boolean =>
    isGroup(criterion)
      ? criterion.alternatives.filter((one) => isMet(one, scene)).length >= criterion.needed
      : isMet(criterion, scene);
  return criteriaFor(input).filter((criterion) => !holds(criterion));
};
