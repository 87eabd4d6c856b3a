import type { CivilDate } from "../date.ts";
import type { SingleCriterion } from "../protocol/criterion.ts";
import type { ProtocolVersion } from "../protocol/protocol.ts";
import type { DocumentKind } from "../setting/document-kinds.ts";
import type { SettingsInForce } from "../setting/setting.ts";
import { type Evidence, earlierOf, evidenceFor, laterOf } from "./evidence.ts";
import type { DocumentFact, PersonFacts } from "./facts.ts";
import { type Finding, findingFor } from "./findings.ts";
import type { Missing, SingleReport, Verdict } from "./report.ts";
import { type CriterionCode, criterionSentence, type Said } from "./sentences.ts";

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

/** What is asked of each criterion: the input, and the kinds of document by code. */
export type CheckScene = CheckInput & { readonly kinds: ReadonlyMap<string, DocumentKind> };

const dayOf = (criterion: SingleCriterion, input: CheckInput): CivilDate => {
  if (criterion.reference === "request") return input.requestDate;
  return criterion.reference === "exit"
    ? (input.person.exit?.date ?? input.requestDate)
    : input.entryDate;
};

/** Leaves out the dates that are not known. */
export const optional = (from?: CivilDate, until?: CivilDate) => ({
  ...(from !== undefined && { from }),
  ...(until !== undefined && { until }),
});

const hasDocument = (missing: readonly Missing[]): boolean =>
  missing.some((one) =>
    "oneOf" in one ? one.oneOf.some(({ all }) => hasDocument(all)) : one.document !== undefined,
  );

const findingIn = (criterion: SingleCriterion, input: CheckScene): Finding => {
  const { protocol, settings, person } = input;
  const day = dayOf(criterion, input);
  return findingFor(criterion, { protocol, values: settings.values, person, day });
};

const evidenceIn = (criterion: SingleCriterion, input: CheckScene): Evidence => {
  const { settings, person, documents, kinds } = input;
  const { values } = settings;
  return evidenceFor(criterion.proof, {
    documents,
    kinds,
    faults: values.reasons.document,
    residences: person.residences,
    reference: {
      day: dayOf(criterion, input),
      ...(values.documentAgeAt === "request" && { ageDay: input.requestDate }),
      ...(values.documentAgeAt === "entry" && { ageDay: input.entryDate }),
      agesUntilEntry: values.documentAgeAt === "entry",
      birth: person.birth,
    },
  });
};

/** Whether `checkOne` would say *met*: documents are looked at only for what the facts allow. */
export const isMet = (criterion: SingleCriterion, input: CheckScene): boolean =>
  findingIn(criterion, input).holds === "yes" && evidenceIn(criterion, input).proven;

/** Holds one criterion against facts and documents. */
export const checkOne = (criterion: SingleCriterion, input: CheckScene): SingleReport => {
  const finding = findingIn(criterion, input);
  const evidence = evidenceIn(criterion, input);
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

  const { missing } = evidence;
  if (finding.holds !== "yes") {
    if (finding.holds === "no") return say("not-met", finding.code, finding);
    if (finding.holds === "unknown")
      return say("not-proven", finding.code, { ...finding, missing });
    return evidence.proven
      ? say("not-proven", "situation-shown")
      : say("not-met", finding.code, { missing });
  }
  if (evidence.proven)
    return say("met", finding.code ?? "proven", {
      ...optional(laterOf(finding.from, evidence.from), earlierOf(finding.until, evidence.until)),
    });
  const isBegun = hasDocument(missing) || evidence.used.length > 0;
  return say("not-proven", isBegun ? "proof-insufficient" : "proof-missing", {
    ...optional(finding.from, finding.until),
    missing,
  });
};
