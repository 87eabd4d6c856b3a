import type { CivilDate } from "../date.ts";
import {
  type Criterion,
  type CriterionGroup,
  isGroup,
  type SingleCriterion,
} from "../protocol/criterion.ts";
import type { ProtocolVersion } from "../protocol/protocol.ts";
import type { SettingsInForce } from "../setting/setting.ts";
import { byEnd, earlierOf, evidenceFor, laterOf } from "./evidence.ts";
import type { DocumentFact, PersonFacts } from "./facts.ts";
import type { CriterionReport, Missing, Report, SingleReport, Verdict } from "./report.ts";
import { type CriterionCode, criterionSentence, type Said } from "./sentences.ts";
import { findingFor, movedOn } from "./tests.ts";

/** All that the engine reads. */
export type CheckInput = {
  /** The version in force on the request date (`protocolOn(versions, requestDate)`). */
  readonly protocol: ProtocolVersion;
  readonly settings: SettingsInForce;
  readonly subject: "entry" | "exit";
  /** The day of the request; in a preview, today. */
  readonly requestDate: CivilDate;
  /** The day of the entry; while it is not known, today. */
  readonly entryDate: CivilDate;
  readonly person: PersonFacts;
  readonly documents: readonly DocumentFact[];
};

const dayOf = (criterion: SingleCriterion, input: CheckInput): CivilDate => {
  if (criterion.reference === "request") return input.requestDate;
  return criterion.reference === "exit"
    ? (input.person.exit?.date ?? input.requestDate)
    : input.entryDate;
};

const optional = (from?: CivilDate, until?: CivilDate) => ({
  ...(from !== undefined && { from }),
  ...(until !== undefined && { until }),
});

const hasDocument = (missing: readonly Missing[]): boolean =>
  missing.some((one) =>
    "oneOf" in one ? one.oneOf.some(({ all }) => hasDocument(all)) : one.document !== undefined,
  );

const checkOne = (criterion: SingleCriterion, input: CheckInput): SingleReport => {
  const { protocol, settings, person, documents } = input;
  const { values } = settings;
  const day = dayOf(criterion, input);
  const finding = findingFor(criterion, { protocol, values, person, day });
  const moved = movedOn(person.residences, day);
  const evidence = evidenceFor(criterion.proof, {
    documents,
    kinds: values.documentKinds,
    reference: {
      day,
      ...(values.documentAgeAt === "request" && { ageDay: input.requestDate }),
      ...(values.documentAgeAt === "entry" && { ageDay: input.entryDate }),
      agesUntilEntry: values.documentAgeAt === "entry",
      birth: person.birth,
      ...(moved && { movedOn: moved }),
    },
  });
  const say = (
    verdict: Verdict,
    code: CriterionCode,
    more: { said?: Said; from?: CivilDate; until?: CivilDate; missing?: readonly Missing[] } = {},
  ): SingleReport => ({
    criterion: criterion.code,
    label: criterion.label,
    reference: criterion.reference,
    verdict,
    ...optional(more.from, more.until),
    code,
    sentence: criterionSentence(code, more.said),
    documents: [...evidence.used],
    missing: [...(more.missing ?? [])],
  });

  if (finding.holds === "no") return say("not-met", finding.code, finding);
  if (finding.holds === "unknown")
    return say("not-proven", finding.code, { ...finding, missing: evidence.missing });
  const facts = finding.holds === "yes" ? finding : undefined;
  if (evidence.proven)
    return say("met", facts?.code ?? "proven", {
      ...optional(laterOf(facts?.from, evidence.from), earlierOf(facts?.until, evidence.until)),
    });
  const { missing } = evidence;
  if (finding.holds === "undeclared") return say("not-met", finding.code, { missing });
  const isBegun = hasDocument(missing) || evidence.used.length > 0;
  return say("not-proven", isBegun ? "proof-insufficient" : "proof-missing", {
    ...optional(facts?.from, facts?.until),
    missing,
  });
};

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

const checkGroup = (group: CriterionGroup, input: CheckInput): CriterionReport => {
  const alternatives = group.alternatives.map((one) => checkOne(one, input));
  const met = alternatives.filter(({ verdict }) => verdict === "met");
  const open = alternatives.filter(({ verdict }) => verdict === "not-proven");
  const verdict = groupVerdict(group.needed, met.length, open.length);
  const lasting = met
    .map(atItsDay)
    .toSorted((one, other) => byEnd(one.until, other.until))
    .slice(0, group.needed);
  const isMet = verdict === "met";
  const wanted = open.length > 0 ? open : alternatives.filter(({ missing }) => missing.length > 0);
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

const applies = (criterion: Criterion, input: CheckInput): boolean =>
  isGroup(criterion) ||
  criterion.test.kind !== "exit" ||
  criterion.test.of.includes(input.person.exit?.kind ?? "");

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
  const all: readonly Criterion[] =
    input.subject === "entry" ? input.protocol.criteria : input.protocol.exit;
  const criteria = all
    .filter((criterion) => applies(criterion, input))
    .map(
      (criterion): CriterionReport =>
        isGroup(criterion) ? checkGroup(criterion, input) : checkOne(criterion, input),
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
